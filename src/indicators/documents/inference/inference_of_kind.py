"""What kind of paper a text is: by its title, else by what its opening names first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from indicators import vocabulary
from indicators.documents.inference.title_block import TitleBlock
from indicators.vocabulary.kind_catalogue import Kind


class FoundKind(NamedTuple):
    """A kind with the words that say so, the title line they stand in, and whether that is certain."""

    id: str
    words: str
    title: str
    is_certain: bool


def find(block: TitleBlock, opening: str) -> FoundKind:
    r"""Find the kind of a paper.

    Examples
    --------
    >>> from indicators.documents.inference import title_block
    >>> find(title_block.read("2025年《政府工作报告》\n责任分解表\n"), "")
    FoundKind(id='task_breakdown', words='责任分解', title='责任分解表', is_certain=True)
    """
    found = _outweighing(block.titles()) or _outweighing(block.opening)
    if found:
        kind, words = found
        line = next((line for line in (*block.lines, *block.opening) if words in line), words)
        is_certain = any(
            named == kind for title in block.titles() for named, _ in vocabulary.kinds().in_title(title)
        )
        return FoundKind(kind.id, words, line, is_certain)
    # In running text the first to be named is the paper itself; a report names the plan it serves later.
    named = [(match, kind) for kind, match in vocabulary.kinds().in_title(opening)]
    if not named:
        return FoundKind("", "", "", False)
    match, kind = min(named, key=lambda pair: pair[0].start())
    return FoundKind(kind.id, match[0], "", False)


def _outweighing(titles: Iterable[str]) -> tuple[Kind, str] | None:
    """Find the first kind of the catalogue that any of these titles names, and its words."""
    kinds = vocabulary.kinds()
    order = {kind.id: number for number, kind in enumerate(kinds.entries)}
    named = [found for title in titles if (found := next(kinds.in_title(title), None))]
    # 主要经济指标完成情况 is the title of a paper only where no other is named.
    best = min(named, key=lambda found: (_is_of_tables_too(*found), order[found[0].id]), default=None)
    return (best[0], best[1][0]) if best else None


def _is_of_tables_too(kind: Kind, found: re.Match[str]) -> bool:
    # The catalogue's pattern may be one that is compiled only when it is asked: it equals none.
    return found.re.pattern == kind.also_pattern.pattern
