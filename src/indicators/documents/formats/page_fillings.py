"""What is filled on a page, and which signs nobody sees for it: covered, or of the colour they lie on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from indicators.documents.formats import colours, page_shapes
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.page_shapes import Shape

# Into so many squares a page is parted along its longer side.
_SQUARES = 16


@dataclass(frozen=True, slots=True)
class Filling:
    """Something that signs may lie on or under."""

    order: int  # What is drawn later lies over what is drawn before.
    box: tuple[float, float, float, float]  # Where it is: the smaller and then the larger edges.
    colour: Colour | None  # None for one that is not known, as that of a picture.
    covers: bool  # Whether nothing behind it is seen.
    shape: Shape = ()  # What it fills of its box, if that is not all of it.

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        x0, y0, x1, y1 = self.box
        is_near = x0 <= x <= x1 and y0 <= y <= y1
        return is_near and (not self.shape or page_shapes.holds(self.shape, x, y))


class Fillings:
    """The fillings of a page, found by where they are: each square of it has those that reach into it.

    Parameters
    ----------
    width, height : float
        Of the page.
    found : iterable of Filling
        In any order.
    """

    def __init__(self, width: float, height: float, found: Iterable[Filling]) -> None:
        ordered = sorted(found, key=lambda one: one.order)
        self._grounds = {one.colour for one in ordered} | {colours.WHITE}
        self._side = max(width, height, 1.0) / _SQUARES
        self._squares: dict[tuple[int, int], list[Filling]] = defaultdict(list)
        for one in ordered:
            x0, y0, x1, y1 = map(self._number, one.box)
            for square in product(range(x0, x1 + 1), range(y0, y1 + 1)):
                self._squares[square].append(one)

    def hide(self, order: int, x: float, y: float, inks: Sequence[Colour | None]) -> bool:
        """Whether what is drawn at a point with these colours, None for one not known, is not seen.

        Examples
        --------
        >>> dark = Fillings(100, 100, [Filling(1, (0, 0, 50, 50), (0, 0, 0), True)])
        >>> [dark.hide(order, 20, 20, [ink]) for order in (0, 2) for ink in (colours.WHITE, colours.BLACK)]
        [True, True, False, True]
        """
        could_lie = any(_are_alike(inks, ground) for ground in self._grounds)
        ground: Colour | None = colours.WHITE
        for one in self._at(x, y):
            if one.order < order:
                ground = one.colour
                break
            if one.covers:
                return True
        return could_lie and _are_alike(inks, ground)

    def may_cover(self, order: int, x: float, y: float) -> bool:
        """Whether anything is drawn at a point after this."""
        return any(one.order > order for one in self._at(x, y))

    def _at(self, x: float, y: float) -> Iterator[Filling]:
        """Give the fillings at a point, the last drawn first."""
        near = self._squares.get((self._number(x), self._number(y)), ())
        return (one for one in reversed(near) if one.has(x, y))

    def _number(self, at: float) -> int:
        # What is off the page counts to its edge.
        return int(min(max(at / self._side, -1.0), _SQUARES + 1.0))


def _are_alike(inks: Sequence[Colour | None], ground: Colour | None) -> bool:
    return ground is not None and all(ink is not None and colours.are_alike(ink, ground) for ink in inks)
