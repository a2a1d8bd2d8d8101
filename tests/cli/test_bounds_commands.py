"""From a raw file to what the commands and pages say: what cannot be true is told and stands on no page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from indicators.project import ROOT_VARIABLE, Project, find
from indicators.storage.safe_csv import written
from indicators.tables.reported.observations import HEADER
from indicators.tables.store import Tables
from indicators.validation import fault_collector, project_files
from indicators.views.data_quality import DataQualityViews
from indicators.views.quarterly_report import QuarterlyReportViews

from ..commands import run

TARGET = {
    "place": "锦州市", "adcode": "210700", "indicator_id": "gdp", "indicator": "地区生产总值",
    "measure": "growth", "period": "2025", "value": "6", "unit": "%", "comparator": "ge",
    "status": "target", "source_title": "工作报告", "source_quality": "official", "source_url": "",
    "published": "2025-01-20", "note": "",
}  # fmt: skip
FIGURE = TARGET | {
    "period": "2025-Q1", "value": "5.7", "comparator": "eq", "status": "preliminary",
    "source_title": "统计局", "published": "2025-04-20",
}  # fmt: skip
CITY = {"indicator_id": "urbanisation", "indicator": "城镇化率", "measure": "share"}
HALF = {"period": "2025-H1", "published": "2025-07-20"}


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project without a paper."""
    made = Project(tmp_path / "city")
    made.documents.mkdir(parents=True)
    made.observations.mkdir()
    made.register.write_text("[]\n", encoding="utf-8")
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


@pytest.fixture
def write(city: Project) -> Callable[..., None]:
    """Writes rows into a file of observations, behind a target and its figure."""

    def made(
        *rows: dict[str, str], name: str = "made.csv", columns: tuple[str, ...] = (), base: bool = True
    ) -> None:
        header = [*HEADER, *columns]
        begin = [TARGET, FIGURE, TARGET | CITY] if base else [TARGET]
        every = [*begin, *rows] if name == "made.csv" else rows
        cells = [[row.get(column, "") for column in header] for row in every]
        (city.observations / name).write_text(written(header, cells), encoding="utf-8")

    return made


def validated() -> str:
    """All that `indicators validate` finds in the project's own files."""
    done = fault_collector.run(project_files.checks(find()))
    return "\n".join(map(str, fault_collector.faults(done)))


def page(place: str = "锦州市", quarter: str = "2025-Q2") -> str:
    """All that the quarterly page shows."""
    views = QuarterlyReportViews.of(Tables.load(), place, quarter, "zh", "standard")
    shown = (
        views.summary(), views.key_indicators(), views.progress(), views.status_by_quarter(), views.unseen(),
        views.findings(),
    )  # fmt: skip
    return re.sub(r"<[^>]+>", " ", " ".join(view.html for view in shown))


WRONG = [
    ({"value": "6600"}, "6600", "growth:6600", "a growth from -100 to 500 %", "增幅 6600 超出可信范围"),
    ({"unit": "公里", "value": "77"}, "77", "unit:公里", "such as %", "单位“公里”不能计量"),
    ({"unit": "亩", "value": "77"}, "77", "unit:亩", "such as %", "单位“亩”不能计量"),
    ({"value": "340"} | CITY, "340", "share:340", "a share from 0 to 100 %", "比重 340 超出可能的范围"),
    ({"measure": "level", "value": "77"}, "77", "unit:%", "such as 亿元", "单位“%”不能计量"),
    ({"measure": "level", "unit": "亿元", "value": "1e290"}, "1e+298", "amount:1e+298", "an amount", "数额"),
    ({"period": "2031-Q1", "published": "2025-01"}, "2031", "future:2031-Q1", "2025-01, or an", "尚未结束"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "shown", "cause", "expected", "reason"), WRONG)
def test_what_cannot_be_true_is_told_and_on_no_page(city, write, cells, shown, cause, expected, reason):
    write(FIGURE | HALF | cells)
    told = validated()
    assert told.startswith("figure cannot be true")
    assert "data/raw/observations/made.csv, row 5\n" in told
    assert "say in a column confirmed why it is right." in told
    assert expected in told
    assert run("build").exit_code == 0
    assert f"implausible:{cause}" in (city.processed / "observations.csv").read_text("utf-8")
    tracked = run("track", "--place", "锦州市", "--quarter", "2025-Q2", "--format", "jsonl").stdout
    assert f'"observed": {float(shown):g}' not in tracked if shown.isdigit() else True
    assert "5.7" in tracked
    assert not re.search(rf"(?<![\d.]){re.escape(shown)}(?![\d.])", page())
    listed = DataQualityViews.of(Tables.load(), "锦州市").set_aside().html
    assert reason in listed
    assert validated() == told


def test_the_command_tells_it_and_ends_with_status_2(city, write):
    write(FIGURE | HALF | {"value": "6600"})
    done = run("validate")
    assert done.exit_code == 2
    assert "figure cannot be true" in done.stdout
    assert done.stderr.endswith("1 fault in 1 of them.\n")


