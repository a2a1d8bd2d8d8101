"""What a figure measures: its indicator phrase, its measure and its basis.

A clause is read from the figure outwards (see `phrases`). The verb right before the figure tells the
measure (增长 下降 达到 提高到), the action before the noun another (新增 建设 改造); see `measures`. Where
nothing stands before the figure, its noun stands behind it (建设5条商业街), or it is the indicator of the
figure before (进出口总额9.5万亿元、增长4.4%).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.reading import phrases
from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measured import Measured
from indicators.reading.measures import Said, basis_of, is_downward, measure_of
from indicators.reading.payees import without_payee
from indicators.reading.phrases import Head
from indicators.reading.quantity import Quantity
from indicators.reading.rules import Rule, always, decide
from indicators.reading.sides_of_change import side_of_change

_LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
_HEAD_NOUN = pattern("measured.head_nouns", suffix="$")
_RATE_WORD = pattern("measured.rate_words")
_PART = pattern("measured.parts")
_PER_YEAR = pattern("measures.per_year_patterns")
_SHARE_OF = pattern("measured.share_of")
_OF_GOAL = re.compile(
    rf"(?:{any_word('asides.goals_before')})*(?:{any_word('asides.goals')})+(?:{any_word('asides.goals_before')})*"
)
_COMPLETION = "完成率"
_JOINED = ("、", "和", "及", "与")
_RATES = ("percent", "permille", "ratio")
_COUNTED = ("count", "person", "")
_MOVES = ("growth", "decline")
_BEHIND = "noun_behind_figure"
# What may stand between a noun behind a figure and the next figure: 粮食生产功能区建设和.
_LONGEST_END_OF_NOUN = 5


@dataclass(frozen=True, slots=True)
class _Clause:
    """A figure with the words around it, taken apart, and what the figure before measures."""

    quantity: Quantity
    parts: Head
    head: str
    tail: str
    previous: Measured | None
    earlier: str
    behind: str
    behind_whole: str

    @property
    def noun(self) -> str:
        return self.parts.noun

    @property
    def is_counted(self) -> bool:
        return self.quantity.kind in _COUNTED

    @property
    def has_noun_behind(self) -> bool:
        is_percent = self.quantity.kind == "percent"
        is_amount_of = bool(_LEVEL_NOUN.search(self.behind)) and not self.parts.verb and not is_percent
        return bool(self.behind) and (self.is_counted or is_amount_of or not self.noun)

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of the figure before."""
        return bool(_PART.search(self.head) or _PART.fullmatch(self.earlier.strip("，,、")))

    @property
    def is_bare_part(self) -> bool:
        """Whether it is a part, or follows one, and leaves out the noun of the whole."""
        if self.previous is None or self.parts.verb or self.parts.action:
            return False
        # Behind a rate of the whole, an amount is one of the same kind as the whole's.
        is_same = self.previous.kind == self.quantity.kind
        is_rate = self.previous.is_carried and self.previous.kind in _RATES
        if not is_same and (self.is_counted or not is_rate):
            return False
        return not _LEVEL_NOUN.search(self.noun) and bool(self.is_part or self.previous.whole)

    @property
    def is_sibling(self) -> bool:
        """Whether it moves as the figure before and leaves out its noun: 采矿业增加值增长5%，制造业增长6%."""
        if self.previous is None or not self.noun or self.parts.verb not in _MOVES or self.parts.action:
            return False
        found = _HEAD_NOUN.search(self.previous.indicator)
        if found is None or self.previous.kind != self.quantity.kind or _LEVEL_NOUN.search(self.noun):
            return False
        before = self.previous.indicator[: found.start()]
        return before[-1:] == self.noun[-1:]

    @property
    def thing_before(self) -> str:
        """The thing whose amount the figure before tells: 蔬菜 of 蔬菜播种面积, "" if that is not clear."""
        if self.previous is None:
            return ""
        found = _HEAD_NOUN.search(self.previous.indicator)
        if found is None:
            return "" if _LEVEL_NOUN.search(self.previous.indicator) else self.previous.indicator
        return self.previous.indicator[: found.start()] if found[0] != self.noun else ""

    @property
    def is_other_amount(self) -> bool:
        """Whether it tells another amount of the same thing: 蔬菜播种面积3万亩，产量8万吨."""
        is_bare = _HEAD_NOUN.fullmatch(self.noun) is not None and not self.parts.action
        return is_bare and not self.is_part and bool(self.thing_before)

    @property
    def is_share_of_goal(self) -> bool:
        """Whether it tells how much of a goal was done: 完成年度计划的106.7%."""
        is_percent = self.quantity.kind == "percent" and not self.parts.verb
        return is_percent and self.previous is not None and _OF_GOAL.fullmatch(self.noun) is not None

    @property
    def has_whole(self) -> bool:
        """Whether the figure before names a whole whose noun a part may leave out."""
        previous = self.previous
        return previous is not None and bool(previous.whole or _HEAD_NOUN.search(previous.indicator))

    @property
    def is_share_of_previous(self) -> bool:
        """Whether it is a share that the figure before has of something: 占20%."""
        kind = self.quantity.kind
        is_share = kind in _RATES and self.parts.verb not in _MOVES
        # 占地区生产总值比重提高2个百分点
        moves = "比" in self.noun and kind in (*_RATES, "point")
        return self.previous is not None and (is_share or moves) and bool(_SHARE_OF.match(self.noun))

    @property
    def is_same_part(self) -> bool:
        """Whether it is a part of the same count: 其中亿元以上项目."""
        return (
            self.previous is not None
            and _PART.search(self.head) is not None
            and self.noun[-2:] == self.previous.indicator[-2:]
        )


