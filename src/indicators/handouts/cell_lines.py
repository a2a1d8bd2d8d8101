"""Cells of the pages' tables as lines of a table on paper, with numbers for their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.handouts.word_table import Line
from indicators.storage.character_width import columns
from indicators.views.cells import SEPARATOR, Cell, Chip, Source, Text

SMALL = ("small", "aside", "note", "quote")


@dataclass
class Notes:
    """The sources of a paper, each once, by the number with which rows refer to it."""

    sources: list[tuple[str, str]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)  # Of the papers among them.

    def marks(self, cell: Cell) -> str:
        """Give the numbers of a cell's sources, new ones if they have none yet.

        Examples
        --------
        >>> notes = Notes()
        >>> notes.marks(Cell(sources=(Source("任务1", "甲"), Source("任务2", "甲"), Source("", "乙"))))
        '[1,2]'
        """
        found = dict.fromkeys(map(_cited, cell.sources))
        self.titles |= {source.title for source in cell.sources if source.title}
        self.sources += [cited for cited in found if cited not in self.sources]
        numbers = sorted(self.sources.index(cited) + 1 for cited in found)
        return f"[{','.join(map(str, numbers))}]" if numbers else ""

    def lines(self) -> list[str]:
        """Write the sources as they stand at the end of the paper."""
        # What a unit reported is called so, and its source too: 单位报送 once is enough.
        once = (dict.fromkeys(filter(None, cited)) for cited in self.sources)
        return [f"[{number}] {' '.join(cited)}" for number, cited in enumerate(once, 1)]


def _cited(source: Source) -> tuple[str, str]:
    """Give a source as it is cited: a paper once, whatever its task; what no paper says with who says it."""
    said = source.note if source.where else source.note.partition(SEPARATOR)[0]
    address = source.url if source.url.startswith(("http://", "https://")) else ""
    return source.title_and_number, " ".join(filter(None, (said, address)))


def lines(cell: Cell, longest: int = 0, most: int = 0, noted: Notes | None = None) -> tuple[Line, ...]:
    """Give the lines of a cell.

    Parameters
    ----------
    longest : int
        How many signs a line may have; what is cut off is marked. 0 for all.
    most : int
        How many lines there may be; 0 for all.
    noted : Notes, optional
        What stands in them by number is not told again by its title in brackets.

    Examples
    --------
    >>> from indicators.views.cells import Text
    >>> notes = Notes(titles={"甲通知"})
    >>> [line.text for line in lines(Cell((Text("原目标5%，6月调整（甲通知）"),)), noted=notes)]
    ['原目标5%，6月调整']
    >>> [line.text for line in lines(Cell((Text("一二三四"), Text("五", "small"))), longest=3)]
    ['一二…', '五']
    """
    titles = sorted(noted.titles) if noted else []
    found = [_line(parts, longest, titles) for parts in cell.text_lines()]
    return tuple(found[:most] if most else found)


def _line(parts: Sequence[Text | Chip], longest: int, titles: Sequence[str]) -> Line:
    light = next((part.light for part in parts if isinstance(part, Chip)), "")
    text = " ".join(part.text for part in parts)
    for title in titles:
        text = text.replace(f"（{title}）", "").replace(f" ({title})", "")
    is_small = any(isinstance(part, Text) and part.style in SMALL for part in parts)
    return Line(cut(text, longest), light, is_small)


def cut(text: str, longest: int) -> str:
    """Shorten a text; what is cut off is marked.

    Parameters
    ----------
    longest : int
        In Chinese signs, of which one is as wide as two others; 0 for any length.

    Examples
    --------
    >>> cut("一二三四", 3), cut("一二", 3), cut("一二三四", 0), cut("abcdefgh", 3)
    ('一二…', '一二', '一二三四', 'abcd…')
    """
    if not longest or columns(text) <= 2 * longest:
        return text
    room, kept = 2 * (longest - 1), 0
    for sign in text:
        room -= columns(sign)
        if room < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"
