"""Document → statements: one row a quantity mention, with the words that make it what it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.faults.text_faults import PassedOver
from indicators.reading import (
    allocated_parts,
    assessment_counts,
    completed_tasks,
    dated_goals,
    grids,
    larger_subjects,
    no_change,
    places,
    prose_opinions,
    recognised_figures,
    relational,
    scopes,
)
from indicators.reading.around_tables import in_tables, rest_of_table
from indicators.reading.lexicon import pattern, word_set
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.mentions import amounts_to_do, each_of_several, mentions, modalities, titled_figures
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.month_rules import as_told
from indicators.reading.outline import Block, blocks
from indicators.reading.paper_layout import LaidOut, laid_out
from indicators.reading.prose import Prose
from indicators.reading.quantities import quantities
from indicators.reading.quantities.number_fates import Excluded, Passed, Unread
from indicators.reading.roles import paragraph_rules, roles, section_roles, sentence_rules
from indicators.reading.roles.roles import State
from indicators.reading.sentences import LONGEST_SENTENCE, Sentence, sentence_end
from indicators.reading.statement import Statement, one_object
from indicators.reading.times import effective_days, timing
from indicators.reading.times.horizons import horizon_of
from indicators.reading.times.period_words import Horizon
from indicators.reading.times.shaped_periods import shaped
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import NEARLY, OUTCOMES
from indicators.vocabulary.kind_catalogue import Kind

_MAY_NAME_A_TIME = expression(r"年|十[一二三四五六]五|去年|今年|上半年|季度")
# A paper whose year is not known gives undated figures, unless they name a year themselves.
_IS_DATED = expression(r"(?:19|20)\d\d")
_RED_LINE = pattern("measures.red_lines", prefix="[^，,。;；]{0,8}")
# By which rule the numbers of a line are excluded that is no text.
_LINES = {"contents": "table_of_contents", "people": "offices_in_charge"}


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document being read: its prose, its years, the smaller places it may speak of."""

    document: Document
    prose: Prose
    horizon: Horizon
    gazetteer: places.Gazetteer


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a paper."""

    statements: list[Statement]  # In the order of the text.
    passed: list[Passed]  # What became of every other number, in offsets of the document.


@dataclass(slots=True)
class _Places:
    """How the text speaks from which place on, and under which heading."""

    starts: list[int] = field(default_factory=list)
    states: list[tuple[State, str]] = field(default_factory=list)

    def at(self, offset: int) -> tuple[State, str]:
        return self.states[max(bisect_right(self.starts, offset) - 1, 0)]

    def add(self, offset: int, state: State, section: tuple[str, ...]) -> None:
        self.starts.append(offset)
        self.states.append((state, section[-1] if section else ""))


def read(document: Document) -> list[Statement]:
    """Read every quantity a document mentions.

    Parameters
    ----------
    document : Document
        With place, kind and period known; see `documents.inference` for a paper that is not registered.

    Returns
    -------
    list of Statement
        In the order of the text.

    Examples
    --------
    >>> paper = Document("d", "地区生产总值增长6%左右。", kind="task_breakdown", period="2023")
    >>> row = read(paper)[0]
    >>> row.indicator_id, row.low, row.unit, row.comparator, row.role, row.measure, row.period
    ('gdp', 6.0, '%', 'approx', 'target', 'growth', '2023')
    """
    return read_all(document).statements


def read_all(document: Document, laid: LaidOut | None = None) -> Reading:
    """Read every quantity a document mentions, and tell what became of its other numbers.

    Parameters
    ----------
    document : Document
        As `read` takes it.
    laid : LaidOut, optional
        The same document, laid out already.

    Examples
    --------
    >>> read_all(Document("d", "2023年新增企业20家。", kind="work_report", period="2023")).passed
    [Excluded(start=0, end=5, rule='year')]
    """
    tables = (laid := laid or laid_out(document)).tables
    paper = _Paper(document, laid.prose, horizon_of(document), places.gazetteer(document))
    prose = _read_prose(paper, around := _Places())
    read_tables = grids.read(document, tables, around.at)
    in_cells = in_tables(prose.statements, tables, roles.own(paper.horizon), read_tables.statements)
    found = [*in_cells, *read_tables.statements]
    found = allocated_parts.named(dated_goals.named(found, tables), document)
    found = [_of_kind(row, vocabulary.kinds().of(document.kind), document.period) for row in found]
    if not document.period:
        found = [row if _IS_DATED.match(row.period) else replace(row, period="") for row in found]
    left_out: list[Passed] = [Excluded(f.start, f.end, f.kind) for f in document.faults if f.is_left_out]
    found.sort(key=lambda statement: (statement.start, statement.end))
    for told_by in (effective_days.dated, assessment_counts.told, prose_opinions.told):
        found = told_by(found, document)
    found, doubtful = recognised_figures.told(found, document)
    passed = [*doubtful, *left_out, *prose.passed, *read_tables.unread, *read_tables.excluded]
    told = PassedOver((one.start, one.end) for one in (*found, *passed))
    passed += [one for grid in tables for one in rest_of_table(document.text, grid.table, told)]
    return Reading(found, passed)


def _of_kind(row: Statement, kind: Kind, period: str) -> Statement:
    """Hold a row against what its paper may say: in one of results or no known kind, a goal is context."""
    if not kind.id and row.role in ("target", "context"):
        return _of_unknown_kind(row, period)
    return replace(row, role="context") if row.role == "target" and kind.targets == "none" else row


def _of_unknown_kind(row: Statement, period: str) -> Statement:
    """Say that nothing tells what a figure is said for; where it names no time, it is of the paper's own."""
    own = row.period or shaped(period, row.measure, row.basis)
    return replace(
        row, role="context", period=own, flags=";".join(filter(None, (row.flags, roles.UNKNOWN_KIND)))
    )


