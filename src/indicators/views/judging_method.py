"""How the statuses of a page come about, in short, with the numbers used."""

from __future__ import annotations

from html import escape

from indicators.views import html_tables
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.vocabulary import schemes


def judging_method(localizer: Localizer, scheme: str) -> Html:
    """Say in a sentence a kind of aim how it is judged.

    Examples
    --------
    >>> judging_method(Localizer("zh"), "standard").text.endswith("评价标准：通用标准。")
    True
    """
    say, size = localizer.say, schemes().tolerances
    sentences = [
        say("method_rate"),
        say("method_flow"),
        say("method_stock"),
        say("method_limit"),
        say("method_stale"),
        say(
            "method_tolerance",
            points=f"{size.approx_points:g}",
            pct=f"{size.approx_amount_pct:g}%",
            broad=f"{size.broadly_equal_points:g}",
        ),
        say("method_scheme", scheme=localizer.scheme(scheme)),
    ]
    return Html(html_tables.bullets(map(escape, sentences), "links"), " ".join(sentences))
