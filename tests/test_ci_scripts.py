"""What make and the scripts of .ci say and do on machines that lack something."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix

ROOT = Path(__file__).resolve().parent.parent


def run(command: list[str | Path], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", env={"HOME": os.devnull, **environment}
    )


def test_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    helped = run(["make", "help"], PATH=os.environ["PATH"])
    assert helped.stdout.split("\n")[0] == "make help         List the targets"
    assert [line.split()[1] for line in helped.stdout.splitlines()] == phony[1].split()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH with the plainest tools only: no Python, no browser, no apt-get, nobody is root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "cat", "dirname", "grep"):
        path = next(p for p in (Path("/bin", tool), Path("/usr/bin", tool)) if p.exists())
        (folder / tool).symlink_to(path)
    return folder


def add_tool(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def copied_script(name: str, tmp_path: Path) -> Path:
    """A script of .ci in a checkout of its own, so that it cannot touch this one."""
    copy = tmp_path / "checkout with spaces" / ".ci" / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text((ROOT / ".ci" / name).read_text("utf-8"), "utf-8")
    return copy


def test_without_python_the_way_out_is_told(bare: Path, tmp_path: Path) -> None:
    script = copied_script("environment", tmp_path)
    asked = run(["sh", script, ".venv/ready-1", "0", ""], PATH=str(bare))
    assert asked.returncode == 2
    assert "expected  Python 3.11 or newer\n" in asked.stderr
    assert "found     no python3 that runs\n" in asked.stderr
    assert "where     PATH, tried: python3 python3.13 " in asked.stderr
    assert "to do     Install Python (Debian: apt-get install python3 python3-venv)" in asked.stderr


def test_a_python_too_old_is_named(bare: Path, tmp_path: Path) -> None:
    add_tool(bare, "oldpython", 'case $1 in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    script = copied_script("environment", tmp_path)
    asked = run(["sh", script, ".venv/ready-1", "0", "oldpython"], PATH=str(bare))
    assert asked.returncode == 2
    assert "found     Python 3.9.2\n  where     PYTHON=oldpython\n" in asked.stderr


def test_a_python_without_venv_is_named(bare: Path, tmp_path: Path) -> None:
    add_tool(bare, "python3", 'case $1 in -m) exit 1 ;; --version) echo "Python 3.12.1" ;; esac')
    script = copied_script("environment", tmp_path)
    asked = run(["sh", script, ".venv/ready-1", "0", ""], PATH=str(bare))
    assert asked.returncode == 2
    assert "the virtual environment cannot be made\n" in asked.stderr
    assert f"found     {bare / 'python3'} fails at python -m venv\n" in asked.stderr
    assert "to do     On Debian and Ubuntu: apt-get install python3-venv." in asked.stderr


def test_packages_that_cannot_be_had_are_told(bare: Path, tmp_path: Path) -> None:
    add_tool(bare, "rm", "exit 0")
    script = copied_script("environment", tmp_path)
    (script.parent.parent / ".venv" / "bin").mkdir(parents=True)
    add_tool(script.parent.parent / ".venv" / "bin", "python", 'case "$*" in *install*) exit 1 ;; esac')
    asked = run(["sh", script, ".venv/ready-1", "0", ""], PATH=str(bare))
    assert asked.returncode == 2
    assert "No uv here; pip does its work, slower.\n" in asked.stderr
    assert "the packages cannot be installed\n" in asked.stderr
    assert "found     uv and pip both failed, see above\n" in asked.stderr
    assert not (script.parent.parent / ".venv" / "ready-1").exists()


def test_a_browser_may_be_named(bare: Path) -> None:
    add_tool(bare, "mychrome", "echo Chromium 1")
    found = run(["sh", ROOT / ".ci" / "browser"], PATH=str(bare), CHROMIUM="mychrome")
    assert found.stdout == f"{bare / 'mychrome'}\n"


def test_without_a_browser_the_way_out_is_told(bare: Path) -> None:
    found = run(["sh", ROOT / ".ci" / "browser"], PATH=str(bare))
    assert found.returncode == 2
    assert "expected  Chromium or Chrome\n  found     none\n  where     CHROMIUM and PATH\n" in found.stderr
    assert "to do     Install it (Debian: apt-get install chromium fonts-noto-cjk)" in found.stderr


def test_packages_are_asked_for_where_they_cannot_be_installed(bare: Path) -> None:
    asked = run(["sh", ROOT / ".ci" / "packages", "make"], PATH=str(bare))
    assert asked.returncode == 2
    missing = "make chromium fonts-noto-cjk fontconfig libreoffice-calc libreoffice-writer"
    assert f"found     not installed: {missing}\n" in asked.stderr
    assert f"to do     Debian, as root: apt-get install {missing}." in asked.stderr


def test_missing_packages_are_installed_where_they_may_be(bare: Path) -> None:
    add_tool(bare, "id", "echo 0")
    add_tool(bare, "chromium", "echo Chromium 1")
    add_tool(bare, "apt-get", f'echo "$*" >>"{bare}/calls"')
    asked = run(["sh", ROOT / ".ci" / "packages"], PATH=str(bare))
    assert asked.returncode == 0, asked.stderr
    calls = (bare / "calls").read_text("utf-8")
    wanted = "fonts-noto-cjk fontconfig libreoffice-calc libreoffice-writer"
    assert calls == f"-qq update\n-qq install --yes --no-install-recommends {wanted}\n"


def test_a_calculator_without_a_word_processor_is_not_enough_on_debian(bare: Path) -> None:
    add_tool(bare, "chromium", "echo Chromium 1")
    add_tool(bare, "fc-list", "echo Noto")
    add_tool(bare, "soffice", "exit 0")
    assert run(["sh", ROOT / ".ci" / "packages"], PATH=str(bare)).returncode == 0
    add_tool(bare, "apt-get", "exit 1")
    asked = run(["sh", ROOT / ".ci" / "packages"], PATH=str(bare))
    assert "found     not installed: libreoffice-writer\n" in asked.stderr
    add_tool(bare, "lowriter", "exit 0")
    assert run(["sh", ROOT / ".ci" / "packages"], PATH=str(bare)).returncode == 0
