"""Over what a growth or an amount is counted: named rules."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.said_figure import Said
from indicators.reading.rules import Rule, always, decide

_ON_AVERAGE = pattern("measures.on_average_patterns")
_AVERAGE_BEHIND = pattern("measures.average_behind_patterns")
_EACH_YEAR = pattern("measures.each_year")
_ON_PERIOD = pattern("measures.period_on_period")
_CUMULATIVE = pattern("measures.cumulative_patterns")
_IN_ALL = pattern("measures.in_all")


def _is_listed_with(basis: str, said: Said) -> bool:
    is_listed = said.is_carried and (said.is_joined or not said.head)
    return is_listed and said.previous is not None and said.previous.basis == basis


def _starts_from_an_average(said: Said) -> bool:
    """Whether a rate that moves is named before as an average: 研发投入年均增速。由12%调整为9%."""
    is_bare = said.verb == "from" and said.is_carried and not said.parts.phrase
    return is_bare and said.previous is not None and said.previous.basis == "cagr"


BASIS_RULES: tuple[Rule[Said, str], ...] = (
    Rule("on_average", lambda s: _ON_AVERAGE.search(s.head) or _AVERAGE_BEHIND.match(s.tail), "cagr"),
    Rule("period_on_period", lambda s: _ON_PERIOD.search(s.head), "pop"),
    Rule("over_a_span", lambda s: _CUMULATIVE.search(s.head), "cumulative"),
    Rule("listed_with_an_average", lambda s: _is_listed_with("cagr", s), "cagr"),
    Rule("starts_from_an_average", _starts_from_an_average, "cagr"),
    Rule("listed_with_period_on_period", lambda s: _is_listed_with("pop", s), "pop"),
    Rule("year_on_year", always, "yoy"),
)


def basis_of(said: Said, measure: str) -> tuple[str, str]:
    """Tell the basis of a figure, "" if its measure has none, and the rule that says so."""
    if measure in ("growth", "decline"):
        rule = decide(BASIS_RULES, said)
        return rule.gives, rule.name
    if measure == "change" and _IN_ALL.search(said.head):
        return "cumulative", "over_a_span"
    if measure in ("increment", "change") and _EACH_YEAR.search(said.head):
        return "annual", "each_year"
    return "", ""
