"""What tells the measure of a figure, as a record: its noun, the words around it, the figure before."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.phrases import Head
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression

_JOINED = ("、", "和", "及", "与")
_NEW = pattern("measures.new_patterns")
LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
_BRACKET = expression(r"[（(][^（）()]*[)）]$")
_YEARLY = pattern("measures.yearly_patterns")
_STOCK = pattern("measures.stocks_patterns")
# What stands for 行业中 before the second figure of 38个行业中32个实现增长: so many are in a state.
SOME_OF = "其中有"
COUNTED = frozenset(("count", "person", ""))


@dataclass(slots=True)
class Said:
    """What tells the measure of a figure."""

    quantity: Quantity  # The figure.
    parts: Head  # What stands before it, taken apart.
    noun: str  # What it measures.
    # What stands before and behind it.
    head: str
    tail: str
    # Whether an action on the things counted is named, whether the noun stands behind the figure, whether it
    # is that of the figure before.
    has_action: bool
    is_behind: bool
    is_carried: bool
    previous: Measured | None  # What the figure before measures.
    # The noun of the whole that it leaves out, and the indicator that it is told as a part of.
    whole: str = ""
    part_of: str = ""

    @property
    def verb(self) -> str:
        """The verb right before the figure."""
        return self.parts.verb

    @property
    def kind(self) -> str:
        """The kind of its unit."""
        return self.quantity.kind

    @property
    def is_joined(self) -> bool:
        """Whether the figure stands in a list with the one before."""
        return self.head.startswith(_JOINED)

    @property
    def own_noun(self) -> str:
        """Its noun, "" if that is the one of the figure before."""
        return "" if self.is_carried else self.noun

    @property
    def is_new(self) -> bool:
        """Whether a word says that something is added."""
        return _NEW.search(self.head) is not None

    @property
    def names_level(self) -> bool:
        """Whether its noun names a stock or an amount of a year."""
        return bool(LEVEL_NOUN.search(_BRACKET.sub("", self.noun)) or _YEARLY.match(self.noun))

    @property
    def is_stock(self) -> bool:
        """Whether its words say that it is all there is by now."""
        return bool(_STOCK.search(self.head)) and "累计完成" not in self.head

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount of what its noun names, and counts no things."""
        return self.kind not in COUNTED and LEVEL_NOUN.search(self.noun) is not None

    @property
    def is_bounded(self) -> bool:
        """Whether a bound stands before it."""
        quantity = self.quantity
        return quantity.comparator in ("gt", "ge", "le", "lt") and quantity.before < quantity.start

    def carried(self, *measures: str) -> str:
        """Tell the measure of the figure before, if it is one of these."""
        return self.previous.measure if self.previous and self.previous.measure in measures else ""

    @property
    def amount_before(self) -> str:
        """Tell whether the figure before, of the same kind, is a level or an increment, "" if neither."""
        is_same = self.previous is not None and self.previous.kind == self.kind
        return self.carried("increment", "level") if is_same else ""
