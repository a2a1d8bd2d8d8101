"""An observed figure with what was decided of it → a row of statistics.csv."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from indicators import units
from indicators.errors import UnknownUnit
from indicators.reading.statistics.observed import Observed
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.reported.statistic_figures import STATISTICS_FILE
from indicators.tables.reported.statistic_names import StatisticName
from indicators.vocabulary.plausible_bounds import plausible_bounds


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of a sheet come from, as somebody filled it in."""

    title: str = "?"
    quality: str = "official"
    url: str = ""
    published: str = ""
    status: str = "preliminary"


def figure_of(
    one: Observed,
    name: StatisticName,
    place: tuple[str, str],
    source: Source,
    *,
    period: str = "",
    status: str = "",
    remark: str = "",
    file: str = "",
) -> Figure | None:
    """Put a figure into the columns of statistics.csv; None where something of it is not known yet.

    Parameters
    ----------
    place : tuple of str
        Full name and code.
    period, status, remark : str
        As somebody settled them; as read if "".
    """
    index = f"; index {one.index}" if one.index else ""
    told = f"{file}, {one.sheet}!{one.cell}{index}" if file else ""
    try:
        units.parse_form(name.as_unit)
        return Figure(
            file=STATISTICS_FILE,
            line=0,
            place=place[0],
            adcode=place[1],
            indicator_id=name.id or "other",
            indicator=name.name,
            measure=name.as_measure,  # type: ignore[arg-type]
            period=period or one.period,
            value=str(one.value),  # type: ignore[arg-type]
            unit=name.as_unit,
            comparator=one.comparator,  # type: ignore[arg-type]
            status=status or one.status or source.status,  # type: ignore[arg-type]
            source_title=source.title,
            source_quality=source.quality,  # type: ignore[arg-type]
            source_url=source.url,
            published=source.published,
            note="; ".join(part for part in (told, remark) if part),
            confirmed=remark if plausible_bounds().confirms(remark) else "",
        )
    except (ValidationError, UnknownUnit):
        return None
