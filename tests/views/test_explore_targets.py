"""Filters choose targets, a row shows its words, the selection becomes a DataFrame and a workbook."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.errors import BadParameter, FileIsThere
from indicators.tables.store import Tables
from indicators.views.explore_targets import ExploreTargetsViews
from indicators.views.localizer import Localizer
from indicators.views.target_selection import SHOWN
from indicators.views.widgets import TargetWidgets, free_name

pytestmark = pytest.mark.usefixtures("real_root")


@pytest.fixture(scope="module")
def everything() -> ExploreTargetsViews:
    return ExploreTargetsViews.of(Tables.load())


@pytest.fixture
def views(everything: ExploreTargetsViews) -> ExploreTargetsViews:
    filters = {"place": "鞍山市", "year": 2023, "text": "5G", "unit": "个"}
    return replace(everything, filters=filters)


class TestViews:
    def test_the_plain_table_shows_the_selection_with_its_words(self, views: ExploreTargetsViews) -> None:
        html = views.table().html
        rows = re.findall(r"(?s)<tr>(.*?)</tr>", html)[1:]
        assert len(rows) == len(views.selection()) == 2
        assert "新增（完成）数 1330个" in html
        assert "<mark>1330个</mark>" in html
        assert f"共 {len(views.rows)} 项目标，选中 2 项" in html

    def test_the_selection_is_numbers(self, views: ExploreTargetsViews) -> None:
        rows = views.selection().set_index("horizon")
        assert rows["target"].to_dict() == {"annual": 1330.0, "plan": 4000.0}

    def test_nothing_found_is_said(self, everything: ExploreTargetsViews) -> None:
        none = replace(everything, filters={"text": "没有这样的词"})
        assert repr(none.table()) == "没有符合条件的目标。"

    def test_restricted_papers_stay_out_unless_asked_for(self, everything: ExploreTargetsViews) -> None:
        assert not everything.rows["document_id"].str.startswith("haicheng").any()
        asked = ExploreTargetsViews.of(Tables.load(include_restricted=True), place="海城市")
        assert asked.selection()["document_id"].str.startswith("haicheng").any()
        assert "不公开文件" in asked.table().html

    def test_it_speaks_english_too(self, views: ExploreTargetsViews) -> None:
        citations = replace(views.citations, lang="en")
        english = replace(views, localizer=Localizer("en"), citations=citations)
        html = english.table().html
        for words in ("2 of ", "Place", "Latest figure", "to add or carry out"):
            assert words in html

    def test_a_misspelt_place_is_refused(self) -> None:
        with pytest.raises(BadParameter, match="Did you mean 鞍山市"):
            ExploreTargetsViews.of(Tables.load(), place="鞍山")


class TestWorkbook:
    def test_it_holds_words_and_numbers_and_the_same_rows(self, views: ExploreTargetsViews) -> None:
        words, data = openpyxl.load_workbook(io.BytesIO(views.workbook()))
        assert (words.title, data.title) == ("选中的目标", "数据")
        assert [cell.value for cell in words[1]] == [views.head(name) for name in SHOWN]
        head = [cell.value for cell in data[1]]
        targets = [row[head.index("target")].value for row in data.iter_rows(min_row=2)]
        assert targets == views.selection()["target"].tolist()
        assert "sentence" in head
        assert words.max_row == data.max_row == 3

    def test_it_is_saved_once(self, views: ExploreTargetsViews, tmp_path: Path) -> None:
        path = tmp_path / "targets.xlsx"
        assert "2 项目标已存为 targets.xlsx" in views.save(str(path)).text
        assert path.read_bytes()[:2] == b"PK"
        with pytest.raises(FileIsThere, match="the name of a file that is not there yet"):
            views.save(str(path))

    def test_another_kind_of_file_is_refused(self, views: ExploreTargetsViews, tmp_path: Path) -> None:
        with pytest.raises(BadParameter, match=r"Write targets\.xlsx"):
            views.save(str(tmp_path / "targets.csv"))

    def test_a_free_name_has_a_number(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").touch()
        (tmp_path / "a-2.xlsx").touch()
        assert free_name(tmp_path / "a.xlsx").name == "a-3.xlsx"


def parts(explorer: TargetWidgets) -> dict[str, Any]:
    """The controls by their labels, the table, the words under it, the button and the line beside it."""
    filters, line, table, words = explorer.widget().children
    count, button, saved = line.children
    named = {control.description: control for control in filters.children}
    return named | {"table": table, "words": words, "count": count, "button": button, "saved": saved}


class TestWidgets:
    def test_controls_begin_with_what_the_parameters_chose(self, views: ExploreTargetsViews) -> None:
        shown = parts(TargetWidgets(views))
        assert (shown["地区"].value, shown["年份"].value, shown["文字"].value) == ("鞍山市", 2023, "5G")
        assert shown["计量单位"].value == "个"
        assert len(shown["table"].df) == 2

    def test_choosing_changes_table_count_and_selection(self, views: ExploreTargetsViews) -> None:
        shown = parts(TargetWidgets(views))
        shown["文字"].value = shown["计量单位"].value = ""
        shown["判断"].value = "met"
        found = views.selection()
        assert set(found["status"]) == {"met"}
        assert shown["table"].df["指标"].tolist() == found["indicator"].tolist()
        assert f"选中 {len(found)} 项" in shown["count"].value
        shown["责任单位"].value = "没有这样的单位"
        assert shown["table"].df.empty

    def test_a_row_opens_its_words_with_the_figure_marked(self, views: ExploreTargetsViews) -> None:
        shown = parts(TargetWidgets(views))
        assert "点一行" in shown["words"].value
        shown["table"].selected_rows = [0]
        assert "<mark>1330个</mark>" in shown["words"].value
        assert "任务132" in shown["words"].value
        shown["计量单位"].value, shown["文字"].value = "", "地区生产总值"
        assert "点一行" in shown["words"].value
        shown["table"].selected_rows = [0]
        assert "<mark>6%</mark>" in shown["words"].value

    def test_the_button_saves_beside_the_notebook(
        self, views: ExploreTargetsViews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        shown = parts(TargetWidgets(views))
        shown["button"].click()
        shown["button"].click()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["选中的目标-2.xlsx", "选中的目标.xlsx"]
        assert "2 项目标已存为 选中的目标-2.xlsx" in shown["saved"].value

    def test_nothing_a_paper_says_becomes_markup(self, views: ExploreTargetsViews) -> None:
        rows = views.rows.assign(indicator="<script>alert(1)</script>")
        hostile = replace(views, rows=rows, filters={"place": "鞍山市"})
        table = parts(TargetWidgets(hostile))["table"]
        assert "<script>" not in table._dt_args["data_json"]
        assert "&lt;script&gt;" in table._dt_args["data_json"]
        assert "<script>" not in hostile.table().html

    def test_where_no_widget_runs_the_plain_table_stands(self, views: ExploreTargetsViews) -> None:
        bundle = TargetWidgets(views)._repr_mimebundle_()
        assert bundle["text/html"] == views.table()._repr_mimebundle_()["text/html"]
        assert bundle["text/plain"] == f"共 {len(views.rows)} 项目标，选中 2 项 (2 × 8)"
        assert "application/vnd.jupyter.widget-view+json" in bundle

    def test_no_row_is_left_out_of_a_long_table(self, everything: ExploreTargetsViews) -> None:
        every = replace(everything, filters={})
        arguments = parts(TargetWidgets(every))["table"]._dt_args
        assert len(json.loads(arguments["data_json"])) == len(every.rows)
        assert not arguments.get("downsampling_warning")
