"""Whose investment a bare 完成投资 is: that of the projects that its sentence counts right before."""

from __future__ import annotations

from indicators.storage.expressions import expression
from indicators.tables.matching.same_words import words
from indicators.tables.targets.quoted_clause import as_in

_INVESTED = expression(r"(?:年度|全年|计划)?(?:完成)?投资额?")
_COUNT = r"\d[\d.]*[多余]?[百千万]?[多余]?[个项](?:以上|左右)?"
_PROJECTS = r"(?:[^\s，,。；;：:、\d]|\d+[万亿]?元)*(?:项目|工程)"
_COUNTED = expression(
    f"(?:(?P<named>{_PROJECTS})(?:达到?|超过?)?{_COUNT}[、，,]"
    f"|(?P<level>[国省市州盟县区]级)?{_COUNT}(?P<counted>{_PROJECTS})[、，,]?)"
    r"(?:确保|力争|全年|年度|当年|计划|预计|累计)*(?:完成)?投资额?[^\s，,。；;：:、\d]*"
    # Of the same investment is what is to be done of it by the half year.
    r"(?:\d[\d.]*[万亿]元(?:以上|左右)?[，,]其中[^\s，,。；;：:、\d]*投资额?)?$"
)


def with_projects(indicator: str, sentence: str, quote: str) -> str:
    """Put the projects that a sentence has just counted before their investment; 项目 alone names none.

    Examples
    --------
    >>> with_projects("完成投资", "实施省级重点项目640个、完成投资3500亿元以上。", "3500亿元")
    '实施省级重点项目投资'
    >>> with_projects("年度投资", "推进200个重大工程，年度投资90亿元。", "90亿元")
    '重大工程投资'
    >>> with_projects("完成投资", "市级110个重点项目完成投资735亿元。", "735亿元")
    '市级重点项目投资'
    >>> with_projects("完成投资", "推进300个项目，完成投资90亿元。", "90亿元")
    '完成投资'
    """
    if not _INVESTED.fullmatch(indicator):
        return indicator
    found = _COUNTED.search(sentence[: max(sentence.find(as_in(sentence, quote)), 0)])
    named = (found["named"] or (found["level"] or "") + found["counted"]) if found else ""
    return f"{named}投资" if named and named not in words()["generic"] else indicator
