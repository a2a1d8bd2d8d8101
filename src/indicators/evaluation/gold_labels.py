"""Hand-made labels: one JSON object a line, one line a quantity that a document mentions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from indicators.errors import IndicatorsError, LabelFault, raise_all
from indicators.storage.nested_data import json_data


@dataclass(frozen=True, slots=True)
class Label:
    """One quantity as a person read it; the fields are those of a statement of the same name."""

    quote: str
    low: float
    high: float
    unit: str
    role: str
    measure: str
    basis: str
    comparator: str
    period: str
    place: str
    task: str
    indicator: str
    indicator_id: str
    start: int
    end: int


def read_labels(path: Path, text: str) -> list[Label]:
    """Read a file of labels, one JSON object a line.

    Parameters
    ----------
    text : str
        The document's text; each quote must stand where its label says.

    Raises
    ------
    LabelFault
        If there is no such file, or for lines that are no labels of this text; all at once.
    """
    if not path.is_file():
        raise LabelFault(
            expected="a file of labels", found="no such file", where=str(path), remedy="Check the path."
        )
    labels: list[Label] = []
    faults: list[IndicatorsError] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            raw = json_data(line)
            labels.append(Label(**{field.name: raw[field.name] for field in fields(Label)}))
        except (ValueError, KeyError, TypeError) as error:
            found = f"no field {error}" if isinstance(error, KeyError) else str(error)
            faults.append(
                LabelFault(
                    expected="a JSON object with the fields of a label", found=found, where=where,
                    remedy="Compare with the lines around it and mend the line.",
                )
            )  # fmt: skip
            continue
        label = labels[-1]
        if text[label.start : label.end] != label.quote:
            faults.append(
                LabelFault(
                    expected=f"{label.quote!r} at {label.start}",
                    found=repr(text[label.start : label.end]),
                    where=where,
                    remedy="Label the document as it is registered, or correct start and end.",
                )
            )
    raise_all(faults)
    return labels
