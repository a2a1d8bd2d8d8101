"""What the terminal says of a batch: what runs, how much time is left, what failed, what stays as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.progress_bar import ProgressBar
from indicators.vocabulary.message_words import in_chinese

JOBS = [Job("n.ipynb", {}, name, name) for name in ("a", "b", "c")]


def entry(output: str, status: str = "done", **more: str) -> Entry:
    pages = {"done": {"page": f"{output}.html"}, "failed": {"failed_page": f"{output}.failed.html"}}
    return Entry(output, output, "zh", "n.ipynb", {}, status, seconds=1.25, **pages[status], **more)


@pytest.fixture
def heard() -> io.StringIO:
    return io.StringIO()


def test_the_bar_shows_what_runs_the_time_left_and_the_failures(heard: io.StringIO) -> None:
    screen = Console(file=heard, force_terminal=True, width=100, color_system=None)
    with ProgressBar(screen) as bar:
        bar.begin(JOBS, {})
        for job in JOBS[:2]:
            bar.started(job)
        bar._bar.refresh()
        bar.finished(entry("a", "failed", error="E: [b]\n  more"))
        bar._bar.refresh()
    drawn = heard.getvalue()
    assert "a · b" in drawn
    assert "1/3" in drawn
    assert "left, 1 failed  b" in drawn
    assert "failed  a.failed.html\n" in drawn
    assert "        E: [b]\n          more\n" in drawn


def test_every_end_is_a_line_with_what_had_changed(heard: io.StringIO) -> None:
    with ProgressBar(Console(file=heard, width=40)) as bar:
        bar.begin(JOBS, {"a": ["data", "program"], "b": ["new"]})
        bar.finished(entry("a", warnings="w: old\n"))
        bar.finished(entry("b"))
        bar.warn("slower")
        bar.end(4, Path("out"))
    assert heard.getvalue().splitlines()[:4] == [
        "made    a.html  1.2 s  (data, program)",
        "warned  w: old",
        "made    b.html  1.2 s",
        "slower",
    ]
    assert heard.getvalue().splitlines()[4].startswith("2 of 3 reports made in 0.")
    assert (
        heard.getvalue()
        .splitlines()[4]
        .endswith(" s, 0 failed, 4 kept as nothing has changed (--force makes them again): out/index.html")
    )


@pytest.mark.parametrize(
    ("due", "kept", "told"),
    [
        ([], 2, "2 kept as nothing has changed (--force makes them again): out/index.html"),
        ([], 0, "0 of 0 reports made in 0."),
    ],
)
def test_nothing_to_make(heard: io.StringIO, due: list[Job], kept: int, told: str) -> None:
    with ProgressBar(Console(file=heard, width=200)) as bar:
        bar.begin(due, {})
        bar.end(kept, Path("out"))
    assert heard.getvalue().startswith(told)


def test_a_stop_is_told_with_what_to_do(heard: io.StringIO) -> None:
    with ProgressBar(Console(file=heard, width=200)) as bar:
        bar.begin(JOBS, {})
        bar.finished(entry("a"))
        bar.stopped()
    assert heard.getvalue().splitlines()[-1] == (
        "stopped: 1 of 3 reports made; the same command makes the rest"
    )


def test_what_had_changed_is_told_in_chinese(heard: io.StringIO) -> None:
    with ProgressBar(Console(file=heard, width=60), in_chinese) as bar:
        bar.begin(JOBS, {"a": ["data", "pages beside it", "failed before"]})
        bar.finished(entry("a"))
    assert heard.getvalue().splitlines() == ["已生成  a.html  1.2秒  （数据, 相关页面, 上次未生成）"]
