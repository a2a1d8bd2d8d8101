"""Who leads what: tasks and targets counted by lead unit."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd

from indicators.reports import markup
from indicators.reports.display import Html
from indicators.reports.markup import Column
from indicators.reports.speaker import Speaker
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables


def by_lead_unit(tables: Tables, rows: pd.DataFrame, voice: Speaker) -> Html:
    """Count the tasks of a year's papers and the targets in them by lead unit.

    Parameters
    ----------
    tables : Tables
        The processed tables.
    rows : DataFrame
        As `analysis.attainment.quarter` gives them.
    voice : Speaker
        Speaks the page's language.

    Returns
    -------
    Html
        A table, most tasks first; a task led by several units counts for each. A notice if no task of
        the papers is numbered.
    """
    documents = rows["statement_id"].str.partition("@")[0]
    tasks = tables.tasks[tables.tasks["document_id"].isin(set(documents))]
    if tasks.empty:
        return Html(f'<p class="notice">{escape(voice.say("no_tasks"))}</p>', voice.say("no_tasks"))
    led = tasks.assign(lead=tasks["lead_units"].str.split(";")).explode("lead")
    led["lead"] = led["lead"].where(led["lead"] != "", voice.say("no_unit"))
    targets = rows.assign(document_id=documents).merge(
        led[["document_id", "number", "lead"]],
        left_on=["document_id", "task"],
        right_on=["document_id", "number"],
    )
    counted = pd.DataFrame(
        {
            "tasks": led.groupby("lead").size(),
            "targets": targets.groupby("lead").size(),
            "seen": targets[targets["observed"].notna()].groupby("lead").size(),
            "slack": targets[targets["flags"].str.contains("below_last_outcome")].groupby("lead").size(),
        }
    )
    counted = counted.fillna(0).astype(int).rename_axis("lead").reset_index()
    counted = counted.sort_values(["tasks", "targets", "lead"], ascending=[False, False, True])
    columns = [Column(voice.head("unit"), lambda row: escape(row["lead"]))]
    counts = ("tasks", "targets", "seen", "slack")
    columns += [Column(voice.head(f"count_{key}"), _count(key), "number") for key in counts]
    caption = voice.say("workload_table", tasks=len(tasks), units=len(counted))
    return markup.table(records(counted), columns, caption, voice.say("workload_sub"))


def _count(key: str) -> Callable[[Row], str]:
    return lambda row: str(row[key])
