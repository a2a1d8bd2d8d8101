"""Lines of a document that its reader does not see, found again in a text that shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.decoding import Decoded
from indicators.documents.faults.fault import Fault


def without_lines(decoded: Decoded, hidden: Sequence[str]) -> Decoded:
    r"""Leave out of the reading the lines of a text that are hidden in the file, and tell them.

    Parameters
    ----------
    hidden : sequence of str
        Their words; blanks make no difference.

    Examples
    --------
    >>> made = without_lines(Decoded("增长6%。\n增长9%。\n", "docx"), ["增长9%。"])
    >>> [(fault.start, fault.end, fault.is_left_out) for fault in made.faults]
    [(6, 11, True)]
    """
    sought = {_words(line) for line in hidden}
    found = [
        Fault(
            "hidden_text", line.start(), line.end(), True,
            f"Text that is not shown: {line[0][:40]!r}.",
        )
        for line in re.finditer(r"[^\n]+", decoded.text)
        if sought and _words(line[0]) in sought
    ]  # fmt: skip
    return replace(decoded, faults=(*decoded.faults, *found)) if found else decoded


def _words(line: str) -> str:
    return "".join(line.split())
