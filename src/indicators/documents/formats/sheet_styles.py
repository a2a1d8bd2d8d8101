"""The looks of a workbook's cells that mean something: number formats, moved-in words, white letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats import colours
from indicators.documents.formats.archives import attribute, child, integer
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.symbol_fonts import draws_symbols
from indicators.storage.expressions import expression

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
# The first two colours of a theme are those of the page and of its letters.
_THEME = {"0": colours.WHITE, "1": colours.BLACK}
_PALETTE = {
    0: "000000", 1: "FFFFFF", 2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 6: "FF00FF", 7: "00FFFF",
}  # fmt: skip
# Beside the palette, those of the system: letters and the page.
_SYSTEM = {64: colours.BLACK, 65: colours.WHITE}
_TINT = expression(r"-?(?:0?\.\d{1,20}|[01](?:\.0{1,20})?)")
# Points: nobody reads smaller letters, or a row as low; in widths of a digit, a column as narrow.
SMALLEST, LOWEST, NARROWEST = 2.5, 3.0, 0.3
_WIDEST_INDENT = 10
# What is moved in so far is moved out of its cell.
_OUTSIDE = 50
# Excel takes 255 characters.
_LONGEST_FORMAT = 512
_NO_DATE = expression(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = expression(r"(?<![_\\])[dmhysDMHYS]")
_PASSED = expression(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style says."""

    form: str = GENERAL  # The number format.
    # is_date, is_passed: whether a number is a day or an hour, or hours that passed.
    is_date: bool = False
    is_passed: bool = False
    indent: int = 0
    is_unseen: bool = False  # Whether its letters are struck out, too small, or of the colour behind them.
    # The colours of its letters and behind them, None for one that is not known.
    ink: Colour | None = None
    ground: Colour | None = colours.WHITE


PLAIN = Style()


def styles(root: Any) -> list[Style]:
    """List the styles of cells that a part with styles has, none if there is no such part."""
    if root is None:
        return []
    _name_own_colours(root)
    forms = {
        attribute(one, "numFmtId"): attribute(one, "formatCode", GENERAL) for one in _inside(root, "numFmts")
    }
    fonts = list(_inside(root, "fonts"))
    filled = list(_inside(root, "fills"))
    fills = [ground_of(fill) for fill in filled]
    found = []
    for one in _inside(root, "cellXfs"):
        number = attribute(one, "numFmtId", "0")
        form = forms.get(number) or _BUILT_IN.get(integer(number), GENERAL)
        font = _nth(fonts, attribute(one, "fontId"))
        ground = _nth(fills, attribute(one, "fillId"), colours.WHITE)
        alignment = child(one, "alignment")
        indent = integer(attribute(alignment, "indent")) if alignment is not None else 0
        ink = ink_of(child(font, "color"))
        fill = _nth(filled, attribute(one, "fillId"))
        is_gone = _is_gone(font) or _is_filled_alike(child(font, "color"), fill)
        found.append(style(form, indent, ink=ink, ground=ground, is_gone=is_gone))
    return found


def _name_own_colours(root: Any) -> None:
    """Write the colours of a workbook that has a palette of its own where their numbers stand."""
    own = [attribute(one, "rgb") for one in _inside(child(root, "colors"), "indexedColors")]
    for one in root.iter() if own else ():
        number = attribute(one, "indexed")
        if number and (at := integer(number)) < len(own) and own[at]:
            one.set("rgb", own[at])


def style(
    form: str, indent: int, *, ink: Colour | None, ground: Colour | None, is_gone: bool = False
) -> Style:
    """Read what a number format and the looks of a cell mean."""
    if len(form) > _LONGEST_FORMAT:
        form = GENERAL
    first = form.partition(";")[0]
    is_date = bool(_DATE.search(_NO_DATE.sub("", first)))
    is_passed = is_date and bool(_PASSED.match(first))
    is_unseen = is_gone or indent > _OUTSIDE or is_alike(ink, ground)
    return Style(form, is_date, is_passed, min(indent, _WIDEST_INDENT), is_unseen, ink, ground)


def is_alike(ink: Colour | None, ground: Colour | None) -> bool:
    """Whether letters of a colour are not seen on another; of one that is not known they are."""
    return ink is not None and ground is not None and colours.are_alike(ink, ground)


def ink_of(color: Any) -> Colour | None:
    """Read a colour, black where there is none, None for one that is not known."""
    if color is None:
        return colours.BLACK
    if told := attribute(color, "rgb"):
        # What stands before the six digits is not looked at by spreadsheets.
        return colours.of_hex(told[-6:])
    if number := attribute(color, "indexed"):
        at = integer(number)
        return _SYSTEM.get(at) or colours.of_hex(_PALETTE.get(at - 8 if 8 <= at < 16 else at, ""))
    base, told = _THEME.get(attribute(color, "theme")), attribute(color, "tint", "0")
    if base is None or not _TINT.fullmatch(told):
        return None
    tint = float(told)
    # Towards white, or towards black (ECMA-376, part 1, 18.8.19): of a grey each part alike.
    grey = round(base[0] * (1 - tint) + 255 * tint if tint > 0 else base[0] * (1 + tint))
    return grey, grey, grey


def _is_filled_alike(color: Any, fill: Any) -> bool:
    """Whether letters and the filling behind them name the same colour, whichever it is."""
    pattern = child(fill, "patternFill")
    behind = child(pattern, "fgColor")
    if color is None or behind is None or attribute(pattern, "patternType") != "solid":
        return False
    names = [tuple(attribute(one, name) for name in ("theme", "indexed", "tint")) for one in (color, behind)]
    return names[0] == names[1] and any(names[0][:2])


def ground_of(fill: Any, name: str = "fgColor") -> Colour | None:
    """Read what a filling shows behind words: None for a pattern, or a colour that is not known."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        stops = [child(one, "color") for one in _inside(fill, "gradientFill")]
        shown = {ink_of(one) for one in stops} or {colours.WHITE}
        return shown.pop() if len(shown) == 1 else None
    kind = attribute(pattern, "patternType", "solid" if name == "bgColor" else "none")
    if kind == "none":
        return colours.WHITE
    color = child(pattern, name)
    return ink_of(color) if kind == "solid" and color is not None else None


def _is_gone(font: Any) -> bool:
    """Whether a font strikes its letters out, makes specks of them or draws pictures for them."""
    name = child(font, "name")
    if is_struck(font) or (name is not None and draws_symbols(attribute(name, "val"))):
        return True
    size = child(font, "sz")
    told = attribute(size, "val") if size is not None else ""
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,4})?", told)) and float(told) <= SMALLEST


def is_struck(font: Any) -> bool:
    """Whether a font strikes its letters out."""
    struck = child(font, "strike")
    return struck is not None and attribute(struck, "val", "1") not in ("0", "false")


def _nth(known: list[Any], number: str, default: Any = None) -> Any:
    at = integer(number)
    return known[at] if at < len(known) else default


def _inside(root: Any, name: str) -> list[Any]:
    """List what stands in the parts of that name; a file may have several."""
    return [one for part in root.iterchildren(f"{{*}}{name}") for one in part] if root is not None else []
