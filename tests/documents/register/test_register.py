from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from indicators.documents.register import register
from indicators.errors import Faults, RawFileAltered, RawFileMissing, RegisterFault, UnreadableDocument
from indicators.project import Project

PAPERS = {
    "anshan-14th-five-year-plan": ("鞍山市", "210300", "five_year_plan", "2021/2025"),
    "anshan-2023-task-breakdown": ("鞍山市", "210300", "task_breakdown", "2023"),
    "anshan-2023-work-report": ("鞍山市", "210300", "work_report", "2023"),
    "haicheng-2021-action-plan": ("海城市", "210381", "action_plan", "2021"),
    "jinzhou-2025-task-breakdown": ("锦州市", "210700", "task_breakdown", "2025"),
}


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Project:
    """A project with the register and its papers, to be spoilt."""
    shutil.copytree(project.root / "data" / "raw", tmp_path / "data" / "raw")
    return Project(tmp_path)


def change(project: Project, **fields: object) -> None:
    """Overwrite fields of the register's first entry."""
    entries = yaml.safe_load(project.register.read_text(encoding="utf-8"))
    entries[0] |= fields
    project.register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")


def test_the_five_papers_are_registered_as_they_were_found(project):
    documents = register.load(project)
    assert {d.id: (d.place, d.adcode, d.kind, d.period) for d in documents} == PAPERS
    assert [d.id for d in documents if d.disclosure == "restricted"] == ["haicheng-2021-action-plan"]
    assert all(entry.origin and entry.issued and entry.issuer for entry in register.entries(project))


def test_loaded_papers_carry_what_is_wrong_with_them(project):
    kinds = {d.id: {fault.kind for fault in d.faults} for d in register.load(project)}
    assert "second_copy" in kinds["anshan-14th-five-year-plan"]
    assert {"masked_words", "cut_off"} <= kinds["anshan-2023-work-report"]


def test_a_missing_and_an_altered_file_are_told_together(copy):
    (copy.documents / "haicheng-2021-action-plan.txt").unlink()
    with (copy.documents / "anshan-2023-work-report.txt").open("a", encoding="utf-8") as paper:
        paper.write("。")
    with pytest.raises(Faults) as caught:
        register.load(copy)
    altered, missing = caught.value.errors
    assert isinstance(missing, RawFileMissing)
    assert missing.where == "data/raw/documents/haicheng-2021-action-plan.txt"
    assert missing.remedy == "Restore it from the project's history; raw files are never moved."
    assert isinstance(altered, RawFileAltered)
    assert altered.expected.startswith("sha256 153dfb5c")
    assert altered.found.startswith("sha256 ")
    assert altered.remedy == "Restore the file; a corrected paper gets an entry and an id of its own."


def test_a_file_that_cannot_be_read_is_told_with_the_others(copy):
    (copy.documents / "haicheng-2021-action-plan.txt").unlink()
    (copy.documents / "anshan-2023-work-report.txt").write_bytes(b"")
    with pytest.raises(Faults) as caught:
        register.load(copy)
    assert [type(error) for error in caught.value.errors] == [
        RawFileAltered, UnreadableDocument, RawFileMissing,
    ]  # fmt: skip


def test_a_file_without_an_entry_is_a_fault(copy):
    (copy.documents / "new.txt").write_text("增长6%", encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        register.load(copy)
    assert (caught.value.expected, caught.value.found) == ("an entry for every file", "a file without one")
    assert caught.value.where == "data/raw/documents/new.txt"
    assert "Add an entry to documents.yaml" in caught.value.remedy


@pytest.mark.parametrize(
    ("fields", "expected", "found"),
    [
        (
            {"kind": "plan"},
            "kind: 'plan' is no kind of paper; write one of adjustment (目标调整)",
            "'plan'",
        ),
        ({"disclosure": "不公开"}, "disclosure: Input should be 'public' or 'restricted'", "'不公开'"),
        ({"sha256": "abc"}, "sha256: String should match pattern", "'abc'"),
        ({"adcode": "2103"}, "adcode: String should match pattern", "'2103'"),
        ({"covers": {"period": "十四五"}}, "covers.period: '十四五' is no period", "'十四五'"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted", "'red'"),
    ],
)
def test_an_entry_that_breaks_its_model_names_entry_and_field(copy, fields, expected, found):
    change(copy, **fields)
    with pytest.raises(RegisterFault) as caught:
        register.entries(copy)
    assert caught.value.expected.startswith(expected)
    assert caught.value.found == found
    assert caught.value.where == "documents.yaml, entry 1 (anshan-14th-five-year-plan)"
    assert caught.value.remedy.startswith(f"Correct {next(iter(fields))}")


def test_a_missing_field_is_told(copy):
    entries = yaml.safe_load(copy.register.read_text(encoding="utf-8"))
    del entries[0]["title"], entries[1]["place"]
    copy.register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        register.entries(copy)
    assert [error.expected for error in caught.value.errors] == [
        "title: Field required",
        "place: Field required",
    ]
    assert {error.found for error in caught.value.errors} == {"nothing"}


def test_an_id_given_twice_is_told(copy):
    change(copy, id="anshan-2023-work-report")
    with pytest.raises(RegisterFault) as caught:
        register.entries(copy)
    assert (caught.value.expected, caught.value.found) == (
        "each id once",
        "'anshan-2023-work-report' 2 times",
    )
    assert caught.value.remedy == "Take one of the entries out, or name it after its own file."


@pytest.mark.parametrize(
    ("text", "found", "where"),
    [
        ("id: anshan", "a dict", "documents.yaml"),
        ("- id: a\n  file: [b\n", "while parsing a flow sequence", "documents.yaml, line 3"),
    ],
)
def test_a_register_that_is_no_yaml_list_is_told(copy, text, found, where):
    copy.register.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        register.entries(copy)
    assert caught.value.expected == "a YAML list of documents"
    assert caught.value.found.startswith(found)
    assert caught.value.where == where
    assert caught.value.remedy == "Compare with the entries in the project's history and mend the file."


def test_a_register_that_is_not_there_is_told(tmp_path):
    project = Project(tmp_path)
    with pytest.raises(RegisterFault) as caught:
        register.entries(project)
    assert caught.value.expected == "at least one paper in the register"
    assert caught.value.found == "no paper yet"
    assert caught.value.remedy == "Take in the first one: indicators register FILE."
    # Papers without a register are another matter: somebody lost it.
    project.documents.mkdir(parents=True)
    (project.documents / "plan.txt").write_text("规划", encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        register.entries(project)
    assert caught.value.found == "no such file"
