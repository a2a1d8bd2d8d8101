"""What a file holds beside its running text: set behind it, listed with its span, and not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.documents.faults.fault import Fault, FaultKind

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that do not belong into the running text."""

    kind: FaultKind  # page_head or hidden_text.
    what: str  # What they are, for the message: Running heads and page numbers.
    lines: tuple[str, ...]  # In the order of the file.


def behind(text: str, asides: Iterable[Aside]) -> tuple[str, tuple[Fault, ...]]:
    r"""Set asides behind a text.

    Parameters
    ----------
    text : str
        The running text, ending with a line end.
    asides : iterable of Aside
        Those without a line are passed over.

    Returns
    -------
    str, tuple of Fault
        The whole text, and a fault for each aside with its span.

    Examples
    --------
    >>> text, (fault,) = behind("增长6%。\n", [Aside("page_head", "Page numbers", ("— 1 —", "— 2 —"))])
    >>> text[fault.start : fault.end], fault.detail
    ('— 1 —\n— 2 —\n', "Page numbers, set behind the text, 2 lines: '— 1 —', '— 2 —'.")
    """
    faults: list[Fault] = []
    pieces, at = [text], len(text)
    for aside in asides:
        if not aside.lines:
            continue
        piece = "".join(f"{line}\n" for line in aside.lines)
        shown = ", ".join(repr(line[:40]) for line in list(dict.fromkeys(aside.lines))[:_SHOWN])
        detail = f"{aside.what}, set behind the text, {len(aside.lines)} lines: {shown}."
        faults.append(Fault(aside.kind, at, at + len(piece), True, detail))
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), tuple(faults)
