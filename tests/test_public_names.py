"""Whoever calls a public function wrongly gets a named error that says what to write, not Python's."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import indicators
from indicators import periods, units
from indicators.errors import (
    BadArgument,
    BadPeriod,
    Faults,
    IndicatorsError,
    NotNumbers,
    UnknownTable,
    UnknownUnit,
    UnusableFile,
)
from indicators.exchange.export import export
from indicators.project import Project, find
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.store import Tables

PAPER = find(Path(__file__)).documents / "haicheng-2021-action-plan.txt"
YEAR = periods.parse("2023")
DAY = date(2020, 12, 31)


def rate(**fields: object) -> object:
    values = {"base": "美元", "quote": "元", "rate": "6.8", "on": DAY, "source": "a bank"}
    return units.ExchangeRate(**values | fields)


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (lambda: indicators.load("nope"), UnknownTable),
        (lambda: indicators.load(None), UnknownTable),
        (lambda: indicators.load(["targets"]), UnknownTable),
        (lambda: indicators.load("../raw/corrections"), UnknownTable),
        (lambda: store.load("nope"), UnknownTable),
        (lambda: schema.table("nope"), UnknownTable),
        (lambda: indicators.read(None), BadArgument),
        (lambda: indicators.read(6), BadArgument),
        (lambda: indicators.read(io.StringIO("增长6%")), BadArgument),
        (lambda: indicators.read("a\0b"), BadArgument),
        (lambda: indicators.read("a" * 5000), UnusableFile),
        (lambda: indicators.read(PAPER, place=6), BadArgument),
        (lambda: indicators.extract(PAPER, period=2023), BadArgument),
        (lambda: indicators.extract(PAPER, kind=["work_report"]), BadArgument),
        (lambda: export(Tables.empty(), "pdf", Path("x")), BadArgument),
        (lambda: units.parse_form(None), UnknownUnit),
        (lambda: units.parse_form(["元"]), UnknownUnit),
        (lambda: units.convert(1.0, None, "斤"), UnknownUnit),
        (lambda: units.convert("x", "吨", "斤"), NotNumbers),
        (lambda: units.convert([[1], [1, 2]], "吨", "斤"), NotNumbers),
        (lambda: units.convert([10**400], "吨", "斤"), NotNumbers),
        (lambda: units.convert([1], "元", "美元", rates=None), BadArgument),
        (lambda: units.convert([1], "元", "美元", rates=["6.8"]), BadArgument),
        (lambda: rate(rate=6.8), NotNumbers),
        (lambda: rate(source=None), NotNumbers),
        (lambda: rate(base=None), UnknownUnit),
        (lambda: units.display(None, "元"), NotNumbers),
        (lambda: units.display("6", "元"), NotNumbers),
        (lambda: periods.parse(2023), BadPeriod),
        (lambda: periods.parse(None), BadPeriod),
        (lambda: periods.year_to_date(2023, [1]), BadPeriod),
        (lambda: YEAR.elapsed_share("2023-Q1"), BadPeriod),
        (lambda: YEAR.contains("2023-Q1"), BadPeriod),
        (lambda: YEAR.overlaps(2023), BadPeriod),
        (lambda: YEAR < "2024", BadPeriod),
        (lambda: YEAR <= 2024, BadPeriod),
        (lambda: YEAR > DAY, BadPeriod),
        (lambda: YEAR >= None, BadPeriod),
        (lambda: sorted([YEAR, "2022"]), BadPeriod),
        (lambda: indicators.Project().sources("x"), BadArgument),
        (lambda: indicators.Project().sources(pd.DataFrame({"n": [1]})), BadArgument),
        (lambda: indicators.Project().compare(["鞍山市", "锦州市"], years=2023), BadArgument),
        (lambda: indicators.Project().compare(["鞍山市", "锦州市"], years=["2023", "2025"]), BadArgument),
        (lambda: indicators.Project().track("锦州市", 2025), BadPeriod),
        (lambda: indicators.Project().track(None, "2025-Q1"), BadArgument),
        (lambda: indicators.Project().plan("鞍山市", scheme=None), BadArgument),
        (lambda: indicators.Project().document(pd.NA), BadArgument),
        (lambda: indicators.Project().document(pd.DataFrame()), BadArgument),
        (lambda: indicators.Project(pd.Series([1])), BadArgument),
        (lambda: indicators.load(pd.NA), UnknownTable),
        (lambda: Tables.load("text"), BadArgument),
        (lambda: Tables.load(PAPER), BadArgument),
        (lambda: store.load("targets", "text"), BadArgument),
        (lambda: Project(None), BadArgument),
    ],
)
def test_a_wrong_argument_is_named(call: Callable[[], object], kind: type[IndicatorsError]) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert all((caught.value.expected, caught.value.found, caught.value.where, caught.value.remedy))


def test_the_message_says_what_to_write() -> None:
    with pytest.raises(BadArgument) as caught:
        indicators.read(PAPER, period=2023)
    assert str(caught.value).splitlines() == [
        "wrong argument",
        "  expected  period as text",
        "  found     2023, of type int",
        "  where     period",
        "  to do     Write it in quotes: period='2023'.",
    ]
    with pytest.raises(UnknownTable) as unknown:
        indicators.load("target")
    assert str(unknown.value).splitlines() == [
        "unknown table",
        "  expected  one of statements, targets, observations, tasks, documents",
        "  found     'target'",
        "  where     data/processed",
        "  to do     Did you mean targets?",
    ]
    with pytest.raises(BadPeriod) as period:
        periods.parse(2023)  # type: ignore[arg-type]
    assert period.value.remedy == "Write it as text, in quotes: '2023'."
    with pytest.raises(BadPeriod) as text:
        YEAR.contains("2023-Q1")  # type: ignore[arg-type]
    assert text.value.remedy == "Read the text with periods.parse first."
    with pytest.raises(UnknownUnit) as unit:
        units.parse_form(6)  # type: ignore[arg-type]
    assert unit.value.remedy == "Write it in quotes: '亿元'."
    with pytest.raises(BadArgument) as path:
        indicators.read(6)  # type: ignore[arg-type]
    assert path.value.remedy == "Name the file or folder: 'report.txt'."
    with pytest.raises(BadArgument) as form:
        export(Tables.empty(), "xls", Path("x"))
    assert form.value.remedy == "Did you mean xlsx?"


def test_a_project_and_a_period_are_asked_for_by_name() -> None:
    with pytest.raises(BadArgument) as project:
        Tables.load("text")  # type: ignore[arg-type]
    assert str(project.value).splitlines() == [
        "wrong argument",
        "  expected  a Project, or none for that of the working directory",
        "  found     'text', of type str",
        "  where     project",
        "  to do     Write project=Project('folder') for a folder; "
        "indicators.load('targets') reads one table.",
    ]
    with pytest.raises(BadPeriod) as period:
        assert YEAR < "x"  # type: ignore[operator]
    assert str(period.value).splitlines() == [
        "not a period",
        "  expected  a Period",
        "  found     'x', of type str",
        "  where     period",
        "  to do     Read the text with periods.parse first.",
    ]


def test_all_wrong_arguments_are_told_at_once() -> None:
    with pytest.raises(Faults) as caught:
        indicators.read(PAPER, place=6, period=2023, kind="work_report")  # type: ignore[arg-type]
    assert [fault.where for fault in caught.value.errors] == ["place", "period"]


def test_what_can_be_understood_is_taken(tmp_path: Path) -> None:
    assert indicators.read(str(PAPER), place="海城市").place == "海城市"
    assert export(Tables.empty(), "sdmx", str(tmp_path)) != []  # type: ignore[arg-type]
    assert periods.year_to_date(2023, 1) == periods.parse("2023-Q1")
    assert YEAR.contains(datetime(2023, 6, 1, 12, 0))
    assert YEAR.overlaps(date(2023, 6, 1))
    assert units.display(Decimal("6.0"), "%") == "6%"


def test_a_period_and_a_unit_print_as_people_write_them() -> None:
    assert (repr(YEAR), str(YEAR)) == ("Period('2023')", "2023")
    assert YEAR._repr_html_() == '<span title="2023-01-01 – 2023-12-31">2023年</span>'
    million, rate = units.parse_form("万亩"), units.parse_form("人/百亿元")
    assert (repr(million), str(million)) == ("<Unit 万亩: 10,000 亩, area>", "万亩")
    assert rate._repr_html_() == '<span title="1 / 10,000,000,000 人/百亿元, compound">人/百亿元</span>'


def test_a_notebook_completes_the_public_names() -> None:
    assert set(indicators.__all__) <= set(dir(indicators))
    assert not {"annotations", "TYPE_CHECKING", "of_process"} & set(dir(indicators))
