"""What is told as a share of its goal: 完成全年目标2100亿元的72%, 为预算数的101.7%.

The share is no figure of the indicator itself: it is named 完成率, as a column of such shares is in tables.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.phrases import read_head
from indicators.storage.expressions import expression

# Of the rule that names such a share.
RULE = "share_of_the_goal"
_NAME = "完成率"
_SAYS_SHARE = pattern("shares_of_goals.done", "shares_of_goals.comes_to")
_OTHER = "[^，,。;；:：、的()]"
# 完成年度目标(150亿元)的65.6%, 完成五年目标(下降15%)的36%
_MOVED = f"(?:{any_word('measured.growth', 'measured.decline')})?"
_AMOUNT = rf"(?:[(]?{_MOVED}\d[\d.,]*[^\d，,。;；:：、的()]{{1,5}}[)]?)?"
_BEFORE = (
    f"(?:{any_word('asides.goals_before', 'shares_of_goals.goals_before', 'phrases.lead_times_patterns')})*"
)
_GOALS = f"(?:{any_word('asides.goals', 'shares_of_goals.goals')})+"
_IS_GOAL = pattern("asides.goals_before", prefix=f"{_BEFORE}{_GOALS}(?:", suffix=")*")
_INVESTED = f"(?:{any_word('measures.investing')})?"
_OF_YEAR = pattern("goals_beside.of_a_year", "told_completions.year_ends_patterns")
_OTHER_GOAL = pattern("told_completions.other_goals_patterns", "shares_of_goals.other_goals_patterns")
_FIGURE_AT_END = expression(r"\d[\d.,]*[^\d，,。;；:：、]{0,5}$")
_NO_VERB = f"(?!{any_word('shares_of_goals.done')})"
_ITS_GOAL = expression(rf"末?的?{_BEFORE}(?:{_NO_VERB}{_OTHER}){{0,12}}?{_GOALS}")
# What was done takes any goal by its name (完成技改任务); 占 and 为 only what is a goal by its words alone.
_SHARE = expression(
    rf"(?:{any_word('measured.adverbs')})*"
    rf"(?:(?:{any_word('shares_of_goals.done')})了?{_BEFORE}(?P<named>{_OTHER}{{0,18}}?){_GOALS}"
    rf"|(?:{any_word('shares_of_goals.comes_to')}){_BEFORE}{_AMOUNT}{_BEFORE}{_GOALS})"
    rf"{_INVESTED}{_AMOUNT}的$"
)


def is_goal(words: str) -> bool:
    """Whether words only say that something is a goal.

    Examples
    --------
    >>> is_goal("年度目标任务"), is_goal("目标企业")
    (True, False)
    """
    return _IS_GOAL.fullmatch(words) is not None


def share_of_goal(head: str) -> re.Match[str] | None:
    """Find the words that say of a figure behind them that it is the share of a goal that was done.

    Examples
    --------
    >>> bool(share_of_goal("税收收入完成年度计划的")), share_of_goal("民生支出占一般公共预算支出的")
    (True, None)
    """
    return _SHARE.search(head) if head.endswith("的") else None


def what_has_goal(found: re.Match[str], known: str, earlier: str) -> str:
    """Name what such a goal is for: as its clause does, or the figure before, or the clause before.

    Parameters
    ----------
    found : re.Match
        What `share_of_goal` found.
    known : str
        The indicator of the figure before, "" if there is none.
    earlier : str
        The clause before.

    Examples
    --------
    >>> what_has_goal(share_of_goal("完成年度招商引资任务的"), "新开工项目", "")
    '招商引资'
    """
    named = found["named"] or ""
    if own := read_head(found.string[: found.start()]).noun:
        return own
    if not named or named in known or any(sign.isdigit() for sign in named):
        # 已建成58个 names nothing before its figure.
        return known or read_head(_FIGURE_AT_END.sub("", earlier)).noun
    return named


def completion_of(name: str) -> str:
    """Name the share of a goal that was done by what the goal is for.

    Examples
    --------
    >>> completion_of("粮食产量")
    '粮食产量完成率'
    """
    return name + _NAME


def goal_of_share(name: str) -> str:
    """Name what the goal is for of which a name tells the share that was done, "" where it tells none.

    Examples
    --------
    >>> goal_of_share("粮食产量完成率"), goal_of_share("粮食产量")
    ('粮食产量', '')
    """
    return name.removesuffix(_NAME) if name.endswith(_NAME) else ""


def is_goal_of_year(sentence: str, quote: str, *, is_year: bool) -> bool:
    """Whether a share is told of the goal of its year, and not of a part of it or of a plan.

    Parameters
    ----------
    sentence, quote : str
        Of the share.
    is_year : bool
        Whether its period is a whole year: that of the goal, if nothing else is said.

    Examples
    --------
    >>> is_goal_of_year("新增就业完成全年目标的62%", "62%", is_year=False)
    True
    >>> is_goal_of_year("新增就业完成半年目标的62%", "62%", is_year=False)
    False
    """
    found = share_of_goal(sentence.partition(quote)[0])
    goal = found.group() if found else quote if _SAYS_SHARE.search(quote) else ""
    return bool(goal) and not _OTHER_GOAL.search(goal) and (is_year or _OF_YEAR.search(goal) is not None)


def name_of_share(head: str, known: str, earlier: str) -> str:
    """Name the share of a goal by what stands before it.

    Parameters
    ----------
    head : str
        What stands before the figure.
    known, earlier : str
        As for `what_has_goal`.
    """
    found = share_of_goal(head)
    return completion_of(what_has_goal(found, known, earlier) if found else known)


def says_share(words: str) -> bool:
    """Whether a verb of such a share stands in words: 一季度|完成年度任务 tells no time of the goal.

    Examples
    --------
    >>> says_share("完成年度任务"), says_share("目标任务")
    (True, False)
    """
    return _SAYS_SHARE.search(words) is not None


def is_share_of_goal(measured: Measured) -> bool:
    """Whether a figure was read as such a share."""
    return dict(measured.why).get("indicator") == RULE


def is_year_of_goal(measured: Measured, text: str, behind: int) -> bool:
    """Whether a year is that of the goal of which a share is told: 完成2025年目标的98%.

    Parameters
    ----------
    behind : int
        Where the year ends.
    """
    return is_share_of_goal(measured) and _ITS_GOAL.match(text, behind) is not None


def what_goes_on(measured: Measured, before: Measured | None) -> Measured:
    """Tell what the figures that follow go on with: behind the share of a goal, with what the goal is for.

    Parameters
    ----------
    before : Measured, optional
        What the figures before it go on with.
    """
    if not is_share_of_goal(measured):
        return measured
    if before is not None and measured.indicator == completion_of(before.indicator):
        return before
    name = measured.indicator.removesuffix(_NAME)
    if not name:
        # 一季度完成年度计划的20%，上半年完成50%: nothing tells what the goal is for.
        return measured
    return replace(measured, indicator=name, phrase=name)
