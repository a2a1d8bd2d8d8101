"""A paper that says the same twice makes one commitment: finds the repeats and the contradictions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from math import isclose, isnan

from indicators.reading.lexicon import any_of, words
from indicators.reading.roles.roles import CALLED_OFF, SUPERSEDED
from indicators.storage.expressions import expression
from indicators.tables.contract.records import Target
from indicators.tables.matching.capacities import is_capacity
from indicators.tables.matching.figure_matching import bare, basis_of_sum, subject, subject_of
from indicators.tables.matching.revisions import is_change, is_revision
from indicators.tables.matching.same_rows import COUNTED, thing_in
from indicators.tables.matching.same_things import relate
from indicators.tables.matching.same_words import words as same_words
from indicators.tables.targets.allocations import ALLOCATED
from indicators.vocabulary.loading import packaged

_WHOLE = expression(r"^\([^()]*\)(?=.)")
ORDER = {"table": 0, "correction": 0, "text": 1, "reported": 2}


@cache
def striving() -> tuple[str, ...]:
    """List the words of a higher level that is striven for beside another: 力争."""
    return tuple(packaged("printed_words.yaml")["stretch"])


@cache
def _sure() -> tuple[str, ...]:
    return tuple(packaged("printed_words.yaml")["sure"])


@cache
def _added() -> re.Pattern[str]:
    return re.compile(f"^~{any_of(words()['phrases']['new'])}(?=.)")


def once(targets: Sequence[Target], retelling: Collection[str] = ()) -> list[Target]:
    """Keep one row for each commitment that is written down more than once.

    Mentions of one subject, place, horizon, measure, basis, period and unit are the same commitment if
    their phrases agree, or if their numbers do and one of them stands in a paper's table, or they stand in
    two papers and the catalogue knows what they are about: a plan repeats its table in its chapters, a task
    breakdown its work report, a press conference both. A table row is kept before a text row, but behind a
    row of a task of its paper, whose units answer for it; a paper that sets goals before one that assesses or
    changes them, a paper before a gathered figure, then the earlier one. It names the others in its flags:
    repeated_by where the numbers agree, contradicts where they do not. Two text rows that contradict each
    other both stay, each naming the other: nothing says which one counts. A target to
    strive for (力争) beside a plain one of another number is no contradiction: both stay, and it names the
    plain one with stretch_of; so does a plain one that stands above 确保 in its sentence. Rows with another
    phrase and another number are commitments of their own. What tells a goal behind its change, with the
    changed number, repeats the change.
    A row of a restricted paper never stands for a public one, and a public row never names a restricted one:
    public rows are what they would be without the restricted papers.

    Parameters
    ----------
    retelling : collection of str, optional
        The papers that tell again what goals others have set: assessments, notices.
    """
    changes: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in sorted(filter(is_revision, targets), key=lambda row: (row.published, row.target_id)):
        changes[_commitment(target)].append(target)
    groups: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in targets:
        about = _commitment(target)
        groups[_change(target, changes.get(about, ())), *about].append(target)

    # 全市 in a table of parts for counties sums up what a task of the same list asks for.
    with_tasks = {target.document_id for target in targets if target.task}

    def standing(target: Target) -> tuple[bool, bool, bool, bool, bool, int]:
        # What a notice calls the old value stands only where the paper that set it is not known.
        is_told_again = target.document_id in retelling and not is_change(target)
        is_summed = target.origin == "table" and not target.task and target.document_id in with_tasks
        order = ORDER.get(target.origin, 1)
        is_old, is_new = target.flags.has(SUPERSEDED), is_change(target)
        return target.is_restricted, is_old, not is_new, is_told_again, is_summed, order

    kept = [kept for group in groups.values() for kept in _once_in_group(sorted(group, key=standing))]
    return _without_built(kept)


def _without_built(targets: Sequence[Target]) -> list[Target]:
    """Leave out 建成5G基站3万个 of a plan's text whose table has 3万个 at its end, the same as a deed."""
    tables = {_at_the_end(row): row for row in targets if (row.origin, row.measure) == ("table", "level")}
    deeds = {
        row.target_id: found
        for row in targets
        if (row.origin, row.measure, row.horizon) == ("text", "increment", "plan")
        and (found := tables.get(_at_the_end(row)))
        and (row.is_restricted or not found.is_restricted)
    }
    told: dict[str, list[str]] = defaultdict(list)
    for name, row in deeds.items():
        told[row.target_id].append(f"repeated_by:{name}")
    left = [row for row in targets if row.target_id not in deeds]
    return [row.flagged(*told[row.target_id]) for row in left]


def _at_the_end(target: Target) -> tuple[object, ...]:
    """Give what a level at the end of a plan and the deed that leads to it share."""
    own = target.document_id, target.place, subject(target)
    return *own, target.period[-4:], target.canonical_low, target.canonical_unit


def _commitment(target: Target) -> tuple[str, ...]:
    """Give what repeats of one commitment share."""
    capacity = "capacity" if is_capacity(target.indicator) else ""
    about, measure = _subject(target), _measure(target)
    if measure == "increment" and not target.indicator_id:
        # A table's head names 净增规上工业企业 what its text tells as 净增规上工业企业110家.
        about = _added().sub("~", about, count=1)
    return (
        about, capacity, target.place, target.horizon, measure, basis_of_sum(target),
        target.period, target.canonical_unit, target.reference, *target.flags.arguments(ALLOCATED),
    )  # fmt: skip


