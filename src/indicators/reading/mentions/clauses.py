"""Where the clause of a figure begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression

_LAST_OF_LIST = expression(rf"、(?=[^、]*$)|(?:{any_word('distribution.between')})(?=[^、，,]{{1,12}}等$)")
_OF_THEIRS = pattern("measured.level_nouns", prefix=r"|[\u4e00-\u9fff]{0,4}")
_BASE = pattern("phrases.bases_patterns")
# 与2010年相比，下降9%: the comma before a move alone ends no clause.
_COMPARED_MOVE = expression(
    rf"(?:{any_word('measured.adverbs')})*(?:{any_word('measured.growth', 'measured.decline')})了?"
)
_COMPARED = "相比"
END = expression(r"[，,；;：:。！？!?\n]")


def start(text: str, begin: int, before: int) -> tuple[int, int]:
    """Where the clause of a figure begins, and where the clause before it does."""
    clause = earlier = begin
    has_bracket = text.find("(", begin, before) >= 0
    # The comma of 性别比(以女性为100，男性对女性的比例)为104.9 ends no clause.
    bases = [base.span() for base in _BASE.finditer(text, begin, before)] if has_bracket else []
    for mark in END.finditer(text, begin, before):
        # A colon right before a figure (工业增速：3.5%) parts it from nothing.
        is_inside = any(first < mark.start() < last for first, last in bases)
        is_compared = text.endswith(_COMPARED, begin, mark.start())
        is_inside = is_inside or (
            is_compared and _COMPARED_MOVE.fullmatch(text, mark.end(), before) is not None
        )
        if not is_inside and (mark[0] not in ":：" or mark.end() < before):
            earlier, clause = clause, mark.end()
    return clause, earlier


def tail_end(text: str, found: Sequence[Quantity], limits: Sequence[bool], i: int, end: int) -> int:
    """How far the words behind a figure reach: the clause's end or the next figure that is no bound."""
    mark = END.search(text, found[i].after, end)
    stop = mark.start() if mark else end
    for j in range(i + 1, len(found)):
        if found[j].before >= stop:
            break
        # 20个投资超5亿元的重点项目: the size of the things counted is a part of their name.
        if not (limits[j] and _OF_THEIRS.fullmatch(text, found[i].after, found[j].before)):
            return _shared_end(text, found[i], found[j])
    return stop


def _shared_end(text: str, one: Quantity, other: Quantity) -> int:
    """Where the words between two counts part: 1个集群、规上企业20家 leaves 规上企业 to the second."""
    if one.kind == other.kind == "count":
        between = text[one.after : other.before]
        if last := _LAST_OF_LIST.search(between):
            return one.after + last.start()
    return other.before
