"""What a progress workbook looks like: its words, and the rows that a place's targets of a year make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from math import isclose, isnan
from typing import NamedTuple

from indicators import periods, units
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.printed_targets import printed, printed_higher
from indicators.analysis.row_filters import divided_targets, in_order, require_place
from indicators.analysis.tracking.given_in_tasks import given_in_tasks
from indicators.analysis.tracking.target_tasks import TaskKey, task_keys, tasks_by_statement
from indicators.charts import number_format
from indicators.documents import html_cards
from indicators.errors import NothingToFillIn
from indicators.reading.ranks import RANKS
from indicators.tables.contract.records import Target, Task, records
from indicators.tables.matching.ratio_names import is_ratio
from indicators.tables.matching.revisions import first_of
from indicators.tables.store import Tables
from indicators.tables.targets.aims import ZERO, is_removal
from indicators.tables.targets.base_years import years_since_base
from indicators.tables.targets.quoted_clause import clause
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES, RATES
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.offices import answering
from indicators.vocabulary.strict_model import StrictModel
from indicators.workbooks.typed_values import plain
from indicators.workbooks.typed_words import MULTIPLE, TIMES

STANDARD = "standard"
QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
OPEN = (*QUARTERS, "status", "source", "published", "remark")


class Column(StrictModel):
    """A column's header and its width in characters."""

    header: str
    width: float


class Guide(StrictModel):
    """The page that explains the workbook."""

    title: str
    place: str
    year: str
    lines: tuple[str, ...]


class Words(StrictModel):
    """progress.yaml, read."""

    guide_sheet: str
    all_sheet: str
    no_unit_sheet: str
    columns: dict[str, Column]
    bases: dict[str, str]
    rank_basis: str
    yearly: str
    since_base: str
    rank_signs: tuple[str, ...]
    statuses: dict[str, tuple[str, ...]]
    blank: frozenset[str]
    corrected: tuple[str, ...]
    no_number: str
    plain_unit: str
    list_name: str
    prompt_title: str
    prompt: str
    warning_title: str
    warning: str
    status_error: str
    guide: Guide


class Amount(NamedTuple):
    """A stored figure: its number, and the unit that it is told in."""

    value: Decimal
    unit: str


@dataclass(frozen=True)
class Line:
    """One target as its row in the workbook."""

    target_id: str
    task: str
    indicator: str
    target: str  # The target's own words.
    text: str
    lead_units: str
    unit: str  # What a number without a unit means in this row; "" for a plain number.
    measure: str
    target_row: Target  # The row of targets.csv.
    # The last quarter that is asked for: a step of the year is over at its date, and what comes later is told
    # in the row of the whole year.
    last_quarter: int = 4

    @property
    def _kind_of_figure(self) -> str:
        """The key of what to fill in: a sum since January, its mean, or what stands at the end."""
        promise = promise_of(self.target_row)
        if self.target_row.reference == ZERO:
            return ZERO
        if self.target_row.comparator == "relational" and self.unit == "%" and self.measure not in CHANGES:
            return "share"
        if self.measure != "level":
            return self.measure
        if promise.aim.kind == "flow" or promise.adds_up or promise.is_harvest:
            return "level_sum"
        if promise.is_pollutant:
            return "level_mean"
        is_known = promise.aim.kind in ("stock", "keep") and promise.aim.origin != "assumed"
        return "level_standing" if is_known else "level"

    @property
    def is_cumulative(self) -> bool:
        """Whether the figures add up over the year, so that they never fall."""
        return self.measure == "increment"

    @property
    def is_standing(self) -> bool:
        """Whether the amount itself is asked for, not what was added or done."""
        is_stock = self.target_row.aim in ("stock", "keep") and self.measure == "level"
        return is_stock or self.measure == "share"

    @property
    def is_rank(self) -> bool:
        """Whether a place among others is asked for (进入全省前5名)."""
        return self.target_row.reference in RANKS

    @property
    def takes_any_unit(self) -> bool:
        """Whether the target is told in words alone (完成省下达任务), so that a figure has its own unit."""
        return not self.unit and isnan(self.target_row.low) and not self.is_rank

    @property
    def basis(self) -> str:
        """Say what is to be filled in."""
        told = words().rank_basis if self.is_rank else words().bases[self._kind_of_figure]
        if years := years_since_base(self.target_row):
            return told.replace(words().yearly, words().since_base.format(year=int(years[:4]) - 1))
        return told

    @property
    def multiple(self) -> str:
        """What 倍 means in the target: rise (增长2倍), times (达到上年的2倍), "" if it has none."""
        target = self.target_row
        # 翻一番 and 倍增 do not tell which of the two a unit would mean.
        if not target.quote.endswith(MULTIPLE) or target.measure not in CHANGES:
            return ""
        return TIMES if isclose(target.canonical_low, 100 * (target.low - 1)) else "rise"

    @property
    def is_whole(self) -> bool:
        """Whether the things are counted in whole numbers: no mean, and not where so many come on each."""
        if self.target_row.aim == "rate":
            return False
        promised = self.target_row.low
        return not is_ratio(self.indicator) and (isnan(promised) or promised == int(promised))

    @property
    def is_removal(self) -> bool:
        """Whether what is counted is done away with, so that 减少 and 压减 say what was done."""
        return is_removal(self.measure, clause(self.target_row.sentence, self.target_row.quote))


