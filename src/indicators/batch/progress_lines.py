"""The progress of a batch for programs: a JSON object a line, the last one of the whole run."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.batch.progress_bar import NoProgress
from indicators.errors import IndicatorsError


class ProgressLines(NoProgress):
    """Writes a line for every event; docs/how-to/batch.md says what each holds.

    Parameters
    ----------
    stream : file open for text
        Where to; each line is there at once, for whoever reads along.
    unusable : sequence of IndicatorsError
        What is wrong with notebooks of which no report can be made.
    """

    def __init__(self, stream: TextIO, unusable: Sequence[IndicatorsError] = ()) -> None:
        self._stream, self._clock, self._unusable = stream, time.monotonic(), unusable
        self._made = self._failed = 0
        self._why: Mapping[str, Sequence[str]] = {}

    def __enter__(self) -> ProgressLines:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End: every line is written already."""

    def begin(self, due: Sequence[Job], why: Mapping[str, Sequence[str]]) -> None:
        """Tell how many reports are to be made."""
        self._why = why
        self._write("begun", due=len(due))
        for fault in self._unusable:
            told = {"expected": fault.expected, "found": fault.found, "remedy": fault.remedy}
            self._write("unusable", notebook=fault.where, **told)

    def finished(self, entry: Entry) -> None:
        """Tell how a job went."""
        is_made = entry.status == "done"
        self._made, self._failed = self._made + is_made, self._failed + (not is_made)
        self._write(
            "made" if is_made else "failed",
            page=entry.page if is_made else entry.failed_page,
            title=entry.title,
            notebook=entry.notebook,
            parameters=entry.parameters,
            seconds=round(entry.seconds, 2),
            why=list(self._why.get(entry.output, ())),
            state=entry.state,
            warnings=entry.warnings,
            error=entry.error,
        )

    def warn(self, words: str) -> None:
        """Tell a warning about the whole run."""
        self._write("warned", words=words)

    def end(self, kept: int, out: Path) -> None:
        """Tell how all of it went."""
        took = round(time.monotonic() - self._clock, 1)
        index = str(out / "index.html")
        counts = {"made": self._made, "failed": self._failed, "unusable": len(self._unusable), "kept": kept}
        self._write("ended", **counts, seconds=took, index=index)

    def stopped(self) -> None:
        """Tell what a stop leaves."""
        self._write("stopped", made=self._made, failed=self._failed)

    def _write(self, event: str, **told: object) -> None:
        self._stream.write(json.dumps({"event": event} | told, ensure_ascii=False) + "\n")
        self._stream.flush()
