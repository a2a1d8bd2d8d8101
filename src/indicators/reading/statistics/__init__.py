"""Tables of statistics offices → figures with indicator, place, period and unit, each with its cell."""

from indicators.reading.statistics.reader import Found, Given, Observed, Unclear, read_book

__all__ = ["Found", "Given", "Observed", "Unclear", "read_book"]
