"""The tables in other people's formats, in a folder of their choice: all files of it, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from indicators.errors import BadArgument, nearest
from indicators.exchange import datapackage, duckdb_tables, growth_csv, open_sdg, parquet, sdmx
from indicators.storage.transaction import write_together
from indicators.tables.store import Tables

NOTICE = "NOTICE.txt"
WARNING = """本文件夹含有标注“不公开”的文件的内容，不得对外传播。
This folder holds content of papers marked 不公开 (not for the public). Do not pass it on.
"""
WORKBOOK = "indicators.xlsx"


def export(tables: Tables, form: str, folder: Path) -> list[Path]:
    """Write the tables into a folder.

    Parameters
    ----------
    tables : Tables
        All of them; where they hold papers marked 不公开, a notice beside the files says so.
    form : str
        sdmx, datapackage, xlsx, parquet, duckdb, opensdg or growth.
    folder : Path
        Made if missing. Files of the same names are replaced, others stay.

    Raises
    ------
    BadArgument
        If there is no such format, or the folder holds another export with files of the same names.
    MissingPackage
        For parquet and duckdb if DuckDB is not installed, for sdmx if sdmx1 is not.

    Examples
    --------
    >>> import tempfile
    >>> [path.name for path in export(Tables.empty(), "sdmx", Path(tempfile.mkdtemp()))]
    ['targets.csv', 'observations.csv', 'structure.xml', 'components.csv']
    """
    if form not in FORMS:
        raise BadArgument(
            expected=f"one of {', '.join(FORMS)}",
            found=repr(form),
            where="form",
            remedy=nearest(str(form), list(FORMS)),
        )
    folder = Path(folder)
    _require_no_other(folder, form)
    rendered = FORMS[form](tables)
    contents: dict[Path, bytes | None] = {folder / name: content for name, content in rendered.items()}
    if form == "opensdg":
        contents |= dict.fromkeys(_obsolete(folder, rendered))
    contents[folder / NOTICE] = WARNING.encode("utf-8") if tables.has_restricted else None
    write_together(folder, contents)
    return [path for path, content in contents.items() if content is not None]


def nothing_in(form: str, written: Sequence[Path]) -> str:
    """Say why an export holds no figure, "" if it does or its tables tell by themselves.

    Examples
    --------
    >>> nothing_in("opensdg", [Path("out/config_data.yml"), Path("out/metadata_schema.yml")])[:19]
    'No series is there:'
    >>> nothing_in("xlsx", [Path("out/indicators.xlsx")])
    ''
    """
    if form == "opensdg" and not any(path.parent.name == "data" for path in written):
        return (
            "No series is there: no figure of a whole year is known of an indicator that names a global goal "
            "(sdg in indicators.yaml). Figures come from papers and from indicators observe."
        )
    if form == "growth" and all(
        path.read_bytes().count(b"\n") < 2 for path in written if path.suffix == ".csv"
    ):
        return "No growth target is there: the file holds its head alone."
    return ""


def _require_no_other(folder: Path, form: str) -> None:
    """Refuse a folder with an export whose files have the same names and say something else."""
    for other, sign in _SIGNS.items():
        if form in _SIGNS and other != form and (folder / sign).exists():
            raise BadArgument(
                expected=f"a folder of its own for {form}",
                found=f"an export as {other}, with files of the same names",
                where=str(folder),
                remedy="Name another folder.",
            )


def _obsolete(folder: Path, rendered: dict[str, bytes]) -> list[Path]:
    """List what an earlier export for Open SDG left: an indicator held back now must not stay there."""
    old = {f"meta/{path.name}": path.read_bytes() for path in sorted((folder / "meta").glob("*.yml"))}
    return [folder / name for name in open_sdg.obsolete(old, rendered)]


def _parquet(tables: Tables) -> dict[str, bytes]:
    return {f"{name}.parquet": parquet.render(name, frame) for name, frame in tables}


def _workbook(tables: Tables) -> dict[str, bytes]:
    from indicators.workbooks import table_workbook

    return {WORKBOOK: table_workbook.render(dict(tables))}


# Both name their tables targets.csv and observations.csv; these files tell which they are.
_SIGNS = {"sdmx": "structure.xml", "datapackage": "datapackage.json"}
FORMS: dict[str, Callable[[Tables], dict[str, bytes]]] = {
    "sdmx": sdmx.package,
    "datapackage": datapackage.package,
    "xlsx": _workbook,
    "parquet": _parquet,
    "duckdb": duckdb_tables.package,
    "opensdg": open_sdg.package,
    "growth": growth_csv.package,
}
