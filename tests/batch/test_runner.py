"""The batch: what is made, what a failure leaves, and that a page repeats byte for byte."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.batch import manifest, runner
from indicators.batch.fork_client import ForkServer
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.manifest import Entry
from indicators.batch.progress_bar import NoProgress
from indicators.batch.work_folder import sockets_of
from indicators.errors import Faults
from indicators.project import ROOT_VARIABLE, Project

Made = Callable[..., dict[str, Entry]]
GIVEN = {"place": "鞍山市", "quarter": "2023-Q2"}


def job(name: str, output: str, **more: object) -> Job:
    return Job(f"{name}.ipynb", {**GIVEN, **more}, output, f"页 <{name}>", "zh")


class Told(NoProgress):
    """Keeps what a run calls."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def started(self, job: Job) -> None:
        self.calls.append(f"+{job.output}")

    def finished(self, entry: Entry) -> None:
        self.calls.append(f"-{entry.output}")

    def stopped(self) -> None:
        self.calls.append("stopped")


class Stopping(Told):
    """Is stopped by Ctrl-C as soon as a page is there."""

    def finished(self, entry: Entry) -> None:
        is_first = not any(call.startswith("-") for call in self.calls)
        super().finished(entry)
        if is_first:
            raise KeyboardInterrupt


@pytest.fixture
def made(server: ForkServer) -> Made:
    """Makes pages over what a folder holds."""

    def make(project: Project, out: Path, *jobs: Job) -> dict[str, Entry]:
        entries = runner.run(jobs, project, out, workers=2, is_forced=True, kernels=KernelFactory(server))
        return {entry.output: entry for entry in entries}

    return make


def test_one_failure_does_not_stop_the_others(small: Project) -> None:
    out = small.reports
    told = Told()
    jobs = [job("broken", "b"), job("good", "g"), job("warned", "w")]
    entries = {e.output: e for e in runner.run(jobs, small, out, workers=2, progress=told)}
    assert {name: entry.status for name, entry in entries.items()} == {
        "b": "failed",
        "g": "done",
        "w": "done",
    }
    assert entries["b"].error == "ZeroDivisionError: division by zero"
    assert entries["b"].cell == "open_heart = 1 / 0"
    assert "UserWarning: old ways" in entries["w"].warnings
    assert entries["g"].warnings == ""
    assert sorted(told.calls) == ["+b", "+g", "+w", "-b", "-g", "-w"]

    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    scripts = {name for name in names if name.endswith(".js")}
    assert names - scripts == {
        "b.failed.html",
        "g.1.csv",
        "g.f1.svg",
        "g.html",
        "g.xlsx",
        "index.html",
        "manifest.json",
        "notebooks/b.failed.ipynb",
        "notebooks/g.ipynb",
        "notebooks/w.ipynb",
        "w.html",
    }
    assert len(scripts) == 3

    written = json.loads((out / "manifest.json").read_text("utf-8"))
    assert [(entry["output"], entry["status"]) for entry in written["jobs"]] == [
        ("b", "failed"),
        ("g", "done"),
        ("w", "done"),
    ]
    assert written["jobs"][1]["parameters"] == GIVEN
    assert written["jobs"][1]["page_sha256"] == manifest.sha256((out / "g.html").read_bytes())
    assert written["made_with"]["papermill"]
    assert 0 < written["jobs"][0]["seconds"] < 300
    assert "division by zero" in (out / "b.failed.html").read_text("utf-8")
    assert 'href="b.failed.html"' in (out / "index.html").read_text("utf-8")
    assert "old ways" not in (out / "w.html").read_text("utf-8")
    assert os.environ.get(ROOT_VARIABLE) != str(small.root)
    assert list(out.glob(".making*")) == []


def test_a_page_repeats_and_a_failure_leaves_it(small: Project, made: Made) -> None:
    out = small.reports
    first = made(small, out, job("good", "g"))["g"]
    kept = {kind: (out / f"g.{kind}").read_bytes() for kind in ("html", "xlsx", "1.csv")}
    second = made(small, out, job("good", "g"))["g"]
    assert {kind: (out / f"g.{kind}").read_bytes() for kind in kept} == kept
    assert first.page_sha256 == second.page_sha256

    failed = made(small, out, replace(job("broken", "g")))["g"]
    assert (failed.status, failed.page, failed.failed_page) == ("failed", "g.html", "g.failed.html")
    assert {kind: (out / f"g.{kind}").read_bytes() for kind in kept} == kept
    assert 'href="g.html"' in (out / "g.failed.html").read_text("utf-8")

    mended = made(small, out, job("good", "g"))["g"]
    assert mended.status == "done"
    assert not (out / "g.failed.html").exists()
    assert not (out / "notebooks" / "g.failed.ipynb").exists()


def test_nothing_is_written_when_a_parameter_is_wrong(small: Project) -> None:
    with pytest.raises(Faults) as told:
        runner.run([job("good", "g", yaer=1), job("good", "h", quarter=2)], small, small.reports)
    assert [error.found for error in told.value.errors] == ["'yaer'", "2 (int)"]
    assert not small.reports.exists()


def test_a_notebook_that_cannot_start_is_a_failed_job(small: Project, made: Made) -> None:
    path = small.notebooks / "good.ipynb"
    path.write_text(path.read_text("utf-8").replace('"name": "python3"', '"name": "no-such-kernel"'), "utf-8")
    entry = made(small, small.reports, job("good", "g"))["g"]
    assert entry.status == "failed"
    assert "no-such-kernel" in entry.error
    assert "no-such-kernel" in (small.reports / "g.failed.html").read_text("utf-8")


