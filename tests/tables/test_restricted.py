"""Without the papers marked 不公开 the tables are what they would be had nobody registered them."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
import yaml

from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.reported.observations_table import observations
from indicators.tables.reported.progress_figures import PROGRESS_HEADER, ProgressFigure
from indicators.tables.targets.targets_table import targets

from ..conftest import paper
from ..fresh_tables import build


def raw(raw_copy, folder, change):
    """A copy of the raw data with its register changed; corrections of papers that are gone are left out."""
    copy = raw_copy(folder)
    entries = change(yaml.safe_load(copy.register.read_text(encoding="utf-8")))
    copy.register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    names = {entry["id"]: entry["file"] for entry in entries}
    for path in copy.documents.iterdir():
        if path.name not in names.values():
            path.unlink()
    rows = list(csv.DictReader(io.StringIO(copy.corrections.read_text(encoding="utf-8"))))
    kept = pd.DataFrame([row for row in rows if row["document_id"] in names], columns=list(rows[0]))
    kept.to_csv(copy.corrections, index=False)
    return copy


def without(name):
    return lambda entries: [entry for entry in entries if entry["id"] != name]


def restricted(name):
    return lambda entries: [
        entry | ({"disclosure": "restricted"} if entry["id"] == name else {}) for entry in entries
    ]


def same(one, other):
    for name, frame in one:
        pd.testing.assert_frame_equal(frame, getattr(other, name), obj=name)


def test_the_restricted_paper_leaves_no_trace(built, raw_copy, tmp_path):
    gone = build(raw(raw_copy, tmp_path, without("haicheng-2021-action-plan")))
    shown = built.public()
    assert len(shown.statements) < len(built.statements)
    same(shown, gone.public())
    same(gone.public(), gone)
    assert (built.has_restricted, shown.has_restricted) == (True, False)


def test_a_paper_that_feeds_others_leaves_no_trace_either(built, raw_copy, tmp_path):
    name = "anshan-2023-work-report"
    fed = built.targets
    feeding = fed["baseline_id"].str.startswith(name) | fed["observation_id"].str.startswith(name)
    assert (feeding & (fed["document_id"] != name)).any()
    gone = build(raw(raw_copy, tmp_path / "gone", without(name)))
    made = build(raw(raw_copy, tmp_path / "restricted", restricted(name)))
    same(made.public(), gone.public())
    assert made.observations["is_restricted"].sum() > built.observations["is_restricted"].sum()
    assert not made.public().targets["flags"].str.contains(name).any()


def test_with_the_papers_asked_for_nothing_is_left_out(built, built_project):
    every = store.Tables.load(built_project, include_restricted=True)
    same(every, built.plausible())
    assert every.has_restricted
    same(store.Tables.load(built_project), built.plausible().public())


@pytest.fixture
def papers():
    return [paper(), paper("secret", "task_breakdown", "2023", disclosure="restricted")]


def test_public_rows_name_no_restricted_ones(papers, statement, statements):
    said = statements(
        statement("secret", "粮食产量", 130, "万吨", measure="level"),
        statement("secret", "5G基站", 1400, "个"),
        statement("secret", "就业人数", 100, "人", modality="力争"),
        statement("plan", "粮食产量", 120, "万吨", measure="level", period="2023", origin="table"),
        statement("plan", "5G基站", 1400, "个", origin="table"),
        statement("plan", "就业人数", 90, "人"),
        statement("secret", "5G基站", 1000, "个", role="actual", period="2022"),
    )
    figures = observations(said, [], papers)
    made = targets(said.assign(), figures, [], papers)
    of = {name: made[made["document_id"] == name] for name in ("plan", "secret")}
    assert len(of["plan"]) == 3
    assert (of["plan"]["flags"] == "").all()
    assert not of["plan"]["baseline_id"].str.startswith("secret").any()


def test_a_figure_filled_in_for_a_restricted_target_is_restricted(papers):
    figure = ProgressFigure(
        file="progress.csv", line=2, place="鞍山市", adcode="210300", indicator_id="gdp", indicator="产值",
        measure="growth", period="2023-Q1", value="5", unit="%", comparator="eq", status="preliminary",
        source_title="填报", source_quality="department", source_url="", published="", note="",
        target_id="secret@1", quarter=1, workbook_sha256="0" * 64,
    )  # fmt: skip
    public = figure.model_copy(update={"target_id": "plan@1"})
    made = observations(schema.empty("statements"), [figure, public], papers)
    assert dict(zip(made["observation_id"], made["is_restricted"], strict=True)) == {
        "progress@secret.1.2023-Q1": True,
        "progress@plan.1.2023-Q1": False,
    }
    assert set(PROGRESS_HEADER) <= set(ProgressFigure.model_fields)


def test_the_committed_tables_mark_what_rests_on_the_restricted_paper(project):
    tables = store.Tables.load(project, include_restricted=True)
    hidden = set(tables.documents.loc[tables.documents["disclosure"] == "restricted", "document_id"])
    assert hidden
    for _, frame in tables.public():
        assert (
            not frame.astype(str).apply(lambda column: column.str.contains("|".join(hidden))).any(axis=None)
        )
