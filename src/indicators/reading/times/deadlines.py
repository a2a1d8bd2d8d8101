"""Until when a task is to be done: 完成时限：6月底, 10月底前, 年底前, 2025年12月31日前, 二季度末."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from indicators.reading.prose import one_width
from indicators.storage.expressions import expression

_LABEL = expression(r"(?:完成|办理|计划完成|工作)?(?:时限|时间|期限|时间节点)(?:要求)?[:：]\s*")
_DATE = expression(
    r"(?P<y>20\d\d)[年./-](?P<m>1[0-2]|0?[1-9])(?:[月./-](?P<d>[12]\d|3[01]|0?[1-9])日?)?(?![\d])"
)
_MONTH = expression(
    r"(?:(?P<y>20\d\d)年)?(?<!\d)(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>[12]\d|3[01]|0?[1-9])日|(?P<part>上旬|中旬|下旬|底|末|初)?)"
)
_PART = expression(
    r"(?:(?P<y>20\d\d)年)?(?:第?(?P<q>[一二三四1-4])季度|Q(?P<q2>[1-4])|(?P<half>[上下])半年)(?:末|底)?"
)
_YEAR = expression(
    r"(?P<y>20\d\d)年(?!\d)(?:底|末|内|年底)?|(?P<this>年底|年末|年内|本年|全年|今年|当年|年终)|明年(?P<next>底|末|内)?"
)
# These say that a task has no end, or one that no calendar knows.
_OPEN = expression(
    r"长期|持续|常态|按(?:期|时|照|要求|序时|计划|节点|进度|规定|上级)|适时|每[月季周年日]|立即|即时|贯穿|动态|随时|日常|分阶段|阶段性"
)
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_LONGEST = 40
_MOVED = expression(
    r"[^。；;\d]{0,12}(?:时限|期限|时间|节点)(?:[由从][^。；;，,]{2,16}?)?[^。；;，,\d]{0,6}(?:延长|延期|顺延|推迟|延后|提前|调整|延)[至到为](?P<day>[^。；;，,]{2,20})"
)


def is_deadline(text: str) -> bool:
    """Whether a cell says until when something is to be done.

    Examples
    --------
    >>> [is_deadline(text) for text in ("6月底前", "2025-12-31", "长期坚持", "市财政局", "2025.06")]
    [True, True, True, False, False]
    """
    plain = re.sub(r"\s", "", one_width(text))
    if not plain or len(plain) > _LONGEST:
        return False
    return bool(_OPEN.search(plain)) or (_search(plain) is not None and not re.fullmatch(r"[\d.,]+", plain))


def cleaned(text: str) -> str:
    """Give the words of a deadline without their label.

    Examples
    --------
    >>> cleaned("完成时限：6月底 前")
    '6月底前'
    """
    return _LABEL.sub("", re.sub(r"\s", "", text), count=1).strip("。；;，,")


def due(text: str, year: int) -> str:
    """Give the last day that a deadline leaves, as an ISO date; "" if it names none.

    Parameters
    ----------
    year : int
        Of the paper, for words that name none; 0 if it is not known.

    Examples
    --------
    >>> told = ("6月底前", "年底前", "2026年3月15日前", "二季度", "3月上旬", "长期坚持", "2026-7-5")
    >>> [due(text, 2025) for text in told]
    ['2025-06-30', '2025-12-31', '2026-03-15', '2025-06-30', '2025-03-10', '', '2026-07-05']
    >>> due("2026年13月底", 2026), due("11月31日前", 2025)
    ('', '')
    >>> due("12月底前，其中6月底前完成3万亩", 2025)
    '2025-12-31'
    """
    # Of what 其中 begins only a part is due.
    plain = re.sub(r"\s", "", one_width(text)).partition("其中")[0]
    match = _search(plain)
    if match is None:
        return ""
    named = match.groupdict()
    own = int(named.get("y") or 0) or year + (1 if match[0].startswith("明年") else 0)
    if not own:
        return ""
    month = _month(named)
    last = monthrange(own, month)[1]
    day = int(named.get("d") or 0) or {"上旬": 10, "初": 10, "中旬": 20}.get(named.get("part") or "", last)
    # No calendar has a 31st of November: no other day is made of it.
    return date(own, month, day).isoformat() if day <= last else ""


def leading(plain: str) -> str:
    """Give the words of the day that a text begins with, "" if it begins with none.

    Examples
    --------
    >>> leading("6月底前完成主体封顶"), leading("2025年12月31日前建成"), leading("新建5个")
    ('6月底', '2025年12月31日', '')
    """
    found = (match[0] for pattern in (_MONTH, _DATE, _PART, _YEAR) if (match := pattern.match(plain)))
    return next(found, "")


def _search(plain: str) -> re.Match[str] | None:
    """Find the last day that is named: of 3月—6月底 it is the second."""
    found: list[re.Match[str]] = []
    for pattern in (_DATE, _MONTH, _PART, _YEAR):
        found = list(pattern.finditer(plain))
        if found:
            return found[-1]
    return None


def _month(named: dict[str, str | None]) -> int:
    if named.get("m"):
        return int(named["m"] or 0)
    if quarter := named.get("q") or named.get("q2"):
        return 3 * (_NUMBERS.get(quarter) or int(quarter))
    return 6 if named.get("half") == "上" else 12


def moved(sentence: str, quote: str, year: int) -> str:
    """Give the day to which a sentence moves the deadline of the figure it changes, "" if it moves none.

    Parameters
    ----------
    sentence, quote : str
        The sentence, and the figure in it; what stands before the figure is of others.
    year : int
        For a day without one.

    Examples
    --------
    >>> moved("口袋公园由20个调整为12个，完成时限延至2024年11月底。", "12个", 2024)
    '2024-11-30'
    >>> moved("将“建成口袋公园12个”完成时限由9月底前调整为11月底前。", "12个", 2024)
    '2024-11-30'
    >>> moved("口袋公园由20个调整为12个。", "12个", 2024)
    ''
    """
    plain = re.sub(r"\s", "", one_width(sentence))
    _, _, behind = plain.partition(re.sub(r"\s", "", one_width(quote)))
    found = _MOVED.match(behind)
    return due(found["day"], year) if found else ""


def is_moved(behind: str) -> bool:
    """Whether the words right behind a figure move only its deadline, and leave its number.

    Examples
    --------
    >>> is_moved("”完成时限由9月底前调整为11月底前。"), is_moved("调整为12个，完成时限延至11月底。")
    (True, False)
    """
    return _MOVED.match(one_width(behind)) is not None
