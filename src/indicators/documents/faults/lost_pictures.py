"""Pictures and captions that stand where a table or figure was: its figures are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.documents.faults.fault import Fault
from indicators.storage.expressions import expression

_PICTURE_TYPE = expression(r"\.(?:png|jpe?g|gif|bmp|webp|tiff?|emf|wmf|svg)(?![A-Za-z0-9])", re.IGNORECASE)
_PICTURE_NAME = expression(r"[\w()（）-]{1,80}\Z")
_LONGEST_PICTURE_NAME = 80
_CAPTION = expression(
    r"^[ \t\u3000]*(?:专栏|附?表|附?图)[ \u3000]?\d{1,2}(?!\d)[^\n。，；,;]{0,40}$", re.MULTILINE
)
_ENDS_LIKE_A_CONTENTS_ENTRY = expression(r"[\d.…·]\s*$")
_NEXT_PART = expression(r"\s*(?:第[一二三四五六七八九十百]+[篇章节]|[一二三四五六七八九十]{1,3}、|\Z)")


def lost_pictures(text: str) -> list[Fault]:
    r"""Find names of pictures, and captions under which nothing stands.

    Examples
    --------
    >>> text = "专栏1 主要目标\n图片1.png\n专栏2 重大工程\n第二节 改革\n推进改革。"
    >>> [(text[fault.start : fault.end], fault.is_left_out) for fault in lost_pictures(text)]
    [('图片1.png', True), ('专栏2 重大工程', False)]
    """
    named = [
        Fault(
            "lost_picture", start, end, True,
            f"A picture stands where a table or figure was: {text[start:end].strip()[:40]!r}.",
        )
        for start, end in _pictures(text)
    ]  # fmt: skip
    bare = [
        Fault(
            "lost_table", start, end, False,
            f"Nothing stands under {text[start:end][:40]!r}: a table or picture is lost.",
        )
        for start, end in _bare_captions(text)
    ]  # fmt: skip
    return [*named, *bare]


def names_picture(name: str) -> bool:
    """Whether a name, alone on its line, is told as that of a picture.

    Examples
    --------
    >>> names_picture("image1.emf"), names_picture("chart1.xml")
    (True, False)
    """
    return any(end == len(name) for _, end in _pictures(name))


def _pictures(text: str) -> Iterator[tuple[int, int]]:
    """Find names of picture files from their type backwards: a search for the name would try every word."""
    last = 0
    for match in _PICTURE_TYPE.finditer(text):
        floor = max(last, match.start() - _LONGEST_PICTURE_NAME)
        if name := _PICTURE_NAME.search(text[floor : match.start()]):
            last = match.end()
            yield floor + name.start(), last


def _bare_captions(text: str) -> Iterator[tuple[int, int]]:
    """Find captions with the next part of the paper right behind them; a list of captions has none."""
    captions = list(_CAPTION.finditer(text))
    starts = {match.start() for match in captions}
    behind_another = -1
    for match in captions:
        following = _next_line(text, match.end())
        is_listed = following in starts or match.start() == behind_another
        behind_another = following
        if is_listed or _ENDS_LIKE_A_CONTENTS_ENTRY.search(match[0]):
            continue
        if _NEXT_PART.match(text, following):
            yield match.start() + len(match[0]) - len(match[0].lstrip()), match.end()


def _next_line(text: str, at: int) -> int:
    """Give the start of the next line that is not blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return text.rfind("\n", 0, at) + 1
