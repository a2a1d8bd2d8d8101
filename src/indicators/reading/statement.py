"""One quantity that a paper mentions, all that is known of it, and how a notebook shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter

from indicators import vocabulary
from indicators.documents import html_cards
from indicators.storage.visible_text import line
from indicators.vocabulary import page_words
from indicators.vocabulary.unit_scales import display


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement:
    """One quantity mention; the fields but `why` are the columns of statements.csv, "" means not stated.

    `why` names, for each field that a rule decided, the rule.

    See the data dictionary for each column; `low` and `high` are None for a relational target. A notebook
    shows a statement as a card, its figure marked in the sentence.

    Examples
    --------
    >>> Statement(statement_id="d@2", document_id="d", role="target", indicator="地区生产总值",
    ...     place="鞍山市", measure="growth", comparator="approx", low=6.0, high=6.0, unit="%",
    ...     period="2023", quote="6%", start=2, end=4, sentence="增长6%左右")
    <Statement d@2 鞍山市 target 地区生产总值 growth 6%左右 2023>
    """

    statement_id: str
    document_id: str
    task: str = ""
    section: str = ""
    place: str = ""
    adcode: str = ""
    role: str
    indicator: str
    indicator_id: str = ""
    measure: str
    basis: str = ""
    comparator: str
    reference: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    period: str = ""
    nature: str = ""
    modality: str = ""
    quote: str
    start: int
    end: int
    sentence: str
    origin: str = "text"
    flags: str = ""
    why: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def __repr__(self) -> str:
        """Tell whose figure it is, what it says and where it stands."""
        told = (self.place, self.role, self.indicator, self.measure, amount(self) or self.quote, self.period)
        return line(f"<Statement {' '.join([self.statement_id, *filter(None, told)])}>")

    def _repr_html_(self) -> str:
        return html_cards.for_notebook(card(self))


# How a comparator is written before a figure.
SIGNS = {"approx": "≈", "ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


@lru_cache(maxsize=1 << 12)
def one_object(why: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Give equal reasons as one object: the statements of a long paper have few that differ.

    Examples
    --------
    >>> one_object((("role", "".join(["vo", "w"])),)) is one_object((("role", "vow"),))
    True
    """
    return why


# `why` is told where it is asked for, and stands in no table.
COLUMNS = tuple(column.name for column in fields(Statement) if column.name != "why")
cells = attrgetter(*COLUMNS)


def row_of(statement: Statement) -> dict[str, object]:
    """Give the columns of statements.csv by name.

    Examples
    --------
    >>> row = row_of(Statement(statement_id="d@0", document_id="d", role="target", indicator="出口",
    ...     measure="level", comparator="eq", quote="6亿元", start=0, end=3, sentence="6亿元"))
    >>> row["quote"], "why" in row
    ('6亿元', False)
    """
    return dict(zip(COLUMNS, cells(statement), strict=True))


def card(statement: Statement, lang: str = "zh") -> str:
    """Write a statement as a piece of HTML.

    Parameters
    ----------
    statement : Statement
        Any; what is not stated is left out.
    lang : str
        ``zh`` or ``en``.
    """

    def named(prefix: str, value: str) -> str:
        return page_words.say(f"{prefix}_{value}", lang) if value else ""

    values = {
        "role": named("role", statement.role),
        "measure": named("measure", statement.measure),
        "basis": named("stated", statement.basis),
        "value": amount(statement, lang),
        "period": html_cards.period(statement.period, lang),
        "place": statement.place,
        "task": page_words.say("task_number", lang, number=statement.task) if statement.task else "",
        "section": statement.section,
        "flags": statement.flags,
        "statement_id": statement.statement_id,
    }
    facts = [(page_words.say(f"fact_{name}", lang), value) for name, value in values.items()]
    words = html_cards.quotation(statement.sentence, statement.quote)
    return html_cards.card(_title(statement, lang), facts, words)


def _title(statement: Statement, lang: str) -> str:
    """Name what is measured: in English by the catalogue's name, the paper's own words behind it."""
    known = vocabulary.indicators().by_id.get(statement.indicator_id)
    if lang == "zh" or known is None:
        return statement.indicator or statement.quote
    return f"{known.english} ({statement.indicator})"


def amount(statement: Statement, lang: str = "zh") -> str:
    """Write the figure of a statement with how it binds; "" if it has no number.

    Examples
    --------
    >>> amount(Statement(statement_id="d@1", document_id="d", role="target", indicator="高标准农田",
    ...     measure="increment", comparator="ge", low=80000.0, high=80000.0, unit="亩", quote="8万亩",
    ...     start=1, end=4, sentence="8万亩"))
    '8万亩以上'
    """
    low, high = statement.low, statement.high
    if low is None or high is None:
        return ""
    if low != high:
        return f"{display(low, '')}—{display(high, statement.unit)}"
    return page_words.say(f"bound_{statement.comparator}", lang, amount=display(low, statement.unit))
