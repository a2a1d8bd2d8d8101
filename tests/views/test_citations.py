"""Every figure leads to its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.tables.contract import schema
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.store import Tables
from indicators.views.cells import Cell, Source
from indicators.views.citations import Citations
from indicators.views.html_tables import folded, panel
from indicators.views.status_chips import remarks


@pytest.fixture
def tables(make_tables, statement) -> Tables:
    return make_tables(
        statement("tasks", "5G基站", 1330, "个", start=10, task="132", section="三、建设 > (一)网络"),
        statement("secret", "项目", 10, "个", start=20),
    )


def markup(cell: Cell) -> str:
    """The sources of a cell, folded up."""
    return folded(cell.sources)


def test_a_source_names_paper_section_task_and_sentence(tables: Tables) -> None:
    source = Citations(tables, "zh").of_figure("tasks@10")
    assert source == Source(
        short="任务132",
        title="tasks",
        where="三、建设 > (一)网络 · 任务132",
        sentence="5G基站1330个",
        quote="1330个",
        at=4,
    )


def test_a_number_of_one_of_several_lists_names_its_list(tables: Tables) -> None:
    numbered = [("tasks", "132", ""), ("secret", "132", ""), ("report", "1", "moved")]
    rows = [
        {"document_id": d, "number": n, "text": "建网。", "start": 0, "end": 3, "moves": m}
        for d, n, m in numbered
    ]
    alone = Citations(replace(tables, tasks=schema.typed("tasks", rows[:1] + rows[2:])), "zh")
    assert (alone.task_number("tasks", "132"), alone.of_figure("tasks@10").short) == ("任务132", "任务132")
    several = Citations(replace(tables, tasks=schema.typed("tasks", rows)), "zh")
    told = several.task_number("tasks", "132"), several.task_number("secret", "132")
    assert told == ("任务分解第132项", "行动方案第132项")
    assert several.task_anchor("tasks", "132") != several.task_anchor("secret", "132")
    assert several.of_figure("tasks@10").short == "任务分解第132项"


@pytest.mark.parametrize(("lang", "page"), [("zh", "第2页"), ("en", "page 2")])
def test_a_figure_of_a_pdf_names_its_page(tables: Tables, lang: str, page: str) -> None:
    tables.documents["page_starts"] = "0;10;40"
    assert Citations(tables, lang).of_figure("tasks@10").where.startswith(f"{page} · 三、建设")


def test_a_cell_folds_sources_up_once_each(tables: Tables) -> None:
    html = markup(Citations(tables, "zh").cited(["tasks@10", "", "tasks@10"]))
    assert html.count("<blockquote>") == 1
    assert "5G基站<mark>1330个</mark>" in html
    assert html.startswith('<details class="source"><summary><span>任务132</span></summary>')
    assert Citations(tables, "zh").cited(["", ""]) == Cell()


def test_what_several_figures_stand_in_is_told_once() -> None:
    sentence = "收入增长6%，支出增长5%，就业5万人。"
    said = [Source("报告", "工作报告", sentence=sentence, quote=quote) for quote in ("6%", "5%", "5万人")]
    other = Source("规划", "规划", sentence=sentence, quote="6%")
    html = folded([said[0], other, *said[1:]])
    once = (
        "<blockquote>收入增长<mark>6%</mark>，支出增长<mark>5%</mark>，就业<mark>5万人</mark>。</blockquote>"
    )
    assert html.count("<blockquote>") == 2
    assert html.index(once) < html.index('<p class="what">规划')


def test_a_restricted_paper_is_marked(tables: Tables) -> None:
    assert "不公开文件" in markup(Citations(tables, "zh").cited(["secret@20"]))
    assert "restricted paper" in Citations(tables, "en").papers_of(["secret"]).html


def test_places_are_named_where_there_are_several(tables: Tables) -> None:
    assert Citations(tables, "zh", is_many_places=True).of_figure("tasks@10").short == "鞍山任务132"


def test_a_reported_figure_leads_to_its_page(built: Tables) -> None:
    citations = Citations(built, "zh")
    row = built.observations[
        (built.observations["statement_id"] == "") & (built.observations["source_url"] != "")
    ].iloc[0]
    html = markup(citations.cited([row["observation_id"]]))
    assert row["source_title"].split("《")[0] in html
    assert f'href="{row["source_url"]}" rel="noreferrer"' in html
    assert "官方公布" in html


def test_every_figure_of_the_real_tables_has_a_source(built: Tables) -> None:
    citations = Citations(built, "zh")
    for name in [*built.targets["target_id"], *built.observations["observation_id"]]:
        source = citations.of_figure(name)
        assert source.title
        assert source.short
        assert source.quote == "" or source.sentence


def test_an_address_that_is_none_is_no_link() -> None:
    html = panel(Source("s", "<t>", url="javascript:alert(1)"))
    assert "href" not in html
    assert "&lt;t&gt;" in html


def test_remarks_name_figures_instead_of_ids(tables: Tables) -> None:
    words = remarks("contradicts:tasks@10;no_target:2023", Citations(tables, "zh")).words
    assert "tasks@10" not in words
    assert "任务132 1330个" in words
    assert "文件未列2023年目标" in words
    assert remarks("", Citations(tables, "zh")) == Cell()


def test_a_page_says_which_of_its_papers_are_unsure(tables: Tables) -> None:
    documents = tables.documents.set_index("document_id", drop=False)
    documents.loc["tasks", ["uncertain", "numbers", "read", "excluded", "unread"]] = [
        "place;kind",
        9,
        4,
        3,
        2,
    ]
    documents.loc["secret", "uncertain"] = "period"
    unsure = replace(tables, documents=documents.reset_index(drop=True))
    basis = Citations(unsure, "zh").basis(["tasks@10"])
    assert "《tasks》的地区、文种是推断的，尚未确认" in basis
    assert "《tasks》有2处数字没有读出（共9处）" in basis
    assert "secret" not in basis
    in_english = Citations(unsure, "en").basis(["secret@20"])
    assert "secret: years are inferred and not confirmed yet" in in_english


def test_a_page_that_rests_on_sound_papers_says_nothing_more(tables: Tables) -> None:
    sound = replace(tables, documents=tables.documents.assign(uncertain="", unread=0))
    assert Citations(sound, "zh").basis(["tasks@10"]).count("<p") == 1


def test_a_note_in_another_language_stands_on_no_chinese_page(make_tables, statement):
    tables = make_tables()
    zh, en = Citations(tables, "zh"), Citations(tables, "en")
    note = "创5年来新高; period by context; reporter on site on 6月24日"
    assert zh._note(note) == "创5年来新高"
    assert en._note(note) == note
    assert zh._note("text only: 与经济增长基本同步") == "与经济增长基本同步"


def test_the_sources_of_gathered_figures_are_listed_behind_the_papers(make_tables, statement) -> None:
    """A figure of no paper of the register has a source all the same, and a date or none."""
    told = Figure(
        file="reported.csv", line=2, place="鞍山市", adcode="210300", indicator_id="gdp", indicator="GDP",
        measure="growth", period="2023", value="4", unit="%", comparator="eq", status="preliminary",
        source_title="鞍山概况", source_quality="encyclopedia", source_url="", published="", note="",
    )  # fmt: skip
    made = make_tables(statement("tasks", "5G基站", 1330, "个", start=10), gathered=[told])
    (name,) = made.observations["observation_id"]
    page = Citations(made, "zh").papers_of(["tasks@10", name, name])
    assert page.text == "tasks、鞍山概况"
    assert "百科（未经核实） · 未注明日期" in page.html
    assert "《鞍山概况》" in Citations(made, "zh").basis([name])


def test_a_figure_that_somebody_settled_says_so(tables: Tables) -> None:
    tables.statements.loc[tables.statements["statement_id"] == "tasks@10", "flags"] = "revised_by_hand"
    assert Citations(tables, "zh").of_figure("tasks@10").note == "数据经人工核定"
    assert Citations(tables, "en").of_figure("tasks@10").note == "settled by hand"
