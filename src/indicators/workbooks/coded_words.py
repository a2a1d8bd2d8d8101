"""Codes of the tables as a workbook shows them: with their meaning, in drop-downs, and back."""

from __future__ import annotations

from typing import ClassVar

from indicators.vocabulary import indicators
from indicators.vocabulary.strict_model import StrictModel

DECISION, INDICATOR = "decision", "indicator_id"


class Column(StrictModel):
    """One column of a sheet."""

    label: str
    width: float
    is_open: bool


class CodedWords(StrictModel):
    """What every workbook of codes says of them; `listed` names the columns that have a drop-down.

    Examples
    --------
    >>> class Some(CodedWords):
    ...     listed = ("decision", "role")
    >>> some = Some(decisions={"take": "采用"}, words={"role": {"target": "目标"}})
    >>> some.labels("role"), some.shown("role", "target"), some.shown("decision", "take")
    (['target 目标'], 'target 目标', '采用')
    >>> some.code("role", "目标"), some.code("decision", "采用"), some.code("unit", "亩")
    ('target', 'take', '亩')
    """

    listed: ClassVar[tuple[str, ...]] = ()
    # What a drop-down of indicators offers before those of the catalogue.
    before_indicators: ClassVar[tuple[str, ...]] = ()

    decisions: dict[str, str]
    words: dict[str, dict[str, str]]

    def labels(self, name: str) -> list[str]:
        """List what a drop-down offers: code and meaning."""
        if name == DECISION:
            return list(self.decisions.values())
        if name == INDICATOR:
            return [*self.before_indicators, *(f"{entry.id} {entry.name}" for entry in indicators().entries)]
        return [f"{code} {word}" for code, word in self.words[name].items()]

    def shown(self, name: str, code: str) -> str:
        """Write a code as its drop-down shows it."""
        if name == DECISION:
            return self.decisions.get(code, "")
        if name == INDICATOR and (entry := indicators().by_id.get(code)):
            return f"{code} {entry.name}"
        word = self.words.get(name, {}).get(code, "")
        return f"{code} {word}" if word else code

    def code(self, name: str, text: str) -> str:
        """Take the code out of what stands in a cell: of its label, or of the bare word."""
        if name not in self.listed or not text:
            return text
        known = self.decisions if name == DECISION else self.words.get(name, {})
        by_word = {word: code for code, word in known.items()}
        return by_word.get(text) or text.split()[0]
