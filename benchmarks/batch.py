"""How fast a batch of reports is made, against the plain commands and against the bare work.

Three ways to the same reports, in one run and one environment, by the clock:

- plain: the commands `papermill` and `jupyter nbconvert --to html`, one report after the other;
- ours: `indicators report --all --force --jobs 2`, from the start of the command to its end;
- floor: the cells run and the pages rendered in one process that has done it all once before.

Seconds differ between machines and with what else runs on them; the ratios are of one run. Each way makes a
report or more beforehand, so that bytecode is compiled, and it is kept even where the environment forbids it.

    python benchmarks/batch.py [--repeats 2] [--jobs 2] [--without-jupyterlab]

JupyterLab brings a package whose import costs every start of papermill and of nbconvert more than a second;
`--without-jupyterlab` hides it from the plain way, as if JupyterLab were not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from indicators import project
from indicators.batch import html_exporter, jobs, report_kinds
from indicators.batch.jobs import Job
from indicators.tables.store import Tables

BIN = Path(sys.executable).parent
HIDE = "import sys\nsys.modules['rfc3987_syntax'] = None\n"


def call(environment: Mapping[str, str], *command: str | Path) -> None:
    """Run a command in the project; its failure is the end."""
    done = subprocess.run(
        command, env=environment, cwd=project.find().root, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def make_plain(wanted: Sequence[Job], folder: Path, environment: Mapping[str, str]) -> None:
    """Call papermill and nbconvert for every report."""
    for job in wanted:
        ran, given = folder / f"{job.output}.ipynb", folder / f"{job.output}.yaml"
        given.write_text(json.dumps(dict(job.parameters), ensure_ascii=False), encoding="utf-8")
        notebook = project.find().notebooks / job.notebook
        call(environment, BIN / "papermill", "--no-progress-bar", "-f", given, notebook, ran)
        call(environment, BIN / "jupyter", "nbconvert", "--to", "html", ran)


def make_ours(folder: Path, environment: Mapping[str, str], workers: int) -> None:
    """Call the command that makes all reports."""
    options = ["report", "--all", "--force", "--jobs", str(workers), "--out", folder]
    call(environment, BIN / "indicators", *options)


def do_work(wanted: Sequence[Job]) -> None:
    """Run the cells of the reports and render their pages in this process."""
    shell = InteractiveShell.instance()
    for job in wanted:
        notebook = nbformat.read(project.find().notebooks / job.notebook, nbformat.NO_CONVERT)
        shell.reset()
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            is_parameters = "parameters" in cell.metadata.get("tags", [])
            with capture_output() as captured:
                shell.run_cell(cell.source, store_history=False).raise_error()
            cell.outputs = [
                nbformat.v4.new_output("display_data", data=shown.data, metadata=shown.metadata)
                for shown in captured.outputs
            ]
            if is_parameters:
                shell.push(dict(job.parameters))
        html_exporter.page(notebook, job.title, job.lang)


def timed(do: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors' work, that of ended children included."""
    before, start = os.times(), time.perf_counter()
    do()
    taken, after = time.perf_counter() - start, os.times()
    return taken, sum(after[:4]) - sum(before[:4])


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how fast a batch of reports is made.")
    parser.add_argument(
        "--repeats", type=int, default=2, help="of ours and the floor, before and after plain"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--without-jupyterlab", action="store_true")
    asked = parser.parse_args()
    tables = Tables.load(project.find())
    wanted = jobs.all_jobs(report_kinds.load(project.find().notebooks), tables)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    bare = dict(environment)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.without_jupyterlab:
            (folder / "sitecustomize.py").write_text(HIDE, encoding="utf-8")
            bare["PYTHONPATH"] = name
        ways: dict[str, Callable[[], None]] = {
            "plain": lambda: make_plain(wanted, folder, bare),
            f"ours, --jobs {asked.jobs}": lambda: make_ours(folder / "ours", environment, asked.jobs),
            "floor": lambda: do_work(wanted),
        }
        make_plain(wanted[:1], folder, bare)
        _, *others = ways
        for way in others:
            ways[way]()
        load = os.getloadavg()[0]
        took: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        # What else the machine does changes meanwhile: the long way stands between the short ones.
        for way in [*others * asked.repeats, "plain", *others * asked.repeats]:
            took[way].append(timed(ways[way]))
    middle = {way: [statistics.median(column) for column in zip(*took[way], strict=True)] for way in ways}
    sys.stdout.write(f"{len(wanted)} reports, {os.cpu_count()} cores, ")
    sys.stdout.write(f"load {load:.1f} before and {os.getloadavg()[0]:.1f} after\n")
    sys.stdout.write(f"{'':<16}{'seconds':>9}{'plain is':>10}{'of floor':>10}{'processor s':>13}\n")
    for way, (seconds, work) in middle.items():
        plain, floor = middle["plain"][0], middle["floor"][0]
        ratios = f"{plain / seconds:>8.1f} x{seconds / floor:>8.1f} x"
        sys.stdout.write(f"{way:<16}{seconds:>9.1f}{ratios}{work:>13.1f}\n")


if __name__ == "__main__":
    main()
