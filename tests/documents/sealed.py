"""Reads papers in a process that can open nothing: `python sealed.py FILE…`, the texts as JSON on stdout."""

from __future__ import annotations

import json
import os
import resource
import sys
import sysconfig
from pathlib import Path

# What libraries ask of the system when they are imported is not a paper's doing.
import lxml.etree  # noqa: F401
import openpyxl  # noqa: F401
import pdfplumber  # noqa: F401
import xlrd  # noqa: F401

from indicators.documents import decoding
from indicators.errors import UnreadableDocument

# Calling out, starting a program, unpacking code, changing files.
FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile",
    "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "pickle.", "os.remove", "os.rename", "os.mkdir",
    "os.rmdir", "os.truncate", "os.chmod", "shutil.", "tempfile.",
)  # fmt: skip
_PLACES = (*sysconfig.get_paths().values(), *sys.path[1:])
LIBRARIES = tuple({os.path.realpath(path) for path in _PLACES})
_seen: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Take note of what is forbidden, and of every file opened outside the libraries, or opened to write."""
    if event.startswith(FORBIDDEN):
        _seen.append(f"{event} {arguments!r}"[:200])
    elif event == "open" and isinstance(arguments[0], str) and arguments[0] != os.devnull:
        is_library = os.path.realpath(arguments[0]).startswith(LIBRARIES)
        is_written = bool(set(str(arguments[1] or "r")) & set("wax+"))
        if is_written or not is_library:
            _seen.append(f"open {arguments[0]!r} {arguments[1]!r}")


def seal() -> None:
    """Leave no number for a further file, socket or pipe: neither Python nor C can open one now."""
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return
    raise SystemExit("the process could still open a file")


def read(papers: dict[str, bytes]) -> dict[str, str]:
    """Read each paper, or name its error."""
    texts = {}
    for name, data in papers.items():
        try:
            texts[name] = decoding.decode(data, name).text
        except UnreadableDocument as error:
            texts[name] = f"refused: {error.found}"
    return texts


if __name__ == "__main__":
    papers = {name: Path(name).read_bytes() for name in sys.argv[1:]}
    sys.addaudithook(watch)
    # Libraries and their tables are loaded by the first reading; the second has to do with what is at hand.
    first = read(papers)
    seal()
    json.dump({"first": first, "sealed": read(papers), "seen": _seen}, sys.stdout)
