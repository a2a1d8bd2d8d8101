"""Numbers of a workbook that stand for days, hours and hours that passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from indicators.documents.formats.sheet_styles import Style
from indicators.documents.grids.sheet_cells import Kind

EPOCH, EPOCH_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
OUTSIDE = "#VALUE!"
# Excel counts a 29 February 1900 that never was.
_FALSE_DAY = 60
_DAY = 86_400_000


def day(number: float, style: Style, epoch: datetime) -> tuple[Kind, str]:
    """Write a number that stands for a day, an hour or hours that passed."""
    try:
        if style.is_passed:
            return "p", str(round(timedelta(days=number).total_seconds(), 3))
        whole, fraction = divmod(number, 1)
        since = timedelta(milliseconds=round(fraction * _DAY))
        if 0 <= number < 1 and since.days == 0:
            return "t", (datetime.min + since).time().isoformat()
        if 0 < number < _FALSE_DAY and epoch == EPOCH:
            whole += 1
        return "d", (epoch + timedelta(days=whole) + since).isoformat()
    except (OverflowError, ValueError):
        return "e", OUTSIDE


def is_in_calendar(day: str) -> bool:
    """Whether a day that is written as one exists: not 2025-02-30."""
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return False
    return True
