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
        document, workbook, or hidden (lines of an .odt).
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
        decoded = hidden_lines(data, where) if task == "hidden" else decoding.decode(data, where)
    except (UnreadableDocument, TooMuch) as error:
        return named(error)
    if len(decoded.text) > limits["characters"]:
        return {"limit": "characters"}
    return {"made": packed(decoded)}


def hidden_lines(data: bytes, where: str) -> decoding.Decoded:
    """Give as a text the lines of an .odt that its reader does not see; raises as `decode`."""
    from indicators.documents.formats import opendocument
    from indicators.documents.formats.archives import Archive

    return decoding.Decoded("\n".join(opendocument.hidden_lines(Archive(data, where))), "odt")


def named(error: IndicatorsError) -> dict[str, str]:
    """Write an error as plain data."""
    names = ("expected", "found", "where", "remedy")
    return {"error": type(error).__name__, **{name: getattr(error, name) for name in names}}
