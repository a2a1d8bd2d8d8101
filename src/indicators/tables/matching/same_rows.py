"""How two rows of the tables are related: as an analyst settled it, else by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.invested_projects import with_projects
from indicators.tables.matching.row_subject import Thing, thing_of, words_beside
from indicators.tables.matching.same_things import Relation, Verdict, are_counted_alike, relate
from indicators.tables.reported.progress_figures import answered_target
from indicators.vocabulary.column_values import CHANGES

SETTLED: Mapping[str, Relation] = {"settled_same": "same", "settled_alike": "alike", "settled_different": ""}
REASON = "|"
# A flag holds no blanks.
SPACE = "_"
COUNTED = frozenset(("level", "increment"))
_GROUPS = (COUNTED, frozenset(CHANGES))


class Decision(NamedTuple):
    """What an analyst settled of a row and another one: same, alike or different, and why."""

    relation: str
    other: str
    reason: str


Settled = Mapping[str, Sequence[Decision]]


@dataclass(frozen=True, eq=False)
class SameRows:
    """The relations of rows to each other; the only place where they are decided.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> SameRows(Tables.empty().statements).said
    {}
    """

    statements: pd.DataFrame

    @cached_property
    def said(self) -> dict[str, tuple[str, str]]:
        """Sentence and quote by statement_id."""
        # pandas' own texts are slow one by one, plain objects are not.
        told = (
            self.statements[name].to_numpy(dtype=object) for name in ("statement_id", "sentence", "quote")
        )
        return {name: (sentence, quote) for name, sentence, quote in zip(*told, strict=True)}

    def thing(self, row: Target | Observation) -> Thing:
        """Take apart what a row is about."""
        name = row_id(row)
        found = self._things.get(name)
        if found is None:
            # What was filled in for a target is about what its sentence asks for.
            told = row.statement_id or answered_target(name)
            found = self._things[name] = thing_in(row, *self.said.get(told, ("", "")))
        return found

    @cached_property
    def _things(self) -> dict[str, Thing]:
        return {}

    def relation(self, a: Target | Observation, b: Target | Observation) -> Verdict:
        """Say how two rows are related, and why; what an analyst settled comes first."""
        return settled(a, b) or relate(self.thing(a), self.thing(b))

    def is_measured_alike(self, a: Target | Observation, b: Target | Observation) -> bool:
        """Whether two rows of the same thing may be held against each other as numbers."""
        is_one = a.measure == b.measure or {a.measure, b.measure} == COUNTED
        # What costs most is asked last.
        is_number = is_one and are_counted_alike(self.thing(a), self.thing(b))
        return is_number and self.relation(a, b).relation == "same"


def thing_in(row: Target | Observation, sentence: str, quote: str) -> Thing:
    """Take apart what a row is about whose sentence is known."""
    named = with_projects(row.indicator, sentence, quote)
    beside = words_beside(sentence, quote, row.indicator)
    return thing_of(named, row.indicator_id, beside, row.measure, row.canonical_unit)


def measured_alike(measure: str) -> frozenset[str]:
    """Name the measures whose figures may be held against each other as numbers: this one among them.

    Examples
    --------
    >>> sorted(measured_alike("level")), sorted(measured_alike("decline")), sorted(measured_alike("share"))
    (['increment', 'level'], ['decline', 'growth'], ['share'])
    """
    return next((group for group in _GROUPS if measure in group), frozenset((measure,)))


def settled(a: Target | Observation, b: Target | Observation) -> Verdict | None:
    """Give what an analyst settled of two rows, None if nothing."""
    if not (a.flags or b.flags):
        # Nearly no row has a flag.
        return None
    for row, other in ((a, row_id(b)), (b, row_id(a))):
        for flag in row.flags:
            kind, _, argument = flag.partition(":")
            name, _, reason = argument.partition(REASON)
            if kind in SETTLED and name == other:
                return Verdict(SETTLED[kind], f"settled:{reason.replace(SPACE, ' ')}")
    return None


def row_id(row: Target | Observation) -> str:
    """Give the id of a row of targets or observations."""
    return row.target_id if isinstance(row, Target) else row.observation_id


def with_settled(flags: Flags, decisions: Iterable[Decision]) -> Flags:
    """Add to a row's flags what was settled of it: the relation, the other row and the reason.

    Examples
    --------
    >>> str(with_settled(Flags.of("stretch_of:a@4"), [Decision("alike", "b@2", "签约不是落地;不同阶段")]))
    'stretch_of:a@4;settled_alike:b@2|签约不是落地；不同阶段'
    """
    return flags.adding(
        *(
            f"settled_{one.relation}:{one.other}|{SPACE.join(one.reason.replace(';', '；').split())}"
            for one in decisions
        )
    )


def with_decisions(observations: pd.DataFrame, settled: Settled) -> pd.DataFrame:
    """Give the table of observations with what was settled of its rows among the flags."""
    if not settled:
        return observations
    named = zip(observations["observation_id"], observations["flags"], strict=True)
    flags = [str(with_settled(Flags.of(text), settled.get(name, ()))) for name, text in named]
    return observations.assign(flags=pd.Series(flags, index=observations.index, dtype="str"))
