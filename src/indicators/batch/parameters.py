"""Holds a job's parameters against what its notebook declares, before anything runs.

papermill injects any name as code and any value under any name, so a misspelt parameter runs to the
end with the default in its place. Here it is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indicators.batch import papermill_adapter
from indicators.errors import BadParameter, IndicatorsError, RawFileMissing, UnreadableDocument, nearest

TAG = "parameters"
SCALARS: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


def declared(notebook: Path) -> dict[str, str]:
    """Read the parameters a notebook declares, each with its type.

    Parameters
    ----------
    notebook : Path
        A notebook whose cell tagged `parameters` holds lines like ``year: int = 2023``.

    Returns
    -------
    dict of str to str
        Name to type, in the order of the cell: ``{"place": "str", "year": "int"}``.

    Raises
    ------
    RawFileMissing
        If there is no such notebook.
    UnreadableDocument
        If it is no notebook, or has no cell tagged `parameters`.
    BadParameter
        If it declares a parameter without a type, or of a type that cannot be checked.
    """
    _check_shape(notebook)
    found = {
        name: str(entry["inferred_type_name"]) for name, entry in papermill_adapter.inspect(notebook).items()
    }
    for name, kind in found.items():
        if kind not in SCALARS and _item(kind) not in SCALARS:
            raise BadParameter(
                expected="a type among str, int, float, bool and lists of them",
                found=f"{name}: {kind}",
                where=f"{notebook.name}, cell tagged {TAG}",
                remedy=f"Write the type behind the name, for example {name}: str = …",
            )
    return found


def faults(notebook: Path, parameters: Mapping[str, object]) -> list[IndicatorsError]:
    """List what is wrong with the parameters of one job.

    Parameters
    ----------
    notebook : Path
        The notebook to run.
    parameters : mapping
        Name to value.

    Returns
    -------
    list of IndicatorsError
        One `BadParameter` for each unknown name and each value of the wrong type.
    """
    known = declared(notebook)
    wrong: list[IndicatorsError] = []
    for name, value in parameters.items():
        if name not in known:
            wrong.append(
                BadParameter(
                    expected=f"a parameter that {notebook.name} declares",
                    found=repr(name),
                    where=f"{notebook.name}, cell tagged {TAG}",
                    remedy=nearest(name, list(known)),
                )
            )
        elif not _fits(value, known[name]):
            wrong.append(
                BadParameter(
                    expected=f"{name}: {known[name]}",
                    found=f"{value!r} ({type(value).__name__})",
                    where=f"{notebook.name}, parameter {name}",
                    remedy=f"Give {name} a value of type {known[name]}.",
                )
            )
    return wrong


def _check_shape(notebook: Path) -> None:
    """Refuse what papermill would take for a notebook without parameters."""
    if not notebook.is_file():
        raise RawFileMissing(
            expected="a notebook",
            found="no file",
            where=str(notebook),
            remedy="Restore it from the repository, or name a notebook that is there.",
        )
    try:
        content: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
        tagged = [cell for cell in content["cells"] if TAG in cell["metadata"].get("tags", [])]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocument(
            expected="a Jupyter notebook (JSON)",
            found=f"{type(error).__name__}: {error}",
            where=str(notebook),
            remedy="Open it in JupyterLab and save it again, or restore it from the repository.",
        ) from error
    if len(tagged) != 1:
        raise UnreadableDocument(
            expected=f"one cell tagged {TAG}",
            found=f"{len(tagged)} such cells",
            where=str(notebook),
            remedy=f"Tag the cell with the defaults as {TAG} in JupyterLab's property inspector.",
        )


def _item(kind: str) -> str:
    """Name the type of a list's items, '' if it is no list."""
    return kind[5:-1] if kind.startswith("list[") and kind.endswith("]") else ""


def _fits(value: object, kind: str) -> bool:
    if kind in SCALARS:
        # bool is a subclass of int, but True is no year.
        return type(value) is SCALARS[kind] or (kind == "float" and type(value) is int)
    return isinstance(value, list | tuple) and all(_fits(item, _item(kind)) for item in value)
