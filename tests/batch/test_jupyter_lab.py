"""`indicators lab`: JupyterLab on the project's notebooks, in the language of messages."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from indicators.batch import jupyter_lab, new_project
from indicators.errors import UnusableFile
from indicators.project import Project

from .. import commands

TRANSLATION = "@jupyterlab/translation-extension:plugin"


@pytest.fixture
def begun(tmp_path: Path) -> Project:
    return new_project.create(tmp_path / "我的项目")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(("lang", "locale"), [("zh", {TRANSLATION: {"locale": "zh_CN"}}), ("en", {})])
def test_the_interface_is_in_chinese_where_messages_are(
    begun: Project, settings: Path, monkeypatch: pytest.MonkeyPatch, lang: str, locale: object
) -> None:
    monkeypatch.setattr(jupyter_lab, "has_chinese", lambda: True)
    words = jupyter_lab.command(begun, settings, lang, ["--no-browser"])
    assert words[-2:] == ["--no-browser", "notebooks/README.ipynb"]
    assert json.loads((settings / "overrides.json").read_text("utf-8")) == locale


def test_a_project_without_the_tour_opens_its_notebooks(begun: Project, settings: Path) -> None:
    (begun.notebooks / jupyter_lab.TOUR).unlink()
    assert jupyter_lab.command(begun, settings, "en")[-1] == "notebooks"


def test_what_is_missing_is_told(begun: Project, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jupyter_lab, "find_spec", lambda _: None)
    with pytest.raises(UnusableFile, match=r"indicators\[lab\]"):
        jupyter_lab.command(begun, settings, "zh")


def test_the_command_ends_as_jupyterlab_does(begun: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def run(words: list[str], **named: object) -> object:
        called.append((words, named["cwd"]))
        return subprocess.CompletedProcess(words, 3)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(jupyter_lab, "has_chinese", lambda: False)
    done = commands.run("--project", begun.root, "lab", "--lang", "zh", "--", "--no-browser")
    assert done.exit_code == 3
    assert "要中文界面请运行pip install jupyterlab-language-pack-zh-CN" in done.stderr
    ((line, folder),) = called
    assert ("--no-browser" in line, folder) == (True, begun.root)


def test_jupyterlab_goes_by_the_settings(
    begun: Project, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jupyter_lab, "has_chinese", lambda: True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    more = ["--no-browser", f"--ServerApp.port={port}", "--IdentityProvider.token=t"]
    words = jupyter_lab.command(begun, settings, "zh", more)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, cwd=begun.root, env=jupyter_lab.environment(settings), **quiet) as server:
        try:
            told = json.loads(answer(f"http://127.0.0.1:{port}/lab/api/settings/{TRANSLATION}?token=t"))
            page = answer(f"http://127.0.0.1:{port}/lab/tree/notebooks/README.ipynb?token=t")
        finally:
            server.terminate()
    assert told["schema"]["properties"]["locale"]["default"] == "zh_CN"
    assert "@jupyterlab/apputils-extension:announcements" in page


def answer(address: str) -> str:
    """Ask a server on this machine until it answers, for half a minute."""
    for _ in range(60):
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                return str(page.read().decode("utf-8"))
        except OSError:
            time.sleep(0.5)
    raise AssertionError(address)
