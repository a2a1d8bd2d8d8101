"""The review workbook's columns, words and lists, read from review.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from indicators.tables.corrections.correction_rules import SETTLED
from indicators.vocabulary.loading import packaged
from indicators.workbooks.coded_words import INDICATOR, CodedWords, Column

MARK = "indicators review 1"


LISTED = ("decision", "role", "measure", "basis", "comparator", "reference", "nature", "relation", INDICATOR)


class Layout(CodedWords):
    """Everything that review.yaml says."""

    listed = LISTED

    sheets: dict[str, str]
    doubts: dict[str, str]
    settled: str
    columns: dict[str, Column]
    added: dict[str, Column]
    pairs: dict[str, Column]
    refused: dict[str, str]
    guide: tuple[str, ...]

    @property
    def added_columns(self) -> dict[str, Column]:
        """The columns of the sheet of additions: its own, the settled ones before the reason."""
        own = dict(self.added)
        reason = own.pop("reason")
        return own | {name: self.columns[name] for name in SETTLED} | {"reason": reason}


@cache
def layout() -> Layout:
    """Read review.yaml once.

    Examples
    --------
    >>> layout().shown("role", "target"), layout().shown("unit", "亩"), layout().code("role", "目标")
    ('target 目标', '亩', 'target')
    """
    return Layout.model_validate(packaged("review.yaml", "workbooks"))


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
