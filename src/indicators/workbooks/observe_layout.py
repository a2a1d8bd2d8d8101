"""The workbook of `indicators observe`: its columns, words and lists, read from observe.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from indicators.vocabulary import indicators
from indicators.workbooks.review_layout import Column

MARK = "indicators observe 1"
LISTED = ("decision", "measure", "status", "source_quality", "indicator_id")
OTHER = "other"


class Layout(BaseModel):
    """Everything that observe.yaml says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sheets: dict[str, str]
    doubts: dict[str, str]
    whole_table: str
    no_place_read: str
    decisions: dict[str, str]
    sources: dict[str, Column]
    names: dict[str, Column]
    places: dict[str, Column]
    figures: dict[str, Column]
    unclear: dict[str, Column]
    words: dict[str, dict[str, str]]
    refused: dict[str, str]
    guide: tuple[str, ...]

    @property
    def filled(self) -> dict[str, dict[str, Column]]:
        """The sheets that come back, by their keys."""
        return {key: getattr(self, key) for key in ("sources", "names", "places", "figures")}

    def labels(self, name: str) -> list[str]:
        """List what a drop-down offers: code and meaning.

        Examples
        --------
        >>> layout().labels("status")[0], layout().labels("decision")
        ('estimate 预计', ['采用', '不采用', '修订'])
        """
        if name == "decision":
            return list(self.decisions.values())
        if name == "indicator_id":
            return [OTHER, *(f"{entry.id} {entry.name}" for entry in indicators().entries)]
        return [f"{code} {word}" for code, word in self.words[name].items()]

    def shown(self, name: str, code: str) -> str:
        """Write a code as its drop-down shows it.

        Examples
        --------
        >>> layout().shown("decision", "take"), layout().shown("indicator_id", "gdp")
        ('采用', 'gdp 地区生产总值')
        """
        if name == "decision":
            return self.decisions.get(code, "")
        if name == "indicator_id" and (entry := indicators().by_id.get(code)):
            return f"{code} {entry.name}"
        word = self.words.get(name, {}).get(code, "")
        return f"{code} {word}" if word else code

    def code(self, name: str, text: str) -> str:
        """Take the code out of what stands in a cell: of its label, or of the bare word.

        Examples
        --------
        >>> layout().code("decision", "修订"), layout().code("status", "初步"), layout().code("unit", "亿元")
        ('revise', 'preliminary', '亿元')
        """
        if name not in LISTED or not text:
            return text
        known = self.decisions if name == "decision" else self.words.get(name, {})
        by_word = {word: code for code, word in known.items()}
        return by_word.get(text) or text.split()[0]


@cache
def layout() -> Layout:
    """Read observe.yaml once."""
    text = files("indicators.workbooks").joinpath("observe.yaml").read_text(encoding="utf-8")
    return Layout.model_validate(yaml.safe_load(text))
