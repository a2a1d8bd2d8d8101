"""One way of writing for every character: half-width instead of full-width signs, simplified characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from indicators.documents.normalized_text import replaced, with_ideographs
from indicators.reading.lexicon import words
from indicators.storage.expressions import expression

# One character for one character, so that offsets stay.
_ONE_WIDTH = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",:;"},
    **dict.fromkeys("\u3000\xa0\t\u2002\u2003\u2009\u202f\x07\x0b\x0c", " "),
    **dict.fromkeys("—–―−～~﹣‐‑〜", "-"),
    "〇": "零", "○": "零", "﹪": "%", "﹒": ".", "．": ".", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤",
    "∶": ":", "︰": ":", "：": ":", "；": ";", "﹤": "<", "﹥": ">", "￥": "¥",
}  # fmt: skip
_NOT_ONE_WIDTH = expression(f"[{''.join(map(re.escape, _ONE_WIDTH))}]")
_WIDE_DIGITS = "０１２３４５６７８９"
# A raised point in a decimal: 上涨1·8%. In a day it is none: 3·15.
_RAISED_POINT = expression(r"·(?=\d{1,4}(?:%|‰|个百分点|[万亿]))")
# Between full-width digits the full-width comma groups thousands: ５，２００.
_WIDE_THOUSANDS = expression(r"(?<=[０-９])，(?=[０-９]{3})")
# A minus behind words that name what is counted; behind another number it may part two.
MINUS = "\u2212"
_MINUS = expression(rf"(?<=[\u4e00-\u9fff]){MINUS}(?=\d)")
_NUMBER_BEFORE = expression(r"[\d零〇一二三四五六七八九十百千万亿]")
_REACH = 6
# PM₂.₅ and CO₂ are names, whose digits are lowered or not; where a figure follows, they stay apart from it.
_LOWERED = expression(r"(?<=[A-Za-z])[₀-₉]+(?:\.[₀-₉]+)?(?![\d₀-₉])")
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def one_width(text: str) -> str:
    """Fold full-width signs to half-width and traditional characters to simplified, one for one.

    Examples
    --------
    >>> one_width("１２．５％—１５％"), one_width("新增就業６萬個"), one_width("PM₂.₅浓度")
    ('12.5%-15%', '新增就业6万个', 'PM2.5浓度')
    """
    signs = set(_NOT_ONE_WIDTH.findall(text))
    if not signs.isdisjoint(_WIDE_DIGITS):
        text = _WIDE_THOUSANDS.sub(",", text)
    kept = _minuses(text) if MINUS in signs else []
    text = replaced(text, signs, _ONE_WIDTH)
    for at in kept:
        text = f"{text[:at]}{MINUS}{text[at + 1 :]}"
    if "·" in text:
        text = _RAISED_POINT.sub(".", text)
    text = _LOWERED.sub(lambda lowered: lowered[0].translate(_PLAIN), text)
    text = with_ideographs(text)
    if _traditional().search(text):
        present = sorted(c for c in set(text) if "\u4e00" <= c <= "\u9fff")
        text = text.translate(_simplified("".join(present)))
    return text


def _minuses(text: str) -> list[int]:
    """List where a minus stands that can be no dash: it stays as it is."""
    return [
        found.start()
        for found in _MINUS.finditer(text)
        if not _NUMBER_BEFORE.search(text, max(0, found.start() - _REACH), found.start())
    ]


@lru_cache(maxsize=2)
def one_width_of_all(text: str) -> str:
    """Fold the text of a whole paper: it is asked for where tables are looked for and where it is read.

    Examples
    --------
    >>> one_width_of_all("５％")
    '5%'
    """
    return one_width(text)


@cache
def _traditional() -> re.Pattern[str]:
    """Characters that stand in no simplified text: one of them tells that a text is to be converted."""
    return expression(f"[{''.join(words()['traditional_characters'])}]")


@cache
def _simplified(characters: str) -> dict[int, str]:
    """Map the traditional ones of some characters; a character for a character, never a phrase."""
    converted = _converter()("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}


@cache
def _converter() -> Callable[[str], str]:
    """Read the dictionaries of traditional characters once."""
    from opencc import OpenCC

    converter: Callable[[str], str] = OpenCC("t2s").convert
    return converter
