"""The written forms of units.csv as a typed, validated catalogue."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indicators.errors import VocabularyFault, raise_all

FILE = Path(__file__).with_name("units.csv")
COLUMNS = ("form", "unit", "pint", "kind", "ucum", "note")

Kind = Literal[
    "percent", "point", "permille", "ratio", "currency", "area", "length", "mass", "volume", "energy",
    "power", "time", "count", "person", "concentration", "temperature", "data", "compound",
]  # fmt: skip


class UnitForm(BaseModel):
    """One way to write a unit, without the multipliers 百 千 万 亿, which are part of the number.

    Attributes
    ----------
    form : str
        As papers write it: 公里, 千米, km.
    unit : str
        The label the tables store: 公里.
    pint : str
        The unit as an expression of names in units.txt.
    kind : str
        What is measured: currency, area, count …
    ucum : str
        The code of the Unified Code for Units of Measure, "" where it has none.
    note : str
        For people; starts with "ambiguous: " where the form is also part of other words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str = Field(min_length=1, pattern=r"^(1/|[^\s万亿0-9])\S*$")
    unit: str = Field(min_length=1)
    pint: str = Field(min_length=1)
    kind: Kind
    ucum: str = Field(default="", pattern=r"^[!-~]*$")
    note: str = ""


class UnitCatalogue(BaseModel):
    """All written forms, in the order of the file.

    Examples
    --------
    >>> units = read_units()
    >>> units.by_form["千米"].unit
    '公里'
    >>> units.by_label["公里"].kind
    'length'
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    forms: tuple[UnitForm, ...]

    @cached_property
    def by_form(self) -> dict[str, UnitForm]:
        """Written form → its entry."""
        return {entry.form: entry for entry in self.forms}

    @cached_property
    def by_label(self) -> dict[str, UnitForm]:
        """Label of the tables → the entry that is written like it."""
        return {entry.form: entry for entry in self.forms if entry.form == entry.unit}


def read_units(path: Path = FILE) -> UnitCatalogue:
    """Read and check a file of written forms.

    Parameters
    ----------
    path : Path
        A CSV in UTF-8 with the columns of `COLUMNS`.

    Raises
    ------
    VocabularyFault
        The file is no UTF-8, or its header is another one, or an entry cannot be used; `Faults` if
        there are several.

    Examples
    --------
    >>> read_units().by_form["㎡"].unit
    '平方米'
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise VocabularyFault(
            expected="a CSV in UTF-8",
            found=f"bytes that are no UTF-8 ({error.reason} at byte {error.start})",
            where=str(path),
            remedy="Save the file as CSV UTF-8.",
        ) from error
    lines = list(csv.reader(text.splitlines()))
    if not lines or tuple(lines[0]) != COLUMNS:
        raise VocabularyFault(
            expected=f"the header {','.join(COLUMNS)}",
            found=",".join(lines[0]) if lines else "an empty file",
            where=f"{path}, line 1",
            remedy="Write the header as expected; one row is one written form.",
        )
    faults: list[VocabularyFault] = []
    numbered: list[tuple[int, UnitForm]] = []
    for number, cells in enumerate(lines[1:], 2):
        try:
            numbered.append((number, UnitForm.model_validate(dict(zip(COLUMNS, cells, strict=True)))))
        except ValidationError as error:
            faults.extend(_entry_faults(error, f"{path}, line {number}"))
        except ValueError:
            faults.append(
                VocabularyFault(
                    expected=f"{len(COLUMNS)} cells",
                    found=f"{len(cells)} cells",
                    where=f"{path}, line {number}",
                    remedy="Fill in every cell, or quote the one that holds a comma.",
                )
            )
    raise_all([*faults, *_catalogue_faults(numbered, path)])
    return UnitCatalogue(forms=tuple(entry for _, entry in numbered))


_RULES = {
    "form": "a written form without blanks, without a leading number, 万 or 亿",
    "unit": "the label the tables store",
    "pint": "an expression of names in units.txt",
    "kind": "one of the kinds of unit_catalogue.py",
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


def _catalogue_faults(numbered: Sequence[tuple[int, UnitForm]], path: Path) -> Iterator[VocabularyFault]:
    """Yield what is wrong between entries: forms given twice, labels nobody writes, units defined twice."""
    lines: dict[str, int] = {}
    for number, entry in numbered:
        first = lines.setdefault(entry.form, number)
        if first != number:
            yield VocabularyFault(
                expected="each written form once",
                found=f"{entry.form} of line {first} again",
                where=f"{path}, line {number}",
                remedy="Delete one of the two lines.",
            )
    labels = {entry.form: entry for _, entry in numbered if entry.form == entry.unit}
    for number, entry in numbered:
        label = labels.get(entry.unit)
        if label is None:
            yield VocabularyFault(
                expected="a unit that is a written form of its own",
                found=f"{entry.form} with the unit {entry.unit}",
                where=f"{path}, line {number}",
                remedy=f"Add a line for {entry.unit}, or correct the unit.",
            )
        elif (entry.pint, entry.kind, entry.ucum) != (label.pint, label.kind, label.ucum):
            yield VocabularyFault(
                expected=f"pint, kind and ucum of {label.form}: {label.pint}, {label.kind}, {label.ucum}",
                found=f"{entry.pint}, {entry.kind}, {entry.ucum}",
                where=f"{path}, line {number}",
                remedy=f"All forms of {label.form} share these columns; copy them.",
            )
