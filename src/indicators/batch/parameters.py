"""The parameters of a notebook: what its parameters cell declares, and values held against it.

papermill injects any value under any name, so a misspelt parameter would run to the end with the default
in its place. The batch checks its jobs before anything runs; a notebook checks what it was given itself,
in its first cell, since papermill may be called by hand.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indicators.batch import notebook_file
from indicators.errors import BadParameter, IndicatorsError, UnreadableDocument, nearest, raise_all
from indicators.exchange import freshness
from indicators.project import find

SCALARS: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}
# How papermill begins the cell that it injects behind the parameters cell.
INJECTED = "# Parameters\n"


@dataclass(frozen=True)
class Parameter:
    """A declared parameter: its type and its default, as the cell writes them."""

    kind: str
    default: str


Declared = Mapping[str, Parameter]


def declared(source: str) -> dict[str, Parameter]:
    """Read the parameters that a cell declares, in its order.

    Examples
    --------
    >>> declared('year: int = 2023  # the year of the targets')
    {'year': Parameter(kind='int', default='2023')}
    """
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            default = ast.get_source_segment(source, node.value) if node.value else None
            found[node.target.id] = Parameter(ast.unparse(node.annotation), default or "…")
        elif isinstance(node, ast.Assign):
            found |= {name.id: Parameter("", "…") for name in node.targets if isinstance(name, ast.Name)}
    return found


def of_notebook(path: Path) -> dict[str, Parameter]:
    """Read the parameters of a notebook.

    Raises
    ------
    RawFileMissing, UnreadableDocument
        If it cannot be read, or does not have one cell tagged `parameters`.
    BadParameter
        If it declares a parameter without a type, or of a type that cannot be checked.
    """
    tagged = notebook_file.code_cells(notebook_file.read(path), notebook_file.PARAMETERS)
    if len(tagged) != 1:
        raise UnreadableDocument(
            expected=f"one cell tagged {notebook_file.PARAMETERS}",
            found=f"{len(tagged)} such cells",
            where=str(path),
            remedy=f"Tag the cell with the defaults as {notebook_file.PARAMETERS} in JupyterLab's "
            "property inspector.",
        )
    try:
        found = declared(tagged[0])
    except SyntaxError as error:
        raise UnreadableDocument(
            expected="lines such as year: int = 2023",
            found=f"{error.msg} in line {error.lineno}",
            where=_cell_of(path.name),
            remedy="Correct the line.",
        ) from error
    raise_all(
        [
            BadParameter(
                expected="a type among str, int, float, bool and lists of them",
                found=f"{name}: {parameter.kind or 'no type'}",
                where=_cell_of(path.name),
                remedy=f"Write the type behind the name, for example {name}: str = …",
            )
            for name, parameter in found.items()
            if parameter.kind not in SCALARS and _item(parameter.kind) not in SCALARS
        ]
    )
    return found


def faults(known: Declared, values: Mapping[str, object], notebook: str) -> list[IndicatorsError]:
    """List what is wrong with the values for a notebook's parameters.

    Returns
    -------
    list of IndicatorsError
        One `BadParameter` for each unknown name and each value of the wrong type.
    """
    wrong: list[IndicatorsError] = []
    for name, value in values.items():
        if name not in known:
            taken = ", ".join(f"{own}: {parameter.kind}" for own, parameter in known.items())
            wrong.append(
                BadParameter(
                    expected=f"a parameter that {notebook} declares ({taken})",
                    found=repr(name),
                    where=_cell_of(notebook),
                    remedy=nearest(name, list(known)),
                )
            )
        elif not _fits(value, known[name].kind):
            own = known[name]
            by_hand = f"; by papermill: -y '{name}: {own.default}' (-r makes text of all, -p of lists)."
            wrong.append(
                BadParameter(
                    expected=f"{name}: {own.kind}",
                    found=f"{value!r} ({type(value).__name__})",
                    where=f"{notebook}, parameter {name}",
                    remedy=f"Write it as there: {name}: {own.kind} = {own.default}"
                    + (by_hand if isinstance(value, str) else ""),
                )
            )
    return wrong


def check_parameters(namespace: Mapping[str, object]) -> None:
    r"""Check in a notebook's first cell what it was given, and say on stderr if the tables are stale.

    Parameters
    ----------
    namespace : mapping
        The notebook's ``globals()``. IPython keeps in ``In`` the sources of the cells that have run: the
        last one that only declares is the parameters cell, and one by papermill may follow it. Outside of
        IPython nothing is checked.

    Raises
    ------
    BadParameter
        If papermill has injected a name that the notebook does not declare, or a value is of another type;
        `Faults`, if several.

    Examples
    --------
    >>> check_parameters({"In": ["", "year: int = 2023", '# Parameters\nyaer = 2024'], "year": 2023})
    Traceback (most recent call last):
    indicators.errors.BadParameter: wrong parameter
      expected  a parameter that the notebook declares (year: int)
      found     'yaer'
      where     the notebook, cell tagged parameters
      to do     Did you mean year?
    """
    cells = namespace.get("In", [])
    if not isinstance(cells, Sequence):
        return
    if stale := freshness.warning(find()):
        sys.stderr.write(f"{stale}\n")
    for number in range(len(cells) - 1, -1, -1):
        if _only_declares(cells[number]):
            known = declared(cells[number])
            injected = [cell for cell in cells[number + 1 : number + 2] if cell.startswith(INJECTED)]
            names = [*known, *(name for cell in injected for name in declared(cell))]
            raise_all(faults(known, {name: namespace.get(name) for name in names}, "the notebook"))
            return


def _only_declares(cell: str) -> bool:
    """Whether a cell holds lines such as ``year: int = 2023`` and nothing else."""
    try:
        lines = ast.parse(cell).body
    except SyntaxError:
        return False
    return bool(lines) and all(isinstance(line, ast.AnnAssign) for line in lines)


def _cell_of(notebook: str) -> str:
    return f"{notebook}, cell tagged {notebook_file.PARAMETERS}"


def _item(kind: str) -> str:
    """Name the type of a list's items, '' if it is no list."""
    return kind[5:-1] if kind.startswith("list[") and kind.endswith("]") else ""


def _fits(value: object, kind: str) -> bool:
    if kind in SCALARS:
        # bool is a subclass of int, but True is no year.
        return type(value) is SCALARS[kind] or (kind == "float" and type(value) is int)
    return isinstance(value, list | tuple) and all(_fits(item, _item(kind)) for item in value)
