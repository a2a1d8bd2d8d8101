"""A target that a paper divides among its lead units: 市发改委(负责城镇居民收入), 另一局(负责农村…)."""

from __future__ import annotations

import pandas as pd

from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.tables.contract.flags import Flags
from indicators.vocabulary import indicators
from indicators.vocabulary.offices import Office, offices

WHOLE, PART = "parted", "part_of"


def parted(targets: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Add to a target that lead units divide one for each part.

    The parts are what units answer for and what is judged; the whole is what is held against a plan's goal
    and other places' targets.

    Parameters
    ----------
    targets : DataFrame
        Rows with target_id, document_id, task, indicator, indicator_id and flags.

    Returns
    -------
    DataFrame
        The same columns; a part is named target_id.<indicator_id of the part> and flagged part_of, the whole
        parted.
    """
    units = {
        (paper, number): offices(named)
        for paper, number, named in zip(
            tasks["document_id"], tasks["number"], tasks["lead_units"], strict=True
        )
        if "(" in named
    }
    rows = []
    for row in targets.to_dict("records"):
        parts = parts_of(row["indicator_id"], units.get((row["document_id"], row["task"]), []))
        flags = Flags.of(row["flags"])
        rows.append(row | {"flags": str(flags.adding(WHOLE))} if parts else row)
        for name, words in parts.items():
            rows.append(
                row
                | {
                    "target_id": f"{row['target_id']}.{name}",
                    "indicator_id": name,
                    "indicator": words,
                    "flags": str(flags.adding(f"{PART}:{row['target_id']}")),
                }
            )
    return pd.DataFrame(rows, columns=targets.columns) if rows else targets


def whole_of(target_id: str) -> tuple[str, str]:
    """Part a target's id into its statement's and the indicator of the part, empty if it is whole.

    Examples
    --------
    >>> whole_of("anshan-2023-task-breakdown@788.income_rural")
    ('anshan-2023-task-breakdown@788', 'income_rural')
    >>> whole_of("anshan-2023-task-breakdown@788")
    ('anshan-2023-task-breakdown@788', '')
    """
    whole, _, part = target_id.rpartition(".")
    return (whole, part) if part in indicators().by_id else (target_id, "")


def parts_of(whole: str, units: list[Office]) -> dict[str, str]:
    """Name the parts of an indicator that units answer for, each with the paper's words; none if it is whole.

    Examples
    --------
    >>> urban, rural = "市发改委(负责城镇居民人均可支配收入)", "市农业农村局(负责农村居民人均可支配收入)"
    >>> parts_of("income", offices(f"{urban};{rural}"))
    {'income_urban': '城镇居民人均可支配收入', 'income_rural': '农村居民人均可支配收入'}
    >>> parts_of("income", offices(f"市发改委;{rural}"))
    {}
    """
    known = indicators().by_id
    if whole not in known:
        return {}
    said = {indicator_id(unit.duty): unit.duty for unit in units if unit.duty}
    parts = {name: words for name, words in said.items() if name and is_part(name, whole)}
    return parts if len(parts) > 1 else {}


def is_part(part: str, whole: str) -> bool:
    """Say whether an indicator is a kind of another: 城镇居民人均可支配收入 of 居民人均可支配收入.

    Examples
    --------
    >>> is_part("income_rural", "income"), is_part("income", "income"), is_part("gdp", "income")
    (True, False, False)
    """
    known = indicators().by_id
    return part != whole and whole in known and known[part].name.endswith(known[whole].name)
