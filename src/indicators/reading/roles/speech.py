"""The rules of `speech.yaml`, each a list of regular expressions compiled as one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from indicators import vocabulary
from indicators.errors import VocabularyFault
from indicators.storage.expressions import expression
from indicators.vocabulary.loading import data_of

FILE = Path(vocabulary.__file__).with_name("speech.yaml")
_SUFFIX = "_patterns"


@cache
def sections() -> dict[str, dict[str, list[str]]]:
    """Read `vocabulary/speech.yaml`: section → rule → expressions.

    Examples
    --------
    >>> "回顾" in sections()["roles"]["looks_back_patterns"]
    True
    """
    data: Any = data_of(FILE)
    return data  # type: ignore[no-any-return]


def alternatives(section: str, rule: str) -> str:
    """Write the expressions of a rule as one.

    Raises
    ------
    VocabularyFault
        The file has no such rule.

    Examples
    --------
    >>> alternatives("times", "next")
    '明年'
    """
    try:
        return "|".join(sections()[section][rule + _SUFFIX])
    except KeyError as error:
        raise VocabularyFault(
            expected=f"the rule {rule}{_SUFFIX} in {section}",
            found="none of that name",
            where=FILE.name,
            remedy="Write it again, or correct the spelling of its name.",
        ) from error


def rule(section: str, name: str) -> re.Pattern[str]:
    """Compile a rule.

    Examples
    --------
    >>> bool(rule("roles", "outlook").search("三、面临的形势"))
    True
    """
    return expression(alternatives(section, name))
