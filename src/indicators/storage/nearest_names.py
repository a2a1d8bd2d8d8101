"""The known words nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache


def nearest(word: str, known: Sequence[str]) -> str:
    """Name the known words nearest to a mistyped one, for a remedy sentence.

    Examples
    --------
    >>> nearest("鞍山", ["鞍山市", "锦州市"])
    'Did you mean 鞍山市?'
    """
    close = _close(word, tuple(known))
    return f"Did you mean {' or '.join(close)}?" if close else f"Known are: {', '.join(list(known)[:12])}."


@lru_cache(maxsize=16_384)
def _close(word: str, known: tuple[str, ...]) -> list[str]:
    """Look for the nearest words once, however many cells hold the same wrong one."""
    return get_close_matches(word, known, n=3, cutoff=0.4)
