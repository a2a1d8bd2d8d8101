"""What plans say of a year, as frames whose cells tests name by their columns."""

from __future__ import annotations

import pandas as pd

from indicators.analysis.plans.contribution import Contribution, contribution_rows
from indicators.analysis.plans.implied_paths import PathStep, path_rows
from indicators.analysis.row_filters import know
from indicators.tables.contract.records import columns, frame
from indicators.tables.store import Tables

COLUMNS = columns(Contribution)


def plan_vs_annual(tables: Tables, place: str, year: int) -> pd.DataFrame:
    return frame(contribution_rows(know(tables, place, year)), Contribution)


def paths(tables: Tables, place: str, year: int) -> pd.DataFrame:
    return frame(path_rows(know(tables, place, year)), PathStep)
