"""What the assessments of a plan say themselves: how many goals stand how, and which, beside our verdicts.

An assessment counts in its text (18项主要指标中，1项提前实现…) and tells of each goal in its table. Neither
is believed nor overruled: both stand beside what the same figures give by the scheme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators import periods, vocabulary
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.plans import named_opinions
from indicators.analysis.plans.plan_account import PlanGoal, plan_rows
from indicators.analysis.plans.plan_figures import figures_for, goals_of
from indicators.periods import Period
from indicators.reading.assessment_counts import ALL, AMONG, COUNTS, JOINT
from indicators.reading.grids.stated_verdicts import OPINION
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import StatementRow, Target, records
from indicators.tables.matching.figure_matching import REPEATED, REPLACES, subject_of
from indicators.tables.store import Tables
from indicators.vocabulary.scheme import STANDARD

# Verdicts that mean the same to a reader: what is done, what is on its way, what is not.
GROUPS: tuple[frozenset[str], ...] = (
    frozenset(("achieved_early", "met", "within_limit")),
    # A limit or floor that holds is as expected too.
    frozenset(("faster", "as_expected", "within_limit")),
    frozenset(("slow", "lagging", "reversed", "missed", "beyond_limit")),
)


@dataclass(frozen=True, slots=True)
class AssessedGoal:
    """A goal as an assessment judges it, and as the same figures make it by the scheme."""

    said: str  # The assessment's status, of schemes.yaml.
    own: PlanGoal  # Ours at the end of the period that the assessment tells.
    in_text: str = ""  # What its text says where its table says otherwise.

    @property
    def agrees(self) -> bool | None:
        """Whether both verdicts mean the same; None where ours is not known."""
        if self.own.light == "grey":
            return None
        # A mean of a year is at its goal and may fall again: an assessment calls that early.
        is_there = self.own.done_pct >= 100 and self.own.light == "green"
        return (self.said == "achieved_early" and is_there) or any(
            {self.said, self.own.status} <= group for group in GROUPS
        )


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one paper says of a plan."""

    document_id: str
    title: str
    as_of: Period  # The latest period of its figures.
    total: int  # Of how many indicators it speaks; 0 if it does not say.
    counts: Mapping[str, int]  # Status to the number of indicators, as its text counts them.
    tabled: Mapping[str, int]  # The same by its own table.
    goals: tuple[AssessedGoal, ...]  # One an indicator, binding ones first.

    @property
    def is_consistent(self) -> bool:
        """Whether its text counts what its table says; true where the table is missing or lists only some."""
        if not (self.counts and self.tabled):
            return True
        return self.is_partial or self._alike(self.counts) == self._alike(self.tabled)

    @property
    def is_partial(self) -> bool:
        """Whether its table lists only some of the indicators that its text counts, none otherwise."""
        all_of_text = self.total or sum(self.counts.values())
        is_short = 0 < sum(self.tabled.values()) < all_of_text
        told, tabled = self._alike(self.counts), self._alike(self.tabled)
        return is_short and all(told[name] >= number for name, number in tabled.items())

    def _alike(self, counts: Mapping[str, int]) -> Counter[str]:
        """Count as one those as expected and those faster, where the text does not tell them apart."""
        if JOINT not in self.counts:
            return Counter(counts)
        found: Counter[str] = Counter()
        for name, number in counts.items():
            found[JOINT if name in ("as_expected", "faster") else name] += number
        return found


def assessments(tables: Tables, place: str, span: Period, scheme: str = STANDARD) -> tuple[Assessment, ...]:
    """Gather what assessments say of the goals of a plan, by its years, in the order of the papers."""
    told = assessing_papers(tables, place, span)
    found = (_assessment(tables, place, span, name, title, scheme) for name, title in told)
    return tuple(one for one in found if one.counts or one.tabled or one.goals)


def assessing_papers(tables: Tables, place: str, span: Period) -> list[tuple[str, str]]:
    """List the assessments of a plan, by its years, with their titles, whether they judge goals or not."""
    papers = tables.documents
    own = papers[(papers["place"] == place) & (papers["period"] == span.text)]
    kinds = vocabulary.kinds()
    return [
        (name, title)
        for name, title, kind in zip(own["document_id"], own["title"], own["kind"], strict=True)
        if kinds.of(kind).is_assessment
    ]


