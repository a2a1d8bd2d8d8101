"""RapidOCR, where it is installed: finds lines of words in a picture, and reads one line at a time."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from indicators.errors import UnreadableDocument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Dots = NDArray[np.uint8]

PACKAGES = ("rapidocr", "onnxruntime")
_LONGEST_SIDE = 1280


@dataclass(frozen=True, slots=True)
class ReadSign:
    """A sign of a line: how far along the line its middle stands (0 to 1), and how certain it is (0 to 1)."""

    text: str
    at: float
    certainty: float


Corner = tuple[float, float]
Quad = tuple[Corner, Corner, Corner, Corner]


class Recogniser(Protocol):
    """What finds and reads the words of a picture."""

    def find(self, dots: Dots) -> list[Quad]:
        """Find lines of words: upper left corner first, then as a clock goes; in dots."""

    def read(self, dots: Dots) -> list[ReadSign]:
        """Read the one line that a picture shows."""


def is_installed() -> bool:
    """Whether the packages of the extra `ocr` are there."""
    return all(importlib.util.find_spec(name) for name in PACKAGES)


def missing(what: str, where: str) -> UnreadableDocument:
    """Say that a picture cannot be recognised here, and how to change that.

    Examples
    --------
    >>> missing("a picture (PNG)", "a.png").found
    'a picture (PNG), and no RapidOCR on this machine'
    """
    return UnreadableDocument(
        expected="RapidOCR, which recognises the words of pictures and scans",
        found=f"{what}, and no RapidOCR on this machine",
        where=where,
        remedy='Install it (pip install "indicators[ocr]"), or run text recognition (OCR) elsewhere '
        "and save a PDF with a text layer, or a .docx.",
    )


@cache
def recogniser() -> Recogniser:
    """Start RapidOCR, once in a process: it takes seconds."""
    return _RapidOcr()


class _RapidOcr:
    """Its small models, which its package brings along; one thread, one line at a time."""

    def __init__(self) -> None:
        # More threads take memory, and no less time of the processor.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import cv2
        import rapidocr

        cv2.setNumThreads(1)
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_preprocess_img": False,
                "Global.use_cls": False,
                "Det.limit_type": "max",
                "Det.limit_side_len": _LONGEST_SIDE,
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def find(self, dots: Dots) -> list[Quad]:
        found = self._engine(_coloured(dots), use_det=True, use_rec=False)
        boxes = () if found.boxes is None else found.boxes
        return [_quad(box) for box in boxes]

    def read(self, dots: Dots) -> list[ReadSign]:
        found = self._engine(_coloured(dots), use_det=False, use_rec=True, return_word_box=True)
        if not found.txts or not found.word_results:
            return []
        return signs_of(found.txts[0], found.word_results[0])


def signs_of(text: str, told: Any) -> list[ReadSign]:
    """Give the signs of a line as RapidOCR tells them: columns of what is no blank, and a certainty for each.

    Parameters
    ----------
    text : str
        What it read; "" if nothing, and then it tells one certainty all the same.
    told : rapidocr WordInfo
        With word_cols, confs and line_txt_len.
    """
    if not text or not told.line_txt_len:
        return []
    columns = iter([column for word in told.word_cols for column in word])
    signs: list[ReadSign] = []
    for sign, certainty in zip(text, told.confs, strict=True):
        at = signs[-1].at if sign.isspace() and signs else 0.0
        if not sign.isspace():
            at = min((next(columns) + 0.5) / told.line_txt_len, 1.0)
        signs.append(ReadSign(sign, at, float(certainty)))
    return signs


def _coloured(dots: Dots) -> Any:
    import numpy as np

    return np.repeat(dots[:, :, None], 3, axis=2)


def _quad(corners: Sequence[Sequence[float]]) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d
