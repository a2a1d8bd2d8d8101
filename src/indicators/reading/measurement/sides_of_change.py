"""Which side of a change a figure is: its start (由53.2%) or its end (提高到57.7%)."""

from __future__ import annotations

from indicators.reading.measurement.measures import Said
from indicators.vocabulary.column_values import MULTIPLES


def side_of_change(said: Said) -> str:
    """Tell which side of a change a figure is: from or to; a ratio stands where its first share does."""
    # 由8:42:50调整为6:40:54
    is_in_ratio = said.quantity.form == "ratio" and said.is_carried and not said.head.strip(":")
    if is_in_ratio and said.previous is not None:
        return "from" if said.previous.is_from else "to" if said.previous.is_to else ""
    # 比2020年翻一番 is what becomes of a level.
    is_multiple = said.verb == "from" and said.quantity.unit in MULTIPLES
    return "" if is_multiple else said.verb
