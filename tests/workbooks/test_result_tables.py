from __future__ import annotations

import io

import openpyxl
import pandas as pd

from indicators.workbooks.result_tables import render

FRAME = pd.DataFrame(
    {
        "indicator": ["=SUM(A1)", "5G基站"],
        "value": [80000.0, float("nan")],
        "empty": ["", ""],
        "caveats": ["", "year_unknown:2021;target_upper_bound"],
    }
)


def test_a_csv_keeps_codes_and_shortest_numbers():
    text = render("csv", {"first": FRAME.iloc[:1], "last": FRAME}).decode("utf-8")
    assert text.splitlines() == [
        "indicator,value,empty,caveats",
        "'=SUM(A1),80000,,",
        "5G基站,,,year_unknown:2021;target_upper_bound",
    ]


def test_a_terminal_table_leaves_empty_columns_out_and_says_codes_in_words():
    text = render("table", {"a": FRAME}).decode("utf-8")
    assert "empty" not in text
    assert "缺2021年数据；年度目标口径较宽，比重为上限" in text
    assert "2021 is unknown; the annual target counts more" in render("table", {"a": FRAME}, "en").decode(
        "utf-8"
    )


def test_a_workbook_keeps_numbers_and_never_turns_text_into_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", {"a": FRAME, "b": FRAME})))
    assert book.sheetnames == ["a", "b"]
    sheet = book["a"]
    assert sheet["A2"].value == "=SUM(A1)"
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 80000
    assert sheet["B3"].value is None
    assert sheet.freeze_panes == "A2"
