"""Faults of one file that people edit never hide those of another."""

from __future__ import annotations

import shutil

import pytest

from indicators.errors import RawFileAltered
from indicators.project import ROOT_VARIABLE, Project
from indicators.validation import fault_collector, validate

from ..commands import run
from ..file_edits import change_text


@pytest.fixture
def copy(project, tmp_path, monkeypatch) -> Project:
    """A project of its own with raw data and committed tables, without a fault."""
    home = tmp_path / "project"
    shutil.copytree(project.root / "data", home / "data")
    monkeypatch.setenv(ROOT_VARIABLE, str(home))
    return Project(home)


def test_an_entry_of_the_register_that_is_wrong_hides_nothing_of_the_others(copy):
    change_text(copy.register, "disclosure: restricted", "disclosure: 公开")
    change_text(copy.corrections, ",drop,3968,", ",dropp,3968,")
    paper = copy.documents / "anshan-2023-task-breakdown.txt"
    paper.write_bytes(paper.read_bytes() + b"\n")
    found = fault_collector.faults(validate.check(copy))
    assert [one.headline for one in found if isinstance(one, RawFileAltered)] == [RawFileAltered.headline]
    told = [one.found for one in found]
    assert {"'公开'", "'dropp'"} <= set(told)
    assert "a file without one" not in told


@pytest.mark.parametrize("broken", ["disclosure: 公开", "- id: ["])
def test_a_correction_is_checked_whatever_is_wrong_with_the_register(copy, broken):
    change_text(copy.register, "disclosure: restricted", broken)
    change_text(copy.corrections, ",drop,3968,", ",dropp,3968,")
    assert "'dropp'" in run("validate").stdout


def test_reports_that_are_wanted_are_checked_before_the_first_build(copy):
    shutil.rmtree(copy.processed)
    (copy.root / "reports.yaml").write_text(
        "- notebooks: [no_such_notebook]\n  scheme: none\n- {places: 3, colour: red}\n", encoding="utf-8"
    )
    table = run("validate").stdout
    assert "no_such_notebook" in table
    assert "colour" in table
