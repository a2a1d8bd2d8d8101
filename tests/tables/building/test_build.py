from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from indicators.documents.register import raw_bytes, register
from indicators.errors import RawFileAltered
from indicators.exchange import datapackage
from indicators.project import Project
from indicators.reading import statements
from indicators.tables.contract import schema

from ...fresh_tables import build


def test_the_tables_keep_their_contract(built):
    for name, frame in built:
        schema.validate(name, frame)
        assert len(frame) > 0


def test_two_builds_give_the_same_bytes(project, built):
    assert datapackage.package(build(project)) == datapackage.package(built)


def test_the_tasks_are_all_there_and_no_others(built):
    counts = built.tasks["document_id"].value_counts().to_dict()
    assert counts == {"anshan-2023-task-breakdown": 210, "jinzhou-2025-task-breakdown": 158}


def test_the_lost_pictures_of_a_plan_that_stands_twice_are_counted_once(built):
    faults = built.documents.set_index("document_id").loc["anshan-14th-five-year-plan", "faults"]
    kinds = [fault.split(":")[0] for fault in faults.split(";")]
    assert (kinds.count("lost_picture"), kinds.count("second_copy")) == (27, 1)


def test_every_statement_leads_back_to_its_characters(project, built):
    texts = {document.id: document.text for document in register.load(project)}
    for row in built.statements.itertuples():
        assert texts[row.document_id][row.start : row.end] == row.quote


def test_every_id_in_a_table_leads_to_a_row(built):
    statements, observed = set(built.statements["statement_id"]), set(built.observations["observation_id"])
    documents = set(built.documents["document_id"])
    for name, frame in built:
        if "document_id" in frame:
            assert set(frame["document_id"]) <= documents | {""}, name
        if "statement_id" in frame:
            assert set(frame["statement_id"]) <= statements | {""}, name
    for column in ("baseline_id", "observation_id"):
        assert set(built.targets[column]) <= observed | {""}


def test_every_target_and_every_figure_of_the_papers_is_kept_or_named(built):
    targets, said = built.targets, built.statements
    named = " ".join(targets["flags"])
    for statement_id in said.loc[said["role"] == "target", "statement_id"]:
        assert statement_id in set(targets["statement_id"]) or f":{statement_id}" in named
    actual = said.loc[said["role"].isin(["actual", "baseline"]), "statement_id"]
    assert set(actual) == set(built.observations["statement_id"]) - {""}


def test_numbers_are_missing_only_where_the_target_is_relational(built):
    for frame in (built.targets, built.observations):
        is_relational = frame["comparator"] == "relational"
        for column in ("low", "high", "canonical_low", "canonical_high"):
            assert (frame[column].isna() == is_relational).all()


def test_the_first_estimate_and_the_later_figure_both_stay(built):
    frame = built.observations
    growth = frame[
        (frame["place"] == "鞍山市") & (frame["indicator_id"] == "gdp") & (frame["measure"] == "growth")
    ]
    of_2022 = growth[growth["period"] == "2022"]
    assert sorted(of_2022["low"]) == [0.3, 2.0]
    assert set(of_2022["status"]) == {"estimate", "preliminary"}


def test_base_years_come_from_the_plans_table(built):
    goals = built.targets[(built.targets["horizon"] == "plan") & (built.targets["origin"] == "table")]
    revenue = goals[(goals["indicator_id"] == "budget_revenue") & (goals["measure"] == "level")].iloc[0]
    base = built.observations.set_index("observation_id").loc[revenue["baseline_id"]]
    assert (base["low"], base["unit"], base["period"], base["status"]) == (
        15730000000.0,
        "元",
        "2020",
        "baseline",
    )
    assert revenue["canonical_low"] == 21000000000.0


def test_the_restricted_paper_is_marked_throughout(built):
    for frame in (built.targets, built.observations):
        is_secret = frame["document_id"] == "haicheng-2021-action-plan"
        assert (frame["is_restricted"] == is_secret).all()


def test_a_spoilt_raw_file_stops_the_build(project, tmp_path):
    shutil.copytree(project.root / "data" / "raw", tmp_path / "data" / "raw")
    copy = Project(tmp_path)
    with (copy.documents / "anshan-2023-work-report.txt").open("ab") as paper:
        paper.write(b"x")
    with pytest.raises(RawFileAltered):
        build(copy)
    assert not copy.processed.exists()


def test_each_paper_and_the_register_are_opened_once(project, tmp_path):
    """Counted by Python itself, in a process of its own: an audit hook sees every open."""
    shutil.copytree(project.root / "data" / "raw", tmp_path / "data" / "raw")
    code = (
        "import collections, json, os, sys\n"
        "opened = collections.Counter()\n"
        "def note(event, arguments):\n"
        "    if event == 'open' and isinstance(arguments[0], str):\n"
        "        opened[os.path.abspath(arguments[0])] += 1\n"
        "sys.addaudithook(note)\n"
        "from indicators.cli.app import app\n"
        "app(['build', '--project', sys.argv[1]], standalone_mode=False)\n"
        "print(json.dumps(opened))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, encoding="utf-8", check=True
    )
    opened = json.loads(done.stdout)
    copy = Project(tmp_path)
    raw = [copy.register, *copy.documents.iterdir()]
    assert len(raw) == 6
    # The register once more for the hash that tells later whether the tables are stale.
    wanted = {path.name: 2 if path == copy.register else 1 for path in raw}
    assert {path.name: opened.get(str(path)) for path in raw} == wanted


def test_a_paper_gives_the_same_alone_as_among_others(project, built):
    """Its document and statements depend on its entry and its bytes, and on no other paper or file."""
    for entry in register.entries(project):
        data = (project.documents / entry.file).read_bytes()
        alone = {row.statement_id: row.quote for row in statements.read(register.document(entry, data))}
        among = built.statements[built.statements["document_id"] == entry.id]
        assert {row.statement_id: row.quote for row in among.itertuples()}.items() <= alone.items()


def test_the_bytes_that_are_hashed_are_the_bytes_that_are_read(project, tmp_path, monkeypatch):
    """A file that changes between two looks at it would be read as another than was checked."""
    shutil.copytree(project.root / "data" / "raw", tmp_path / "data" / "raw")
    copy = Project(tmp_path)
    texts, read = [paper.text for paper in register.load(project)], raw_bytes.read_bytes

    def read_and_change(path):
        data = read(path)
        path.write_bytes("另一份文件。".encode())
        return data

    monkeypatch.setattr(raw_bytes, "read_bytes", read_and_change)
    assert [paper.text for paper in register.load(copy)] == texts
