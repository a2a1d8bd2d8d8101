"""The workbook of `indicators observe`: its columns, words and lists, read from observe.yaml."""

from __future__ import annotations

from functools import cache

from indicators.vocabulary.loading import packaged
from indicators.workbooks.coded_words import CodedWords, Column

MARK = "indicators observe 1"
LISTED = ("decision", "measure", "status", "source_quality", "indicator_id")
OTHER = "other"


class Layout(CodedWords):
    """Everything that observe.yaml says."""

    listed = LISTED
    before_indicators = (OTHER,)

    sheets: dict[str, str]
    doubts: dict[str, str]
    whole_table: str
    sources: dict[str, Column]
    names: dict[str, Column]
    places: dict[str, Column]
    figures: dict[str, Column]
    unclear: dict[str, Column]
    refused: dict[str, str]
    guide: tuple[str, ...]

    @property
    def filled(self) -> dict[str, dict[str, Column]]:
        """The sheets that come back, by their keys."""
        return {key: getattr(self, key) for key in ("sources", "names", "places", "figures")}


@cache
def layout() -> Layout:
    """Read observe.yaml once.

    Examples
    --------
    >>> layout().labels("status")[0], layout().shown("decision", "take"), layout().code("status", "初步")
    ('estimate 预计', '采用', 'preliminary')
    """
    return Layout.model_validate(packaged("observe.yaml", "workbooks"))
