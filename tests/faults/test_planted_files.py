"""What stands in the place of a file that people write and is none is told by its name, not passed over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.project import Project
from indicators.tables.corrections import corrections, same_pairs_file
from indicators.tables.reported import progress_figures, statistic_names, task_reports
from indicators.validation import project_files
from indicators.validation.fault_collector import gathered

pytestmark = pytest.mark.posix

READERS = {
    "data/raw/corrections.csv": lambda project: corrections.read(project, []),
    "data/raw/same.csv": same_pairs_file.read,
    "data/raw/observations/progress.csv": progress_figures.read,
    "data/raw/progress/tasks.csv": task_reports.read,
    "data/raw/statistics/names.csv": statistic_names.read,
}
PLANTED: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link to nothing": lambda path: path.symlink_to("nowhere"),
    "link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("name", READERS)
def test_what_is_no_file_is_told(name: str, planted: str, tmp_path: Path) -> None:
    project, path = Project(tmp_path), tmp_path / name
    assert not READERS[name](project)
    path.parent.mkdir(parents=True, exist_ok=True)
    PLANTED[planted](path)
    (fault,) = gathered(lambda: READERS[name](project))
    assert fault.where.endswith(name)
    assert name in [told for told, _ in project_files.checks(project)]
