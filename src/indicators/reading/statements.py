"""Document → statements: one row a quantity mention, with the words that make it what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.repair import is_left_out, live_end
from indicators.reading import distribution, grids, places, quantities, relational, roles, timing
from indicators.reading.lexicon import words
from indicators.reading.measured import Measured, describe
from indicators.reading.outline import Block, blocks
from indicators.reading.prose import Prose, prepare
from indicators.reading.quantities import Quantity
from indicators.reading.roles import State
from indicators.reading.statement import Statement
from indicators.reading.timing import Horizon, Time

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE_END = "，,；;：:。！？!?\n"
_CLAUSE = re.compile(r"[，,；;：:。！？!?\n]")
_MODALITY = re.compile("|".join(sorted(words()["modalities"], key=len, reverse=True)))
_NOUN_OF_BOUND = re.compile(r"的?(?:“|[\u4e00-\u9fff])")
_NO_NOUN_OF_BOUND = re.compile(
    r"(?:左右|增长|下降|和|及|与|、|，|的目标|以上|目标|水平|的增|台阶|大关|其中|并|用于|实现|完成|等|的速度|的增速)"
)
_RED_LINE = re.compile(r"[^，,。;；]{0,8}红线")
_BACK = 60


@dataclass(slots=True)
class _Mention:
    """A figure on its way to a statement."""

    quantity: Quantity
    measured: Measured
    head: str
    clause_start: int
    head_start: int
    modality: str = ""
    role: str = ""
    period: str = ""
    is_part_of_year: bool = False


def horizon_of(document: Document) -> Horizon:
    """The years a document speaks about.

    Examples
    --------
    >>> horizon_of(Document("d", "", period="2021/2025", review="2016/2020"))
    Horizon(year=2021, first=2021, last=2025, review_first=2016, review_last=2020)
    """
    first, _, last = (document.period or "0").partition("/")
    start, end = int(first[:4]), int((last or first)[:4])
    if document.review:
        past, _, past_end = document.review.partition("/")
        return Horizon(start, start, end, int(past[:4]), int((past_end or past)[:4]))
    if start == end:
        return Horizon(start, start, end, start - 1, start - 1)
    return Horizon(start, start, end, start - 5, start - 1)


def read(document: Document) -> list[Statement]:
    """Read every quantity a document mentions.

    Parameters
    ----------
    document : Document
        With place, kind and period known; see `documents.infer` for a paper that is not registered.

    Returns
    -------
    list of Statement
        In the order of the text.

    Examples
    --------
    >>> paper = Document("d", "地区生产总值增长6%左右。", place="鞍山市", kind="task_breakdown", period="2023")
    >>> row = read(paper)[0]
    >>> row.indicator_id, row.low, row.unit, row.comparator, row.role, row.measure, row.period
    ('gdp', 6.0, '%', 'approx', 'target', 'growth', '2023')
    """
    prose = prepare(document.text, 0, live_end(document))
    horizon = horizon_of(document)
    found = list(_read_prose(document, prose, horizon))
    found.extend(grids.read(document, horizon))
    found.sort(key=lambda statement: (statement.start, statement.end))
    return found


def _read_prose(document: Document, prose: Prose, horizon: Horizon) -> Iterator[Statement]:
    text = prose.text
    state = roles.initial(document.kind, horizon)
    tables = grids.spans(document)
    gazetteer = places.gazetteer(document)
    for block in blocks(text):
        start, _ = prose.span(block.start, block.end)
        if block.kind in ("contents", "people") or is_left_out(document, start):
            continue
        if any(a <= start < b for a, b in tables):
            continue
        if block.kind == "heading":
            named = timing.times(text, block.start, block.end, horizon)
            state = roles.at_heading(
                state, text[block.start : block.end], block.rank, named, document.kind, horizon
            )
            continue
        state = yield from _read_block(document, prose, block, state, horizon, gazetteer)


def _read_block(
    document: Document,
    prose: Prose,
    block: Block,
    state: State,
    horizon: Horizon,
    gazetteer: places.Gazetteer,
) -> Iterator[Statement]:
    text = prose.text
    at = block.start
    is_first = True
    state = roles.at_block(state, text, block.start, block.end)
    found = quantities.find(text, block.start, block.end)
    index = 0
    while at < block.end:
        mark = _SENTENCE_END.search(text, at, block.end)
        end = mark.end() if mark else block.end
        inside = []
        while index < len(found) and found[index].start < end:
            inside.append(found[index])
            index += 1
        if inside or is_first or "年" in text[at:end] or "十" in text[at:end]:
            named = timing.times(text, at, end, horizon)
            state = roles.at_sentence(state, text, at, end, named, is_first, horizon)
            if inside:
                mentions = _mentions(text, inside, at, end, named, state, horizon)
                yield from _statements(document, prose, block, mentions, at, end, gazetteer)
        if relational.may_occur(text, at, end):
            yield from relational.read(document, prose, block, at, end, inside, state)
        at, is_first = end, False
    return state


def _mentions(
    text: str, found: list[Quantity], start: int, end: int, named: list[Time], state: State, horizon: Horizon
) -> list[_Mention]:
    mentions: list[_Mention] = []
    previous: _Mention | None = None
    for i, quantity in enumerate(found):
        clause_start = start
        for mark in _CLAUSE.finditer(text, start, quantity.before):
            clause_start = mark.end()
        head_start = clause_start
        if previous is not None and previous.quantity.after > clause_start:
            head_start = previous.quantity.after
        following = found[i + 1].before if i + 1 < len(found) else end
        mark = _CLAUSE.search(text, quantity.after, end)
        tail_end = min(mark.start() if mark else end, following)
        measured = describe(text, quantity, head_start, tail_end, previous.measured if previous else None)
        mention = _Mention(quantity, measured, text[head_start : quantity.before], clause_start, head_start)
        mention.modality = _modality(text, mention, previous, start)
        mentions.append(mention)
        previous = mention
    _mark_bounds(text, mentions, end)
    distribution.apply(text, mentions)
    for i, mention in enumerate(mentions):
        _set_time(text, mention, mentions[i - 1] if i else None, start, named, state, horizon)
    for i, mention in enumerate(mentions):
        if mention.role == "qualifier" and i + 1 < len(mentions):
            mention.period = mentions[i + 1].period
    return mentions


def _modality(text: str, mention: _Mention, previous: _Mention | None, start: int) -> str:
    """The modality that governs a figure: of its own clause, or carried over an unbroken list of figures."""
    clause = text[mention.clause_start : mention.quantity.before]
    found = ""
    for match in _MODALITY.finditer(clause):
        found = match[0]
    if found:
        return found
    if previous is None or not previous.modality:
        return ""
    if previous.clause_start == mention.clause_start:
        return previous.modality
    between = text[previous.quantity.after : mention.clause_start]
    return previous.modality if len(_CLAUSE.findall(between)) <= 1 else ""


def _mark_bounds(text: str, mentions: list[_Mention], end: int) -> None:
    """Tell the bounds of things counted (5000万元以上项目650个) from figures of their own."""
    for i, mention in enumerate(mentions):
        quantity = mention.quantity
        behind = text[quantity.after : min(end, quantity.after + 16)]
        is_bound = quantity.comparator in ("ge", "gt", "le", "lt", "approx") and (
            quantity.is_order or quantity.after > quantity.end
        )
        if not is_bound or not _NOUN_OF_BOUND.match(behind) or _NO_NOUN_OF_BOUND.match(behind):
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        counted = following is not None and not _CLAUSE.search(
            text, quantity.after, following.quantity.before
        )
        is_before_count = (
            i > 0
            and mentions[i - 1].quantity.end == quantity.before
            and mentions[i - 1].quantity.kind == "count"
        )
        if quantity.kind in ("count", "person") and not quantity.is_order:
            continue
        if quantity.kind in ("percent", "point"):
            continue
        if quantity.is_order and not (is_before_count or (counted and following.quantity.kind == "count")):
            continue
        if counted or is_before_count or quantity.kind in ("currency", "time", "mass", "area"):
            mention.role = "qualifier"


def _named_for(text: str, mention: _Mention, named: list[Time]) -> Time | None:
    """The time named nearest before a figure; a quarter or half year holds for its own clause only."""
    own: Time | None = None
    for time in named:
        if time.end <= mention.quantity.start:
            own = time
    if own is None or own.period == timing.WHOLE_YEAR:
        return None
    if own.kind in ("half", "quarter") and own.start < mention.clause_start:
        return None
    return own


def _set_time(
    text: str,
    mention: _Mention,
    previous: _Mention | None,
    start: int,
    named: list[Time],
    state: State,
    horizon: Horizon,
) -> None:
    quantity, measured = mention.quantity, mention.measured
    own = _named_for(text, mention, named)
    if own is None and measured.is_carried and previous is not None and previous.is_part_of_year:
        mention.period, mention.role, mention.is_part_of_year = previous.period, previous.role, True
        return
    period, said = (own.period, own.kind) if own else (state.period, "")
    head = text[mention.clause_start : quantity.before]
    tail = text[quantity.after : quantity.after + 24]
    role = mention.role or roles.of(state, head, tail, own.period if own else "", horizon)
    if role == "context" and measured.measure == "increment":
        measured = mention.measured = replace(measured, measure="level")
    mention.is_part_of_year = said in ("half", "quarter")
    measure, basis = measured.measure, measured.basis
    is_span = "/" in period and period[-4:].isdigit() and "Q" not in period
    if measured.is_from and not (own and own.start >= mention.clause_start and own.kind in ("year", "until")):
        first = int(period[:4])
        mention.period, mention.role = str(first - 1), "actual" if role != "qualifier" else role
        return
    if said in ("until", "year") and horizon.first != horizon.last and period == str(horizon.last):
        if measure in ("increment", "change") or basis in ("cagr", "cumulative"):
            period = f"{horizon.first}/{horizon.last}"
    if measure in ("growth", "decline") and is_span and basis == "yoy":
        if (
            quantity.form == "twice"
            or measure == "decline"
            or not measured.is_carried
            or state.role == "target"
        ):
            basis = "cumulative"
    if measure == "growth" and quantity.form == "twice" and is_span:
        basis = "cumulative"
    if basis != measured.basis:
        mention.measured = replace(measured, basis=basis)
    mention.role = role
    mention.period = (
        ""
        if role == "context" and not own
        else timing.shaped(period, measure, basis, is_repeated=measured.is_repeated)
    )


def _statements(
    document: Document,
    prose: Prose,
    block: Block,
    mentions: list[_Mention],
    start: int,
    end: int,
    gazetteer: places.Gazetteer,
) -> Iterator[Statement]:
    text = prose.text
    catalogue = vocabulary.indicators()
    sentence = text[start:end].strip()
    for mention in mentions:
        quantity, measured = mention.quantity, mention.measured
        a, b = prose.span(quantity.start, quantity.end)
        comparator = quantity.comparator
        if comparator == "eq" and _RED_LINE.match(text, quantity.after):
            comparator = "ge"
        place = gazetteer.place_at(text, mention.clause_start, quantity.before, start)
        indicator_id = (
            ""
            if mention.role == "qualifier"
            else (catalogue.match(measured.phrase) or catalogue.match(measured.fallback))
        )
        yield Statement(
            statement_id=f"{document.id}@{a}",
            document_id=document.id,
            task=block.task,
            section=" > ".join(block.section),
            place=place.name if place else document.place,
            adcode=place.adcode if place else document.adcode,
            role=mention.role,
            indicator=measured.indicator,
            indicator_id=indicator_id,
            measure="level" if mention.role == "qualifier" else measured.measure,
            basis="" if mention.role == "qualifier" else measured.basis,
            comparator=comparator,
            reference="",
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            period=mention.period,
            nature="",
            modality="" if mention.role == "qualifier" else mention.modality,
            quote=document.text[a:b],
            start=a,
            end=b,
            sentence=sentence,
            origin="text",
            flags="",
        )
