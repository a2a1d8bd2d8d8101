"""How well the reading agrees with hand-made labels: rates per document, per construction, worst misses."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators import vocabulary
from indicators.evaluation.gold_labels import Label
from indicators.reading.statement import Statement

FIELDS = ("role", "measure", "basis", "comparator", "period", "place", "task", "indicator_id")
EVERYTHING = "all"

# Names of one unit, and measure words that a reader may choose between.
_SAME_UNIT = {"㎡": "平方米", "m²": "平方米", "平": "平方米", "千米": "公里", "名": "人", "岁": "年"}
_MEASURE_WORDS = frozenset(("", *"个家户项条件所场处套座头只株类栋"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A label beside the statement that overlaps it most; one of the two may be missing."""

    label: Label | None
    statement: Statement | None

    @property
    def is_right(self) -> bool:
        """Whether value and unit agree."""
        return (
            self.label is not None
            and self.statement is not None
            and _same_quantity(self.label, self.statement)
        )

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields that do not agree; empty if one of the two is missing."""
        label, statement = self.label, self.statement
        if label is None or statement is None:
            return ()
        return tuple(name for name in FIELDS if getattr(label, name) != _field(statement, name))


@dataclass(frozen=True, slots=True)
class Score:
    """One tidy row: of which document, which quality, its value, and the counts behind it."""

    document: str
    quality: str
    value: float
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Miss:
    """A label and a statement that do not agree."""

    document: str
    start: int
    quote: str
    kind: str  # missed (no statement), surplus (no label), quantity (value or unit differ) or fields.
    differences: str  # What the label says, then what the reading says.
    sentence: str
    weight: float


def pair(labels: Sequence[Label], statements: Iterable[Statement]) -> list[Pair]:
    """Put labels and statements beside each other, one to one, by how much their characters overlap.

    Relational statements are left out: labels are of figures only.
    """
    found = [statement for statement in statements if statement.low is not None]
    overlaps = sorted(
        (
            (min(label.end, other.end) - max(label.start, other.start), i, j)
            for i, label in enumerate(labels)
            for j, other in enumerate(found)
            if other.start < label.end and label.start < other.end
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in overlaps:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [Pair(label, found[partner[i]] if i in partner else None) for i, label in enumerate(labels)]
    return pairs + [Pair(None, other) for j, other in enumerate(found) if j not in taken]


def score(document: str, pairs: Iterable[Pair]) -> list[Score]:
    """Rate the reading of one document, or of several under one name.

    Returns
    -------
    list of Score
        F1, precision and recall of quantities (value and unit right) and of targets, the share of the
        rightly found whose field agrees, and the share of the labels with every field right. `of` is
        twice the mean of found and labelled for an F1. A rate of nothing is nan.
    """
    pairs = list(pairs)
    right = [p for p in pairs if p.is_right]
    count = Counter(
        labels=sum(p.label is not None for p in pairs),
        found=sum(p.statement is not None for p in pairs),
        target_labels=sum(p.label is not None and p.label.role == "target" for p in pairs),
        target_found=sum(p.statement is not None and p.statement.role == "target" for p in pairs),
    )
    targets = sum(
        p.label is not None and p.statement is not None and p.label.role == p.statement.role == "target"
        for p in right
    )
    rows: list[tuple[str, int, int]] = []
    for name, hits, found, labelled in (
        ("quantity", len(right), count["found"], count["labels"]),
        ("target", targets, count["target_found"], count["target_labels"]),
    ):
        rows += [
            (f"{name} F1", 2 * hits, found + labelled),
            (f"{name} precision", hits, found),
            (f"{name} recall", hits, labelled),
        ]
    rows += [(name, sum(name not in p.differing for p in right), len(right)) for name in FIELDS]
    rows.append(("whole row", sum(not p.differing for p in right), count["labels"]))
    return [Score(document, name, hits / of if of else math.nan, hits, of) for name, hits, of in rows]


def by_construction(pairs: Sequence[Pair]) -> list[Score]:
    """Rate the reading of each kind of figure: how many are found right, how many rows are wholly right.

    Returns
    -------
    list of Score
        `document` names the construction; a label may be of several.
    """
    groups: dict[str, list[Pair]] = {}
    for p in pairs:
        for name in constructions(p.label) if p.label else ():
            groups.setdefault(name, []).append(p)
    rows = []
    for name, members in sorted(groups.items(), key=lambda item: -len(item[1])):
        right = [p for p in members if p.is_right]
        whole = sum(not p.differing for p in right)
        rows.append(Score(name, "quantity recall", len(right) / len(members), len(right), len(members)))
        rows.append(Score(name, "whole row", whole / len(members), whole, len(members)))
    return rows


def constructions(label: Label) -> Iterator[str]:
    """Name what is particular to a labelled figure.

    Examples
    --------
    >>> shared = {"basis": "", "period": "", "place": "", "task": "", "indicator": "", "indicator_id": ""}
    >>> list(constructions(Label("三五家", 3, 5, "家", role="target", measure="increment", comparator="range",
    ...                          start=0, end=3, **shared)))
    ['range', 'number in characters', 'target', 'increment']
    """
    if label.low != label.high:
        yield "range"
    elif label.comparator != "eq":
        yield "comparator"
    if not any(c.isdigit() and c.isascii() for c in label.quote):
        yield "number in characters"
    elif label.unit and label.quote.strip("><≥≤-*").replace(".", "").isdigit():
        yield "table cell or unit elsewhere"
    if "/" in label.unit:
        yield "compound unit"
    if label.role in ("qualifier", "context"):
        yield "bound or context"
    elif label.role in ("actual", "baseline"):
        yield "result or base"
    else:
        yield "target"
    if label.measure:
        yield label.measure


def misses(document: str, pairs: Iterable[Pair]) -> list[Miss]:
    """List what does not agree, the worst first: targets before the rest, figures before fields."""
    found = []
    for p in pairs:
        row = p.label or p.statement
        if row is None or (p.is_right and not p.differing):
            continue
        kind, weight = "fields", float(len(p.differing))
        if p.statement is None or p.label is None:
            kind, weight = ("missed" if p.statement is None else "surplus"), 20.0
        elif not p.is_right:
            kind, weight = "quantity", 10.0 + weight
        if "target" in {row.role, p.statement.role if p.statement else ""}:
            weight += 0.5
        sentence = p.statement.sentence if p.statement else ""
        found.append(Miss(document, row.start, row.quote, kind, _differences(p), sentence, weight))
    return sorted(found, key=lambda miss: (-miss.weight, miss.start))


def _differences(p: Pair) -> str:
    label, statement = p.label, p.statement
    if label is None or statement is None:
        row = label or statement
        return "" if row is None else f"{row.role} {row.indicator} {_figure(row)}"
    parts = [] if p.is_right else [f"{_figure(label)} → {_figure(statement)}"]
    parts += [
        f"{name}: {getattr(label, name) or '–'} → {_field(statement, name) or '–'}" for name in p.differing
    ]
    return "; ".join(parts)


def _figure(row: Label | Statement) -> str:
    low = f"{row.low:.12g}"
    return f"{low if row.high == row.low else f'{low}–{row.high:.12g}'} {row.unit}".strip()


def _field(statement: Statement, name: str) -> str:
    """Give a field as labels have it: of the catalogue, they know only the core."""
    value = str(getattr(statement, name))
    if name == "indicator_id" and value not in vocabulary.indicators().core_ids:
        return ""
    return value


def _unit(name: str) -> str:
    name = "/".join(_SAME_UNIT.get(part, part) for part in name.split("/"))
    return "个" if name in _MEASURE_WORDS else name


def _same_quantity(label: Label, statement: Statement) -> bool:
    if statement.low is None or statement.high is None or _unit(label.unit) != _unit(statement.unit):
        return False
    return all(
        math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)
        for a, b in ((label.low, statement.low), (label.high, statement.high))
    )
