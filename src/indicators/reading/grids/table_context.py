"""The paper and the surroundings a table is read in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.grids.table_grid import Table
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.planned_steps import captioned_role
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.units import Unit, folded, unit_in_brackets, unit_of, units_of
from indicators.reading.grids.words import kinds_in
from indicators.reading.roles.roles import State
from indicators.storage.expressions import expression
from indicators.vocabulary.kind_catalogue import Kind

_UNIT_OF = expression(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,6}):([^\s,;:、]{1,6})(?=[\s,;、]|$)")
_STAR_YEAR = expression(r"带?[*＊]号?的?(?:指标)?[为是]?(20\d\d)年")
_YEAR = expression(r"20\d\d")
_RANKS = expression(r"(?:括[号弧]|[(（]\s*[)）])[^。；;]{0,16}(?:位次|排名|名次|排位|位数)")
_ROUND_SUM = expression(r"[(（]\s*[)）][”\"]?(?:内|中)[^。；;]{0,12}累计")


@dataclass(frozen=True, slots=True)
class Setting:
    """The paper and the surroundings a table is read in."""

    document: Document
    periods: PeriodReader
    places: PlaceReader
    table: Table
    state: State
    section: str

    @property
    def kind(self) -> Kind:
        """What the paper is."""
        return vocabulary.kinds().of(self.document.kind)

    @property
    def is_of_results(self) -> bool:
        """Whether its figures are results, whatever the heads of its tables leave open."""
        return self.kind.table == "actual" and self.kind.targets == "none"

    @property
    def is_assessment(self) -> bool:
        """Whether paper or table tells how far a plan has come, or how it ended."""
        return self.periods.is_over or (self.kind.table == "actual" and self.kind.targets == "revised")

    @property
    def open_role(self) -> str:
        """What figures are of which neither head nor caption says it: by the kind, unless a heading does."""
        is_turned = self.state.role != self.kind.text.role
        return self.state.role if is_turned or self.kind.table == "by_column" else self.kind.table

    @property
    def captioned(self) -> str:
        """The role that the caption gives to figures without one, "" if it gives none."""
        return captioned_role(self.table.caption or self.section)

    def period_in(self, words: str) -> str:
        """Find the time that a line over the table names, "" if it names none."""
        return self.periods.read(re.sub(r"\s", "", folded(words)))[0]

    @property
    def caption_period(self) -> str:
        """The time that the caption names, "" if it names none."""
        return self.period_in(self.table.caption)

    @property
    def executed_year(self) -> str:
        """The one year whose results the caption names; its goals are those they are held against."""
        years = set(_YEAR.findall(self.table.caption))
        is_of_year = self.captioned == "actual" and len(years) == 1 and not self.periods.is_plan
        return years.pop() if is_of_year and "-" not in self.caption_period else ""

    @property
    def is_of_growth(self) -> bool:
        """Whether the caption says that all its figures are rates of growth."""
        return "growth" in kinds_in("measures", self.table.caption) and any(u.is_rate for u in self.units)

    @property
    def units(self) -> list[Unit]:
        """The units that stand over the table, for figures that say none themselves."""
        return _units_over(self.table.unit, self.table.caption)

    def unit_named(self, name: str) -> Unit | None:
        """Give the unit that a line over the table has for a name: 面积：万亩 总产：吨, None if none."""
        pairs = [(pair[1], unit_of(pair[2])) for pair in _UNIT_OF.finditer(folded(self.table.caption))]
        return next((unit for word, unit in pairs if unit and word in name), None)

    @property
    def notes(self) -> str:
        """What stands under the table."""
        return "".join(self.document.text[start:end] for start, end in self.table.notes)

    @property
    def star_year(self) -> str:
        """The year that the notes give to figures marked *, "" if they give none."""
        match = _STAR_YEAR.search(self.notes)
        return match[1] if match else ""

    @property
    def has_ranks_in_brackets(self) -> bool:
        """Whether notes or caption say that the brackets behind figures hold ranks."""
        return bool(_RANKS.search(f"{self.table.caption}{self.table.unit}{self.notes}"))

    @property
    def sums_in_round_brackets(self) -> bool:
        """Whether the notes say that round brackets mark sums over years."""
        return bool(_ROUND_SUM.search(self.notes))


@lru_cache(maxsize=1024)
def _units_over(unit: str, caption: str) -> list[Unit]:
    return units_of(unit) or unit_in_brackets(folded(caption))[0]
