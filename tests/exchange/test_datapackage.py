from __future__ import annotations

import json
from hashlib import sha256

import frictionless
import pandas as pd
import pytest

from indicators.exchange import datapackage, export
from indicators.tables import store
from indicators.tables.contract import schema


@pytest.fixture(scope="module")
def package(built):
    rendered = datapackage.package(built)
    return json.loads(rendered[datapackage.FILE]), rendered


def test_every_table_is_a_resource_with_its_hash_and_size(package):
    described, rendered = package
    assert [resource["name"] for resource in described["resources"]] == list(schema.NAMES)
    for resource in described["resources"]:
        content = rendered[resource["path"]]
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)


def test_fields_follow_the_header_and_the_contract(package):
    described, rendered = package
    for resource in described["resources"]:
        header = rendered[resource["path"]].split(b"\n", 1)[0].decode().split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["schema"]["missingValues"] == [""]
        assert set(resource["schema"]["primaryKey"]) <= set(header)


def test_every_source_of_a_figure_is_listed_once(package, built):
    described, _ = package
    listed = [(source["title"], source.get("path", "")) for source in described["sources"]]
    assert len(listed) == len(set(listed))
    known = set(built.observations[["source_title", "source_url"]].itertuples(index=False, name=None))
    assert known <= set(listed)


def test_the_package_holds_no_time_of_day(package):
    assert not {"created", "modified"} & set(package[0])


def faults(folder):
    """What frictionless says of a package: the table, the field and the kind of each fault, once."""
    report = frictionless.validate(str(folder / datapackage.FILE))
    assert [task.name for task in report.tasks] == list(schema.NAMES)
    assert not report.errors
    return {
        (task.name, error.to_descriptor().get("fieldName"), error.type)
        for task in report.tasks
        for error in task.errors
    }


def test_frictionless_finds_no_fault_in_the_export(built, tmp_path):
    export.export(built.public(), "datapackage", tmp_path)
    assert faults(tmp_path) == set()


@pytest.mark.parametrize(
    ("field", "cell", "kind"),
    [
        ("measure", "levle", "constraint-error"),
        ("place", "Anshan", "constraint-error"),
        ("place", "", "constraint-error"),
        ("low", "8万", "type-error"),
        ("is_restricted", "no", "type-error"),
    ],
)
def test_frictionless_sees_a_cell_that_breaks_the_contract(built, tmp_path, field, cell, kind):
    tables = built.public()
    wrong = tables.targets.copy().astype(object)
    wrong.loc[0, field] = cell
    rendered = store.csvs(tables) | {"targets.csv": wrong.map(cell_text).to_csv(index=False).encode("utf-8")}
    store.write(rendered | {datapackage.FILE: datapackage.describe(rendered, [])}, tmp_path)
    assert faults(tmp_path) == {("targets", field, kind)}


def cell_text(value):
    return ("" if pd.isna(value) else str(value)).replace("True", "true").replace("False", "false")


def test_frictionless_sees_a_file_that_was_changed_afterwards(built, tmp_path):
    export.export(built.public(), "datapackage", tmp_path)
    path = tmp_path / "tasks.csv"
    path.write_bytes(path.read_bytes().replace("鞍山市".encode(), "丹东市".encode(), 1))
    assert faults(tmp_path) == {("tasks", None, "hash-count")}
