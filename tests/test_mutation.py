"""The check that a test notices every missing rule: on a sample of the rules, and on a rule no test knows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from indicators.vocabulary.yaml_nodes import Loader


@pytest.fixture
def rules(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    import rules as module  # type: ignore[import-not-found]

    return module  # type: ignore[no-any-return]


def mutate(checkout: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = checkout / "benchmarks" / "mutation.py"
    return subprocess.run([sys.executable, program, *options], capture_output=True, text=True)


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A checkout of its own, with the cases that have 倍增 and no others."""
    for name in ("benchmarks", "src", "tests/reading"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    for name in ("constructions", "figures", "rules", "wordings"):
        with cases(tmp_path, name) as table:
            for kind, listed in table["constructions"].items():
                table["constructions"][kind] = [case for case in listed if "倍增" in case["text"]]
    with cases(tmp_path, "words") as table:
        table["frames"] = {}
    return tmp_path


@contextmanager
def cases(checkout: Path, name: str) -> Iterator[dict[str, Any]]:
    """What stands in a file of cases, to be changed."""
    path = checkout / "tests" / "reading" / f"{name}.yaml"
    table = yaml.load(path.read_text(encoding="utf-8"), Loader)
    yield table
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")


def patterns_without(rules: ModuleType, path: Path) -> dict[str, str]:
    """What is left of the module's one pattern without each of its rules."""
    found = {}
    for rule in rules.rules_of_module(path, each_word=True):
        (pattern,) = [
            node.value
            for node in ast.walk(rules.without(path, rule))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        found[rule.words] = pattern
    return found


def test_a_rule_is_an_alternative_a_look_around_or_a_whole_pattern(rules, tmp_path):
    module = tmp_path / "some.py"
    module.write_text(
        'import re\n_WORDS = re.compile(r"(?P<up>增长)|减少(?!值)|[升|降]高")\n', encoding="utf-8"
    )
    lazy = tmp_path / "lazy.py"
    lazy.write_text(module.read_text("utf-8").replace("re.compile", "expression"), encoding="utf-8")
    left = patterns_without(rules, module)
    assert patterns_without(rules, lazy) == left
    assert left == {
        "(?P<up>增长)": "(?!)(?:(?P<up>增长))|减少(?!值)|[升|降]高",
        "减少(?!值)": "(?P<up>增长)|(?!)(?:减少(?!值))|[升|降]高",
        "(?!值)": "(?P<up>增长)|减少|[升|降]高",
        "[升|降]高": "(?P<up>增长)|减少(?!值)|(?!)(?:[升|降]高)",
        "all of (?P<up>增长)|减少(?!值)|[升|降]高": "(?!)(?:(?P<up>增长)|减少(?!值)|[升|降]高)",
    }
    found = {words: re.search(pattern, "减少值 升高") for words, pattern in left.items()}
    assert {words for words, match in found.items() if match is None} == {"[升|降]高", list(left)[-1]}


def test_some_rules_of_the_reading_are_each_noticed(root):
    """One in twenty-four, told by the rules' own words; `make mutate` tries all."""
    result = mutate(root, "--one-in", "24")
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.fullmatch(r"0 of \d\d rules are noticed by no test \([\d.]+ min\)\n", result.stdout)


def test_a_rule_that_no_test_knows_is_told(checkout):
    module = checkout / "src" / "indicators" / "reading" / "quantities" / "doubling_names.py"
    source = module.read_text(encoding="utf-8")
    assert source.count('"倍增|') == 1
    module.write_text(source.replace('"倍增|', '"[从]无此词|倍增|'), encoding="utf-8")
    result = mutate(checkout, "--only", "doubling_names._MAY_NAME")
    assert result.returncode == 1
    assert result.stdout.splitlines()[0] == "unnoticed  doubling_names  _MAY_NAME  [从]无此词"
    assert result.stdout.splitlines()[1].startswith("1 of 2 rules are noticed by no test")


def test_a_case_that_fails_with_every_rule_in_place_is_told(checkout):
    with cases(checkout, "rules") as table:
        table["constructions"]["wrong"] = [{"name": "a wrong case", "text": "新建学校20所。", "rows": []}]
    result = mutate(checkout, "--only", "doubling_names._MAY_NAME")
    assert result.returncode == 1
    assert result.stderr == "These cases fail with every rule in place; mend them first: a wrong case\n"
