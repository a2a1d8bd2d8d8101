"""Tables whose cells stand in a line of text with a blank between, or nothing: 1教育年限(年)14.514.6.

The words of the head tell where its cells begin; a row is cut at its unit, its nature and its figures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from indicators.documents.faults.text_faults import PassedOver
from indicators.documents.grids.table_captions import CAPTION, described
from indicators.documents.grids.table_grid import Table, TableCell
from indicators.documents.grids.table_text import made
from indicators.reading.grids import fused_cells
from indicators.reading.grids.units import unit_of
from indicators.reading.grids.words import words
from indicators.reading.lexicon import any_of
from indicators.reading.quantities.full_width import one_width_of_all
from indicators.storage.expressions import expression

_UNIT_BRACKET = expression(r"\(([^()]*)\)")
_SERIAL = expression(r"\d{1,2}(?=[\u4e00-\u9fffA-Za-z★*]|\d*\D{4})")
# By what a line may be parted into as many cells as the head has: signs, wide gaps, any blank.
_PARTED = (
    expression(r"[^\t|\xa0\x07]*[^\s|\x07]"),
    expression(r"[^\s|]+(?: [^\s|]+)*"),
    expression(r"[^\s|]+"),
)
_CELL = expression(
    r"[〔\[(【]?(?:≥|≤|>=|<=|>|<|超过|不低于|不高于)?-?\d+(?:,\d{3})*(?:\.\d+)?(?:-\d+(?:\.\d+)?)?[〕\])】]?%?\*?(?:左右|以上|以内|以下)?"
    r"|-+|/(?!\d)|[^\d\s|≥≤<>〔\[/-][^\d\s|≥≤<>〔\[-]*"
)
_FUSED = expression(r"(?P<sign>[<>≤≥])?(?P<run>[\d.]+)$")
_ENDS_LIKE_A_CELL = expression(r"[\d\]〕]\s*\*?$|-$|\|$|(?:左右|以上|以内|以下|水平|任务|同步|前列)$")
_OTHER_PART = expression(r"第[一二三四五六七八九十百]+[篇章节]|[一二三四五六七八九十]{1,3}、")
_NOTE = expression(r"\s*(?:注|备注|说明):|\s*[①②③④⑤]|\s*\d[.、]“")
_RULE = expression(r"[-|:\s]+")
_LONGEST_HEADER = 100
_LONGEST_REST = 8
_LONGEST_GROUP_HEAD = 14

Cells = list[tuple[int, int]]


def find(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[Table, dict[int, str]]]:
    r"""Find the tables of a text whose cells only words part.

    Parameters
    ----------
    text : str
        As the reading sees it.
    taken : sequence of (int, int)
        The spans of the tables that are known; nothing is looked for in them.

    Returns
    -------
    list of (Table, dict)
        Each with the flags of its cells, by where they begin: cells cut out of one run of digits that may
        be cut otherwise.

    Examples
    --------
    >>> ((table, _),) = find("表1 目标\n指标名称属性2020年2025年\n粮食产量(万吨)约束性120 130\n", [])
    >>> [cell.text for cell in table.cells if cell.row]
    ['粮食产量(万吨)', '约束性', '120', '130']
    """
    source = one_width_of_all(text)
    passed_over = PassedOver(taken)
    found: list[tuple[Table, dict[int, str]]] = []
    at = 0
    while name := _names().search(source, at):
        start = source.rfind("\n", 0, name.start()) + 1
        at = _line_end(source, start) + 1
        header = None if start in passed_over else _header(source, start, at - 1)
        if header:
            reader = _Reader(text, source, header)
            at = reader.read(at, passed_over)
            found += reader.tables()
    return found


def _line_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return len(text) if stop < 0 else stop


@cache
def _names() -> re.Pattern[str]:
    return expression(any_of(words()["columns"]["glued"]))


def _header(text: str, start: int, stop: int) -> list[tuple[str, int, int]] | None:
    """Cut the head of such a table into its cells, None if a line is no such head."""
    if stop - start > _LONGEST_HEADER or any(sign in text[start:stop] for sign in "。，\t|"):
        return None
    found = [(str(m.lastgroup), m.start(), m.end()) for m in _head_words().finditer(text, start, stop)]
    kinds = [kind for kind, _, _ in found]
    if "name" not in kinds or "value" not in kinds or len(kinds) < 3:
        return None
    rest = "".join(
        text[a:b]
        for a, b in zip([start, *(e for _, _, e in found)], [*(s for _, s, _ in found), stop], strict=True)
    )
    return found if len(re.sub(r"[\s\[\]()累计]", "", rest)) <= _LONGEST_REST else None


@cache
def _head_words() -> re.Pattern[str]:
    lists = words()
    exact = lists["columns"]["exact"]
    told = any_of(
        word for name in ("actual", "estimate", "target", "baseline") for word in lists["roles"][name]
    )
    grown = any_of([*lists["measures"]["growth"], "累计"])
    return expression(
        rf"(?P<serial>{any_of(exact['serial'])})|(?P<unit>{any_of(exact['unit'])})|(?P<nature>{any_of(exact['nature'])})"
        rf"|(?P<value>(?:20\d\d年(?:\([^)]*\))?(?:{told})?|“?十[一二三四五六]五”?(?:规划)?(?:期末)?(?:{told})"
        rf"|(?:累计|年均)(?:(?:或|/|、)?(?:年均|累计))?(?:{grown})?|规划目标|目标值|现状值|目标)(?:\[累计\])?(?:\(%\))?)"
        rf"|(?P<name>(?:主要)?指标(?:名称|内容)?|{any_of(lists['columns']['ends']['name'])})"
    )


class _Reader:
    """Gathers the rows below a head."""

    def __init__(self, text: str, source: str, header: list[tuple[str, int, int]]) -> None:
        self._text, self._source = text, source
        self._kinds = [kind for kind, _, _ in header]
        self._rows: list[list[tuple[int, int, int]]] = [[(c, a, b) for c, (_, a, b) in enumerate(header)]]
        self._flags: dict[int, str] = {}
        self._known: frozenset[float] | None = None
        self._width = sum(kind == "value" for kind in self._kinds)

    def read(self, at: int, passed_over: PassedOver) -> int:
        """Take in the lines from a place on, and give where the first stands that is none of the table's."""
        while at < len(self._source):
            stop = _line_end(self._source, at)
            line = self._source[at:stop].strip()
            is_other = (
                at not in passed_over
                and line
                and (_header(self._source, at, stop) or not self._takes(line, at, stop))
            )
            if is_other:
                return at
            at = stop + 1
        return at

    def _takes(self, line: str, start: int, stop: int) -> bool:
        """Take a line into the table; tell whether it belongs to it."""
        if not _belongs(line):
            return False
        if _is_row(line) and not _NOTE.match(line):
            self._rows.append(self._row(start, stop))
            return True
        if _NOTE.match(line) or _RULE.fullmatch(line):
            return True
        begin = start + len(self._source[start:stop]) - len(self._source[start:stop].lstrip())
        self._rows.append([(0, begin, begin + len(line))])
        return True

    def tables(self) -> list[tuple[Table, dict[int, str]]]:
        """Give what was gathered as a table; none without rows."""
        while len(self._rows[-1]) == 1:
            self._rows.pop()
        if len(self._rows) < 2:
            return []
        cells = [
            TableCell(self._text[a:b], r, c, columns=len(self._kinds) if len(row) == 1 else 1, start=a, end=b)
            for r, row in enumerate(self._rows)
            for c, a, b in row
        ]
        (table,) = described(self._text, [made(cells)])
        return [(table, self._flags)]

    def _row(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        """Cut a row into its cells."""
        text = self._source
        for parted in _PARTED:
            fields = [match.span() for match in parted.finditer(self._text, start, stop)]
            if len(fields) == len(self._kinds):
                return [(c, a, b) for c, (a, b) in enumerate(fields)]
        if whole := self._with_blank_in_name(fields):
            return whole
        begin, end = start, stop
        while begin < end and text[begin] in " |":
            begin += 1
        row: list[tuple[int, int, int]] = []
        if "serial" in self._kinds and (number := _SERIAL.match(text, begin, end)):
            row.append((self._kinds.index("serial"), *number.span()))
            begin = number.end()
        name_end, unit_end = _unit_end(text, begin, end)
        if nature := _nature().search(text, begin, end):
            name_end = name_end or nature.start()
            row.append(
                (self._kinds.index("nature") if "nature" in self._kinds else len(self._kinds), *nature.span())
            )
        spans = [(begin, unit_end or (nature.start() if nature else begin))]
        row.append((self._kinds.index("name"), *_stripped(text, *spans[0])))
        first, last = unit_end or (nature.end() if nature else begin), end
        if nature:
            is_behind = unit_end and re.search(r"\d", text[unit_end : nature.start()])
            first, last = (first, nature.start()) if is_behind else (max(first, nature.end()), end)
        values = [i for i, kind in enumerate(self._kinds) if kind == "value"]
        row += [
            (at, a, b) for at, (a, b) in zip(values, self._cells(text, first, last, name_end), strict=False)
        ]
        return [(c, a, b) for c, a, b in sorted(row) if c < len(self._kinds)]

    def _with_blank_in_name(self, fields: Cells) -> list[tuple[int, int, int]]:
        """Put the pieces of a name together, where a unit and as many cells as are named follow."""
        if "unit" not in self._kinds:
            return []
        at, unit = self._kinds.index("name"), self._kinds.index("unit")
        more = len(fields) - len(self._kinds)
        if more < 0 or unit != at + 1 or not unit_of(self._source[slice(*fields[unit + more])]):
            return []
        joined = [*fields[:at], (fields[at][0], fields[at + more][1]), *fields[unit + more :]]
        return [(c, a, b) for c, (a, b) in enumerate(joined)]

    def _cells(self, text: str, start: int, end: int, name_end: int) -> Cells:
        """Cut the figures of a row apart; a run of digits without a blank is cut where it is likeliest."""
        a, b = _stripped(text, start, end)
        is_glued = not re.search(r"[\s|]", text[a:b]) and self._width == 2
        if is_glued and (run := _FUSED.fullmatch(text, a, b)):
            is_percent = "%" in text[name_end:start]
            candidates = fused_cells.cuts(run["run"], is_percent=is_percent, known=self._elsewhere())
            if candidates:
                return self._cut(a, run["sign"] or "", candidates)
        return [match.span() for match in _CELL.finditer(text, a, b)]

    def _cut(self, begin: int, sign: str, candidates: list[fused_cells.Cut]) -> Cells:
        """Take the likeliest cut; what is not certain is flagged with its candidates."""
        best = candidates[0]
        middle = begin + len(sign) + len(best.first)
        if not fused_cells.is_certain(candidates):
            others = ",".join(f"{cut.first}|{cut.second}" for cut in candidates[:4])
            self._flags[begin] = self._flags[middle] = f"fused_cells:{others}"
        return [(begin, middle), (middle, middle + len(best.second))]

    def _elsewhere(self) -> Collection[float]:
        """Collect the decimal figures outside the table: fused cells may be cut by them."""
        if self._known is None:
            start = self._rows[0][0][1]
            line = self._source.rfind("\n", 0, start)
            stop = self._end()
            self._known = frozenset(
                value for at, value in fused_cells.decimals(self._source) if not line <= at < stop
            )
        return self._known

    def _end(self) -> int:
        """Find where the rows below the head end, without reading them."""
        at = self._source.find("\n", self._rows[0][-1][2]) + 1
        while at:
            stop = self._source.find("\n", at)
            stop = len(self._source) if stop < 0 else stop
            line = self._source[at:stop].strip()
            if line and not _belongs(line):
                return at
            at = stop + 1 if stop < len(self._source) else 0
        return len(self._source)


def _belongs(line: str) -> bool:
    """Whether a line below such a head belongs to its table: a row, a note, a rule, the head of a group."""
    if _NOTE.match(line) or _is_row(line) or _RULE.fullmatch(line):
        return True
    if _OTHER_PART.match(line) or CAPTION.match(line) or line.endswith("。"):
        return False
    return len(re.sub(r"\s", "", line)) <= _LONGEST_GROUP_HEAD


def _is_row(line: str) -> bool:
    has_unit = bool(_UNIT_BRACKET.search(line) and _ENDS_LIKE_A_CELL.search(line))
    return bool(_nature().search(line)) or has_unit


@cache
def _nature() -> re.Pattern[str]:
    return expression(any_of(word for listed in words()["natures"].values() for word in listed))


def _unit_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the last bracket that holds a unit: where it begins and ends, 0 and 0 if there is none."""
    found = (0, 0)
    for bracket in _UNIT_BRACKET.finditer(text, start, end):
        if unit_of(bracket[1]):
            found = bracket.span()
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " |":
        start += 1
    while end > start and text[end - 1] in " |":
        end -= 1
    return start, end
