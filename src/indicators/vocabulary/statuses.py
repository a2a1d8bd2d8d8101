"""The statuses of `schemes.yaml`: words, light and order of each, and what counts them on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

from indicators.errors import VocabularyFault, nearest
from indicators.vocabulary.loading import Row

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
Language = Literal["zh", "en"]
State = Literal["on_track", "behind", "missed", "undetermined", "no_observation"]

# Statuses that the rules of the analysis give, whatever the thresholds of the schemes; those of a year's
# target are counted by cards.
OF_A_YEAR = ("met", "completed", "missed", "rebound", "not_started", "undetermined", "no_observation")
OF_THE_RULES = (
    *OF_A_YEAR,
    *("not_due", "failure", "deviation", "achieved_early"),
    *("in_progress", "goal_met", "kept", "slipped", "time_is_over", "nothing_elapsed", "slack"),
    *("target_above_even_share", "target_at_even_share", "target_below_even_share"),
    *("outcome_above_even_share", "outcome_at_even_share", "outcome_below_even_share", "not_computable"),
    *("chosen", "no_choice", "not_comparable"),
    *("inconsistent", "contradictory", "wrong_way", "two_values", "revised", "differs", "below_last_outcome"),
    *("consistent", "consistent_when_rounded"),
)


class Named(BaseModel):
    """Something with words in both languages and a light."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Label
    zh: Label
    en: Label
    light: Light

    def label(self, lang: str = "zh") -> str:
        """Return the words in a language."""
        return self.zh if lang == "zh" else self.en


class Status(Named):
    """How something stands.

    Attributes
    ----------
    card : str
        What counts it on a page's first screen, "" for what is not counted.
    order : int
        Its place in the list.
    """

    card: str = ""
    order: int = 0


class Card(Named):
    """A count on a page's first screen.

    Attributes
    ----------
    state : str
        How those who answer for the targets see what it counts.
    is_always : bool
        Whether it is shown also with nothing to count.
    """

    state: State
    is_always: bool = True


class StateWords(Named):
    """A state in which those who answer for the targets see them."""

    id: State


def missing_states(states: Mapping[str, StateWords], path: Path) -> Iterator[VocabularyFault]:
    """Say which states have no words."""
    for name in get_args(State):
        if name not in states:
            yield VocabularyFault(
                expected=f"the state {name}, by which targets are counted",
                found="no entry that can be used",
                where=f"{path.name}, states",
                remedy="Add it with zh, en and light.",
            )


def list_faults(
    rows: Mapping[str, Row], statuses: Mapping[str, Status], cards: Mapping[str, Card], where: str
) -> Iterator[VocabularyFault]:
    """Say which statuses are missing, and which cards they name are.

    Parameters
    ----------
    rows : mapping of str to Row
        The list's entries as written, by id.
    statuses, cards : mapping
        Those that can be used, by id.
    where : str
        The file and section.
    """
    for name in OF_THE_RULES:
        if name not in rows:
            yield VocabularyFault(
                expected=f"the status {name}, which the rules of the analysis give",
                found="no such entry",
                where=where,
                remedy="Add it with zh, en and light.",
            )
    for status in statuses.values():
        if status.card and status.card not in cards:
            yield VocabularyFault(
                expected="a card of the section cards",
                found=repr(status.card),
                where=rows[status.id].where("card"),
                remedy=nearest(status.card, list(cards)),
            )


def uncounted(
    row: Row, given_by: Sequence[str], statuses: Mapping[str, Status], cards: Mapping[str, Card]
) -> Iterator[VocabularyFault]:
    """Say of a status that a year's target can have that no card counts it.

    Parameters
    ----------
    row : Row
        The status as written.
    given_by : sequence of str
        The schemes that give it; none for a status of the rules.
    statuses, cards : mapping
        Those that can be used, by id.
    """
    status = statuses.get(row.name)
    if status is not None and not status.card:
        by = f"the scheme {', '.join(given_by)}" if given_by else "the rules of the analysis"
        yield VocabularyFault(
            expected=f"a card that counts it, since {by} can give it to a year's target",
            found="no card",
            where=row.where(),
            remedy=f"Add card: one of {', '.join(cards)}.",
        )
