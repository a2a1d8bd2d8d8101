"""Picture files (PNG, JPEG, TIFF) → pages of dots, measured by their heads before anything is decoded."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from indicators.documents.faults import unsupported
from indicators.errors import TooMuch, UnreadableDocument

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES = 300
# A sheet of A3 at 600 dots an inch.
_MOST_DOTS = 70_000_000
_LONGEST_SIDE = 30_000
# Of an A4 sheet at 200 dots an inch: more shows no more, and takes time and memory.
LONG_SIDE = 2339
# Of all pages together: a TIFF of that many A4 sheets as large as that. Each page is decoded on its own.
_MOST_DOTS_TOGETHER = 1_200_000_000
_FORMS = {
    b"\x89PNG\r\n\x1a\n": ("png", "PNG"),
    b"\xff\xd8\xff": ("jpg", "JPEG"),
    b"II*\x00": ("tif", "TIFF"),
    b"MM\x00*": ("tif", "TIFF"),
}
_SMALLER = "Scan it anew at 300 dots an inch, a page a picture, or save a smaller copy."


def form(data: bytes) -> str:
    r"""Tell by its bytes what picture a file is: png, jpg, tif; "" if it is none that is recognised.

    Examples
    --------
    >>> form(b"\x89PNG\r\n\x1a\n..."), form(b"MM\x00*..."), form(b"GIF89a")
    ('png', 'tif', '')
    """
    return next((name for begins, (name, _) in _FORMS.items() if data.startswith(begins)), "")


def count(data: bytes, where: str) -> int:
    """Count the pages of a picture file: a TIFF may have several.

    Raises
    ------
    UnreadableDocument
        If it is damaged, or a page has more dots, or the file more pages, than a paper that people scan.
    TooMuch
        If its pages have more dots together than are decoded of one file.
    """
    with _opened(data, where) as picture:
        number = dots = 0
        try:
            while True:
                picture.seek(number)
                dots += _check_size(picture, number + 1, where)
                if dots > _MOST_DOTS_TOGETHER:
                    raise _too_many_dots(where)
                number += 1
                if number > MOST_PAGES:
                    raise unsupported.unsafe(
                        f"more than {MOST_PAGES} pages", where, "Cut it into smaller documents."
                    )
        except EOFError:
            return max(number, 1)


def page(data: bytes, number: int, where: str) -> Image.Image:
    """Decode a page of a picture file, at most so large as its letters need; raises as `count`.

    Parameters
    ----------
    number : int
        Of the page, the first being 1.

    Returns
    -------
    PIL.Image.Image
        In grey, standing as it was taken.
    """
    from PIL import ImageOps

    with _opened(data, where) as picture:
        picture.seek(number - 1)
        _check_size(picture, number, where)
        # A JPEG gives a half, a quarter or an eighth of its dots without decoding all.
        picture.draft("L", (LONG_SIDE, LONG_SIDE))
        return fitting(_grey(ImageOps.exif_transpose(picture)))


def fitting(picture: Image.Image) -> Image.Image:
    """Make a picture smaller that has more dots than its letters need."""
    from PIL import Image

    longest = max(picture.size)
    if longest <= LONG_SIDE:
        return picture
    width, height = (max(1, round(side * LONG_SIDE / longest)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _grey(picture: Image.Image) -> Image.Image:
    """Give a picture in grey, on white paper where it lets something show through."""
    from PIL import Image

    if picture.mode.startswith(("I;16", "I", "F")):
        low, high = picture.convert("F").getextrema()
        span = max(float(high) - float(low), 1e-9)  # type: ignore[arg-type]
        return picture.convert("F").point(lambda dot: (dot - low) * (255 / span)).convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        paper.alpha_composite(shown)
        picture = paper
    return picture.convert("L")


def _check_size(picture: Image.Image, number: int, where: str) -> int:
    """Count the dots of a page by its head, and refuse more than a sheet has."""
    width, height = picture.size
    if width * height > _MOST_DOTS or max(width, height) > _LONGEST_SIDE:
        raise unsupported.unsafe(
            f"a picture of {width} × {height} dots on page {number}; at most {_MOST_DOTS // 1_000_000} "
            "million are read",
            where,
            _SMALLER,
        )
    return width * height


def _too_many_dots(where: str) -> TooMuch:
    most = _MOST_DOTS_TOGETHER // 1_000_000
    return TooMuch(
        expected=f"a picture file of at most {most} million dots on all its pages",
        found="one that has more",
        where=where,
        remedy="Scan it anew at 200 dots an inch, or cut it into files of fewer pages.",
    )


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[Any]:
    """Open a picture by its head; what its decoder breaks down over is a damaged file."""
    from PIL import Image, UnidentifiedImageError

    kind = next((name for begins, (_, name) in _FORMS.items() if data.startswith(begins)), "")
    try:
        with warnings.catch_warnings():
            # Its size is looked at here.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=(kind,)) as picture:
                yield picture
    except Image.DecompressionBombError as error:
        raise unsupported.unsafe(str(error).partition(",")[0], where, _SMALLER) from error
    except (UnreadableDocument, TooMuch, MemoryError, EOFError):
        raise
    except UnidentifiedImageError as error:
        # Its message is the address of an object.
        raise unsupported.damaged(kind, "no picture behind its first bytes", where) from error
    except Exception as error:
        raise unsupported.damaged(kind, str(error) or type(error).__name__, where) from error