def _assessment(tables: Tables, place: str, span: Period, name: str, title: str, scheme: str) -> Assessment:
    rows = tables.statements[tables.statements["document_id"] == name]
    flags = {key: Flags.of(text) for key, text in zip(rows["statement_id"], rows["flags"], strict=True)}
    said = {key: own.arguments(OPINION)[0] for key, own in flags.items() if own.has(OPINION)}
    judged = rows[rows["statement_id"].isin(said) & (rows["role"] == "actual")]
    # Without a table the text itself says up to when it looks.
    dated = judged if len(judged) else rows[rows["role"] == "actual"]
    as_of = _latest([text for text in dated["period"] if text], span)
    goals = _goals(tables, place, span, as_of, said, records(rows, StatementRow), scheme)
    of_table = rows[rows["origin"] == "table"]
    return Assessment(
        document_id=name,
        title=title,
        as_of=as_of,
        total=max([number for number, _ in _counted(rows, flags, ALL)], default=0),
        counts=_counts(rows, flags),
        tabled=Counter(_by_row(list(of_table["sentence"]), list(of_table["statement_id"]), said).values()),
        goals=tuple(goals),
    )


def _counted(rows: pd.DataFrame, flags: Mapping[str, Flags], status: str) -> list[tuple[int, str]]:
    """List the numbers of indicators that a text says stand so, with the nature of those counted."""
    told = zip(rows["statement_id"], rows["low"], rows["nature"], strict=True)
    return [(int(low), nature) for key, low, nature in told if status in flags[key].arguments(COUNTS)]


def _counts(rows: pd.DataFrame, flags: Mapping[str, Flags]) -> dict[str, int]:
    """Count by status, each indicator once: 其中8项约束性指标 are counted once more among all."""
    named = dict.fromkeys(name for own in flags.values() for name in own.arguments(COUNTS) if name != ALL)
    found = {name: [low for low, nature in _counted(rows, flags, name) if not nature] for name in named}
    # A text says the same in its beginning and its end.
    most = {name: max(numbers) for name, numbers in found.items() if numbers}
    among = {(own.arguments(COUNTS)[0], outer) for own in flags.values() for outer in own.arguments(AMONG)}
    inner = {name: sum(most[one] for one, outer in among if outer == name and one in most) for name in most}
    return {name: number - inner[name] for name, number in most.items() if number > inner[name]}


def _goals(
    tables: Tables,
    place: str,
    span: Period,
    as_of: Period,
    said: Mapping[str, str],
    text: Sequence[StatementRow],
    scheme: str,
) -> list[AssessedGoal]:
    """Put each indicator's opinion beside our verdict by the figures of that time."""
    goals = goals_of(tables, place, span, as_of.end)
    of_goal, named = _opinions(tables, place, goals, said), named_opinions.opinions(text, goals)
    ours = plan_rows(tables, place, span, as_of, scheme) if of_goal or named else []
    by_subject: dict[str, AssessedGoal] = {}
    # What stands with figures comes first: a name in the text may be of two goals.
    for row in sorted(ours, key=lambda row: row.goal_id not in of_goal):
        in_text = named.get(row.goal_id, "")
        if told := of_goal.get(row.goal_id, in_text):
            key = subject_of(row.indicator_id, row.indicator, row.goal_id)
            other = in_text if in_text != told else ""
            by_subject.setdefault(key, AssessedGoal(told, row, other))
    return list(by_subject.values())


def _by_row(sentences: Sequence[str], names: Sequence[str], said: Mapping[str, str]) -> dict[str, str]:
    """Give the opinion on each row of the assessment's table: a row has several figures."""
    return {row: said[name] for row, name in zip(sentences, names, strict=True) if name in said}


def _latest(texts: Sequence[str], span: Period) -> Period:
    """Give the year in which the latest of some periods ends, the plan's first year where there is none."""
    ends = [periods.parse(text).end for text in texts]
    inside = [end for end in ends if end <= span.end]
    return periods.parse(str(max(inside).year if inside else span.start.year))


def _opinions(tables: Tables, place: str, goals: Sequence[Target], said: Mapping[str, str]) -> dict[str, str]:
    """Give the opinion on each goal: told with the goal itself, or with a figure of the same thing."""
    figures = Figures.of(tables.observations, tables.statements, place)
    found: dict[str, str] = {}
    for goal in goals:
        told = (goal.target_id, *goal.flags.arguments(REPEATED), *goal.flags.arguments(REPLACES))
        known = figures_for(goal, figures).same
        names = (*told, *(figure.statement_id for figure in known))
        if opinion := next((said[name] for name in names if name in said), ""):
            found[goal.target_id] = opinion
    return found
