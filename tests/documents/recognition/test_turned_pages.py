"""Pages that lie on their side or upside down are read as those that stand upright."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from indicators.documents.recognition import page_recognition
from indicators.documents.recognition.ocr_engine import Quad, ReadSign

WORDS = "增长6%"
TURN = Image.Transpose
PAPER, DARK, LIGHT = 255, 40, 160


class Beholder:
    """Finds the one line of a page, and reads it where its dark half comes first."""

    def __init__(self) -> None:
        self.reads = 0

    def find(self, dots: np.ndarray) -> list[Quad]:
        down, across = np.nonzero(dots < PAPER)
        x0, x1, top, bottom = across.min(), across.max() + 1, down.min(), down.max() + 1
        return [((x0, top), (x1, top), (x1, bottom), (x0, bottom))]

    def read(self, dots: np.ndarray) -> list[ReadSign]:
        self.reads += 1
        half = dots.shape[1] // 2
        if np.median(dots[:, :half]) < np.median(dots[:, half:]):
            return [ReadSign(sign, (at + 0.5) / len(WORDS), 1.0) for at, sign in enumerate(WORDS)]
        return [ReadSign("2", 0.5, 0.5)]


def page() -> Image.Image:
    dots = np.full((300, 600), PAPER, np.uint8)
    dots[100:130, 100:300] = DARK
    dots[100:130, 300:500] = LIGHT
    return Image.fromarray(dots)


@pytest.mark.parametrize("turn", [None, TURN.ROTATE_90, TURN.ROTATE_180, TURN.ROTATE_270])
def test_a_page_is_read_however_it_was_laid_down(turn):
    upright = page_recognition.read(page(), Beholder())
    turned = page() if turn is None else page().transpose(turn)
    read = page_recognition.read(turned, Beholder())
    assert "".join(sign.text for sign in read.signs) == WORDS
    assert (read.width, read.height) == (upright.width, upright.height)


def test_one_that_can_be_read_is_not_turned():
    beholder = Beholder()
    page_recognition.read(page(), beholder)
    # A figure is looked at twice.
    assert beholder.reads == 2
