"""The words by which two rows are told to be about the same thing, and those in which it is said why."""

from __future__ import annotations

from functools import cache
from typing import Any

from indicators.vocabulary.loading import packaged


@cache
def words() -> dict[str, Any]:
    """Read same_words.yaml."""
    found: dict[str, Any] = packaged("same_words.yaml")
    return found


@cache
def reasons() -> dict[str, dict[str, str]]:
    """Read same_reasons.yaml: each code, and what a code names, in both languages."""
    found: dict[str, dict[str, str]] = packaged("same_reasons.yaml")
    return found
