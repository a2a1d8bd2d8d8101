"""What a scheduler reads of a batch: a JSON object a line, the last one of the whole run."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.progress_lines import ProgressLines
from indicators.errors import ReportKindFault

JOBS = [Job("n.ipynb", {}, name, name) for name in ("a", "b")]


def told(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_event_is_a_line_and_the_last_one_sums_up() -> None:
    stream = io.StringIO()
    state = {"red": 1, "yellow": 0, "green": 2, "other": 0, "period": "2025-Q1", "came_in": "2025-04-20"}
    with ProgressLines(stream) as lines:
        lines.begin(JOBS, {"a": ["data"], "b": ["new"]})
        lines.started(JOBS[0])
        lines.finished(
            Entry("a", "甲", "zh", "n.ipynb", {"year": 2025}, "done", "a.html", seconds=1.254, state=state)
        )
        lines.warn("slower")
        lines.finished(
            Entry("b", "乙", "zh", "n.ipynb", {}, "failed", failed_page="b.failed.html", error="E: x\ny")
        )
        lines.end(3, Path("out"))
    begun, made, warned, failed, ended = told(stream)
    assert begun == {"event": "begun", "due": 2}
    assert (made["event"], made["page"], made["title"]) == ("made", "a.html", "甲")
    assert made["parameters"] == {"year": 2025}
    assert (made["seconds"], made["why"], made["state"]) == (1.25, ["data"], state)
    assert warned == {"event": "warned", "words": "slower"}
    assert (failed["event"], failed["page"], failed["error"]) == ("failed", "b.failed.html", "E: x\ny")
    assert ended.pop("seconds") >= 0
    assert ended == {
        "event": "ended",
        "made": 1,
        "failed": 1,
        "unusable": 0,
        "kept": 3,
        "index": str(Path("out/index.html")),
    }


def test_a_notebook_of_which_no_report_can_be_made_is_a_line_and_counted() -> None:
    stream = io.StringIO()
    fault = ReportKindFault(
        expected="a", found="'moon'", where="n.ipynb, metadata indicators.each", remedy="c"
    )
    with ProgressLines(stream, [fault]) as lines:
        lines.begin([], {})
        lines.end(0, Path("out"))
    _, unusable, ended = told(stream)
    assert (unusable["event"], unusable["notebook"], unusable["found"]) == ("unusable", fault.where, "'moon'")
    assert ended["unusable"] == 1


def test_lines_are_plain_chinese_and_come_at_once() -> None:
    class Counted(io.StringIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed += 1

    stream = Counted()
    with ProgressLines(stream) as lines:
        lines.begin(JOBS, {})
        lines.finished(Entry("a", "甲", "zh", "n.ipynb", {}, "done", "锦州市.html"))
        assert "锦州市.html" in stream.getvalue()
        assert stream.flushed == 2
        lines.stopped()
    assert told(stream)[-1]["event"] == "stopped"