def _subject(target: Target) -> str:
    """Name what a row is about, without the whole that a table has above it: (电力总装机)新能源装机."""
    named = target.indicator if target.indicator_id else _WHOLE.sub("", target.indicator)
    return subject_of(target.indicator_id, named, target.statement_id)


def _is_other_part(other: Target, target: Target) -> bool:
    """Whether a row is a part of another whole, and not the text that repeats a row of its paper's table."""
    wholes = {found[0] if (found := _WHOLE.match(row.indicator)) else "" for row in (other, target)}
    is_retold = (other.origin, target.origin) == ("table", "text") and other.document_id == target.document_id
    return len(wholes) > 1 and not (is_retold and _same_numbers(target, other))


def _names_nothing(*rows: Target) -> bool:
    """Whether sentences name what any thing may be called: 新开工…等2个项目，建成通车…等5个项目."""
    return all(row.origin == "text" and bare(row.indicator) in same_words()["generic"] for row in rows)


def _measure(target: Target) -> str:
    """Give how a target is measured: 引进到位内资720亿元 adds up in a year, also under a column's head."""
    is_sum = target.aim == "flow" and target.horizon == "annual" and target.measure in COUNTED
    return "increment" if is_sum else target.measure


def _change(target: Target, changes: Sequence[Target]) -> str:
    """Tell revisions apart, each its paper's own: a new value neither repeats nor contradicts the old one."""
    if target.flags.has(CALLED_OFF):
        return target.target_id
    if is_change(target):
        return target.document_id
    # A final assessment gives the goal as a notice has changed it, and not as the plan set it.
    before = [
        change.document_id
        for change in changes
        if change.published < target.published
        and change.is_restricted <= target.is_restricted
        and _same_numbers(change, target)
    ]
    return "" if target.flags.has(SUPERSEDED) or not before else before[-1]


def _once_in_group(targets: Sequence[Target]) -> list[Target]:
    """Keep one row a commitment out of rows that share all of `_commitment`."""
    kept: list[Target] = []
    raised: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        for other in kept:
            if _is_said_by(other, target, raised):
                break
        else:
            kept.append(target)
    return [one.flagged(*raised[one.target_id]) for one in kept]


def _is_said_by(other: Target, target: Target, raised: dict[str, list[str]]) -> bool:
    """Whether a row that is kept stands for another one; raises the flags that name the two."""

    def flag(row: Target, word: str, named: Target) -> None:
        if row.is_restricted or not named.is_restricted:
            raised[row.target_id].append(f"{word}:{named.target_id}")

    if not target.indicator_id and _is_other_part(other, target):
        return False
    is_one_paper = other.document_id == target.document_id
    is_equal = _same_numbers(target, other)
    if _names_nothing(other, target) and (is_one_paper or not is_equal):
        return False
    is_table = other.origin == "table" or (is_one_paper and target.origin == "table")
    # A task list says 改造城镇老旧小区210个 of what its report calls 改造老旧小区210个.
    is_taken_over = is_equal and bool(target.indicator_id) and not is_one_paper
    is_one = _is_one_phrase(target, other) or (is_equal and is_table) or is_taken_over
    if not is_one or not (is_equal or target.measure == other.measure):
        # An amount and what is added to it are one only where their numbers are.
        return False
    if not is_equal and target.flags.has(SUPERSEDED):
        # What a notice calls the old value is held against it where the change is linked.
        return False
    if not is_equal and not is_table and _is_other_stage(target, other):
        # 启动8个城中村改造 does not contradict 完成4个城中村改造.
        return False
    if not is_equal and (levels := _two_levels(target, other)):
        stretch, floor = levels
        flag(stretch, "stretch_of", floor)
        return False
    flag(other, "repeated_by" if is_equal else "contradicts", target)
    # A paper's table tells what its own text means, and nothing of what another paper sets.
    is_own = is_table and is_one_paper
    if is_equal or (is_own and (other.is_restricted or not target.is_restricted)):
        return True
    flag(target, "contradicts", other)
    return False


def _is_one_phrase(one: Target, other: Target) -> bool:
    """Whether two rows are called alike, a verb before or behind its noun: 改造老旧小区, 老旧小区改造."""
    a, b = bare(one.indicator), bare(other.indicator)
    return a == b or (bool(one.indicator_id) and len(a) == len(b) and a in b + b)


def _is_other_stage(one: Target, other: Target) -> bool:
    """Whether two sentences tell different stages of one thing, or different deeds."""
    found = relate(*(thing_in(row, row.sentence, row.quote) for row in (one, other)))
    return found.relation == "alike" and found.reason.startswith(("stage:", "action:"))


def _two_levels(one: Target, other: Target) -> tuple[Target, Target] | None:
    """Give of two rows the one to strive for and the one to be sure of; None where they are no such pair."""
    if _is_stretch(one) != _is_stretch(other):
        return (one, other) if _is_stretch(one) else (other, one)
    is_one_sentence = (one.document_id, one.sentence) == (other.document_id, other.sentence)
    if not is_one_sentence or (one.modality in _sure()) == (other.modality in _sure()):
        return None
    # 增长8%左右，确保7%: what is said plainly lies above what is to be sure of.
    more, sure = (other, one) if one.modality in _sure() else (one, other)
    return (more, sure) if (more.canonical_low - sure.canonical_low) * sure.direction > 0 else None


def _is_stretch(target: Target) -> bool:
    return target.modality in striving()


def _same_numbers(a: Target, b: Target) -> bool:
    pairs = (a.canonical_low, b.canonical_low), (a.canonical_high, b.canonical_high)
    return all((isnan(x) and isnan(y)) or isclose(x, y, rel_tol=1e-9) for x, y in pairs)
