"""What stands beside a mark: the indicator's name, and figures as people write them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from textwrap import wrap

from indicators import units
from indicators.documents import html_cards
from indicators.periods import Period
from indicators.reading.times.period_words import PLAN_YEARS
from indicators.storage.expressions import expression
from indicators.storage.visible_text import shown
from indicators.vocabulary import indicators, page_words, places
from indicators.vocabulary.unit_scales import MINUS, scale_for, shortened

POINTS = "百分点"
CHINESE_LINE = 11
ENGLISH_LINE = 24

# What makes an addition of a stock.
ADDED = "新增"
LENGTH_OF_PLAN = 5
# English scales, with the decimals that tell as much as two of 亿 and of 万: 8.002 million is no 8 million.
_SHARES = ("%", "‰")
_LARGE = ((1e9, " billion", 3), (1e6, " million", 4))
_PLURAL = expression(r"(?<=ch)es\b|(?<=[a-z])s\b")


def name(indicator_id: str, indicator: str, lang: str) -> str:
    """Name an indicator in the reader's language; in English the paper's own words follow.

    Examples
    --------
    >>> name("gdp", "地区生产总值", "en")
    'Gross Regional Product (地区生产总值)'
    >>> name("urban_jobs", "城镇就业", "zh")
    '城镇新增就业'
    """
    known = indicators().by_id.get(indicator_id)
    if known is None:
        return indicator
    if lang == "zh":
        # 新增城镇就业3.5万人 leaves 城镇就业, which would be all who have work.
        is_cut = known.measure == "increment" and ADDED in known.name and ADDED not in indicator
        return known.name if is_cut else indicator
    return f"{known.english} ({indicator})"


def place(name: str, lang: str, *, both: bool = False) -> str:
    """Name a place in the reader's language; a place without an English name keeps its own.

    Parameters
    ----------
    both : bool
        Whether the Chinese name follows the English one.

    Examples
    --------
    >>> place("鞍山市", "zh"), place("鞍山市", "en"), place("鞍山市", "en", both=True), place("甲市", "en")
    ('鞍山市', 'Anshan', 'Anshan (鞍山市)', '甲市')
    """
    known = places().resolve(name) if lang != "zh" else None
    if known is None or not known.english:
        return name
    return f"{known.english} ({name})" if both else known.english


def plan(year: int, lang: str) -> str:
    """Name the five-year plan that covers a year, by its years where it has no name yet.

    Examples
    --------
    >>> plan(2025, "zh"), plan(2025, "en"), plan(2042, "zh")
    ('十四五', '2021–2025', '2042—2046年')
    """
    known = ((name, first) for name, first in PLAN_YEARS.items() if first <= year < first + 5)
    found, first = next(known, ("", year))
    return found if found and lang == "zh" else html_cards.period(f"{first}/{first + 4}", lang)


def is_five_years(span: Period) -> bool:
    """Whether a plan is one of five years, which hands on to the next: plans of a field take other spans."""
    return len(span.years) == LENGTH_OF_PLAN


def quoted_plan(span: Period, lang: str) -> str:
    """Name the plan of a span of years as a sentence does; one that is no five-year plan by its years.

    Examples
    --------
    >>> from indicators import periods
    >>> [quoted_plan(periods.parse(text), "zh") for text in ("2021/2025", "2042/2046", "2023/2025")]
    ['“十四五”', '2042—2046年', '2023—2025年']
    """
    is_named = is_five_years(span) and span.start.year in PLAN_YEARS.values()
    found = plan(span.start.year, lang) if is_named else html_cards.period(span.text, lang)
    return f"“{found}”" if found in PLAN_YEARS else found


def tick(indicator_id: str, indicator: str, lang: str) -> str:
    """Name an indicator beside an axis, broken into lines a narrow screen has room for.

    Examples
    --------
    >>> tick("gdp", "地区生产总值", "en")
    'Gross Regional Product<br>(地区生产总值)'
    >>> tick("", "石化及精细化工、冶金新材料两大产业集群产值", "zh")
    '石化及精细化工、冶金新<br>材料两大产业集群产值'
    """
    own = [literal(indicator[i : i + CHINESE_LINE]) for i in range(0, len(indicator), CHINESE_LINE)]
    if lang == "zh" or indicator_id not in indicators().by_id:
        return "<br>".join(own)
    return "<br>".join(
        [*wrap(indicators().by_id[indicator_id].english, ENGLISH_LINE), f"({'<br>'.join(own)})"]
    )


def literal(text: str) -> str:
    """Write text so that plotly draws its signs and takes none of them for markup or a link.

    Examples
    --------
    >>> literal("<a href='x'>产值</a>")
    "&lt;a href='x'&gt;产值&lt;/a&gt;"
    """
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def row_height(names: Iterable[str], least: int) -> int:
    """Give the height in pixels that the longest of some ticks needs.

    Examples
    --------
    >>> row_height(["a", "a<br>b<br>c"], 34)
    56
    """
    return max(least, *(16 * (name.count("<br>") + 1) + 8 for name in names))


def figure(value: float, unit: str, lang: str, comparator: str = "eq") -> str:
    """Write a figure with its unit and how it binds.

    Parameters
    ----------
    value : float
        In `unit`; NaN becomes a dash.
    unit : str
        A label of units.csv, "" for plain numbers.
    comparator : str
        As in the tables: eq, approx, ge, gt, le, lt, range, relational.

    Examples
    --------
    >>> figure(6.0, "%", "zh", "approx"), figure(21e9, "元", "zh"), figure(600.0, "家", "zh", "gt")
    ('6%左右', '210亿元', '超过600家')
    >>> figure(3.0, "百分点", "zh")
    '3个百分点'
    >>> figure(210.0, "亿元", "en"), figure(80000.0, "亩", "en", "ge")
    ('21 billion CNY', '≥80,000 mu')
    >>> figure(800.2, "万亩", "en"), figure(1.0, "人", "en"), figure(-1.0, "百分点", "en")
    ('8.002 million mu', '1 person', '−1 point')
    """
    if math.isnan(value):
        return units.display(value, unit)
    # A count of points takes a measure word in Chinese.
    chinese = units.display(value, unit).replace(POINTS, f"个{POINTS}")
    amount = chinese if lang == "zh" else _english(value, unit)
    return page_words.say(f"bound_{comparator}", lang, amount=amount)


def span(low: float, high: float, unit: str, lang: str, comparator: str = "eq") -> str:
    """Write a figure that may be a range.

    Examples
    --------
    >>> span(1, 2, "家", "zh", "range"), span(5, 5, "%", "zh", "approx")
    ('1—2家', '5%左右')
    >>> span(2, 3, "%", "zh", "range")
    '2%—3%'
    >>> span(5e9, 6e9, "元", "zh", "range"), span(5e9, 6e9, "元", "en", "range")
    ('50亿—60亿元', '5 billion CNY—6 billion CNY')
    >>> span(2, 2.5, "万人", "zh", "range"), span(2, 2.5, "万人", "en", "range")
    ('2万—2.5万人', '20,000 persons—25,000 persons')
    """
    if comparator != "range" or not high > low:
        return figure(low, unit, lang, comparator)
    factor, _ = scale_for([low, high], unit)
    # 万, 亿 and % stand behind both ends (GB/T 15835), a unit of things behind the second alone.
    known = units.parse_form(unit) if unit else None
    is_share = known is not None and known.label in _SHARES
    is_many = factor != 1 or (known is not None and known.factor != 1)
    first = figure(low, unit, lang) if is_many or is_share else units.display(low, "")
    if known and lang == "zh" and not is_share:
        first = first.removesuffix(known.label)
    return f"{first}—{figure(high, unit, lang)}"


def _english(value: float, unit: str) -> str:
    known = units.parse_form(unit) if unit else None
    amount, label = (value * known.factor, known.label) if known else (value, "")
    word = page_words.say_or(f"unit_{label}", "en", label)
    if label in _SHARES:
        return f"{_short(amount, more=0)}{word}"
    for size, scale, digits in _LARGE:
        if abs(amount) >= size:
            return f"{_short(amount / size, digits)}{scale} {word}".strip()
    number = _short(amount)
    return f"{number} {_singular(word) if number.lstrip(MINUS) == '1' else word}".strip()


def _singular(words: str) -> str:
    """Write units for one of them: 1 person, 1 household or firm."""
    return _PLURAL.sub("", words)


def _short(value: float, digits: int = 2, *, more: int = 2) -> str:
    number = shortened(Decimal(repr(float(abs(value)))), digits, more=more)
    whole, point, rest = number.partition(".")
    return f"{MINUS if value < 0 and number != '0' else ''}{int(whole):,}{point}{rest}"
