"""A file changed in one place."""

from __future__ import annotations

from pathlib import Path


def change_text(path: Path, old: str, new: str) -> None:
    """Put other words in the place of those that stand first; they have to be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
