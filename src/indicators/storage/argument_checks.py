"""What callers pass: texts and paths, and anything else refused by name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from indicators.errors import BadArgument, raise_all


def require_text(*, may_lack: Collection[str] = (), **given: object) -> None:
    """Refuse with `BadArgument` what is no text, all at once.

    Parameters
    ----------
    may_lack : collection of str
        The names for which None stands for what is not given.

    Examples
    --------
    >>> require_text(place="鞍山市", period=None, may_lack=["period"])
    >>> require_text(place=["鞍山市"])
    Traceback (most recent call last):
    indicators.errors.BadArgument: wrong argument
      expected  place as text
      found     ['鞍山市'], of type list
      where     place
      to do     Write it in quotes: place='鞍山市'.
    """
    raise_all(
        [
            BadArgument(
                expected=f"{name} as text",
                found=f"{value!r}, of type {type(value).__name__}",
                where=name,
                remedy=f"Write it in quotes: {name}='…'."
                if value is None
                else f"Write it in quotes: {name}={str(_only(value))!r}.",
            )
            for name, value in given.items()
            if not isinstance(value, str) and not (value is None and name in may_lack)
        ]
    )


def _only(value: object) -> object:
    """Give what a list of one holds, else the value itself."""
    return value[0] if isinstance(value, list | tuple) and len(value) == 1 else value


def require_ending(path: Path, ending: str) -> None:
    """Refuse with `BadArgument` a file to write whose name does not say what it will be.

    Examples
    --------
    >>> require_ending(Path("review.xlsx"), ".xlsx")
    """
    if path.suffix.lower() != ending:
        raise BadArgument(
            expected=f"a file name that ends in {ending}",
            found=repr(path.name),
            where=str(path),
            remedy=f"Write {path.stem}{ending}.",
        )


def require_path(path: object, name: str = "path") -> Path:
    """Take a path as text or `Path`, and refuse with `BadArgument` what is neither.

    Examples
    --------
    >>> require_path("report.txt").name
    'report.txt'
    """
    if isinstance(path, Path):
        return path
    if isinstance(path, str) and "\0" not in path:
        return Path(path)
    raise BadArgument(
        expected="a path, as text or pathlib.Path",
        found=f"{path!r}, of type {type(path).__name__}",
        where=name,
        remedy="Name the file or folder: 'report.txt'.",
    )
