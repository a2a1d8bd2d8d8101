"""The SDMX messages with their structure, as other people's readers take them."""

from __future__ import annotations

import csv
import re
import shutil
import sys
import warnings
from pathlib import Path

import pandas as pd
import pysdmx.io
import pytest
import sdmx

from indicators.errors import MissingPackage
from indicators.exchange import export, sdmx_components
from indicators.exchange.sdmx import NAMES, time_period
from indicators.tables.store import Tables

FLOWS = sorted(sdmx_components.FLOWS)


@pytest.fixture(scope="module")
def shown(built: Tables) -> Tables:
    return built.public()


@pytest.fixture(scope="module")
def folder(shown: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sdmx")
    export.export(shown, "sdmx", out)
    return out


@pytest.fixture(scope="module")
def structure(folder: Path) -> sdmx.message.StructureMessage:
    return opened(folder / "structure.xml")


def opened(path: Path, structure: sdmx.model.common.BaseDataflow | None = None) -> sdmx.message.Message:
    """What sdmx1 reads; it leaves a file open whose name it is given."""
    with path.open("rb") as file:
        of_flow = {} if structure is None else {"structure": structure}
        return sdmx.read_sdmx(file, format=path.suffix[1:].upper(), **of_flow)


@pytest.mark.parametrize("name", FLOWS)
def test_sdmx1_reads_and_converts_each_flow(folder: Path, structure, shown: Tables, name: str) -> None:
    message = opened(folder / f"{name}.csv", structure.dataflow[name.upper()])
    read = sdmx.to_pandas(message, attributes="o").reset_index()
    frame = getattr(shown, name)
    frame = frame[frame["period"] != ""].reset_index(drop=True)
    assert len(read) == len(frame) > 200
    assert read["value"].dtype == "float64"
    pd.testing.assert_series_equal(read["value"], frame["low"], check_names=False)
    assert list(read["FIGURE"]) == list(frame[NAMES[name]])
    assert list(read["TIME_PERIOD"]) == [time_period(text) for text in frame["period"]]
    assert list(read["UNIT_MEASURE"]) == list(frame["unit"])
    plain = sdmx.to_pandas(message)
    assert len(plain) == len(frame)


@pytest.mark.parametrize("name", FLOWS)
def test_sdmx1_converts_the_data_set_by_the_data_structure_alone(folder, structure, name) -> None:
    message = opened(folder / f"{name}.csv", structure.structure[f"DSD_{name.upper()}"])
    by_flow = opened(folder / f"{name}.csv", structure.dataflow[name.upper()])
    read = sdmx.to_pandas(message.data[0], attributes="o")
    pd.testing.assert_frame_equal(read, sdmx.to_pandas(by_flow, attributes="o"))


def test_the_page_on_exports_shows_a_call_that_works(
    root: Path, folder: Path, shown: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (root / "docs/how-to/export.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    shutil.copytree(folder, tmp_path / "导出/sdmx")
    monkeypatch.chdir(tmp_path)
    names: dict[str, pd.DataFrame] = {}
    with warnings.catch_warnings():
        # sdmx1 leaves a file open whose name it is given.
        warnings.simplefilter("ignore", ResourceWarning)
        exec(code, names)
    assert len(names["targets"]) == (shown.targets["period"] != "").sum()


def test_a_target_without_a_number_says_so_and_what_it_is_held_against(
    folder: Path, structure, shown: Tables
) -> None:
    message = opened(folder / "targets.csv", structure.dataflow["TARGETS"])
    read = sdmx.to_pandas(message, attributes="o")
    without = read[read["value"].isna()]
    assert len(without) > 20
    assert set(without["OBS_STATUS"]) == {"M"}
    assert set(without["COMPARATOR"]) == {"relational"}
    held = shown.targets.set_index("target_id")["reference"]
    assert list(without["REFERENCE"]) == list(held[without.index.get_level_values("FIGURE")])
    assert {"province_average", "own_gdp_growth", "zero"} < set(without["REFERENCE"])
    assert set(read[read["value"].notna()]["OBS_STATUS"]) == {"A"}


@pytest.mark.parametrize("name", FLOWS)
def test_every_code_of_the_messages_is_in_its_list(folder: Path, structure, name: str) -> None:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    dsd = structure.dataflow[name.upper()].structure
    parts = [*dsd.dimensions, *dsd.measures, *dsd.attributes]
    assert [one.id for one in parts] == [one.id for one in sdmx_components.FLOWS[name]]
    lists = {one.id: one.local_representation.enumerated for one in parts}
    coded = {ident: codes for ident, codes in lists.items() if codes is not None}
    assert len(coded) > 6
    for ident, codes in coded.items():
        unknown = {row[ident] for row in rows} - {code.id for code in codes} - {""}
        assert not unknown, ident


def test_places_and_indicators_have_both_names(structure) -> None:
    places, indicators = structure.codelist["CL_REF_AREA"], structure.codelist["CL_INDICATOR"]
    assert places["210300"].name.localizations == {"en": "Anshan", "zh": "鞍山市"}
    assert indicators["gdp"].name.localizations == {"en": "Gross Regional Product", "zh": "地区生产总值"}


def test_places_of_restricted_papers_are_not_named(built: Tables, structure) -> None:
    of_all = {*built.targets["adcode"], *built.observations["adcode"]} - {""}
    codes = {code.id for code in structure.codelist["CL_REF_AREA"]}
    public = built.public()
    assert codes - {"_Z"} == {*public.targets["adcode"], *public.observations["adcode"]} - {""} <= of_all


def test_the_structure_keeps_the_official_schema(folder: Path) -> None:
    """pysdmx checks it against the XML Schemas that SDMX publishes."""
    read = pysdmx.io.read_sdmx(folder / "structure.xml", validate=True)
    kinds = [type(one).__name__ for one in read.structures or []]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "Codelist": 10, "ConceptScheme": 1, "DataStructureDefinition": 2, "Dataflow": 2,
    }  # fmt: skip


def test_the_same_tables_give_the_same_structure(folder: Path, shown: Tables, tmp_path: Path) -> None:
    export.export(shown, "sdmx", tmp_path)
    assert (tmp_path / "structure.xml").read_bytes() == (folder / "structure.xml").read_bytes()


def test_without_sdmx1_it_says_what_to_install(
    shown: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sdmx", None)
    with pytest.raises(MissingPackage) as caught:
        export.export(shown, "sdmx", tmp_path / "out")
    assert str(caught.value).splitlines() == [
        "package not installed",
        "  expected  the package sdmx1, which writes the structure of SDMX messages",
        "  found     none installed",
        "  where     indicators export --to sdmx",
        "  to do     Install it: pip install 'indicators[sdmx]'.",
    ]
    assert not (tmp_path / "out").exists()
