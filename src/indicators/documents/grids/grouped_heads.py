"""Lays the groups of a head over the columns they name, where lines of text have lost what a group covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.documents.grids.table_grid import is_figure

Field = tuple[int, int]
_LONGEST_LABEL = 16
_MOST_STUBS = 3


def laid_over(
    text: str, upper: Sequence[Field], lower: Sequence[Field], below: Sequence[Field]
) -> tuple[list[Field], list[Field]] | None:
    r"""Give each cell of two lines of a head its columns, None where they are no head of groups.

    Parameters
    ----------
    upper, lower : sequence of (int, int)
        The cells of the line that names groups, and of the line with the names of their columns.
    below : sequence of (int, int)
        The cells of the first line of figures: as many as the table has columns.

    Examples
    --------
    >>> text = "指标 2024年 2025年 总量 增速 总量 增速 产值 12 5 13 6"
    >>> cells, at = [], 0
    >>> for word in text.split():
    ...     cells, at = [*cells, (at, at + len(word))], at + len(word) + 1
    >>> upper, lower = laid_over(text, cells[:3], cells[3:7], cells[7:])
    >>> [text[a:b] for a, b in upper], [text[a:b] for a, b in lower]
    (['指标', '2024年', '', '2025年', ''], ['', '总量', '增速', '总量', '增速'])
    """
    if not any(is_figure(text[a:b]) for a, b in below):
        return None
    if len(upper) >= len(below) or not all(_is_label(text[a:b]) for a, b in (*upper, *lower)):
        return None
    over, under = _filled(upper), _filled(lower)
    if not over and len(lower) == len(below):
        # Only empty cells at its end are left out.
        return [*upper, *[_none(upper[-1])] * (len(below) - len(upper))], list(lower)
    for stubs, over_stubs, under_stubs in _ways(len(over), len(under), len(below)):
        names, groups = under[under_stubs:], over[over_stubs:]
        each = len(names) // len(groups)
        repeats = all(_word(text, f) == _word(text, names[n % each]) for n, f in enumerate(names))
        # Where the line below names the rows itself, it may as well be the whole head.
        if repeats or (over_stubs and not under_stubs):
            spread = [field for group in groups for field in (group, *[_none(group)] * (each - 1))]
            return [*_stub(over, over_stubs, stubs), *spread], [*_stub(under, under_stubs, stubs), *names]
    return None


def _ways(over: int, under: int, width: int) -> Iterator[tuple[int, int, int]]:
    """List how many columns may name the rows, and how many of their heads stand in each line."""
    for stubs in range(1, _MOST_STUBS + 1):
        for under_stubs in {0, stubs}:
            for over_stubs in {stubs, 0}:
                groups, names = over - over_stubs, under - under_stubs
                is_even = groups > 1 and names % groups == 0 and names >= 2 * groups
                if names == width - stubs and is_even and not (over_stubs and under_stubs):
                    yield stubs, over_stubs, under_stubs


def _filled(fields: Sequence[Field]) -> list[Field]:
    """Take away the empty cells at the head of a line; none is left if there are others."""
    at = next((n for n, (a, b) in enumerate(fields) if a < b), len(fields))
    return list(fields[at:]) if all(a < b for a, b in fields[at:]) else []


def _stub(fields: Sequence[Field], own: int, stubs: int) -> list[Field]:
    return list(fields[:own]) or [_none(fields[0])] * stubs


def _none(field: Field) -> Field:
    return field[0], field[0]


def _is_label(words: str) -> bool:
    return len(words) <= _LONGEST_LABEL and not is_figure(words)


def _word(text: str, field: Field) -> str:
    return "".join(text[slice(*field)].split())
