"""JupyterLab on a project's notebooks: in the language of messages, and without questions to the network."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from indicators.errors import UnusableFile
from indicators.project import Project

PACK = "jupyterlab-language-pack-zh-CN"
TOUR = "README.ipynb"
_QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
_TRANSLATION = "@jupyterlab/translation-extension:plugin"


def has_chinese() -> bool:
    """Whether JupyterLab's words are there in Chinese."""
    return find_spec(PACK.lower().replace("-", "_").replace("zh_cn", "zh_CN")) is not None


def command(project: Project, settings: Path, lang: str, more: Sequence[str] = ()) -> list[str]:
    """Write settings into a folder, and give the command line of JupyterLab that goes by them.

    Parameters
    ----------
    settings : Path
        An empty folder that is there as long as JupyterLab runs.
    lang : str
        zh for an interface in Chinese, where its language pack is installed.

    Raises
    ------
    UnusableFile
        If JupyterLab is not installed.
    """
    if find_spec("jupyterlab") is None:
        raise UnusableFile(
            expected="JupyterLab",
            found="not installed",
            where="indicators lab",
            remedy="Run pip install 'indicators[lab]'.",
        )
    (settings / "labconfig").mkdir()
    (settings / "labconfig" / "page_config.json").write_text(json.dumps(_QUIET), encoding="utf-8")
    locale = {_TRANSLATION: {"locale": "zh_CN"}} if lang == "zh" and has_chinese() else {}
    (settings / "overrides.json").write_text(json.dumps(locale), encoding="utf-8")
    tour = project.notebooks / TOUR
    opened = tour if tour.is_file() else project.notebooks
    as_root = ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return [
        sys.executable, "-m", "jupyterlab", f"--LabApp.app_settings_dir={settings}", *as_root, *more,
        opened.relative_to(project.root).as_posix(),
    ]  # fmt: skip


def environment(settings: Path) -> dict[str, str]:
    """Give the variables of JupyterLab's process: with the settings of that folder before others."""
    paths = [str(settings), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}
