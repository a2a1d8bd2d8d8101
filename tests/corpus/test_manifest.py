"""A manifest is understood, or all that is wrong with it is told at once."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from indicators.corpus import manifest
from indicators.corpus.listing import Listed
from indicators.errors import Faults, IndicatorsError, ManifestFault, MissingPackage, all_of

from .listed_papers import write


def wrong(folder: Path, rows: list[dict[str, str]]) -> list[str]:
    with pytest.raises(IndicatorsError) as raised:
        manifest.read(write(folder, rows))
    return [f"{type(one).__name__} {one.where}: {one.found}" for one in all_of(raised.value)]


def test_what_is_known_is_taken_and_the_rest_is_left_open(tmp_path):
    rows = [
        {
            "path": "2023/a.txt",
            "place": "鞍山",
            "kind": "政府工作报告",
            "year": "2023",
            "x_source": "crawl 7",
        },
        {"path": "s3://papers/鞍山.pdf"},
    ]
    listed = write(tmp_path, rows)
    known = (("place", "鞍山市"), ("adcode", "210300"), ("kind", "work_report"), ("period", "2023"))
    first, second = manifest.read(listed)
    assert first == Listed("a", "2023/a.txt", str(tmp_path / "2023/a.txt"), known)
    assert (second.address, second.known) == ("s3://papers/鞍山.pdf", ())
    assert second.id.startswith("paper-")


def test_a_place_that_no_catalogue_knows_is_taken_with_its_code(tmp_path):
    (paper,) = manifest.read(write(tmp_path, [{"path": "a.txt", "place": "某新区", "adcode": "219999"}]))
    assert paper.known == (("place", "某新区"), ("adcode", "219999"))


def test_parquet_is_read_as_the_same_csv(tmp_path):
    rows = [
        {"path": "a.txt", "place": "鞍山市", "year": "2023"},
        {"path": "b.txt", "place": "", "year": "2024"},
    ]
    listed = write(tmp_path, rows)
    target = tmp_path / "list.parquet"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY (SELECT path, place, year::INT AS year FROM '{listed}') TO '{target}'")
    assert manifest.read(str(target)) == manifest.read(listed)


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    rows = [
        {"path": "a.txt", "place": "鞍山县", "kind": "", "year": "2023", "plaec": ""},
        {"path": "", "place": "鞍山市", "kind": "", "year": "2023"},
        {"path": "b.txt", "place": "鞍山市", "kind": "report", "year": "23"},
        {"path": "c.txt", "place": "", "kind": "", "year": ""},
        {"path": "c.txt", "place": "", "kind": "", "year": ""},
    ]
    mark = sha256(b"c.txt").hexdigest()[:12]
    assert wrong(tmp_path, rows) == [
        "ManifestFault list.csv: 'plaec'",
        "UnknownPlace list.csv, line 2: '鞍山县'",
        "ManifestFault list.csv, line 3: nothing",
        "BadParameter list.csv, line 4: 'report'",
        "ManifestFault list.csv, line 4: '23'",
        f"ManifestFault list.csv: '{tmp_path / 'c.txt'}' 2 times",
        f"ManifestFault list.csv: 'c-{mark}' 2 times",
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"id": "鞍山"}, "'鞍山'"),
        ({"sha256": "12"}, "'12'"),
        ({"disclosure": "secret"}, "'secret'"),
        ({"year": "2023", "period": "2024"}, "2023 and 2024"),
        ({"review": "last year"}, "'last year'"),
    ],
)
def test_a_cell_is_held_against_the_register(tmp_path, row, found):
    assert wrong(tmp_path, [{"path": "a.txt", **row}]) == [f"ManifestFault list.csv, line 2: {found}"]


def test_of_very_many_faults_the_first_are_told(tmp_path):
    told = wrong(tmp_path, [{"path": f"{number}.txt", "kind": "x"} for number in range(150)])
    assert len(told) == 101
    assert told[-1] == "ManifestFault list.csv: 50 faults more"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "no row"),
        (b"path\n", "no row"),
        (b"file\na.txt\n", "'file'"),
        (b"path,path\na,b\n", "path twice"),
        (b"path,place\na,b,c\n", "3 cells"),
        ("path\n鞍山.txt\n".encode("gb18030"), "'utf-8' codec"),
        (b"PAR1 is no Parquet", "Invalid Input Error"),
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path, content, found):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises((ManifestFault, Faults)) as raised:
        manifest.read(str(path))
    assert all_of(raised.value)[0].found.startswith(found)


def test_a_manifest_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ManifestFault, match="no such file"):
        manifest.read(str(tmp_path / "nowhere.csv"))


def test_a_url_without_what_opens_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingPackage, match=r"pip install 'indicators\[urls\]'"):
        manifest.read("memory://list.csv")
