"""A figure is marked where it stands, also where its signs stand twice in the sentence."""

from __future__ import annotations

import pytest

from indicators.reading.extraction import extract
from indicators.reading.statement import row_of
from indicators.tables.contract import schema
from indicators.tables.contract.keyed_records import KeyedRecords
from indicators.tables.contract.records import StatementRow
from indicators.views.quote_places import QuotePlaces


def found_in(paper: str) -> tuple[list[StatementRow], QuotePlaces]:
    found = extract(paper.encode(), place="鞍山市", period="2025", kind="work_report")
    table = schema.typed("statements", [row_of(one) for one in found.statements])
    rows = KeyedRecords((table, StatementRow, "statement_id"))
    return list(rows.values()), QuotePlaces(table, rows)


def places(sentence: str) -> list[tuple[str, str]]:
    """The figures of a sentence, each with the words before the place where it is marked."""
    paper = f"2025年鞍山市政府工作报告\n二、2025年工作安排\n{sentence}\n"
    rows, known = found_in(paper)
    return [(row.indicator, row.sentence[: known.of(row)][-6:]) for row in rows]


@pytest.mark.parametrize("blank", ["", "  ", "\u3000"])
def test_each_of_several_figures_that_are_written_alike_is_marked(blank):
    told = places(
        f"规模以上工业增加值增长8%以上，{blank}固定资产投资增长8%，{blank}一般公共预算收入增长6%、社会消费品零售总额增长7%，"
        f"城镇居民人均可支配收入增长6%，农村居民人均可支配收入{blank}增长7%。"
    )
    assert told == [
        ("规模以上工业增加值", "业增加值增长"), ("固定资产投资", "资产投资增长"),
        ("一般公共预算收入", "预算收入增长"), ("社会消费品零售总额", "零售总额增长"),
        ("城镇居民人均可支配收入", "支配收入增长"), ("农村居民人均可支配收入", "支配收入增长"),
    ]  # fmt: skip


def test_they_are_places_of_their_own():
    sentence = "规模以上工业增加值增长8%以上，固定资产投资增长8%，城镇居民人均可支配收入增长8%。"
    paper = f"2025年鞍山市政府工作报告\n二、2025年工作安排\n{sentence}\n"
    rows, known = found_in(paper)
    first = sentence.index("8%")
    second = sentence.index("8%", first + 1)
    assert [known.of(row) for row in rows] == [first, second, sentence.rindex("8%")]
