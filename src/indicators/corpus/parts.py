"""The papers of a manifest → partitions: always the same ones, and a place's papers in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.corpus.listing import Listed

SIZE = 50


@dataclass(frozen=True, slots=True)
class Part:
    """The papers that are read and written together."""

    name: str
    papers: tuple[Listed, ...]
    deadly: frozenset[str] = frozenset()  # Those that are not opened: over each of them a process ended.


def parts(papers: Sequence[Listed], size: int = SIZE) -> list[Part]:
    """Part papers in the order of the manifest; those that are listed under one place stay together.

    A place's targets and figures are held against each other, so its papers are never parted; a partition has
    more papers than asked for where a place has.

    Parameters
    ----------
    size : int
        How many papers a partition has at least, but for the last.

    Examples
    --------
    >>> papers = [Listed(name, name, name, (("place", place),)) for name, place in zip("abcd", "甲乙甲丙")]
    >>> [[paper.id for paper in part.papers] for part in parts(papers, 2)]
    [['a', 'c'], ['b', 'd']]
    """
    together: dict[str, list[int]] = {}
    for number, paper in enumerate(papers):
        # One whose place nobody knows yet is alone.
        together.setdefault(paper.place or f"\0{number}", []).append(number)
    groups: list[list[int]] = [[]]
    for group in together.values():
        if len(groups[-1]) >= size:
            groups.append([])
        groups[-1] += group
    return [
        Part(f"part-{number:05}", tuple(papers[one] for one in sorted(group)))
        for number, group in enumerate(groups)
        if group
    ]
