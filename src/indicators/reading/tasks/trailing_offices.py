"""Offices whose part stands behind them: （市发展改革委牵头，市财政局配合，6月底前完成）."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.times import deadlines
from indicators.storage.expressions import expression

_DOES = expression(
    f"(?P<names>[^:：]+?)(?:(?P<lead>{any_word('tasks.leads_patterns')})"
    f"|(?P<alone>{any_word('tasks.alone_patterns')})"
    f"|(?P<rest>{any_word('tasks.helps_patterns', 'tasks.by_duty_patterns')}))$"
)
_DONE = expression(f"(?:{any_word('tasks.before_a_day')})?(?:{any_word('tasks.done')})?$")
_CLAUSE = expression(r"[^，,；;]+")
OFFICE_ENDS = f"(?:{any_word('tasks.office_ends', 'tasks.short_ends')})"
OFFICE_END = expression(f"{OFFICE_ENDS}$")
_NAME_BREAK = expression("[、，,；;]")
_BARE = pattern("tasks.bare_offices_patterns")
UNNAMED = pattern("tasks.unnamed_patterns", suffix="$")
_LONGEST = 160


class Part(NamedTuple):
    """A piece of a bracket: where it stands, whom it names or until when, and in which words."""

    start: int
    end: int
    kind: Literal["lead", "responsible", "deadline"]
    words: str


def parts(text: str, start: int, end: int, *, may_be_bare: bool = False) -> list[Part]:
    """Read what stands between two brackets; nothing if it is not offices with what each has to do.

    Parameters
    ----------
    start, end : int
        What stands between the brackets.
    may_be_bare : bool
        Whether names of offices alone are those in charge: 新增就业3000人。（县人社局）

    Examples
    --------
    >>> told = "市发展改革委、市工信局牵头，市财政局配合，6月底前完成"
    >>> [(part.kind, part.words) for part in parts(told, 0, len(told))]
    [('lead', '市发展改革委、市工信局'), ('responsible', '市财政局'), ('deadline', '6月底前')]
    >>> [part.kind for part in parts("市民政局负责", 0, 6)], parts("含养老床位", 0, 5)
    (['lead'], [])
    >>> told = "市民政局、市住建局，6月底前"
    >>> [(part.kind, part.words) for part in parts(told, 0, len(told), may_be_bare=True)]
    [('responsible', '市民政局、市住建局'), ('deadline', '6月底前')]
    >>> told = "市民政局、市财政局等按职责分工负责"
    >>> [(part.kind, part.words) for part in parts(told, 0, len(told))]
    [('responsible', '市民政局、市财政局等')]
    >>> told = "各县区按职责分工负责，6月底之前完成"
    >>> [(part.kind, part.words) for part in parts(told, 0, len(told))]
    [('responsible', '各县区'), ('deadline', '6月底前')]
    """
    if end - start > _LONGEST:
        return []
    found: list[Part] = []
    opened = -1
    for clause in _CLAUSE.finditer(text, start, end):
        begin = clause.start() if opened < 0 else opened
        words = text[begin : clause.end()].strip()
        does = _DOES.fullmatch(words)
        if does and OFFICE_END.search(UNNAMED.sub("", does["names"])):
            kind: Literal["lead", "responsible"] = "responsible" if does["rest"] else "lead"
            if does["alone"] and any(part.kind == "lead" for part in found):
                kind = "responsible"
            found.append(Part(begin, clause.end(), kind, does["names"]))
            opened = -1
        elif opened < 0 and deadlines.is_deadline(until := _DONE.sub(_kept, words)):
            found.append(Part(begin, clause.end(), "deadline", until))
        elif may_be_bare and (told := _offices_until(text, opened, clause.start(), clause.end())):
            found += told
            opened = -1
        else:
            # 市发展改革委，市财政局牵头: what one verb says is of all names before it.
            opened = begin
    if may_be_bare and opened >= 0 and _are_offices(names := text[opened:end]):
        found.append(Part(opened, end, "responsible", names))
        opened = -1
    is_told = opened < 0 and any(part.kind != "deadline" for part in found)
    return found if is_told else []


def _offices_until(text: str, start: int, at: int, end: int) -> list[Part]:
    """Read names of offices alone with a day behind them: 县人社局，6月底前; nothing if they are none."""
    until = _DONE.sub(_kept, text[at:end].strip())
    names = text[start:at].rstrip("，,；; ") if start >= 0 else ""
    if not (names and deadlines.is_deadline(until) and _are_offices(names)):
        return []
    return [Part(start, start + len(names), "responsible", names), Part(at, end, "deadline", until)]


def _are_offices(names: str) -> bool:
    return all(_BARE.fullmatch(UNNAMED.sub("", name.strip())) for name in _NAME_BREAK.split(names))


def _kept(done: re.Match[str]) -> str:
    """Keep 前 of 6月底前完成."""
    return "前" if "前" in done[0] else ""
