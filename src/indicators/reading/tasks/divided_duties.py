"""Offices in brackets behind their part: 新建公路200公里（市交通局负责），改造危桥30座（市公路局负责）."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.reading.lexicon import pattern
from indicators.reading.tasks import lead_units, trailing_offices
from indicators.storage.expressions import expression

_BRACKET = expression(r"[(（](?P<words>[^()（）]{2,60})[)）]")
_LABELS = (pattern("tasks.leading_labels_patterns"), pattern("tasks.helping_labels_patterns"))
_ROLE_END = expression("[；;]")
# What stands before a bracket, up to the sentence or the bracket before it.
_BEFORE = expression(r"[^。；;\n()（）]*$")
_EDGES = "，,、 "
_PART_ENDS = "，,；;、。"
_HAS_TO = "负责"


def divided(text: str, start: int, end: int) -> Mapping[str, str]:
    """Say of the offices that a task names inside its words what each has to do; none where one has it all.

    Parameters
    ----------
    start, end : int
        The task with the brackets at its end.

    Examples
    --------
    >>> told = "新建农村公路200公里(市交通局负责)，改造危桥30座(责任单位：市公路局)。"
    >>> dict(divided(told, 0, len(told)))
    {'市交通局': '新建农村公路200公里', '市公路局': '改造危桥30座'}
    >>> dict(divided("新建学校3所(市教育局负责)。", 0, 15))
    {}
    """
    found: dict[str, list[str]] = {}
    is_inside = False
    for bracket in _BRACKET.finditer(text, start, end):
        names = _offices(bracket["words"])
        before = _BEFORE.search(text, start, bracket.start())
        what = before[0].strip(_EDGES) if before else ""
        behind = text[bracket.end() : end].strip(" \n")
        # 新增床位（责任单位：市卫健委）300张: inside a part a bracket says nothing of the others.
        if not names or not what or (behind and behind[0] not in _PART_ENDS):
            continue
        is_inside = is_inside or bool(behind.strip("。；;"))
        for name in names:
            found.setdefault(name, []).append(what)
    return {name: "，".join(parts) for name, parts in found.items()} if is_inside else {}


def written(name: str, duties: Mapping[str, str]) -> str:
    """Write an office with what it has to do, as papers do.

    Examples
    --------
    >>> written("市公路局", {"市公路局": "改造危桥30座"}), written("市财政局", {})
    ('市公路局(负责改造危桥30座)', '市财政局')
    """
    return f"{name}({_HAS_TO}{duties[name]})" if name in duties else name


def _offices(words: str) -> list[str]:
    """Read the offices of a bracket that holds nothing else; the first of them that lead."""
    if label := next((found for way in _LABELS if (found := way.match(words))), None):
        names = lead_units.names(_ROLE_END.split(label["names"])[0])
        return names if all(map(trailing_offices.OFFICE_END.search, names)) else []
    told = [part for part in trailing_offices.parts(words, 0, len(words)) if part.kind == "lead"]
    return lead_units.names(told[0].words) if told else []
