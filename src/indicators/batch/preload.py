"""Fills the caches that a first page would fill: done once in the fork server, for all kernels."""

from __future__ import annotations

from indicators import units, vocabulary
from indicators.charts import theme
from indicators.vocabulary import page_words


def fill_caches() -> None:
    """Read the catalogues, build the registry of units, and draw a figure of every kind of mark.

    The caches hold the same in every process.
    """
    units.registry()
    for catalogue in (vocabulary.indicators, vocabulary.places, vocabulary.schemes, vocabulary.units):
        catalogue()
    words = page_words.say("reports", "zh")
    figure = theme.figure(240)
    edge = {"line": {"width": 1}}
    figure.add_bar(x=[1, 2], y=[1, 2], text=[words, words], marker={**edge, "pattern": {"shape": "/"}})
    figure.add_scatter(x=[1, 2], y=[1, 2], **edge, marker=edge, textfont={"size": 12})
    figure.add_hline(y=1, line={"width": 1}, annotation={"text": words, "font": {"size": 12}})
    figure.update_xaxes(title_text=words)
    figure.to_json()
