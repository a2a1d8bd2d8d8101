"""Targets that a paper of the place above sets for a place: a city's table of its counties (分解下达)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from indicators.documents.register.register_entry import Entry
from indicators.tables.contract.records import Flags, Target
from indicators.tables.matching.same_rows import SameRows

ALLOCATED = "allocated_by"


def flagged(statements: pd.DataFrame, papers: Iterable[Entry]) -> pd.DataFrame:
    """Flag the rows that a paper has for a place inside its own, with the place that sets them."""
    setter = {paper.id: (paper.place, paper.adcode) for paper in papers}
    columns = (statements[name] for name in ("document_id", "place", "adcode", "flags"))
    flags = [
        str(Flags.of(own).adding(f"{ALLOCATED}:{setter[paper][0]}"))
        if _lies_in(place, code, *setter[paper])
        else own
        for paper, place, code, own in zip(*columns, strict=True)
    ]
    return statements.assign(flags=flags)


def _lies_in(place: str, code: str, above: str, code_above: str) -> bool:
    """Whether a place lies in another: 361123 in 361100, both in 360000."""
    return place != above and bool(code_above) and code.startswith(re.sub(r"(?:00)+$", "", code_above))


def beside_own(targets: Sequence[Target], same: SameRows) -> Mapping[str, Target]:
    """Give what was allocated to a place that sets a target of its own for the same, by the own one's id.

    The own one is judged, by the allocated one where the place's paper says 就高不就低.
    """
    given = [one for one in targets if one.flags.has(ALLOCATED)]
    own = [one for one in targets if not one.flags.has(ALLOCATED)] if given else []
    found: dict[str, Target] = {}
    for one in given:
        for other in own:
            is_alike = (one.measure, one.period) == (other.measure, other.period)
            if is_alike and same.relation(one, other).relation == "same":
                found.setdefault(other.target_id, one)
    return found


def without_given(targets: Sequence[Target], same: SameRows) -> list[Target]:
    """Leave out what was allocated to a place that sets a target of its own for the same."""
    given = {one.target_id for one in beside_own(targets, same).values()}
    return [one for one in targets if one.target_id not in given]


def set_by(target: Target) -> str:
    """Name the place whose paper sets a target."""
    return next(iter(target.flags.arguments(ALLOCATED)), target.place)
