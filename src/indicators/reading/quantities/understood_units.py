"""The unit that a noun leaves no choice about where none is written: 投资超7万亿 (元), 惠及80万群众 (人)."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.rules import Rule, first
from indicators.storage.expressions import expression

_REACH = 16
_PEOPLE_BEHIND = expression(
    rf"(?:以上|余|多)?的?(?:{any_word('understood.ages_patterns')})?[^，,。;；、\d]{{0,10}}"
    rf"(?:{any_word('understood.people_behind')})"
)
_ENDS = pattern("understood.ends_patterns")
_PEOPLE_BEFORE = pattern("understood.people_before", suffix=r"[^，,。;!?\n\d]{0,5}$")
_VISITS_BEFORE = pattern("understood.visits_before", suffix=r"[^，,。;!?\n\d]{0,8}$")
_MONEY_BEFORE = pattern("understood.money_before", suffix=r"[^，,。;!?\n\d]{0,10}$")
_MONEY_BEHIND = pattern("understood.money_behind_patterns")


@dataclass(frozen=True, slots=True)
class _Bare:
    """A figure without a unit: the words around it, and its multiplier."""

    before: str
    text: str
    end: int
    multiplier: str

    @property
    def is_last(self) -> bool:
        """Whether nothing follows that could be a unit nobody knows."""
        return _ENDS.match(self.text, self.end) is not None


_RULES: tuple[Rule[_Bare, str], ...] = (
    Rule("visits", lambda f: f.is_last and _VISITS_BEFORE.search(f.before), "人次/person"),
    Rule("people_behind", lambda f: _PEOPLE_BEHIND.match(f.text, f.end), "人/person"),
    Rule("people_before", lambda f: f.is_last and _PEOPLE_BEFORE.search(f.before), "人/person"),
    Rule(
        "money_behind",
        lambda f: f.multiplier.endswith(("亿", "千万")) and _MONEY_BEHIND.match(f.text, f.end),
        "元/currency",
    ),
    Rule("money_before", lambda f: f.is_last and _MONEY_BEFORE.search(f.before), "元/currency"),
)


def understood_unit(text: str, start: int, end: int, multiplier: str) -> tuple[str, str]:
    """Find the unit that is understood; a label of "" if none is.

    Parameters
    ----------
    start, end : int
        The number.
    multiplier : str
        The 万 or 亿 at its end: a plain number has no unit understood.

    Examples
    --------
    >>> text = "单个项目投资小于65万。"
    >>> understood_unit(text, 8, 11, "万"), understood_unit("发送短信5.4亿发。", 4, 8, "亿")
    (('元', 'currency'), ('', ''))
    """
    if not multiplier:
        return "", ""
    before = text[max(0, start - _REACH) : start]
    rule = first(_RULES, _Bare(before, text, end, multiplier))
    label, _, kind = rule.gives.partition("/") if rule else ("", "", "")
    return label, kind
