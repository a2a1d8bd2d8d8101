"""Who does a task, by its own sentences: 由市经信局牵头，市财政局配合."""

from __future__ import annotations

from typing import NamedTuple

from indicators.reading.lexicon import pattern
from indicators.reading.tasks import lead_units, trailing_offices
from indicators.storage.expressions import expression

_CLAUSE = expression(r"[^，,；;。\n]+")
_LEADING = (pattern("tasks.led_by_patterns"), pattern("tasks.leading_labels_patterns"))
_HELPING = (pattern("tasks.helped_by_patterns"), pattern("tasks.helping_labels_patterns"))
# 市民政局和市残联, but 市工业和信息化局; 市住建局会同市财政局: the second helps.
_AND = pattern("tasks.and_offices_patterns", prefix=f"(?<={trailing_offices.OFFICE_ENDS})")
_TOGETHER = pattern("tasks.together_with_patterns")
_OFFICE = expression(r"[\u4e00-\u9fff]{2,18}(?:[(（][^()（）]{1,16}[)）][\u4e00-\u9fff]{0,4})?")


class Duties(NamedTuple):
    """The offices that the sentences of a task name: who leads, and who helps."""

    lead: tuple[str, ...]
    responsible: tuple[str, ...]


def in_prose(text: str) -> Duties:
    """Find the offices that the sentences of a task put in charge of it.

    Examples
    --------
    >>> in_prose("建成智能工厂10个，由市经信局、市科技局牵头，市财政局配合。")
    Duties(lead=('市经信局', '市科技局'), responsible=('市财政局',))
    >>> in_prose("建立由专人负责的机制，压实各方责任。")
    Duties(lead=(), responsible=())
    >>> in_prose("由市工业和信息化局牵头，会同市财政局组织实施。")
    Duties(lead=('市工业和信息化局',), responsible=('市财政局',))
    >>> in_prose("牵头单位为市教育局和市残联，配合单位为市财政局。")
    Duties(lead=('市教育局', '市残联'), responsible=('市财政局',))
    >>> in_prose("由市住建局会同市水务局负责。")
    Duties(lead=('市住建局',), responsible=('市水务局',))
    """
    lead: list[str] = []
    responsible: list[str] = []
    for clause in _CLAUSE.finditer(text):
        if told := _duty(clause[0]):
            lead += told.lead
            responsible += told.responsible
    return Duties(tuple(lead), tuple(responsible))


def is_duty(clause: str) -> bool:
    """Whether a clause says who does a task, and nothing of what is done.

    Examples
    --------
    >>> is_duty("由市经信局牵头"), is_duty("市财政局配合"), is_duty("新建学校3所")
    (True, True, False)
    """
    return _duty(clause) is not None


def _duty(clause: str) -> Duties | None:
    """Read a clause of offices; None if it tells of something else."""
    words = clause.strip()
    leads = next((said for way in _LEADING if (said := way.match(words))), None)
    if found := leads or next((said for way in _HELPING if (said := way.match(words))), None):
        is_lead, names = leads is not None, found["names"]
    else:
        told = trailing_offices.parts(words, 0, len(words))
        if len(told) != 1 or told[0].kind == "deadline":
            return None
        is_lead, names = told[0].kind == "lead", told[0].words
    first, _, others = _TOGETHER.sub("\n", names, count=1).partition("\n")
    leading, helping = _offices(first), _offices(others)
    if not leading or (others and not helping):
        return None
    return Duties(leading, helping) if is_lead else Duties((), leading + helping)


def _offices(names: str) -> tuple[str, ...]:
    """Part names of offices; none if one of them is no office."""
    found = lead_units.names(_AND.sub("、", names))
    are_offices = all(_OFFICE.fullmatch(name) and trailing_offices.OFFICE_END.search(name) for name in found)
    return tuple(found) if are_offices else ()
