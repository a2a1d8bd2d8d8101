"""The day a paper was issued, by what labels a date, signs with one, or opens a session."""

from __future__ import annotations

import re

_BLANK = r"[^\S\n]*"
_DAY = r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})"
_LABELLED = re.compile(rf"(?:成文日期|印发日期|发文日期)[:：\s]*{_DAY}")
_SIGNED = re.compile(rf"^{_BLANK}[(（-]*(20\d\d)年(\d{{1,2}})月(\d{{1,2}})日[)）]?{_BLANK}$", re.MULTILINE)
_SESSION = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日在[^\n]{0,40}(?:会议|大会)")
_PUBLISHED = re.compile(rf"(?:发布日期|发布时间|公开日期|产生日期|发布于)[:：\s]*{_DAY}")
# Beside an office in the lines above the body.
_HEAD = re.compile(rf"(?:^|[ (]){_DAY}日?[ )]*$", re.MULTILINE)
_OPENING = 600


def issued(text: str) -> tuple[str, str]:
    r"""Find the day of issue, with the words that say so; "" if none does.

    Parameters
    ----------
    text : str
        Plain words.

    Examples
    --------
    >>> issued("政府工作报告\n2024年12月25日在市第十七届人民代表大会第五次会议上")
    ('2024-12-25', '2024年12月25日在市第十七届人民代表大会第五次会议')
    """
    sources = (
        (_LABELLED, text),
        (_SIGNED, text),
        (_SESSION, text),
        (_PUBLISHED, text),
        (_HEAD, text[:_OPENING]),
    )
    for pattern, source in sources:
        dated = pattern.search(source)
        if dated and 1 <= int(dated[2]) <= 12 and 1 <= int(dated[3]) <= 31:
            return f"{dated[1]}-{int(dated[2]):02d}-{int(dated[3]):02d}", dated[0].strip()
    return "", ""
