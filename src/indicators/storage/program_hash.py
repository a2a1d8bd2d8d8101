"""The program that reads papers, as a hash: its code, its words, and the libraries behind it."""

from __future__ import annotations

import platform
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
# What the tables are made by; what shows them is none of it.
PARTS = ("documents", "reading", "storage", "tables", "vocabulary")
LIBRARIES = (
    "lxml", "numpy", "opencc", "openpyxl", "pandas", "pdfminer.six", "pdfplumber", "pillow", "pint",
    "pydantic", "pypdfium2", "pyyaml", "rapidocr", "onnxruntime",
)  # fmt: skip


@cache
def program_hash() -> str:
    """Hash all that decides what is read of a paper, but the paper and what the project says of it.

    Examples
    --------
    >>> len(program_hash())
    64
    """
    whole = sha256()
    for name in ("python", *LIBRARIES):
        found = platform.python_version() if name == "python" else _version(name)
        whole.update(f"{name} {found}\n".encode())
    for path in sorted(_files()):
        content = path.read_bytes()
        name = path.relative_to(PACKAGE).as_posix()
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def _version(name: str) -> str:
    """Tell a library's version; "" for one that is not installed, without which other papers are read."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _files() -> list[Path]:
    found = list(PACKAGE.glob("*.py"))
    for part in PARTS:
        found += [path for path in (PACKAGE / part).rglob("*") if path.suffix != ".pyc" and path.is_file()]
    return found
