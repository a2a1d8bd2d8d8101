"""How the names of indicators are spelled in pinyin, by which a page finds them."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

_OTHER = re.compile(r"[^a-z0-9.]")


@cache
def spellings(name: str) -> tuple[str, str]:
    """Give a Chinese name's pinyin in one word, and its initials; letters and digits stand as they are.

    Examples
    --------
    >>> spellings("人口自然增长率"), spellings("A级景区")
    (('renkouziranzengzhanglv', 'rkzrzzl'), ('ajijingqu', 'ajjq'))
    """
    # Its dictionary takes a quarter of a second, and only the index asks for it.
    from pypinyin import lazy_pinyin

    told = lazy_pinyin(normalize("NFKC", name).lower())
    syllables = [syllable for one in told if (syllable := _OTHER.sub("", one))]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
