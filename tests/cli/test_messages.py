"""A command that cannot do its work says why in a message and ends with status 2; no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from indicators.project import Project

pytestmark = pytest.mark.posix

COMMAND = [sys.executable, "-m", "indicators"]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("鞍山市2026年政府工作报告\n新增就业5万人。\n" * 400, "utf-8")
    return path


def run(
    *arguments: str | Path, root: Path | None = None, before: tuple[str, ...] = (), **more
) -> tuple[int, str]:
    named = {} if root is None else {"INDICATORS_ROOT": str(root)}
    done = subprocess.run(
        [*before, *COMMAND, *arguments],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | named,
        **more,
    )
    return done.returncode, done.stderr


def test_a_full_disk_behind_the_standard_output_is_told(paper):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, told = run("extract", paper, stdout=full)
    assert status == 2
    assert told.endswith(
        "file cannot be used\n"
        "  expected  a file that can be read or written\n"
        "  found     no space left on the disk\n"
        "  where     standard output\n"
        "  to do     Free some space, then run the same command again; what was there before is whole.\n"
    )


def test_a_reader_that_has_enough_is_no_fault(paper):
    reading, writing = os.pipe()
    os.close(reading)
    status, told = run("extract", paper, stdout=writing)
    os.close(writing)
    assert status == 1
    assert "Traceback" not in told
    assert "file cannot be used" not in told


def test_a_limit_on_the_size_of_files_is_told(built_project: Project, tmp_path):
    # Bytecode cut off at the limit would fail every later run.
    limited = ("env", "PYTHONDONTWRITEBYTECODE=1", "sh", "-c", 'ulimit -f 4; exec "$@"', "sh")
    arguments = ["compare", "--places", "鞍山市,锦州市", "--format", "csv", "--out", tmp_path / "out.csv"]
    status, told = run(*arguments, root=built_project.root, before=limited)
    assert status == 2
    assert told.splitlines() == [
        "file cannot be used",
        "  expected  a file that can be written",
        "  found     the size limit for files (ulimit -f)",
        f"  where     {tmp_path / 'out.csv'}",
        "  to do     Raise the limit, then run the same command again.",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "register"])
def test_a_folder_that_may_not_be_written_to_is_told(command, project, paper, tmp_path):
    root = tmp_path / "project"
    shutil.copytree(project.root / "data" / "raw", root / "data" / "raw")
    (root / "data").chmod(0o555)
    # Root may write anywhere, unless it gives that up.
    before = ("setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()
    status, told = run(command, *([paper] if command == "register" else []), root=root, before=before)
    (root / "data").chmod(0o755)
    assert status == 2
    assert told.splitlines() == [
        "file cannot be used",
        "  expected  a folder that can be written to",
        "  found     no permission",
        f"  where     {root / 'data'}",
        "  to do     Ask its owner for permission, or name another folder.",
    ]
    assert [path.name for path in (root / "data").iterdir()] == ["raw"]


def test_a_paper_that_vanishes_while_it_is_read_is_told(project, tmp_path):
    """A paper is found, then taken away, then opened: it alone is left out of the tables."""
    root = tmp_path / "project"
    shutil.copytree(project.root / "data" / "raw", root / "data" / "raw")
    paper = root / "data" / "raw" / "documents" / "haicheng-2021-action-plan.txt"
    code = f"""
import os, sys
def vanish(event, arguments):
    if event == "open" and arguments[0] == {str(paper)!r}:
        os.remove({str(paper)!r})
sys.addaudithook(vanish)
sys.argv = ["indicators", "build"]
from indicators.cli.app import app
app()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, encoding="utf-8",
        env=os.environ | {"INDICATORS_ROOT": str(root)},
    )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    where = "haicheng-2021-action-plan (data/raw/documents/haicheng-2021-action-plan.txt)"
    assert f"Left out: {where}: raw file missing: no such file." in done.stderr
    made = pd.read_csv(root / "data" / "processed" / "documents.csv", keep_default_na=False)
    left_out = dict(zip(made["document_id"], made["left_out"], strict=True))
    assert left_out["haicheng-2021-action-plan"] == "no_file"
    assert sum(map(bool, left_out.values())) == 1
