"""Tables to observe, and hands to fill in their workbooks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
from typer.testing import Result

from indicators.project import Project
from indicators.tables.reported import observations
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.reported.statistic_figures import STATISTICS_FILE
from indicators.workbooks.observe.observe_layout import layout

from ... import commands

SOURCE = "锦州市统计局 2025年上半年主要经济指标（虚构）"
ROWS = [
    ["锦州市2025年1-6月主要经济指标"],
    ["指标", "单位", "绝对数", "比上年增长（%）"],
    ["地区生产总值", "亿元", "601.2", "5.5"],
    ["固定资产投资", "亿元", "", "0"],
    ["一般公共预算收入", "万元", "704,123", "7.4"],
    ["营商示范企业", "家", "88", ""],
]
SMALL = [["锦州市2025年1-6月主要经济指标"], ["指标", "上半年"], ["地区生产总值增速（%）", "5.5"]]


def run(*words: object) -> Result:
    return commands.run("--lang", "en", *words)


def table(path: Path, rows: list[list[str]] = ROWS, encoding: str = "gb18030") -> Path:
    """Write a table as the site gives it."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def fill(path: Path, changes: dict[tuple[str, str, str], str]) -> None:
    """Fill in cells of a workbook: by sheet, words of the row, and column."""
    book = openpyxl.load_workbook(path)
    for (key, words, column), text in changes.items():
        sheet, names = book[layout().sheets[key]], list(getattr(layout(), key))
        rows = [
            row
            for row in sheet.iter_rows(min_row=2)
            if not words or words in " ".join(str(cell.value or "") for cell in row)
        ]
        assert rows, words
        rows[0][names.index(column)].value = text
    book.save(path)


def cells(path: Path, key: str) -> list[dict[str, str]]:
    """Read a sheet of a workbook."""
    rows = openpyxl.load_workbook(path)[layout().sheets[key]].iter_rows(min_row=2, values_only=True)
    return [dict(zip(getattr(layout(), key), (str(cell or "") for cell in row), strict=True)) for row in rows]


def stored(project: Project) -> list[Figure]:
    return [figure for figure in observations.read(project) if figure.file == STATISTICS_FILE]
