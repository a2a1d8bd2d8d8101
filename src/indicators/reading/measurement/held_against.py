"""The words right before what a figure is held against: 比上年 of 比上年28899万元增长5%."""

from __future__ import annotations

import re

from indicators.reading.lexicon import any_word

HELD_AGAINST = re.compile(
    rf"(?:{any_word('phrases.compared')})(?P<time>{any_word('phrases.held_against_patterns')})$"
)
