"""The values that a table's cells are made of: words, figures, states, sources; none of them is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from indicators import units

Style = Literal["", "small", "aside", "strong", "note", "quote"]
Kind = Literal["text", "number", "wide", "refs", "heat", "picture", "series"]
Form = Literal["table", "cards"]
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Figure:
    """The number that a cell states: what rows are sorted by, and what a workbook gets."""

    value: float  # A finite number.
    unit: str = ""  # A label or written form of units.csv; "" for plain numbers.

    @classmethod
    def of(cls, value: float, unit: str = "") -> Figure | None:
        """Make a figure; None where the number is missing.

        Examples
        --------
        >>> Figure.of(210.0, "亿元"), Figure.of(float("nan"), "亿元")
        (Figure(value=210.0, unit='亿元'), None)
        """
        return cls(float(value), unit) if isfinite(value) else None

    @property
    def multiplied_out(self) -> Figure:
        """The same number in the unit without its 万 or 亿, by which figures of several units are sorted.

        Examples
        --------
        >>> Figure(210, "亿元").multiplied_out, Figure(3).multiplied_out
        (Figure(value=21000000000.0, unit='元'), Figure(value=3, unit=''))
        """
        if not self.unit:
            return self
        known = units.parse_form(self.unit)
        return self if known.factor == 1 else Figure(float(self.value * known.factor), known.label)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of a cell."""

    text: str  # Plain words.
    # "" for a main line, ``small``, ``aside`` (a sentence in small type), ``strong``, ``note`` (an item of a
    # list) or ``quote``.
    style: Style = ""
    # Where the line leads on a page: `#name` on the same one, `notebook#name` on that of the same place and
    # year, `notebook@2025-Q1#name` on that of a quarter; "" for nowhere.
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A state: its word, and the light it is shown in."""

    text: str  # The word.
    light: str  # ``good``, ``watch``, ``bad`` or ``none``.


@dataclass(frozen=True, slots=True)
class Bullet:
    """A small picture: the outcome as a bar, the target as a mark, the outcome a year ago as a ring."""

    # In one unit; NaN for what is not known. Without a target there is nothing to draw.
    target: float
    outcome: float
    last: float
    text: str  # What the picture shows, for those who cannot see it.


@dataclass(frozen=True, slots=True)
class Source:
    """Where one figure stands."""

    short: str  # The few words a table has room for: 任务3, 规划.
    # The paper's title and the number of the notice.
    title: str
    number: str = ""
    where: str = ""  # Section and task.
    # The words, and the part of them that is the figure.
    sentence: str = ""
    quote: str = ""
    note: str = ""  # Who says it, if no registered paper does; what to beware of.
    url: str = ""  # An address to look it up.
    # Where in the words the figure begins, -1 if it does not stand there; None where its signs first stand.
    at: int | None = None

    @property
    def title_and_number(self) -> str:
        """The paper as it is cited: its title, then the number of the notice in brackets."""
        return f"{self.title}（{self.number}）" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Examples
    --------
    >>> Cell((Text("6%"), Chip("完成", "good"), Text("2023年", "small"))).words
    '6% 完成 · 2023年'
    """

    # What is read, in order. A text begins a line; a chip follows a main line or another chip on theirs.
    parts: tuple[Text | Chip, ...] = ()
    figure: Figure | None = None  # The number that the words state.
    sources: tuple[Source, ...] = ()  # Where it is said.
    light: str = ""  # For a cell of a heat table the light of its state, else "".
    picture: Bullet | None = None  # A small picture.
    # The name by which other pages lead to the row, such as ``gdp`` or ``task-41``; of the first cell only.
    anchor: str = ""

    @property
    def words(self) -> str:
        """The cell in plain words, lines separated by a point; of a cell of sources their short words."""
        if not self.parts:
            return SEPARATOR.join(dict.fromkeys(source.short for source in self.sources))
        return SEPARATOR.join(" ".join(part.text for part in line) for line in self.text_lines())

    def text_lines(self) -> Iterator[list[Text | Chip]]:
        """Group the parts into the lines they stand on."""
        line: list[Text | Chip] = []
        for part in self.parts:
            if line and not _stands_behind(part, line[-1]):
                yield line
                line = []
            line.append(part)
        if line:
            yield line


def _stands_behind(part: Text | Chip, last: Text | Chip) -> bool:
    return isinstance(part, Chip) and (isinstance(last, Chip) or last.style == "")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column."""

    text: str  # In the page's language.
    # What the column holds: ``text``, ``number`` (aligned right, figures of one width), ``wide`` (room for
    # sentences), ``refs`` (sources, folded up), ``heat`` (states in colour), ``picture`` or ``series``
    # (figures of years in a row).
    kind: Kind = "text"


@dataclass(frozen=True)
class TableContent:
    """What a table holds, whatever it is written as."""

    # What the table shows, and a line in smaller type under it.
    caption: str
    sub: str
    headings: tuple[Heading, ...]  # One a column.
    rows: tuple[tuple[Cell, ...], ...]  # Each as long as `headings`.
    first: int = 0  # How many rows a page shows before the rest is asked for; 0 for all. On paper all stand.
    # ``table``, or ``cards``: a card a row, its second cell large, the others in small type.
    form: Form = "table"


def lines(first: str, *others: str, figure: Figure | None = None) -> Cell:
    """Make a cell of a main line and of lines in smaller type; empty ones are left out.

    Examples
    --------
    >>> lines("6%", "2023", "", figure=Figure(6, "%")).words
    '6% · 2023'
    """
    parts = [Text(first), *(Text(other, "small") for other in others)]
    return Cell(tuple(part for part in parts if part.text), figure)


def asides(sentences: Iterable[str]) -> Cell:
    """Make a cell of sentences in smaller type, each on lines of its own.

    Examples
    --------
    >>> joined(lines("5%"), asides(["原目标6%"])).words
    '5% · 原目标6%'
    """
    return Cell(tuple(Text(sentence, "aside") for sentence in sentences))


def chips(*states: Chip) -> Cell:
    """Make a cell of states."""
    return Cell(states)


def notes(sentences: Iterable[str]) -> Cell:
    """Make a cell of sentences, each an item of a list."""
    return Cell(tuple(Text(sentence, "note") for sentence in sentences))


def joined(*cells: Cell) -> Cell:
    """Make one cell of several: their words and sources in order, the first of what a cell has once.

    Examples
    --------
    >>> joined(lines("6%"), notes(["约数"])).words
    '6% · 约数'
    """
    return Cell(
        tuple(part for cell in cells for part in cell.parts),
        next((cell.figure for cell in cells if cell.figure), None),
        tuple(source for cell in cells for source in cell.sources),
        next((cell.light for cell in cells if cell.light), ""),
        next((cell.picture for cell in cells if cell.picture), None),
        next((cell.anchor for cell in cells if cell.anchor), ""),
    )