def test_a_number_beyond_all_numbers_is_no_number(city, write):
    write(FIGURE | HALF | {"value": "1e999"})
    told = validated()
    assert "made.csv, row 5, column value" in told
    assert "'1e999'" in told
    built = run("build")
    assert built.exit_code == 2
    assert "table cannot be read" in built.stderr


@pytest.mark.parametrize("value", ["1e305", "1e-320"])
def test_a_number_that_its_unit_makes_endless_is_told(city, write, value):
    write(
        FIGURE | HALF | {"indicator_id": "grain_output", "measure": "level", "unit": "亿斤", "value": value}
    )
    assert "a finite number" in validated()
    assert run("build").exit_code == 0


def test_an_exact_duplicate_is_told_and_counts_once(city, write):
    write(FIGURE, FIGURE)
    told = validated()
    assert ("row 5" in told, "row 6" in told, "row 3" in told) == (True, True, False)
    assert told.count("each row once in a file") == 2
    assert told.count("Delete the row.") == 2
    run("build")
    tables = Tables.load()
    assert (len(tables.observations), len(tables.set_aside.observations)) == (1, 2)


def test_the_same_row_in_two_files_is_no_duplicate(city, write):
    write()
    write(FIGURE, name="other.csv")
    assert validated() == ""


def test_a_target_that_cannot_be_true_is_off_the_pages(city, write):
    write(TARGET | {"indicator_id": "retail_sales", "indicator": "社会消费品零售总额", "value": "6600"})
    assert "made.csv, row 5" in validated()
    run("build")
    assert "社会消费品零售总额" not in run("track", "--place", "锦州市", "--quarter", "2025-Q1").stdout
    assert "社会消费品零售总额" not in page()
    assert "社会消费品零售总额" in DataQualityViews.of(Tables.load()).set_aside().html


def test_a_confirmed_figure_is_plain_again(city, write):
    row = FIGURE | HALF | {"value": "6600", "confirmed": "统计局电话确认：上年同期几近于零"}
    write(row, columns=("confirmed",))
    assert validated() == ""
    run("build")
    assert "confirmed:growth:6600" in (city.processed / "observations.csv").read_text("utf-8")
    tracked = run("track", "--place", "锦州市", "--quarter", "2025-Q2", "--format", "jsonl").stdout
    assert '"observed": 6600.0' in tracked
    assert "没有不可信的数值" in DataQualityViews.of(Tables.load()).set_aside().html


def test_a_column_of_another_name_is_still_refused(city, write):
    write(columns=("sure",))
    assert "a header that differs in sure" in validated()


def test_an_estimate_may_speak_of_a_time_to_come(city, write):
    write(FIGURE | {"period": "2025", "published": "2025-11-30", "status": "estimate"})
    assert validated() == ""


PAPER = """丹东市2025年政府工作报告
——2025年1月6日在丹东市第十七届人民代表大会第四次会议上
各位代表：
一、2024年工作回顾
地区生产总值增长1.11%，规模以上工业增加值增长6600%，粮食总产量达到111.1万吨。
二、2025年重点工作
今年发展主要预期目标是：地区生产总值增长3.33%左右，一般公共预算收入增长777%以上，城镇新增就业2.22万人以上。
"""


@pytest.fixture
def paper(city: Project, tmp_path: Path) -> str:
    """A registered paper with a result and a target that cannot be true."""
    file = tmp_path / "report.txt"
    file.write_text(PAPER, encoding="utf-8")
    city.register.unlink()
    words = ["--place", "丹东市", "--kind", "work_report", "--year", "2025"]
    done = run("register", str(file), *words)
    assert done.exit_code == 0, done.output
    (entry,) = re.findall(r"id: (\S+)", city.register.read_text("utf-8"))
    return entry


def test_statements_are_told_by_paper_and_line(city, paper):
    told = validated()
    assert f"data/raw/documents/{paper}.txt, line 5 of its text ({paper}@" in told
    assert f"data/raw/documents/{paper}.txt, line 7 of its text ({paper}@" in told
    assert told.count("Hand the paper out with `indicators review export`") == 2
    run("build")
    assert set(Tables.load().set_aside.targets["indicator"]) == {"一般公共预算收入"}
    assert "777" not in run("track", "--place", "丹东市", "--quarter", "2025-Q1").stdout
    # The sentence of its neighbours, which a source quotes whole, is all that says so.
    assert "777" not in page("丹东市", "2025-Q1").replace("一般公共预算收入增长777%以上，城镇新增", "")
    assert run("review", "export", str(city.root / "review.xlsx")).exit_code == 0
    rows = openpyxl.load_workbook(city.root / "review.xlsx")["复核"].iter_rows(min_row=2, values_only=True)
    assert [str(row[1]).splitlines()[0] for row in rows][:2] == [
        "数值不可信，不用于页面（增幅 6600 超出可信范围）",
        "数值不可信，不用于页面（增幅 777 超出可信范围）",
    ]
    listed = DataQualityViews.of(Tables.load(), "丹东市").set_aside().html
    assert "增幅 777 超出可信范围" in listed
    assert "增幅 6600 超出可信范围" in listed
