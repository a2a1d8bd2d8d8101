"""No text of a paper or a workbook becomes a formula in a CSV, and every text comes back as it was."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.project import Project
from indicators.reading import statement_formats
from indicators.reading.statement import Statement
from indicators.storage.safe_csv import guard, unguard, written
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.contract.table_csv import parsed
from indicators.tables.corrections import corrections
from indicators.tables.corrections.corrections import Correction
from indicators.tables.reported import progress_figures
from indicators.tables.reported.progress_figures import ProgressFigure
from indicators.workbooks.result_tables import render

FORMULA = '=HYPERLINK("http://x","点")'
BEGINNINGS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "−", " =", "\u3000=", "\x00=")
TEXTS = st.one_of(
    st.text(), st.builds(str.__add__, st.text("'=+-@\t\r\n;\" ＝＋－＠", max_size=6), st.text())
)


@given(TEXTS)
@example("'")
@example("''=")
@example("-4.9%")
@example("'-4.9%")
def test_every_text_comes_back(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_cell_begins_like_a_formula(beginning):
    assert guard(f"{beginning}1+1") == f"'{beginning}1+1"


@pytest.mark.parametrize(
    "text", ["市发改委;=6*7", "a;@x", "a; =6*7", 'a;"=6*7;"', "a\n=6*7;", "a\t=6*7", "a;-4,+1", "-4;-5"]
)
def test_no_part_of_a_cell_begins_like_a_formula_where_lines_are_parted_at_semicolons(text):
    guarded = guard(text)
    assert unguard(guarded) == text
    parts = [cell for line in guarded.splitlines() for cell in csv.reader([line], delimiter=";")]
    cells = [part.strip() for row in parts for cell in row for part in cell.split("\t")]
    assert not any(cell.startswith(tuple("=+-@")) for cell in cells), guarded


def test_paragraphs_in_a_cell_stay_as_they_are():
    assert guard("a\n\nb;c") == "a\n\nb;c"


@pytest.mark.parametrize("number", ["-4.9", "+6%", "-1,330", "-.5", "-1e5", "－4.9%"])
def test_numbers_are_no_formulas(number):
    assert guard(number) == (number if number[0] in "+-" else f"'{number}")


@pytest.mark.parametrize("text", ["-1+1", "-1%|cmd", "+cmd|' /C calc'!A0", "-1e5000", "--1", "-"])
def test_what_only_begins_like_a_number_is_guarded(text):
    assert guard(text) == f"'{text}"


def cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def no_formula(text: str) -> bool:
    """No cell begins with a sign of a formula; that one holds it shows that something was written."""
    found = cells(text)
    assert f"'{FORMULA}" in found
    return not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in found)


def test_headers_are_guarded_too():
    assert cells(written(["=a"], [[-1]])) == ["'=a", "-1"]


def test_the_processed_tables_come_back_as_they_were():
    rows = [
        {"document_id": "a", "number": str(n), "section": FORMULA, "text": f"{sign.strip()}1+1",
         "lead_units": FORMULA, "start": n, "end": n + 1}
        for n, sign in enumerate(BEGINNINGS)
    ]  # fmt: skip
    frame = schema.typed("tasks", rows)
    content = store.render("tasks", frame)
    assert no_formula(content.decode("utf-8"))
    pd.testing.assert_frame_equal(parsed("tasks", content), frame)


def test_extracted_statements_hold_no_formula():
    row = dict.fromkeys(statement_formats.COLUMNS, "") | {"low": -4.9, "high": -4.9, "start": 0, "end": 1}
    out = io.StringIO()
    statement_formats.write_csv([Statement(**row | {"indicator": FORMULA, "sentence": "@1"})], out)
    assert "-4.9" in cells(out.getvalue())
    assert no_formula(out.getvalue().replace(",-4.9,-4.9,", ",,,"))


def test_compared_rows_hold_no_formula():
    assert no_formula(render("csv", {"a": pd.DataFrame({"=x": [FORMULA, "＠1"]})}).decode("utf-8"))


def test_a_reason_typed_into_a_workbook_comes_back_from_corrections(empty_corrections):
    project, entry = empty_corrections
    one = Correction(
        entry.id, entry.sha256, f"{entry.id}@1", "drop", 1, 2, "=1", {}, FORMULA
    )  # fmt: skip
    content = corrections.render([one])
    project.corrections.write_bytes(content)
    (again,) = corrections.read(project)
    assert no_formula(content.decode("utf-8"))
    assert (again.reason, again.quote) == (FORMULA, "=1")


@pytest.fixture
def empty_corrections(tmp_path, project):
    """A project with the register of the real one and no corrections, and one of its papers."""
    from indicators.documents.register import register

    made = Project(tmp_path)
    made.register.parent.mkdir(parents=True)
    made.register.write_bytes(project.register.read_bytes())
    return made, register.entries(made)[0]


def test_a_remark_typed_into_the_progress_workbook_comes_back(tmp_path):
    figure = ProgressFigure(
        file="progress.csv", line=2, place="鞍山市", adcode="210300", indicator_id="gdp", indicator=FORMULA,
        measure="growth", period="2023-Q1", value="-4.9", unit="%", comparator="eq", status="preliminary",
        source_title="@统计局", source_quality="department", source_url="", published="", note=FORMULA,
        target_id="a@1", quarter=1, workbook_sha256="0" * 64,
    )  # fmt: skip
    content = progress_figures.render([figure])
    path = tmp_path / "progress.csv"
    path.write_bytes(content)
    from indicators.tables.reported.observations import read_file

    ((again,), faults) = read_file(path, progress_figures.PROGRESS_HEADER, ProgressFigure)
    assert (faults, again) == ([], figure)
    assert no_formula(content.decode("utf-8").replace(",-4.9,", ",,"))


# Every sign that one reader or another takes for the end of a line.
ENDS = ("\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")


@given(st.lists(st.lists(st.one_of(TEXTS, st.sampled_from(ENDS)), min_size=2, max_size=2), min_size=1))
@example([["\r=1+1", "a\r=1+1"], ["a\x0bb", "\u2028"]])
def test_no_sign_inside_a_cell_ends_its_row(rows):
    for end in ("\n", "\r\n"):
        text = written(["a", "b"], rows, end)
        read = list(csv.reader(io.StringIO(text, newline="")))
        assert [[unguard(cell) for cell in row] for row in read] == [["a", "b"], *rows]


@pytest.mark.parametrize("end", ENDS)
def test_files_that_people_edit_read_back_whatever_their_cells_hold(tmp_path, end):
    path = tmp_path / "a.csv"
    path.write_bytes(written(["place", "note"], [["a", f"b{end}=c"], ["d", f"{end}=e"]]).encode("utf-8"))
    found = [row for _, row in csv_rows(path, ["place", "note"], "a.csv")]
    assert found == [{"place": "a", "note": f"b{end}=c"}, {"place": "d", "note": f"{end}=e"}]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False)
    assert frame["place"].tolist() == ["a", "d"]


def test_libreoffice_computes_nothing_of_it(tmp_path, office):
    texts = [f"{beginning}1+1" for beginning in BEGINNINGS if "\x00" not in beginning]
    path = tmp_path / "opened.csv"
    path.write_bytes(written(["a", "b"], [[text, -4.9] for text in (*texts, FORMULA)]).encode("utf-8"))
    # Comma, quotes, UTF-8, from line 1, and (the last token) formulas evaluated: the most trusting way.
    options = "CSV:44,34,76,1,,1033,false,true,false,false,false,-1,true"
    office.convert("xlsx", tmp_path, path, reads=options)
    book = openpyxl.load_workbook(tmp_path / "opened.xlsx")
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if cell.data_type == "n"] == [-4.9] * (len(texts) + 1)
