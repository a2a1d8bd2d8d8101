"""`indicators validate` looks at everything people edit, tells all faults at once, and ends with status 2."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from indicators import units
from indicators.errors import Faults, IndicatorsError, VocabularyFault
from indicators.project import ROOT_VARIABLE, Project
from indicators.reading.lexicon import Sections
from indicators.validation import fault_collector, validate, vocabulary_files
from indicators.validation.fault_collector import gathered
from indicators.vocabulary.word_lists import list_faults, phrase_faults, shape_faults

from ..commands import run
from ..file_edits import change_text

PAPER = "anshan-2023-work-report"


@pytest.fixture(scope="module")
def whole(project, tmp_path_factory) -> Project:
    """A project of its own with raw data, labels and committed tables, without a fault."""
    made = Project(tmp_path_factory.mktemp("whole"))
    for name in ("data", "tests/labels"):
        shutil.copytree(project.root / name, made.root / name)
    return made


@pytest.fixture
def copy(whole, tmp_path, monkeypatch) -> Project:
    shutil.copytree(whole.root, tmp_path / "project")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "project"))
    return Project(tmp_path / "project")


def told(project: Project) -> dict[str, list[IndicatorsError]]:
    from indicators.validation.project_files import checks

    return {one.name: list(one.faults) for one in fault_collector.run(checks(project)) if one.faults}


def test_a_sound_project_has_no_fault(copy):
    done = run("validate")
    assert (done.exit_code, done.stdout) == (0, ""), done.output
    assert done.stderr.endswith(" files and folders checked, no fault.\n")
    names = [one.name for one in validate.check(copy)]
    assert len(names) == len(set(names))
    hand = [*copy.observations.glob("*.csv"), copy.register, copy.corrections]
    assert {str(path.relative_to(copy.root)) for path in hand} <= set(names)


def test_every_data_file_of_the_package_is_checked_or_named_here(root):
    package = root / "src" / "indicators"
    data = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        # What `indicators init` puts into a new project is checked there: tests/batch/test_new_project.py.
        if path.suffix in {".yaml", ".csv", ".txt"} and "new_project_files" not in path.parts
    }
    # A table of signs for the PDF reader, made from a standard and not edited; the parameters of the example,
    # with which tests/batch/test_new_project.py begins a project.
    known = {"documents/formats/radicals.txt", "batch/example_parameters.yaml"}
    unchecked = data - known - set(vocabulary_files.CHECKS)
    assert unchecked == set(), "add them to validation/vocabulary_files.py"


def test_all_faults_are_told_at_once_as_a_table(copy):
    change_text(copy.observations / "city-targets.csv", "budget_revenue", "budget_revenues")
    change_text(copy.register, "disclosure: public", "disclosure: 公开")
    change_text(copy.processed / "tasks.csv", "市发展改革委", "市发改委")
    done = run("validate")
    assert done.exit_code == 2
    table = " ".join(done.stdout.split())
    for heading in ("where", "what", "expected", "found", "to do"):
        assert heading in done.stdout.splitlines()[1]
    assert "'budget_revenues'" in table
    assert "'公开'" in table
    assert "data/processed/tasks.csv" in table
    assert done.stderr.endswith("3 faults in 3 of them.\n")


def test_a_file_that_may_not_be_read_hides_no_other_fault():
    def refused() -> None:
        raise IsADirectoryError(errno.EISDIR, "", "data/raw/documents.yaml")

    fault = VocabularyFault(expected="a", found="b", where="c", remedy="d")
    done = fault_collector.run([("a", refused), ("b", lambda: [fault])])
    told = [(one.found, one.where) for one in fault_collector.faults(done)]
    assert told == [("a folder where a file should be", "data/raw/documents.yaml"), ("b", "c")]


def renamed(path: Path, name: str) -> None:
    path.rename(path.with_name(name))


def add_line(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def edit(copy: Project, name: str) -> None:
    """One fault of each kind."""
    paper, labels = copy.documents / f"{PAPER}.txt", copy.root / "tests" / "labels" / f"{PAPER}.jsonl"
    edits: dict[str, Callable[[], object]] = {
        "place": lambda: change_text(copy.register, "place: 鞍山市", "place: 锦州市"),
        "name": lambda: (
            renamed(paper, "报告.txt"),
            change_text(copy.register, f"file: {PAPER}.txt", "file: 报告.txt"),
        ),
        "altered": lambda: add_line(paper),
        "stranger": lambda: (copy.documents / "neu.txt").write_text("增长6%", encoding="utf-8"),
        "figure": lambda: change_text(copy.observations / "reported.csv", "2020-06", "2020年6月"),
        "correction": lambda: change_text(copy.corrections, ",confirm,7630", ",agree,7630"),
        "misfit": lambda: change_text(copy.corrections, "7630,7634,3.48", "7631,7634,3.48"),
        "label": lambda: change_text(labels, '"start": ', '"start": 9'),
        "labels": lambda: renamed(labels, "another.jsonl"),
        "table": lambda: change_text(copy.processed / "tasks.csv", "市发展改革委", "市发改委"),
        "type": lambda: change_text(copy.processed / "observations.csv", ",false\n", ",no\n"),
        "number": lambda: change_text(copy.processed / "targets.csv", ",8,8,%,8,8,%", ",8,8,%,8,eight,%"),
        "plan": lambda: copy.report_plan.write_text("- places: 鞍山\n- years: 二〇二三\n", "utf-8"),
        "package": lambda: (copy.processed / "datapackage.json").unlink(),
        "bytes": lambda: (copy.processed / "tasks.csv").write_bytes(b"\xff\xfe\x00"),
    }
    edits[name]()


@pytest.mark.parametrize(
    ("name", "where", "expected", "found"),
    [
        ("place", "documents.yaml, anshan-14th-five-year-plan, place and adcode", "a place with its own code",
         "锦州市 with 210300"),
        ("name", f"documents.yaml, {PAPER}, file", f"a file named after its entry: {PAPER}.txt", "报告.txt"),
        ("altered", f"data/raw/documents/{PAPER}.txt", "sha256 ", "sha256 "),
        ("stranger", "data/raw/documents/neu.txt", "an entry for every file", "a file without one"),
        ("figure", "data/raw/observations/reported.csv, row 2, column period", "2023,", "'2020年6月'"),
        ("correction", "data/raw/corrections.csv, row 3, column decision", "one of confirm", "'agree'"),
        ("misfit", "data/raw/corrections.csv", "the same papers", "five-year-plan at 7631"),
        ("label", f"{PAPER}.jsonl, line 1", "' at ", "''"),
        ("labels", "tests/labels/another.jsonl", "labels named after a registered paper", "another.jsonl"),
        ("table", "data/processed/tasks.csv", "sha256:", "sha256:"),
        ("type", "data/processed/observations.csv", "is_restricted: true or false", "'no' in row 2"),
        ("number", "data/processed/targets.csv", "canonical_high: a number, or nothing", "'eight' in row"),
        ("plan", "reports.yaml, line 1", "a place with annual targets", "'鞍山'"),
        ("plan", "reports.yaml, line 2", "a valid integer", "'二〇二三'"),
        ("package", "data/processed/datapackage.json", "a datapackage.json that lists", "No such file"),
        ("bytes", "data/processed/tasks.csv", "a CSV in UTF-8", "decode byte 0xff"),
    ],
)  # fmt: skip
def test_each_kind_of_file_tells_its_faults(copy, name, where, expected, found):
    edit(copy, name)
    faults = [fault for own in told(copy).values() for fault in own]
    assert any(
        where in fault.where and expected in fault.expected and found in fault.found for fault in faults
    ), [str(fault) for fault in faults]


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """The package's data files in a folder of their own, which the checks look at."""
    source, made = Path(str(files("indicators"))), tmp_path / "package"
    for name in vocabulary_files.CHECKS:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes((source / name).read_bytes())
    monkeypatch.setattr(vocabulary_files, "files", lambda _package: made)
    monkeypatch.setattr(units, "DEFINITIONS", made / "vocabulary" / "units.txt")
    units.registry.cache_clear()
    yield made
    units.registry.cache_clear()


