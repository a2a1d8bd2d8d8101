"""The data-quality notebook's views on the real documents: what is known to be wrong with them is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from indicators.errors import UnknownPlace
from indicators.evaluation import scorecard, scoring
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.data_quality import DataQualityViews
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.table import Table

VIEWS = (
    "account",
    "faults",
    "pictures",
    "fused",
    "flags",
    "contradictions",
    "counts",
    "coverage",
    "extraction",
)


@pytest.fixture(scope="module", autouse=True)
def _root(project: Project) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(project.root))
        yield


@pytest.fixture(scope="module")
def views() -> DataQualityViews:
    return DataQualityViews.of(Tables.load(), "鞍山市")


def rows_of(view: Table | Html) -> list[str]:
    """The text of each row of a table's body."""
    rows = re.findall(r"(?s)<tr>(.*?)</tr>", view.html)[1:]
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in rows]


def row_with(view: Table | Html, words: str) -> str:
    (row,) = [row for row in rows_of(view) if words in row]
    return row


def test_every_number_of_a_paper_is_accounted_for(views: DataQualityViews) -> None:
    counts = [
        [int(count.replace(",", "")) for count in re.findall(r"(?<= )[\d,]+(?= |$)", row)][-4:]
        for row in rows_of(views.account())
    ]
    assert len(counts) == len(views.tables.documents)
    assert all(numbers == sum(fates) > 0 for numbers, *fates in counts)


def test_what_nobody_has_confirmed_stands_beside_the_account(views: DataQualityViews) -> None:
    documents = views.tables.documents.assign(uncertain="period;kind")
    unsure = DataQualityViews.of(replace(views.tables, documents=documents))
    assert all(row.endswith("年份、文种") for row in rows_of(unsure.account()))


def test_faults_are_counted_and_sound_papers_named(views: DataQualityViews) -> None:
    assert row_with(views.faults(), "全文重复").split()[:3] == ["鞍山市", "规划", "2021—2025年"]
    assert "50%" in row_with(views.faults(), "全文重复")
    assert any("词语被遮盖 7 21" in row for row in rows_of(views.faults()))
    assert "没有发现问题" in row_with(views.faults(), "锦州市 任务分解 2025年")


def test_every_lost_picture_stands_under_its_caption(views: DataQualityViews) -> None:
    rows = rows_of(views.pictures())
    assert len([row for row in rows if re.match(r"专栏\d+ ", row)]) >= 27
    assert "微信图片_20210524134853.png" in row_with(views.pictures(), "专栏1 钢铁深加工产业建设工程")


def test_fused_cells_are_shown_with_every_cut(views: DataQualityViews) -> None:
    row = row_with(views.fused(), "3.483.59910")
    assert "3.48 | 3.59910; 3.4 | 83.59910" in row
    assert "已人工复核" in row


def test_flags_are_put_into_words(views: DataQualityViews) -> None:
    assert any("原文重复出现 锦州市" in row for row in rows_of(views.flags()))
    assert "…" not in views.flags().html


def test_contradictions_show_both_sentences_with_the_figures_marked(views: DataQualityViews) -> None:
    html = views.contradictions().html
    (row,) = [row for row in re.findall(r"(?s)<tr>(.*?)</tr>", html) if "受教育年限" in row]
    assert row.count("<blockquote>") == 2
    assert {"10.8", "14.6"} <= set(re.findall(r"<mark>(.*?)</mark>", row))


def test_coverage_shows_gaps_as_gaps(views: DataQualityViews) -> None:
    assert row_with(views.counts(), "鞍山市").split()[1] == str(len(rows_of(views.coverage())))
    assert "2020年 2021—2025年、2025年 2023年" in row_with(views.coverage(), "一般公共预算收入 ")
    assert "地区 " not in views.coverage().html
    assert "锦州市" in replace(views, place="").coverage().html


def test_extraction_figures_are_those_of_evaluate(views: DataQualityViews, project: Project) -> None:
    pairs = scorecard.compare(project)
    shown = set(views.tables.documents["document_id"])
    every = [pair for name, own in pairs.items() if name in shown for pair in own]
    whole = {score.quality: score for score in scoring.score("all", every)}["whole row"]
    assert row_with(views.extraction(), "整行全对").endswith(f"{whole.value:.3f} {whole.right}/{whole.of}")
    assert scorecard.rates(pairs)["all"] == scoring.score("all", [p for own in pairs.values() for p in own])


@pytest.mark.parametrize("name", VIEWS)
def test_restricted_papers_stay_out_unless_asked_for(views: DataQualityViews, name: str) -> None:
    html = getattr(views, name)().html
    assert "海城市 行动方案" not in html
    assert "haicheng" not in html


def test_restricted_papers_are_there_if_asked_for(contradicting: Tables) -> None:
    asked = DataQualityViews.of(contradicting)
    for view in (asked.faults(), asked.flags(), asked.contradictions(), asked.extraction()):
        assert "海城市" in view.html


@pytest.mark.parametrize("name", VIEWS)
def test_english_has_no_chinese_heading(views: DataQualityViews, name: str) -> None:
    html = getattr(replace(views, localizer=Localizer("en")), name)().html
    heads = re.findall(r'(?s)<caption.*?</caption>|<th[^>]*scope="col".*?</th>', html)
    names = views.tables.documents["place"].unique()
    assert heads
    for head in heads:
        assert not re.search("[\u4e00-\u9fff]", re.sub("|".join(names), "", head)), head


@pytest.mark.parametrize("name", VIEWS)
def test_without_papers_every_view_says_so(name: str) -> None:
    view = getattr(DataQualityViews.of(Tables.empty()), name)()
    assert view.html.startswith('<p class="notice">')
    assert repr(view).startswith("没有")


def test_a_project_without_labels_says_so(views, project, tmp_path, monkeypatch) -> None:
    shutil.copytree(project.root / "data", tmp_path / "data")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    assert repr(views.extraction()) == "没有标注过的文件。"


def test_an_unknown_place_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownPlace, match="Did you mean 鞍山市"):
        DataQualityViews.of(Tables.load(), "鞍山")
