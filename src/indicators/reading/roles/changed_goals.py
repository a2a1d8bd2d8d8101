"""Goals that a paper changes or gives up: which side of the change a figure is, by the words around it."""

from __future__ import annotations

from indicators.reading.roles.roles import REVISION, SUPERSEDED, State
from indicators.reading.roles.speech import rule

_REVISED_TO, _REVISED_FROM = rule("roles", "revised_to"), rule("roles", "revised_from")
_GOAL_MOVES = rule("roles", "goal_moves")
_REVISED_IN_NOTICE = rule("roles", "revised_in_notice")
_REVISED_BY, _REVISED_AFTER = rule("roles", "revised_by"), rule("roles", "revised_after")
_OBLIGED = rule("roles", "obliged")
_OFF_BEFORE, _OFF_BEHIND = rule("roles", "called_off_before"), rule("roles", "called_off_behind")
_OFF_TOGETHER = rule("roles", "called_off_together")


def revised(before: str, behind: str, *, is_notice: bool = False) -> str:
    """Tell which side of a revision a figure is, "" if it is none.

    Parameters
    ----------
    before, behind : str
        The words between the figure and its neighbours in the sentence.
    is_notice : bool
        Whether the paper only changes goals, so that 由40个增加到52个 does.

    Examples
    --------
    >>> revised("地区生产总值由", "调整为"), revised("调整为", "。"), revised("达到", "。")
    ('superseded', 'revision', '')
    >>> revised("改造小区由", "调减", is_notice=True), revised("，调整后为", "。", is_notice=True)
    ('superseded', 'revision')
    """
    ways = (_REVISED_TO, _REVISED_IN_NOTICE) if is_notice else (_REVISED_TO,)
    if any(way.search(before) for way in (*ways, _REVISED_AFTER)):
        return REVISION
    is_old = (
        (is_notice and moves_by(behind))
        or any(way.search(behind) for way in ways)
        or bool(_REVISED_FROM.search(before))
    )
    return SUPERSEDED if is_old else ""


def moves_by(between: str) -> bool:
    """Whether the words between an old value and a figure say that the figure is what the goal is moved by.

    Examples
    --------
    >>> moves_by("调减"), moves_by("调减至")
    (True, False)
    """
    return _REVISED_BY.search(between) is not None


def is_called_off(before: str, behind: str) -> bool:
    """Whether the words on either side of a figure of a notice say that its goal is given up.

    Examples
    --------
    >>> is_called_off("取消新建口袋公园", "的目标"), is_called_off("举办招聘活动", "的任务不再实施")
    (True, True)
    >>> is_called_off("新建口袋公园", "，取消办事收费")
    False
    """
    return bool(_OFF_BEFORE.search(before) or _OFF_BEHIND.search(behind))


def is_joined(between: str) -> bool:
    """Whether the words between two figures make one list of them: what is said of one holds for both."""
    return bool(_OFF_TOGETHER.search(between))


def goal_side(head: str, flags_before: str, *, is_from: bool, is_to: bool) -> str:
    """Tell which side of a goal that is moved in so many words a figure is, "" if of none.

    Parameters
    ----------
    head : str
        The clause up to the figure.
    flags_before : str
        Those of the figure before.
    is_from, is_to : bool
        Whether it is the start or the end of a change.

    Examples
    --------
    >>> goal_side("增长目标由", "", is_from=True, is_to=False)
    'superseded'
    """
    if is_from and _GOAL_MOVES.search(head):
        return SUPERSEDED
    return REVISION if is_to and flags_before == SUPERSEDED else ""


def is_obliged(state: State, before: str) -> bool:
    """Whether the words before a figure of a notice that changes goals ask somebody for it.

    Examples
    --------
    >>> notice = State("target", "2023", targets="revised")
    >>> is_obliged(notice, "各责任单位要倒排工期，三季度末开工率达到"), is_obliged(notice, "1—7月增长")
    (True, False)
    """
    return state.targets == "revised" and state.role == "target" and bool(_OBLIGED.search(before))
