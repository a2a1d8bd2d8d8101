"""Text that one program writes for another: JSON, and tables whose cells a comma or semicolon parts."""

from __future__ import annotations

import re

from indicators.storage.expressions import expression

_JSON = expression(r'\s*(?:\{\s*(?:"|\})|\[\s*[\[{"])')
_JSON_END = ("}", "]")
# As many characters tell what the others are.
_LOOK_INTO = 20_000
# A title may stand over a table, and a note under it.
_LEAST_SHARE, _FEWEST_LINES = 0.6, 3
# Signs of a cell on average: what stands between the commas of prose is longer, and ends in full stops.
_LONGEST_CELL, _MOST_SENTENCES = 10, 0.2
_SENTENCE_END = expression(r"[。！？]")
_SIGNS = (",", ";")
_QUOTED, _THOUSANDS = r'"[^"\n]*"', r"(?<=\d),(?=\d{3}(?!\d))"
# In 1,234 a comma parts none, unless 800,900 are two cells; at the end of an item the only one parts none.
_SEPARATORS = tuple(
    (sign, expression(rf"{passed}|(?P<cut>{sign})"))
    for sign in _SIGNS
    for passed in (_QUOTED, f"{_QUOTED}|{_THOUSANDS}")
)
_ITEM_END = expression(r"[^,;]*[,;]\s*")


def is_json(text: str) -> bool:
    """Whether a text is JSON by how it begins and ends, a line of it for each thing too.

    Examples
    --------
    >>> is_json('{"文本": "增长6%"}'), is_json("[2023]4号文件。[附件]")
    (True, False)
    """
    return _JSON.match(text) is not None and text.rstrip()[-1:] in _JSON_END


def is_separated(text: str) -> bool:
    r"""Whether most lines of a text have the same number of commas, or of semicolons, as rows of a table do.

    Examples
    --------
    >>> is_separated("指标,目标\n就业,65\n床位,9\n"), is_separated("增5%,就业65人。\n产9吨,增。\n值9,降。")
    (True, False)
    """
    lines = [line for line in text[:_LOOK_INTO].splitlines() if line.strip()]
    sentences = sum(_SENTENCE_END.search(line) is not None for line in lines)
    if sentences > _MOST_SENTENCES * len(lines):
        return False
    return any(_have_same_cuts(lines, cut) for separator, cut in _SEPARATORS if separator in text)


def _have_same_cuts(lines: list[str], separator: re.Pattern[str]) -> bool:
    lines_by_cuts: dict[int, list[str]] = {}
    for line in lines:
        cuts = sum(match["cut"] is not None for match in separator.finditer(line))
        if cuts and not _ITEM_END.fullmatch(line):
            lines_by_cuts.setdefault(cuts, []).append(line)
    cuts, rows = max(lines_by_cuts.items(), key=lambda told: len(told[1]), default=(0, []))
    if len(rows) < max(_FEWEST_LINES, _LEAST_SHARE * len(lines)):
        return False
    return sum(map(len, rows)) <= _LONGEST_CELL * (cuts + 1) * len(rows)
