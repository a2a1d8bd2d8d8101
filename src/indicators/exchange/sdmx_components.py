"""The columns of the SDMX messages: what each holds, in which form, and out of which column of the tables."""

from __future__ import annotations

from dataclasses import dataclass

NO_CODE = "_Z"
# CL_OBS_STATUS: a provisional value, an estimate, a normal value.
OBS_STATUS = {"preliminary": "P", "estimate": "E", "final": "A", "baseline": "A"}


@dataclass(frozen=True, slots=True)
class Component:
    """One column of a message."""

    # Its name in SDMX; dimension, measure or attribute.
    id: str
    role: str
    source: str  # The column of the table it holds, "" where it is worked out.
    meaning: str  # In one line.
    form: str = "text"  # code, for a value of a code list of its own; text, number or time.


SHARED = (
    Component("REF_AREA", "dimension", "adcode", "GB/T 2260 code of the place, _Z if none", "code"),
    Component("INDICATOR", "dimension", "indicator_id", "id in indicators.yaml, _Z if none", "code"),
    Component("MEASURE", "dimension", "measure", "level, increment, growth, decline, share, change", "code"),
    Component("FIGURE", "dimension", "", "the row's own name, for figures that differ all stay"),
    Component("TIME_PERIOD", "dimension", "period", "the time it holds for", "time"),
    Component("OBS_VALUE", "measure", "low", "the value, or a range's lower end; NaN if none", "number"),
    Component(
        "UPPER_VALUE",
        "attribute",
        "high",
        "the value, or a range's upper end; empty if none",
        "number",
    ),
    Component("UNIT_MEASURE", "attribute", "unit", "the unit by its label in units.csv"),
    Component("UNIT_UCUM", "attribute", "", "the unit in UCUM, empty where that has none"),
    Component("OBS_STATUS", "attribute", "", "A normal, P provisional, E estimate, M none", "code"),
    Component("BASIS", "attribute", "basis", "what growth and increments are counted over", "code"),
    Component("COMPARATOR", "attribute", "comparator", "how the number binds", "code"),
    Component("REF_AREA_NAME", "attribute", "place", "the place in full"),
    Component("INDICATOR_NAME", "attribute", "indicator", "the indicator as its source says it"),
    Component("SOURCE_TITLE", "attribute", "source_title", "where it stands"),
    Component("SOURCE_URL", "attribute", "source_url", "its address, empty where none is known"),
    Component("SOURCE_QUALITY", "attribute", "source_quality", "how far the source is to be trusted", "code"),
)
OF_TARGETS = (
    Component("HORIZON", "attribute", "horizon", "plan, annual or half_year", "code"),
    Component("NATURE", "attribute", "nature", "binding (约束性) or expected (预期性)", "code"),
    Component("MODALITY", "attribute", "modality", "the word of will before the number"),
    Component("REFERENCE", "attribute", "reference", "what a target without number is held against", "code"),
    Component("COMMENT_TS", "attribute", "sentence", "the words it stands in"),
)
FLOWS = {"targets": (*SHARED, *OF_TARGETS), "observations": SHARED}
