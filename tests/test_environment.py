"""The files that make an environment agree with each other and with pyproject.toml."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
# Neither locked nor installed by conda: atheris is built for Linux alone, the docs site has its own list.
UNLOCKED = ("fuzz", "docs")
EXTRAS = {name: needed for name, needed in PROJECT["optional-dependencies"].items() if name not in UNLOCKED}
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def locked() -> dict[str, str]:
    """Version by name; a second version of a name would have to be added to this test."""
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE)
    assert len(pins) == len(dict(pins))
    return dict(pins)


def declared() -> list[Requirement]:
    groups = [PROJECT["dependencies"], *EXTRAS.values(), *PYPROJECT["dependency-groups"].values()]
    return [Requirement(text) for group in groups for text in group]


def test_the_container_is_built_of_all_that_the_wheel_needs() -> None:
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        "pyproject.toml", "requirements.lock", "src", PROJECT["readme"], *PROJECT["license-files"],
        *wheel["force-include"],
    }  # fmt: skip
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    copied = {name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]}
    sent = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert copied == needed == set(sent)


def commands_in_ci(job: str) -> str:
    workflow: Any = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    return "\n".join(step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step)


@pytest.mark.parametrize(
    ("file", "command", "job"),
    [("Dockerfile", "docker ", "container"), ("environment.yml", "conda ", "conda")],
)
def test_ci_runs_the_commands_that_a_file_names_at_its_head(file: str, command: str, job: str) -> None:
    lines = (ROOT / file).read_text("utf-8").splitlines()
    named = [line.strip("# ") for line in lines if line.startswith("#")]
    named = [line for line in named if line.startswith(command)]
    assert named
    for line in named:
        assert line in commands_in_ci(job)


@pytest.mark.parametrize("job", ["conda", "windows"])
def test_ci_begins_a_project_with_what_was_installed(job: str) -> None:
    run = commands_in_ci(job)
    steps = ["init mine", "register examples/*.txt", "validate", "build\n", "report\n"]
    places = [run.rindex(f"indicators {step}") for step in steps]
    assert places == sorted(places)


def test_the_container_runs_the_command_without_rights_of_its_own() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert 'ENTRYPOINT ["indicators"]' in lines
    assert "WORKDIR /project" in lines[lines.index("RUN pip install --no-cache-dir uv \\") :]
    image, _, python = next(line for line in lines if line.startswith("FROM ")).partition(":")
    assert image == "FROM python"
    assert python.partition("-")[0] in re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_the_lock_satisfies_pyproject(requirement: Requirement) -> None:
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)], prereleases=True)


def test_no_dependency_is_declared_twice() -> None:
    names = [canonicalize_name(requirement.name) for requirement in declared()]
    assert sorted(names) == sorted(set(names))


def test_every_locked_package_has_checksums() -> None:
    for entry in re.split(r"\n(?=[\w])", LOCK.strip()):
        assert re.fullmatch(r"[\w.-]+==[^\n]+ \\", entry.splitlines()[0]), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


@pytest.mark.parametrize(
    "address", ["://", "file:", "--index-url", "--extra-index-url", "--find-links", " @ "]
)
def test_the_lock_names_no_registry(address: str) -> None:
    assert address not in LOCK


def conda_environment() -> tuple[list[str], list[str]]:
    """What conda installs, and what pip installs inside it."""
    entries = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    conda = [entry for entry in entries if isinstance(entry, str)]
    (pip,) = [entry["pip"] for entry in entries if isinstance(entry, dict)]
    return conda, pip


def test_conda_gets_everything_from_pyproject() -> None:
    conda, pip = conda_environment()
    assert [entry.split()[0] for entry in conda] == ["python", "pip"]
    (line,) = pip
    flag, target = line.split()
    assert flag == "--editable"
    found = re.fullmatch(r"\.\[([\w,]+)\]", target)
    assert found
    assert sorted(found[1].split(",")) == sorted(EXTRAS)


def test_all_name_the_same_oldest_python() -> None:
    oldest = re.fullmatch(r">=(3\.\d+)", PROJECT["requires-python"])
    assert oldest
    version = oldest[1]
    conda, _ = conda_environment()
    (python,) = [entry for entry in conda if entry.startswith("python ")]
    assert SpecifierSet(python.removeprefix("python ")) == SpecifierSet(PROJECT["requires-python"])
    assert PYPROJECT["tool"]["mypy"]["python_version"] == version
    assert PYPROJECT["tool"]["ruff"]["target-version"] == "py" + version.replace(".", "")
    assert f"sys.version_info < ({version.replace('.', ', ')})" in (ROOT / ".ci" / "environment").read_text(
        "utf-8"
    )
    assert f"--python-version {version} " in (ROOT / "Makefile").read_text("utf-8")


def test_continuous_integration_runs_every_promised_python() -> None:
    workflow: Any = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == promised
    assert {"run": ".ci/run"}.items() <= workflow["jobs"]["test"]["steps"][-1].items()


def test_the_batch_does_not_need_jupyterlab() -> None:
    needed: set[str] = set()
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if name in needed:
            continue
        needed.add(name)
        for text in metadata.requires(name) or []:
            inner = Requirement(text)
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(inner)
    assert needed > {"papermill", "nbconvert", "jsonschema"}
    assert needed & {"jupyterlab", "jupyter-server", "nbval", "pytest", "rfc3987-syntax"} == set()


def imported() -> set[str]:
    """Name the top packages that src and tests import."""
    names = set()
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


def test_whatever_is_imported_is_installed_by_the_lock() -> None:
    by_module = metadata.packages_distributions()
    own = {"indicators", "tests", "conftest", *(path.stem for path in ROOT.glob("benchmarks/*.py"))}
    needed = imported() - set(sys.stdlib_module_names) - own
    pinned = locked()
    fuzz = {Requirement(text).name for text in PROJECT["optional-dependencies"]["fuzz"]}
    missing = {
        module
        for module in needed - fuzz
        if not {canonicalize_name(name) for name in by_module.get(module, [module])} & pinned.keys()
    }
    assert not missing
