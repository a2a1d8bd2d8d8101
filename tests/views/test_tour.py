"""The tour shows one of each thing, and nothing of a restricted paper unless asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from indicators.errors import BadParameter, UnknownDocument
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.tour import TourViews

TASKS = "anshan-2023-task-breakdown"
SECRET = "haicheng-2021-action-plan"


@pytest.fixture(scope="module", autouse=True)
def _root(project: Project) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(project.root))
        yield


def test_the_tables_are_counted_without_restricted_papers() -> None:
    counts = [
        [int(count.replace(",", "")) for count in re.findall(r"<div>([\d,]+)</div>", views.tables().html)]
        for views in (
            TourViews.of(Tables.load(), TASKS),
            TourViews.of(Tables.load(include_restricted=True), TASKS),
        )
    ]
    public, everything = counts
    assert len(public) == len(everything) == 5
    assert public[0] < everything[0]
    assert public[4] == everything[4] - 1


def test_a_paper_and_a_statement_are_shown_as_their_cards() -> None:
    views = TourViews.of(Tables.load(), TASKS)
    assert views.paper()._repr_html_() == views.document._repr_html_()
    assert "<mark>6%</mark>" in views.statement(480).html
    assert views.statement(480).text.startswith(f"<Statement {TASKS}@480 鞍山市 target 地区生产总值")


def test_an_offset_without_a_figure_is_refused() -> None:
    with pytest.raises(BadParameter, match="The first are: 480, "):
        TourViews.of(Tables.load(), TASKS).statement(481)


def test_a_restricted_paper_is_not_opened_unasked() -> None:
    with pytest.raises(UnknownDocument, match="that may be shown"):
        TourViews.of(Tables.load(), SECRET)
    assert TourViews.of(Tables.load(include_restricted=True), SECRET).document.place == "海城市"


def test_a_mistyped_paper_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownDocument, match=f"Did you mean {TASKS}"):
        TourViews.of(Tables.load(), "anshan-2023-task-breakdow")


def test_another_language_is_refused() -> None:
    with pytest.raises(BadParameter, match="a language among zh and en"):
        TourViews.of(Tables.load(), TASKS, lang="fr")
