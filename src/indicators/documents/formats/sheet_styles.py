"""The looks of a workbook's cells that mean something: number formats, moved-in words, white letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats.archives import attribute, child

GENERAL = "General"
# The formats that files name by number alone (ECMA-376, part 1, 18.8.30).
_BUILT_IN = dict(enumerate((
    GENERAL, "0", "0.00", "#,##0", "#,##0.00", '"$"#,##0_);("$"#,##0)', '"$"#,##0_);[Red]("$"#,##0)',
    '"$"#,##0.00_);("$"#,##0.00)', '"$"#,##0.00_);[Red]("$"#,##0.00)', "0%", "0.00%", "0.00E+00", "# ?/?",
    "# ??/??", "mm-dd-yy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss",
    "m/d/yy h:mm",
))) | dict(enumerate((
    "#,##0_);(#,##0)", "#,##0_);[Red](#,##0)", "#,##0.00_);(#,##0.00)", "#,##0.00_);[Red](#,##0.00)",
    r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)', r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)', "mm:ss", "[h]:mm:ss", "mmss.0",
    "##0.0E+0", "@",
), 37))  # fmt: skip
_WHITE = "FFFFFFFF"
# The first colour of a theme is that of the page.
_PAGE = "0"
_WIDEST_INDENT = 10
# Excel takes 255 characters.
_LONGEST_FORMAT = 512
_NO_DATE = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_PASSED = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style says.

    Attributes
    ----------
    form : str
        The number format.
    is_date, is_passed : bool
        Whether a number is a day or an hour, or hours that passed.
    """

    form: str = GENERAL
    is_date: bool = False
    is_passed: bool = False
    indent: int = 0
    is_white: bool = False


PLAIN = Style()


def styles(root: Any) -> list[Style]:
    """List the styles of cells that a part with styles has, none if there is no such part."""
    if root is None:
        return []
    forms = {
        attribute(one, "numFmtId"): attribute(one, "formatCode", GENERAL) for one in _inside(root, "numFmts")
    }
    white = [_is_white(child(font, "color")) for font in _inside(root, "fonts")]
    filled = [
        attribute(child(fill, "patternFill"), "patternType", "none") != "none"
        if child(fill, "patternFill") is not None
        else child(fill, "gradientFill") is not None
        for fill in _inside(root, "fills")
    ]
    found = []
    for one in _inside(root, "cellXfs"):
        number = attribute(one, "numFmtId", "0")
        form = forms.get(number) or _BUILT_IN.get(_integer(number), GENERAL)
        letters, ground = (
            known[at] if (at := _integer(attribute(one, name, "0"))) < len(known) else False
            for name, known in (("fontId", white), ("fillId", filled))
        )
        alignment = child(one, "alignment")
        indent = _integer(attribute(alignment, "indent")) if alignment is not None else 0
        found.append(style(form, indent, is_white=letters and not ground))
    return found


def style(form: str, indent: int, *, is_white: bool) -> Style:
    """Read what a number format and the looks of a cell mean."""
    if len(form) > _LONGEST_FORMAT:
        form = GENERAL
    first = form.partition(";")[0]
    is_date = bool(_DATE.search(_NO_DATE.sub("", first)))
    return Style(form, is_date, is_date and bool(_PASSED.match(first)), min(indent, _WIDEST_INDENT), is_white)


def _is_white(color: Any) -> bool:
    if color is None:
        return False
    return attribute(color, "rgb").upper() == _WHITE or attribute(color, "theme") == _PAGE


def _inside(root: Any, name: str) -> Any:
    found = child(root, name)
    return found if found is not None else ()


def _integer(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,7}", text) else 0
