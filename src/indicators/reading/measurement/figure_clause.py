"""A figure with the words around it, and what they say of where its indicator stands."""

from __future__ import annotations

from dataclasses import dataclass

from indicators import vocabulary
from indicators.reading.lexicon import pattern, word_set
from indicators.reading.measurement import shares_of_goals
from indicators.reading.measurement.held_against import HELD_AGAINST
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.named_before import thing_begun, what_went
from indicators.reading.measurement.phrases import Head, read_head, things_listed
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES, RATE_KINDS

_LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
_HEAD_NOUN = pattern("measured.head_nouns", suffix="$")
_TOTAL_INSIDE = pattern("measured.head_nouns", prefix="(?<=..)")
_RATE_AT_END = pattern("measured.rate_words", suffix="$")
_PART = pattern("measured.parts")
_PLACE = pattern("measured.place_names_patterns")
_SHARE_OF = pattern("measured.share_of")
_SHARE_OF_INSIDE = pattern("measured.share_of", prefix="(?<=..)")
_ABROAD = pattern("measured.sold_abroad")
_SIZE_OF_WORK = pattern("measured.sizes_of_works")
_DIGIT = expression(r"\d")
_BARE_SIZE = pattern("measured.bare_sizes")
_GROWTH_GOAL = pattern("measured.growth_goals_patterns")
_GOAL_VERB = pattern("measured.goal_verbs")
_RANK_WORD = pattern("phrases.rank_words")
_RANK_UNITS = word_set("phrases.rank_units")
_RANKED_AT = pattern("phrases.ranked_at_patterns", suffix="$")
COUNTED = ("count", "person", "")
_GRADE = pattern("distribution.grades_patterns", "distribution.kinds_alone")
_GRADED = pattern("distribution.grades_patterns", suffix="(?:以上)?")


