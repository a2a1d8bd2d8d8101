"""By what bytes are known as a web page, without the modules that read one."""

from __future__ import annotations

import re

_FIRST_TAG = re.compile(
    rb"(?>\s+|<!--.*?-->|<\?xml.*?\?>)*+<(?:!doctype\s+html|(?:html|head|body|meta|title|link|div|table|p|center|"
    rb"article|section|main|style|script|span|font|h[1-6])(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_LOOK_INTO = 8192
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")


def is_html(data: bytes) -> bool:
    """Whether bytes are a web page, by their first tag.

    Examples
    --------
    >>> is_html(b"<!DOCTYPE html><p>x"), is_html("增长<td>6%".encode())
    (True, False)
    """
    head = data[:_LOOK_INTO]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="replace").encode("utf-8")
    return bool(_FIRST_TAG.match(head.removeprefix(b"\xef\xbb\xbf")))


def is_mhtml(data: bytes) -> bool:
    """Whether bytes are a web page saved into one file, by its mail headers."""
    match = _HEADERS.match(data[:_LOOK_INTO].replace(b"\r\n", b"\n").lstrip())
    headers = match[0].lower() if match else b""
    return b"mime-version:" in headers and b"content-type:" in headers
