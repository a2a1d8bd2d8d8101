"""A project begun from what the package brings: from the checkout here, and from the wheel alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.batch import new_project, notebook_file
from indicators.batch.new_project import NotebookState
from indicators.errors import FileIsThere, UnreadableDocument
from indicators.project import Project
from indicators.storage import transaction
from indicators.storage.journal import READY, STAGED
from indicators.tables.reported import observations

from .. import commands

EXAMPLE = "examples/示例新区2025年政府工作报告.txt"
NAMES = sorted(path.name for path in new_project.packaged_notebooks())
QUARTERLY = "quarterly_report.ipynb"
# Every program of the environment without the checkout: the wheel's folder comes first.
FROM_WHEEL = "import indicators; print(indicators.__file__)"


@pytest.fixture
def begun(tmp_path: Path) -> Project:
    return new_project.create(tmp_path / "我的项目")


def test_a_project_holds_folders_notebooks_and_an_example_that_says_it_is_one(begun: Project) -> None:
    assert {path.name for path in begun.root.iterdir()} == {
        ".gitignore", "README.md", "data", "examples", "notebooks", "reports", "reports.yaml", "schemas",
        "vocabulary",
    }  # fmt: skip
    assert {path.name for path in begun.notebooks.iterdir()} == set(NAMES)
    assert QUARTERLY in NAMES
    assert "示例文本：地名、数字均为演示而编，不是真实数据" in (begun.root / EXAMPLE).read_text("utf-8")


def test_what_the_columns_of_own_figures_hold_is_told_beside_them(begun: Project) -> None:
    told = (begun.root / "data/raw/README.md").read_text("utf-8").partition("## observations")[2]
    named = re.findall(r"\w+", " ".join(re.findall(r"^\| (.*?) \|", told, re.MULTILINE)))
    assert {*observations.HEADER, *observations.OPTIONAL} <= set(named)


def test_notebooks_begin_without_the_outputs_of_other_papers(begun: Project) -> None:
    for path in begun.notebooks.glob("*.ipynb"):
        cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
        assert cells
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)


def test_notebooks_begin_with_the_example_paper(begun: Project) -> None:
    for path in begun.notebooks.glob("*.ipynb"):
        (cell,) = notebook_file.code_cells(notebook_file.read(path), notebook_file.PARAMETERS)
        assert 'place: str = "鞍山市"' not in cell
        assert "year: int = 2023" not in cell
        assert "  # " in cell


def test_a_parameter_that_is_set_makes_no_difference(begun: Project) -> None:
    own = begun.notebooks / QUARTERLY
    own.write_text(own.read_text("utf-8").replace("示例新区", "丹东市"), encoding="utf-8")
    assert {state.state for state in new_project.update(begun)} == {"same"}


def test_the_checks_are_added_when_asked_for(tmp_path: Path) -> None:
    made = new_project.create(tmp_path / "checked", with_checks=True)
    assert "indicators validate" in (made.root / ".github/workflows/indicators.yml").read_text("utf-8")
    assert (made.notebooks / "conftest.py").is_file()
    assert (made.root / "tests" / "nbval.cfg").is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileIsThere) as caught:
        new_project.create(tmp_path)
    assert caught.value.expected == "an empty folder, or none"
    assert caught.value.found == "1 files and folders"
    assert caught.value.where == str(tmp_path)
    assert "`indicators init --update`" in caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_one_that_was_killed_leaves_nothing_or_is_finished(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / STAGED).mkdir()
    whole = {path.name for path in new_project.create(tmp_path).root.iterdir()}
    assert STAGED not in whole
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "_finish", lambda folder: None)
        patched.setattr(new_project, "_FOLDERS", ())
        new_project.create(tmp_path / "killed")
    staged = tmp_path / "killed" / READY
    names = json.loads((staged / "changes.json").read_text("utf-8"))
    (staged / names["README.md"]).replace(tmp_path / "killed" / "README.md")
    assert {path.name for path in new_project.create(tmp_path / "killed").root.iterdir()} == whole


def test_an_update_leaves_changed_notebooks_alone_and_adds_missing_ones(begun: Project) -> None:
    changed, missing = begun.notebooks / QUARTERLY, begun.notebooks / NAMES[0]
    changed.write_text(
        changed.read_text("utf-8").replace("views.summary()", "views.summary"), encoding="utf-8"
    )
    before = changed.read_bytes()
    missing.unlink()
    states = {state.name: state.state for state in new_project.update(begun)}
    assert states == dict.fromkeys(NAMES, "same") | {QUARTERLY: "differs", NAMES[0]: "added"}
    assert changed.read_bytes() == before
    assert new_project.update(begun)[0] == NotebookState(NAMES[0], "same")


def test_outputs_make_no_difference_but_a_broken_notebook_is_named(root: Path, begun: Project) -> None:
    own = begun.notebooks / NAMES[1]
    own.write_bytes((root / "notebooks" / NAMES[1]).read_bytes())
    assert {state.state for state in new_project.update(begun)} == {"same"}
    own.write_text("{", encoding="utf-8")
    (begun.notebooks / NAMES[2]).unlink()
    states = new_project.update(begun)
    assert [state.state for state in states[:4]] == ["same", "broken", "added", "same"]
    assert isinstance(states[1].fault, UnreadableDocument)
    assert NAMES[1] in states[1].fault.where
    told = commands.run("init", "--update", begun.root)
    assert told.stdout.splitlines()[:3] == [
        f"same    {NAMES[0]}",
        f"broken  {NAMES[1]}",
        f"same    {NAMES[2]}",
    ]
    assert (told.exit_code, "a Jupyter notebook (JSON)" in told.stderr) == (2, True)


def test_hidden_files_of_a_folder_stay_and_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    made = new_project.create(tmp_path)
    assert (made.root / ".gitignore").read_text("utf-8") == "mine\n"
    assert (made.root / EXAMPLE).is_file()


def test_an_update_is_of_a_project_and_adds_checks_when_asked_for(begun: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    told = commands.run("init", "--update", elsewhere)
    assert (told.exit_code, "no project here" in told.stderr, elsewhere.exists()) == (2, True, False)
    told = commands.run("init", "--update", "--checks", begun.root)
    assert "added   tests/nbval.cfg" in told.stdout
    assert (begun.root / ".github/workflows/indicators.yml").is_file()
    assert {state.state for state in new_project.update(begun, with_checks=True)} == {"same"}


def test_the_command_begins_updates_and_asks_for_a_folder(tmp_path: Path) -> None:
    made = commands.run("init", tmp_path / "新项目")
    assert (made.exit_code, made.stdout) == (0, f"{tmp_path / '新项目'}\n")
    assert "Read README.md there" in made.stderr
    told = commands.run("init", "--update", "--project", tmp_path / "新项目")
    assert told.stdout.splitlines() == [f"same    {name}" for name in NAMES]
    told = commands.run("init", "--update", "--lang", "zh", "--project", tmp_path / "新项目")
    assert told.stdout.splitlines() == [f"相同    {name}" for name in NAMES]
    none = commands.run("init")
    assert none.exit_code == 2
    assert "a folder to begin the project in" in none.stderr


@pytest.fixture(scope="module")
def installed(root: Path, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The wheel of this checkout, unpacked: what pip would install, and nothing of the checkout."""

    def fill(folder: Path) -> None:
        words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"]
        subprocess.run(words, cwd=root, check=True, capture_output=True)
        (wheel,) = (folder / "dist").iterdir()
        zipfile.ZipFile(wheel).extractall(folder / "site")

    return made_once("wheel", fill) / "site"


def test_from_the_wheel_alone_the_example_becomes_a_page(installed: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "INDICATORS_ROOT"}
    environment |= {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}

    def run(folder: Path, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=environment, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert Path(run(tmp_path, "-c", FROM_WHEEL).strip()).is_relative_to(installed)
    project = tmp_path / "项目"
    run(tmp_path, "-m", "indicators", "init", "项目")
    assert run(project, "-m", "indicators", "register", EXAMPLE) == "zone-2025-work-report\n"
    assert run(project, "-m", "indicators", "validate") == ""
    run(project, "-m", "indicators", "build")
    run(project, "-m", "indicators", "report", "--quarter", "2025-Q2")
    run(project, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "notebooks/README.ipynb")
    assert "地区生产总值" in (project / "notebooks" / "README.ipynb").read_text("utf-8")
    page = (project / "reports" / "示例新区-2025-Q2.html").read_text("utf-8")
    assert "城镇调查失业率" in page
    assert (project / "reports" / "index.html").is_file()


def test_the_wheel_is_the_same_each_time(root: Path, installed: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(words, cwd=root, check=True, capture_output=True)
    (again,), (first,) = tmp_path.iterdir(), (installed.parent / "dist").iterdir()
    assert again.read_bytes() == first.read_bytes()
