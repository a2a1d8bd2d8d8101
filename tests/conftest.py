"""What every test may ask for."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import settings

from indicators.documents.register.register_entry import Covers, Entry
from indicators.exchange import datapackage
from indicators.project import Project
from indicators.storage import folder_lock
from indicators.storage.kept_results import FOLDER, EarlierResults, KeptResults
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.matching.links import periods_of, with_goals
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.reported.observations_table import observations
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.store import Tables
from indicators.tables.targets.targets_table import targets

from . import run_costs
from .libreoffice import Office
from .registered_papers import registered

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is no failure; in continuous integration the same examples are tried every time.
settings.register_profile("indicators", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("indicators")
os.environ["LC_ALL"] = "C.UTF-8"  # Messages follow the language of the system.
run_costs.lower()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need more of a machine than Python; what is collected by now stays."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & {"chromium", "office", "print_pdf"}:
            item.add_marker("programs")
        if "server" in asked:
            item.add_marker("posix")
    run_costs.collect_less()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def project() -> Project:
    """The checkout as a project: real documents, committed tables. Tests write elsewhere, to tmp_path."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Makes a folder once for all processes of a run, which share it: read it, never write to it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, finished = shared / "shared" / name, shared / "shared" / f"{name}.finished"
        with folder_lock.hold(shared / "shared" / f"{name}.lock", on_wait=lambda _: None):
            if not finished.is_file():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                finished.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def kept_once(project: Project, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """What a build of the real raw data keeps."""
    from indicators.tables.building import build_by_parts

    return made_once("kept", lambda folder: build_by_parts.made(project, kept=KeptResults(folder)))


@pytest.fixture(scope="session")
def raw_copy(project: Project, kept_once: Path) -> Callable[[Path], Project]:
    """Makes a folder a project with the real raw data, and with what a build of them keeps for the next."""

    def make(folder: Path) -> Project:
        shutil.copytree(project.root / "data" / "raw", folder / "data" / "raw")
        source, own = KeptResults(kept_once), KeptResults(folder / "data" / FOLDER)
        for path in kept_once.iterdir():
            # Kept anew: a result counts in the folder alone where it was kept.
            if content := source.get(path.name):
                own.put(path.name, content)
        return Project(folder)

    return make


@pytest.fixture(scope="session")
def built(
    project: Project, kept_once: Path, made_once: Callable[[str, Callable[[Path], object]], Path]
) -> Tables:
    """The tables as the raw data give them now, whatever is committed."""
    from indicators.tables.building import build_by_parts

    def fill(folder: Path) -> None:
        made = build_by_parts.made(project, kept=EarlierResults(kept_once))
        (folder / "built").write_bytes(pickle.dumps(made.tables))

    tables: Tables = pickle.loads((made_once("tables", fill) / "built").read_bytes())
    return tables


@pytest.fixture(scope="session")
def contradicting(built: Tables) -> Tables:
    """The tables as they were if a restricted paper said its target to strive for without 力争."""
    floor, stretch = (f"haicheng-2021-action-plan@{start}" for start in (1169, 1180))
    targets = built.targets.copy()
    own = targets["target_id"] == stretch
    assert list(targets.loc[own, "flags"]) == [f"stretch_of:{floor}"]
    targets.loc[own, ["modality", "flags"]] = "确保", f"contradicts:{floor}"
    return replace(built, targets=targets)


@pytest.fixture(scope="session")
def built_project(built: Tables, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Project:
    """A project with `built` as its tables and with the notebooks: copy it before changing it."""

    def fill(folder: Path) -> None:
        (folder / "data" / "raw").mkdir(parents=True)
        store.write(datapackage.package(built), folder / "data" / "processed")
        shutil.copytree(ROOT / "notebooks", folder / "notebooks")

    return Project(made_once("project", fill))


@pytest.fixture(scope="session")
def plan_city(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Callable[..., Tables]:
    """Makes tables of papers of plan_city.yaml, by name: a plan, its mid-term assessment, the next plan."""
    papers = yaml.safe_load((ROOT / "tests" / "plan_city.yaml").read_text(encoding="utf-8"))

    def make(*names: str) -> Tables:
        from indicators.documents.register import registration

        from .fresh_tables import build

        def fill(folder: Path) -> None:
            own = Project(folder)
            own.documents.mkdir(parents=True)
            for name in names:
                file = folder / f"{name}.txt"
                file.write_text(papers[name]["text"], encoding="utf-8")
                registration.add(own, [file])
                entries = yaml.safe_load(own.register.read_text(encoding="utf-8"))
                entries[-1]["issued"] = papers[name]["issued"]
                own.register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
            (folder / "built").write_bytes(pickle.dumps(build(own)))

        made: Tables = pickle.loads((made_once("-".join(names), fill) / "built").read_bytes())
        return made

    return make


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed Chromium or Chrome, for playwright's `executable_path`."""
    found = subprocess.run(["sh", ROOT / ".ci" / "browser"], capture_output=True, encoding="utf-8")
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


@pytest.fixture(scope="session")
def chromium_flags() -> list[str]:
    """How Chromium is started: without a sandbox, a graphics card or any call to the network."""
    return [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]  # fmt: skip


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The installed LibreOffice."""
    program = shutil.which("soffice")
    assert program, (
        "no LibreOffice; Debian: apt-get install libreoffice-calc libreoffice-writer, "
        "elsewhere: install LibreOffice and put soffice into PATH"
    )
    return Office(program, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def print_pdf(
    chromium: str, chromium_flags: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., bytes]]:
    """Prints a page with Chromium, started once; if asked, with a head and a page number on each sheet."""
    folder = tmp_path_factory.mktemp("print")
    printer = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("pdf_printer.py"), chromium, *chromium_flags],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert printer.stdin is not None
    assert printer.stdout is not None
    orders, answers = printer.stdin, printer.stdout

    def make(html: str, *, has_heads: bool = False) -> bytes:
        page = folder / "page.html"
        page.write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
        print(json.dumps({"html": str(page), "has_heads": has_heads}), file=orders, flush=True)
        assert answers.readline() == "\n", "the printer has ended"
        return page.with_suffix(".pdf").read_bytes()

    with printer:
        yield make
        orders.close()


def paper(
    name: str = "plan", kind: str = "five_year_plan", period: str = "2021/2025", **fields: Any
) -> Entry:
    """A paper of the register."""
    values = {
        "id": name, "file": f"{name}.txt", "title": name, "place": "鞍山市", "adcode": "210300", "kind": kind,
        "issuer": "", "number": "", "issued": "2023", "covers": Covers(period=period), "disclosure": "public",
        "url": "", "origin": "made for a test", "source_quality": "official", "sha256": "0" * 64,
    }  # fmt: skip
    return Entry(**values | fields)


@pytest.fixture
def papers() -> list[Entry]:
    """A plan, a year's report and task list, and a restricted paper, all of 鞍山市."""
    return [
        paper(),
        paper("report", "work_report", "2023", source_quality="repost"),
        paper("tasks", "task_breakdown", "2023"),
        paper("secret", "action_plan", "2023", disclosure="restricted"),
    ]


@pytest.fixture
def statement() -> Callable[..., dict[str, Any]]:
    """Makes a row of statements: what a test does not name is plain."""
    offsets = count(100, 100)

    def make(document: str, indicator: str, value: float | None, unit: str, **fields: Any) -> dict[str, Any]:
        start = fields.pop("start", next(offsets))
        text = "" if value is None else f"{value:g}{unit}"
        row = {
            "statement_id": f"{document}@{start}", "document_id": document, "place": "鞍山市",
            "adcode": "210300", "role": "target", "indicator": indicator, "indicator_id": "",
            "measure": "increment", "comparator": "relational" if value is None else "eq", "low": value,
            "high": value, "unit": unit, "period": "2023", "quote": text, "start": start, "end": start + 3,
            "sentence": f"{indicator}{text}", "origin": "text",
        }  # fmt: skip
        return row | fields

    return make


@pytest.fixture
def statements() -> Callable[..., pd.DataFrame]:
    """Puts rows into the table."""
    return lambda *rows: schema.validate("statements", schema.typed("statements", list(rows)))


@pytest.fixture
def make_tables(papers, statements) -> Callable[..., Tables]:
    """Builds the five tables out of rows of statements and gathered figures."""

    def make(*rows: dict[str, Any], gathered: Sequence[Figure] = ()) -> Tables:
        said = statements(*rows)
        known = observations(said, gathered, papers)
        found = targets(said, known, gathered, papers)
        return Tables(
            statements=said,
            targets=found,
            observations=with_goals(known, found, periods_of(papers), SameRows(said)),
            tasks=schema.empty("tasks"),
            documents=registered(*(entry.model_dump_json() for entry in papers)).copy(),
        )

    return make
