"""The review workbook's columns, words and lists, read from review.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from indicators.tables.correction_rules import SETTLED
from indicators.vocabulary import indicators

MARK = "indicators review 1"
INDICATOR = "indicator_id"


class Column(BaseModel):
    """One column of a sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    width: float
    is_open: bool


class Layout(BaseModel):
    """Everything that review.yaml says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sheets: dict[str, str]
    doubts: dict[str, str]
    settled: str
    decisions: dict[str, str]
    columns: dict[str, Column]
    added: dict[str, Column]
    pairs: dict[str, Column]
    words: dict[str, dict[str, str]]
    refused: dict[str, str]
    guide: tuple[str, ...]

    @property
    def added_columns(self) -> dict[str, Column]:
        """The columns of the sheet of additions: its own, the settled ones before the reason."""
        own = dict(self.added)
        reason = own.pop("reason")
        return own | {name: self.columns[name] for name in SETTLED} | {"reason": reason}

    def labels(self, name: str) -> list[str]:
        """List what a drop-down offers: code and meaning."""
        if name == "decision":
            return list(self.decisions.values())
        if name == INDICATOR:
            return [f"{entry.id} {entry.name}" for entry in indicators().entries]
        return [f"{code} {word}" for code, word in self.words[name].items()]

    def shown(self, name: str, code: str) -> str:
        """Write a code as its drop-down shows it.

        Examples
        --------
        >>> layout().shown("role", "target"), layout().shown("unit", "亩"), layout().shown("basis", "")
        ('target 目标', '亩', '')
        """
        if name == INDICATOR and (entry := indicators().by_id.get(code)):
            return f"{code} {entry.name}"
        word = self.words.get(name, {}).get(code, "")
        return f"{code} {word}" if word else code

    def code(self, name: str, text: str) -> str:
        """Take the code out of what stands in a cell: of its label, or of the bare word.

        Examples
        --------
        >>> layout().code("role", "target 目标"), layout().code("role", "目标"), layout().code("unit", "亩")
        ('target', 'target', '亩')
        """
        if name not in LISTED or not text:
            return text
        known = self.decisions if name == "decision" else self.words.get(name, {})
        by_word = {word: code for code, word in known.items()}
        return by_word.get(text) or text.split()[0]


LISTED = ("decision", "role", "measure", "basis", "comparator", "reference", "nature", "relation", INDICATOR)


@cache
def layout() -> Layout:
    """Read review.yaml once."""
    text = files("indicators.workbooks").joinpath("review.yaml").read_text(encoding="utf-8")
    return Layout.model_validate(yaml.safe_load(text))


def fingerprint(statement_id: str, settled: Mapping[str, str]) -> str:
    """Give a short mark of a row's cells as handed out, by which a change is seen.

    Examples
    --------
    >>> row = dict.fromkeys(SETTLED, "")
    >>> fingerprint("a@1", row) == fingerprint("a@1", row | {"unit": "亩"})
    False
    """
    content = "\x1f".join([statement_id, *(settled[name] for name in SETTLED)])
    return sha256(content.encode("utf-8")).hexdigest()[:16]
