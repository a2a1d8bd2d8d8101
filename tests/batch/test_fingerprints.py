"""Only what has changed is made again, and what has changed is said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from indicators.batch import fingerprints, manifest, runner
from indicators.batch.fingerprints import Inputs
from indicators.batch.fork_client import ForkServer
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry
from indicators.project import Project

GOOD = Job("good.ipynb", {"place": "鞍山市", "quarter": "2023-Q2"}, "g", "页", "zh")


@pytest.fixture
def page(small: Project, server: ForkServer) -> Entry:
    """A page made from a project with a table."""
    small.processed.mkdir()
    (small.processed / "t.csv").write_text("a,b\n", "utf-8")
    runner.run([GOOD], small, small.reports, kernels=KernelFactory(server))
    (entry,) = manifest.read(small.reports).entries
    return entry


def why(project: Project, entry: Entry, job: Job = GOOD) -> list[str]:
    return fingerprints.reasons(entry, Inputs.of(project).made_from(job), project.reports)


def test_a_page_is_kept_until_something_it_is_made_from_changes(
    small: Project, page: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why(small, page) == []
    made = {path.relative_to(small.reports).as_posix() for path in small.reports.rglob("g.*")}
    assert set(page.files) == made
    # What others write meanwhile, and what is no part of the data, changes nothing.
    (small.processed / ".t.csv.part").touch()
    (small.root / "notes.txt").touch()
    assert why(small, page) == []
    assert why(small, page, replace(GOOD, parameters={**GOOD.parameters, "quarter": "2023-Q3"})) == [
        "parameters"
    ]
    assert why(small, page, replace(GOOD, title="另一页")) == ["parameters"]

    (small.processed / "t.csv").write_text("a,c\n", "utf-8")
    assert why(small, page) == ["data"]
    notebook = small.notebooks / "good.ipynb"
    notebook.write_text(notebook.read_text("utf-8") + " ", "utf-8")
    assert why(small, page) == ["data", "notebook"]
    monkeypatch.setattr(manifest, "versions", lambda: {"plotly": "99"})
    assert why(small, page) == ["data", "program", "notebook"]


def test_a_page_that_was_changed_or_lost_is_made_again(small: Project, page: Entry) -> None:
    kept = small.reports / "notebooks" / "g.ipynb"
    kept.write_text("{}", "utf-8")
    assert why(small, page) == ["its files"]
    kept.unlink()
    assert why(small, page) == ["its files"]


def test_a_new_paper_changes_the_data(small: Project, page: Entry) -> None:
    small.documents.mkdir()
    (small.documents / "new.txt").write_text("新", "utf-8")
    assert why(small, page) == ["data"]


def test_a_failed_page_is_tried_again(small: Project, server: ForkServer) -> None:
    job = replace(GOOD, notebook="broken.ipynb")
    (entry,) = runner.run([job], small, small.reports, kernels=KernelFactory(server))
    assert why(small, entry, job) == ["failed before"]


def test_a_run_with_nothing_to_do_mends_the_index(small: Project, page: Entry) -> None:
    (small.reports / "index.html").unlink()
    runner.run([], small, small.reports)
    assert 'href="g.html"' in (small.reports / "index.html").read_text("utf-8")
    written = json.loads((small.reports / "manifest.json").read_text("utf-8"))
    assert [job["output"] for job in written["jobs"]] == ["g"]
