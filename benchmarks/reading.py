"""How fast a long paper is read on one core, and what that costs against a bare search for number and unit.

The whole path is measured: bytes of a file → text → faults → what paper it is → statements → rows. The bare
search is one `re` pass over the same text in the same run, so that the ratio says more than the seconds,
which differ between machines. Both are medians of processor time over repeats that take turns.

The texts are the registered papers, repeated with a few blanks more in each copy: read the same, but not
passed over as a second copy. `papers` is all five of them, `dense` the work report alone, where there is a
figure to every fifty characters; `files` are papers of one's own as they are, such as those of all provinces.

    python benchmarks/reading.py [--characters 300000] [--repeats 9] [--files reports/*.txt]
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from indicators import project
from indicators.documents.register import register
from indicators.reading import statement_formats
from indicators.reading.extraction import extract

_SENTENCE = re.compile(r"[^。！？!?\n]{12,}[。！？!?]?")
_HEADER = re.compile(r"\s*(?:序号|指标|类别|计量单位|单位)")
_DENSE = "anshan-2023-work-report"


def copied(text: str, number: int) -> str:
    """Copy a text with blanks in its sentences that spell the copy's number in binary."""

    def marked(sentence: re.Match[str]) -> str:
        if _HEADER.match(sentence[0]):
            return sentence[0]
        left, characters = number, []
        for c in sentence[0]:
            characters.append(c)
            if left and "\u4e00" <= c <= "\u9fff":
                if left & 1:
                    characters.append(" ")
                left >>= 1
        return "".join(characters)

    return _SENTENCE.sub(marked, text)


def long_text(texts: Sequence[str], characters: int) -> str:
    """Repeat texts until they have so many characters."""
    one = "\n".join(texts)
    copies = -(-characters // len(one))
    return "\n".join(copied(one, number) for number in range(copies))


def bare_pattern() -> re.Pattern[str]:
    """Number and unit as people write the search at first: digits, multipliers, any known unit."""
    table = resources.files("indicators.vocabulary").joinpath("units.csv").read_text(encoding="utf-8")
    forms = sorted({row["form"] for row in csv.DictReader(table.splitlines())}, key=lambda f: (-len(f), f))
    return re.compile(rf"(\d+(?:\.\d+)?)([十百千万亿]*)({'|'.join(map(re.escape, forms))})")


def timed(run: Callable[[], int]) -> tuple[float, int]:
    """Processor seconds of a call, and what it returns."""
    start = time.process_time()
    count = run()
    return time.process_time() - start, count


def measure(name: str, paths: Sequence[Path], repeats: int, place: str = "") -> str:
    """Time both passes over texts in turns; one line of the report."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    pattern = bare_pattern()

    def read() -> int:
        every = [extract(path, place=place).statements for path in paths]
        for statements in every:
            statement_formats.write_csv(statements, io.StringIO())
        return sum(map(len, every))

    def search() -> int:
        return len([match.groups() for match in pattern.finditer(text)])

    first, _ = timed(read)
    reading, searching = [], []
    for _ in range(repeats):
        reading.append(timed(read))
        searching.append(timed(search))
    seconds, bare = (statistics.median(taken for taken, _ in runs) for runs in (reading, searching))
    count, found = reading[0][1], searching[0][1]
    speed, first_speed, bare_speed = (len(text) / taken for taken in (seconds, first, bare))
    return (
        f"{name:<8}{len(text):>11,}{count:>12,}{speed:>12,.0f}{first_speed:>12,.0f}"
        f"{found:>12,}{bare_speed:>12,.0f}{seconds / bare:>8.1f}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reading of a long text on one core.")
    parser.add_argument("--characters", type=int, default=300_000)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--files", type=Path, nargs="+", default=[], help="papers to read instead, in UTF-8")
    asked = parser.parse_args()
    papers = {paper.id: paper.readable.rstrip() for paper in register.load(project.find())}
    dense = papers[_DENSE].partition("试读结束")[0].rstrip(".")
    sys.stdout.write(
        f"{'text':<8}{'characters':>11}{'statements':>12}{'read /s':>12}{'first /s':>12}"
        f"{'re finds':>12}{'re /s':>12}{'ratio':>8}\n"
    )
    if asked.files:
        sys.stdout.write(measure("files", asked.files, asked.repeats))
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, texts in (("papers", list(papers.values())), ("dense", [dense])):
            path = Path(folder) / f"{name}.txt"
            path.write_text(long_text(texts, asked.characters), encoding="utf-8")
            sys.stdout.write(measure(name, [path], asked.repeats, "鞍山市"))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
