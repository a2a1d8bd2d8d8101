"""One task of a paper, as it is read and as it stands in the table tasks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a paper, a row of tasks; names are joined by `;`, offsets are the document's.

    `deadline` is as the paper writes it (6月底前), `due` the day it ends, "" if it names none. `moves` is
    empty for a task; a line of a notice that moves a deadline says by what it names the task: number, words.
    `steps` are days with what is due then: 2025-06-30 主体封顶.
    """

    document_id: str
    number: str
    section: str
    text: str
    lead_leaders: str
    lead_units: str
    responsible_units: str
    deadline: str
    due: str
    start: int
    end: int
    moves: str = ""
    steps: str = ""
