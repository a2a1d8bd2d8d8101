"""Pages drawn for tests, and a recogniser that knows what stands on them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from indicators.documents.recognition.ocr_engine import Quad, ReadSign

# Between the greys of two lines, which a JPEG must not make one.
_STEP = 8


@dataclass
class Known:
    """A recogniser that was told which line stands where; certainties by the line's words, 1 if not told."""

    lines: dict[tuple[int, int, int, int], str]
    certainties: dict[str, list[float]] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)
    looks: list[str] = field(default_factory=list)
    size: tuple[int, int] = (600, 840)

    def find(self, dots: np.ndarray) -> list[Quad]:
        larger = dots.shape[1] / self.size[0]
        boxes = [tuple(larger * edge for edge in line) for line in self.lines]
        return [((a, b), (c, b), (c, d), (a, d)) for a, b, c, d in boxes]

    def read(self, dots: np.ndarray) -> list[ReadSign]:
        """Tell a line by the grey that it is painted in."""
        shade = round(int(dots[dots.shape[0] // 2, dots.shape[1] // 2]) / _STEP)
        words = list(self.lines.values())[shade - 1]
        if words in self.looks and words in self.second:
            words = self.second[words]
        self.looks.append(words)
        told = self.certainties.get(words, [1.0] * len(words))
        return [
            ReadSign(sign, (at + 0.5) / len(words), certainty)
            for at, (sign, certainty) in enumerate(zip(words, told, strict=True))
        ]

    def picture(self) -> Image.Image:
        """Paint each line as a patch of a grey of its own."""
        dots = np.full((self.size[1], self.size[0]), 255, np.uint8)
        for shade, (x0, top, x1, bottom) in enumerate(self.lines, 1):
            dots[top:bottom, x0:x1] = _STEP * shade
        return Image.fromarray(dots)


def saved(*pictures: Image.Image, form: str = "PNG", **how: object) -> bytes:
    """Write pictures as a file."""
    file = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(file, form, **more, **how)
    return file.getvalue()
