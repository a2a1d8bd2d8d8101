"""The kind of a target's aim (rate, flow, stock, floor to keep, ceiling, band …), and which way is better.

A target is judged by its aim (see docs/judging.md): a growth rate is held against the target itself, an
amount that adds up against the share due, a stock against its level at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indicators import periods
from indicators.reading.lexicon import pattern
from indicators.tables.matching.capacities import is_capacity
from indicators.tables.targets.aim_nouns import (
    aim_words,
    entry_of,
    has_word,
    is_flow_noun,
    is_share_of_counted,
)
from indicators.vocabulary.column_values import CEILINGS, CHANGES, FLOORS, RATES, STATES
from indicators.vocabulary.indicator_catalogue import Indicator

Kind = Literal["rate", "flow", "stock", "keep", "ceiling", "band", "relational", "milestone"]
Accumulates = Literal["rate", "flow", "stock"]
POINTS = "百分点"
ZERO = "zero"  # The reference of what is to be none: 动态清零, 零发生.
_NO_GROWTH = pattern("relations.no_growth_patterns")


@dataclass(frozen=True, slots=True)
class Aim:
    """The kind of an aim, what tells it, and which way is better."""

    kind: Kind
    origin: str  # What the kind was told by: comparator, catalogue, measure, period, verb, noun or assumed.
    direction: int  # 1 where more is better, -1 where less is, 0 for a band.


@dataclass(frozen=True, slots=True)
class Wording:
    """What the paper says of a target, as far as its aim depends on it."""

    # As in the tables.
    indicator: str
    indicator_id: str
    measure: str
    comparator: str
    unit: str
    period: str
    clause: str  # The words before the number, from the last comma or stop on, and the number itself.
    reference: str = ""  # What a relational target is held against, as in the tables.
    # Whether a notice says that the goal stays as it was, so that its words of keeping tell no aim.
    is_goal_unchanged: bool = False

    @property
    def entry(self) -> Indicator | None:
        """The entry of the catalogue, also of the ids that the tables do not track."""
        return entry_of(self.indicator_id, self.indicator)

    @property
    def is_gap(self) -> bool:
        """Whether the number is how far one thing is to lie from another: 高于工业投资增幅5个百分点."""
        return self.measure == "change" and self.unit == POINTS and has_word("gaps", self.indicator)

    @property
    def is_amount_moved(self) -> bool:
        """Whether the number is an amount by which something is to change: of a harm nobody asks for more."""
        is_amount = self.measure == "change" and self.unit not in aim_words()["no_amounts"]
        return is_amount and self.comparator not in CEILINGS and not has_word("raising", self.clause)

    @property
    def is_kept(self) -> bool:
        """Whether the clause says that an amount is to be kept."""
        return not self.is_goal_unchanged and has_word("keeping", self.deeds)

    @property
    def is_less_wanted(self) -> bool:
        """Whether the clause says that an amount is to stay below a bound, or to come down to it."""
        return has_word("limiting", self.clause) or has_word("lowering", self.clause)

    @property
    def deeds(self) -> str:
        """The clause without the things whose names hold a verb of doing: 建设用地, 上市公司."""
        words = self.clause
        for name in aim_words()["named_after_deeds"]:
            words = words.replace(name, "")
        return words


def aim(said: Wording) -> Aim:
    """Tell the kind of a target's aim; the first rule that applies decides.

    Examples
    --------
    >>> def tell(indicator, measure="increment", comparator="eq", words="", indicator_id="", unit="个"):
    ...     said = words or indicator
    ...     return aim(Wording(indicator, indicator_id, measure, comparator, unit, "2025", said))
    >>> tell("地区生产总值", "growth", indicator_id="gdp")
    Aim(kind='rate', origin='measure', direction=1)
    >>> tell("口袋公园", words="新建口袋公园20个").kind, tell("高新技术企业", "level").kind
    ('flow', 'stock')
    >>> tell("城镇登记失业率", "share", "le", indicator_id="unemployment").kind
    'ceiling'
    """
    way = direction(said)
    kind, origin = _kind(said, way)
    return Aim(kind, origin, way)


def _kind(said: Wording, way: int) -> tuple[Kind, str]:
    if said.comparator == "relational":
        return "relational", "comparator"
    if said.is_gap:
        return "relational", "measure"
    if said.comparator in CEILINGS:
        return "ceiling", "comparator"
    if way == 0:
        return "band", "catalogue"
    if said.measure in CHANGES:
        return "rate", "measure"
    if said.period and periods.parse(said.period).kind not in ("year", "years"):
        return "milestone", "period"
    if said.measure in STATES and (said.entry is not None and said.entry.kept):
        return "keep", "catalogue"
    if said.measure in STATES and way > 0 and said.is_kept:
        return "keep", "verb"
    kind, origin = accumulates(said)
    if way < 0 and (kind == "flow" or said.comparator in ("approx", "range")):
        return "ceiling", origin
    return kind, origin


def accumulates(said: Wording) -> tuple[Accumulates, str]:
    """Tell how an amount comes about, and by what that is known."""
    if said.unit in aim_words()["mean_units"]:
        return "rate", "noun"
    entry = said.entry
    is_done = has_word("doing", said.deeds) or has_word("removing", said.deeds)
    is_standing = not is_done and has_word("standing", said.clause)
    is_addition = said.unit not in aim_words()["scales"] and (
        (said.measure == "increment" and not is_standing)
        or (said.measure == "change" and said.unit not in aim_words()["no_amounts"])
        or (said.measure == "level" and is_done and not has_word("reached", said.clause))
    )
    if is_capacity(said.indicator) and not is_addition:
        return "stock", "noun"
    is_level = said.measure == "level" and not is_done and has_word("reached", said.clause)
    if entry is not None and entry.measure == "increment" and is_level and not is_flow_noun(said.indicator):
        # 湿地面积达到5万亩 is no 湿地修复.
        return "stock", "verb"
    if entry is not None and not (is_addition and entry.accumulates == "stock"):
        # 优良天数比例 and the points by which it is to rise are of the whole year.
        is_of_share = said.measure == "share" or (said.measure == "change" and said.unit == POINTS)
        is_mean = is_of_share and entry.accumulates == "flow"
        return ("rate" if is_mean else entry.accumulates), "catalogue"
    if is_addition:
        return "flow", "verb"
    if is_standing:
        return "stock", "verb"
    if not said.unit and said.indicator.endswith(aim_words()["ratios"]):
        return "stock", "noun"
    is_share = said.measure == "share" or (said.measure == "change" and said.unit == POINTS)
    if is_share and (is_share_done(said.indicator) or is_share_of_counted(said.indicator)):
        return ("rate" if is_share_done(said.indicator) else "stock"), "noun"
    if said.measure == "level" and said.unit in aim_words()["flow_units"]:
        return "flow", "noun"
    if is_share and has_word("rate_nouns", said.indicator):
        return "rate", "noun"
    return ("flow", "noun") if not is_share and is_flow_noun(said.indicator) else ("stock", "assumed")


def direction(said: Wording) -> int:
    """Tell which way is better for the value as measured: 1 up, -1 down, 0 for a band.

    Examples
    --------
    >>> direction(Wording("生产安全事故死亡人数", "", "decline", "eq", "%", "2025", "死亡人数下降5%"))
    1
    >>> direction(Wording("黑臭水体", "", "increment", "eq", "条", "2025", "消除黑臭水体3条"))
    1
    """
    if said.is_gap:
        return 1
    if said.comparator == "relational" and _NO_GROWTH.search(said.clause):
        # 化肥农药使用量零增长: a fall is better than none.
        return -1
    if said.reference == ZERO:
        return -1
    if said.entry is not None:
        own = said.entry.direction_of(said.measure) or _direction_of_neutral(said)
        is_removed = is_removal(said.measure, said.clause) or has_word("removed_amounts", said.indicator)
        is_removed = is_removed or said.is_amount_moved
        return -own if own < 0 and is_removed else own
    if said.measure == "decline" or said.comparator in FLOORS:
        return 1
    if said.comparator in CEILINGS or (said.measure != "growth" and said.is_less_wanted):
        return -1
    if said.measure in ("growth", "share"):
        return -1 if _is_harm(said.indicator) and not is_share_done(said.indicator) else 1
    if has_word("removing", said.deeds) or has_word("doing", said.deeds):
        return 1
    return -1 if _is_harm(said.indicator) and not said.is_amount_moved else 1


def _is_harm(indicator: str) -> bool:
    """Whether a name is of a harm; a rate is by what it is of alone: 火灾扑灭率, 贫困人口参保率 are none."""
    if indicator.endswith("率"):
        return any(indicator.endswith(f"{word}率") for word in aim_words()["harm_rates"])
    return has_word("harms", indicator)


def _direction_of_neutral(said: Wording) -> int:
    """Tell which way a paper wants what is itself good neither high nor low; of a price it never says."""
    if said.comparator in FLOORS:
        return 1
    # An abbreviation (CPI) has no such word; the name of its entry has.
    if has_word("prices", said.indicator) or (said.entry and has_word("prices", said.entry.name)):
        return 0
    if said.is_less_wanted:
        return 0 if said.measure in CHANGES else -1
    is_wanted = said.measure in CHANGES or has_word("raising", said.clause)
    return int(is_wanted or is_removal(said.measure, said.clause))


def is_removal(measure: str, words: str) -> bool:
    """Whether an amount, by its measure and clause, tells how much is done away with: 减少碳排放10万吨."""
    is_fall = measure == "change" and has_word("falling", words)
    return is_fall or (measure in ("increment", "change") and has_word("removing", words))


def is_share_done(indicator: str) -> bool:
    """Whether a share tells how much of something was dealt with, so that more of it is better.

    Examples
    --------
    >>> [is_share_done(name) for name in ("信访案件化解率", "工业废水排放达标率", "案件发生率")]
    [True, True, False]
    """
    if any(f"{word}率" in indicator for word in aim_words()["removing"]):
        return True
    return any(word in indicator for word in aim_words()["rate_nouns"] if word.endswith(("率", "满意度")))


def adds_up(said: Wording) -> bool:
    """Whether a bounded amount adds up from zero through the year (用水总量)."""
    return said.measure not in RATES and accumulates(said)[0] == "flow"
