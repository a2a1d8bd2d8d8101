from __future__ import annotations

import shutil

import pytest

from indicators.errors import BadPeriod, Faults, UnknownPlace, UnknownUnit, UnreadableTable
from indicators.project import Project
from indicators.tables.reported import observations

ROW = {
    "place": "鞍山市", "adcode": "210300", "indicator_id": "gdp", "indicator": "地区生产总值",
    "measure": "growth", "period": "2023", "value": "6", "unit": "%", "comparator": "eq",
    "status": "final", "source_title": "公报",
    "source_quality": "official", "source_url": "", "published": "2024-03-01", "note": "",
}  # fmt: skip


@pytest.fixture
def written(tmp_path):
    """Writes rows into one file of a project and reads it."""

    def read(*rows, header=None, raw=None):
        project = Project(tmp_path)
        project.observations.mkdir(parents=True, exist_ok=True)
        lines = [",".join(header or observations.HEADER), *(",".join((ROW | row).values()) for row in rows)]
        content = raw if raw is not None else ("\n".join(lines) + "\n").encode()
        (project.observations / "made.csv").write_bytes(content)
        return observations.read(project)

    return read


def fault(error_class, written, **arguments):
    with pytest.raises(error_class) as caught:
        written(*arguments.pop("rows", ()), **arguments)
    return caught.value


def test_the_gathered_figures_all_read(project):
    figures = observations.read(project)
    counts = {name: sum(figure.file == name for figure in figures) for name in {f.file for f in figures}}
    assert counts == {"reported.csv": 169, "province-targets.csv": 38, "city-targets.csv": 18}
    assert len(set(observations.row_ids(figures))) == len(figures)


def test_the_readme_counts_the_rows_that_are_there(project):
    text = (project.observations / "README.md").read_text(encoding="utf-8")
    for path in project.observations.glob("*.csv"):
        rows = sum(figure.file == path.name for figure in observations.read(project))
        assert f"| {path.name} | {rows} |" in text


@pytest.mark.parametrize(
    ("value", "unit", "low", "label"),
    [
        ("771.6", "亿元", 77160000000.0, "元"),
        ("500.1", "亿斤", 50010000000.0, "斤"),
        ("24.4", "万户", 244000.0, "户"),
        ("0.3", "%", 0.3, "%"),
        ("3201", "万美元", 32010000.0, "美元"),
    ],
)
def test_figures_are_multiplied_out_without_binary_dust(written, value, unit, low, label):
    (figure,) = written({"value": value, "unit": unit, "measure": "level"})
    row = observations.table_row(figure)
    assert (row["low"], row["unit"]) == (low, label)


def test_an_id_of_another_file_becomes_the_catalogues_own(written):
    figures = written({"indicator_id": "carbon_intensity", "measure": "decline"}, {"indicator_id": "other"})
    assert [observations.table_row(figure)["indicator_id"] for figure in figures] == ["co2_intensity", ""]


@pytest.mark.parametrize(
    ("period", "note", "basis"),
    [
        ("2023", "", "yoy"),
        ("2025-Q1", "", "yoy"),
        ("2020/2021-Q1/Q3", "两年平均", "cagr"),
        ("2021/2025", "", "cumulative"),
    ],
)
def test_a_growth_says_what_it_is_counted_against(written, period, note, basis):
    (figure,) = written({"period": period, "note": note})
    assert observations.table_row(figure)["basis"] == basis


def test_rows_of_one_key_get_numbers(written):
    assert observations.row_ids(written({}, {"value": "5"}, {"period": "2022"})) == [
        "made@210300.gdp.growth.2023",
        "made@210300.gdp.growth.2023.2",
        "made@210300.gdp.growth.2022",
    ]


def test_a_target_in_words_keeps_them(written):
    (figure,) = written(
        {"value": "", "comparator": "", "status": "target", "note": "text only: 与经济增长同步"}
    )
    assert figure.words == "与经济增长同步"
    assert observations.table_row(figure)["comparator"] == "relational"


