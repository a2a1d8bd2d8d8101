"""The commands about all files at once: check what people edit, hand the tables on."""

from __future__ import annotations

import sys

import typer


def validate() -> None:
    """Check everything that people edit by hand, and tell all faults at once as a table.

    Vocabulary, register, papers with their checksums, reported figures, corrections, labels, and the tables
    made from them against their contract.

    Example: indicators validate
    """
    from indicators.project import find
    from indicators.validation import everything, gathering

    done = everything.check(find())
    everything.show(done, sys.stdout)
    count = len(gathering.faults(done))
    wrong = sum(bool(one.faults) for one in done)
    result = f"{count} faults in {wrong} of them" if count else "no fault"
    typer.echo(f"{len(done)} files and folders checked, {result}.", err=True)
    if count:
        raise typer.Exit(2)
