"""A new paper is taken in whole, once, with the words that say what it is."""

from __future__ import annotations

import shutil

import pytest
import yaml

from indicators.documents.register import register, registration
from indicators.errors import Faults, RawFileMissing, RegisterFault, SecondCopy, UnknownPlace, UnusableFile
from indicators.project import Project
from indicators.storage import atomic_write

from ...commands import run, succeed

PAPER = """阜新市2026年政府工作报告
阜政发〔2026〕3号
各位代表：
现在，我代表阜新市人民政府向大会报告工作。
一、2025年工作回顾
粮食产量达到50亿斤。
二、2026年重点工作
粮食产量稳定在51亿斤以上。
2026年1月12日
"""


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "阜新市 报告.txt"
    path.write_bytes(PAPER.encode("gb18030"))
    return path


def test_of_two_papers_of_one_title_in_one_run_the_second_is_told(copy, paper):
    other = paper.with_name("b.txt")
    other.write_text(PAPER.replace("51亿斤", "52亿斤"), encoding="utf-8")
    first, second = registration.add(copy, [paper, other])
    assert (first.same_title, second.same_title) == ("", first.id)


def test_a_paper_with_the_title_of_another_may_be_a_newer_issue(copy, paper):
    (first,) = registration.add(copy, [paper])
    paper.write_text(PAPER.replace("51亿斤", "52亿斤").replace("1月12日", "1月20日"), encoding="utf-8")
    (second,) = registration.add(copy, [paper])
    assert (first.same_title, second.same_title) == ("", first.id)
    paper.write_text(PAPER.replace("53亿斤", "52亿斤").replace("12日", "21日"), encoding="utf-8")
    told = run("--project", copy.root, "register", paper, "--lang", "zh").output
    assert f"indicators register FILE --replaces {first.id}" in told or second.id in told
    assert "标题相同：如果这是它的新版本" in told


def test_a_name_that_promises_another_format_is_told(copy, paper):
    book = paper.rename(paper.with_suffix(".xlsx"))
    (made,) = registration.add(copy, [book])
    assert made.file.endswith(".txt")
    assert made.misnamed == "named .xlsx, but its content is txt: read as that"


def test_a_paper_is_taken_in_as_it_is(copy, paper):
    before = copy.register.read_text("utf-8")
    (found,) = registration.add(copy, [paper])
    assert (found.id, found.file) == ("210900-2026-work-report", "210900-2026-work-report.txt")
    assert (copy.documents / found.file).read_bytes() == paper.read_bytes()
    assert copy.register.read_text("utf-8").startswith(before)
    *_, entry = register.entries(copy)
    told = entry.model_dump(exclude={"sha256", "origin", "confirm", "uncertain"})
    assert told == {
        "id": found.id, "file": found.file, "title": "阜新市2026年政府工作报告", "place": "阜新市",
        "adcode": "210900", "kind": "work_report", "issuer": "阜新市人民政府", "number": "阜政发〔2026〕3号",
        "issued": "2026-01-12", "covers": {"period": "2026", "outlook": "", "review": "2025"},
        "disclosure": "public", "url": "", "source_quality": "repost", "ocr": False,
    }  # fmt: skip
    assert {"title", "place", "kind", "covers", "issued", "origin", "source_quality"} <= set(entry.confirm)
    assert entry.uncertain == found.uncertain == ()
    assert "# kind from: 政府工作报告" in copy.register.read_text("utf-8")
    assert [document.text for document in register.load(copy)][-1] == PAPER


def test_what_is_given_need_not_be_confirmed(copy, paper):
    (found,) = registration.add(copy, [paper], place="朝阳市", period="2025", kind="task_breakdown")
    assert found.id == "211300-2025-task-breakdown"
    assert not {"place", "covers", "kind"} & set(found.confirm)


def test_the_name_of_the_file_is_its_id_where_it_can_be(copy, paper):
    named = paper.with_name("fuxin-2026.txt")
    paper.rename(named)
    assert registration.add(copy, [named])[0].id == "fuxin-2026"


def test_a_name_that_tells_nothing_is_no_id(copy, paper):
    named = paper.with_name("report.txt")
    paper.rename(named)
    assert registration.add(copy, [named])[0].id == "210900-2026-work-report"


def test_two_papers_of_one_kind_get_two_names(copy, paper):
    other = paper.with_name("另.txt")
    other.write_text(PAPER + "附：说明。", "utf-8")
    assert [found.id for found in registration.add(copy, [paper, other])] == [
        "210900-2026-work-report",
        "210900-2026-work-report-2",
    ]


