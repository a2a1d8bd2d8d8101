"""The day a paper was issued, by what labels a date, signs with one, or opens a session."""

from __future__ import annotations

import re

from indicators.storage.expressions import expression

_BLANK = r"[^\S\n]*"
_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_CHINESE = "零一二三四五六七八九"
_DAY = r"(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})"
_LABELLED = expression(rf"(?:成文日期|印发日期|发文日期)[:：\s]*{_DAY}")
_SIGNED = expression(rf"^{_BLANK}[(（-]*(20\d\d)年{_NUMBER}月{_NUMBER}日[)）]?{_BLANK}$", re.MULTILINE)
_SESSION = expression(rf"(20\d\d)年{_NUMBER}月{_NUMBER}日在[^\n]{{0,40}}(?:会议|大会)")
# In brackets under the title: (2021年3月5日某市第十六届人民代表大会第五次会议批准).
_ADOPTED = expression(
    rf"^{_BLANK}[(（-]*(20\d\d)年{_NUMBER}月{_NUMBER}日[^\n]{{0,60}}(?:会议|大会|常委会)"
    rf"(?:审议)?(?:批准|通过|听取)?[)）]?{_BLANK}$",
    re.MULTILINE,
)
# Beside the office that printed it, at the head of a table or in the imprint: 2025年2月14日印发.
_PRINTED = expression(rf"{_DAY}日?{_BLANK}印发{_BLANK}(?=$|[（()）])", re.MULTILINE)
_PUBLISHED = expression(rf"(?:发布日期|发布时间|公开日期|产生日期|发布于)[:：\s]*{_DAY}")
# Beside the source in the lines above the body: 日期：2025-07-23.
_DATED = expression(rf"(?:^|[^\S\n]|[|｜])(?:日期|时间)[:：]\s*{_DAY}", re.MULTILINE)
# Beside an office in the lines above the body.
_HEAD = expression(rf"(?:^|[ (]){_DAY}日?[ )]*$", re.MULTILINE)
# Under the title of a report of which no day is told: 2023年10月.
_MONTH = expression(rf"^{_BLANK}[(（-]*(20\d\d)年{_NUMBER}月[)）]?{_BLANK}$", re.MULTILINE)
_OPENING = 600


def issued(text: str) -> tuple[str, str]:
    r"""Find the day of issue or the month, with the words that say so; "" if none does.

    Examples
    --------
    >>> issued("政府工作报告\n2024年12月25日在市第十七届人民代表大会第五次会议上")
    ('2024-12-25', '2024年12月25日在市第十七届人民代表大会第五次会议')
    >>> issued("某市人民政府\n2024年八月二十六日\n")[0]
    '2024-08-26'
    >>> issued("某市任务分解表\n某市人民政府办公室 2025年2月14日印发（某政办发〔2025〕4号）")[0]
    '2025-02-14'
    >>> issued("某市“十四五”规划中期评估报告\n2023年10月\n一、总体进展")
    ('2023-10', '2023年10月')
    """
    sources = (
        (_LABELLED, text),
        (_SIGNED, text),
        (_SESSION, text),
        (_ADOPTED, text[:_OPENING]),
        (_PRINTED, text[:_OPENING]),
        (_PRINTED, text[-_OPENING:]),
        (_PUBLISHED, text),
        (_DATED, text[:_OPENING]),
        (_HEAD, text[:_OPENING]),
    )
    for pattern, source in sources:
        dated = pattern.search(source)
        month, day = (_number(dated[2]), _number(dated[3])) if dated else (0, 0)
        if dated and 1 <= month <= 12 and 1 <= day <= 31:
            return f"{dated[1]}-{month:02d}-{day:02d}", dated[0].strip()
    found = _MONTH.search(text[:_OPENING])
    month = _number(found[2]) if found else 0
    return (f"{found[1]}-{month:02d}", found[0].strip()) if found and 1 <= month <= 12 else ("", "")


def _number(words: str) -> int:
    """Read a month or a day in digits or Chinese signs: 8, 十二, 二十六."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return 10 * (_CHINESE.find(tens or "一") if ten else 0) + (_CHINESE.find(ones) if ones else 0)
