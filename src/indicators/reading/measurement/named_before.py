"""What the words before a figure's own clause name: 投资由负转正，增长0.6%; 农田建设开工率100%，建成3万亩."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.phrases import read_head
from indicators.storage.expressions import expression

_COURSE_END = expression(
    rf"(?:{any_word('measured.rate_words')})?(?:{any_word('courses.manners')})*"
    rf"(?:{any_word('courses.turns_patterns')})、?$"
)
_MEASURED = pattern("measured.level_nouns", "measured.head_nouns", "courses.things", suffix="$")
# 居民消费价格指数同比持平(100)
_VALUE_BEHIND = expression(r"\([\d.]+%?\)$")
_DIGIT = expression(r"\d")
_SHARE_BEGUN = expression(rf"(?P<thing>.{{2,}}?)(?:{any_word('courses.shares_begun')})$")


def without_course(phrase: str) -> str:
    """Take away how something went, where the figure that follows says how far.

    Examples
    --------
    >>> [without_course(phrase) for phrase in ("工业投资增速由负转正", "进口企稳回升、", "财政收入")]
    ['工业投资', '进口', '财政收入']
    """
    return _COURSE_END.sub("", phrase)


def what_went(clause: str) -> str:
    """Name what a clause without a figure says to have risen or fallen, "" if that is nothing measured.

    Examples
    --------
    >>> what_went("固定资产投资止跌回升"), what_went("增速稳步回升"), what_went("高于全省平均水平")
    ('固定资产投资', '', '')
    """
    clause = _VALUE_BEHIND.sub("", clause)
    found = None if _DIGIT.search(clause) else _COURSE_END.search(clause)
    noun = read_head(clause[: found.start()]).noun if found else ""
    return noun if indicator_id(noun) or _MEASURED.search(noun) else ""


def thing_begun(indicator: str) -> str:
    """Name the work of which a share is begun, "" if an indicator is no such share.

    Examples
    --------
    >>> thing_begun("高标准农田建设开工率"), thing_begun("森林覆盖率")
    ('高标准农田', '')
    """
    found = _SHARE_BEGUN.fullmatch(indicator)
    return found["thing"] if found else ""
