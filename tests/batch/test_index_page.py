"""The index: places and years by quarter, newest first, failures shown with their pages."""

from __future__ import annotations

import re
from dataclasses import replace

from indicators.batch import index_page, report_kinds
from indicators.batch.manifest import Entry, Manifest
from indicators.batch.report_kinds import ReportKinds, Short

from .conftest import ROOT_NOTEBOOKS

KINDS = report_kinds.load(ROOT_NOTEBOOKS)


def quarter(place: str, year: int, number: int, status: str = "done", lang: str = "zh") -> Entry:
    name = f"{place}-{year}-Q{number}"
    given = {"place": place, "quarter": f"{year}-Q{number}"}
    failed = f"{name}.failed.html" if status == "failed" else ""
    return Entry(
        name,
        name,
        lang,
        "quarterly_report.ipynb",
        given,
        status,
        page="" if failed else f"{name}.html",
        failed_page=failed,
    )


PLAN = Entry(
    "p", "规划", "zh", "plan_vs_annual.ipynb", {"place": "甲市", "year": 2023}, "done", page="p.html"
)
DUTY = Entry(
    "d", "分工", "zh", "responsibility.ipynb", {"place": "甲市", "year": 2023}, "done", page="d.html"
)
CITIES = Entry(
    "c", "对比 <甲>", "zh", "compare_cities.ipynb", {"places": ["甲市", "乙市"]}, "done", page="c.html"
)


def rows(manifest: Manifest, lang: str = "zh") -> list[tuple[str, int, list[str]]]:
    (group,) = index_page.listing(manifest, KINDS, lang)["groups"]
    return [
        (row["place"], row["year"], [(e or {}).get("page", "") for e in row["entries"]])
        for row in group["rows"]
    ]


def test_a_row_a_place_and_year_newest_first() -> None:
    quarters = (quarter("甲市", 2023, 1), quarter("甲市", 2023, 4), quarter("乙市", 2025, 2))
    made = Manifest((*quarters, PLAN, DUTY))
    assert rows(made) == [
        ("乙市", 2025, ["", "乙市-2025-Q2.html", "", "", "", ""]),
        ("甲市", 2023, ["甲市-2023-Q1.html", "", "", "甲市-2023-Q4.html", "p.html", "d.html"]),
    ]


def test_comparisons_and_other_notebooks_are_listed_below() -> None:
    odd = Entry("o", "另", "zh", "own.ipynb", {"place": "甲市", "year": 1}, "done", page="o.html")
    found = index_page.listing(Manifest((CITIES, odd)), KINDS, "zh")["lists"]
    assert [(one["title"], [entry["title"] for entry in one["entries"]]) for one in found] == [
        ("城市对比、总览和规划完成情况", ["对比 <甲>"]),
        ("项目自己的报告", ["另"]),
    ]
    html = index_page.page(Manifest((CITIES, odd)), KINDS)
    assert '<a href="c.html">对比 &lt;甲&gt;</a>' in html
    assert '<a href="o.html">另</a>' in html


def test_a_failure_is_shown_with_its_page_and_the_last_good_one() -> None:
    html = index_page.page(Manifest((quarter("甲市", 2023, 1, "failed"), quarter("甲市", 2023, 2))), KINDS)
    assert "有 1 份报告没有生成" in html
    assert re.search(r'<a class="chip bad" href="甲市-2023-Q1.failed.html">', html)
    again = Entry("x", "X", "zh", "n.ipynb", {}, "failed", page="x.html", failed_page="x.failed.html")
    assert '<a href="x.html">上次结果</a>' in index_page.page(Manifest((again,)), KINDS)


def test_languages_stand_apart() -> None:
    both = Manifest((quarter("甲市", 2023, 1), quarter("甲市", 2023, 1, lang="en")))
    assert [group["title"] for group in index_page.listing(both, KINDS, "zh")["groups"]] == [
        "地区与季度",
        "英文报告",
    ]
    assert index_page.language(both) == "zh"
    assert index_page.language(Manifest((quarter("甲市", 2023, 1, lang="en"),))) == "en"
    assert '<html lang="en">' in index_page.page(Manifest(), KINDS, "en")


def test_an_entry_that_no_longer_fits_its_notebook_is_listed_below() -> None:
    older = Entry(
        "a", "旧", "zh", "quarterly_report.ipynb", {"place": "甲市", "year": 2023, "quarter": 2}, "done"
    )
    found = index_page.listing(Manifest((older,)), KINDS, "zh")
    (below,) = found["lists"]
    assert (found["groups"], [entry["title"] for entry in below["entries"]]) == ([], ["旧"])


def test_a_kind_with_words_for_the_index_has_columns_with_its_head() -> None:
    kind = KINDS.by_notebook["quarterly_report.ipynb"]
    short = Short(of="my_note", file="my", zh="我的<b>", en="Mine")
    own = replace(
        kind, notebook="my_note.ipynb", declaration=kind.declaration.model_copy(update={"short": short})
    )
    made = replace(quarter("甲市", 2023, 2), notebook="my_note.ipynb")
    kinds = ReportKinds((own,))
    (group,) = index_page.listing(Manifest((made,)), kinds, "en")["groups"]
    assert group["heads"] == ["Place", "Year", "Mine Q1", "Mine H1", "Mine Q1–Q3", "Mine full year"]
    assert "我的&lt;b&gt; 一季度" in index_page.page(Manifest((made,)), kinds)


STATE = {
    "red": 1, "yellow": 2, "green": 3, "other": 0, "without": 5, "period": "2023-H1", "came_in": "2023-07-20",
}  # fmt: skip


def test_each_quarter_has_its_lights_and_says_when_data_came_in_last() -> None:
    told = replace(quarter("甲市", 2023, 2), state=STATE)
    html = index_page.page(Manifest((told, quarter("甲市", 2023, 3))), KINDS)
    assert re.findall(r'<span class="chip (\w+)">(.*?)</span>', html) == [
        ("bad", "红1"), ("watch", "黄2"), ("good", "绿3"), ("none", "无数据5"),
    ]  # fmt: skip
    assert re.findall(r"<small.*?>(.*?)</small>", html) == ["数据截至2023年上半年", "2023-07-20报送或公布"]
    assert "data up to H1 2023" in index_page.page(Manifest((told,)), KINDS, "en")


def test_a_quarter_without_data_says_that_alone() -> None:
    empty = STATE | {"red": 0, "yellow": 0, "green": 0, "period": "", "came_in": ""}
    html = index_page.page(Manifest((replace(quarter("甲市", 2023, 2), state=empty),)), KINDS)
    assert re.findall(r'<span class="chip (\w+)">(.*?)</span>', html) == [("none", "无数据5")]


def test_a_state_of_another_version_is_passed_over() -> None:
    older = replace(quarter("甲市", 2023, 2), state={"red": 1})
    assert "lamps" not in re.sub(r"(?s)<style>.*?</style>", "", index_page.page(Manifest((older,)), KINDS))


def test_documents_are_named_without_what_only_programs_read() -> None:
    paper = {
        "document_id": "d",
        "title": "文<件>",
        "number": "1号",
        "issued": "2025-01-07",
        "place": "甲市",
        "sha256": "abcdef0123456789",
    }
    html = index_page.page(Manifest(documents=(paper,)), KINDS)
    assert "文&lt;件&gt;" in html
    assert "<td>1号</td><td>2025-01-07</td><td>甲市</td>" in html
    assert "abcdef012345" not in html
    assert "papermill" not in html
    assert 'href="manifest.json"' in html
