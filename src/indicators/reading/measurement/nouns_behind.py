"""The noun right behind a figure: 5条商业街, 12个国考断面水质达标."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.storage.expressions import expression

_LIKE_VERBS = any_word("measured.nouns_like_leads", "measured.nouns_like_verbs")
_NOT_A_NOUN = pattern(
    "measured.verbs_behind", prefix=rf"(?!{_LIKE_VERBS})(?:[，,。;；:、)）（(”\]\n]|$|", suffix=")"
)
# 6大集群: behind a bare number only, since 16个大中型灌区 are large.
_LARGE = expression(rf"大(?!{any_word('phrases.nouns_of_size')})")
# 公共(含专用)充电桩: what stands in brackets inside a noun is a part of it.
_NOUN_BEHIND = expression(r"的?(“?(?:[^，,。;；:（(\n]|\([^()，,。;；:\d]{1,12}\)(?=[\u4e00-\u9fff])){1,30})")
# 2座排水提升泵站: a word of work inside a name ends no noun.
_NOUN_END = pattern(
    "measured.noun_ends",
    prefix="(?<=..)",
    suffix=f"(?!(?:重点|重大)?(?:{any_word('measured.works_by_name')}))",
)
# 20个长者食堂、因地制宜解决用餐问题, 10个小区改造、安装80万个: another deed begins.
_ACTIONS = any_word("measured.dropped_actions", "measured.kept_actions")
_NEXT_DEED = expression(rf"、(?:(?:{any_word('measured.leads')})+(?={_ACTIONS})|(?:{_ACTIONS})$)")
_JOIN_END = pattern("distribution.between", "distribution.joins_alone", suffix="$")
_AMOUNTS = tuple(word_set("measured.amounts_of_things"))
_AMOUNT = rf"{any_word('measured.before_amounts_patterns')}(?:{any_word('measured.amounts_of_things')})"
_AMOUNT_OF_THINGS = expression(f"{_AMOUNT}$")

_TELLS_KIND = pattern("measured.tells_kind_patterns")
_ADVERB_END = pattern("measured.adverbs_behind_patterns", prefix="(?<=..)")
_AMONG_END = pattern("measured.among_patterns", prefix="(?<=..)", suffix="$")


def have_an_amount(tail: str) -> bool:
    """Whether the things right behind a figure are told with an amount that they have together.

    Examples
    --------
    >>> have_an_amount("规上企业实现利润总额"), have_an_amount("规上企业")
    (True, False)
    """
    return tail.endswith(_AMOUNTS)


def noun_behind(tail: str, *, is_counted: bool, has_unit: bool = True) -> tuple[str, str]:
    """Find the noun right behind a figure (5条商业街), and the same with the verb that follows it.

    Parameters
    ----------
    tail : str
        The clause behind the figure.
    is_counted : bool
        Whether the unit counts things: then a list joined by 、 is one noun.
    has_unit : bool
        Whether it has one: behind a bare number 大 is no part of the noun.

    Examples
    --------
    >>> noun_behind("社会投资类项目开工建设", is_counted=True)
    ('社会投资类项目', '社会投资类项目开工建设')
    >>> noun_behind("大特色产业集群", is_counted=True, has_unit=False)[0]
    '特色产业集群'
    >>> noun_behind("左右的速度", is_counted=False)
    ('', '')
    """
    if not has_unit and (large := _LARGE.match(tail)):
        tail = tail[large.end() :]
    if is_counted and (kind := _TELLS_KIND.match(tail)):
        tail = tail[kind.end() :]
    if _NOT_A_NOUN.match(tail) or not (found := _NOUN_BEHIND.match(tail)):
        return "", ""
    whole = found[1] if is_counted else found[1].partition("、")[0]
    if "“" not in whole:
        whole = whole.partition("”")[0]
    noun = whole[: _noun_end(whole)]
    if "、" in noun and (deed := _NEXT_DEED.search(noun)):
        noun, whole = noun[: deed.start()], whole[: deed.start()]
    noun = _ADVERB_END.sub("", _AMONG_END.sub("", noun))
    noun, whole = _JOIN_END.sub("", noun), _JOIN_END.sub("", whole)
    if is_counted and noun.endswith(_AMOUNTS):
        # 新增企业12家产值3亿元: an amount alone is that of the next figure.
        noun = _AMOUNT_OF_THINGS.sub("", noun)
    return (noun, whole) if len(noun) > 1 else ("", "")


def _noun_end(whole: str) -> int:
    """Where the noun that words begin with ends; words of work inside a name in quotation marks end none."""
    for end in _NOUN_END.finditer(whole):
        before = whole[: end.start()]
        if before.count("“") == before.count("”"):
            return end.start()
    return len(whole)
