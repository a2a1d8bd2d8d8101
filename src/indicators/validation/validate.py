"""Everything that people edit by hand, checked in one go and told as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TextIO

from indicators.errors import IndicatorsError
from indicators.project import Project
from indicators.storage.visible_text import shown
from indicators.validation import fault_collector, own_vocabulary
from indicators.validation.fault_collector import Checked
from indicators.vocabulary.message_words import in_chinese

if TYPE_CHECKING:
    from rich.table import Table

WIDTH = 160


def check(project: Project) -> list[Checked]:
    """Check the vocabulary, the raw data, what was settled by hand, the labels and the tables.

    A project's own vocabulary is checked first: nothing else can be read while it is wrong.

    Examples
    --------
    >>> from indicators.project import find
    >>> [one.name for one in check(find()) if one.faults]
    []
    """
    own = fault_collector.run(own_vocabulary.checks(project))
    if fault_collector.faults(own):
        return own
    # They compile the words as they are imported.
    from indicators.validation import project_files, vocabulary_files

    words = ((f"src/indicators/{name}", run) for name, run in vocabulary_files.checks())
    return [*own, *fault_collector.run([*words, *project_files.checks(project)])]


def show(done: Sequence[Checked], out: TextIO, lang: str = "en") -> None:
    """Print the faults as a table in English or Chinese (zh), one row a fault; nothing if there are none."""
    from rich.console import Console

    found = fault_collector.faults(done)
    if found:
        console = Console(
            file=out, width=None if out.isatty() else WIDTH, highlight=False, markup=False, emoji=False
        )
        console.print(_table(found, in_chinese if lang == "zh" else str))


def _table(found: Sequence[IndicatorsError], say: Callable[[str], str]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for name in ("where", "what", "expected", "found", "to do"):
        table.add_column(say(name), overflow="fold")
    for fault in found:
        told = (fault.where, fault.headline, fault.expected, fault.found, fault.remedy)
        table.add_row(*(shown(say(words)) for words in told))
    return table