def _read_prose(paper: _Paper, around: _Places) -> Reading:
    document, text, horizon = paper.document, paper.prose.text, paper.horizon
    kind = vocabulary.kinds().of(document.kind)
    parts = blocks(text, numbered=kind.numbered)
    state = section_roles.begun(kind, horizon, text, parts)
    around.add(0, state, ())
    reading = Reading([], [])
    read_to = 0
    for block in parts:
        if text[read_to : block.start].strip():
            # What stands between two blocks numbers an item.
            reading.passed.append(Excluded(*paper.prose.span(read_to, block.start), "list_number"))
        read_to = block.end
        if block.kind in ("contents", "people"):
            reading.passed.append(Excluded(*paper.prose.span(block.start, block.end), _LINES[block.kind]))
        elif block.kind == "heading":
            state = section_roles.under_heading(state, text, block, kind, horizon)
            reading.passed.extend(_of_heading(paper, block))
        else:
            state = _read_block(paper, block, state, reading)
        around.add(paper.prose.span(block.start, block.end)[0], state, block.section)
    return reading


def _of_heading(paper: _Paper, block: Block) -> Iterator[Passed]:
    """Tell the fate of the numbers of a heading: what would be a figure in a sentence was not read."""
    found = quantities.scan(paper.prose.text, block.start, block.end)
    for quantity in found.quantities:
        yield Unread(*paper.prose.span(quantity.start, quantity.end), "in_a_heading")
    yield from _placed(paper, found.passed)


def _placed(paper: _Paper, passed: Iterable[Passed]) -> Iterator[Passed]:
    """Put what was found in the prose at its place in the document."""
    for one in passed:
        yield one.at(*paper.prose.span(one.start, one.end))


