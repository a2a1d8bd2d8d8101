"""Values of the tables' columns that belong together: rates, states, floors, ceilings, weak sources."""

from __future__ import annotations

CHANGES = ("growth", "decline")
RATES = (*CHANGES, "share")
STATES = ("level", "share")
FLOORS, CEILINGS = ("ge", "gt"), ("le", "lt")
LIMITS = (*FLOORS, *CEILINGS)
# Units of a growth that papers print in words: 翻番, 倍增, 增长2倍.
MULTIPLES = ("倍", "番")
# Roles of statements that tell how things were.
OUTCOMES = ("actual", "baseline")
# The flag of an outcome that is a little less than its number (近6%), and how it binds.
NEARLY = "nearly"
# What the lead unit itself reported.
DEPARTMENT = "department"
UNVERIFIED = ("repost", "encyclopedia")
