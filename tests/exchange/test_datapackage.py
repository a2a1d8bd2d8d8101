from __future__ import annotations

import json
from hashlib import sha256

import pytest

from indicators.exchange import datapackage
from indicators.tables import schema


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
