"""What the exported tables say in both languages, read from exchange_words.yaml."""

from __future__ import annotations

from functools import cache

from indicators.vocabulary.loading import packaged


@cache
def words(group: str) -> dict[str, dict[str, str]]:
    """Give the phrases of a group, such as `obs_status`, by the rest of their names.

    Examples
    --------
    >>> words("obs_status")["P"]["zh"]
    '初步值'
    """
    phrases: dict[str, dict[str, str]] = packaged("exchange_words.yaml", "exchange")
    return {
        name.removeprefix(f"{group}_"): phrase
        for name, phrase in phrases.items()
        if name.startswith(f"{group}_")
    }
