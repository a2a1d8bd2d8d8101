"""The numbers that Word shows before paragraphs and does not write into them: 一、 （二） 3. ④."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats.archives import attribute, child, integer, local
from indicators.storage.expressions import expression

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand",
})  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_SILENT = frozenset(("bullet", "none"))
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 9999
_PLACE = expression(r"%([1-9])")


def write_number(number: int, form: str) -> str:
    """Write a number in one of Word's forms; forms of other languages become plain digits.

    Examples
    --------
    >>> write_number(21, "chineseCounting"), write_number(4, "lowerRoman")
    ('二十一', 'iv')
    """
    if form in _SILENT or not 0 <= number <= _LARGEST:
        return ""
    if form in _CHINESE:
        return _chinese(number)
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form in _CIRCLED and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in ("upperRoman", "lowerRoman"):
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    if number == 0:
        return "零"
    written = ""
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            written += _DIGITS[digit] + word
        elif written and number and not written.endswith("零"):
            written += "零"
    return written[1:] if written.startswith("一十") else written


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    pattern: str


class Numbering:
    """The lists of a document, and how far each has come.

    Parameters
    ----------
    numbering, styles : lxml.etree._Element or None
        The roots of numbering.xml and styles.xml.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._counted_with: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int | None, str]] = {}
        self._read_lists(numbering if numbering is not None else ())
        for style in styles if styles is not None else ():
            if local(style) == "style":
                number, level = _reference(child(style, "pPr"))
                based_on = child(style, "basedOn")
                base = attribute(based_on, "val") if based_on is not None else ""
                self._styles[attribute(style, "styleId")] = (number, level, base)

    def _read_lists(self, numbering: Any) -> None:
        abstract: dict[str, dict[int, Level]] = {}
        for element in numbering:
            if local(element) == "abstractNum":
                abstract[attribute(element, "abstractNumId")] = _levels(element)
            elif local(element) == "num":
                number = attribute(element, "numId")
                base = child(element, "abstractNumId")
                base_id = attribute(base, "val") if base is not None else ""
                levels = dict(abstract.get(base_id, {}))
                restarts = False
                for override in element:
                    if local(override) == "lvlOverride":
                        restarts = True
                        at = integer(attribute(override, "ilvl"))
                        levels.update(_levels(override))
                        start = child(override, "startOverride")
                        if start is not None and at in levels:
                            old = levels[at]
                            levels[at] = Level(integer(attribute(start, "val"), 1), old.form, old.pattern)
                self._levels[number] = levels
                # Lists made from one pattern go on counting together, unless one begins anew.
                self._counted_with[number] = number if restarts else f"pattern {base_id}"

    def next(self, properties: Any) -> str:
        """Write the number of the next paragraph with these properties, "" if it has none.

        Parameters
        ----------
        properties : lxml.etree._Element or None
            Its pPr.
        """
        number, at = _reference(properties)
        style = child(properties, "pStyle")
        name, seen = (attribute(style, "val") if style is not None else ""), set[str]()
        while not number and name in self._styles and name not in seen:
            seen.add(name)
            number, of_style, name = self._styles[name]
            at = at if at is not None else of_style
        levels = self._levels.get(number, {})
        level = at or 0
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._counted_with[number], {})
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for above in range(level):
            if above in levels:
                counts.setdefault(above, levels[above].start)

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            return write_number(counts.get(other, 1), levels[other].form) if other in levels else ""

        return "" if levels[level].form in _SILENT else _PLACE.sub(shown, levels[level].pattern)


def _levels(element: Any) -> dict[int, Level]:
    found = {}
    for level in element:
        if local(level) == "lvl":
            values = {local(part): attribute(part, "val") for part in level}
            found[integer(attribute(level, "ilvl"))] = Level(
                integer(values.get("start", "1"), 1),
                values.get("numFmt", "decimal"),
                values.get("lvlText", ""),
            )
    return found


def _reference(properties: Any) -> tuple[str, int | None]:
    """Read which list and level a paragraph or style names; list 0 means none."""
    number, level = child(properties, "numPr", "numId"), child(properties, "numPr", "ilvl")
    return (
        attribute(number, "val") if number is not None else "",
        integer(attribute(level, "val")) if level is not None else None,
    )