@pytest.mark.parametrize(
    ("row", "column", "expected", "found"),
    [
        (
            {"value": "6%"},
            "value",
            "a number such as 8 or 34.2, below 1e308, without unit or thousands mark",
            "'6%'",
        ),
        (
            {"value": "NaN"},
            "value",
            "a number such as 8 or 34.2, below 1e308, without unit or thousands mark",
            "'NaN'",
        ),
        ({"measure": "speed"}, "measure", "Input should be 'level'", "'speed'"),
        ({"status": "预计"}, "status", "Input should be 'estimate'", "'预计'"),
        ({"adcode": "2103"}, "adcode", "String should match pattern", "'2103'"),
        ({"published": "2024年"}, "published", "String should match pattern", "'2024年'"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_by_file_row_and_column(written, row, column, expected, found):
    error = fault(UnreadableTable, written, rows=[{}, row])
    assert error.expected.startswith(expected)
    assert error.found == found
    assert error.where == f"data/raw/observations/made.csv, row 3, column {column}"
    assert error.remedy == "Correct the cell after its source."


def test_an_unknown_unit_is_named_with_its_row(written):
    error = fault(UnknownUnit, written, rows=[{"unit": "亿圆圆"}])
    assert error.where == "data/raw/observations/made.csv, row 2, column unit"
    assert "亿圆圆" in error.found
    assert error.remedy.endswith("Or add a line to units.csv.")


def test_a_bad_period_is_named_with_its_row(written):
    error = fault(BadPeriod, written, rows=[{"period": "2023-Q5"}])
    assert error.where == "data/raw/observations/made.csv, row 2, column period"
    assert error.remedy == "A year has the quarters Q1 to Q4."


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ({"adcode": "210700"}, "The code is 锦州市's."),
        ({"place": "鞍山", "adcode": "999999"}, "Did you mean 鞍山市"),
    ],
)
def test_a_place_without_its_code_is_told(written, row, remedy):
    error = fault(UnknownPlace, written, rows=[row])
    assert error.expected == "a place with its own code"
    assert error.where == "data/raw/observations/made.csv, row 2, columns place and adcode"
    assert error.remedy.startswith(remedy)


def test_no_number_and_no_words_is_a_fault(written):
    error = fault(UnreadableTable, written, rows=[{"value": "", "comparator": ""}])
    assert error.expected == "a number with a comparator, or neither and a note 'text only: …'"
    assert error.found == "value None, comparator '', note ''"
    assert error.where.endswith("row 2, columns value, comparator and note")
    assert error.remedy == "Fill in what is missing after the source."


def test_all_faults_of_all_rows_are_told_at_once(written):
    error = fault(Faults, written, rows=[{"value": "x"}, {"unit": "光年年", "period": "十四五"}])
    assert [type(inner) for inner in error.errors] == [UnreadableTable, UnknownUnit, BadPeriod]
    assert str(error).startswith("3 faults\n1. table cannot be read")


@pytest.mark.parametrize("raw", ["place,鞍山市".encode("gb18030"), b"place,\0"])
def test_a_file_in_another_encoding_is_told(written, raw):
    error = fault(UnreadableTable, written, raw=raw)
    assert (error.expected, error.found) == ("a CSV in UTF-8", "bytes that are none, from byte 6")
    assert error.remedy == "Save it again as CSV UTF-8."


def test_another_header_is_told(written):
    error = fault(UnreadableTable, written, header=["place", "city"])
    assert error.expected.startswith("the columns place, adcode")
    assert "city" in error.found
    assert "adcode" in error.found
    assert error.where == "data/raw/observations/made.csv, row 1"
    assert error.remedy == "Correct the header; the README beside the file says what each column holds."


def test_a_row_with_too_many_cells_is_told(written):
    error = fault(UnreadableTable, written, rows=[{"note": "a,b"}])
    assert error.expected == "15 cells"
    assert error.found.startswith("16 cells: '鞍山市,210300")
    assert error.where == "data/raw/observations/made.csv, row 2"
    assert "double quotes" in error.remedy


def test_a_quote_that_never_closes_is_told(written):
    error = fault(UnreadableTable, written, rows=[{"note": '"a'}])
    assert error.expected == "a CSV with double quotes around cells that need them"
    assert error.where == "data/raw/observations/made.csv, row 2"
    assert error.remedy == "Mend the quotes on that line."


def test_the_files_of_a_folder_that_is_not_there_are_none(tmp_path, project):
    assert observations.read(Project(tmp_path)) == []
    shutil.copytree(project.observations, Project(tmp_path).observations)
    assert len(observations.read(Project(tmp_path))) == 225


def test_a_file_whose_name_cannot_begin_identifiers_is_told(tmp_path):
    project = Project(tmp_path)
    project.observations.mkdir(parents=True)
    for name in ("X06.csv", "上报.csv"):
        (project.observations / name).write_text(",".join(observations.HEADER) + "\n", encoding="utf-8")
    with pytest.raises(Faults) as told:
        observations.read(project)
    assert "expected  a name of small letters, digits and hyphens, such as reported-2025.csv" in str(
        told.value
    )
    assert "'X06.csv'" in str(told.value)
    assert "Rename the file" in str(told.value)
