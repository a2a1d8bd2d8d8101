"""The five tables on disk: sorted CSV, byte for byte the same for the same tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from indicators.errors import StaleTables, TableFault
from indicators.project import Project, given_or_found
from indicators.storage.safe_csv import unguard, written
from indicators.storage.transaction import read_together, write_together
from indicators.tables import schema
from indicators.tables.plausibility import SetAside, is_set_aside
from indicators.tables.restricted_papers import RestrictedPapers


@dataclass(frozen=True)
class Tables:
    """The five tidy tables, each as its contract in columns.yaml says.

    Attributes
    ----------
    has_restricted : bool
        Whether papers marked 不公开 may be among them: what is made of the tables then has to say so.
    set_aside : SetAside
        The targets and observations that cannot be true, and that stand on no page.

    Examples
    --------
    >>> sorted(name for name, frame in Tables.empty() if frame.empty)
    ['documents', 'observations', 'statements', 'targets', 'tasks']
    """

    statements: pd.DataFrame
    targets: pd.DataFrame
    observations: pd.DataFrame
    tasks: pd.DataFrame
    documents: pd.DataFrame
    has_restricted: bool = False
    set_aside: SetAside = field(default_factory=SetAside)

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Go through the tables by name."""
        for name in schema.NAMES:
            yield name, getattr(self, name)

    @classmethod
    def load(cls, project: Project | None = None, *, include_restricted: bool = False) -> Tables:
        """Read the five tables from data/processed, all of one build.

        This is the one place that decides what may be shown: papers marked 不公开, and every row that rests
        on them, are left out unless asked for, and so are figures that cannot be true, which are set aside
        until they are mended or confirmed. Nothing behind it filters again.

        Raises
        ------
        TableFault
            As `load`.

        Examples
        --------
        >>> [len(Tables.load(include_restricted=wanted).documents) for wanted in (True, False)]
        [5, 4]
        """
        where = given_or_found(project)
        paths = [where.processed / f"{name}.csv" for name in schema.NAMES]
        every = read_together(
            where.data,
            paths,
            lambda: cls._of({name: load(name, where) for name in schema.NAMES}, has_restricted=True),
        ).plausible()
        return every if include_restricted else every.public()

    def public(self) -> Tables:
        """Leave out the papers marked 不公开 and every row that rests on them."""
        public = RestrictedPapers.of(self.documents).left_out
        return replace(
            self._of({name: public(frame) for name, frame in self}, has_restricted=False),
            set_aside=self.set_aside.mapped(public),
        )

    def plausible(self) -> Tables:
        """Set the targets and observations aside that cannot be true."""
        every = SetAside(self.targets, self.observations)
        kept = every.mapped(lambda frame: frame[~is_set_aside(frame)].reset_index(drop=True))
        wrong = every.mapped(lambda frame: frame[is_set_aside(frame)].reset_index(drop=True))
        return replace(self, targets=kept.targets, observations=kept.observations, set_aside=wrong)

    @classmethod
    def empty(cls) -> Tables:
        """Give five tables without rows."""
        return cls._of({name: schema.empty(name) for name in schema.NAMES}, has_restricted=False)

    @classmethod
    def _of(cls, frames: Mapping[str, pd.DataFrame], *, has_restricted: bool) -> Tables:
        statements, targets, observations, tasks, documents = (frames[name] for name in schema.NAMES)
        return cls(statements, targets, observations, tasks, documents, has_restricted)


def load(name: str, project: Project | None = None) -> pd.DataFrame:
    """Read one table from data/processed, with the contract's types.

    Parameters
    ----------
    name : str
        statements, targets, observations, tasks or documents.
    project : Project, optional
        Where; found from the working directory if not given.

    Raises
    ------
    UnknownTable
        If there is none of that name.
    TableFault
        If the file is missing, is no CSV, its header is not the contract's, or a cell is not of its type.
    """
    contract = schema.table(name)
    path = given_or_found(project).processed / f"{name}.csv"
    if not path.is_file():
        raise _unbuilt(f"the table {name}", "no such file", path)
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8")
    except (ValueError, pd.errors.ParserError) as error:
        raise _unbuilt("a CSV in UTF-8", " ".join(str(error).split()), path) from error
    if list(frame.columns) != contract.header:
        wrong = set(frame.columns).symmetric_difference(contract.header)
        found = f"a header that differs in {', '.join(sorted(wrong)) or 'the order'}"
        raise _unbuilt(f"the {len(contract.header)} columns of the contract", found, path)
    for column in contract.columns:
        if column.type == "boolean":
            _require(frame, column.name, frame[column.name].isin(["true", "false"]), "true or false", path)
            frame[column.name] = frame[column.name] == "true"
        elif column.type == "string":
            frame[column.name] = frame[column.name].map(unguard).astype("str")
        else:
            numbers = pd.to_numeric(frame[column.name].where(frame[column.name] != "", None), errors="coerce")
            is_whole = column.type != "integer" or numbers.isna() | (numbers % 1 == 0)
            is_number = (frame[column.name] == "") | (numbers.notna() & is_whole)
            _require(frame, column.name, is_number, f"a {column.type}, or nothing", path)
            frame[column.name] = schema.cast(numbers, column.type)
    return frame


