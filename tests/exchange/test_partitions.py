"""Parquet by province and year gives the rows of a place as the CSV do, opening few of its files."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import product

import pandas as pd
import pytest

from indicators import periods
from indicators.errors import MissingPackage
from indicators.exchange import datapackage, partitions
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import place_partitions, store
from indicators.tables.store import Tables

from ..commands import succeed

ASKED = [*product(("鞍山市", "锦州市", "海城市", "哈尔滨市"), (2021, 2023, 2025, 2031, None), (False, True))]


@pytest.fixture
def copy(project, tmp_path) -> Project:
    shutil.copytree(project.processed, tmp_path / "data" / "processed")
    made = Project(tmp_path)
    partitions.want(made, is_wanted=True)
    assert partitions.renew(made)
    return made


def assert_same(one: Tables, other: Tables) -> None:
    for (name, left), (_, right) in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(left, right, obj=name)
    pd.testing.assert_frame_equal(one.set_aside.targets, other.set_aside.targets)
    assert one.has_restricted == other.has_restricted


def test_rows_are_those_of_the_csv(copy, monkeypatch):
    found = [Tables.for_place(place, year, copy, include_restricted=all_) for place, year, all_ in ASKED]
    assert sum(len(one.targets) for one in found) > 500
    partitions.want(copy, is_wanted=False)
    monkeypatch.setattr(place_partitions, "import_module", None)
    for (place, year, is_all), one in zip(ASKED, found, strict=True):
        assert_same(one, Tables.for_place(place, year, copy, include_restricted=is_all))


def test_only_rows_of_the_place_whose_time_includes_the_year(copy):
    found = Tables.for_place("鞍山市", 2023, copy)
    assert set(found.targets["place"]) == {"鞍山市"}
    assert {"2021/2025", "2023"} <= set(found.targets["period"])
    assert all(2023 in periods.parse(text).years for text in found.targets["period"])
    assert set(found.tasks["document_id"]) <= set(found.documents["document_id"])
    assert set(found.statements["document_id"]) <= set(found.documents["document_id"])


def test_partitions_of_other_provinces_and_later_years_are_not_opened(copy):
    before = Tables.for_place("鞍山市", 2023, copy)
    (copy.data / "parquet" / "targets" / "province=33" / "year=2023").mkdir(parents=True)
    broken = [copy.data / "parquet" / "targets" / "province=33" / "year=2023" / "data_0.parquet"]
    broken += (copy.data / "parquet" / "targets").glob("province=*/year=2025/*.parquet")
    assert len(broken) > 1
    for path in broken:
        path.write_bytes(b"PAR1 nothing that can be read")
    assert_same(before, Tables.for_place("鞍山市", 2023, copy))


def test_partitions_of_other_tables_are_not_read(copy):
    path = copy.processed / "targets.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.remove(next(line for line in lines if ",鞍山市,210300," in line))
    rendered = {one.name: one.read_bytes() for one in copy.processed.glob("*.csv")}
    rendered[path.name] = "".join(lines).encode()
    store.write(rendered | {datapackage.FILE: datapackage.describe(rendered, [])}, copy.processed)
    assert not place_partitions.are_current(copy)
    found = Tables.for_place("鞍山市", project=copy, include_restricted=True)
    assert partitions.renew(copy)
    assert not partitions.renew(copy)
    assert_same(found, Tables.for_place("鞍山市", project=copy, include_restricted=True))


def test_without_duckdb_the_csv_are_read_and_no_partitions_made(copy, monkeypatch):
    before = Tables.for_place("鞍山市", 2023, copy)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert_same(before, Tables.for_place("鞍山市", 2023, copy))
    with pytest.raises(MissingPackage, match="writes Parquet"):
        partitions.want(copy, is_wanted=True)


def test_each_build_renews_them_until_they_are_wanted_no_longer(raw_copy, tmp_path, monkeypatch):
    made = raw_copy(tmp_path)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))

    succeed("build")
    assert not place_partitions.folder(made).exists()
    succeed("build", "--parquet")
    assert place_partitions.are_current(made)
    targets = made.processed / "targets.csv"
    os.utime(targets, ns=(1, 1))
    assert not place_partitions.are_current(made)
    succeed("build")
    assert place_partitions.are_current(made)
    assert (place_partitions.folder(made) / ".gitignore").read_text(encoding="utf-8") == "*\n"
    succeed("build", "--no-parquet")
    assert not place_partitions.folder(made).exists()
