"""The list of a corpus, CSV or Parquet → its papers; all that is wrong with it is told at once."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from indicators.corpus import listing
from indicators.corpus.listing import Listed
from indicators.errors import IndicatorsError, ManifestFault, raise_all
from indicators.exchange.duckdb_tables import library
from indicators.storage import addresses
from indicators.storage.plain_files import decoded
from indicators.storage.safe_csv import unguard

_LARGEST = 1 << 30
# More than anybody reads.
_MOST_TOLD = 100
_OWN = "x_"


def read(address: str) -> list[Listed]:
    r"""Read a manifest.

    Parameters
    ----------
    address : str
        Of a CSV in UTF-8, or a Parquet file, with a column `path` and any of `listing.COLUMNS`. Paths are
        those beside the manifest, or whole paths, or URLs.

    Raises
    ------
    ManifestFault, UnknownPlace, BadParameter
        For all that is wrong, at once.
    MissingPackage
        For Parquet if DuckDB is not installed, for a URL if what opens it is not.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "list.csv"
    >>> _ = path.write_text("path,place,year\na.txt,鞍山市,2023\n", encoding="utf-8")
    >>> read(str(path))[0].known
    (('place', '鞍山市'), ('adcode', '210300'), ('period', '2023'))
    """
    name = addresses.line_of(address).replace("\\", "/").rpartition("/")[2]
    content = addresses.read(address, _LARGEST)
    if content is None:
        raise ManifestFault("a manifest", "no such file", addresses.line_of(address), "Check the path.")
    rows = list(_rows(content, name))
    columns = {column for row in rows[:1] for column in row}
    faults: list[IndicatorsError] = [
        listing.unknown_column(column, name)
        for column in sorted(columns - {*listing.COLUMNS})
        if not column.startswith(_OWN)
    ]
    if not rows or "path" not in columns:
        found = f"columns {', '.join(sorted(columns))}" if rows else "no row"
        remedy = "Name the papers in a column `path`, one a row, below a line of column names."
        raise_all([*faults, ManifestFault("a column path, and a row a paper", found, name, remedy)])
    papers = []
    stems = Counter(listing.stem_of(row["path"]) for row in rows)
    for number, row in enumerate(rows, 2):
        where = f"{name}, line {number}"
        told, wrong = listing.known({key: text for key, text in row.items() if text}, where)
        faults += wrong
        if not row["path"]:
            faults.append(
                ManifestFault("the path of a paper", "nothing", where, "Write it, or take the row out.")
            )
            continue
        identity = told.pop("id", "") or listing.name_of(
            row["path"], stems[listing.stem_of(row["path"])] == 1
        )
        papers.append(
            Listed(identity, row["path"], addresses.beside(address, row["path"]), tuple(told.items()))
        )
    faults += _twice(papers, name)
    if len(faults) > _MOST_TOLD:
        more = len(faults) - _MOST_TOLD
        rest = ManifestFault("a manifest without fault", f"{more} faults more", name, "Mend these first.")
        faults = [*faults[:_MOST_TOLD], rest]
    raise_all(faults)
    return papers


def _twice(papers: list[Listed], name: str) -> Iterator[ManifestFault]:
    remedy = "Take one of the rows out, or give each an id of its own."
    for what, counted in (
        ("path", Counter(paper.address for paper in papers)),
        ("id", Counter(paper.id for paper in papers)),
    ):
        for value, count in counted.items():
            if count > 1:
                told = addresses.line_of(value)
                yield ManifestFault(f"each {what} once", f"{told!r} {count} times", name, remedy)


def _rows(content: bytes, name: str) -> Iterator[Mapping[str, str]]:
    """Give the cells of each row as text, without blanks around them."""
    if content.startswith(b"PAR1"):
        header, rows = _parquet(content, name)
    else:
        try:
            lines = csv.reader(io.StringIO(decoded(content), newline=""), strict=True)
            header, *rows = [[unguard(cell) for cell in line] for line in lines if any(line)] or [[]]
        except (UnicodeDecodeError, csv.Error) as error:
            remedy = "Save it as CSV in UTF-8."
            raise ManifestFault(
                "a CSV in UTF-8, or Parquet", " ".join(str(error).split()), name, remedy
            ) from error
    columns = [str(column).strip() for column in header]
    if repeated := [column for column, count in Counter(columns).items() if count > 1]:
        remedy = "Take one of them out."
        raise ManifestFault("each column once", f"{', '.join(repeated)} twice", name, remedy)
    faults: list[IndicatorsError] = []
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            found, remedy = f"{len(row)} cells", "Put cells with a comma in quotes."
            faults.append(ManifestFault(f"{len(columns)} cells", found, f"{name}, line {number}", remedy))
            continue
        yield dict(zip(columns, (cell.strip() for cell in row), strict=True))
    raise_all(faults)


def _parquet(content: bytes, name: str) -> tuple[list[str], list[list[str]]]:
    duckdb = library("reads Parquet", "indicators corpus")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest.parquet"
        path.write_bytes(content)
        connection = duckdb.connect(":memory:")
        try:
            found = connection.execute("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(?)", [str(path)])
            header = [column[0] for column in found.description]
            return header, [["" if cell is None else cell for cell in row] for row in found.fetchall()]
        except duckdb.Error as error:
            told = " ".join(str(error).split())[:200]
            raise ManifestFault("a CSV in UTF-8, or Parquet", told, name, "Write it anew.") from error
        finally:
            connection.close()
