"""Out, filled in by a program that people use, and in again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from indicators import periods
from indicators.project import Project
from indicators.tables.reported import progress_figures
from indicators.tables.store import Tables
from indicators.workbooks.progress import progress_import as workbook
from indicators.workbooks.progress.progress_layout import lines
from indicators.workbooks.progress.progress_template import template

from ... import fresh_tables
from ..conftest import PLACE, YEAR, cell_of

TYPED = {
    "地区生产总值": {"q1": "5.7%", "q2": "5.8", "status": "预计数", "published": "2025-07-20"},
    "城镇新增就业": {"q1": "4,200", "q2": "0.9万", "source": "市人社局", "remark": "快报"},
    "高新技术企业": {"q1": "１３", "q2": "15家"},
    "粮食播种面积": {"q2": "550.2"},
    "“专精特新”企业": {"q1": "1,330"},
}
READ = {
    ("地区生产总值", "2025-Q1"): 5.7,
    ("地区生产总值", "2025-H1"): 5.8,
    ("城镇新增就业", "2025-Q1"): 4200.0,
    ("城镇新增就业", "2025-H1"): 9000.0,
    ("高新技术企业", "2025-Q1"): 13.0,
    ("高新技术企业", "2025-H1"): 15.0,
    ("粮食播种面积", "2025-H1"): 5502000.0,
    ("“专精特新”企业", "2025-Q1"): 1330.0,
}


@pytest.fixture(scope="session")
def type_into(office):
    """Types texts into cells of a workbook with LibreOffice."""
    # The first start makes the profile, and would put its own empty module in the place of this one.
    office.run("--terminate_after_init")
    module = office.profile / "user" / "basic" / "Standard" / "Module1.xba"
    shutil.copy(Path(__file__).with_name("typing.xba"), module)

    def typed(source: Path, goal: Path, sheet: str, texts: dict[str, str]) -> None:
        orders = office.profile / "orders.txt"
        cells = [f"{cell}\t{text}" for cell, text in texts.items()]
        orders.write_text("\n".join([source.as_uri(), goal.as_uri(), sheet, *cells]), encoding="utf-8")
        office.run(f'macro:///Standard.Module1.TypeInto("{orders.as_uri()}")')
        assert goal.is_file(), f"LibreOffice saved nothing: {orders.read_text(encoding='utf-8')}"

    return typed


@pytest.fixture
def copied(raw_copy: Callable[[Path], Project], tmp_path: Path) -> Project:
    """The real raw data, to import into."""
    return raw_copy(tmp_path / "copy")


def cells(path: Path) -> dict[str, str]:
    """What to type, by cell."""
    sheet = openpyxl.load_workbook(path)["进度"]
    return {
        cell_of(sheet, indicator, column).coordinate: text
        for indicator, texts in TYPED.items()
        for column, text in texts.items()
    }


def check_tables(tables: Tables) -> None:
    """The figures stand among the observations as they were meant."""
    rows = tables.observations[tables.observations["source_quality"] == "department"]
    found = {(row.indicator, row.period): row.low for row in rows.itertuples()}
    assert found == READ
    status = dict(zip(rows["indicator"] + rows["period"], rows["status"], strict=True))
    assert status["地区生产总值2025-H1"] == "estimate"
    assert status["高新技术企业2025-Q1"] == "preliminary"
    jobs = rows[rows["indicator"] == "城镇新增就业"]
    assert set(jobs["source_title"]) == {"市人社局"}
    assert set(jobs["note"]) == {"快报"}


def test_filled_in_by_openpyxl(blank_workbook, tmp_path, copied, built):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_workbook)
    book = openpyxl.load_workbook(path)
    for cell, text in cells(path).items():
        book["进度"][cell] = text
    book.save(tmp_path / "filled.xlsx")
    done = workbook.take_over(tmp_path / "filled.xlsx", built, copied)
    assert (done.added, done.unread) == (len(READ), ())
    check_tables(fresh_tables.build(copied))


def test_filled_in_by_libreoffice(blank_workbook, tmp_path, copied, built, type_into):
    path, filled = tmp_path / "blank.xlsx", tmp_path / "filled.xlsx"
    path.write_bytes(blank_workbook)
    type_into(path, filled, "进度", cells(path))
    done = workbook.take_over(filled, built, copied)
    assert (done.added, done.unread) == (len(READ), ())
    check_tables(fresh_tables.build(copied))
    sheet = openpyxl.load_workbook(filled)["进度"]
    assert sheet.protection.sheet
    assert cell_of(sheet, "地区生产总值", "unit").protection.locked
    assert not cell_of(sheet, "地区生产总值", "q1").protection.locked


def test_an_untouched_new_template_brings_nothing_new(blank_workbook, tmp_path, copied, built):
    """Stored figures that a later template shows are read as the same figures."""
    book = openpyxl.Workbook()
    rows = lines(built, PLACE, YEAR)
    path = tmp_path / "all.xlsx"
    path.write_bytes(blank_workbook)
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, 2):
        book["进度"].cell(number, 9).value = "3.25" if row.unit in ("%", "万亩", "亿元") else "3"
    book.save(path)
    assert workbook.take_over(path, built, copied).added == len(rows)
    again = tmp_path / "again.xlsx"
    again.write_bytes(template(built, PLACE, YEAR, by_unit=True, known=workbook.stored(copied)))
    done = workbook.take_over(again, built, copied)
    assert (done.added, done.replaced, done.unchanged) == (0, 0, len(rows))


def test_two_targets_of_one_subject_each_keep_their_own_figure(blank_workbook, tmp_path, copied, built):
    from indicators.analysis.tracking.tracking import track

    path = tmp_path / "projects.xlsx"
    path.write_bytes(blank_workbook)
    book = openpyxl.load_workbook(path)
    for indicator, text in (("开复工重点项目", "800"), ("亿元以上项目", "190")):
        cell_of(book["进度"], indicator, "q1").value = text
    book.save(path)
    workbook.take_over(path, built, copied)
    rows = track(fresh_tables.build(copied), PLACE, f"{YEAR}-Q1")
    observed = rows.set_index("indicator")["observed"]
    assert (observed["开复工重点项目"], observed["亿元以上项目"]) == (800, 190)
    ids = rows.set_index("indicator")["observation_id"]
    assert all(
        name.startswith(progress_figures.PREFIX) for name in (ids["开复工重点项目"], ids["亿元以上项目"])
    )
    assert str(periods.year_to_date(YEAR, 1)) in ids["开复工重点项目"]


def test_a_target_that_units_divide_takes_a_figure_for_each_part(tmp_path, copied, built):
    from indicators.analysis.tracking.tracking import track_rows

    place, year = "鞍山市", 2023
    path = tmp_path / "parts.xlsx"
    path.write_bytes(template(built, place, year))
    book = openpyxl.load_workbook(path)
    for part, text in (("城镇居民人均可支配收入", "5.4%"), ("农村居民人均可支配收入", "4.3%")):
        cell_of(book["进度"], part, "q1").value = text
    book.save(path)
    workbook.take_over(path, built, copied)
    tables = fresh_tables.build(copied)
    rows = {row.indicator_id: row for row in track_rows(tables, place, f"{year}-Q1") if row.task == "6"}
    assert {name: row.observed for name, row in rows.items()} == {"income_urban": 5.4, "income_rural": 4.3}
    titles = tables.observations.set_index("indicator_id")["source_title"]
    assert f"{place}{year}年进度填报表（市农业农村局）" in set(titles["income_rural"])
