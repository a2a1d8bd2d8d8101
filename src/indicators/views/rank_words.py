"""Which place among others papers say that a figure has, and how it moved since the figure before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators import periods
from indicators.reading.ranks import ToldRank, listed_behind, told_behind
from indicators.tables.contract.records import Observation
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.page_words import say_or

# Place, indicator and measure.
Series = tuple[str, str, str]


@dataclass(frozen=True)
class RankWords:
    """The ranks told behind the outcomes of the tables."""

    localizer: Localizer
    citations: Citations

    def words(self, name: str) -> str:
        """Tell the rank of an outcome and the one before it: 居全省第4位（上半年第8位）; "" if none is told.

        Parameters
        ----------
        name : str
            The id of an observation; the rank may be told by another paper that has the same figure.
        """
        figure = self.citations.figure(name)
        if not isinstance(figure, Observation):
            return ""
        ranks = self._series.get(_series(figure), {})
        rank = ranks.get(figure.period)
        if rank is None:
            return ""
        told = self._said("told_rank", rank)
        if rank.moved and self.localizer.lang == "zh":
            return f"{told}，{rank.moved}"
        before = self._before(figure.period, rank, ranks)
        if before is None:
            return told
        earlier, other = before
        return told + self.localizer.say(
            "rank_before", period=self.localizer.period(earlier), place=other.place
        )

    def _said(self, key: str, rank: ToldRank) -> str:
        scope = say_or(f"rank_scope_{rank.scope}", self.localizer.lang, rank.scope)
        return self.localizer.say(key, scope=scope, place=rank.place)

    @staticmethod
    def _before(period: str, rank: ToldRank, ranks: dict[str, ToldRank]) -> tuple[str, ToldRank] | None:
        """Find the last rank before a period, of the year or the one before, among the same others."""
        own = periods.parse(period)
        earlier = [
            (other.end, name)
            for name, told in ranks.items()
            if told.scope == rank.scope and (other := periods.parse(name)).end < own.end
        ]
        if not earlier or max(earlier)[0].year < own.end.year - 1:
            return None
        name = max(earlier)[1]
        return name, ranks[name]

    @cached_property
    def _series(self) -> dict[Series, dict[str, ToldRank]]:
        found: dict[Series, dict[str, ToldRank]] = {}
        for figures in self.citations.by_sentence.values():
            for at, (figure, behind) in enumerate(figures, 1):
                listed = listed_behind(behind)
                # Behind 高于全省0.8个百分点 the rank is of what is higher.
                ranks = [] if figure.measure == "change" else told_behind(behind)
                before = [one for one, _ in figures[:at]]
                those = [(owner, rank) for rank in ranks if (owner := _owner(rank, before))]
                if len(listed) <= at:
                    those += zip(before[at - len(listed) :], listed, strict=True)
                for one, told in those:
                    found.setdefault(_series(one), {}).setdefault(one.period, told)
        return found


def _owner(rank: ToldRank, figures: Sequence[Observation]) -> Observation | None:
    """Find of which figure of a sentence a rank behind the last is: 总量 of the amount, 增速 of its rate."""
    last = figures[-1]
    same = [one for one in figures if _series(one)[:2] == _series(last)[:2]]
    fits = [one for one in same if rank.of in ("", "rate" if one.measure in CHANGES else "amount")]
    return fits[-1] if fits else None


def _series(figure: Observation) -> Series:
    return figure.place, figure.indicator_id or figure.indicator, figure.measure
