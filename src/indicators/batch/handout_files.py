"""The Word papers beside a page: who makes them, how they are listed, which of an earlier run are left over.

Who makes them is given by the command: nothing here knows what stands in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from indicators.batch.jobs import Job
from indicators.batch.manifest import Entry
from indicators.vocabulary import page_words


@dataclass(frozen=True, slots=True)
class HandoutFile:
    """A paper beside a page."""

    name: str  # From the folder of the pages.
    label: str  # What a link to it says, in the page's language.
    group: str  # Of several that are listed together what they are, "" for one that stands alone.
    content: bytes

    @property
    def listed(self) -> dict[str, str]:
        """What the manifest keeps of it."""
        return {"name": self.name, "label": self.label, "group": self.group}


# The notebook beside whose pages papers stand, and their kinds.
PAGE = "quarterly_report.ipynb"
KINDS = ("brief", "notices")
Maker = Callable[[Job], Sequence[HandoutFile]]


def none(_job: Job) -> Sequence[HandoutFile]:
    """Make no papers: for whoever runs jobs without them."""
    return ()


def asked(jobs: Iterable[Job], kinds: Iterable[str]) -> list[Job]:
    """Ask for kinds of papers, such as brief or notices@2025-08, beside the quarterly pages among jobs.

    Examples
    --------
    >>> [job.handouts for job in asked([Job(PAGE, {}, "a", ""), Job("n.ipynb", {}, "b", "")], ["brief"])]
    [('brief',), ()]
    """
    names = set(kinds)
    return [
        replace(job, handouts=tuple(sorted({*job.handouts, *names}))) if job.notebook == PAGE else job
        for job in jobs
    ]


def with_earlier(job: Job, before: Entry | None) -> Job:
    """Ask also for the papers that were made beside a page before: else they would tell what was.

    Examples
    --------
    >>> job = Job(PAGE, {}, "a", "A", handouts=("notices",))
    >>> with_earlier(job, Entry("a", "A", "zh", PAGE, {}, "done", asked_handouts=["brief"])).handouts
    ('brief', 'notices')
    """
    return asked([job], before.asked_handouts)[0] if before else job


def left_over(before: Entry | None, made: Iterable[HandoutFile]) -> dict[str, bytes | None]:
    """Name the papers of an earlier run that were not made again: they go."""
    kept = {paper.name for paper in made}
    earlier = (paper["name"] for paper in before.handouts) if before else ()
    return {name: None for name in earlier if name not in kept}


def links(listed: Iterable[Mapping[str, str]], lang: str, root: str = "") -> list[dict[str, Any]]:
    """Arrange papers for a page: those that stand alone first, then each group under what its papers are.

    Parameters
    ----------
    root : str
        Leads from the page to the folder of the pages.

    Examples
    --------
    >>> rows = [{"name": "b/甲.docx", "label": "甲", "group": "督办单"}]
    >>> links(rows, "zh")[0]["label"]
    '督办单1份'
    """
    found: list[dict[str, Any]] = []
    for group, own in groupby(sorted(listed, key=lambda paper: paper["group"]), lambda paper: paper["group"]):
        files = [{"label": paper["label"], "address": root + paper["name"]} for paper in own]
        if group:
            label = page_words.say("handout_count", lang, group=group, count=len(files))
            found.append({"label": label, "address": "", "files": files})
        else:
            found += [{**file, "files": []} for file in files]
    return found
