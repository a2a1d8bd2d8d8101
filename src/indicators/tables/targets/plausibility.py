"""Marks the rows of figures that cannot be true, and tells which rows stand on no page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Final

import pandas as pd

from indicators.tables.contract import schema
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.targets import target_rules
from indicators.tables.targets.bound_words import DUPLICATE
from indicators.tables.targets.bounds import Plausible, fault_of

FLAG: Final = "implausible"
CONFIRMED: Final = "confirmed"
SET_ASIDE: Final = (FLAG, target_rules.FLAG)
FORETOLD: Final = "estimate"
_COLUMNS = [one.name for one in fields(Plausible)][:-1]


@dataclass(frozen=True)
class SetAside:
    """The rows of targets and observations that cannot be true, or are no targets."""

    targets: pd.DataFrame = field(default_factory=partial(schema.empty, "targets"))
    observations: pd.DataFrame = field(default_factory=partial(schema.empty, "observations"))

    def mapped(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> SetAside:
        """Change both tables in one way."""
        return SetAside(change(self.targets), change(self.observations))

    def rows(self) -> Iterator[tuple[str, str, Target | Observation]]:
        """Go through the rows, targets first: the kind and the identifier of each, and the row."""
        for target in records(self.targets, Target):
            yield "target", target.target_id, target
        for figure in records(self.observations, Observation):
            yield "observation", figure.observation_id, figure


def causes(frame: pd.DataFrame) -> list[str]:
    """Say for each row of figures what cannot be true of it, "" if nothing.

    Parameters
    ----------
    frame : DataFrame
        Observations or targets with canonical units. Of observations `status` tells what is an estimate;
        targets, which have none, all speak of a time to come.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> from indicators.tables.targets import target_rules
    >>> causes(schema.empty("targets"))
    []
    """
    foretold = frame["status"] == FORETOLD if "status" in frame else [True] * len(frame)
    rows = zip(frame[_COLUMNS].itertuples(index=False, name=None), foretold, strict=True)
    return [
        fault_of(Plausible(**dict(zip(_COLUMNS, values, strict=True)), is_foretold=bool(is_foretold)))
        for values, is_foretold in rows
    ]


def flagged(frame: pd.DataFrame, confirmed: Collection[str], repeated: Collection[str] = ()) -> pd.DataFrame:
    """Add the flag implausible:… to rows that cannot be true, confirmed:… to those that somebody confirmed.

    Parameters
    ----------
    frame : DataFrame
        As for `causes`, with flags and an identifier, target_id or observation_id.
    confirmed : collection of str
        The identifiers of rows that somebody has confirmed.
    repeated : collection of str
        The identifiers of rows that repeat a row of their file sign for sign.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> from indicators.tables.targets import target_rules
    >>> flagged(schema.empty("targets"), ()).empty
    True
    """
    names = frame["target_id" if "target_id" in frame else "observation_id"]
    marked = []
    for name, cause, flags in zip(names, causes(frame), frame["flags"], strict=True):
        word = CONFIRMED if name in confirmed else FLAG
        told = [DUPLICATE] if name in repeated else []
        marked.append(str(Flags.of(flags).adding(*(f"{word}:{one}" for one in (*told, cause) if one))))
    return frame.assign(flags=pd.Series(marked, index=frame.index, dtype="str"))


def is_set_aside(frame: pd.DataFrame) -> pd.Series:
    """Tell which rows are marked as figures that cannot be true, or as no targets.

    Examples
    --------
    >>> flags = ["slack", "implausible:growth:6600", "confirmed:share:120", "not_a_target:no_noun"]
    >>> is_set_aside(pd.DataFrame({"flags": flags})).tolist()
    [False, True, False, True]
    """
    found: pd.Series = pd.Series(map(_has_one, frame["flags"].tolist()), index=frame.index, dtype=bool)
    return found


def parted(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part the rows that may be shown from those that are set aside.

    Examples
    --------
    >>> sound, aside = parted(pd.DataFrame({"flags": ["slack", "not_a_target:no_noun"]}))
    >>> sound["flags"].tolist(), aside["flags"].tolist()
    (['slack'], ['not_a_target:no_noun'])
    """
    is_aside = is_set_aside(frame)
    return frame[~is_aside].reset_index(drop=True), frame[is_aside].reset_index(drop=True)


def _has_one(flags: str) -> bool:
    # Most rows have neither word anywhere, and are not taken apart.
    return any(word in flags for word in SET_ASIDE) and any(map(Flags.of(flags).has, SET_ASIDE))
