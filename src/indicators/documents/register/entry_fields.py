"""What the register can say of a paper: each field with the words, of the paper or its file, that say so."""

from __future__ import annotations

import re

from indicators import vocabulary
from indicators.documents.inference.inference import Inferred

_OPENING = 3000
_BLANK = r"[^\S\n]*"
_YEAR_OF_NUMBER = re.compile(r"[〔\[(（【](20\d\d)[〕\])）】]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[（(]20\d\d[〕\]）)]\d{1,4}号")
_SPEAKS_FOR = re.compile(r"代表(?:本|全|市|县|区|省|自治区|自治县)?(?:级)?人民政府")
_REVIEW = re.compile(
    r"(20\d\d)年(?:主要|重点|政府)?(?:工作(?:回顾|总结|情况|完成情况)|(?:的)?(?:主要)?工作和成就"
    r"|(?:国民经济和社会发展)?(?:年度)?计划执行情况)"
)
# A list of what was done of a year's tasks looks back on that year: 2024年民生实事完成情况.
_DONE = re.compile(
    r"(20\d\d)年度?[^\n，。;；]{0,24}(?:实事|任务|工作|目标|清单|项目)[^\n，。;；]{0,6}(?:完成|落实|办理|推进|进展|实施)(?:情况|结果)"
)
_IN_TITLE = 200
_OUTLOOK = re.compile(r"(?:二[〇○零]([一二三四五六七八九])([〇○零一二三四五六七八九])|20(\d\d))年远景目标")
_DIGITS = "〇一二三四五六七八九"
# A saved page says where it was: a browser's comment, a header of .mhtml, the page's own word.
_ADDRESS = re.compile(
    rb"saved from url=\(\d+\)(https?://[^\s<>\"']+)|^Snapshot-Content-Location:\s*(https?://\S+)"
    rb"|<link[^>]{0,99}rel=[\"']?canonical[\"']?[^>]{0,99}href=[\"']?(https?://[^\s<>\"']+)",
    re.IGNORECASE | re.MULTILINE,
)
_LOOK_INTO = 16384
_OFFICIAL = re.compile(r"https?://(?:[^/\s]+\.)?gov\.cn(?:[:/]|$)")
Told = dict[str, tuple[str, str]]


def describe(found: Inferred, text: str, data: bytes, form: str, fixed: dict[str, str]) -> Told:
    """List the fields that a paper tells, each with the words that say so.

    Parameters
    ----------
    fixed : dict
        What a person said: place, period, kind; "" where nobody did.

    Returns
    -------
    dict
        Field → value and words; "" for a value that nothing tells.
    """
    told: Told = {
        "title": (found.title or "?", found.words.get("title", "the first lines")),
        "place": (found.place, found.words.get("place", "")),
        "kind": (found.kind, found.words.get("kind", "")),
        "issuer": ("", ""),
        "number": ("", ""),
        "issued": ("", ""),
        "period": (found.period, found.words.get("period", "")),
        "disclosure": (found.disclosure, found.words.get("disclosure", "no word against it")),
    }
    told |= {name: (value, "given") for name, value in fixed.items() if value}
    if number := _NUMBER.search(text[:_OPENING]):
        told["number"] = (number[0], number[0])
    told["issuer"] = _issuer(text, told["place"][0])
    day = found.words.get("issued", "")
    told["issued"] = (
        (found.issued, day)
        if day
        else _numbered_year(told["number"][0]) or _assumed_year(told["kind"][0], told["period"][0])
    )
    told["outlook"], told["review"] = _outlook(text), _review(text, told["kind"][0], told["period"][0])
    told["url"] = _address(data, form)
    is_official = bool(_OFFICIAL.match(told["url"][0]))
    told["source_quality"] = (
        ("official", told["url"][0]) if is_official else ("repost", "no address of an office")
    )
    return told


def _numbered_year(number: str) -> tuple[str, str] | None:
    """Give the year that a paper's number holds, which it was given out in: 柳政发〔2023〕20号."""
    year = _YEAR_OF_NUMBER.search(number)
    return (year[1], number) if year else None


def _assumed_year(kind: str, period: str) -> tuple[str, str]:
    """Give a year to a paper without a date: one that looks back on a plan comes after what it tells."""
    told = vocabulary.kinds().of(kind)
    first, last = period[:4], period.rpartition("/")[2][:4]
    if not told.is_assessment or not last.isdigit():
        return first, "no date found: the year it plans for"
    if told.status == "final":
        return last, "no date found: the last year it looks back on"
    return str((int(first) + int(last)) // 2), "no date found: the middle of the plan"


def _issuer(text: str, place: str) -> tuple[str, str]:
    """Name the office that signs, else the government that is named or spoken for."""
    government = f"{place}人民政府"
    signed = re.search(rf"^{_BLANK}({re.escape(government)}(?:办公[室厅])?){_BLANK}$", text, re.MULTILINE)
    if signed:
        return signed[1], signed[0].strip()
    # 广元市统计局 2025年7月23日, 来源：广元市统计局: an office of the place that gives out what it counts.
    office = rf"{re.escape(place)}[\u4e00-\u9fff]{{2,10}}(?:局|委员会)"
    office = rf"^{_BLANK}(?:(?:信息)?来源|发布(?:机构|单位))?[:：]?{_BLANK}({office})(?=[\s\d]|$)"
    if place and (given := re.search(office, text[:_OPENING], re.MULTILINE)):
        return given[1], given[0].strip()
    if government in text:
        return government, government
    spoken = _SPEAKS_FOR.search(text)
    return (government, spoken[0]) if spoken else ("", "")


def _outlook(text: str) -> tuple[str, str]:
    """Find the far year that a plan looks to: 2035年远景目标."""
    found = _OUTLOOK.search(text[:_OPENING])
    if not found:
        return "", ""
    if found[3]:
        return f"20{found[3]}", found[0]
    tens, ones = (_DIGITS.index(sign) for sign in found[1] + re.sub("[○零]", "〇", found[2]))
    return f"20{tens}{ones}", found[0]


def _review(text: str, kind: str, period: str) -> tuple[str, str]:
    """Find the years that a paper looks back on: those before its own."""
    first = int(period[:4]) if period[:4].isdigit() else 0
    is_plan = kind in ("five_year_plan", "special_plan")
    if is_plan and first and (past := re.search("“?十[一二三四五]五”?时期", text)):
        return f"{first - 5}/{first - 1}", past[0]
    if kind in ("work_report", "annual_plan_report", "budget_report"):
        for found in _REVIEW.finditer(text):
            if int(found[1]) < first:
                return found[1], found[0]
    if kind in ("livelihood_list", "task_breakdown") and (done := _DONE.search(text[:_IN_TITLE])):
        return done[1], done[0]
    return "", ""


def _address(data: bytes, form: str) -> tuple[str, str]:
    """Find the address that a saved page names as its own."""
    found = _ADDRESS.search(data[:_LOOK_INTO]) if form in ("html", "mhtml") else None
    if not found:
        return "", ""
    address = next(group for group in found.groups() if group).decode("ascii", errors="ignore")
    return address, address
