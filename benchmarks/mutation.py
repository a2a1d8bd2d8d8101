"""Takes away one rule of the reading at a time and says which no test would miss.

Each rule is taken away in a process of its own, from a copy of the source. The cases of tests/reading/*.yaml,
the examples in the docstrings and the other tests of the reading, those of random examples left out, may
notice. A rule that none of them notices is printed.

    python benchmarks/mutation.py [--each-word] [--only roles] [--jobs 2]
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
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
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
import yaml
from rules import Rule, rules_of_module, rules_of_words, without, words_without

CHECKOUT = Path(__file__).resolve().parent.parent
# Set for the process that tries the rules: a copy, so that the source may be edited meanwhile.
COPY = "INDICATORS_COPY"
COPIED = ("src", "tests/reading", "tests/labels", "data/raw", "pyproject.toml")
ROOT = Path(os.environ.get(COPY, CHECKOUT))
READING = ROOT / "src" / "indicators" / "reading"
TESTS = ROOT / "tests" / "reading"
WORDS = ROOT / "src" / "indicators" / "vocabulary" / "words.yaml"
# They hold no rules of the language.
_NOT_RULES = ("__init__", "extraction", "lexicon", "output", "statement")
# Made anew for every rule: the reading, and what is built on it.
_RELOADED = re.compile(
    r"indicators\.(?:reading|evaluate|scoreboard|labels|tables|cli|reports|analysis|charts|exchange|workbooks)"
)
_LONGEST = 60
_NOTICED, _UNNOTICED = 0, 3


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


class _Places:
    """The fixtures that the tests of the reading ask for."""

    @pytest.fixture(scope="session")
    @classmethod
    def root(cls) -> Path:
        return ROOT

    @pytest.fixture(scope="session")
    @classmethod
    def project(cls) -> Any:
        from indicators.project import Project

        return Project(ROOT)


def _modules() -> list[Path]:
    return sorted(path for path in READING.glob("*.py") if path.stem not in _NOT_RULES)


def _forget() -> None:
    for name in [name for name in sys.modules if _RELOADED.match(name)]:
        del sys.modules[name]


def _cases() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The cases of the test files, each with its paper."""
    for path in sorted(TESTS.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for cases in table["constructions"].values():
            for case in cases:
                yield case, table["papers"][case.get("paper", "annual")]


def _reader() -> Callable[[dict[str, Any], dict[str, Any]], bool]:
    """Tell whether a case comes out as its rows say."""
    from indicators.documents.document import Document
    from indicators.documents.repair import find_faults
    from indicators.reading import statements

    def is_right(case: dict[str, Any], paper: dict[str, Any]) -> bool:
        text = case["text"].replace("\\n", "\n")
        rows = statements.read(Document("paper", text, faults=find_faults(text), **paper))
        if len(rows) != len(case["rows"]):
            return False
        for row, expected in zip(rows, case["rows"], strict=True):
            asked = {**expected, "high": expected.get("high", expected["low"])}
            asked.pop("flagged", None)
            if any(getattr(row, name) != value for name, value in asked.items()):
                return False
        return True

    return is_right


def _docstrings_hold() -> bool:
    for path in _modules():
        module = importlib.import_module(f"indicators.reading.{path.stem}")
        with contextlib.redirect_stdout(io.StringIO()):
            if doctest.testmod(module).failed:
                return False
    return True


def _tests(*options: str) -> int:
    """Run the other tests of the reading in this process; they are few, and none is random."""
    cases = ("test_constructions.py", "test_rules.py")
    files = [str(path) for path in sorted(TESTS.glob("test_*.py")) if path.name not in cases]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        arguments = [
            "-x",
            "-q",
            "--noconftest",
            "-m",
            "not hypothesis",
            "-k",
            "not written_form",
            "-p",
            "no:cacheprovider",
        ]
        return int(pytest.main([*arguments, *options, *files], plugins=[_Places()]))


def _is_noticed(rule: Rule | None, table: dict[str, Any], cases: list[Any], known_to_fail: list[str]) -> bool:
    """Take a rule away in this process and run the tests."""
    _forget()
    if rule is None:
        pass
    elif rule.module == "words.yaml":
        lexicon = importlib.import_module("indicators.reading.lexicon")
        changed = words_without(table, rule)
        lexicon.words = lambda: changed  # type: ignore[attr-defined]
    else:
        path = READING / f"{rule.module}.py"
        code = compile(without(path, rule), str(path), "exec")
        sys.meta_path.insert(0, _Altered(f"indicators.reading.{rule.module}", path, code))
    is_right = _reader()
    if not all(is_right(case, paper) for case, paper in cases) or not _docstrings_hold():
        return True
    return _tests(*known_to_fail) != 0


def _try(rule: Rule | None, *arguments: Any) -> int:
    """Start a process that tries one rule; 0 as its status says that a test noticed."""
    if child := os.fork():
        return child
    signal.alarm(_LONGEST)
    status = _NOTICED
    try:
        status = _NOTICED if _is_noticed(rule, *arguments) else _UNNOTICED
    except Exception:  # noqa: BLE001 - whatever breaks without the rule is noticed
        status = _NOTICED
    finally:
        os._exit(status)


def _failing_now() -> list[str]:
    """Options that leave out the tests that fail with every rule in place."""
    reading, writing = os.pipe()
    if not os.fork():
        os.close(reading)

        class Failures:
            def pytest_runtest_logreport(self, report: Any) -> None:
                if report.failed:
                    os.write(writing, f"{report.nodeid}\n".encode())

        pytest_main = pytest.main
        pytest.main = lambda args, plugins: pytest_main(  # type: ignore[assignment]
            [a for a in args if a != "-x"], [*plugins, Failures()]
        )
        _tests()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        found = sorted(set(lines.read().split("\n")) - {""})
    os.wait()
    return [f"--deselect={name}" for name in found]


def _start_in_copy() -> int:
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


def main() -> None:
    parser = argparse.ArgumentParser(description="Say which rules of the reading no test notices.")
    parser.add_argument("--each-word", action="store_true", help="take away every single word too")
    parser.add_argument("--only", default="", help="part of a module's or list's name")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    if COPY not in os.environ:
        sys.exit(_start_in_copy())

    table = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    rules = list(rules_of_words(table, each_word=asked.each_word))
    rules += [rule for path in _modules() for rule in rules_of_module(path, each_word=asked.each_word)]
    rules = [rule for rule in rules if asked.only in f"{rule.module}.{rule.name}"]

    from indicators import vocabulary

    vocabulary.indicators().match("地区生产总值")
    is_right = _reader()
    every = list(_cases())
    cases = [pair for pair in every if is_right(*pair)]
    importlib.import_module("indicators.scoreboard")
    known_to_fail = _failing_now()
    gc.freeze()
    if len(cases) < len(every) or known_to_fail:
        sys.stderr.write(f"left out, as they fail anyway: {len(every) - len(cases)} cases {known_to_fail}\n")

    _try(None, table, cases, known_to_fail)
    if os.waitstatus_to_exitcode(os.wait()[1]) != _UNNOTICED:
        sys.exit("The tests fail in a process of their own although no rule is missing.")

    started = time.monotonic()
    running: dict[int, Rule] = {}
    unnoticed: list[Rule] = []
    waiting = iter(rules)
    while True:
        while len(running) < asked.jobs and (rule := next(waiting, None)) is not None:
            running[_try(rule, table, cases, known_to_fail)] = rule
        if not running:
            break
        child, status = os.wait()
        rule = running.pop(child)
        if os.waitstatus_to_exitcode(status) == _UNNOTICED:
            unnoticed.append(rule)
            sys.stdout.write(f"{rule}\n")
            sys.stdout.flush()
    minutes = (time.monotonic() - started) / 60
    sys.stdout.write(f"{len(unnoticed)} of {len(rules)} rules are noticed by no test ({minutes:.1f} min)\n")


if __name__ == "__main__":
    main()
