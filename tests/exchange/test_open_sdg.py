"""The folder for Open SDG: what sdg-build asks of data and metadata, and the figures of the tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from indicators import units
from indicators.exchange import export, open_sdg
from indicators.storage.safe_csv import unguard
from indicators.tables.store import Tables
from indicators.vocabulary import indicators

HELD_BACK = "anshan-2023-work-report"


@pytest.fixture(scope="module")
def shown(built: Tables) -> Tables:
    return built.plausible().public()


@pytest.fixture(scope="module")
def folder(shown: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("open-sdg")
    export.export(shown, "opensdg", out)
    return out


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def rows(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted((folder / "data").iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem.removeprefix("indicator_"), list(csv.DictReader(file))


def test_each_indicator_has_data_and_metadata_that_the_build_finds(folder: Path) -> None:
    names = [name for name, _ in rows(folder)]
    assert len(names) > 30
    for place in ("meta", "meta/en"):
        assert sorted(path.stem for path in (folder / place).glob("*.yml")) == names
    patterns = [one["path_pattern"] for one in read(folder / "config_data.yml")["inputs"]]
    files = [f"data/indicator_{name}.csv" for name in names] + [f"meta/{name}.yml" for name in names]
    assert all(any(fnmatch(file, pattern) for pattern in patterns) for file in files)
    assert all(1 <= int(name.split("-")[0]) <= 17 for name in names)


def test_data_keep_the_rules_of_the_builds_own_check(folder: Path) -> None:
    """As sdg/check_csv.py: Year first, Value last, both numbers, no white space around, no empty row."""
    for name, found in rows(folder):
        assert found, name
        assert list(found[0]) == list(open_sdg.COLUMNS)
        assert (open_sdg.COLUMNS[0], open_sdg.COLUMNS[-1]) == ("Year", "Value")
        for row in found:
            assert 1978 < int(row["Year"]) < 2100
            assert float(row["Value"]) == float(row["Value"])
            assert all(cell == cell.strip() for cell in row.values())
            assert all(row[column] for column in open_sdg.COLUMNS if column != "GeoCode")
        keys = [(row["Year"], row["Place"], row["Series"], row["Units"]) for row in found]
        assert len(set(keys)) == len(keys), name


def test_every_figure_is_one_of_the_tables(folder: Path, shown: Tables) -> None:
    known: dict[tuple[str, ...], set[float]] = {}
    for row in shown.observations.itertuples():
        measure = "growth" if row.measure == "decline" else row.measure
        key = (row.indicator_id, row.place, row.period, measure, row.source_title)
        value = -row.canonical_low if row.measure == "decline" else row.canonical_low
        known.setdefault(key, set()).add((round(value, 6), row.canonical_unit))
    count = 0
    for name, found in rows(folder):
        entry = indicators().by_id[name.rpartition("-")[2]]
        assert entry.sdg is not None
        assert name == f"{entry.sdg.target.replace('.', '-')}-{entry.id}"
        for row in found:
            measure = row["Series"].partition(":")[0]
            told = known[entry.id, row["Place"], row["Year"], measure, unguard(row["COMMENT_OBS"])]
            back = {units.convert(float(row["Value"]), row["Units"], unit) for _, unit in told}
            assert any(abs(value - one) <= 1e-6 * max(1, abs(value)) for value, _ in told for one in back)
            count += 1
    assert count > 100


def test_metadata_keep_their_schema(folder: Path) -> None:
    """What sdg-build asks: only known fields, choices of their lists, and what a graph needs."""
    fields = {
        one["name"]: one["field"] for one in read(folder / "metadata_schema.yml")["prose"]["metadata"]["meta"]
    }
    own = {"data_start_values"}
    for path in [*(folder / "meta").glob("*.yml"), *(folder / "meta" / "en").glob("*.yml")]:
        meta = read(path)
        assert meta.keys() - fields.keys() == own
        assert {"reporting_status", "data_non_statistical", "graph_title", "graph_type"} <= meta.keys()
        for name, field in fields.items():
            if field["element"] == "select":
                assert meta[name] in {option["value"] for option in field["options"]}
            if field["element"] == "checkbox" and name in meta:
                assert isinstance(meta[name], bool)
        assert meta["source_organisation_1"]


def test_the_page_begins_with_a_place_that_has_figures(folder: Path) -> None:
    for name, found in rows(folder):
        (start,) = read(folder / "meta" / f"{name}.yml")["data_start_values"]
        assert start["value"] in {row[start["field"]] for row in found}


def test_codes_and_places_are_put_into_both_languages(folder: Path) -> None:
    chinese, english = (read(folder / "translations" / name / "data.yml") for name in ("zh-Hans", "en"))
    assert read(folder / "config_data.yml")["languages"] == ["zh-Hans", "en"]
    used = [row for _, found in rows(folder) for row in found]
    words = {row["Series"] for row in used if ":" not in row["Series"]} | {
        row["Observation status"] for row in used
    }
    assert words <= chinese.keys()
    assert words | {row["Place"] for row in used} <= english.keys()
    assert (chinese["growth"], english["growth"], english["鞍山市"]) == ("增速", "Growth", "Anshan")
    meta = "8-1-1-gdp.yml"
    assert read(folder / "meta" / meta)["indicator_name"] == "地区生产总值"
    assert read(folder / "meta" / "en" / meta)["indicator_name"] == "Gross Regional Product"


def test_a_paper_held_back_later_leaves_no_file(built: Tables, tmp_path: Path) -> None:
    export.export(built, "opensdg", tmp_path)
    before = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert "NOTICE.txt" in before
    (tmp_path / "meta" / "8-1-own.yml").write_text("indicator_name: ours\n", encoding="utf-8")
    (tmp_path / "data" / "indicator_8-1-own.csv").write_text("Year,Value\n2020,1\n", encoding="utf-8")
    documents = built.documents.copy()
    documents.loc[documents["document_id"] == HELD_BACK, "disclosure"] = "restricted"
    marked = replace(built, documents=documents)
    fewer = marked.public()
    assert 0 < len(fewer.observations) < len(built.observations)
    export.export(fewer, "opensdg", tmp_path)
    after = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    own = {"meta/8-1-own.yml", "data/indicator_8-1-own.csv"}
    assert after == open_sdg.package(fewer).keys() | own
    assert len(before - after) > 3
    title = str(documents.set_index("document_id").loc[HELD_BACK, "title"])
    assert not [name for name in after if title in (tmp_path / name).read_text("utf-8")]


def test_the_same_tables_give_the_same_folder(shown: Tables) -> None:
    assert open_sdg.package(shown) == open_sdg.package(shown)


def test_of_places_with_as_many_figures_a_graph_begins_with_the_first(make_tables, statement) -> None:
    gdp = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy", "role": "actual", "period": "2022"}
    places = {
        "鞍山市": "210300",
        "锦州市": "210700",
        "大连市": "210200",
        "沈阳市": "210100",
        "抚顺市": "210400",
    }
    told = [
        statement("report", "GDP", 5.0, "%", start=at, place=place, adcode=code, **gdp)
        for at, (place, code) in enumerate(places.items())
    ]
    meta = yaml.safe_load(open_sdg.package(make_tables(*told))["meta/8-1-1-gdp.yml"])
    assert meta["data_start_values"] == [{"field": "Place", "value": min(places)}]
