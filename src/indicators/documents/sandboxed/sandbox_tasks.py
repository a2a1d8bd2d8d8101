"""What the child of the box does with a file: decode a document, read the cells of a workbook."""

from __future__ import annotations

from indicators.documents import decoding
from indicators.errors import IndicatorsError, TooMuch, UnreadableDocument
from indicators.storage.plain_data import packed


def work(task: str, where: str, data: bytes, limits: dict[str, int]) -> object:
    """Answer for one file in plain data: what was made of it, a limit, or the named error.

    Parameters
    ----------
    task : str
        document or workbook.
    where : str
        The file's name, for messages.
    data : bytes
        All of it.
    limits : dict
        Of these, how many characters of text are handed back.

    Examples
    --------
    >>> work("document", "a.txt", "增长6%".encode(), {"characters": 100})
    {'made': ['增长6%', 'txt', [], [], []]}
    """
    try:
        if task == "workbook":
            from indicators.documents.formats import sheets

            return {"made": packed(sheets.open_book(data, where))}
        decoded = decoding.decode(data, where)
    except (UnreadableDocument, TooMuch) as error:
        return named(error)
    if len(decoded.text) > limits["characters"]:
        return {"limit": "characters"}
    return {"made": packed(decoded)}


def named(error: IndicatorsError) -> dict[str, str]:
    """Write an error as plain data."""
    names = ("expected", "found", "where", "remedy")
    return {"error": type(error).__name__, **{name: getattr(error, name) for name in names}}