def found_in(name: str) -> list[IndicatorsError]:
    return gathered(dict(vocabulary_files.checks())[name])


def test_a_sound_vocabulary_has_no_fault(package):
    assert {name: found_in(name) for name in vocabulary_files.CHECKS} == {
        name: [] for name in vocabulary_files.CHECKS
    }


@pytest.mark.parametrize("name", vocabulary_files.CHECKS)
@pytest.mark.parametrize("garbage", [b"\nx\t: [\n,,,", b"\xff\xfe\x00", b"\n? [1, 2]\n: =\n"])
def test_no_file_of_the_vocabulary_breaks_unnoticed(package, name, garbage):
    with (package / name).open("ab") as file:
        file.write(garbage)
    assert found_in(name)
    assert all(isinstance(fault, IndicatorsError) for fault in found_in(name))


@pytest.mark.parametrize(
    ("name", "old", "new", "expected", "found"),
    [
        ("vocabulary/words.yaml", "[左右, 上下]", "[左右, no]", "a word, in quotes", "'no'"),
        ("vocabulary/actions.yaml", "建成: [建设]", "建成: 建设", "a list of words", "'建设'"),
        ("vocabulary/page_words.yaml", "不公开, en: restricted}", "不公开}", "the field en", "nothing"),
        (
            "vocabulary/page_words.yaml", "任务{number}", "任务{nummer}", "the same gaps",
            "{number}, {nummer} in",
        ),
        ("vocabulary/page_words.yaml", "任务{number}", "任务{number", "braces in pairs", "任务{number"),
        ("vocabulary/offices.yaml", "endings:", "ending:", "endings: Field required", "nothing"),
        ("vocabulary/offices.yaml", "[市发改委,", "[市工信局,", "each form of a name for one", "市工信局"),
        ("tables/columns.yaml", "type: integer", "type: whole", "columns of ", "whole"),
        ("workbooks/review.yaml", "sheets:", "pages:", "sheets: Field required", "nothing"),
        ("vocabulary/units.txt", "mu_area =", "mu_area = nonsense *", "an expression of names in", "mu_area"),
        ("vocabulary/units.txt", "mu_area =", "mu_area : [", "definitions that pint reads", "Statement"),
    ],
)  # fmt: skip
def test_faults_of_the_vocabulary_are_named(package, name, old, new, expected, found):
    change_text(package / name, old, new)
    faults = found_in(name)
    assert any(expected in fault.expected and found in fault.found for fault in faults), [*map(str, faults)]
    assert all("units.csv" in fault.where or Path(name).name in fault.where for fault in faults)


