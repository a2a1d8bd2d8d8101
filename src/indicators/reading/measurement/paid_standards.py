"""What is paid by a standard: 按每人每年600元的标准发放高龄津贴."""

from __future__ import annotations

from indicators.reading.lexicon import any_word
from indicators.reading.measurement.phrases import read_head
from indicators.storage.expressions import expression

_STANDARD = "标准"
_BY = expression(rf"(?P<who>[^，,。;；]*?)(?:{any_word('paid_standards.by')})[^，,。;；]*$")
_PAID = expression(
    rf"(?:/[\u4e00-\u9fff])?的?{_STANDARD}(?:{any_word('paid_standards.paid')})?(?P<what>[\u4e00-\u9fff]{{2,10}})?"
)


def name_of_standard(head: str, tail: str) -> str:
    """Name the standard that an amount is, by whom and what is paid; "" if it is none.

    Examples
    --------
    >>> name_of_standard("对高龄老人按每人每年", "的标准发放津贴"), name_of_standard("新增财政收入", "")
    ('高龄老人津贴标准', '')
    """
    paid = _PAID.match(tail)
    by = _BY.fullmatch(head) if paid else None
    if by is None or paid is None:
        return ""
    return read_head(by["who"]).noun + (paid["what"] or "") + _STANDARD
