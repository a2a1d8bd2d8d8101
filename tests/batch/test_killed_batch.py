"""A batch that is killed with its kernels running: what is made is whole, and the next run makes the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from indicators.batch import manifest, runner
from indicators.batch.fork_client import ForkServer
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.project import Project

GIVEN = {"place": "鞍山市", "quarter": "2023-Q2"}
BATCH = """
import sys, time
from pathlib import Path
from indicators.project import Project
from indicators.batch import fork_client, runner
from indicators.batch.jobs import Job
from indicators.batch.kernel_manager import KernelFactory
from indicators.batch.progress_bar import NoProgress

project, given = Project(Path(sys.argv[1])), {"place": "鞍山市", "quarter": "2023-Q2"}
names = {"h": "hung", "g": "good", "i": "good"}
jobs = [Job(f"{notebook}.ipynb", given, name, name) for name, notebook in names.items()]
class Told(NoProgress):
    def finished(self, entry):
        print(entry.output, flush=True)
        time.sleep(600)
with fork_client.running_fork_server([], print) as server:
    runner.run(jobs, project, project.reports, workers=2, progress=Told(), kernels=KernelFactory(server))
"""


def test_a_killed_batch_is_finished_by_the_next(small: Project, server: ForkServer) -> None:
    out = small.reports
    batch = subprocess.Popen(
        [sys.executable, "-c", BATCH, str(small.root)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    with batch:
        assert batch.stdout is not None
        assert batch.stdout.readline() == "g\n"
        batch.kill()
    (entry,) = manifest.read(out).entries
    assert manifest.sha256((out / entry.page).read_bytes()) == entry.page_sha256
    assert list(out.glob(".making-*"))

    rest = [Job("good.ipynb", GIVEN, name, name) for name in ("h", "i")]
    runner.run(rest, small, out, workers=2, kernels=KernelFactory(server))
    entries = manifest.read(out).entries
    assert [(entry.output, entry.status) for entry in entries] == [
        ("g", "done"),
        ("h", "done"),
        ("i", "done"),
    ]
    assert all(Path(out / entry.run_notebook).is_file() for entry in entries)
    assert not list(out.rglob(".*"))
