"""How much of a five-year goal one year's target and outcome bring, against an even share."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from indicators import units
from indicators.charts import number_format, theme
from indicators.vocabulary import page_words


def shares(rows: pd.DataFrame, lang: str = "zh") -> go.Figure:
    """Draw each goal's contributions as bars, with the even share as a line.

    Parameters
    ----------
    rows : DataFrame
        Of `analysis.plans.contribution.Contribution`; those without any contribution are left out.

    Returns
    -------
    plotly Figure
        Two bars an indicator, in percent of the five-year goal, largest target first.
    """
    drawn = rows[rows["target_contribution_pct"].notna() | rows["outcome_contribution_pct"].notna()]
    largest = drawn["target_contribution_pct"].fillna(drawn["outcome_contribution_pct"])
    drawn = drawn.loc[largest.sort_values(kind="stable").index]
    names = [
        number_format.tick(*pair, lang)
        for pair in zip(drawn["indicator_id"], drawn["indicator"], strict=True)
    ]
    figure = theme.figure(height=number_format.row_height(names, 2 * theme.ROW_HEIGHT) * len(drawn) + 100)
    # The last trace is drawn uppermost in each group.
    for key, colour in (("outcome", theme.GREY), ("target", theme.BLUE)):
        values = drawn[f"{key}_contribution_pct"]
        figure.add_bar(
            x=theme.numbers(values),
            y=names,
            orientation="h",
            name=page_words.say(f"chart_{key}_share", lang),
            marker={"color": colour},
            text=["" if pd.isna(value) else units.display(value, "%", digits=1) for value in values],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            hovertemplate="%{y}: %{x:.1f}%<extra></extra>",
        )
    for even in sorted(set(drawn["even_share_pct"].dropna())):
        figure.add_vline(
            x=even,
            line={"color": theme.VERMILION, "width": 2, "dash": "dash"},
            # The lowest bars are the shortest: there is room beside the line.
            annotation={
                "text": page_words.say("chart_even_share", lang, share=f"{even:g}%"),
                "font": {"color": theme.VERMILION},
                "y": 0,
                "yanchor": "bottom",
                "xanchor": "left",
            },
        )
    figure.update_layout(
        barmode="group",
        bargap=0.35,
        showlegend=True,
        legend={"traceorder": "reversed"},
        margin={**theme.MARGIN, "r": 56},
    )
    figure.update_xaxes(title_text=page_words.say("chart_share_axis", lang), ticksuffix="%")
    figure.update_yaxes(showgrid=False)
    return figure
