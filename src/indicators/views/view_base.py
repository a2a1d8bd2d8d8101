"""What the views of every notebook share: the reader's language, and where the figures stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from indicators.tables.contract.flags import SEPARATOR, Flags
from indicators.views import html_tables, status_chips
from indicators.views.cells import Cell, Kind
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.table import Column

Record = TypeVar("Record")
# What links targets to each other stands in the target's own cell, not among the remarks.
SHOWN_BESIDE = ("replaces", "replaced_by", "revision", "superseded", "called_off")


@dataclass(frozen=True)
class Views:
    """Makes tables and notices in one language, each figure with its source."""

    localizer: Localizer
    citations: Citations

    def say(self, key: str, **values: object) -> str:
        """Give a phrase of page_words.yaml."""
        return self.localizer.say(key, **values)

    def column(self, key: str, cell: Callable[[Record], Cell], kind: Kind = "text") -> Column[Record]:
        """Give a column headed by the phrase `head_<key>`."""
        return Column(self.localizer.head(key), cell, kind)

    def notes(self, *codes: Flags | str) -> Cell:
        """List what the codes of reasons, flags or caveats mean, each once."""
        said = (code for joined in codes for code in str(joined).split(SEPARATOR))
        every = Flags(code for code in said if code.partition(":")[0] not in SHOWN_BESIDE)
        return status_chips.remarks(str(every), self.citations)

    def statuses(self, codes: str) -> Cell:
        """Show statuses of the list."""
        return status_chips.states_of(codes, self.localizer.lang)

    def overview(self, sentences: Sequence[str], counts: Iterable[tuple[int, str, str]], basis: str) -> Html:
        """Write what a page begins with: sentences, counts as cards, and the papers it rests on.

        Parameters
        ----------
        counts : iterable of (int, str, str)
            How many, of what, and the light.
        basis : str
            As `Citations.basis` gives it.
        """
        bullets = html_tables.bullets(map(escape, sentences))
        return Html(bullets + html_tables.cards(counts) + basis, " ".join(sentences))
