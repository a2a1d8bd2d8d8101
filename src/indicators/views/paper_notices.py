"""What a page says of its papers: facts that nobody has confirmed, pictures, figures that were not read."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from indicators.reading.tasks.task_faults import KINDS
from indicators.tables.contract.records import Paper
from indicators.vocabulary import page_words

# Papers that a page names one by one before it says how many they are.
MOST_NOTICES = 3


def sentences(
    papers: Collection[Paper], among: Collection[str], lang: str, places: Collection[str] = ()
) -> list[str]:
    """Say of some papers what a reader has to beware of, one sentence a paper and matter.

    Parameters
    ----------
    among : collection of str
        The ids of the papers a page rests on.
    places : collection of str
        The places of the page beside those of these papers: their papers that are left out are named.
    """
    return [sentence for said in _matters(papers, among, lang, places).values() for sentence in said]


def markup(papers: Collection[Paper], among: Collection[str], lang: str, places: Collection[str] = ()) -> str:
    """Write the sentences as notices of a page, "" if there are none."""
    unread = sum(paper.unread for paper in papers if paper.document_id in among)
    matters = _matters(papers, among, lang, places)
    return "".join(_notices(said, together, lang, unread) for together, said in matters.items())


def _matters(
    papers: Collection[Paper], among: Collection[str], lang: str, places: Collection[str]
) -> dict[str, list[str]]:
    """Give the sentences of each matter, by the phrase that stands for them where they are many."""

    def say(key: str, **values: object) -> str:
        return page_words.say(key, lang, **values)

    own = [paper for paper in papers if paper.document_id in among]
    near = {*places, *(paper.place for paper in own)}
    return {
        "papers_left_out": [
            say("paper_left_out", title=paper.title, why=say(f"left_out_{paper.left_out}"))
            for paper in papers
            if paper.left_out and paper.place in near
        ],
        "papers_uncertain": [
            say("paper_uncertain", title=paper.title, fields=unsettled(paper, lang))
            for paper in own
            if paper.uncertain
        ],
        "papers_recognised": [
            say("paper_recognised_doubtful" if doubtful else "paper_recognised", title=title, count=doubtful)
            for title, doubtful in map(_recognised, own)
            if doubtful is not None
        ],
        "papers_with_task_faults": [
            say("paper_with_task_faults", title=paper.title, faults=told)
            for paper in own
            if (told := _task_faults(paper, lang))
        ],
        "papers_unread": [
            say("paper_unread", title=paper.title, count=paper.unread, all=paper.numbers)
            for paper in own
            if paper.unread
        ],
    }


def unsettled(paper: Paper, lang: str) -> str:
    """Name what of a paper is a guess: place, kind, years; "" if nothing is."""
    names = filter(None, paper.uncertain.split(";"))
    return page_words.joined([page_words.say(f"unsure_{name}", lang) for name in names], lang)


def _task_faults(paper: Paper, lang: str) -> str:
    """Count what is wrong with the tasks of a paper, "" if nothing is: 任务序号重复1处."""
    kinds = [fault.partition(":")[0] for fault in paper.faults.split(";")]
    told = [(page_words.say(f"fault_{kind}", lang), kinds.count(kind)) for kind in KINDS if kind in kinds]
    counts = [page_words.say("task_fault_count", lang, fault=fault, count=count) for fault, count in told]
    return page_words.joined(counts, lang)


def _recognised(paper: Paper) -> tuple[str, int | None]:
    """Count the doubtful figures of a paper that was recognised from pictures; None for any other."""
    kinds = [fault.partition(":")[0] for fault in paper.faults.split(";")]
    return paper.title, kinds.count("doubtful_figure") if "recognised" in kinds else None


def _notices(said: list[str], together: str, lang: str, unread: int) -> str:
    """Write sentences as a notice each; of many papers as one, with the sentences folded up in it."""
    if len(said) <= MOST_NOTICES:
        return "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in said)
    summary = escape(page_words.say(together, lang, count=len(said), unread=unread))
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    return f'<details class="notice fold"><summary>{summary}</summary><ul>{items}</ul></details>'
