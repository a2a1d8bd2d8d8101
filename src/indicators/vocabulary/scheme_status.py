"""The statuses of `schemes.yaml`: words, light and order of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from indicators.errors import VocabularyFault
from indicators.vocabulary.loading import Row

Label = Annotated[str, StringConstraints(min_length=1)]
Light = Literal["green", "watch", "yellow", "red", "grey"]
Language = Literal["zh", "en"]

# Statuses that the rules of the analysis give, whatever the thresholds of the schemes.
OF_THE_RULES = (
    *("met", "missed", "above_target", "at_target", "below_target", "ahead", "on_schedule", "behind"),
    *("within_limit", "beyond_limit", "not_started", "not_due", "under_way", "delayed"),
    *("stale", "no_observation", "undetermined", "achieved_early"),
    *("slack", "slack_limit"),
    *("target_above_even_share", "target_at_even_share", "target_below_even_share"),
    *("outcome_above_even_share", "outcome_at_even_share", "outcome_below_even_share", "not_computable"),
    *("inherited", "adjusted", "introduced", "discontinued"),
    *("chosen", "no_choice", "not_comparable"),
    *("inconsistent", "contradictory", "wrong_way", "two_values", "revised", "differs", "below_last_outcome"),
    *("below_last_growth", "below_last_decline"),
    *("consistent", "consistent_when_rounded"),
)


class Status(BaseModel):
    """How something stands.

    Attributes
    ----------
    order : int
        Its place in the list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Label
    zh: Label
    en: Label
    light: Light
    order: int = 0

    def label(self, lang: str = "zh") -> str:
        """Return the words in a language."""
        return self.zh if lang == "zh" else self.en


def list_faults(rows: Mapping[str, Row], where: str) -> Iterator[VocabularyFault]:
    """Say which statuses are missing.

    Parameters
    ----------
    rows : mapping of str to Row
        The list's entries as written, by id.
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
