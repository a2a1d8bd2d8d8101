"""What a column holds: rules that are tried in order, of what its head says and of what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.reading.grids.cell_words import (
    is_clause,
    is_nature,
    is_office,
    is_running,
    is_value,
    is_worded,
    names_a_thing,
    tells_a_figure,
)
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.head_kinds import head_kind
from indicators.reading.grids.heads import Head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.place_shares import are_shares
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.units import folded, unit_in_brackets, units_of, units_without_remark
from indicators.reading.grids.words import named, words
from indicators.reading.times.deadlines import is_deadline
from indicators.reading.times.steps import is_step
from indicators.storage.expressions import expression

_MOST, _SOME = 0.6, 0.34
_PLACE_END = expression(r"^.{2,}[省市县区旗盟州镇乡]$|街道$|全[省市县区国]$|合计$|总计$")
_NAMES_A_PERIOD = expression(r"(?:19|20)\d\d|月|季度|半年|十[一二三四五六]五")
_DOTTED_MONTH = expression(r"\s*20\d\d\.(?:0?[1-9]|1[0-2])\s*")
_HEADS_OF_WORDS = frozenset(("leader", "lead_office", "office", "note", "task", "place", "name"))


@dataclass(frozen=True)
class Facts:
    """What is known of a column."""

    texts: Sequence[str]  # Its cells that say something.
    head: Head  # What its head says.
    named: str  # The kind that the words of its head give, "" if none.
    index: int  # Where it stands.
    # Of the paper.
    periods: PeriodReader
    places: PlaceReader

    def share(self, test: Callable[[str], object]) -> float:
        """Tell how many of its cells pass a test, 0 to 1."""
        return sum(bool(test(text)) for text in self.texts) / len(self.texts) if self.texts else 0.0

    @property
    def figures(self) -> float:
        """How many of its cells are figures, or stand for one."""
        return self.share(is_value)

    def is_period(self, text: str) -> bool:
        """Whether a cell names a time and nothing else."""
        plain = re.sub(r"\s", "", folded(text))
        if not _NAMES_A_PERIOD.search(plain):
            return False
        period, rest = self.periods.read(plain)
        return bool(period) and len(named("roles").sub("", re.sub(r"[()（）]", "", rest))) <= 2

    def is_place(self, text: str) -> bool:
        """Whether a cell names a place."""
        return self.places.read(text) is not None


def kind_of(
    texts: Sequence[str], head: Head, lowest: str, index: int, periods: PeriodReader, places: PlaceReader
) -> str:
    """Tell what a column holds: the first rule that holds decides.

    Parameters
    ----------
    texts : sequence of str
        Its cells.
    lowest : str
        The lowest cell of its head.
    index : int
        Where it stands.
    """
    filled = [text for text in texts if read_cell(text, 0).state != "empty"]
    facts = Facts(filled, head, head_kind(lowest), index, periods, places)
    return next(kind for rule in RULES if (kind := rule[1](facts)))


def _serial(f: Facts) -> str:
    # Under one head over two columns the first numbers what the second names, whatever the head says.
    may_number = not f.head.words or (f.index == 0 and f.named not in ("deadline", "period"))
    return "serial" if f.named == "serial" or (may_number and is_running(f.texts)) else ""


def _empty(f: Facts) -> str:
    if f.texts:
        return ""
    return f.named or ("value" if f.head.is_known and f.head.words else "text")


def _nature(f: Facts) -> str:
    return "nature" if f.share(is_nature) >= _MOST else ""


def _units(f: Facts) -> str:
    has_digits = f.share(lambda text: re.search(r"\d", text) and not units_of(text))
    # 上年=100 beside 亿元 under 计量单位 makes it no column of figures.
    are_units = units_without_remark if f.named == "unit" else units_of
    return "unit" if f.share(are_units) >= _MOST and (f.named == "unit" or not has_digits) else ""


def _rank(f: Facts) -> str:
    return "rank" if f.named == "rank" else ""


def _points(f: Facts) -> str:
    """Take what an assessment gives for a row, which says nothing of the thing itself."""
    # 2023年得分 may be a result of that year, 年度考核分值 is none.
    is_of_year = f.head.period and re.search(r"\d", f.head.words)
    return "points" if f.named == "points" and not is_of_year else ""


def _contact(f: Facts) -> str:
    """Numbers of telephones and codes measure nothing."""
    return "note" if f.named == "contact" and not f.head.units else ""


def _note(f: Facts) -> str:
    """年均15% in a column of remarks is no figure of its row that the head would name."""
    if f.head.words not in words()["columns"]["remarks"]:
        return ""
    # 人社局, 交通局 among the remarks are who is in charge.
    return "office" if f.share(is_office) >= _MOST else "note"


def _measured(f: Facts) -> str:
    """城镇新增就业（人） under 项目内容 names what is measured, and is no task."""
    if f.named not in ("task", "name") or f.head.role:
        return ""
    return "name" if f.share(lambda text: unit_in_brackets(folded(text))[0]) >= _MOST else ""


def _shares(f: Facts) -> str:
    """元坝镇280 白果乡15 under 分解情况 says what of the row's goal each place has."""
    return "shares" if f.share(are_shares) >= _MOST else ""


def _steps(f: Facts) -> str:
    """6月底前完成40亿元 under 时间节点 says what is due of a task by a day, and is no deadline of it all."""
    return "told" if f.head.is_schedule and f.share(is_step) >= _SOME else ""


