"""What a settled row may hold: one set of rules for corrections.csv and for the review workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators import periods
from indicators.errors import BadPeriod, UnknownUnit, nearest
from indicators.tables.contract import schema
from indicators.units import parse_form
from indicators.vocabulary import indicators, places, units

SETTLED = (
    "role", "indicator", "indicator_id", "measure", "basis", "comparator", "reference", "low", "high", "unit",
    "period", "place", "nature", "modality",
)  # fmt: skip
DECISIONS = ("confirm", "change", "recut", "drop", "add")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one cell of a row, before it is known where the cell stands."""

    field: str
    expected: str
    found: str
    remedy: str


def complaints(row: Mapping[str, str], within: str = "") -> list[Complaint]:
    """Hold the settled cells of a row against the contract of the tables and the vocabularies.

    Parameters
    ----------
    row : mapping of str to str
        SETTLED columns as text; numbers multiplied out, units by their labels.
    within : str
        The adcode of the paper's own place, by which short names of districts are told apart.

    Returns
    -------
    list of Complaint
        In the order of the columns, empty if all is well.

    Examples
    --------
    >>> row = dict.fromkeys(SETTLED, "") | {"role": "target", "measure": "level", "comparator": "eq"}
    >>> row |= {"low": "3.48", "high": "3.48", "unit": "吨/万元", "place": "鞍山市"}
    >>> complaints(row)
    []
    >>> [(c.field, c.remedy) for c in complaints(row | {"period": "2020年"})][0][0]
    'period'
    """
    columns = {column.name: column for column in schema.table("statements").columns}
    found: list[Complaint] = []
    for name in SETTLED:
        column, text = columns[name], row[name]
        if text != text.strip():
            found.append(
                Complaint(name, "no white space around the text", repr(text), "Take the white space out.")
            )
        elif not text and column.is_required:
            found.append(Complaint(name, "never empty", "nothing", "Fill the cell in."))
        elif text and column.allowed and text not in column.allowed:
            words = [str(word) for word in column.allowed]
            found.append(Complaint(name, f"one of {', '.join(words)}", repr(text), nearest(text, words)))
    refused = {complaint.field for complaint in found}
    found += [complaint for complaint in _vocabulary(row, within) if complaint.field not in refused]
    found += [complaint for complaint in _numbers(row) if complaint.field not in refused]
    return sorted(found, key=lambda complaint: SETTLED.index(complaint.field))


def adcode_of(place: str, within: str) -> str:
    """Give the code of a place by its full name, "" for a development zone.

    Examples
    --------
    >>> adcode_of("海城市", "210300"), adcode_of("鞍山高新区", "210300")
    ('210381', '')
    """
    entry = places().resolve(place, within=within)
    return entry.adcode if entry and entry.name == place else ""


def _vocabulary(row: Mapping[str, str], within: str) -> Iterator[Complaint]:
    name, unit, period, place = (row[field] for field in ("indicator_id", "unit", "period", "place"))
    entry = indicators().by_id.get(name)
    # An id that other files use leads to the entry too, and is not written here.
    if name and (entry is None or entry.id != name):
        known = [entry.id for entry in indicators().entries]
        yield Complaint("indicator_id", "an id of indicators.yaml, or none", repr(name), nearest(name, known))
    if unit and not _is_label(unit):
        known = list(units().by_label)
        yield Complaint(
            "unit", "a label of units.csv without multiplier", repr(unit), nearest(unit.lstrip("万亿"), known)
        )
    if period:
        try:
            periods.parse(period)
        except BadPeriod as error:
            yield Complaint("period", error.expected, repr(period), error.remedy)
    if place and not adcode_of(place, within) and not place.endswith(("区", "园")):
        close = places().resolve(place, within=within)
        remedy = f"Write {close.name}." if close else places().nearest(place)
        yield Complaint("place", "the full name of a place, or of a development zone", repr(place), remedy)


def _is_label(unit: str) -> bool:
    try:
        return parse_form(unit).label == unit
    except UnknownUnit:
        return False


def _numbers(row: Mapping[str, str]) -> Iterator[Complaint]:
    low, high, comparator = row["low"], row["high"], row["comparator"]
    if comparator == "relational":
        for field in ("low", "high"):
            if row[field]:
                yield Complaint(
                    field, "no number in a relational target", repr(row[field]), "Empty the cell."
                )
        if not row["reference"]:
            yield Complaint("reference", "what a relational target is held against", "nothing", "Choose one.")
        return
    if row["reference"]:
        yield Complaint(
            "reference", "no reference beside a number", repr(row["reference"]), "Empty the cell."
        )
    wrong = [field for field in ("low", "high") if not NUMBER.fullmatch(row[field])]
    for field in wrong:
        found = repr(row[field]) if row[field] else "nothing"
        yield Complaint(
            field,
            "a number such as 80000 or 3.48",
            found,
            "Write digits alone, multiplied out (8万 is 80000).",
        )
    if wrong:
        return
    if comparator == "range" and not float(low) < float(high):
        yield Complaint(
            "high", "a range from low to a higher number", f"{low} to {high}", "Correct low or high."
        )
    elif comparator != "range" and float(low) != float(high):
        yield Complaint(
            "high", "low and high alike, or the comparator range", f"{low} and {high}", "Correct one of them."
        )
