"""The rules of CONTRIBUTING.md that a machine can see."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "indicators"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A module imports from its own part, from parts on lower floors, and from those of floor 0.
FLOORS = [
    {"errors", "periods", "project", "storage", "units", "vocabulary"},
    {"documents"},
    {"reading"},
    {"evaluation", "tables"},
    {"analysis"},
    {"charts"},
    {"workbooks"},
    {"exchange"},
    {"corpus"},
    {"views"},
    {"batch"},
    {"handouts"},
    {"validation"},
    {"cli"},
    {"__init__"},
    {"__main__"},
]
FLOOR = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}

HEAVY = {
    "dask",
    "distributed",
    "docx",
    "duckdb",
    "fsspec",
    "IPython",
    "ipykernel",
    "cssselect2",
    "lxml",
    "nbclient",
    "nbconvert",
    "openpyxl",
    "pandas",
    "pandera",
    "papermill",
    "pdfminer",
    "pdfplumber",
    "pint",
    "plotly",
    "pypinyin",
    "tinycss2",
}

LONGEST_MODULE = 300


def part_of(module: Path) -> str:
    """`tables` for tables/store.py, `units` for units.py."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_parts(source: str, package: str) -> Iterator[str]:
    """The parts of indicators that a module imports, wherever in it the import stands.

    A name taken from the package itself counts as a part only if it is one (not `__version__`).
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            if first == "indicators" and rest and (rest[0] in FLOOR or (PACKAGE / rest[0]).is_dir()):
                yield rest[0]


def package_of(module: Path) -> str:
    return ".".join(["indicators", *module.parent.relative_to(PACKAGE).parts])


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("import indicators.tables.store", ["tables"]),
        ("from indicators import units, __version__", ["units"]),
        ("from indicators.reading.roles.roles import role", ["reading"]),
        ("from ..charts import lines", ["charts"]),
        ("from . import store", ["tables"]),
        ("def late():\n    from indicators.batch import runner", ["batch"]),
        ("import pandas", []),
    ],
)
def test_imports_are_found_however_they_are_written(source: str, parts: list[str]) -> None:
    assert list(imported_parts(source, "indicators.tables")) == parts


def test_every_part_has_a_floor() -> None:
    assert {part_of(module) for module in MODULES} <= set(FLOOR)


def imports_of(source: str, package: str) -> Iterator[str]:
    """The modules of indicators that a source imports, wherever in it the import stands, for types too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
            yield base


def graph() -> dict[str, set[str]]:
    """Every module, and the modules it imports; packages are left out: one names what is in it."""
    names = {
        ".".join(["indicators", *path.relative_to(PACKAGE).with_suffix("").parts]): path
        for path in MODULES
        if path.name != "__init__.py"
    }
    return {
        name: {
            found
            for found in imports_of(path.read_text("utf-8"), package_of(path))
            if found in names and found != name
        }
        for name, path in names.items()
    }


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """The sets of modules that reach each other."""
    order: list[str] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        seen.add(name)
        for other in sorted(edges[name]):
            if other not in seen:
                visit(other)
        order.append(name)

    for name in sorted(edges):
        if name not in seen:
            visit(name)
    back: dict[str, set[str]] = {name: set() for name in edges}
    for name, others in edges.items():
        for other in others:
            back[other].add(name)
    found, done = [], set()
    for name in reversed(order):
        group, waiting = [], [name]
        while waiting:
            one = waiting.pop()
            if one not in done:
                done.add(one)
                group.append(one)
                waiting += back[one] - done
        if len(group) > 1:
            found.append(sorted(group))
    return found


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}) == [["a", "b", "c"]]


def test_imports_flow_one_way() -> None:
    wrong = [
        f"{module.relative_to(PACKAGE)} imports {part}, which is not below it"
        for module in MODULES
        for part in imported_parts(module.read_text("utf-8"), package_of(module))
        if not (
            part == (here := part_of(module)) or FLOOR[here] == FLOOR[part] == 0 or FLOOR[part] < FLOOR[here]
        )
    ]
    assert wrong == []


def test_batch_knows_of_the_views_only_what_they_hand_to_a_notebook() -> None:
    batch = {name: found for name, found in graph().items() if name.startswith("indicators.batch.")}
    views = {one for found in batch.values() for one in found if one.startswith("indicators.views.")}
    assert views == {"indicators.views.table", "indicators.views.page_state"}


def test_no_files_import_each_other() -> None:
    assert circles(graph()) == []


def test_modules_stay_short() -> None:
    paths = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in paths
        if (lines := path.read_text("utf-8").count("\n")) > LONGEST_MODULE
    }
    assert long == {}


def test_few_modules_know_who_asked_for_restricted_papers() -> None:
    """A command asks and `Tables.load` filters; whoever else takes the parameter is a second gate."""
    asking = [path for path in MODULES if "include_restricted" in path.read_text(encoding="utf-8")]
    assert len(asking) <= 12, asking


def test_nothing_else_stands_at_the_top() -> None:
    top = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    allowed = {"__init__.py", "__main__.py", "errors.py", "periods.py", "project.py", "py.typed", "units.py"}
    assert top == allowed


def written_files() -> Iterator[Path]:
    """The committed files: neither raw data nor what tools leave behind."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    for folder in (".ci", ".github", "benchmarks", "data/processed", "docs", "notebooks", "src", "tests"):
        for path in (ROOT / folder).rglob("*"):
            made = {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
            if path.is_file() and not made and path.suffix not in {".xlsx", ".png", ".docx", ".pdf", ".doc"}:
                yield path


def lines_with(pattern: str, paths: Iterator[Path]) -> list[str]:
    search = re.compile(pattern).search
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if search(line)
    ]


def test_no_machine_paths() -> None:
    assert (
        lines_with(r"(?<![\w.:/}-])(/(wor[k]|roo[t]|hom[e]|op[t]|User[s])/|/tm[p]/\w)", written_files()) == []
    )


def test_nothing_is_put_off_or_left_out() -> None:
    code = (path for path in written_files() if path.suffix == ".py")
    left_out = r"mark\.(ski[p]|xfai[l])|(pytest|unittest)\.ski[p]|importorski[p]"
    put_off = r"# *(TOD[O]|FIXM[E]|XX[X])|NotImplementedErro[r]"
    assert lines_with(f"{left_out}|{put_off}", code) == []


@pytest.mark.parametrize(
    "command", [["-c", "import indicators"], ["-m", "indicators", "--help"]], ids=" ".join
)
def test_starting_is_light(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command], capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr.splitlines()[-1]
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in run.stderr.splitlines()}
    assert "indicators" in imported
    assert imported & HEAVY == set()
