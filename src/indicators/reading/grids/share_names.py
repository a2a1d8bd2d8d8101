"""Whether a figure in per cent is a share: by the name of its row, or by that of the whole table."""

from __future__ import annotations

import re

from indicators.reading.grids.words import one_of
from indicators.reading.measurement.measured_thing import is_decline_name, is_growth_name

_LONGEST_END = 6


def is_share_name(name: str) -> bool:
    """Whether an indicator in per cent is a share, so that its figure is no growth.

    Examples
    --------
    >>> is_share_name("森林覆盖率"), is_share_name("地区生产总值"), is_share_name("城镇化率增长")
    (True, False, False)
    """
    if is_growth_name(name) or is_decline_name(name):
        return False
    bare = re.sub(r"[(（][^()（）]*[)）]$", "", name)
    if one_of("share_names").search(bare[-_LONGEST_END:]):
        return True
    return not one_of("growing_names", suffix="[)）]?$").search(bare)


def is_composition(caption: str) -> bool:
    """Whether a table tells what a whole is made of, so that its percentages are shares.

    Examples
    --------
    >>> is_composition("2、地区生产总值构成"), is_composition("地区生产总值增速")
    (True, False)
    """
    return (
        one_of("composition_ends", suffix=r"(?:[(（][^()（）]*[)）])?$").search(caption.strip()) is not None
    )
