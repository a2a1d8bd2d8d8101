"""Characters that do not show, such as joiners and soft hyphens: found, and left out of a text."""

from __future__ import annotations

from indicators.reading.text_offsets import Offsets
from indicators.storage.expressions import expression

# Soft hyphens, joiners, marks of direction and variation, combining marks, control and escape sequences.
_UNSEEN = (
    r"[\x00-\x06\x08\x0e-\x1f\x7f\xad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160"
    r"\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202f\u2060-\u206f\u20d0-\u20ff"
    r"\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
UNSEEN = expression(rf"\x1b\[[0-?]*[ -/]*[@-~]|{_UNSEEN}")
# An escape sequence begins with one of them: a class alone is found without trying alternatives.
_UNSEEN_SIGNS = expression(_UNSEEN)


def has_unseen(text: str) -> bool:
    r"""Whether a text has characters that do not show.

    Examples
    --------
    >>> has_unseen("1\u00ad5"), has_unseen("15")
    (True, False)
    """
    return _UNSEEN_SIGNS.search(text) is not None


def seen(text: str) -> tuple[str, Offsets]:
    r"""Leave out what does not show, and tell where each character that is left stands.

    Examples
    --------
    >>> shown, back = seen("1\u00ad5")
    >>> shown, list(back)
    ('15', [0, 2, 3])
    """
    pieces: list[str] = []
    back = Offsets()
    at = 0
    for match in UNSEEN.finditer(text):
        pieces.append(text[at : match.start()])
        back.add(at, match.start() - at)
        at = match.end()
    pieces.append(text[at:])
    back.add(at, len(text) + 1 - at)
    return "".join(pieces), back
