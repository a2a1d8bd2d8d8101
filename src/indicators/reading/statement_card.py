"""A statement as a card for the notebook: the sentence with its figure marked, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators import vocabulary
from indicators.documents import html_cards
from indicators.vocabulary import page_words
from indicators.vocabulary.unit_scales import display

if TYPE_CHECKING:
    from indicators.reading.statement import Statement


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
    >>> from indicators.reading.statement import Statement
    >>> amount(Statement(statement_id="d@1", document_id="d", role="target", indicator="高标准农田",
    ...     measure="increment", comparator="ge", low=80000.0, high=80000.0, unit="亩", quote="8万亩",
    ...     start=1, end=4, sentence="8万亩"))
    '≥8万亩'
    """
    low, high = statement.low, statement.high
    if low is None or high is None:
        return ""
    if low != high:
        return f"{display(low, '')}—{display(high, statement.unit)}"
    return page_words.say(f"sign_{statement.comparator}", lang) + display(low, statement.unit)