def test_the_folder_may_hold_other_reports(small: Project, made: Made) -> None:
    out = small.reports
    made(small, out, job("good", "g"))
    made(small, out, job("good", "h"))
    assert [entry.output for entry in manifest.read(out).entries] == ["g", "h"]
    (out / "g.html").unlink()
    assert [entry.output for entry in manifest.read(out).entries] == ["h"]


def test_ctrl_c_leaves_finished_pages_and_a_true_manifest(small: Project) -> None:
    out = small.reports
    told = Stopping()

    jobs = [job("good", f"g{number}") for number in range(6)]
    with pytest.raises(KeyboardInterrupt):
        runner.run(jobs, small, out, workers=2, progress=told)
    kept = {entry.output for entry in manifest.read(out).entries}
    assert kept == {call[1:] for call in told.calls if call.startswith("-")}
    assert told.calls[-1] == "stopped"
    assert {f"{name}.html" for name in kept} == {path.name for path in out.glob("g*.html")}
    assert len(kept) < len(jobs)
    assert list(out.glob(".making*")) == []


def test_ctrl_c_stops_what_runs(small: Project, server: ForkServer) -> None:
    """The job that hangs would take its ten minutes."""
    out = small.reports
    jobs = [job("hung", "e"), job("good", "g"), job("good", "h")]
    with pytest.raises(KeyboardInterrupt):
        runner.run(jobs, small, out, workers=2, progress=Stopping(), kernels=KernelFactory(server))
    assert {entry.output: entry.status for entry in manifest.read(out).entries} == {"g": "done"}
    assert (out / "g.html").is_file()
    assert not list(out.glob("e.*"))
    assert not list(out.rglob(".*"))


def test_a_job_that_hangs_or_loses_its_kernel_does_not_stop_the_others(
    small: Project, server: ForkServer
) -> None:
    out = small.reports
    jobs = [job("hung", "x"), job("lost", "y"), job("good", "z")]
    entries = runner.run(jobs, small, out, workers=2, kernels=KernelFactory(server), seconds=5)
    assert [entry.status for entry in entries] == ["failed", "failed", "done"]
    assert entries[0].error.startswith("notebook stopped before its end\n  expected  an end within 5 s")
    assert entries[1].error.startswith("notebook stopped before its end")
    assert entries[1].cell == "import os; os._exit(1)"
    assert "an end within 5 s" in (out / "x.failed.html").read_text("utf-8")
    assert (out / "notebooks" / "y.failed.ipynb").is_file()
    assert not list(out.rglob(".*"))


def test_a_folder_with_a_long_name_has_its_sockets_elsewhere(
    small: Project, server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    out = tmp_path / ("长" * 40)
    # As a killed run leaves it.
    left = sockets_of(out, out / ".making-12345678")
    left.mkdir(parents=True)
    assert left.parent == tmp_path / "t"
    (left / "k.json").touch()
    (entry,) = runner.run([job("good", "g")], small, out, kernels=KernelFactory(server))
    assert entry.status == "done"
    assert not list((tmp_path / "t").iterdir())


def test_kernels_speak_through_ports_where_no_folder_has_a_short_name(
    small: Project, server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("t" * 100)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    out = tmp_path / ("长" * 40)
    (entry,) = runner.run([job("good", "g")], small, out, kernels=KernelFactory(server))
    assert entry.error == ""
    assert entry.status == "done"


def test_a_page_in_a_folder_finds_index_scripts_and_its_own_files(small: Project, made: Made) -> None:
    out = small.reports
    entries = made(small, out, job("good", "of/g"), job("broken", "of/b"))
    good, page = entries["of/g"], (out / "of/g.html").read_text("utf-8")
    assert (good.page, good.run_notebook) == ("of/g.html", "notebooks/of/g.ipynb")
    assert set(good.files) == {"of/g.html", "notebooks/of/g.ipynb", "of/g.1.csv", "of/g.f1.svg", "of/g.xlsx"}
    assert all((out / name).is_file() for name in good.files)
    for link in ('href="../index.html"', 'src="../plotly-', 'href="g.1.csv"', 'href="g.xlsx"'):
        assert link in page
    assert 'href="../index.html"' in (out / "of/b.failed.html").read_text("utf-8")
    assert 'href="of/g.html"' in (out / "index.html").read_text("utf-8")
    # Broken after it was good, the page of the failure leads to the last good one.
    made(small, out, job("broken", "of/g"))
    assert 'href="../of/g.html"' in (out / "of/g.failed.html").read_text("utf-8")


def test_index_and_manifest_are_not_written_after_each_page(
    small: Project, server: ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They tell of all pages: a thousand times a thousand lines would be written for a thousand pages."""
    written: list[set[str]] = []
    plain = runner.write_together

    def watched(folder: Path, contents: dict[Path, bytes | None]) -> None:
        written.append({path.name for path in contents})
        plain(folder, contents)

    monkeypatch.setattr(runner, "write_together", watched)
    monkeypatch.setattr(runner, "AT_MOST_EVERY", 600.0)
    told = Told()
    jobs = [job("good", name) for name in "abcd"]
    runner.run(jobs, small, small.reports, workers=2, kernels=KernelFactory(server), progress=told)
    # The first page at once, for somebody waits for it; the others together.
    assert len(written) == 2
    assert all({"index.html", "manifest.json"} <= names for names in written)
    assert len([name for names in written for name in names & {f"{name}.html" for name in "abcd"}]) == 4
    assert len(manifest.read(small.reports).entries) == 4
    assert sorted(call for call in told.calls if call[0] == "-") == ["-a", "-b", "-c", "-d"]
