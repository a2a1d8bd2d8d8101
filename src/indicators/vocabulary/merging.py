"""Puts a project's entries and words together with the package's: its own override, what is new is added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from indicators.vocabulary.loading import Row, data_of


def rows(packaged: Sequence[Row], own: Sequence[Row]) -> list[Row]:
    """Let each own row take the place of the one of its name, and put the others behind.

    A name that the own rows have twice stays twice, for the catalogue to refuse.

    Examples
    --------
    >>> first = [Row({}, Path("a.yaml"), 1, name, {}) for name in "ab"]
    >>> mine = [Row({}, Path("b.yaml"), 1, name, {}) for name in "bc"]
    >>> [(row.file.name, row.name) for row in rows(first, mine)]
    [('a.yaml', 'a'), ('b.yaml', 'b'), ('b.yaml', 'c')]
    """
    names = {row.name for row in packaged}
    firsts = {row.name: row for row in reversed(own)}
    behind = [row for row in own if row.name not in names or row is not firsts[row.name]]
    return [*(firsts.get(row.name, row) for row in packaged), *behind]


def word_lists(path: Path, own: Path | None) -> dict[str, Any]:
    """Read a file of lists of words with what a project's own file adds to its lists, or takes out.

    Parameters
    ----------
    path : Path
        The package's file: sections of sections of lists.
    own : Path, optional
        A file of the same sections. A list adds its words; `{add: [...], without: [...]}` also takes
        some out.

    Raises
    ------
    VocabularyFault
        A section is unknown, a word is none or is not there to be taken out, or an expression cannot be
        read; `Faults` if there are several.
    """
    found: dict[str, Any] = data_of(path)
    if own is not None:
        # Few projects have words of their own; only those need a parser at every start.
        from indicators.vocabulary.own_lists import with_own

        return with_own(found, own)
    return found
