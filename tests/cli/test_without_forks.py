"""Every command starts and works where Python has neither fcntl nor forks, as on Windows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store

# Read by Python when it starts, in every process that a command starts too.
TAKEN_AWAY = """
import os, sys
sys.modules["fcntl"] = None
for name in ("fork", "forkpty", "register_at_fork", "killpg"):
    if hasattr(os, name):
        delattr(os, name)
"""
# Each asks first whether it is there, or runs only where forks are.
WITH_ANOTHER_WAY = {
    "storage/portability.py": {"fcntl", "msvcrt", "register_at_fork"},
    "batch/fork_server.py": {"os.fork", "killpg"},
    "batch/kernel_manager.py": {"killpg"},
    # By the name under which Python reports it, to refuse it.
    "storage/sandbox_restrictions.py": {"os.fork"},
    # Elsewhere the program itself is ended.
    "storage/confined_program.py": {"killpg"},
}
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def copy(built, project: Project, tmp_path: Path) -> Project:
    made = Project(tmp_path / "project")
    for folder in ("data/raw", "notebooks"):
        shutil.copytree(project.root / folder, made.root / folder)
    store.write(datapackage.package(built), made.processed)
    return made


@pytest.fixture
def run(copy: Project, tmp_path: Path) -> Run:
    """Runs Python in a project of its own, with what Windows lacks taken away."""
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(TAKEN_AWAY, "utf-8")
    path = os.pathsep.join([str(tmp_path / "start"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {
        "PYTHONPATH": path, ROOT_VARIABLE: str(copy.root), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"
    }  # fmt: skip

    def execute(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], env=environment, capture_output=True, encoding="utf-8"
        )

    return execute


def test_every_module_is_imported(run: Run) -> None:
    code = (
        "import os, pkgutil, importlib, indicators\n"
        "assert not hasattr(os, 'fork') and not hasattr(os, 'register_at_fork')\n"
        "for module in pkgutil.walk_packages(indicators.__path__, 'indicators.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)"
    )
    done = run("-c", code)
    assert done.returncode == 0, done.stderr


def test_the_commands_work(run: Run, copy: Project) -> None:
    assert "compare" in run("-m", "indicators", "--help").stdout
    paper = copy.documents / "haicheng-2021-action-plan.txt"
    extracted = run("-m", "indicators", "extract", paper)
    assert extracted.returncode == 0, extracted.stderr
    assert '"place": "海城市"' in extracted.stdout
    before = (copy.processed / "targets.csv").read_bytes()
    (copy.processed / "targets.csv").unlink()
    built = run("-m", "indicators", "build")
    assert built.returncode == 0, built.stderr
    assert (copy.processed / "targets.csv").read_bytes() == before
    assert [path.name for path in copy.data.iterdir() if path.name.startswith(".")] == [".kept"]


def test_a_report_is_made_by_kernels_started_by_command(run: Run, copy: Project) -> None:
    made = run("-m", "indicators", "report", "--place", "鞍山市", "--quarter", "2023-Q2")
    assert made.returncode == 0, made.stderr
    slower = "this system cannot fork a process; every notebook starts a kernel by command, which is slower"
    assert made.stderr.splitlines()[0] == slower
    page = (copy.reports / "鞍山市-2023-Q2.html").read_text("utf-8")
    assert "地区生产总值" in page
    assert sorted(path.name for path in copy.reports.iterdir() if path.name.startswith(".")) == []


def test_what_windows_lacks_is_named_where_there_is_another_way_only(root: Path) -> None:
    package, found = root / "src" / "indicators", {}
    for path in package.rglob("*.py"):
        named = set(
            re.findall(r"\b(?:fcntl|msvcrt|register_at_fork|os\.fork|killpg)\b", path.read_text("utf-8"))
        )
        if named:
            found[path.relative_to(package).as_posix()] = named
    assert found == WITH_ANOTHER_WAY