@dataclass(frozen=True, slots=True)
class _Noun:
    """The indicator phrase of a figure, where to look for its id, and where it came from."""

    indicator: str
    phrase: str
    fallback: str = ""
    is_behind: bool = False
    is_carried: bool = False
    has_action: bool = False
    whole: str = ""


def _noun_behind(c: _Clause) -> _Noun:
    return _Noun(c.behind, c.behind_whole, c.behind, is_behind=True)


def _noun_of_clause_before(c: _Clause) -> _Noun:
    noun = phrases.read_head(c.earlier).noun
    return _Noun(noun, noun + c.head)


def _noun_of_figure_before(c: _Clause) -> _Noun:
    assert c.previous is not None
    noun = c.previous.indicator
    if c.parts.action == "only":
        noun = phrases.with_action(c.parts.phrase, noun)
    return _Noun(noun, c.previous.phrase, is_carried=True, whole=c.previous.whole)


def _rate_of_figure_before(c: _Clause) -> _Noun:
    assert c.previous is not None
    noun = c.previous.indicator + c.noun
    return _Noun(noun, noun)


def _other_amount_of_same(c: _Clause) -> _Noun:
    noun = c.thing_before + c.noun
    return _Noun(noun, noun)


def _share_of_goal(c: _Clause) -> _Noun:
    assert c.previous is not None
    return _Noun(c.previous.indicator + _COMPLETION, "")


def _same_part(c: _Clause) -> _Noun:
    assert c.previous is not None
    return _Noun(c.noun, c.parts.phrase, c.previous.phrase, has_action=c.previous.has_action)


def _part_of_whole(c: _Clause) -> _Noun:
    assert c.previous is not None
    found = _HEAD_NOUN.search(c.previous.indicator)
    whole = c.previous.whole or (found[0] if found else "")
    return _Noun(c.noun + whole, c.noun + whole, whole=whole if c.is_bare_part else "")


def _share_of_figure_before(c: _Clause) -> _Noun:
    assert c.previous is not None
    noun = c.previous.indicator + c.noun + ("" if "比" in c.noun else "比重")
    return _Noun(noun, noun)


def _noun_before(c: _Clause) -> _Noun:
    return _Noun(c.noun, c.parts.phrase)