def render(name: str, frame: pd.DataFrame) -> bytes:
    r"""Write a table as CSV: UTF-8, '\n', shortest numbers without exponent, no text a spreadsheet computes.

    Examples
    --------
    >>> frame = schema.empty("tasks")
    >>> render("tasks", frame)[:18]
    b'document_id,number'
    """
    contract = schema.table(name)
    columns = [_cells(frame[column.name], column.type) for column in contract.columns]
    return written(contract.header, zip(*columns, strict=True)).encode("utf-8")


def number(value: float) -> str:
    """Write a number as a person would: shortest digits that give it back, no exponent.

    Examples
    --------
    >>> number(80000.0), number(0.3), number(1e12), number(-1e-7), number(float("nan"))
    ('80000', '0.3', '1000000000000', '-0.0000001', '')
    """
    return "" if np.isnan(value) else np.format_float_positional(value + 0.0, trim="-")


def csvs(tables: Tables) -> dict[str, bytes]:
    """Render the five tables, file name to content.

    Examples
    --------
    >>> list(csvs(Tables.empty()))
    ['statements.csv', 'targets.csv', 'observations.csv', 'tasks.csv', 'documents.csv']
    """
    return {f"{name}.csv": render(name, frame) for name, frame in tables}


def write(rendered: Mapping[str, bytes], folder: Path) -> None:
    """Write rendered files, all in one step: a folder never holds tables of two builds.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> write({"tasks.csv": b"number"}, folder / "processed")
    >>> [path.name for path in (folder / "processed").iterdir()]
    ['tasks.csv']
    """
    write_together(folder.parent, {folder / name: content for name, content in rendered.items()})


def check(rendered: Mapping[str, bytes], folder: Path) -> None:
    """Compare rendered files with those on disk.

    Raises
    ------
    StaleTables
        Naming the files that are missing, that differ, or that no build makes.
    """
    stale = []
    for name, content in rendered.items():
        path = folder / name
        if not path.is_file():
            stale.append(f"{name} is missing")
        elif path.read_bytes() != content:
            stale.append(f"{name} differs{_first_difference(path.read_bytes(), content)}")
    surplus = sorted(path.name for path in folder.glob("*") if path.name not in rendered)
    stale += [f"{name} is made by no build" for name in surplus if not name.startswith(".")]
    if stale:
        raise StaleTables(
            expected="tables as the raw data give them",
            found="; ".join(stale),
            where="data/processed",
            remedy="Run `indicators build`, look at the change, and commit it.",
        )


def _first_difference(old: bytes, new: bytes) -> str:
    """Name the first line in which two files differ."""
    lines = zip(old.split(b"\n"), new.split(b"\n"), strict=False)
    first = next((i for i, (a, b) in enumerate(lines, 1) if a != b), 0)
    return f" from line {first}" if first else " in length"


def _cells(values: pd.Series, kind: str) -> list[str]:
    """Write one column's cells as text."""
    if kind == "boolean":
        return ["true" if value else "false" for value in values]
    if kind == "string":
        return [str(value) for value in values]
    return [number(value) for value in values.to_numpy(dtype="float64", na_value=np.nan)]


def _require(frame: pd.DataFrame, name: str, is_right: pd.Series, expected: str, path: Path) -> None:
    """Refuse a column with a cell that is not of its type."""
    wrong = frame.loc[~is_right.astype(bool), name]
    if len(wrong):
        row = int(wrong.index[0]) + 2
        raise _unbuilt(f"{name}: {expected}", f"{wrong.iloc[0]!r} in row {row}", path)


def _unbuilt(expected: str, found: str, path: Path) -> TableFault:
    """Say that a table is not there in its present form."""
    return TableFault(
        expected=expected,
        found=found,
        where=f"data/processed/{path.name}",
        remedy="Run `indicators build`.",
    )
