"""The words right before what a figure is held against: 比上年 of 比上年28899万元增长5%."""

from __future__ import annotations

from indicators.reading.lexicon import any_word
from indicators.storage.expressions import expression

# A clause of its own may say it too: 增长11.6%，上年同期为3.2%.
HELD_AGAINST = expression(
    rf"(?:{any_word('phrases.compared')}|^[，,(]?(?={any_word('phrases.same_time_before_patterns')}))"
    rf"(?P<time>{any_word('phrases.held_against_patterns')})$"
)
