"""Makes the Word papers beside a page: what its job asks for, under names that last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.batch import handout_files
from indicators.batch.handout_files import PAGE, HandoutFile
from indicators.batch.jobs import Job, file_stem
from indicators.errors import NothingToHandOut
from indicators.handouts import brief, notice
from indicators.handouts.occasion import Occasion
from indicators.storage.distinct_file_names import distinct
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.vocabulary.scheme import STANDARD


def asked(jobs: Sequence[Job], kinds: Sequence[str], month: str = "") -> list[Job]:
    """Ask for papers beside the quarterly pages among some jobs.

    Parameters
    ----------
    kinds : sequence of str
        Any of ``brief`` and ``notices``; with none the jobs stay as they are.
    month : str
        Such as 2025-08, for papers about a month instead of the page's quarter.

    Raises
    ------
    NothingToHandOut
        If there is no quarterly page among the jobs.

    Examples
    --------
    >>> job = Job(PAGE, {"place": "锦州市", "quarter": "2025-Q2"}, "锦州市-2025-Q2", "")
    >>> asked([job], ["brief"], "2025-08")[0].handouts
    ('brief@2025-08',)
    """
    if not kinds:
        return list(jobs)
    if not any(job.notebook == PAGE for job in jobs):
        raise NothingToHandOut(
            expected=f"a page of {PAGE}, beside which {' and '.join(kinds)} stand",
            found=", ".join(sorted({job.notebook for job in jobs})) or "no page",
            where="--brief or --notices",
            remedy="Ask for a quarter of a place, or for --all.",
        )
    return handout_files.asked(jobs, (f"{kind}@{month}" if month else kind for kind in kinds))


@dataclass(frozen=True)
class HandoutMaker:
    """Makes the papers of jobs, and says where there was nothing to write."""

    tables: Tables  # What may be shown: papers carry a warning where restricted papers may be among them.
    reports: Sequence[TaskReport]
    remarks: list[str] = field(default_factory=list)

    def __call__(self, job: Job) -> list[HandoutFile]:
        """Make the papers that a job asks for."""
        return [paper for name in job.handouts for paper in self._made(job, name)]

    def _made(self, job: Job, name: str) -> Iterator[HandoutFile]:
        kind, _, month = name.partition("@")
        quarter, place = str(job.parameters["quarter"]), str(job.parameters["place"])
        scheme = str(job.parameters.get("scheme", STANDARD))
        occasion = Occasion.of(self.tables, place, month or quarter, job.lang, scheme, self.reports)
        own = scheme if scheme != STANDARD else ""
        stem = file_stem(place, month or quarter, *filter(None, [own, kind]))
        stem = stem if job.lang == "zh" else f"{stem}.{job.lang}"
        say, key = occasion.localizer.say, f"handout_{kind}" + ("_month" if month else "")
        label = say(key, month=occasion.localizer.period(month)) if month else say(key)
        if kind == "brief":
            yield HandoutFile(f"{stem}.docx", label, "", brief.write(occasion))
            return
        units = notice.units(occasion)
        self._remark(occasion)
        for unit, file in zip(units, file_names(units), strict=True):
            yield HandoutFile(f"{stem}/{file}.docx", unit, label, notice.write(occasion, unit))

    def _remark(self, occasion: Occasion) -> None:
        """Say what no notice tells anybody."""
        about = f"{occasion.now.known.place} {occasion.now.until}"
        if not occasion.behind:
            self.remarks.append(f"{about}: nothing is behind, so there is no notice to a unit.")
        elif missing := notice.without_unit(occasion):
            self.remarks.append(f"{about}: {missing} of what is behind names no unit: no notice has it.")


def file_names(units: Sequence[str]) -> list[str]:
    """Name a file for each unit: signs that no file name takes are replaced, no name stands twice.

    Names that differ in nothing but upper and lower case are one file to some systems.

    Examples
    --------
    >>> file_names(["市教育局", "甲/乙局", "甲_乙局", "A办", "a办"])
    ['市教育局', '甲_乙局', '甲_乙局-2', 'A办', 'a办-2']
    """
    return distinct(map(file_stem, units), lambda stem, n: stem if n == 1 else f"{stem}-{n}")
