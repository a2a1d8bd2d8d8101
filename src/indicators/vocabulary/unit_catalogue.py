"""The written forms of units.csv as a typed, validated catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, ValidationError

from indicators.errors import VocabularyFault, raise_all
from indicators.vocabulary.csv_entries import csv_rows
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.strict_model import StrictModel

FILE = Path(__file__).with_name("units.csv")
COLUMNS = ("form", "unit", "pint", "kind", "ucum", "note")

Kind = Literal[
    "percent", "point", "permille", "ratio", "currency", "area", "length", "mass", "volume", "energy",
    "power", "time", "count", "person", "concentration", "temperature", "data", "compound",
]  # fmt: skip


class UnitForm(StrictModel):
    """One way to write a unit, without the multipliers 百 千 万 亿, which are part of the number."""

    form: str = Field(min_length=1, pattern=r"^(1/|[^\s万亿0-9])\S*$")  # As papers write it: 公里, 千米, km.
    unit: str = Field(min_length=1)  # The label the tables store: 公里.
    pint: str = Field(min_length=1)  # The unit as an expression of names in units.txt.
    kind: Kind  # What is measured: currency, area, count …
    # The code of the Unified Code for Units of Measure, "" where it has none.
    ucum: str = Field(default="", pattern=r"^[!-~]*$")
    note: str = ""  # For people; starts with "ambiguous: " where the form is also part of other words.


class UnitCatalogue(StrictModel):
    """All written forms, in the order of the file.

    Examples
    --------
    >>> units = read_units()
    >>> units.by_form["千米"].unit
    '公里'
    >>> units.by_label["公里"].kind
    'length'
    """

    forms: tuple[UnitForm, ...]

    @cached_property
    def by_form(self) -> dict[str, UnitForm]:
        """Written form → its entry."""
        return {entry.form: entry for entry in self.forms}

    @cached_property
    def by_label(self) -> dict[str, UnitForm]:
        """Label of the tables → the entry that is written like it."""
        return {entry.form: entry for entry in self.forms if entry.form == entry.unit}


@dataclass(frozen=True, slots=True)
class _Line:
    path: Path
    number: int
    form: UnitForm

    @property
    def where(self) -> str:
        return f"{shown_name(self.path)}, line {self.number}"


def read_units(path: Path = FILE, own: Path | None = None) -> UnitCatalogue:
    """Read and check a file of written forms.

    Parameters
    ----------
    own : Path, optional
        Another one, whose forms take the place of the same forms of the first, or stand behind.

    Raises
    ------
    VocabularyFault
        A file is no UTF-8, or its header is another one, or an entry cannot be used; `Faults` if
        there are several.

    Examples
    --------
    >>> read_units().by_form["㎡"].unit
    '平方米'
    """
    lines, faults = _lines(path)
    if own is not None:
        mine, more = _lines(own)
        known = {line.form.form for line in lines}
        first = {line.form.form: line for line in reversed(mine)}
        lines = [first.get(line.form.form, line) for line in lines]
        lines += [line for line in mine if line.form.form not in known or line is not first[line.form.form]]
        faults += more
    raise_all([*faults, *_catalogue_faults(lines)])
    return UnitCatalogue(forms=tuple(line.form for line in lines))


def _lines(path: Path) -> tuple[list[_Line], list[VocabularyFault]]:
    """Read the rows of a file, and say what is wrong with those that cannot be used."""
    rows, faults = csv_rows(path, COLUMNS, "form")
    found: list[_Line] = []
    for row in rows:
        try:
            found.append(_Line(path, row.line, UnitForm.model_validate(row.fields)))
        except ValidationError as error:
            faults.extend(_entry_faults(error, f"{shown_name(path)}, line {row.line}"))
    return found, faults


_RULES = {
    "form": "a written form without blanks, without a leading number, 万 or 亿",
    "unit": "the label the tables store",
    "pint": "an expression of names in units.txt",
    "kind": f"one of {', '.join(get_args(Kind))}",
    "ucum": "a UCUM code in ASCII, or nothing",
}


def _entry_faults(error: ValidationError, where: str) -> Iterator[VocabularyFault]:
    for detail in error.errors():
        column = str(detail["loc"][0])
        yield VocabularyFault(
            expected=f"{column}: {_RULES.get(column, detail['msg'])}",
            found=repr(detail["input"]),
            where=where,
            remedy=f"Correct the column {column}.",
        )


def _catalogue_faults(lines: Sequence[_Line]) -> Iterator[VocabularyFault]:
    """Yield what is wrong between entries: forms given twice, labels nobody writes, units defined twice."""
    firsts: dict[str, _Line] = {}
    for line in lines:
        first = firsts.setdefault(line.form.form, line)
        if first is not line:
            yield VocabularyFault(
                expected="each written form once",
                found=f"{line.form.form} of line {first.number} again",
                where=line.where,
                remedy="Delete one of the two lines.",
            )
    yield from _label_faults(lines)


def _label_faults(lines: Sequence[_Line]) -> Iterator[VocabularyFault]:
    """Yield forms whose label is none, and forms of one label that are not of one unit."""
    labels = {line.form.unit: line for line in lines if line.form.form == line.form.unit}
    told: set[str] = set()
    for line in lines:
        entry, label = line.form, labels.get(line.form.unit)
        if label is None:
            yield VocabularyFault(
                expected="a unit that is a written form of its own",
                found=f"{entry.form} with the unit {entry.unit}",
                where=line.where,
                remedy=f"Add a line for {entry.unit}, or correct the unit.",
            )
        elif _columns(entry) != _columns(label.form):
            # Of the package's file and the project's, the project's is the one that can be corrected.
            is_own = label.path != line.path and line.path == FILE
            right, wrong = (line, label) if is_own else (label, line)
            if is_own and label.where in told:
                continue
            told.add(wrong.where)
            yield VocabularyFault(
                expected=f"pint, kind and ucum of {entry.unit}: {_columns(right.form)}",
                found=_columns(wrong.form),
                where=wrong.where,
                remedy=f"All forms of {entry.unit} share these columns; copy them.",
            )


def _columns(form: UnitForm) -> str:
    return f"{form.pint}, {form.kind}, {form.ucum}"
