"""What the code itself shows of trust: nothing is unpickled, no text is run, YAML is loaded safely."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from indicators.documents.register import register
from indicators.errors import IndicatorsError, RegisterFault, VocabularyFault
from indicators.project import Project
from indicators.vocabulary import yaml_nodes
from indicators.vocabulary.offices import read_names

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "indicators"
MODULES = sorted(PACKAGE.rglob("*.py"))

PICKLERS = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "copyreg"}
PICKLING = {"read_pickle", "to_pickle", "allow_pickle", "Unpickler"}
RUNNERS = {"eval", "exec", "compile", "__import__"}
OUTSIDE = {
    "subprocess", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp",
    "webbrowser",
}  # fmt: skip
SAFE_YAML = {
    "safe_load", "safe_dump", "load", "SafeLoader", "YAMLError", "MarkedYAMLError", "Node", "MappingNode",
    "ScalarNode", "SequenceNode", "Mark",
}  # fmt: skip


class Use(NamedTuple):
    """A name that a module of the package uses, and as what; of an attribute, whose, if that is a name."""

    path: str
    kind: str
    name: str
    owner: str = ""


@cache
def uses() -> frozenset[Use]:
    """All modules are parsed once."""
    return frozenset(
        Use(module.relative_to(PACKAGE).as_posix(), *told)
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        for told in names(node)
    )


def names(node: ast.AST) -> Iterator[tuple[str, ...]]:
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            yield "attribute", name, owner
        case ast.Attribute(attr=name):
            yield "attribute", name
        case ast.keyword(arg=str(name)):
            yield "keyword", name
        case ast.Call(func=ast.Name(id=name)):
            yield "call", name
        case ast.Import(names=aliases):
            yield from (("import", alias.name.partition(".")[0]) for alias in aliases)
        case ast.ImportFrom(module=module):
            yield "import", (module or "").partition(".")[0]


def test_nothing_is_pickled_or_unpickled() -> None:
    assert len(MODULES) > 150
    assert {use for use in uses() if use.kind == "import" and use.name in PICKLERS} == set()
    assert {use for use in uses() if use.kind in ("attribute", "keyword") and use.name in PICKLING} == set()


def test_no_text_is_run_as_code() -> None:
    assert {use for use in uses() if use.kind == "call" and use.name in RUNNERS} == set()
    assert {use for use in uses() if use.kind == "attribute" and use.name in ("system", "popen")} == set()


def test_what_reads_papers_and_workbooks_knows_no_network_and_no_programs() -> None:
    parts = ("documents", "reading", "tables", "workbooks", "vocabulary", "exchange")
    imported = {use for use in uses() if use.kind == "import" and use.path.startswith(parts)}
    assert len({use.path for use in imported}) > 100
    assert {use for use in imported if use.name in OUTSIDE} == set()


def test_yaml_is_loaded_by_safe_loaders_only() -> None:
    used = {use for use in uses() if use.kind == "attribute" and use.owner == "yaml"}
    assert "safe_load" in {use.name for use in used}
    assert {use.name for use in used} <= SAFE_YAML
    assert {use for use in used if use.name == "load"} == set(), "say safe_load"
    assert issubclass(yaml_nodes.Loader, yaml.constructor.SafeConstructor)


HOSTILE = "!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.PosixPath [{bait}]]\n"


@pytest.mark.parametrize("read", [yaml_nodes.compose, read_names], ids=["vocabulary", "offices"])
def test_yaml_that_asks_for_python_is_refused(tmp_path: Path, read: Callable[[Path], object]) -> None:
    bait, path = tmp_path / "bait", tmp_path / "a.yaml"
    path.write_text(HOSTILE.format(bait=bait), encoding="utf-8")
    with pytest.raises(VocabularyFault):
        read(path)
    assert not bait.exists()


def entries(tmp_path: Path, text: str) -> IndicatorsError:
    made = Project(tmp_path)
    made.register.parent.mkdir(parents=True)
    made.register.write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorsError) as caught:
        register.entries(made)
    return caught.value


def test_a_register_that_asks_for_python_is_refused(tmp_path: Path) -> None:
    bait = tmp_path / "bait"
    told = entries(tmp_path, HOSTILE.format(bait=bait))
    assert isinstance(told, RegisterFault)
    assert "could not determine a constructor" in told.found
    assert not bait.exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", ".", ".hidden", "/etc/passwd", "a/b.txt", "a\\b.txt", "", "a\x00b"]
)
def test_a_register_names_files_of_its_folder_only(project: Project, tmp_path: Path, name: str) -> None:
    listed = yaml.safe_load(project.register.read_text(encoding="utf-8"))[:1]
    listed[0]["file"] = name
    told = entries(tmp_path, yaml.safe_dump(listed, allow_unicode=True))
    assert told.where == "documents.yaml, entry 1 (anshan-14th-five-year-plan)"
    assert told.expected.startswith("file: String should match pattern")


@pytest.mark.parametrize("name", ["../a", "a/b", "a.b", "A", "-a", "a b", "鞍山"])
def test_a_registers_ids_are_no_paths(project: Project, tmp_path: Path, name: str) -> None:
    listed = yaml.safe_load(project.register.read_text(encoding="utf-8"))[:1]
    listed[0]["id"] = name
    told = entries(tmp_path, yaml.safe_dump(listed, allow_unicode=True))
    assert told.expected.startswith("id: String should match pattern")
