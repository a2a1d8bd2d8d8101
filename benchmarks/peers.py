"""How fast the registered papers are read, beside other programs that find quantities in Chinese text.

Each that is installed reads the same lines in one run of one process; seconds are of processor time, medians
of rounds in which they take turns. What they find differs: the peers give numbers with units, of which this
program says what is measured, for which place and time, and whether it is a target. So the ratio says what
the whole costs beside finding numbers, and `found` what each takes for a quantity.

    pip install recognizers-text-suite 'emoji<2' jionlp pyduckling-native-phihos
    python benchmarks/peers.py [--characters 30000] [--rounds 3]

`emoji<2`, because Recognizers-Text asks for a name that later versions do not have.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

from indicators import project
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.reading import statements

Finder = Callable[[Sequence[str]], int]
CULTURE, KIND = "zh-cn", "work_report"
# What Recognizers-Text takes apart; each goes through the whole text anew.
RECOGNIZED = ("number", "percentage", "currency", "dimension")
DIMENSIONS = ("AmountOfMoney", "Distance", "Numeral", "Quantity", "Temperature", "Volume")


@dataclass(frozen=True)
class Peer:
    """A program that finds quantities.

    Attributes
    ----------
    name, package : str
        What it is called, and the package that brings it.
    finder : callable
        Loads it, and gives a function from lines to how many quantities are in them.
    """

    name: str
    package: str
    finder: Callable[[], Finder]


def own() -> Finder:
    """Read statements: number, unit, indicator, role, place and period."""

    def find(lines: Sequence[str]) -> int:
        paper = Document("a-2023", "\n".join(lines), place="鞍山市", kind=KIND, period="2023")
        return len(statements.read(paper))

    return find


def recognizers() -> Finder:
    """Recognizers-Text of Microsoft, by its functions for one sentence."""
    suite = import_module("recognizers_suite")
    recognize = [getattr(suite, f"recognize_{name}") for name in RECOGNIZED]
    return lambda lines: sum(len(one(line, CULTURE)) for line in lines for one in recognize)


def jionlp() -> Finder:
    """JioNLP, which finds amounts of money alone."""
    library = import_module("jionlp")
    return lambda lines: sum(len(library.ner.extract_money(line, with_parsing=True)) for line in lines)


def duckling() -> Finder:
    """Duckling of Facebook, by its native wrapper."""
    library = import_module("duckling")
    zones = library.load_time_zones("/usr/share/zoneinfo")
    now = library.parse_ref_time(zones, "Asia/Shanghai", int(time.time()))
    language = library.parse_lang("ZH")
    context = library.Context(now, library.parse_locale("ZH_CN", library.default_locale_lang(language)))
    wanted = library.parse_dimensions(list(DIMENSIONS))
    return lambda lines: sum(len(library.parse(line, context, wanted, False)) for line in lines)


PEERS = (
    Peer("indicators", "indicators", own),
    Peer("Recognizers-Text", "recognizers-text-suite", recognizers),
    Peer("JioNLP", "jionlp", jionlp),
    Peer("duckling", "pyduckling-native-phihos", duckling),
)


def lines_of(characters: int) -> list[str]:
    """Give the lines of the registered papers, so many characters of them, work reports first."""
    found: list[str] = []
    for paper in sorted(register.load(project.find()), key=lambda one: one.kind != KIND):
        for line in paper.readable.splitlines():
            if sum(map(len, found)) + len(line) > characters:
                return found
            if line.strip():
                found.append(line)
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what libraries say of themselves out of the table."""
    with warnings.catch_warnings(), redirect_stdout(sys.stderr):
        warnings.simplefilter("ignore")
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--characters", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    lines = lines_of(asked.characters)
    finders: dict[Peer, Finder] = {}
    missing = []
    with _quiet():
        for peer in PEERS:
            try:
                finders[peer] = peer.finder()
            except ImportError as error:
                missing.append(f"{peer.name} is not measured: {error}.")
        # Once before: words and expressions are compiled when they are first needed.
        found = {peer: find(lines[:20]) for peer, find in finders.items()}
        taken: dict[Peer, list[float]] = {peer: [] for peer in finders}
        for _ in range(asked.rounds):
            for peer, find in finders.items():
                began = time.process_time()
                found[peer] = find(lines)
                taken[peer].append(time.process_time() - began)
    size, first = sum(map(len, lines)), next(iter(finders))
    sys.stdout.write(
        f"{size:,} characters, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}\n\n"
        "| program | version | found | characters a second | times as long |\n"
        "| --- | --- | ---: | ---: | ---: |\n"
    )
    for peer, runs in taken.items():
        seconds, base = statistics.median(runs), statistics.median(taken[first])
        row = f"{version(peer.package)} | {found[peer]:,} | {size / seconds:,.0f} | {seconds / base:.1f}"
        sys.stdout.write(f"| {peer.name} | {row} |\n")
    sys.stdout.write("".join(f"\n{line}\n" for line in missing))


if __name__ == "__main__":
    main()
