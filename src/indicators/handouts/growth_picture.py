"""The growth targets beside the outcomes, drawn as on the quarterly page, as a picture for Word."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from indicators.analysis.tracking.displayed_targets import Standing
from indicators.charts import metafile, number_format, static_svg
from indicators.handouts.composition import Block, Picture, Words
from indicators.handouts.occasion import Occasion
from indicators.views.growth_targets import GrowthTargets
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES

MOST, ROW_PIXELS, HEAD_PIXELS = 7, 34, 84
# The greatest height, in millimetres.
TALLEST = 80.0


def growth_picture(occasion: Occasion) -> list[Block]:
    """Draw the growth targets with a new figure, the headline ones first; nothing if none has."""
    found = sorted(
        filter(_is_drawn, occasion.now.targets),
        key=lambda row: not indicators().is_headline(row.indicator_id),
    )
    rows, localizer = found[:MOST], occasion.localizer
    if not rows:
        return []
    words = {
        "place": localizer.place(occasion.now.known.place),
        "quarter": localizer.to_date(occasion.now.quarter),
    }
    title = localizer.say("headline_title", year=occasion.now.known.year, **words)
    (chart,) = GrowthTargets(localizer, occasion.citations).charts(rows, title).charts
    high = _height(rows, localizer.lang)
    chart.figure.update_layout(height=high)
    told = localizer.say("brief_picture", title=title, rows=localizer.joined(_told(occasion, rows)))
    whole = Picture(metafile.of_svg(static_svg.draw(chart.figure)), static_svg.WIDTH, high, told)
    caption = localizer.say("brief_caption", title=title, caption=chart.caption)
    return [whole.within(TALLEST), Words(caption, "Caption")]


def _is_drawn(row: Standing) -> bool:
    """Whether a target is a rate that has a new figure."""
    is_rate = row.measure in CHANGES and row.unit == "%" and isfinite(row.target)
    return is_rate and row.is_seen and row.status != "stale"


def _height(rows: Sequence[Standing], lang: str) -> int:
    """Give the pixels that the rows need, each once."""
    ticks = {row.indicator: number_format.tick(row.indicator_id, row.indicator, lang) for row in rows}
    return number_format.row_height(list(ticks.values()), ROW_PIXELS) * len(ticks) + HEAD_PIXELS


def _told(occasion: Occasion, rows: Sequence[Standing]) -> list[str]:
    localizer, words = occasion.localizer, occasion.follow_up
    return [
        f"{localizer.name(row)} "
        + localizer.say("figure_of_target", figure=words.told_reached(row), target=words.aimed(row))
        for row in rows
    ]
