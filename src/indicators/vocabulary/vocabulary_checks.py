"""Checks rows of vocabulary files against their models and words every fault in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from indicators.errors import VocabularyFault
from indicators.storage.expressions import expression
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.loading import Row

# How pydantic begins a message; the field says more.
_SUBJECT = expression(r"^(?:Input|String|List|Tuple) should")

Entry = TypeVar("Entry", bound=BaseModel)


def check(model: type[Entry], rows: Iterable[Row]) -> tuple[list[tuple[Row, Entry]], list[VocabularyFault]]:
    """Read rows into a model, and say what is wrong with the ones that do not fit.

    Returns
    -------
    list of (Row, model), list of VocabularyFault
        The entries that can be used, each with its row, and every fault of every other.
    """
    entries: list[tuple[Row, Entry]] = []
    faults: list[VocabularyFault] = []
    for row in rows:
        try:
            entries.append((row, model.model_validate(row.fields)))
        except ValidationError as error:
            faults.extend(_faults(model, row, error))
    return entries, faults


def _faults(model: type[BaseModel], row: Row, error: ValidationError) -> Iterator[VocabularyFault]:
    known = [field.alias or name for name, field in model.model_fields.items()]
    for detail in error.errors(include_url=False):
        field = str(detail["loc"][0]) if detail["loc"] else ""
        path = ".".join(str(part) for part in detail["loc"])
        if detail["type"] == "missing":
            found, remedy = "nothing", f"Add {path}: it has no default."
        elif detail["type"] == "extra_forbidden":
            found = f"the field {path}"
            remedy = f"Delete it or correct its spelling; known are {', '.join(known)}."
        else:
            found, remedy = repr(detail["input"]), f"Correct {path or 'the entry'}."
        yield VocabularyFault(
            expected=_expectation(detail["type"], detail["msg"], path, _choices(model, path)),
            found=found,
            where=row.where(field),
            remedy=remedy,
        )


def _choices(model: type[BaseModel], field: str) -> list[str]:
    """List the words that a field may hold, none if it may hold others."""
    kind = model.model_fields[field].annotation if field in model.model_fields else None
    return [repr(word) for word in get_args(kind)] if get_origin(kind) is Literal else []


# What people write who know no Python, for whom a tuple is a list and a model a mapping.
_SHAPES = {
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), "a list"),
    **dict.fromkeys(("dict_type", "model_type", "mapping_type"), "a mapping of fields"),
}


def _expectation(kind: str, message: str, path: str, choices: Sequence[str] = ()) -> str:
    if kind == "missing":
        *others, last = choices or (path,)
        return f"{path} should be {', '.join(others)} or {last}" if others else f"the field {path}"
    if kind == "extra_forbidden":
        return "only known fields"
    if shape := _SHAPES.get(kind):
        return f"{path} as {shape}"
    return _SUBJECT.sub(f"{path} should", message.removeprefix("Value error, "))


def twice(found: str, row: Row, first: Row, remedy: str) -> VocabularyFault:
    """Build the fault of something that only one entry may claim, naming both."""
    of_file = "" if first.file == row.file else f" of {shown_name(first.file)}"
    return VocabularyFault(
        expected="one entry only",
        found=f"{found} in the entries {first.name} (line {first.line}{of_file}) and {row.name}",
        where=row.where(),
        remedy=remedy,
    )


def section_faults(path: Path, sections: Iterable[str], model: type[BaseModel]) -> list[VocabularyFault]:
    """Say which sections of a file of named sections are missing or unknown; the model's fields name them."""
    found, wanted = set(sections), set(model.model_fields)
    return [
        VocabularyFault(
            expected=f"the sections {', '.join(model.model_fields)}",
            found=f"no section {name}" if name in wanted else f"the section {name}",
            where=shown_name(path),
            remedy=f"Add {name}." if name in wanted else f"Delete {name} or correct its spelling.",
        )
        for name in sorted(found ^ wanted)
    ]