@cache
def words() -> Words:
    """Return the workbook's words.

    Examples
    --------
    >>> list(words().columns)[-1], words().columns["unit"].header
    ('target_id', '单位')
    """
    return Words.model_validate(packaged("progress.yaml", "workbooks"))


def is_blank(value: object) -> bool:
    """Whether a cell says nothing: empty, white space, a dash, 暂无 or 未统计."""
    said = plain(value)
    return not said or said in words().blank


def lines(tables: Tables, place: str, year: int) -> list[Line]:
    """List the rows for a place's targets of a year, in the papers' order.

    A changed one stands where the first stood. Those that its numbered tasks set for a place inside it are
    among them: the task's unit reports on them.

    Raises
    ------
    UnknownPlace
        If the place has no targets at all.
    NothingToFillIn
        If it has none for that year.
    """
    require_place(tables, place)
    of_place = tables.targets[tables.targets["place"] == place]
    given = given_in_tasks(tables, place, year)
    targets, higher = _without_higher([*divided_targets(tables, place, year), *given])
    if not targets:
        known = sorted(set(of_place["period"]))
        raise NothingToFillIn(
            expected=f"targets of {place} for {year}",
            found=f"targets for {', '.join(filter(None, known))}",
            where="data/processed/targets.csv",
            remedy="Name a year with annual targets in public papers.",
        )
    by_id = {target.target_id: target for target in in_order([*records(of_place, Target), *given])}
    position = {name: number for number, name in enumerate(by_id)}
    targets.sort(key=lambda target: position[first_of(target, by_id).target_id])
    told = tasks_by_statement(tables)
    keys = [task_keys(target, by_id, told) for target in targets]
    papers = {paper for own in keys for paper, _ in own}
    rows = records(tables.tasks[tables.tasks["document_id"].isin(papers)], Task)
    tasks = {(task.document_id, task.number): task for task in rows}
    whole = {_thing(target) for target in targets if target.aim != "milestone"}
    return [
        replace(
            _line(target, own[:1], [tasks[key] for key in own if key in tasks], higher.get(target.target_id)),
            last_quarter=_quarter_of_step(target) if _thing(target) in whole else max(QUARTERS.values()),
        )
        for target, own in zip(targets, keys, strict=True)
    ]


def _without_higher(every: Sequence[Target]) -> tuple[list[Target], dict[str, Target]]:
    """Part targets from what is striven for beyond one of them: its figure is asked for once."""
    names = {target.target_id for target in every}
    higher = {name: one for one in every for name in one.flags.arguments("stretch_of") if name in names}
    beyond = {one.target_id for one in higher.values()}
    return [target for target in every if target.target_id not in beyond], higher


def _thing(target: Target) -> tuple[str, str, str]:
    return target.indicator_id, target.indicator, target.measure


def _quarter_of_step(target: Target) -> int:
    """Give the quarter in which a target's time ends."""
    return (periods.parse(target.period).end.month + 2) // 3


def unit_of(target: Target) -> str:
    """Choose the unit to report in: that of the target's words, people and counts in full.

    Examples
    --------
    >>> [unit_of(target) for target in divided_targets(Tables.load(), "鞍山市", 2023)][9:14]
    ['%', '家', '家', '条', '亿元']
    """
    unit = target.unit or (target.canonical_unit if isnan(target.low) else "")
    if target.measure in RATES:
        return target.canonical_unit
    if not unit and target.reference == STANDARD:
        # PM2.5浓度保持国家二级标准: what is reported has the unit of the thing.
        entry = indicators().by_id.get(target.indicator_id)
        return entry.display if entry is not None and entry.measure == target.measure else ""
    if not unit or units.parse_form(unit).kind in ("count", "person"):
        return unit
    entry = indicators().by_id.get(target.indicator_id)
    is_own_currency = entry is not None and units.parse_form(entry.display).label == target.canonical_unit
    if units.parse_form(unit).kind == "currency" and entry is not None and is_own_currency:
        return entry.display
    return unit if isnan(target.low) else units.scale_for([target.low], unit)[1]


def _line(target: Target, key: Sequence[TaskKey], tasks: Sequence[Task], higher: Target | None) -> Line:
    """Put one target into the workbook's columns; of the tasks that name it the first with units says who."""
    leads = next((found for one in tasks if (found := answering(one.lead_units, target.indicator))), [])
    beyond = f"（{printed_higher(higher)}）" if higher else ""
    # A step of the year under the head of annual targets says for which part it is.
    until = f"（{html_cards.period(target.period, 'zh')}）" if target.aim == "milestone" else ""
    return Line(
        target_id=target.target_id,
        task=key[0][1] if key else "",
        indicator=number_format.name(target.indicator_id, target.indicator, "zh") or target.sentence,
        target=f"{words().no_number * isnan(target.low)}{printed(target)}{beyond}{until}",
        text=tasks[0].text if tasks else target.sentence,
        lead_units="、".join(one.written for one in leads),
        unit=unit_of(target),
        measure=target.measure,
        target_row=target,
    )
