"""How well scans are recognised: pages printed from the registered papers, scanned in several ways.

Each page is printed by Chromium, so that what stands on it is known, and drawn at each resolution: straight,
turned by a degree, and as bad copies of both (blurred, with noise, saved as a poor JPEG). Counted are signs
that differ, and figures: right, left unread as doubtful, and wrong without a mark, which must not be.

    python benchmarks/recognition.py [--pages 2] [--dpi 150 300] [--chromium /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from indicators.documents.decoding import Decoded
from indicators.documents.register import register
from indicators.documents.sandboxed import sandboxed_reading
from indicators.project import find

FIGURE = re.compile(r"\d+(?:\.\d+)?")
SIGNS_A_PAGE = 900
PAGE = "<!doctype html><meta charset=utf-8><style>body{font:16px/1.8 serif}</style>"


@dataclass
class Count:
    """What was seen of pages scanned in one way."""

    signs: int = 0
    wrong_signs: int = 0
    figures: int = 0
    unread: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=2, help="of each paper")
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 300])
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    counts: dict[str, Count] = {}
    for text in texts(options.pages):
        page = printed(text, options.chromium)
        known = sandboxed_reading.decode(page, "page.pdf").text.partition("\f")[0]
        for dpi in options.dpi:
            for way, picture in scans(page, dpi).items():
                counted(counts.setdefault(f"{dpi} dpi, {way}", Count()), known, recognised(picture))
    line = "{:<28}{:>8}{:>9}{:>9}{:>9}{:>9}\n"
    sys.stdout.write(line.format("", "signs", "wrong", "figures", "unread", "unmarked"))
    for way, count in counts.items():
        numbers = (count.signs, count.wrong_signs, count.figures, count.unread, len(count.wrong))
        sys.stdout.write(line.format(way, *numbers))
    for way, count in counts.items():
        if count.wrong:
            sys.stderr.write(f"{way}: {', '.join(count.wrong)}\n")


def texts(pages: int) -> list[str]:
    """Take the parts of each registered paper that hold the most figures."""
    found = []
    for paper in register.load(find()):
        parts = [
            paper.text[at : at + SIGNS_A_PAGE]
            for at in range(0, len(paper.text) - SIGNS_A_PAGE, SIGNS_A_PAGE)
        ]
        found += sorted(parts, key=lambda part: -len(FIGURE.findall(part)))[:pages]
    return found


def printed(text: str, chromium: str) -> bytes:
    """Print a text on one page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(PAGE + "".join(f"<p>{line}" for line in text.splitlines()), "utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [chromium, *flags, f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/page.pdf",
             page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        return Path(folder, "page.pdf").read_bytes()


def scans(page: bytes, dpi: int) -> dict[str, Image.Image]:
    """Draw a page in each of the ways it may come from a scanner."""
    straight = pypdfium2.PdfDocument(page)[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    turned = straight.rotate(1, Image.Resampling.BICUBIC, fillcolor=255)
    return {
        "straight": straight,
        "turned": turned,
        "straight, bad copy": bad_copy(straight, dpi),
        "turned, bad copy": bad_copy(turned, dpi),
    }


def bad_copy(picture: Image.Image, dpi: int) -> Image.Image:
    blurred = picture.filter(ImageFilter.GaussianBlur(0.8 * dpi / 200))
    noise = np.random.default_rng(1).normal(0, 18, blurred.size[::-1])
    noisy = Image.fromarray((np.asarray(blurred) + noise).clip(0, 255).astype(np.uint8))
    file = BytesIO()
    noisy.save(file, "JPEG", quality=35)
    return Image.open(file)


def recognised(picture: Image.Image) -> Decoded:
    file = BytesIO()
    picture.save(file, "PNG")
    return sandboxed_reading.decode(file.getvalue(), "scan.png")


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def counted(count: Count, known: str, seen: Decoded) -> None:
    """Compare what was recognised with what stands there."""
    signs = plain(known)
    steps = SequenceMatcher(None, signs, plain(seen.text), autojunk=False).get_opcodes()
    count.signs += len(signs)
    count.wrong_signs += sum(max(b - a, d - c) for tag, a, b, c, d in steps if tag != "equal")
    doubtful = Counter()
    text = list(seen.text)
    for fault in seen.faults:
        if fault.kind == "doubtful_figure":
            doubtful.update(FIGURE.findall(seen.text[fault.start : fault.end]))
            text[fault.start : fault.end] = "？" * (fault.end - fault.start)
    there, read = (Counter(FIGURE.findall(words)) for words in (known, "".join(text)))
    count.figures += there.total()
    count.unread += min(doubtful.total(), (there - read).total())
    count.wrong += list((read - there).elements())


if __name__ == "__main__":
    main()