def test_a_second_copy_is_refused_whatever_its_name_and_format(copy, paper):
    registration.add(copy, [paper])
    before = copy.register.read_bytes()
    again = paper.with_name("another.txt")
    shutil.copy(paper, again)
    page = paper.with_name("page.html")
    page.write_text("<html>" + "".join(f"<p>{line}</p>" for line in PAPER.splitlines()), "utf-8")
    with pytest.raises(Faults) as caught:
        registration.add(copy, [again, page])
    assert [type(error) for error in caught.value.errors] == [SecondCopy, SecondCopy]
    assert [error.found for error in caught.value.errors] == [
        "the same bytes as 210900-2026-work-report",
        "the same words as 210900-2026-work-report",
    ]
    error = caught.value.errors[0]
    assert (error.expected, error.where) == ("a paper that is not registered yet", "another.txt")
    assert error.remedy.startswith("Leave it out. A corrected issue has other words")
    assert copy.register.read_bytes() == before
    assert len(list(copy.documents.iterdir())) == 6


def test_one_bad_file_keeps_all_out(copy, paper):
    before = sorted(path.name for path in copy.documents.iterdir())
    with pytest.raises(RawFileMissing):
        registration.add(copy, [paper, paper.with_name("missing.txt")])
    assert sorted(path.name for path in copy.documents.iterdir()) == before


def test_the_command_leaves_a_bad_paper_out_and_registers_the_others(copy, paper, monkeypatch):
    monkeypatch.setenv("INDICATORS_ROOT", str(copy.root))
    note = paper.with_name("note.txt")
    note.write_text("新增就业5万人。", "utf-8")
    before = len(register.entries(copy))
    files = [str(note), str(paper), str(paper.with_name("missing.txt")), str(paper)]
    done = run("register", *files)
    assert done.exit_code == 3
    assert done.stdout == "210900-2026-work-report\n"
    told = [line.split("where")[1].strip() for line in done.stderr.splitlines() if line.startswith("  where")]
    assert told == ["note.txt", str(paper.with_name("missing.txt")), paper.name]
    assert done.stderr.endswith("1 papers registered, 3 left out for the reasons above.\n")
    assert [entry.id for entry in register.entries(copy)][before:] == ["210900-2026-work-report"]
    again = run("register", paper)
    assert (again.exit_code, len(register.entries(copy))) == (2, before + 1)


def test_what_a_paper_does_not_tell_must_be_said(copy, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("新增就业5万人。", "utf-8")
    with pytest.raises(RegisterFault) as caught:
        registration.add(copy, [path])
    error = caught.value
    assert error.expected == "a paper that says its place, kind and period"
    assert error.found == "no place, no kind, no period in its text"
    assert error.where == "note.txt"
    assert error.remedy.startswith("Say it: --place --kind --year. Kinds are adjustment (目标调整), ")
    with pytest.raises(UnknownPlace):
        registration.add(copy, [path], place="某市")


def test_a_register_that_cannot_be_added_to_is_told(copy, paper):
    copy.register.write_text("[]\n", "utf-8")
    for path in copy.documents.iterdir():
        path.unlink()
    with pytest.raises(RegisterFault) as caught:
        registration.add(copy, [paper])
    assert caught.value.expected == "a register that new entries can be added to"
    assert caught.value.remedy == "Write every entry as a list item of its own, beginning with '- id:'."
    assert list(copy.documents.iterdir()) == []


def test_a_first_paper_makes_the_register(tmp_path, paper):
    project = Project(tmp_path / "new")
    registration.add(project, [paper])
    assert [entry.place for entry in register.entries(project)] == ["阜新市"]


def test_a_full_disk_leaves_the_register_and_the_folder_as_they_were(copy, paper, monkeypatch):
    before = copy.register.read_bytes()
    write = atomic_write.fill
    names = sorted(path.name for path in copy.documents.iterdir())

    def fail(handle, content):
        if content.startswith(before):
            raise OSError(28, "No space left on device")
        write(handle, content)

    monkeypatch.setattr("indicators.storage.atomic_write.fill", fail)
    with pytest.raises(UnusableFile) as caught:
        registration.add(copy, [paper])
    assert caught.value.found == "no space left on the disk"
    assert copy.register.read_bytes() == before
    assert sorted(path.name for path in copy.documents.iterdir()) == names
    monkeypatch.undo()
    registration.add(copy, [paper])
    assert len(register.load(copy)) == 6


def test_hostile_words_stay_words(copy, tmp_path):
    title = "阜新市2026年政府工作报告: !!python/object x # \x1b[31m"
    path = tmp_path / "x: [y]#.txt"
    path.write_text(f"{title}\n新增就业5万人。", "utf-8")
    registration.add(copy, [path])
    text = copy.register.read_text("utf-8")
    assert "\x1b" not in text
    assert yaml.safe_load(text)[-1]["place"] == "阜新市"
    assert yaml.safe_load(text)[-1]["title"] == title


def test_the_command(copy, paper, monkeypatch):
    monkeypatch.setenv("INDICATORS_ROOT", str(copy.root))
    done = succeed("register", paper)
    assert done.stdout == "210900-2026-work-report\n"
    assert "  kind: work_report (from: 政府工作报告)\n" in done.stderr
    assert "  confirm in documents.yaml: title, place, kind," in done.stderr
    again = run("register", paper)
    assert again.exit_code == 2
    assert again.stderr.startswith("document already registered\n")
