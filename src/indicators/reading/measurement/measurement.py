"""What a figure measures: its indicator phrase, its measure and its basis.

A clause is read from the figure outwards (see `phrases`). The verb right before the figure tells the
measure (增长 下降 达到 提高到), the action before the noun another (新增 建设 改造); see `measures`. Where
nothing stands before the figure, its noun stands behind it (建设5条商业街), or it is the indicator of the
figure before (进出口总额9.5万亿元、增长4.4%).
"""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement import phrases
from indicators.reading.measurement.bases import basis_of
from indicators.reading.measurement.figure_clause import COUNTED, FigureClause
from indicators.reading.measurement.gap_names import parted
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measures import DECLINE_BEHIND, measure_of
from indicators.reading.measurement.nouns import BEHIND, NOUN_RULES
from indicators.reading.measurement.nouns_behind import noun_behind
from indicators.reading.measurement.said_figure import SOME_OF, Said
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.rules import decide
from indicators.vocabulary.column_values import MULTIPLES

_BELOW = pattern("measures.below")

_FOR_EACH_END = pattern("measures.for_each_end_patterns", suffix="$")
_BOUND_END = pattern(
    "comparators_before.ge", "comparators_before.gt", "comparators_before.le", "limit_verbs", suffix="$"
)

_BASE = pattern("phrases.bases_patterns")
_CUTS = pattern("measures.cuts")
_PER_YEAR = pattern("measures.per_year_patterns")
_MADE_OF = pattern("phrases.made_of_patterns")
_AMONG = pattern("measured.among_patterns")
_JOINED = ("、", "和", "及", "与")
# What may stand between a noun behind a figure and the next figure: 粮食生产功能区建设和.
_LONGEST_END_OF_NOUN = 5


def describe(
    quantity: Quantity,
    head: str,
    tail: str,
    previous: Measured | None,
    earlier: str = "",
    *,
    is_apart: bool = False,
) -> Measured:
    """Say what a figure measures.

    Parameters
    ----------
    quantity : Quantity
        The figure.
    head, tail : str
        What stands before and behind it, up to the clause's ends or the neighbouring figures.
    previous : Measured, optional
        What the figure before it in the sentence measures.
    earlier : str
        The clause before, for a clause that is a verb alone.
    is_apart : bool
        Whether a semicolon stands before its clause.

    Examples
    --------
    >>> from indicators.reading.quantities.quantities import find
    >>> result = describe(find("40家")[0], "新增高新技术企业", "", None)
    >>> result.indicator, result.measure, dict(result.why)["measure"]
    ('高新技术企业', 'increment', 'something_new')
    """
    head = _without_noun_of_figure_before(_BASE.sub("", head), previous)
    # 较2023年翻一番: the time is told of the doubling, which is no amount of it.
    told = phrases.compared_off(head) if quantity.form == "twice" else head
    if _MADE_OF.match(tail):
        told = told.removesuffix("由")
    parts = phrases.read_head(without_payee(told))
    behind, behind_whole = noun_behind(
        tail, is_counted=quantity.kind in COUNTED, has_unit=bool(quantity.unit)
    )
    clause = FigureClause(quantity, parts, head, tail, previous, earlier, behind, behind_whole, is_apart)
    rule = decide(NOUN_RULES, clause)
    noun = rule.gives(clause)
    if parts.verb == "gap":
        # 高于全国0.7个百分点 is no figure of the indicator itself.
        # 高于全国0.9个、高于全省0.4个百分点: the second is told of the same, not of the first distance.
        known = parted(noun.indicator)[0] if noun.is_carried else noun.indicator
        noun = replace(noun, indicator=known + parts.gap, phrase="", fallback="")
    elif phrases.drives(head, is_in_points=quantity.kind == "point"):
        driven = phrases.without_parts(parts.phrase) + "增长" * (parts.verb == "growth")
        noun = replace(noun, indicator=driven, phrase="", fallback="")
    has_action = noun.has_action or bool(parts.action) or phrases.has_action(head)
    said = Said(
        quantity, parts, noun.indicator, head, tail, has_action, noun.is_behind, noun.is_carried, previous,
        noun.whole, clause.part_of,
    )  # fmt: skip
    measure, measure_rule = measure_of(said)
    if measure == "decline" and (cut := _CUTS.match(noun.indicator)) and noun.indicator[cut.end() + 1 :]:
        # 压减行政经费5% is a fall of 行政经费, as 行政经费下降5% is.
        noun = replace(noun, indicator=noun.indicator[cut.end() :])
    basis, basis_rule = basis_of(said, measure)
    if previous is not None and head.startswith(_JOINED) and previous.has_action and not parts.verb:
        has_action = True
    is_repeated = bool(_PER_YEAR.search(head))
    if noun.is_carried and previous is not None and not head:
        is_repeated = is_repeated or previous.is_repeated
    side = side_of_change(said)
    return Measured(
        noun.indicator, noun.phrase, measure, basis, quantity.kind, noun.fallback, noun.is_carried,
        side == "from", side == "to", is_repeated, has_action, parts.verb == "gap",
        measure == "change" and is_downward(said), noun.whole, clause.part_of,
        (("indicator", rule.name), ("measure", measure_rule), ("basis", basis_rule)),
    )  # fmt: skip


def _without_noun_of_figure_before(head: str, previous: Measured | None) -> str:
    """Leave to the figure before the noun that stands behind it: 28万亩粮食功能区和12万亩保护区."""
    if previous is None or ("indicator", BEHIND) not in previous.why:
        return head
    rest = head.removeprefix(previous.indicator)
    if len(rest) == len(head):
        return head
    if _AMONG.fullmatch(rest):
        # 38个行业中32个实现增长
        return SOME_OF
    if head.endswith(_JOINED):
        return head[-1] if len(rest) <= _LONGEST_END_OF_NOUN else head
    # 1个产业集群、规上企业20家; 为2.3万户经营主体提供贷款96亿元: what follows is a thing of its own.
    return rest if rest.startswith(_JOINED) or phrases.has_action(rest) else head


def without_payee(head: str) -> str:
    """Take away from the words before an amount for whom and how often it is paid, and a bound before that.

    Examples
    --------
    >>> [without_payee(head) for head in ("城市低保标准不低于每人每月", "护理补贴提高到每月", "每人每月")]
    ['城市低保标准', '护理补贴提高到', '每人每月']
    """
    found = _FOR_EACH_END.search(head)
    return _BOUND_END.sub("", head[: found.start()]) if found and found.start() else head


def side_of_change(said: Said) -> str:
    """Tell which side of a change a figure is: from or to; a ratio stands where its first share does."""
    # 由8:42:50调整为6:40:54
    is_in_ratio = said.quantity.form == "ratio" and said.is_carried and not said.head.strip(":")
    if is_in_ratio and said.previous is not None:
        return "from" if said.previous.is_from else "to" if said.previous.is_to else ""
    # 比2020年翻一番 is what becomes of a level.
    is_multiple = said.verb == "from" and said.quantity.unit in MULTIPLES
    return "" if is_multiple else said.verb


def is_downward(said: Said) -> bool:
    """Whether a change or a distance goes down: 减少0.12万人, 低于全国0.7个百分点."""
    if said.verb == "gap":
        return bool(_BELOW.search(said.parts.gap))
    if (said.is_carried or said.is_joined) and not said.verb and said.previous is not None:
        return said.previous.is_downward
    return said.verb == "decline" or bool(DECLINE_BEHIND.match(said.tail))