@dataclass(slots=True)
class FigureClause:
    """A figure with the words around it, taken apart, and what the figure before measures."""

    quantity: Quantity
    parts: Head
    head: str
    tail: str
    previous: Measured | None
    earlier: str
    behind: str
    behind_whole: str
    is_apart: bool = False

    @property
    def noun(self) -> str:
        """The noun that stands before the figure."""
        return self.parts.noun

    @property
    def is_counted(self) -> bool:
        """Whether the figure counts things or people."""
        return self.quantity.kind in COUNTED

    @property
    def has_noun_behind(self) -> bool:
        """Whether the noun is the one behind the figure."""
        if not self.behind:
            return False
        is_percent = self.quantity.kind == "percent"
        is_amount_of = bool(_LEVEL_NOUN.search(self.behind)) and not self.parts.verb and not is_percent
        # 达到8%的预期目标: that it is a goal is no name.
        # 比上年80家净增12家: what stands behind the amount of another time tells what became of it.
        names_thing = not HELD_AGAINST.search(self.head) and not shares_of_goals.is_goal(self.behind)
        return names_thing and (self.is_counted or is_amount_of or not self.noun)

    @property
    def what_went(self) -> str:
        """What the clause before says to have risen or fallen, where this one names nothing itself."""
        # 税收增长，收入突破4000亿元、达到4211亿元: the second amount goes on in its own clause.
        if self.parts.action or self.previous is None or self.head.startswith("、"):
            return ""
        names_itself = self.noun and not _RATE_AT_END.fullmatch(self.noun)
        return "" if names_itself else what_went(self.earlier)

    @property
    def things_listed(self) -> str:
        """The things of the list before the figure that neither a noun before nor one behind sums up."""
        return "" if self.noun else things_listed(self.parts.phrase)

    @property
    def owner_before(self) -> str:
        """The trade that the clause before is about, where this one names only its amount: 增加值."""
        names_more = self.parts.action or self.head.startswith("、") or not _HEAD_NOUN.fullmatch(self.noun)
        return "" if names_more else what_went(self.earlier)

    @property
    def work_begun(self) -> str:
        """The work whose share begun the figure before tells, where this one says how much of it was done."""
        is_amount = not self.noun and self.previous is not None and self.quantity.kind not in RATE_KINDS
        return thing_begun(self.previous.indicator) if is_amount and self.previous else ""

    @property
    def moves_in_rank(self) -> bool:
        """Whether it tells by how many places the figure before moved: 居第3位，前移2位; 位次后移7位."""
        if self.previous is None or not self.previous.indicator or not self.is_counted:
            return False
        moves = not self.noun and self.parts.verb in CHANGES and self.quantity.unit in _RANK_UNITS
        return (moves and _RANKED_AT.search(self.earlier) is not None) or any(
            _RANK_WORD.fullmatch(noun) for noun in (self.noun, self.behind)
        )

    @property
    def is_size_of_noun_behind(self) -> bool:
        """Whether the noun behind says of what a bare size is: 总规模20亿元的基金."""
        is_of_behind = bool(self.behind) and not self.is_counted and self.tail.startswith("的")
        return is_of_behind and _BARE_SIZE.fullmatch(self.noun) is not None

    @property
    def built_before(self) -> str:
        """What was built of which the clause tells the size alone: 修建水渠，全长12公里."""
        if not _SIZE_OF_WORK.fullmatch(self.noun) or self.head.startswith("、"):
            return ""
        before = self.previous
        if before is not None:
            return before.indicator if before.kind in COUNTED else ""
        return "" if _DIGIT.search(self.earlier) else read_head(self.earlier).noun

    @property
    def is_growth_goal(self) -> bool:
        """Whether it is the goal of the economy's growth: 确定5%左右的增长目标."""
        if self.quantity.kind != "percent" or not _GROWTH_GOAL.match(self.tail):
            return False
        return not self.noun or _GOAL_VERB.fullmatch(self.noun) is not None

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of the figure before."""
        return bool(_PART.search(self.head) or _PART.fullmatch(self.earlier.strip("，,、")))

    @property
    def part_of(self) -> str:
        """The indicator that it tells a part of, or that the figure before does, "" if none."""
        if self.previous is None:
            return ""
        return self.previous.indicator if self.is_part else "" if self.is_apart else self.previous.part_of

    @property
    def is_bare_part(self) -> bool:
        """Whether it is a part, or follows one, and leaves out the noun of the whole."""
        if self.previous is None or self.parts.verb or self.parts.action:
            return False
        # Behind a rate of the whole, an amount is one of the same kind as the whole's.
        is_same = self.previous.kind == self.quantity.kind
        is_rate = self.previous.is_carried and self.previous.kind in RATE_KINDS
        if not is_same and (self.is_counted or not is_rate):
            return False
        return not _LEVEL_NOUN.search(self.noun) and bool(self.is_part or self.previous.whole)

    @property
    def thing_of_grade(self) -> str:
        """What is counted before, where a noun only grades it: 市级以上研发平台30家，其中省级10家."""
        if self.previous is None or self.previous.kind != self.quantity.kind or self.parts.verb:
            return ""
        graded = _GRADED.match(self.previous.indicator)
        thing = self.previous.indicator[graded.end() :] if graded else self.previous.indicator
        return thing if _GRADE.fullmatch(self.noun) and not _GRADE.fullmatch(thing) else ""

    @property
    def is_sibling(self) -> bool:
        """Whether it moves as the figure before and leaves out its noun: 采矿业增加值增长5%，制造业增长6%."""
        if self.previous is None or not self.noun or self.parts.verb not in CHANGES or self.parts.action:
            return False
        found = _HEAD_NOUN.search(self.previous.indicator)
        if found is None or self.previous.kind != self.quantity.kind or _LEVEL_NOUN.search(self.noun):
            return False
        before = self.previous.indicator[: found.start()]
        return before[-1:] == self.noun[-1:]

    @property
    def is_of_next_place(self) -> bool:
        """Whether its noun only names the next place: 玉山县地区生产总值增长5.6%，婺源县增长5.1%."""
        if self.previous is None or self.parts.action or not _PLACE.fullmatch(self.noun):
            return False
        is_same = self.previous.kind == self.quantity.kind and self.parts.verb in CHANGES
        return is_same and _PLACE.match(self.previous.indicator) is not None

    @property
    def is_part_in_place(self) -> bool:
        """Whether its noun only names the place of a part: 一般公共预算收入增长6%，其中玉山县增长7%."""
        if self.previous is None or self.parts.action or self.previous.kind != self.quantity.kind:
            return False
        is_told_short = self.parts.verb in CHANGES or (self.is_bare_part and self.has_whole)
        return is_told_short and bool(self.part_of and vocabulary.places().all_of(self.noun))

    @property
    def thing_before(self) -> str:
        """The thing whose amount the figure before tells: 蔬菜 of 蔬菜播种面积, "" if that is not clear."""
        if self.previous is None:
            return ""
        # 存款余额2千亿元，其中住户存款1千亿元；贷款余额1千亿元: behind a semicolon the part is over.
        known = self.previous.part_of if self.is_apart and self.previous.part_of else self.previous.indicator
        # 种植面积45万亩，超计划0.7万亩，产量17万吨: the gap is told of the area.
        found = (_TOTAL_INSIDE if self.previous.is_gap else _HEAD_NOUN).search(known)
        if found is None:
            return "" if _LEVEL_NOUN.search(known) else known
        return known[: found.start()] if found[0] != self.noun else ""

    @property
    def is_other_amount(self) -> bool:
        """Whether it tells another amount of the same thing: 蔬菜播种面积3万亩，产量8万吨."""
        is_bare = not self.parts.action and _HEAD_NOUN.fullmatch(self.noun) is not None
        return (is_bare and not self.is_part and bool(self.thing_before)) or self.is_sold_abroad

    @property
    def is_sold_abroad(self) -> bool:
        """Whether it tells how much of the thing is sold abroad: 猕猴桃产值增长8.5%、出口增长53.6%."""
        if self.previous is None or not self.head.startswith("、") or not _ABROAD.fullmatch(self.noun):
            return False
        known = self.previous.indicator
        return _HEAD_NOUN.search(known) is not None and not vocabulary.indicators().match(known)

    @property
    def is_share_of_goal(self) -> bool:
        """Whether it tells how much of a goal was done: 完成年度计划的106.7%."""
        if self.quantity.kind != "percent" or self.parts.verb:
            return False
        is_bare = self.previous is not None and shares_of_goals.is_goal(self.noun)
        return is_bare or shares_of_goals.share_of_goal(self.head) is not None

    @property
    def has_whole(self) -> bool:
        """Whether the figure before names a whole whose noun a part may leave out."""
        previous = self.previous
        return previous is not None and bool(previous.whole or _HEAD_NOUN.search(previous.indicator))

    @property
    def sharer(self) -> str:
        """What has the share that the figure before tells: 产值 of 产值占计划比重, "" if that is no share."""
        if self.previous is None or self.previous.measure not in ("share", "change"):
            return ""
        found = _SHARE_OF_INSIDE.search(self.previous.indicator)
        return self.previous.indicator[: found.start()] if found else ""

    @property
    def is_of_sharer(self) -> bool:
        """Whether it moves not as a share does, but as what has it: 占计划的98%，同比下降2%."""
        moves = self.quantity.kind == "percent" and self.parts.verb in CHANGES
        return moves and bool(self.sharer) and (not self.noun or self.sharer.endswith(self.noun))

    @property
    def amount_before(self) -> str:
        """The amount that the figure before is told of: 增加值 of 增加值增速."""
        return _RATE_AT_END.sub("", self.previous.indicator) if self.previous else ""

    @property
    def is_same_again(self) -> bool:
        """Whether it tells the figure before for a part of its time: 其中10月份增加值增长7.3%."""
        if self.previous is None or len(self.noun) < 2 or self.noun not in self.previous.indicator:
            return False
        is_same = self.amount_before.endswith(self.noun) and self.names_amount
        # 进出口总额60亿元，其中出口总额50亿元: without a time of its own it is another amount.
        own = self.head[: max(self.head.rfind(self.noun), 0)].rstrip("，,、:")
        has_time = bool(_PART.sub("", own))
        return is_same and self.is_part and has_time and not self.parts.action

    @property
    def names_amount(self) -> bool:
        """Whether its noun ends as amounts do."""
        return _LEVEL_NOUN.search(self.noun) is not None

    @property
    def is_share_of_previous(self) -> bool:
        """Whether it is a share that the figure before has of something: 占20%."""
        kind = self.quantity.kind
        is_share = kind in RATE_KINDS and self.parts.verb not in CHANGES
        # 占地区生产总值比重提高2个百分点
        moves = "比" in self.noun and kind in (*RATE_KINDS, "point")
        return self.previous is not None and (is_share or moves) and bool(_SHARE_OF.match(self.noun))

    @property
    def is_same_part(self) -> bool:
        """Whether it is a part of the same count: 其中亿元以上项目."""
        return (
            self.previous is not None
            and _PART.search(self.head) is not None
            and self.noun[-2:] == self.previous.indicator[-2:]
        )

    @property
    def whole_before(self) -> str:
        """The noun of the whole that parts leave out: 增加值 of 农业增加值."""
        assert self.previous is not None
        found = _HEAD_NOUN.search(self.previous.indicator)
        return self.previous.whole or (found[0] if found else "")

    @property
    def name_in_next_place(self) -> str:
        """The indicator of the figure before, of the place that its own noun names."""
        assert self.previous is not None
        return self.noun + _PLACE.sub("", self.previous.indicator, count=1)
