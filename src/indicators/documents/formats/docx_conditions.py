"""What the style of a table says about the text of single rows and columns: its head, ends and stripes."""

from __future__ import annotations

import re
from typing import Any

from indicators.documents.formats.archives import ancestor, attribute, child, local

# The attribute of tblLook, and its bit where all of them are written as one number.
_LOOKS = {
    "firstRow": ("firstRow", 0x20),
    "lastRow": ("lastRow", 0x40),
    "firstCol": ("firstColumn", 0x80),
    "lastCol": ("lastColumn", 0x100),
}
_NO_STRIPES = ("noHBand", 0x200)
# The most telling first, as Word has them.
_ORDER = ("firstRow", "lastRow", "firstCol", "lastCol", "band1Horz", "band2Horz", "wholeTable")


class Conditions:
    """The parts of table styles that hold for a cell."""

    def __init__(self) -> None:
        self._parts: dict[Any, dict[str, Any]] = {}
        self._rows: tuple[Any, dict[Any, int]] = (None, {})

    def properties(self, table: Any, chain: list[Any], run: Any) -> list[Any]:
        """List the properties of runs that a table's styles have for the cell of a run.

        Parameters
        ----------
        table : lxml.etree._Element or None
            The nearest around the run.
        chain : list of lxml.etree._Element
            Its style and those it is based on.
        run : lxml.etree._Element
            The run.
        """
        known = [part for style in chain if (part := self._of_style(style))]
        if not known:
            return []
        holding = self._holding(table, run)
        return [part[kind] for kind in _ORDER if kind in holding for part in known if kind in part]

    def _of_style(self, style: Any) -> dict[str, Any]:
        if style not in self._parts:
            self._parts[style] = {
                attribute(part, "type"): properties
                for part in style
                if local(part) == "tblStylePr" and (properties := child(part, "rPr")) is not None
            }
        return self._parts[style]

    def _holding(self, table: Any, run: Any) -> set[str]:
        if self._rows[0] is not table:
            rows = (one for one in table.iter() if local(one) == "tr" and ancestor(one, "tbl") is table)
            self._rows = table, {row: number for number, row in enumerate(rows)}
        look = child(table, "tblPr", "tblLook")
        numbers, row, cell = self._rows[1], ancestor(run, "tr"), ancestor(run, "tc")
        at = numbers.get(row, 0)
        cells = [one for one in row if local(one) == "tc"] if row is not None else []
        places = {
            "firstRow": at == 0,
            "lastRow": at == len(numbers) - 1,
            "firstCol": bool(cells) and cells[0] is cell,
            "lastCol": bool(cells) and cells[-1] is cell,
        }
        found = {name for name, holds in places.items() if holds and _is_set(look, *_LOOKS[name])}
        if not _is_set(look, *_NO_STRIPES):
            found.add("band1Horz" if (at - _is_set(look, *_LOOKS["firstRow"])) % 2 == 0 else "band2Horz")
        return found | {"wholeTable"}


def _is_set(look: Any, name: str, bit: int) -> bool:
    if look is None:
        return False
    if told := attribute(look, name):
        return told in ("1", "true", "on")
    value = attribute(look, "val")
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", value)) and bool(int(value, 16) & bit)
