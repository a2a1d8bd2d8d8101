"""One phrase for several figures: 城乡居民收入分别增长5%和8%, 新签约、新落地项目374个、242个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.nouns import RATE_OF_FIGURE_BEFORE
from indicators.reading.measurement.phrases import read_head
from indicators.reading.measurement.shares_of_goals import completion_of, is_share_of_goal
from indicators.reading.mentions import goes_back, graded_things, listed_before, stated_gaps
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.shared_words import of_kind_named, with_shared_words
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression

_JOIN = pattern("distribution.between", suffix="?")
# 及 in 普及率 joins nothing.
_SPLIT = pattern("distribution.between", prefix="(?!(?<=[普涉惠触])及)(?:", suffix=")")
_EACH_END = pattern("measures.for_each_end_patterns", suffix="$")
_MOVES_END = pattern("measured.growth", "measured.decline", suffix="$")
_MARK = "、"
_RATE_AT_END = pattern("measured.rate_words", suffix="$")
_IN_TURN = pattern("distribution.in_turn")
_LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
# 海城市、台安县分别新建高标准农田5万亩和3万亩
_PLACE = rf"[\u4e00-\u9fff]{{1,10}}?(?:{any_word('distribution.places_by_name')})"
_IN_PLACES = expression(
    rf"(?P<places>{_PLACE}(?:(?:{any_word('distribution.between')}){_PLACE})+)"
    rf"(?:{any_word('distribution.in_turn')})(?P<what>.+)"
)
# 城区、县城新增停车位分别不少于: behind the parts of a place stands a deed.
_SCOPES = any_word("scopes")
_IN_SCOPES = expression(
    rf"(?:{any_word('measured.leads')})*(?P<scopes>(?:{_SCOPES})(?:(?:{any_word('distribution.between')})(?:{_SCOPES}))+)"
    rf"(?P<what>(?:{any_word('measured.dropped_actions', 'measured.kept_actions')}).*?)"
    rf"(?:{any_word('distribution.in_turn')}).*"
)
_OF_INDUSTRIES = pattern("ratios.of_industries_patterns", suffix="$")
_INDUSTRIES = ("第一产业比重", "第二产业比重", "第三产业比重")
_TRADE = expression(r"进出口")
_PAIRS = (
    (expression(r"城乡(?=居民|常住|低保|特困|基本|最低|医保|医疗|养老|家庭|消费|用电)"), ("城镇", "农村")),
    (expression(r"(?:第?一、?二、?三(?:次)?产业?|三次产业)"), ("第一产业", "第二产业", "第三产业")),
    (expression(r"存(?:款)?、?贷款"), ("存款", "贷款")),
    (expression(r"内外资"), ("内资", "外资")),
    (expression(r"(?<!奶)牛羊(?=出栏|存栏|肉)"), ("牛", "羊")),
    (expression(r"收支(?!平衡|比|差|结余)"), ("收入", "支出")),
    (_TRADE, ("进口", "出口")),
)


def apply(text: str, mentions: Sequence[Mention]) -> None:
    """Give each figure of a list its own member of the phrase before the list, in place.

    Parameters
    ----------
    mentions : sequence
        The figures of a sentence, in order; those of a list get their own indicator, and the
        comparator written behind the last holds for all.
    """
    at = 0
    members: list[Measured] = []
    while at < len(mentions):
        if stop := _give_amounts_in_turn(text, mentions, at):
            at = stop
            continue
        stop = at + 1
        while (
            stop < len(mentions)
            and _is_listed(text, mentions[stop - 1].quantity, mentions[stop].quantity)
            and not _has_own_noun(mentions[at], mentions[stop])
        ):
            stop += 1
        group = mentions[at:stop]
        if len(group) > 1:
            _share_comparator(group)
            if listed := listed_before.names(text, group[0].head, group[0].clause_start, len(group)):
                told = zip(group, listed, strict=True)
                _share_members(
                    group, [replace(one.measured, indicator=name, phrase=name) for one, name in told]
                )
            elif before := goes_back.to_figures(text, mentions, at, len(group)):
                _share_members(group, before)
            elif _is_of_list_before(group[0].measured) and len(members) == len(group):
                _share_members(group, members)
            else:
                _share_phrase(group)
            members = [mention.measured for mention in group]
        at = stop
    graded_things.name(text, mentions)


def _give_amounts_in_turn(text: str, mentions: Sequence[Mention], at: int) -> int:
    """Give figures in several units the nouns before them in turn, and tell where they end; 0 if none do.

    粮食面积和产量稳定在218万亩、18.2亿斤以上: as many nouns as figures, and none between the figures.
    """
    stop = at + 1
    while stop < len(mentions) and mentions[stop].measured.is_carried:
        between = text[mentions[stop - 1].quantity.after : mentions[stop].quantity.before]
        if not _SPLIT.fullmatch(between):
            break
        stop += 1
    group = mentions[at:stop]
    is_in_turn = _IN_TURN.search(group[0].head) is not None
    kinds = {mention.quantity.kind for mention in group}
    if len(kinds) == 1 or (len(kinds) < len(group) and not is_in_turn):
        return 0
    if is_in_turn and (told := goes_back.in_turn(mentions, at, len(group))):
        _share_members(group, told)
        return stop
    nouns = split(group[0].measured.indicator, len(group))
    # 新建学校和幼儿园20所、3万平方米: things have their number and their size together.
    if not nouns or not (is_in_turn or all(map(_LEVEL_NOUN.search, nouns))):
        return 0
    _share_comparator(group)
    for mention, noun in zip(group, nouns, strict=True):
        mention.measured = replace(mention.measured, indicator=noun, phrase=noun)
    return stop


def _is_of_list_before(first: Measured) -> bool:
    """Whether a list names nothing of its own but how fast: 同比下降3%和2%，降幅收窄4和5个百分点."""
    return first.is_carried or bool(_rate_told(first))


def _share_members(group: Sequence[Mention], members: Sequence[Measured]) -> None:
    """Give a second list of figures the members of the first: 分别达6.9万元、3.4万元，增长4.2%、5.3%."""
    of_goals = is_share_of_goal(group[0].measured)
    rate = _rate_told(group[0].measured)
    for mention, member in zip(group, members, strict=True):
        mention.measured = replace(
            mention.measured,
            indicator=completion_of(member.indicator) if of_goals else member.indicator + rate,
            phrase="" if of_goals else member.phrase and member.phrase + rate,
            measure=_moved(mention.measured, group[0].measured),
            is_downward=_is_downward(mention.measured, group[0].measured),
            is_from=group[0].measured.is_from,
            is_to=group[0].measured.is_to,
        )


def _rate_told(first: Measured) -> str:
    """Give the word for how fast that the list before goes, with which a list begins, "" if none."""
    is_rate = ("indicator", RATE_OF_FIGURE_BEFORE) in first.why
    found = _RATE_AT_END.search(first.indicator) if is_rate else None
    return found[0] if found else ""


def _moved(own: Measured, first: Measured) -> str:
    """Tell the measure of a member of a list: that of the first, unless it moves the other way."""
    return own.measure if {own.measure, first.measure} == {"growth", "decline"} else first.measure


def _is_downward(own: Measured, first: Measured) -> bool:
    """Whether a member of a list falls by an amount: as the first does, unless it has a verb of its own."""
    return own.is_downward if own.measure == "change" else first.is_downward


def _is_listed(text: str, one: Quantity, other: Quantity) -> bool:
    if one.form == other.form == "ratio":
        return text[one.after : other.before] == ":"
    # 分别提高到每人每月750元、每人每年7200元
    between = _EACH_END.sub("", text[one.after : other.before])
    if one.kind == other.kind and one.kind in ("point", "percent"):
        # 分别下降0.4、提高0.2个百分点, 分别增长5.2%和下降11.8%
        between = _MOVES_END.sub("", between)
    is_alike = one.unit == other.unit or one.kind == other.kind
    return bool(between) and is_alike and _JOIN.fullmatch(between) is not None


def _has_own_noun(first: Mention, other: Mention) -> bool:
    """Whether a noun stands before the first and another behind this one: 玉米3万亩和2万亩大豆."""
    own, others = (dict(mention.measured.why).get("indicator") for mention in (first, other))
    is_shared = _IN_TURN.search(first.head) is not None
    return own == "noun_before_figure" and others == "noun_behind_figure" and not is_shared


def _share_comparator(group: Sequence[Mention]) -> None:
    first, last = group[0].quantity, group[-1].quantity
    if first.before < first.start and first.comparator in ("gt", "ge", "le", "lt"):
        for mention in group[1:]:
            if not mention.quantity.is_comparator_written:
                mention.quantity = replace(mention.quantity, comparator=first.comparator)
    if not last.is_comparator_written or last.after == last.end or last.comparator == "range":
        return
    for mention in group[:-1]:
        if not mention.quantity.is_comparator_written:
            mention.quantity = replace(mention.quantity, comparator=last.comparator)


def _share_phrase(group: Sequence[Mention]) -> None:
    first = group[0].measured
    is_in_turn = _IN_TURN.search(group[0].head) is not None
    members = stated_gaps.split(first.indicator, len(group)) if first.is_gap else []
    members = members or _in_scopes(group[0].head, len(group))
    members = members or split(first.indicator, len(group), is_written_out=is_in_turn)
    if not members:
        of_goals = is_share_of_goal(first)
        members = [completion_of(name) if of_goals else name for name in _in_turn(group[0].head, len(group))]
    for i, mention in enumerate(group):
        indicator = members[i] if members else first.indicator
        mention.measured = replace(
            mention.measured,
            indicator=indicator,
            phrase=indicator if members and first.phrase else first.phrase,
            measure=_moved(mention.measured, first),
            is_downward=_is_downward(mention.measured, first),
            basis=first.basis,
            is_carried=first.is_carried,
            is_repeated=first.is_repeated,
            is_from=first.is_from,
            is_to=first.is_to,
        )


def _in_scopes(head: str, count: int) -> list[str]:
    """Give the parts of a place their names before what is done in each: 城区、县城新增停车位分别."""
    found = _IN_SCOPES.fullmatch(head)
    scopes = _SPLIT.split(found["scopes"]) if found else []
    noun = read_head(found["what"]).noun if found else ""
    return [scope + noun for scope in scopes] if noun and len(scopes) == count else []


def _in_turn(head: str, count: int) -> list[str]:
    """List what stands before 分别 as it is written, with a deed inside: 进口货值、新设外资企业分别."""
    *before, _ = _IN_TURN.split(head, maxsplit=1)
    first, *others = _SPLIT.split(read_head(before[0]).phrase) if before else [""]
    written = [read_head(first).noun, *others]
    is_of_things = len(written) == count > 1 and all(read_head(part).noun for part in written)
    return (of_kind_named(written) or with_shared_words(written)) if is_of_things else []


def split(phrase: str, count: int, *, is_written_out: bool = True) -> list[str]:
    """Split a phrase into the members that share a list of figures, [] if it has not that many.

    Examples
    --------
    >>> split("城镇和农村常住居民人均可支配收入", 2)
    ['城镇常住居民人均可支配收入', '农村常住居民人均可支配收入']
    >>> split("乡镇、村养老服务设施覆盖率", 2)
    ['乡镇养老服务设施覆盖率', '村养老服务设施覆盖率']
    >>> split("生产安全事故起数和死亡人数", 2)
    ['生产安全事故起数', '生产安全事故死亡人数']
    >>> split("牌楼镇、八里镇分别完成矿山复绿", 2)
    ['牌楼镇矿山复绿', '八里镇矿山复绿']
    """
    if count == len(_INDUSTRIES) and (ratio := _OF_INDUSTRIES.search(phrase)):
        return [phrase[: ratio.start()] + share for share in _INDUSTRIES]
    for written, heads in _PAIRS:
        # 进出口额3亿元、4亿元 may be two of anything; what else is a pair is told one by one.
        is_told = is_written_out or written is not _TRADE
        # 外贸进出口、实际利用外资 is a list of two, whatever its first member could be parted into.
        is_pair = written.search(phrase) is not None and _SPLIT.search(written.sub("", phrase)) is None
        if is_told and len(heads) == count and is_pair:
            return [written.sub(head, phrase, count=1) for head in heads]
    if shared := _IN_PLACES.fullmatch(phrase):
        places, what = _SPLIT.split(shared["places"]), read_head(shared["what"]).noun
        return [place + what for place in places] if len(places) == count and what else []
    parts = next((parts for parts in _ways_to_part(phrase) if len(parts) == count and all(parts)), [])
    return with_shared_words(parts) if parts else []


def _ways_to_part(phrase: str) -> Iterator[list[str]]:
    """Part a list at every joint; or, with 及 inside a member, at its marks alone, or with the last 及."""
    yield _SPLIT.split(phrase)
    yield phrase.split(_MARK)
    *first, last = phrase.split(_MARK)
    if first and (joints := list(_SPLIT.finditer(last))):
        yield [*first, last[: joints[-1].start()], last[joints[-1].end() :]]


def members(phrase: str) -> list[str]:
    """List the things that a phrase names, one if it is no list.

    Examples
    --------
    >>> members("植树造林、封山育林"), members("签约、落地项目"), members("口袋公园")
    (['植树造林', '封山育林'], ['签约项目', '落地项目'], ['口袋公园'])
    >>> members("存贷款余额")
    ['存款余额', '贷款余额']
    """
    for pair, heads in _PAIRS:
        if pair is not _TRADE and pair.search(phrase) and _SPLIT.search(pair.sub("", phrase)) is None:
            return [pair.sub(head, phrase, count=1) for head in heads]
    written = parts(phrase)
    return with_shared_words(written) if len(written) > 1 else written


def parts(phrase: str) -> list[str]:
    """List the members of a phrase as they are written, without the words that they share."""
    found = _SPLIT.split(phrase)
    return found if all(found) else [phrase]
