"""Takes away one rule of the reading at a time and says which no test would miss.

Each rule is taken away in a process of its own, from a copy of the source. The cases of
tests/reading/*.yaml may notice, or the examples in the docstrings. A rule that neither notices is printed,
and one without which the reading cannot even be imported: that says nothing of the tests.

    python benchmarks/mutation.py [--each-word] [--only roles] [--jobs 2] [--one-in 20]
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import functools
import gc
import importlib
import importlib.abc
import importlib.util
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import yaml
from rules import Rule, rules_of_module, rules_of_words, without, words_without
from word_cases import word_cases

from indicators.vocabulary.yaml_nodes import Loader

CHECKOUT = Path(__file__).resolve().parent.parent
# Set for the process that tries the rules: a copy, so that the source may be edited meanwhile.
COPY = "INDICATORS_COPY"
COPIED = ("src", "tests/reading", "pyproject.toml")
ROOT = Path(os.environ.get(COPY, CHECKOUT))
READING = ROOT / "src" / "indicators" / "reading"
TESTS = ROOT / "tests" / "reading"
WORDS = ROOT / "src" / "indicators" / "vocabulary" / "words.yaml"
# They hold no rules of the language.
_NOT_RULES = ("__init__", "account", "extraction", "number_fates", "lexicon", "output", "rules", "statement")
_OF_TABLES = {"grids", "statistics"}
# Made anew for every rule; the word lists are only read once.
_RELOADED = re.compile(r"indicators\.reading(?!\.lexicon)")
# A rule without which the cases take this many seconds guards the time they take: it is noticed.
_LONGEST = 120
# How many of the cases that most likely notice are tried before those that are quickly read.
_FIRST = 40
_STATES = ("noticed", "unnoticed", "broken", "endless")
# What stands in a rule of the words that a text may have.
_WORD = re.compile(r"[一-鿿]+")


class _Altered(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_loader(name, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(self.code, module.__dict__)


def _modules() -> list[Path]:
    """The modules that read prose: tables have cases of their own."""
    found = (path for path in READING.rglob("*.py") if not _OF_TABLES & set(path.parts))
    return sorted(path for path in found if path.stem not in _NOT_RULES)


def _dotted(path: Path) -> str:
    return ".".join(["indicators", "reading", *path.relative_to(READING).with_suffix("").parts])


@dataclass(frozen=True)
class Case:
    """What should come out of a text: its statements, the fates of its other numbers, or a deadline."""

    name: str
    kind: str
    text: str
    expected: Any
    paper: dict[str, Any]


def _cases() -> Iterator[Case]:
    """The cases of the test files, each with its paper, then the sentences of the word lists."""
    papers: dict[str, Any] = {}
    for name in ("constructions.yaml", "figures.yaml", "rules.yaml", "wordings.yaml", "assessments.yaml"):
        table = _table(name)
        papers = {**papers, **table["papers"]}
        for cases in table["constructions"].values():
            for case in cases:
                paper = papers[case.get("paper", "annual")]
                yield Case(case["name"], "statements", case["text"], case["rows"], paper)
    annual = papers["annual"]
    for case in word_cases(TESTS / "words.yaml", _word_lists()):
        kind = "tasks" if case["name"].startswith("tasks.") else "statements"
        yield Case(case["name"], kind, case["text"], case["rows"], papers[case["paper"]])
    for cases in _table("fates.yaml")["fates"].values():
        for case in cases:
            yield Case(case["text"], "fates", case["text"], case["numbers"], annual)
    deadlines = _table("times/deadlines.yaml")
    for kind in ("due", "prose"):
        for text, expected in deadlines[kind].items():
            yield Case(text, kind, text, expected, annual)
    for kind, texts in deadlines["cells"].items():
        for text in texts:
            yield Case(text, "is_deadline", text, kind == "deadline", annual)


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.load((TESTS / name).read_text(encoding="utf-8"), Loader)
    return table


def _reader() -> Callable[[Case], bool]:
    """Tell whether a case comes out as it says."""
    from indicators.documents.document import Document
    from indicators.documents.faults.text_faults import find_faults
    from indicators.reading import deadlines_in_prose, statements
    from indicators.reading.number_account import account
    from indicators.reading.tasks.tasks import tasks
    from indicators.reading.times import deadlines

    def statements_are(case: Case, document: Document) -> bool:
        return rows_are(case, statements.read(document))

    def rows_are(case: Case, rows: Sequence[Any]) -> bool:
        if len(rows) != len(case.expected):
            return False
        for row, expected in zip(rows, case.expected, strict=True):
            asked = dict(expected)
            asked.pop("flagged", None)
            if "low" in asked:
                asked.setdefault("high", asked["low"])
            if any(getattr(row, name) != value for name, value in asked.items()):
                return False
        return True

    def fates_are(case: Case, document: Document) -> bool:
        reading = statements.read_all(document)
        entries = account(document, reading.statements, reading.passed)
        return [[one.text, one.reason] for one in entries if one.fate != "statement"] == case.expected

    checks: dict[str, Callable[[Case, Document], bool]] = {
        "statements": statements_are,
        "tasks": lambda case, document: rows_are(case, tasks(document)[: len(case.expected)]),
        "fates": fates_are,
        "due": lambda case, _: deadlines.due(case.text, 2025) == case.expected,
        "prose": lambda case, _: deadlines_in_prose.in_prose(case.text) == case.expected,
        "is_deadline": lambda case, _: deadlines.is_deadline(case.text) == case.expected,
    }

    def is_right(case: Case) -> bool:
        text = case.text.replace("\\n", "\n")
        try:
            return checks[case.kind](case, Document("paper", text, faults=find_faults(text), **case.paper))
        except Exception:  # noqa: BLE001 - a case that cannot be read is one that fails
            return False

    return is_right


def _examples_hold() -> bool:
    for path in _modules():
        module = importlib.import_module(_dotted(path))
        with contextlib.redirect_stdout(io.StringIO()):
            if doctest.testmod(module).failed:
                return False
    return True


def _take_away(rule: Rule, table: dict[str, Any]) -> None:
    """Let the reading be imported anew in this process, without the rule."""
    for name in [name for name in sys.modules if _RELOADED.match(name)]:
        del sys.modules[name]
    if rule.module == "words.yaml":
        lexicon = importlib.import_module("indicators.reading.lexicon")
        changed = words_without(table, rule)
        lexicon.words = lambda: changed  # type: ignore[attr-defined]
        lexicon.pattern.cache_clear()
        lexicon.word_set.cache_clear()
    else:
        path = next(path for path in _modules() if path.stem == rule.module)
        code = compile(without(path, rule), str(path), "exec")
        sys.meta_path.insert(0, _Altered(_dotted(path), path, code))


def _state(rule: Rule, table: dict[str, Any], cases: list[Case]) -> str:
    """Take a rule away in this process and say what notices."""
    _take_away(rule, table)
    try:
        is_right = _reader()
    except Exception:  # noqa: BLE001 - whatever cannot be imported without the rule
        return "broken"
    words = set(_WORD.findall(rule.words))
    # One that has the rule's words most likely notices, and ends the search.
    likely = sorted(cases, key=lambda case: -sum(word in case.text for word in words))
    first, rest = likely[:_FIRST], likely[_FIRST:]
    rest.sort(key=lambda case: case.kind == "statements")
    quick = sum(case.kind != "statements" for case in rest)
    holds = (
        all(map(is_right, first))
        and all(map(is_right, rest[:quick]))
        and _examples_hold()
        and all(map(is_right, rest[quick:]))
    )
    return "unnoticed" if holds else "noticed"


def _try(*arguments: Any) -> int:
    """Start a process that tries one rule; its status is the place of its state in _STATES."""
    if child := os.fork():
        return child
    signal.alarm(_LONGEST)
    status = len(_STATES)
    try:
        status = _STATES.index(_state(*arguments))
    finally:
        os._exit(status)


def _ended(status: int) -> str:
    """Tell the state that a process ended with."""
    code = os.waitstatus_to_exitcode(status)
    if code >= len(_STATES):
        sys.exit("A rule could not be tried; try it with --only and --jobs 1 and see what it says.")
    # Only the alarm ends one by a signal.
    return _STATES[code] if code >= 0 else "endless"


def _run_in_copy() -> int:
    """Run this program again on a copy of the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            source, target = CHECKOUT / name, Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, target)
        environment = {**os.environ, COPY: folder, "PYTHONPATH": str(Path(folder) / "src")}
        return subprocess.run(
            [sys.executable, __file__, *sys.argv[1:]], env=environment, cwd=folder
        ).returncode