# Where the indicator of a figure stands.
NOUN_RULES: tuple[Rule[_Clause, Callable[[_Clause], _Noun]], ...] = (
    Rule(_BEHIND, lambda c: c.has_noun_behind, _noun_behind),
    Rule("noun_of_clause_before", lambda c: not (c.noun or c.previous) and c.earlier, _noun_of_clause_before),
    Rule("noun_of_figure_before", lambda c: not c.noun and c.previous is not None, _noun_of_figure_before),
    Rule(
        "rate_of_figure_before",
        lambda c: c.previous is not None and c.previous.indicator and _RATE_WORD.fullmatch(c.noun),
        _rate_of_figure_before,
    ),
    Rule("share_of_the_goal", lambda c: c.is_share_of_goal, _share_of_goal),
    Rule("other_amount_of_the_same", lambda c: c.is_other_amount, _other_amount_of_same),
    Rule("part_of_same_count", lambda c: c.is_same_part, _same_part),
    Rule("part_of_whole", lambda c: c.is_bare_part and c.has_whole, _part_of_whole),
    Rule("sibling_of_figure_before", lambda c: c.is_sibling, _part_of_whole),
    Rule("share_of_figure_before", lambda c: c.is_share_of_previous, _share_of_figure_before),
    Rule("noun_before_figure", always, _noun_before),
)  # fmt: skip


def describe(
    quantity: Quantity, head: str, tail: str, previous: Measured | None, earlier: str = ""
) -> Measured:
    """Say what a figure measures.

    Parameters
    ----------
    quantity : Quantity
        The figure.
    head, tail : str
        What stands before and behind it, up to the clause's ends or the neighbouring figures.
    previous : Measured, optional
        What the figure before it in the sentence measures.
    earlier : str
        The clause before, for a clause that is a verb alone.

    Examples
    --------
    >>> from indicators.reading.quantities import find
    >>> result = describe(find("40家")[0], "新增高新技术企业", "", None)
    >>> result.indicator, result.measure, dict(result.why)["measure"]
    ('高新技术企业', 'increment', 'something_new')
    """
    head = _without_noun_of_figure_before(head, previous)
    parts = phrases.read_head(without_payee(head))
    behind, behind_whole = phrases.noun_behind(tail, is_counted=quantity.kind in _COUNTED)
    clause = _Clause(quantity, parts, head, tail, previous, earlier, behind, behind_whole)
    rule = decide(NOUN_RULES, clause)
    noun = rule.gives(clause)
    if parts.verb == "gap":
        # 高于全国0.7个百分点 is no figure of the indicator itself.
        noun = replace(noun, indicator=noun.indicator + parts.gap, phrase="", fallback="")
    elif phrases.drives(head, is_in_points=quantity.kind == "point"):
        driven = phrases.without_parts(parts.phrase) + "增长" * (parts.verb == "growth")
        noun = replace(noun, indicator=driven, phrase="", fallback="")
    has_action = noun.has_action or bool(parts.action) or phrases.has_action(head)
    said = Said(
        quantity, parts, noun.indicator, head, tail, has_action, noun.is_behind, noun.is_carried, previous
    )
    measure, measure_rule = measure_of(said)
    basis, basis_rule = basis_of(said, measure)
    if previous is not None and head.startswith(_JOINED) and previous.has_action and not parts.verb:
        has_action = True
    is_repeated = bool(_PER_YEAR.search(head))
    if noun.is_carried and previous is not None and not head:
        is_repeated = is_repeated or previous.is_repeated
    side = side_of_change(said)
    return Measured(
        noun.indicator, noun.phrase, measure, basis, quantity.kind, noun.fallback, noun.is_carried,
        side == "from", side == "to", is_repeated, has_action, parts.verb == "gap",
        measure == "change" and is_downward(said), noun.whole,
        (("indicator", rule.name), ("measure", measure_rule), ("basis", basis_rule)),
    )  # fmt: skip


def _without_noun_of_figure_before(head: str, previous: Measured | None) -> str:
    """Leave to the figure before the noun that stands behind it: 28万亩粮食功能区和12万亩保护区."""
    if previous is None or not head.endswith(_JOINED) or ("indicator", _BEHIND) not in previous.why:
        return head
    rest = head.removeprefix(previous.indicator)
    return head[-1] if len(rest) < len(head) and len(rest) <= _LONGEST_END_OF_NOUN else head