def _read_block(paper: _Paper, block: Block, state: State, reading: Reading) -> State:
    """Read a paragraph sentence by sentence; what it says of its time holds for what follows."""
    text = paper.prose.text
    state = paragraph_rules.at_block(state, text, block.start, block.end)
    scanned = quantities.scan(text, block.start, block.end)
    figured, found = scanned.quantities, reading.statements
    reading.passed.extend(_placed(paper, scanned.passed))
    last: Measured | None = None
    larger = ""
    title = titled_figures.title_of(text, block.start, block.end, block.section)
    is_notice = state.targets == "revised" and state.role == "target"
    named: list[timing.Time] = []
    at, read_to = block.start, 0
    while at < block.end:
        end = sentence_end(text, at, block.end)
        first = read_to
        while read_to < len(figured) and figured[read_to].start < end:
            read_to += 1
        inside = figured[first:read_to]
        if inside and end - at >= LONGEST_SENTENCE:
            end = max(end, inside[-1].after)
        if inside or _MAY_NAME_A_TIME.search(text, at, end):
            named = timing.gone_on(text, at, timing.times(text, at, end, paper.horizon), named)
            state = sentence_rules.at_sentence(state, text, at, end, named, at == block.start, paper.horizon)
            if inside and last is None:
                last = titled_figures.measured_by(title, inside[0], is_notice=is_notice)
            figures = mentions.read(text, inside, (at, end), named, state, paper.horizon, last)
            larger_subjects.mark(text, figures, paper.document.adcode, larger)
            amounts_to_do.mark(text, figures)
            inside = [mention.quantity for mention in figures if not mention.is_bound]
            if figures:
                last, larger = mentions.told_last(figures), figures[-1].larger_place
                named = as_told(named, figures)
            sentence = text[at:end].strip()
            for mention in figures:
                row, quantity = _statement(paper, block, mention, at, sentence), mention.quantity
                if each_of_several.is_each(text, quantity.before, quantity.start):
                    found += each_of_several.apart(row, paper.document, paper.prose, at, quantity.before)
                else:
                    found.append(row)
        whole = Sentence(paper.document, paper.prose, block, at, end, inside, state)
        for reader in (relational, completed_tasks):
            if reader.may_occur(text, at, end):
                found += reader.read(whole)
        if no_change.may_occur(text, at, end):
            found += no_change.read(whole, paper.horizon)
        at = end
    return state


def _statement(paper: _Paper, block: Block, mention: Mention, start: int, sentence: str) -> Statement:
    document, text = paper.document, paper.prose.text
    quantity, measured, is_bound = mention.quantity, mention.measured, mention.is_bound
    a, b = paper.prose.span(quantity.start, quantity.end)
    # 10大类城建项目 counts kinds of projects, not projects.
    is_of_kinds = quantity.unit in ("类", "种")
    is_floor = quantity.comparator == "eq" and bool(_RED_LINE.match(text, quantity.after))
    larger = places.larger_place(mention.larger_place, document.adcode)
    is_short = mention.role in OUTCOMES and text[quantity.before : quantity.start] in word_set("short_of")
    span = (mention.clause_start, quantity.before, start, block.start)
    smaller = paper.gazetteer.place_at(text, *span, measured.indicator)
    if (place := larger or smaller) and place is smaller:
        measured = measured.renamed(partial(places.without_place, place=smaller))
    elif measured.is_carried and paper.gazetteer.is_of_whole(text, mention.clause_start, quantity.before):
        measured = measured.renamed(paper.gazetteer.without_name)
    measured = scopes.within(measured, scopes.opening(text, start, quantity.before), document.place)
    measured = scopes.of_topic(measured, text, block.start, quantity.before)
    return Statement(
        statement_id=f"{document.id}@{a}",
        document_id=document.id,
        task=block.task,
        section=block.section_path,
        place=place.name if place else document.place,
        adcode=place.adcode if place else document.adcode,
        role="context" if larger else mention.role,
        indicator=measured.indicator,
        indicator_id=""
        if is_bound or is_of_kinds
        else larger_subjects.id_at(measured, document.place, document.adcode),
        measure="level" if is_bound else measured.measure,
        basis="" if is_bound else measured.basis,
        comparator="ge" if is_floor else quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        period=mention.period,
        modality="" if is_bound or modalities.is_past_wish(mention) else mention.modality,
        quote=document.text[a:b],
        start=a,
        end=b,
        sentence=sentence,
        flags=";".join(filter(None, (mention.flags, "downward" * measured.is_downward, NEARLY * is_short))),
        why=one_object(
            (*measured.why, ("comparator", quantity.rule), *mention.why, ("role", mention.role_why))
        ),
    )
