"""The ruled lines of a picture, of which tables are made: long, thin and dark, level or upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

# In parts of the longer side of a page: no letter is so long, and no rule so thick.
_LEAST_LEVEL, _LEAST_UPRIGHT, _THICKEST = 1 / 24, 1 / 40, 1 / 160
# In heights of a line: the letters of a small picture may be large for it.
_LETTERS_LEVEL, _LETTERS_UPRIGHT = 2.0, 1.5
_MOSTLY = 0.93
# How much darker than the paper a stroke is, of 255.
_DARKER = 60
_MOST = 4000
_FEWEST_DOTS = 5


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke, in dots: the edges of what it covers."""

    x0: int
    top: int
    x1: int
    bottom: int
    is_level: bool


def find(dots: NDArray[np.uint8], line: float = 0.0) -> list[Stroke]:
    """Find the level and upright strokes of a picture that stands straight.

    Parameters
    ----------
    dots : ndarray of uint8, height × width
        In grey, 0 being black.
    line : float
        How high a line of words is, in dots; 0 if there are none.

    Examples
    --------
    >>> import numpy as np
    >>> paper = np.full((400, 300), 255, np.uint8)
    >>> paper[100:102, 50:250] = 0
    >>> find(paper)
    [Stroke(x0=50, top=100, x1=250, bottom=102, is_level=True)]
    """
    import numpy as np

    longer = max(dots.shape)
    dark = dots < max(int(np.median(dots)) - _DARKER, 1)
    thickest = max(round(longer * _THICKEST), _FEWEST_DOTS)
    least_level = round(max(longer * _LEAST_LEVEL, line * _LETTERS_LEVEL, 8))
    least_upright = round(max(longer * _LEAST_UPRIGHT, line * _LETTERS_UPRIGHT, 8))
    found = [
        Stroke(start, top, end, bottom, is_level=True)
        for start, top, end, bottom in _runs(dark, least_level, thickest)
    ]
    found += [
        Stroke(left, start, right, end, is_level=False)
        for start, left, end, right in _runs(dark.T, least_upright, thickest)
    ]
    return found if len(found) <= _MOST else []


def without(dots: NDArray[np.uint8], strokes: list[Stroke]) -> NDArray[np.uint8]:
    """Paint strokes over with paper, so that none is read as a letter."""
    import numpy as np

    painted = dots.copy()
    paper = int(np.median(dots))
    for one in strokes:
        painted[max(one.top - 1, 0) : one.bottom + 1, max(one.x0 - 1, 0) : one.x1 + 1] = paper
    return painted


def _runs(dark: Mask, least: int, thickest: int) -> list[tuple[int, int, int, int]]:
    """Find long dark runs along the rows, those of neighbouring rows as one: start, row, end, row behind."""
    import numpy as np

    if dark.shape[1] <= least:
        return []
    # A stroke that leans by a dot goes on in the next row.
    wide = dark.copy()
    wide[1:] |= dark[:-1]
    sums = np.cumsum(np.pad(wide.astype(np.int32), ((0, 0), (1, 0))), axis=1)
    is_full = sums[:, least:] - sums[:, :-least] >= _MOSTLY * least
    open_runs: list[list[int]] = []
    closed: list[list[int]] = []
    for row in np.flatnonzero(is_full.any(axis=1)):
        here = _spans(is_full[row], wide[row], least)
        going_on = [one for one in open_runs if one[3] >= row - 1]
        closed += [one for one in open_runs if one[3] < row - 1]
        open_runs = going_on
        for start, end in here:
            same = next((one for one in open_runs if one[0] < end and start < one[2]), None)
            if same is None:
                open_runs.append([start, int(row), end, int(row) + 1])
            else:
                same[0], same[2], same[3] = min(same[0], start), max(same[2], end), int(row) + 1
        if len(closed) > _MOST:
            return []
    thin = [one for one in (*closed, *open_runs) if one[3] - one[1] <= thickest + 1]
    # Rows were widened downwards by one.
    return sorted((a, b, c, max(d - 1, b + 1)) for a, b, c, d in thin)


def _spans(is_full: Mask, wide: Mask, least: int) -> list[tuple[int, int]]:
    """Give the spans that full windows cover, with the light dots at their ends left out."""
    import numpy as np

    inked = np.flatnonzero(wide)
    steps = np.diff(np.concatenate(([0], is_full.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    return [
        (
            int(inked[np.searchsorted(inked, a)]),
            int(inked[np.searchsorted(inked, b + least - 1) - 1]) + 1,
        )
        for a, b in zip(starts, ends, strict=True)
    ]