def _told(f: Facts) -> str:
    """Take running text that tells of its rows: how far they have come, or what is done in a quarter."""
    if f.named in ("progress", "problem"):
        if f.share(lambda text: (names_a_thing(text) or is_clause(text)) and tells_a_figure(text)):
            return "told"
        # 已完成12个 is a figure of what the row names.
        return "" if f.figures else "text"
    if f.named not in ("deadline", "period") or f.share(is_deadline) + f.share(f.is_period) >= _SOME:
        return ""
    return "told" if f.share(tells_a_figure) >= _SOME else ""


def _time(f: Facts) -> str:
    """Take a column whose head names a time: of the rows, or until when they are to be done."""
    if f.named == "deadline" and f.share(_DOTTED_MONTH.fullmatch) >= _MOST:
        # 2024.6 below 计划开工时间 is no figure.
        return "deadline"
    # 月份 over places is the head of the columns beside them.
    if f.named not in ("deadline", "period") or f.figures >= _MOST or f.share(f.is_place) >= _MOST:
        return ""
    if f.named == "deadline" and f.share(is_deadline) < _SOME and f.share(is_worded) >= _SOME:
        return ""
    # 时间 over the first column is of the rows.
    is_of_rows = f.named == "period" or f.index == 0
    if f.index == 0 and f.share(is_deadline) + f.share(f.is_period) < _SOME:
        # 年份 heads the years beside it.
        return "name"
    return "period" if is_of_rows and f.share(f.is_period) >= _MOST else "deadline"


def _base_years(f: Facts) -> str:
    """2019 and 2020 under 年份 beside 数值 of 现状值 say of which year the base of each row is."""
    is_of_base = f.named == "period" and f.head.role == "baseline"
    return "base_year" if is_of_base and f.share(f.is_period) >= _MOST else ""


def _tasks(f: Facts) -> str:
    return "task" if f.named == "task" and f.share(is_worded) >= _SOME else ""


def _clauses(f: Facts) -> str:
    if f.share(is_clause) < _SOME:
        return ""
    is_told = bool(f.named or f.head.role)
    return "task" if is_told and f.named in ("", "unit", "name", "task") else f.named or "told"


def _things(f: Facts) -> str:
    is_sure = bool(f.head.period and f.head.role) or bool(f.head.units)
    if is_sure or f.share(names_a_thing) < _SOME:
        return ""
    # 目标 heads the names of rows, or what is to be done of each.
    is_goal = f.named == "name" and f.head.role == "target" and f.index > 0
    return f.named if f.named not in ("", "unit") and not is_goal else "told"


def _periods(f: Facts) -> str:
    if f.head.role or f.share(f.is_period) < _MOST:
        return ""
    is_stub = f.named in ("period", "name")
    return "period" if is_stub or not (f.head.period or f.head.noun) else "value"


def _names_with_figures(f: Facts) -> str:
    """Names that are figures too stand among others: 常住人口, 0—15岁, 60岁及以上."""
    is_stub = not f.head.role and (f.named in ("name", "place") or (f.index == 0 and not f.head.units))
    return (f.named or "text") if is_stub and f.figures < 1 and f.named != "unit" else ""


def _values(f: Facts) -> str:
    is_told = f.head.is_known and f.named not in _HEADS_OF_WORDS
    return "value" if f.figures >= _MOST or (f.figures >= _SOME and is_told) else ""


def _place(f: Facts) -> str:
    if f.named in ("office", "lead_office"):
        return ""
    if f.share(f.is_place) >= _MOST:
        return "place"
    if f.named != "place" or f.figures >= _MOST:
        return ""
    return "place" if f.share(lambda text: _PLACE_END.search(text.strip())) >= _SOME else "name"


def _offices(f: Facts) -> str:
    """单位 heads units, or the offices in charge."""
    if f.named != "unit":
        return ""
    return "office" if f.share(is_office) >= _SOME else "text"


def _named(f: Facts) -> str:
    return f.named


def _few_values(f: Facts) -> str:
    is_told = bool(f.head.role or f.head.period) and f.named in ("", "name")
    if not is_told or not f.figures:
        return ""
    # 完成路基50公里 among words is no cell of figures.
    return "value" if not f.share(names_a_thing) else "told"


def _deadlines(f: Facts) -> str:
    return "deadline" if f.share(is_deadline) >= _MOST else ""


# The first rule that gives a kind decides; its name says why.
RULES: tuple[tuple[str, Callable[[Facts], str]], ...] = (
    ("numbers of rows", _serial),
    ("no cell says anything", _empty),
    ("natures of indicators", _nature),
    ("units", _units),
    ("the head names a rank", _rank),
    ("the head names points of an assessment", _points),
    ("the head names telephones or codes", _contact),
    ("the head names remarks", _note),
    ("places with their parts", _shares),
    ("names with their units", _measured),
    ("steps of tasks, each with its day", _steps),
    ("running text that tells of the rows", _told),
    ("the years of what the rows start from", _base_years),
    ("the head names a time", _time),
    ("the head names tasks, the cells are words", _tasks),
    ("running text", _clauses),
    ("cells that say themselves what they measure", _things),
    ("places", _place),
    ("times", _periods),
    ("names, some with figures", _names_with_figures),
    ("figures", _values),
    ("the head says 单位, the cells are no units", _offices),
    ("a few figures under a year or a role", _few_values),
    ("the head says so", _named),
    ("deadlines", _deadlines),
    ("words", lambda _: "text"),
)
