"""A cell of figures by its marks: ≥7, 〔12〕, 6.64*, （5.4）, 120—130, 增长6%左右, —, 完成省下达任务."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from indicators.reading import relational
from indicators.reading.grids.figure_in_cell import CellReading, Figure
from indicators.reading.grids.units import NUMBER, Unit, unit_of
from indicators.reading.grids.worded_cells import as_before, told_by, worded_figures
from indicators.reading.grids.words import words
from indicators.reading.lexicon import any_of, pattern
from indicators.reading.lexicon import words as reading_words
from indicators.reading.prose import one_width
from indicators.reading.quantities import numerals
from indicators.storage.expressions import expression

_EMPTY = expression(r"[-/…·.*\s~_]*")
_NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:E[+-]?\d+)?|\.\d+"
_OPEN, _CLOSE = "〔[(【（", "〕])】）"
_MARKS = (
    r"[*＊①-⑩¹⁴-⁹]|(?<!m)[²³]|\[注?\d?\]|注[\d¹²³⁴-⁹]{0,2}|[(（](?:注|预计|初步|快报|预测|估计|含|现价)[^()（）]{0,6}[)）]"
    r"|[(（](?:(?:19|20)\d\d年?(?:底|末|数据?)?|(?:[三五]年)?累计|年均|[比较]20\d\d年?)[)）]"
)
_SIGNS = {"≥": "ge", ">=": "ge", "≤": "le", "<=": "le", ">": "gt", "<": "lt", "=": "eq"}
_BEHIND = {
    "左右": "approx",
    "上下": "approx",
    "以上": "ge",
    "及以上": "ge",
    "以内": "le",
    "以下": "le",
    "之内": "le",
    "余": "gt",
    "+": "gt",
    "多": "gt",
    "内": "le",
}
_DIGIT = expression(r"\d")
_OF_ALL = expression(r"\d+\s*/\s*\d+")
# 128.6（+7.2%）, 55.4，提高2.1个百分点: a figure of the row, and behind it how that moved.
_MORE_BEHIND = expression(
    r"(?P<first>[^(（，,;；]*\d[^(（，,;；]*)[(（，,;；]\s*(?P<more>[^()（）]*\d[^()（）]*?)[)）]?\s*"
)
_MOVES = expression(r"[+±-]?[\d.]+(?:%|个?百分点)")
_PART = pattern("measured.parts")
_SEVERAL = expression(r"\d\s+[\d.]")
# In tables of finance a triangle is a minus, an arrow says which way a figure moved.
_FALLS, _RISES = expression(r"[△▲▽▼↓](?=\s*[\d.])"), expression(r"↑(?=\s*[\d.])")
# 65（比2005年）
_SUM = expression(r"累计|[比较]20\d\d")
_ESTIMATE = expression(r"[(（](?:预计|初步|快报|预测|估计)")
# A day, a rank, a version: digits that say when or which.
_NO_FIGURE = expression(
    r"(?:19|20)\d\d(?:年|[/-]\d|\.\d{1,2}\.\d|\.(?:0?[1-9]|1[0-2])\s*[-~至到]+\s*20\d\d\.\d).*|\d{1,2}月.*|(?:[^\d]{0,6})第\d+(?:位|名)?|前\d+(?:位|名)?|\d[A-Z]级?|[A-Za-zⅠ-Ⅹ]+\d+.*|[-+]?\d+(?:位|名)(?!.*\d)"
)
_GLUED_RELATION = expression(r"(\d+(?:\.\d+)?)\s*([\u4e00-\u9fff]{4,})-?")
_CUMULATIVE_BRACKETS = "〔[【"


@cache
def _marked() -> re.Pattern[str]:
    """Compile the form of a cell that is a figure with its marks."""
    lists = reading_words()
    lead = any_of(
        word
        for listed in (
            *lists["comparators_before"].values(), lists["limit_verbs"], *words()["cell_verbs"].values(),
        )
        for word in listed if not re.fullmatch(r"[<>=≥≤]+", word)
    )  # fmt: skip
    return re.compile(
        rf"(?P<lead>(?:{lead})*)(?P<before>[<>≥≤=]=?)?\s*(?P<open>[{re.escape(_OPEN)}])?"
        rf"(?P<lead2>(?:{lead})*)(?P<sign>[<>≥≤=]=?)?\s*"
        rf"(?P<to>1:)?(?P<minus>[-+±负])?(?P<number>{_NUMBER})"
        rf"(?:(?P<dash>[-~至到]|--)(?P<upper>{_NUMBER})|±(?P<spread>{_NUMBER}))?"
        rf"(?P<unit>:1|(?:[^\d\s*①-⑩¹²³⁴-⁹{re.escape(_OPEN + _CLOSE)}]|m[²³])*?)"
        rf"(?P<behind>{any_of(_BEHIND)})?"
        rf"(?P<close>[{re.escape(_CLOSE)}])?"
        rf"(?P<unit2>[%‰]|个?百分点)?(?P<behind2>{any_of(_BEHIND)})?(?P<marks>(?:{_MARKS})*)"
    )


@cache
def _remarks() -> re.Pattern[str]:
    """Compile the remarks behind a figure that say when it is set anew: 5以上、各年度视情提出."""
    return expression(
        rf"(?<=[\d%‰上下右内])\s*[、，,;；(（][^\d]*(?:{any_of(words()['cell_remarks'])})[^\d]*$"
    )


@cache
def comparators() -> re.Pattern[str]:
    """Compile the words of comparators that may stand before a figure."""
    lists = reading_words()
    return re.compile(
        any_of([w for listed in lists["comparators_before"].values() for w in listed] + lists["limit_verbs"])
    )


def read_cell(text: str, start: int) -> CellReading:
    """Read a cell.

    Parameters
    ----------
    text : str
        Its words, as in the document.
    start : int
        Where they begin there.

    Examples
    --------
    >>> figure = read_cell("≥1,200亿元", 50).figures[0]
    >>> figure.start, figure.end, figure.low, figure.comparator, figure.unit
    (50, 58, Decimal('1200'), 'ge', Unit(label='元', multiplier=Decimal('100000000')))
    >>> [read_cell(text, 0).state for text in ("—", "完成省下达任务", "进入前列", "12.5.6")]
    ['empty', 'relational', 'words', 'damaged']
    """
    found = _read(text)
    if not start or found.state in ("empty", "words", "damaged"):
        return found
    figures = tuple(replace(f, start=f.start + start, end=f.end + start) for f in found.figures)
    a, b = found.referred
    return replace(found, figures=figures, referred=(a + start, b + start))


@lru_cache(maxsize=16_384)
def _read(text: str) -> CellReading:
    """Read a cell that begins at 0; the cells of tables say the same over and over."""
    plain = _remarks().sub("", _RISES.sub("+", _FALLS.sub("-", one_width(text))))
    if _EMPTY.fullmatch(plain) or plain.strip() in words()["empty_words"]:
        return CellReading("empty")
    if not _DIGIT.search(plain) and (reference := relational.reference_of(plain)):
        return CellReading("relational", reference=reference, referred=(0, len(text)))
    if _SEVERAL.search(plain):
        return CellReading("damaged", reason="two figures in one cell")
    if _NO_FIGURE.fullmatch(re.sub(r"\s", "", plain)):
        return CellReading("words")
    if _OF_ALL.fullmatch(plain.strip()):
        # 33/60: done of all, and no third of anything.
        return CellReading("damaged", reason="two figures in one cell")
    if (match := _match(plain)) and (figure := _marked_figure(match, 0)):
        return CellReading("figures", (figure,))
    if both := _with_more_behind(text, plain):
        return CellReading("figures", both)
    if found := worded_figures(text, 0):
        return CellReading("figures", found)
    if (glued := _GLUED_RELATION.fullmatch(plain)) and (reference := relational.reference_of(glued[2])):
        # The separator between a figure and the words of the next cell is lost.
        first = _read(text[: glued.end(1)])
        return CellReading("figures", first.figures, reference, glued.span(2))
    if reference := relational.reference_of(plain):
        return CellReading("relational", reference=reference, referred=(0, len(text)))
    if not _DIGIT.search(plain):
        return CellReading("words")
    return CellReading("damaged", reason="the cell is not understood")


def _with_more_behind(text: str, plain: str) -> tuple[Figure, ...]:
    """Read a figure of the row with rates behind it that say their unit; none if one is not understood."""
    parts = _MORE_BEHIND.fullmatch(plain)
    if parts is None or not (first := _match(parts["first"])) or not (figure := _marked_figure(first, 0)):
        return ()
    at = parts.start("more")
    more: tuple[Figure, ...]
    if _MOVES.fullmatch(parts["more"].strip()):
        match = _match(parts["more"])
        found = _marked_figure(match, 0) if match else None
        more = (replace(found, told="growth"),) if found and found.unit else ()
    else:
        more = worded_figures(text[at : parts.end("more")], 0)
    more = tuple(as_before(figure, one) for one in more)
    if not more or not all(one.unit and one.unit.is_rate for one in more):
        return ()
    return (
        replace(figure, has_move=True),
        *(replace(one, start=one.start + at, end=one.end + at) for one in more),
    )


def _match(plain: str) -> re.Match[str] | None:
    begin = len(plain) - len(plain.lstrip())
    return _marked().fullmatch(plain, begin, len(plain.rstrip()))


def _marked_figure(match: re.Match[str], start: int) -> Figure | None:
    """Build a figure of its marks; None where its unit is none, or a bracket has no other."""
    opening, closing = match["open"] or "", match["close"] or ""
    if bool(opening) != bool(closing) or match["minus"] == "±":
        return None
    written = match["unit"] or ""
    scale = numerals.multiplier(written) if re.fullmatch(numerals.MULTIPLIER, written) else Decimal(1)
    unit = (
        NUMBER
        if match["to"]
        else _own_unit("" if scale > 1 or written == ":1" else written, match["unit2"] or "")
    )
    if unit is False:
        return None
    low, high = _value(match["number"]), _value(match["upper"] or match["number"])
    lead = (match["lead"] or "") + (match["lead2"] or "")
    is_minus = match["minus"] in ("-", "负")
    if high < low or high > numerals.MOST or high * scale > numerals.MOST:
        return None
    first = min(
        (match.start(name) for name in ("before", "sign", "to", "minus", "number") if match[name]),
        default=match.start("number"),
    )
    last = max(match.end(name) for name in ("number", "upper", "spread", "unit", "unit2") if match[name])
    is_rounded = opening in ("(", "（")
    if is_rounded:
        first, last = min(first, match.start("open")), max(last, match.end("close"))
    if spread := match["spread"]:
        low, high = low - _value(spread), high + _value(spread)
    figure = Figure(
        start + first, start + last, -low if is_minus else low, -low if is_minus else high,
        _comparator(match, lead, is_range=bool(match["upper"] or spread)), unit or None, told_by(lead),
        is_bracketed=opening != "" and opening in _CUMULATIVE_BRACKETS, is_rounded=is_rounded,
        is_starred="*" in match["marks"] or "＊" in match["marks"],
        is_estimate=bool(_ESTIMATE.search(match["marks"])),
        scale=scale, year=_year_behind(match["marks"]),
    )  # fmt: skip
    words_around = lead + match["marks"]
    return replace(
        figure, basis="cagr" if "年均" in words_around else "cumulative" if _SUM.search(words_around) else ""
    )


def _year_behind(marks: str) -> str:
    year = re.search(r"(?<![比较])(?:19|20)\d\d", marks)
    return year[0] if year else ""


def _own_unit(first: str, second: str) -> Unit | Literal[False] | None:
    """Read the unit written in a cell; None if there is none, False if it is not known."""
    found = [unit_of(part) for part in (first, second) if part]
    if not all(found):
        return False
    return found[-1] if found else None


def _value(digits: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", digits))


def _comparator(match: re.Match[str], lead: str, *, is_range: bool) -> str:
    if is_range:
        return "range"
    if sign := match["sign"] or match["before"]:
        return _SIGNS.get(sign, "eq")
    if behind := match["behind"] or match["behind2"]:
        return _BEHIND[behind]
    if lead:
        lists = reading_words()
        for name, listed in lists["comparators_before"].items():
            if any(
                word in lead for word in listed if len(word) > 1 or word in ("约", "近", "超", "逾", "≥", "≤")
            ):
                return str(name)
        if any(verb in lead for verb in lists["limit_verbs"]):
            return "le"
    return "eq"
