"""Text altered so that no machine should read it: pinyin, doubled syllables, letters of other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indicators.documents.faults.fault import Fault
from indicators.documents.faults.fault_words import words
from indicators.documents.text_search import matches_at
from indicators.documents.unread_figures import UNREAD
from indicators.storage.expressions import expression

_HAN = "\u4e00-\u9fff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SENTENCE_END = expression(r"[。！？；!?;\n]")
# A syllable: what may begin it, and what may follow.
_SYLLABLE = expression(
    r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?"
    r"(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|ü|üe)"
)
_LATIN = expression("[a-zü]+")
_LONGEST_SYLLABLE = 6
_WITH_TONE = expression(rf"[a-zü]{{0,4}}[{_TONED}][a-zü]{{0,4}}")
_TONES = expression(f"[{_TONED}]")
_DOUBLED = expression(rf"([{_HAN}])\1(?:([{_HAN}])\2)?|([{_HAN}]{{2}})\3")
_MOST_DOUBLED = 2
# Ω and μ stand before units.
_FOREIGN = expression(
    r"[\u0400-\u04ff]+|[\u3041-\u30fa\uac00-\ud7af]+|(?<=[A-Za-z])[\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff]+"
    r"|(?<![\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff])[\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff]+(?=[A-Za-z])"
    r"|[\ufffd\ue000-\uf8ff]+|锟斤拷|(?:烫烫|屯屯)+"
)
_FOREIGN_SIGNS = expression(
    r"[\u0370-\u03ff\u0400-\u04ff\u3041-\u30fa\uac00-\ud7af\ufffd\ue000-\uf8ff锟烫屯]"
)
# Shown, they turn the signs behind them round (U+202E) or take the one before away: nobody sees what is read.
_UNDOING = expression("[\u202e\x08\x1b\x7f]")
_UNREAD = expression(f"{UNREAD}+(?:[.,]{UNREAD}+)*")
_RARE = expression(rf"[{_HAN}]")
_FEWEST_TRADITIONAL = 3
_SHOWN = 3


def garbled(text: str) -> list[Fault]:
    """Find the sentences of a text that are not as they were written.

    Examples
    --------
    >>> [fault.detail for fault in garbled("地区生产zong值增长jiu长6%。")]
    ["Pinyin stands among the words: 'zong', 'jiu'."]
    """
    causes = (
        ("Pinyin stands among the words", _pinyin(text), 1),
        ("Syllables are doubled", _doubled(text), _MOST_DOUBLED + 1),
        ("Letters of other scripts stand among the words", matches_at(_FOREIGN, _FOREIGN_SIGNS, text), 1),
        ("Signs that turn or take away others stand among the words", _UNDOING.finditer(text), 1),
        ("Figures that may be shown otherwise are not read", _UNREAD.finditer(text), 1),
        ("Traditional signs stand among simplified ones", _traditional(text), _FEWEST_TRADITIONAL),
    )
    return [
        Fault(
            "garbled", found[0].start(), found[-1].end(), False,
            f"{what}: {', '.join(repr(piece) for piece in dict.fromkeys(m[0] for m in found[:_SHOWN]))}.",
        )
        for what, matches, least in causes
        for found in _by_sentence(text, matches)
        if sum(_weight(match) for match in found) >= least
    ]  # fmt: skip


def _by_sentence(text: str, matches: Iterator[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    found: list[re.Match[str]] = []
    for match in matches:
        if found and _SENTENCE_END.search(text, found[-1].end(), match.start()):
            yield found
            found = []
        found.append(match)
    if found:
        yield found


def _weight(match: re.Match[str]) -> int:
    """经经济济 is no chance, 全市市场 is."""
    return 2 if match.re.pattern == _DOUBLED.pattern and (match[2] or match[3]) else 1


def _pinyin(text: str) -> Iterator[re.Match[str]]:
    plain = (
        match
        for match in _LATIN.finditer(text)
        if _is_inside_words(text, match) and _SYLLABLE.fullmatch(match[0]) and match[0] not in words("latin")
    )
    toned = (
        match
        for match in (_WITH_TONE.finditer(text) if _TONES.search(text) else ())
        if _stands_among_words(text, match)
    )
    yield from sorted([*plain, *toned], key=lambda match: match.start())


def _is_inside_words(text: str, match: re.Match[str]) -> bool:
    """Whether letters as long as a syllable stand between ideographs."""
    start, end = match.span()
    is_inside = start and end < len(text) and 1 < end - start <= _LONGEST_SYLLABLE
    return bool(is_inside and _RARE.match(text, start - 1) and _RARE.match(text, end))


def _stands_among_words(text: str, match: re.Match[str]) -> bool:
    """Whether a syllable with its tone stands between words, not in brackets behind a rare sign."""
    return text[match.start() - 1 : match.start()] not in ("(", "（", "[", "〔") or match.start() == 0


def _doubled(text: str) -> Iterator[re.Match[str]]:
    meant = words("doubled")
    for match in _DOUBLED.finditer(text):
        # 一项一项 is how papers speak.
        if match[0] not in meant and match[0][:2] not in meant and not match[0].startswith("一"):
            yield match


@cache
def _is_traditional(sign: str) -> bool:
    """Whether a sign is none of GB 2312 but one of Big5: 體, 經, 產."""
    return not _has(sign, "gb2312") and _has(sign, "big5")


def _has(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _traditional(text: str) -> Iterator[re.Match[str]]:
    signs = "".join(sorted(sign for sign in set(text) if _RARE.match(sign) and _is_traditional(sign)))
    return re.finditer(f"[{signs}]+", text) if signs else iter(())
