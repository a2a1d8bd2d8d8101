"""What editors know of the files that people write takes what the readers take, and refuses typos."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from indicators.batch import editor_schemas, new_project
from indicators.batch.report_plan import PlanEntry
from indicators.documents.register import register, registration
from indicators.errors import IndicatorsError
from indicators.project import Project
from indicators.vocabulary.loading import yaml_rows
from indicators.vocabulary.scheme_catalogue import FILE as SCHEMES
from indicators.vocabulary.scheme_catalogue import read_schemes
from indicators.vocabulary.vocabulary_checks import check

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "src/indicators/batch/new_project_files/reports.yaml"
DOCUMENTS = ROOT / "data/raw/documents.yaml"
MADE = {name: json.loads(content) for name, content in editor_schemas.package().items()}
NAMED = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")


def complaints(name: str, text: str) -> list[str]:
    """What an editor underlines: the paths that it complains of."""
    schema = MADE[f"{name}.schema.json"]
    jsonschema.Draft7Validator.check_schema(schema)
    return [error.json_path for error in jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(text))]


def in_documentation() -> str:
    """The plan of reports that docs/reports.md shows."""
    (block,) = re.findall(
        r"```yaml\n(- notebooks.*?)```", (ROOT / "docs/reports.md").read_text("utf-8"), re.DOTALL
    )
    return str(block)


def own_scheme() -> str:
    """The scheme in docs/own-vocabulary.md, which adds to the package's."""
    page = (ROOT / "docs/own-vocabulary.md").read_text("utf-8")
    (block,) = re.findall(r"```yaml\n(statuses.*?)```", page, re.DOTALL)
    return str(block)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reports", REPORTS.read_text("utf-8")),
        ("reports", re.sub(r"^# (?=-|  )", "", REPORTS.read_text("utf-8"), flags=re.MULTILINE)),
        ("reports", in_documentation()),
        ("documents", DOCUMENTS.read_text("utf-8")),
        ("schemes", SCHEMES.read_text("utf-8")),
        ("schemes", own_scheme()),
        ("schemes", "tolerances: {approx_points: 0.3}"),
    ],
    ids=[
        "new project",
        "new project, all of it",
        "docs/reports.md",
        "register",
        "package",
        "own",
        "one tolerance",
    ],
)
def test_the_files_that_there_are_are_taken(name: str, text: str) -> None:
    assert complaints(name, text) == []


def read_reports(path: Path) -> None:
    _, faults = check(PlanEntry, yaml_rows(path, "notebooks"))
    if faults:
        raise faults[0]


def read_documents(path: Path) -> None:
    project = Project(path.parent)
    project.register.parent.mkdir(parents=True)
    path.rename(project.register)
    register.entries(project)


READERS: dict[str, Any] = {"reports": read_reports, "documents": read_documents, "schemes": read_schemes}
TYPOS = [
    ("reports", "- notebooks: quarterly_report", "- notebook: quarterly_report", "$[0]"),
    ("reports", "years: [2023]", "years: ['2023']", "$[1].years"),
    ("reports", "language: [zh, en]", "language: [zh, en, fr]", "$[0].language"),
    ("reports", "brief: true", 'brief: "yes"', "$[0].brief"),
    ("reports", "places: [鞍山市, 锦州市]", "places: 2", "$[0].places"),
    ("documents", "kind: work_report", "kind: workreport", "$[2].kind"),
    ("documents", 'adcode: "210300"', "adcode: 210300", "$[0].adcode"),
    ("documents", "disclosure: public", "disclosure: open", "$[0].disclosure"),
    ("documents", "source_quality: official", "quality: official", "$[0]"),
    ("documents", 'issued: "2021-05-11"', 'issued: "2021.5.11"', "$[0].issued"),
    (
        "documents",
        "covers: {period: 2021/2025, outlook",
        "covers: {period: 2021/2025, out_look",
        "$[0].covers",
    ),
    ("documents", "id: anshan-14th", "id: Anshan-14th", "$[0].id"),
    ("schemes", "light: green", "light: gren", "$.statuses.met.light"),
    ("schemes", "approx_points: 0.5", "approx_points: -0.5", "$.tolerances.approx_points"),
    ("schemes", "measured: gap_points", "measured: points", "$.schemes.standard.flows"),
    ("schemes", "above: 0}", "abov: 0}", "$.schemes.standard.rates[0]"),
    ("schemes", "above: 0}", "above: 0, at_least: 0}", "$.schemes.standard.rates[0]"),
    ("schemes", "    source: ", "    sources: ", "$.schemes.standard"),
    ("schemes", "\ntolerances:", "\ntolerance:", "$"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "where"), TYPOS, ids=[f"{one[0]}: {one[2]}".strip() for one in TYPOS]
)
def test_a_typo_is_refused_by_the_editor_where_it_stands_and_by_the_reader(
    tmp_path: Path, name: str, old: str, new: str, where: str
) -> None:
    texts = {
        "reports": in_documentation(),
        "documents": DOCUMENTS.read_text("utf-8"),
        "schemes": SCHEMES.read_text("utf-8"),
    }
    assert old in texts[name]
    text = texts[name].replace(old, new, 1)
    assert set(complaints(name, text)) == {where}
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorsError):
        READERS[name](path)


def test_an_editor_tells_what_each_field_means() -> None:
    for name in ("reports", "documents"):
        schema = MADE[f"{name}.schema.json"]
        entry = schema["$defs"][schema["items"]["$ref"].rpartition("/")[2]]
        assert all(field.get("description") for field in entry["properties"].values())


@pytest.mark.parametrize("path", [REPORTS, DOCUMENTS, SCHEMES], ids=lambda path: path.name)
def test_each_file_names_its_schema_in_its_first_line(path: Path) -> None:
    named = NAMED.match(path.read_text("utf-8"))
    assert named
    assert Path(named[1]).name == f"{path.stem}.schema.json"
    # The file of a new project stands at the project's top, as the schemas of this checkout do.
    folder = ROOT if path == REPORTS else path.parent
    assert (folder / named[1]).resolve() == ROOT / "schemas" / f"{path.stem}.schema.json"


def test_the_schemas_of_the_checkout_are_those_of_the_records() -> None:
    found = {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
    assert found == editor_schemas.package(), "indicators init --update writes them"


def test_a_project_has_them_and_its_register_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_project.create(tmp_path / "项目")
    monkeypatch.chdir(made.root)
    registration.add(made, [next((made.root / "examples").iterdir())])
    for path in (made.report_plan, made.register):
        named = NAMED.match(path.read_text("utf-8"))
        assert named
        schema = json.loads((path.parent / named[1]).read_text("utf-8"))
        jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), schema)
    assert register.entries(made)[0].kind == "work_report"


def test_an_update_writes_them_anew(tmp_path: Path) -> None:
    made = new_project.create(tmp_path / "项目")
    for path in made.schemas.iterdir():
        path.unlink()
    (made.schemas / "reports.schema.json").write_text("{}", encoding="utf-8")
    new_project.update(made)
    assert {path.name: path.read_bytes() for path in made.schemas.iterdir()} == editor_schemas.package()


def test_a_register_without_schemas_begins_with_its_papers(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.documents.mkdir(parents=True)
    example = REPORTS.parent / "examples" / "示例新区2025年政府工作报告.txt"
    # Outside its own project the name of the zone is not known.
    registration.add(made, [example], place="鞍山市")
    assert made.register.read_text("utf-8").startswith("# Inferred by")
