"""The data dictionary as a page, made from columns.yaml.

`python -m indicators.tables.contract.dictionary > docs/data-dictionary.md` writes it.
"""

from __future__ import annotations

import sys

from indicators.tables.contract import schema

HEAD = """# Data dictionary

<!-- Made from src/indicators/tables/columns.yaml by `python -m indicators.tables.contract.dictionary`. -->

What stands in `data/processed`: UTF-8 CSV, one row a fact, sorted, the same bytes on every build. Numbers
are multiplied out (8万亩 is `80000`), without exponent or thousands mark; a percentage is a percentage (`6`
is 6 %); yes and no are `true` and `false`. An empty cell always means what the column says here, never zero.

A text that a spreadsheet would take for a formula (it begins with `= + - @`, in full width or behind white
space too, and is no number) has an apostrophe before it, and one that begins with apostrophes and such a
sign one more; `indicators.load` takes it away, other readers drop one. [Trust](trust.md) says why.
"""


def page() -> str:
    """Write the page: a section for each table, a row for each column.

    Examples
    --------
    >>> page().splitlines()[0]
    '# Data dictionary'
    """
    return "\n".join([HEAD, *(_section(schema.table(name)) for name in schema.NAMES)])


def _section(table: schema.Table) -> str:
    lines = [
        f"## {table.name}.csv",
        "",
        table.description,
        "",
        f"One row is named by {_names(table.key)}; rows are sorted by {_names(table.sort)}.",
        "",
        "| column | type | holds | empty means | good | bad |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for column in table.columns:
        words = ", ".join(f"`{word}`" for word in column.allowed)
        holds = f"{column.description} One of {words}." if words else column.description
        cells = [f"`{column.name}`", column.type, holds, column.empty, f"`{column.good}`", f"`{column.bad}`"]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _names(columns: tuple[str, ...]) -> str:
    return " and ".join(f"`{column}`" for column in columns)


if __name__ == "__main__":
    sys.stdout.write(page())
