"""One way of writing for every character: one width, simplified, nothing that does not show."""

from __future__ import annotations

import re
from functools import cache

from indicators.documents.plain_words import with_ideographs
from indicators.reading.lexicon import words

# One character for one character, so that offsets stay.
_ONE_WIDTH = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",:;"},
    **dict.fromkeys("\u3000\xa0\t\u2002\u2003\u2009\u202f\x07\x0b\x0c", " "),
    **dict.fromkeys("—–―−～~﹣‐‑〜", "-"),
    "〇": "零", "○": "零", "﹪": "%", "﹒": ".", "．": ".", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤",
    "∶": ":", "：": ":", "；": ";", "﹤": "<", "﹥": ">", "￥": "¥",
}  # fmt: skip
_WIDE_DIGITS = "０１２３４５６７８９"
# Between full-width digits the full-width comma groups thousands: ５，２００.
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")
# Soft hyphens, joiners, marks of direction and variation, combining marks, control and escape sequences.
_UNSEEN = (
    r"[\x00-\x06\x08\x0e-\x1f\x7f\xad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160"
    r"\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202f\u2060-\u206f\u20d0-\u20ff"
    r"\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
UNSEEN = re.compile(rf"\x1b\[[0-?]*[ -/]*[@-~]|{_UNSEEN}")
# An escape sequence begins with one of them: a class alone is found without trying alternatives.
_UNSEEN_SIGNS = re.compile(_UNSEEN)


def one_width(text: str) -> str:
    """Fold full-width signs to half-width and traditional characters to simplified, one for one.

    Examples
    --------
    >>> one_width("１２．５％—１５％"), one_width("新增就業６萬個")
    ('12.5%-15%', '新增就业6万个')
    """
    signs = set(text)
    if not signs.isdisjoint(_WIDE_DIGITS):
        text = _WIDE_THOUSANDS.sub(",", text)
    # Sign by sign, which is several times faster than str.translate: most signs stand nowhere in a text.
    for sign in signs & _ONE_WIDTH.keys():
        text = text.replace(sign, _ONE_WIDTH[sign])
    plain = with_ideographs(text)
    if plain is not text:
        text, signs = plain, set(plain)
    if not signs.isdisjoint(_traditional()):
        present = sorted(c for c in signs if "\u4e00" <= c <= "\u9fff")
        text = text.translate(_simplified("".join(present)))
    return text


def has_unseen(text: str) -> bool:
    r"""Whether a text has characters that do not show.

    Examples
    --------
    >>> has_unseen("1\u00ad5"), has_unseen("15")
    (True, False)
    """
    return _UNSEEN_SIGNS.search(text) is not None


def seen(text: str) -> tuple[str, list[int]]:
    r"""Leave out what does not show, and tell where each character that is left stands.

    Examples
    --------
    >>> seen("1\u00ad5")
    ('15', [0, 2, 3])
    """
    pieces: list[str] = []
    back: list[int] = []
    at = 0
    for match in UNSEEN.finditer(text):
        pieces.append(text[at : match.start()])
        back.extend(range(at, match.start()))
        at = match.end()
    pieces.append(text[at:])
    back.extend(range(at, len(text) + 1))
    return "".join(pieces), back


@cache
def _traditional() -> frozenset[str]:
    """Characters that stand in no simplified text: one of them tells that a text is to be converted."""
    return frozenset("".join(words()["traditional_characters"]))


@cache
def _simplified(characters: str) -> dict[int, str]:
    """Map the traditional ones of some characters; a character for a character, never a phrase."""
    from opencc import OpenCC

    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
