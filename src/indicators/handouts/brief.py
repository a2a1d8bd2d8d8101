"""The brief of a quarter or a month: two pages of A4 for those who have no time for more.

Its sentences and rows are those of the quarterly page's first screen. What does not fit is counted and left
to the page: the rows stay that are furthest behind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.handouts import composition
from indicators.handouts.brief_sections import BriefSections
from indicators.handouts.cell_lines import Notes
from indicators.handouts.composition import Block, Words
from indicators.handouts.occasion import Occasion
from indicators.handouts.sections import occasion_paper, under_headings

# What an estimate may miss is kept free.
PAGES = 1.92
MOST_BEHIND, MOST_OTHERS, FEWEST_OTHERS = 40, 12, 3
# With fewer rows than that the list of what is behind is not cut before the others are.
FEWEST_BEHIND = 8


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows of each list stand on the paper."""

    behind: int
    changes: int
    due: int

    @property
    def smaller(self) -> Share | None:
        """Leave one row out, of the list that can spare it; None where nothing is left to leave out."""
        others = max(self.changes, self.due)
        if others > FEWEST_OTHERS or (others > 1 and self.behind <= FEWEST_BEHIND):
            is_due = self.due >= self.changes
            return replace(self, due=self.due - 1) if is_due else replace(self, changes=self.changes - 1)
        if self.behind > 1:
            return replace(self, behind=self.behind - 1)
        if others:
            return replace(self, due=max(0, self.due - 1), changes=max(0, self.changes - 1))
        return None


def write(occasion: Occasion) -> bytes:
    """Write the brief as a .docx.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> write(Occasion.of(Tables.load(), "锦州市", "2025-Q1"))[:2]
    b'PK'
    """
    title = occasion.localizer.say("brief_title", occasion=occasion.title)
    blocks = _Brief(occasion, BriefSections(occasion)).blocks(title)
    return occasion_paper(occasion, title, occasion.summary.sentence(), blocks)


@dataclass(frozen=True)
class _Brief:
    occasion: Occasion
    sections: BriefSections

    def blocks(self, title: str) -> list[Block]:
        """Choose as many rows as two pages hold."""
        most = Share(
            min(len(self.occasion.behind), MOST_BEHIND),
            min(len(self.sections.changes), MOST_OTHERS),
            min(len(self.sections.due), MOST_OTHERS),
        )
        share, found = most, self._blocks(title, most)
        while composition.pages(found) > PAGES:
            if share.smaller is None:
                return found
            share = share.smaller
            found = self._blocks(title, share)
        # A long row that was left out leaves room for shorter ones.
        for name in ("changes", "due", "behind") * MOST_OTHERS:
            more = replace(share, **{name: min(getattr(share, name) + 1, getattr(most, name))})
            drawn = self._blocks(title, more) if more != share else found
            if composition.pages(drawn) <= PAGES:
                share, found = more, drawn
        return found

    def _blocks(self, title: str, share: Share) -> list[Block]:
        notes = Notes()
        parts = [
            self.sections.lights,
            self.sections.behind(share.behind, notes),
            self.sections.changed(share.changes, notes),
            self.sections.falling_due(share.due, notes),
        ]
        blocks: list[Block] = [*self._beginning(title)]
        blocks += under_headings([part for part in parts if part], self.occasion.localizer.lang)
        if notes.sources:
            blocks.append(Words(self._say("brief_sources"), "Caption"))
            blocks += [Words(line, "Note") for line in notes.lines()]
        return blocks

    def _beginning(self, title: str) -> list[Block]:
        now, summary = self.occasion.now, self.occasion.summary
        until = self._say("brief_until", until=self.occasion.localizer.month_end(now.until))
        lines = [summary.sentence(), (summary.data_line() + summary.ranks() + summary.changed()).strip()]
        return [
            Words(title, "Title"),
            Words(until, "Subtitle"),
            *(Words(line) for line in lines if line),
            *(Words(line, "Note") for line in self.occasion.warnings()),
        ]

    def _say(self, key: str, **values: object) -> str:
        return self.occasion.localizer.say(key, **values)
