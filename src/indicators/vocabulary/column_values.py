"""Values of the tables' columns, and kinds of units, that belong together: rates, floors, weak sources."""

from __future__ import annotations

CHANGES = ("growth", "decline")
RATES = (*CHANGES, "share")
STATES = ("level", "share")
FLOORS, CEILINGS = ("ge", "gt"), ("le", "lt")
# What asks for more, or less, than its number is not reached by it.
OPEN_LIMITS = ("gt", "lt")
LIMITS = (*FLOORS, *CEILINGS)
# How a number binds that stands for its opposite: a fall of more than 3 % is a growth below -3 %.
REVERSED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
# Bases that a measure over several years may have.
OVER_YEARS = ("cagr", "cumulative", "annual")
# Kinds of units: of things that come one by one, of what is told in parts of a whole, of what adds up.
COUNTED_KINDS = ("count", "person")
RATE_KINDS = frozenset(("percent", "permille", "ratio"))
SUMMED_KINDS = frozenset(("currency", "mass", "volume", "energy"))
# Units of a growth that papers print in words: 翻番, 倍增, 增长2倍.
MULTIPLES = ("倍", "番")
# Roles of statements that tell how things were.
OUTCOMES = ("actual", "baseline")
# The flag of an outcome that is a little less than its number (近6%), and how it binds.
NEARLY = "nearly"
# The flag of a row that an analyst settled.
BY_HAND = "revised_by_hand"
# What the lead unit itself reported.
DEPARTMENT = "department"
UNVERIFIED = ("repost", "encyclopedia")