def test_a_missing_section_of_words_is_named():
    with pytest.raises(VocabularyFault) as caught:
        Sections.of({"measured": {}})["measured"]["adverbs"]
    assert (caught.value.expected, caught.value.found) == ("the section adverbs", "none of that name")
    assert caught.value.where == "words.yaml"
    assert caught.value.remedy == "Write it again, or correct the spelling of its name."


def test_lines_are_named(tmp_path):
    lists = tmp_path / "lists.yaml"
    lists.write_text("a:\n  b: [字]\n  c: [字,\n    6]\nd: 字\n", encoding="utf-8")
    assert [fault.where for fault in list_faults(lists)] == [
        "lists.yaml, line 4, a.c",
        "lists.yaml, line 5, d",
    ]
    phrases = tmp_path / "phrases.yaml"
    phrases.write_text('a: {zh: "", en: ""}\nb:\n  zh: 字\n  en: "{"\n', encoding="utf-8")
    assert [fault.where for fault in phrase_faults(phrases)] == ["phrases.yaml, line 4, entry b, en"]
    shapes = tmp_path / "shapes.yaml"
    shapes.write_text("a: [1]\nb:\n  - 1\n  - x\n", encoding="utf-8")
    (fault,) = shape_faults(shapes, dict[str, list[int]])
    assert (fault.where, fault.found) == ("shapes.yaml, line 4", "'x'")
    assert fault.remedy == "Correct the entry."


def test_one_fault_is_told_once_though_many_checks_meet_it():
    fault = VocabularyFault(expected="a", found="b", where="c", remedy="d")

    def raising() -> None:
        raise fault

    def raising_two() -> None:
        raise Faults([fault, VocabularyFault(expected="a", found="other", where="c", remedy="d")])

    done = fault_collector.run([("one", raising), ("two", raising_two), ("three", lambda: [fault])])
    assert [len(one.faults) for one in done] == [1, 1, 0]


def test_faults_are_told_by_nobody_while_they_are_gathered(monkeypatch) -> None:
    def told(error: IndicatorsError) -> str:
        raise AssertionError(error.where)

    monkeypatch.setattr(IndicatorsError, "telling", told)
    fault = VocabularyFault(expected="a unit", found="'x'", where="units.csv", remedy="Write it.")
    done = fault_collector.run([("first", lambda: [fault]), ("second", lambda: [fault])])
    assert [one.faults for one in done] == [(fault,), ()]
