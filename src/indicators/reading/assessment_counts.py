"""How many indicators an assessment says stand how: 18项主要指标中，1项提前实现，12项符合预期，5项滞后."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading.grids.words import named, one_of
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

COUNTS = "counts"
ALL = "all"
# 9项达到或超过预期: as expected or faster.
JOINT = "as_expected_or_faster"
# 9项达到预期，其中2项提前完成: the two are among those counted before.
AMONG = "counted_among"
_UNITS = ("项", "个")
_REACH = 24
_COUNTED = ("的", "有", "为", "是", "共", "指标", "目标")
_COUNTED_PART = (*_COUNTED, "中", "除", "外")
_STOPS = expression(r"[，,。；;、：:\n\d]")
_NEXT = expression(r"^、([^，,。；;、：:\n\d]+)(?=[，,。；;\n]|$)")
_OF_INDICATORS = expression(r"^[^，,。；;\d]{0,12}指标")
_INDICATORS_ONLY = expression(
    r"^([^，,。；;\d]{0,12}指标)(?:$|[中里内除外的均都未居]|增[速幅]|排名|位居|进入)"
)
_ARE_INDICATORS = expression(r"指标(?:共|共有|有|为|总数为?)$")
_INDICATORS = "指标"
_NATURES = {"约束性": "binding", "预期性": "expected"}


def told(rows: Sequence[Statement], document: Document) -> list[Statement]:
    """Mark the counts of indicators by how they stand: they say what the paper thinks, and are no results.

    Parameters
    ----------
    rows : sequence of Statement
        In the order of the text.

    Returns
    -------
    list of Statement
        In an assessment such a count has the role context and the flag counts:<status>, and the number of all
        that it speaks of counts:all, with the nature (约束性, 预期性) of those counted. What is counted once
        more among others (其中2项) names their status: counted_among:<status>. In another paper the counts
        of indicators that it reports are context, without a flag.
    """
    is_assessment = vocabulary.kinds().of(document.kind).is_assessment
    counts = _counted if is_assessment else _of_indicators
    sentences: dict[str, list[Statement]] = {}
    for row in rows:
        if row.origin == "text" and row.unit in _UNITS and row.flags in ("", "downward"):
            sentences.setdefault(row.sentence, []).append(row)
    made = {row.statement_id: row for found in sentences.values() for row in counts(found, document.text)}
    return [made.get(row.statement_id, row) for row in rows]


def _of_indicators(rows: Iterable[Statement], text: str) -> list[Statement]:
    """Give the results of a sentence that count indicators: of 47项指标中，除4项外均完成 both."""
    found: list[Statement] = []
    for row in rows:
        told = _STOPS.split(text[max(row.start - _REACH, 0) : row.start])[-1]
        near = _STOPS.split(text[row.end : row.end + _REACH], maxsplit=1)[0]
        of_all = _INDICATORS_ONLY.match(near)
        is_part = bool(found) and row.unit == found[0].unit and (not told or told.endswith(_COUNTED_PART))
        if row.role == "actual" and (of_all or is_part or _ARE_INDICATORS.search(told)):
            own = of_all[1] if of_all else ""
            name = found[0].indicator if found and own in ("", _INDICATORS) else own or row.indicator
            found.append(replace(row, measure="level", role="context", indicator=name))
    return found


def _counted(rows: Iterable[Statement], text: str) -> list[Statement]:
    """Give the counts of a sentence, if one of them says how indicators stand."""
    found, nature, whole, outer = [], "", "", ""
    for row in rows:
        if row.unit == "个" and _INDICATORS not in row.sentence:
            # Of towns that did something in time nothing is told of the plan.
            continue
        behind, before = text[row.end : row.end + _REACH], text[max(row.start - _REACH, 0) : row.start]
        near = _STOPS.split(behind, maxsplit=1)[0]
        # 提前实现的有3项 says how they stand, 完成18项监测 what was done.
        told = _STOPS.split(before)[-1]
        is_said = told.endswith(_COUNTED) or (not near and bool(whole) and _is_verdict(told))
        status = _verdict(near, behind[len(near) :]) or (_status(told) if is_said else "")
        is_all = not status and bool(_OF_INDICATORS.match(near) or _ARE_INDICATORS.search(before))
        nature = next((name for word, name in _NATURES.items() if word in near), "" if is_all else nature)
        if status or is_all:
            is_among = bool(status and outer) and told.startswith("其中")
            flags = f"{COUNTS}:{status or ALL}" + (f";{AMONG}:{outer}" if is_among else "")
            outer = outer if is_among else status
            # 5项滞后于时序进度: how they stand is no name of what is counted.
            whole = row.indicator if is_all else whole
            name = whole if _INDICATORS not in row.indicator or _status(row.indicator) else row.indicator
            level = replace(row, measure="level", indicator=name or row.indicator)
            found.append(replace(level, role="context", nature=nature, flags=flags))
    return found if any(ALL not in row.flags for row in found) else []


def _verdict(near: str, further: str) -> str:
    """Tell the status that a clause behind a count gives: of 进展顺利、好于预期 the later word is exact."""
    status = _status(near)
    more = _NEXT.match(further) if status else None
    return (_status(more[1]) if more else "") or status


def _is_verdict(words: str) -> bool:
    """Whether words are how something stands and no more: 滞后 of 滞后6项, not 累计完成 of 累计完成6项."""
    return bool(named("opinions").fullmatch(words.removeprefix("其中")))


def _status(words: str) -> str:
    if one_of("joint_opinions").search(words):
        return JOINT
    found = named("opinions").search(words)
    return (found.lastgroup or "").partition("__")[0] if found else ""