def every_rule(*, each_word: bool = False) -> list[Rule]:
    """List the rules of the reading."""
    rules = list(rules_of_words(_word_lists(), each_word=each_word))
    for path in _modules():
        rules += rules_of_module(path, each_word=each_word)
    return rules


def _word_lists() -> dict[str, Any]:
    table: dict[str, Any] = yaml.load(WORDS.read_text(encoding="utf-8"), Loader)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description="Say which rules of the reading no test notices.")
    parser.add_argument("--each-word", action="store_true", help="take away every single word too")
    parser.add_argument("--only", default="", help="part of a module's or list's name")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--one-in", type=int, default=1, help="a sample, always the same for the same rules")
    asked = parser.parse_args()
    if COPY not in os.environ:
        sys.exit(_run_in_copy())

    table = _word_lists()
    rules = [
        rule
        for rule in every_rule(each_word=asked.each_word)
        if asked.only in f"{rule.module}.{rule.name}" and zlib.crc32(str(rule).encode()) % asked.one_in == 0
    ]
    # The patterns of modules that are imported anew are the same but for the rule.
    re.compile = functools.cache(re.compile)  # type: ignore[assignment]
    cases = list(_cases())
    is_right = _reader()
    if wrong := [case.name for case in cases if not is_right(case)]:
        sys.exit(f"These cases fail with every rule in place; mend them first: {', '.join(wrong)}")
    gc.freeze()

    started = time.monotonic()
    running: dict[int, Rule] = {}
    states: Counter[str] = Counter()
    waiting = iter(rules)
    while True:
        while len(running) < asked.jobs and (rule := next(waiting, None)) is not None:
            running[_try(rule, table, cases)] = rule
        if not running:
            break
        child, status = os.wait()
        rule, state = running.pop(child), _ended(status)
        states[state] += 1
        if state in ("unnoticed", "broken"):
            sys.stdout.write(f"{state}  {rule}\n")
            sys.stdout.flush()
    minutes = (time.monotonic() - started) / 60
    unnoticed = states["unnoticed"] + states["broken"]
    sys.stdout.write(f"{unnoticed} of {len(rules)} rules are noticed by no test ({minutes:.1f} min)\n")
    sys.exit(1 if unnoticed else 0)


if __name__ == "__main__":
    main()
