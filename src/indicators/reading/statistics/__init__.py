"""Tables of statistics offices → figures with indicator, place, period and unit, each with its cell."""
