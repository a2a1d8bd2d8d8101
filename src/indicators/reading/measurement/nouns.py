"""Where the indicator of a figure stands: before it, behind it, or with the figure before; named rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indicators.reading.lexicon import pattern
from indicators.reading.measurement import phrases, shares_of_goals
from indicators.reading.measurement.carried_names import is_begun, names_deed_alone, with_action
from indicators.reading.measurement.figure_clause import FigureClause
from indicators.reading.measurement.gap_names import without_gap
from indicators.reading.measurement.listed_parts import joined
from indicators.reading.measurement.named_before import without_course
from indicators.reading.measurement.paid_standards import name_of_standard
from indicators.reading.rules import Rule, always
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES

_RATE_WORD = pattern("measured.rate_words")
_GROWTH_OF_ALL = "经济增长"
# 经济总量居全省第3位，上升2位: what rises is the rank.
_RANK = "位次"
_RANKED_AT = pattern("phrases.ranked_at_patterns", prefix="(?<=..)", suffix="$")
_TOTAL = "总"
# 总投资 is that of projects, whatever investment grew before.
_OF_PROJECTS = pattern("phrases.project_totals_patterns")
_REACHED = pattern("measured.reached", suffix="$")
_CAPACITY = pattern("measures.yearly_patterns", "measures.daily_patterns")
_BUILT_FOR_IT = pattern("measures.built_to_make", prefix="(?<=..)(?:", suffix=")+$")
_GRADE_AT_END = pattern("distribution.grades_patterns", prefix="(?<=..)(?:", suffix=")$")
_SHARE_OF = pattern("measured.share_of")
_ECONOMY = pattern("measured.economies")
_NEXT_INDUSTRY = expression("第[二三]产业")
_VALUE_ADDED = ("增加值", "生产总值")
RANK = "rank_of_figure_before"
BEHIND = "noun_behind_figure"
RATE_OF_FIGURE_BEFORE = "rate_of_figure_before"


@dataclass(slots=True)
class Noun:
    """The indicator phrase of a figure, where to look for its id, and where it came from."""

    indicator: str
    phrase: str
    fallback: str = ""
    is_behind: bool = False
    is_carried: bool = False
    has_action: bool = False
    whole: str = ""


def _noun_behind(c: FigureClause) -> Noun:
    # 惠及1.6万户居民 builds no homes: what is reached is named with its verb.
    reached = None if c.tail.startswith("的") else _REACHED.search(c.head)
    noun = reached[0] + c.behind if reached else c.behind
    return Noun(noun, c.behind_whole, c.behind, is_behind=True)


def _made_in_a_year(c: FigureClause) -> Noun:
    # 年产10万吨金属硅生产线 makes 金属硅, whatever is built for it.
    noun = c.noun + _BUILT_FOR_IT.sub("", c.behind)
    return Noun(noun, noun)


def _standard(c: FigureClause) -> Noun:
    noun = name_of_standard(c.head, c.tail)
    return Noun(noun, noun)


def _size_of_noun_behind(c: FigureClause) -> Noun:
    noun = c.behind + c.noun
    return Noun(noun, noun)


def _noun_of_clause_before(c: FigureClause) -> Noun:
    noun = _RANKED_AT.sub(_RANK, phrases.read_head(without_course(c.earlier)).noun)
    return Noun(noun, noun + c.head)


def _what_went(c: FigureClause) -> Noun:
    # 投资止跌回升，增速提高2个百分点: the rate is the thing's own.
    return Noun(c.what_went, c.what_went if c.noun else c.what_went + c.head)


def _things_listed(c: FigureClause) -> Noun:
    return Noun(c.things_listed, c.things_listed, has_action=c.parts.action != "")


def _amount_of_owner(c: FigureClause) -> Noun:
    # 金融业活力凸显，增加值增长5%
    noun = joined(c.owner_before, c.noun)
    return Noun(noun, noun)


def _size_of_work(c: FigureClause) -> Noun:
    noun = c.built_before + c.noun
    return Noun(noun, noun)


def _work_begun(c: FigureClause) -> Noun:
    return Noun(c.work_begun, c.work_begun, has_action=True)


def _tells_deed_alone(c: FigureClause) -> bool:
    """Whether it names nothing, but at most a deed: 通车2条 behind 开工高速公路3条."""
    return c.previous is not None and (not c.noun or names_deed_alone(c.head))


def _noun_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    noun, phrase, fallback = c.previous.indicator, c.previous.phrase, ""
    if c.previous.is_gap and c.quantity.kind != "point":
        # 低于规划目标0.9个百分点；2022年完成612亿元: what is told is no distance.
        noun = phrase = without_gap(noun)
    if c.parts.action == "only" or names_deed_alone(c.head):
        noun = with_action(c.parts.phrase if c.parts.action else c.head, noun)
        # 竣工80个 behind 开工项目150个 are none that were started.
        is_ended = is_begun(c.previous.indicator) and not is_begun(noun)
        phrase, fallback = noun, "" if is_ended else phrase
    return Noun(noun, phrase, fallback, is_carried=True, whole=c.previous.whole)


def _rate_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    noun = c.previous.indicator + c.noun
    return Noun(noun, noun)


def _rank_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    # 高于全省1个百分点，居第2位，上升3位: the rank is not that of the distance.
    noun = without_gap(c.previous.indicator) + (c.noun or _RANK)
    return Noun(noun, noun)


def _is_total_of_figure_before(c: FigureClause) -> bool:
    """Whether 总 stands before the end of what the figure before is of: 总装机 behind 新能源装机5万千瓦."""
    if c.previous is None or not c.noun.startswith(_TOTAL):
        return False
    known, thing = c.previous.indicator, c.noun[1:]
    is_total = len(thing) > 1 and not _OF_PROJECTS.fullmatch(c.noun)
    return is_total and known != thing and known.endswith(thing)


def _total_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    return Noun(c.previous.indicator, c.previous.indicator)


def _of_sharer(c: FigureClause) -> Noun:
    return Noun(c.sharer, c.sharer, is_carried=True)


def _amount_before(c: FigureClause) -> Noun:
    return Noun(c.amount_before, c.amount_before, is_carried=True)


def _other_amount_of_same(c: FigureClause) -> Noun:
    noun = c.thing_before + c.noun
    return Noun(noun, noun)


def _share_of_goal(c: FigureClause) -> Noun:
    known = c.previous.indicator if c.previous else ""
    return Noun(shares_of_goals.name_of_share(c.head, known, c.earlier), "")


def _same_part(c: FigureClause) -> Noun:
    assert c.previous is not None
    # 开复工项目1200个，其中亿元以上520个 are projects too; 玉米 of 粮食 is not what 粮食产量 measures.
    fallback = c.previous.phrase if c.is_counted else ""
    return Noun(c.noun, c.parts.phrase, fallback, has_action=c.previous.has_action)


def _part_of_whole(c: FigureClause) -> Noun:
    whole = c.whole_before
    return Noun(c.noun + whole, c.noun + whole, whole=whole if c.is_bare_part else "")


def _grade_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    thing = c.thing_of_grade
    # 其中投资10亿元以上5个、亿元以上12个: one bound takes the place of the other.
    other = _GRADE_AT_END.search(thing)
    noun = thing[: other.start()] + c.noun if other else joined(c.noun, thing)
    return Noun(noun, noun, has_action=c.previous.has_action)


def _share_of_figure_before(c: FigureClause) -> Noun:
    assert c.previous is not None
    # 占调整预算101%，占全部收入48%: the second is a share of the same thing.
    known = _SHARE_OF.split(c.previous.indicator)[0] if _SHARE_OF.match(c.noun) else c.previous.indicator
    noun = known + c.noun + ("" if "比" in c.noun else "比重")
    return Noun(noun, noun)


def _noun_of_next_place(c: FigureClause) -> Noun:
    return Noun(c.name_in_next_place, c.name_in_next_place)


def _whole_in_place(c: FigureClause) -> Noun:
    name = c.noun + c.part_of
    return Noun(name, name, whole=c.whole_before if c.is_bare_part else "")


def _economy_of_part(c: FigureClause) -> str:
    """Give the economy whose value added a figure is told as a part of, "" if it is no such part."""
    if not c.noun.endswith(_VALUE_ADDED):
        return ""
    # 其中第一产业增加值3亿元；第二产业增加值5亿元: the next of the three is a part too.
    is_next = c.previous is not None and _NEXT_INDUSTRY.match(c.noun) is not None
    whole = c.part_of or (c.previous.indicator if c.previous and is_next else "")
    economy = _ECONOMY.match(whole) if whole.endswith(_VALUE_ADDED) else None
    return economy[0] if economy and not c.noun.startswith(economy[0]) else ""


def _part_of_economy(c: FigureClause) -> Noun:
    name = _economy_of_part(c) + c.noun
    return Noun(name, name)


def _noun_before(c: FigureClause) -> Noun:
    if c.parts.verb in CHANGES:
        # 固定资产投资企稳回升、增长0.6%
        return Noun(without_course(c.noun), without_course(c.parts.phrase))
    # 规上工业实现增加值40亿元: a verb inside the name is no part of it.
    return Noun(c.noun, c.parts.phrase if c.noun in c.parts.phrase else c.noun)


# Where the indicator of a figure stands.
NOUN_RULES: tuple[Rule[FigureClause, Callable[[FigureClause], Noun]], ...] = (
    Rule("goal_of_growth", lambda c: c.is_growth_goal, lambda _: Noun(_GROWTH_OF_ALL, _GROWTH_OF_ALL)),
    Rule("made_in_a_year", lambda c: c.behind and _CAPACITY.fullmatch(c.noun), _made_in_a_year),
    Rule("standard_of_what_is_paid", lambda c: name_of_standard(c.head, c.tail), _standard),
    Rule("size_of_noun_behind", lambda c: c.is_size_of_noun_behind, _size_of_noun_behind),
    Rule(RANK, lambda c: c.moves_in_rank, _rank_of_figure_before),
    Rule(BEHIND, lambda c: c.has_noun_behind, _noun_behind),
    Rule("what_has_the_share", lambda c: c.is_of_sharer, _of_sharer),
    Rule("same_for_a_part_of_its_time", lambda c: c.is_same_again, _amount_before),
    Rule(shares_of_goals.RULE, lambda c: c.is_share_of_goal, _share_of_goal),
    Rule("things_listed_before", lambda c: c.things_listed, _things_listed),
    Rule("what_went_before", lambda c: c.what_went, _what_went),
    Rule("amount_of_what_went_before", lambda c: c.owner_before, _amount_of_owner),
    Rule("size_of_what_was_built", lambda c: c.built_before, _size_of_work),
    Rule("work_that_was_begun", lambda c: c.work_begun, _work_begun),
    Rule("noun_of_clause_before", lambda c: not (c.noun or c.previous) and c.earlier, _noun_of_clause_before),
    Rule("noun_of_figure_before", _tells_deed_alone, _noun_of_figure_before),
    Rule(
        RATE_OF_FIGURE_BEFORE,
        lambda c: c.previous is not None and c.previous.indicator and _RATE_WORD.fullmatch(c.noun),
        _rate_of_figure_before,
    ),
    Rule("total_of_figure_before", _is_total_of_figure_before, _total_of_figure_before),
    Rule("other_amount_of_the_same", lambda c: c.is_other_amount, _other_amount_of_same),
    Rule("part_of_an_economy", _economy_of_part, _part_of_economy),
    Rule("part_of_same_count", lambda c: c.is_same_part, _same_part),
    Rule("grade_of_figure_before", lambda c: c.thing_of_grade, _grade_of_figure_before),
    Rule("part_in_place", lambda c: c.is_part_in_place, _whole_in_place),
    Rule("part_of_whole", lambda c: c.is_bare_part and c.has_whole, _part_of_whole),
    Rule("same_of_the_next_place", lambda c: c.is_of_next_place, _noun_of_next_place),
    Rule("sibling_of_figure_before", lambda c: c.is_sibling, _part_of_whole),
    Rule("share_of_figure_before", lambda c: c.is_share_of_previous, _share_of_figure_before),
    Rule("noun_before_figure", always, _noun_before),
)  # fmt: skip
