"""Signs that the output's encoding lacks are written escaped and told, by every command that writes there."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from indicators.cli.app import app
from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store

# ² and ½ are no signs of GBK; 𠮷 lies beyond U+FFFF.
TEXT = "鞍山市2026年政府工作报告\n绿化面积新增30万㎡，每m²造价•½，𠮷林路改造5公里。\n"
WORDS = [
    ["extract", "PAPER"],
    ["extract", "PAPER", "--format", "csv"],
    ["extract", "PAPER", "--format", "table"],
    ["compare", "--places", "鞍山市,锦州市"],
    ["compare", "--places", "鞍山市,锦州市", "--format", "csv"],
    ["evaluate"],
    ["validate"],
    ["register", "PAPER", "--place", "鞍山市"],
    ["extract", "--help"],
    ["--help"],
]


@pytest.fixture(scope="module")
def copy(built, project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("encoding") / "project")
    for folder in ("data/raw", "tests/labels"):
        shutil.copytree(project.root / folder, made.root / folder)
    store.write(datapackage.package(built), made.processed)
    (made.observations / "更多²•.csv").write_text("²•𠮷\n", "utf-8")
    return made


Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def run(copy: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, with standard output and error in an encoding."""
    monkeypatch.setenv(ROOT_VARIABLE, str(copy.root))

    def execute(encoding: str, *words: str, errors: str = "strict") -> tuple[int, bytes, bytes]:
        paper = tmp_path / "paper.txt"
        paper.write_text(f"{TEXT}{encoding}\n", "utf-8")
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding, errors) for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            app([word.replace("PAPER", str(paper)) for word in words])
        out.flush()
        err.flush()
        return int(ended.value.code or 0), out.buffer.getvalue(), err.buffer.getvalue()

    return execute


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "ascii"])
def test_no_command_breaks(run: Run, encoding: str) -> None:
    for words in WORDS:
        status, out, err = run(encoding, *words)
        # The file of reported figures with the odd name is a fault that validate tells, and that stops the
        # build which compare needs.
        assert status == (2 if words[0] in ("validate", "compare") else 0), (words, err)
        assert out + err
        out.decode(encoding)


def test_python_itself_chooses_the_encoding(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "indicators", "extract", tmp_path / "paper.txt"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "gbk"},
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert "每m\\u00b2造价\\u2022\\u00bd".encode("gbk") in done.stdout


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "ascii", "utf-8"])
def test_lines_of_json_stay_lines_of_json(run: Run, encoding: str) -> None:
    _, out, err = run(encoding, "extract", "PAPER")
    sentences = {json.loads(line)["sentence"] for line in out.decode(encoding).splitlines()}
    assert any("每m²造价•½，𠮷林路改造5公里" in sentence for sentence in sentences)
    told = f"The output is in {encoding}, which lacks some of its signs; they are written as \\uXXXX."
    assert (told.encode("ascii") in err) == (encoding != "utf-8")


def test_what_is_escaped_shows_its_number(run: Run) -> None:
    _, out, _ = run("gbk", "extract", "PAPER", "--format", "csv")
    assert "每m\\u00b2造价\\u2022\\u00bd，\\ud842\\udfb7林路" in out.decode("gbk")


def test_the_lights_of_a_table_are_signs_of_a_chinese_console(
    run: Run, project: Project, monkeypatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(project.root))
    _, out, err = run("gbk", "track", "--place", "锦州市", "--quarter", "2025-Q1", "--no-tasks")
    assert "√ " in out.decode("gbk")
    assert b"which lacks" not in err


def test_that_signs_were_escaped_is_told_in_chinese(run: Run) -> None:
    _, _, err = run("gbk", "--lang", "zh", "extract", "PAPER", "--format", "csv")
    assert "输出编码gbk缺少其中一些符号，写成了\\uXXXX" in err.decode("gbk")


def test_who_asked_for_question_marks_gets_them(run: Run) -> None:
    _, out, err = run("ascii", "extract", "PAPER", "--format", "csv", errors="replace")
    assert b"?" in out
    assert b"\\u" not in out
    assert b"which lacks" not in err


@pytest.mark.posix
def test_a_closed_output_takes_all_and_ends_well(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "indicators", "extract", "a.txt"]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *command], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
