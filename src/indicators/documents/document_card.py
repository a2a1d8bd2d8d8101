"""A document as a card for the notebook: what it is, what is wrong with it, how it begins."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from indicators.documents import html_cards
from indicators.vocabulary import page_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.documents.document import Document, Fault

OPENING = 120


def card(document: Document, lang: str = "zh") -> str:
    """Write a document as a piece of HTML.

    Parameters
    ----------
    document : Document
        Any; facts it does not have are left out.
    lang : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> from indicators.documents.document import Document
    >>> "鞍山市" in card(Document("d", "增长6%。", title="<报告>", place="鞍山市"))
    True
    """
    is_restricted = document.disclosure == "restricted"
    kind = page_words.say(f"short_{document.kind}", lang) if document.kind else ""
    values = {
        "place": document.place,
        "kind": kind,
        "period": html_cards.period(document.period, lang),
        "number": document.number,
        "issuer": document.issuer,
        "issued": document.issued,
        "disclosure": page_words.say("restricted", lang) if is_restricted else "",
        "characters": f"{len(document.text):,}",
        "faults": faults(document.faults, lang),
    }
    facts = [(page_words.say(f"fact_{name}", lang), value) for name, value in values.items()]
    opening = document.text[:OPENING] + "…" * (len(document.text) > OPENING)
    words = f"<blockquote>{escape(opening)}</blockquote>" if opening else ""
    return html_cards.card(document.title or document.id, facts, words)


def faults(found: Sequence[Fault], lang: str) -> str:
    """Count faults by kind, in words.

    Examples
    --------
    >>> from indicators.documents.text_faults import find_faults
    >>> faults(find_faults("坚持以***思想为指导，以***为核心"), "zh")
    '词语被遮盖 2'
    """
    kinds = [fault.kind for fault in found]
    told = [f"{page_words.say(f'fault_{kind}', lang)} {kinds.count(kind)}" for kind in dict.fromkeys(kinds)]
    return page_words.joined(told, lang)
