"""Reads a CSV that people edit, row by row, and names the row where it cannot be read."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from indicators.errors import UnreadableTable
from indicators.storage.plain_files import WRITTEN, decoded, read_plain
from indicators.storage.safe_csv import unguard


def csv_rows(
    path: Path, header: Sequence[str], where: str, optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    r"""Go through a file's rows with the line each ends on.

    Parameters
    ----------
    path : Path
        A CSV in UTF-8, with or without a byte order mark.
    header : sequence of str
        The columns it must have, in whatever order.
    optional : sequence of str
        Columns that it may have beside them, all or none.

    Raises
    ------
    UnreadableTable
        For bytes that are no UTF-8, another header, a row with too many or too few cells, or a quote
        that never closes.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_text("place,value\n鞍山市,6\n", encoding="utf-8")
    >>> list(csv_rows(path, ["place", "value"], "a.csv"))
    [(2, {'place': '鞍山市', 'value': '6'})]
    """
    try:
        text = decoded(read_plain(path, WRITTEN))
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            expected="a CSV in UTF-8",
            found=f"bytes that are none, from byte {error.start}",
            where=where,
            remedy="Save it again as CSV UTF-8.",
        ) from error
    # Not splitlines, which parts a text at signs that end no line of a CSV.
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        found = next(lines, [])
        header = [*header, *(optional if set(optional) <= set(found) else ())]
        if odd := (Counter(found) - Counter(header)) + (Counter(header) - Counter(found)):
            wrong = ", ".join(sorted(odd))
            raise UnreadableTable(
                expected=f"the columns {', '.join(header)}",
                found=f"a header that differs in {wrong}",
                where=f"{where}, row 1",
                remedy="Correct the header; the README beside the file says what each column holds.",
            )
        for cells in lines:
            if len(cells) != len(header):
                raise UnreadableTable(
                    expected=f"{len(header)} cells",
                    found=f"{len(cells)} cells: {','.join(cells)[:80]!r}",
                    where=f"{where}, row {lines.line_num}",
                    remedy="Put cells that hold a comma into double quotes, and fill up missing ones.",
                )
            yield lines.line_num, dict(zip(found, map(unguard, cells), strict=True))
    except csv.Error as error:
        raise UnreadableTable(
            expected="a CSV with double quotes around cells that need them",
            found=str(error),
            where=f"{where}, row {lines.line_num}",
            remedy="Mend the quotes on that line.",
        ) from error
