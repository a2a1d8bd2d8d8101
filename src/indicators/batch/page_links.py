"""How the pages of a folder lead to each other: by what they are about, never by their place in a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from indicators.batch import manifest
from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.report_kinds import ReportKinds
from indicators.vocabulary import page_words
from indicators.vocabulary.scheme import STANDARD

# What stands for the year of a page that compares places, each in its own.
COMPARED = "compared"
# `notebook@period#name`: notebook and period may be left out.
LINK = re.compile(r"(?P<kind>[\w-]*)(?:@(?P<period>[\w/-]+))?#(?P<name>.*)")


@dataclass(frozen=True)
class NamedPage:
    """A page and what it is about."""

    kind: str  # Its notebook's name.
    place: str  # Full name; "" for a page of several.
    places: tuple[str, ...]  # Of a page of several.
    period: str  # A quarter or a year.
    lang: str
    scheme: str
    output: str
    indicator: str = ""  # Of a page about one indicator its id.

    @classmethod
    def of(cls, page: Job | Entry) -> NamedPage:
        """Say what a job or an entry of the manifest is about."""
        given: Mapping[str, Any] = page.parameters
        return cls(
            kind=Path(page.notebook).stem,
            place=str(given.get("place", "")),
            places=tuple(map(str, given.get("places", ()))),
            period=str(given.get("quarter", given.get("year", ""))),
            lang=page.lang,
            scheme=str(given.get("scheme", STANDARD)),
            output=page.output,
            indicator=str(given.get("indicator", "")),
        )

    @property
    def year(self) -> str:
        """The year it is about."""
        return self.period[:4]

    @property
    def address(self) -> str:
        """The file it is written to."""
        return f"{self.output}.html"


@dataclass(frozen=True)
class PageLinks:
    """The pages that a folder has, or will have when a run is over."""

    pages: tuple[NamedPage, ...] = ()
    kinds: ReportKinds = field(default_factory=ReportKinds)

    @classmethod
    def of(cls, jobs: Iterable[Job], entries: Iterable[Entry], kinds: ReportKinds) -> PageLinks:
        """Gather what is there and what is to be made."""
        there = [entry for entry in entries if entry.page]
        pages: list[Job | Entry] = [*there, *jobs]
        found = {page.output: NamedPage.of(page) for page in pages}
        return cls(tuple(found[name] for name in sorted(found)), kinds)

    def beside(self, own: NamedPage) -> list[NamedPage]:
        """List the pages about the same place and year, its own too, and those that compare the place."""
        if not own.place:
            return []
        of_the_year = self._by_place.get((own.lang, own.place, own.year), [])
        comparing = self._by_place.get((own.lang, own.place, COMPARED), [])
        near = sorted((*of_the_year, *comparing), key=lambda page: page.output)
        return [page for page in near if page.scheme in (own.scheme, STANDARD)]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str, str], list[NamedPage]]:
        """The pages by language, place and year, those that compare places by each of these."""
        found: dict[tuple[str, str, str], list[NamedPage]] = defaultdict(list)
        for page in self.pages:
            named = [(name, COMPARED) for name in dict.fromkeys(page.places)] or [(page.place, page.year)]
            for place, year in named:
                found[page.lang, place, year].append(page)
        return found

    def address(self, own: NamedPage, link: str) -> str:
        """Give the address a line of a page leads to, "" if there is no such page."""
        found = LINK.fullmatch(link)
        if found is None or not (found["kind"] or found["name"]):
            return ""
        if not found["kind"]:
            return f"#{found['name']}"
        pages = [page for page in self.beside(own) if page.kind == found["kind"]]
        if found["period"]:
            pages = [page for page in pages if page.period == found["period"]]
        best = sorted(pages, key=lambda page: page.scheme != own.scheme)
        return f"{best[0].address}#{found['name']}" if best else ""

    def of_indicator(self, own: NamedPage, name: str) -> str:
        """Give the address of the page about an indicator, "" on that page and where there is none."""
        page = self._by_indicator.get((own.lang, name))
        return "" if page is None or own.indicator else "../" * own.output.count("/") + page.address

    @cached_property
    def _by_indicator(self) -> Mapping[tuple[str, str], NamedPage]:
        return {(page.lang, page.indicator): page for page in self.pages if page.indicator}

    def navigation(self, own: NamedPage) -> list[dict[str, str]]:
        """List the pages beside one as its head shows them; its own has no address.

        Returns
        -------
        list of dict
            label, address and title of each, quarters first.
        """
        order = [kind.name for kind in self.kinds]
        # Of a page under two schemes its own.
        best: dict[tuple[str, str, tuple[str, ...]], NamedPage] = {}
        for page in sorted(self.beside(own), key=lambda page: page.scheme != own.scheme):
            if page.kind in order:
                best.setdefault((page.kind, page.period, page.places), page)
        pages = sorted(best.values(), key=lambda page: (order.index(page.kind), page.period, page.output))
        return [
            {"label": self._label(page), "address": "" if page.output == own.output else page.address}
            for page in pages
        ]

    def _label(self, page: NamedPage) -> str:
        kind = next(kind for kind in self.kinds if kind.name == page.kind)
        # A notebook of the project's own goes by its name, or its quarters would read like the package's.
        own = kind.short.model_dump().get(page.lang, "") if kind.short else kind.name
        number = page.period.partition("-Q")[2]
        quarter = page_words.say(f"part_{number}", page.lang) if number else ""
        return f"{own} {quarter}".strip() or kind.name

    def fingerprint(self, own: NamedPage) -> str:
        """Hash what a page can lead to: with other pages beside it, it is made again."""
        others = [page.output for page in self.beside(own) if page.output != own.output]
        if not own.indicator:
            others += sorted(name for lang, name in self._by_indicator if lang == own.lang)
        return manifest.sha256("\n".join(others).encode())


@dataclass
class PageMarks:
    """The names of one page's rows, each given once, and where its lines lead."""

    links: PageLinks = field(default_factory=PageLinks)
    own: NamedPage | None = None  # The page itself; without it lines lead to rows of the page alone.
    taken: set[str] = field(default_factory=set)

    def anchor(self, name: str) -> str:
        """Give a name to the first row that has it."""
        if name in self.taken:
            return ""
        self.taken.add(name)
        return name

    def address(self, link: str) -> str:
        """Give the address a line leads to, "" if there is no such page."""
        if self.own is None:
            return link if link.startswith("#") else ""
        return self.links.address(self.own, link)

    def of_indicator(self, name: str) -> str:
        """Give the address of the page about an indicator, "" if there is no such page."""
        return self.links.of_indicator(self.own, name) if self.own and name else ""

    def navigation(self) -> list[dict[str, str]]:
        """List the pages beside this one, nothing if it stands alone."""
        found = self.links.navigation(self.own) if self.own else []
        return found if len(found) > 1 else []
