"""The tables in other formats come back as they were, whole or not at all, without papers marked 不公开."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import duckdb
import openpyxl
import pandas as pd
import pytest

from indicators import periods
from indicators.errors import BadArgument, MissingPackage, UnusableFile
from indicators.exchange import datapackage, export, parquet, sdmx
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage.safe_csv import unguard
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.store import Tables

from ..commands import run, succeed

FORMULA = "=1+1"
SECRET = "haicheng-2021-action-plan"


@pytest.fixture(scope="module")
def tables(built) -> Tables:
    """The real tables with one text that a spreadsheet would compute."""
    targets = built.targets.copy()
    targets.loc[0, ["indicator", "sentence"]] = [FORMULA, "\t@x\n'y'"]
    tasks = built.tasks.copy()
    tasks.loc[0, "section"] = FORMULA
    return replace(built, targets=targets, tasks=tasks)


def exported(tables, form, folder, **options):
    return {path.name: path for path in export.export(tables.public(), form, folder, **options)}


def test_a_data_package_reads_back(tables, tmp_path):
    made = Project(tmp_path)
    exported(tables, "datapackage", made.processed)
    for name, frame in tables.public():
        pd.testing.assert_frame_equal(store.load(name, made), frame)
    described = json.loads((made.processed / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        content = (made.processed / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


@pytest.mark.parametrize(("first", "second"), [("sdmx", "datapackage"), ("datapackage", "sdmx")])
def test_files_of_the_same_names_do_not_replace_each_other(tables, tmp_path, first, second):
    before = {path: path.read_bytes() for path in exported(tables, first, tmp_path).values()}
    with pytest.raises(BadArgument) as told:
        exported(tables, second, tmp_path)
    assert told.value.expected == f"a folder of its own for {second}"
    assert told.value.found == f"an export as {first}, with files of the same names"
    assert told.value.remedy == "Name another folder."
    assert {path: path.read_bytes() for path in before} == before
    assert exported(tables, first, tmp_path)


def test_parquet_reads_back_with_its_types(tables, tmp_path):
    files = exported(tables, "parquet", tmp_path / "it's")
    assert sorted(files) == sorted(f"{name}.parquet" for name in schema.NAMES)
    for name, frame in tables.public():
        place = str(files[f"{name}.parquet"]).replace("'", "''")
        read = duckdb.sql(f"SELECT * FROM '{place}'")
        assert read.columns == schema.table(name).header
        rows = [{key: None if pd.isna(value) else value for key, value in zip(read.columns, row, strict=True)}
                for row in read.fetchall()]  # fmt: skip
        pd.testing.assert_frame_equal(schema.typed(name, rows), frame)


def test_the_same_tables_give_the_same_parquet(tables):
    assert parquet.render("tasks", tables.tasks) == parquet.render("tasks", tables.tasks)


def test_a_workbook_reads_back_and_computes_nothing(tables, tmp_path):
    book = openpyxl.load_workbook(exported(tables, "xlsx", tmp_path)["indicators.xlsx"])
    assert book.sheetnames == list(schema.NAMES)
    for name, frame in tables.public():
        sheet = book[name]
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        header, *lines = sheet.iter_rows(values_only=True)
        assert list(header) == list(frame.columns)
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        pd.testing.assert_frame_equal(schema.typed(name, rows), frame)


def messages(tables, tmp_path):
    return {
        name: list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
        for name, path in exported(tables, "sdmx", tmp_path).items()
        if path.suffix == ".csv"
    }


def test_sdmx_keeps_every_figure(tables, tmp_path):
    shown, read = tables.public(), messages(tables, tmp_path)
    for name, own in sdmx.NAMES.items():
        rows, frame = read[f"{name}.csv"], getattr(shown, name)
        kept = frame[frame["period"] != ""]
        assert len(rows) == len(kept) > 200
        for row, (_, source) in zip(rows, kept.iterrows(), strict=True):
            assert row["FIGURE"] == source[own]
            assert (row["REF_AREA"], row["UNIT_MEASURE"]) == (source["adcode"] or "_Z", source["unit"])
            value = float(row["OBS_VALUE"])
            assert value == source["low"] or (pd.isna(value) and pd.isna(source["low"]))
            assert unguard(row["INDICATOR_NAME"]) == source["indicator"]
    assert read["targets.csv"][0]["INDICATOR_NAME"] == f"'{FORMULA}"


def test_sdmx_follows_the_field_guide(tables, tmp_path):
    content = exported(tables, "sdmx", tmp_path)["targets.csv"].read_bytes()
    header = content.partition(b"\r\n")[0].decode().split(",")
    flow = sdmx.FLOWS["targets"]
    assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert header[3:] == [component.id for component in flow]
    roles = [component.role for component in flow]
    assert roles == sorted(roles, key=["dimension", "measure", "attribute"].index)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]*", name) for name in header)
    rows = messages(tables, tmp_path)["targets.csv"]
    lead = {(row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"]) for row in rows}
    assert lead == {("dataflow", "INDICATORS:TARGETS(1.0.0)", "I")}
    dimensions = [component.id for component in flow if component.role == "dimension"]
    keys = [tuple(row[name] for name in dimensions) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)
    assert {row["OBS_STATUS"] for row in rows} == {"A", "M"}
    assert all((row["OBS_STATUS"] == "M") == (row["OBS_VALUE"] == "NaN") for row in rows)


def test_every_period_of_the_tables_has_its_sdmx_form(built):
    found = {*built.targets["period"], *built.observations["period"]} - {""}
    forms = r"\d{4}|\d{4}-S[12]|\d{4}-Q[1-4]|\d{4}-\d\d|\d{4}-\d\d-01/P\d+[YM]"
    for text in found:
        assert re.fullmatch(forms, sdmx.time_period(text)), text
        first = periods.parse(text).start.isoformat()[:4]
        assert sdmx.time_period(text).startswith(first)


def test_the_listing_names_every_component(tables, tmp_path):
    listed = messages(tables, tmp_path)["components.csv"]
    for name, flow in sdmx.FLOWS.items():
        assert [row["component"] for row in listed if row["flow"] == name] == [one.id for one in flow]
    columns = {row["column"] for row in listed} - {""}
    assert columns <= {*schema.table("targets").header, *schema.table("observations").header}


def test_a_duckdb_file_reads_back_with_its_types_and_meanings(tables, tmp_path):
    shown = tables.public()
    (path,) = exported(tables, "duckdb", tmp_path / "it's").values()
    with duckdb.connect(str(path), read_only=True) as base:
        for name, frame in shown:
            read = base.table(name)
            assert read.columns == schema.table(name).header
            rows = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
            pd.testing.assert_frame_equal(schema.typed(name, rows), frame)
        meant = dict(base.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        asked = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        columns = base.sql(asked).fetchall()
    assert meant == {name: schema.table(name).description for name in schema.NAMES}
    assert ("targets", "place") in {(table, column) for table, column, comment in columns if comment}
    assert all(comment for _, _, comment in columns)


@pytest.mark.parametrize(
    ("form", "does"), [("parquet", "writes Parquet"), ("duckdb", "writes a DuckDB file")]
)
def test_without_duckdb_both_say_what_to_install(tables, tmp_path, monkeypatch, form, does):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingPackage) as caught:
        export.export(tables, form, tmp_path / "out")
    assert str(caught.value).splitlines() == [
        "package not installed",
        f"  expected  the package duckdb, which {does}",
        "  found     none installed",
        f"  where     indicators export --to {form}",
        "  to do     Install it: pip install 'indicators[sql]'.",
    ]
    assert not (tmp_path / "out").exists()


@pytest.fixture
def project_of(tables, tmp_path, monkeypatch):
    made = Project(tmp_path / "project")
    (made.root / "data" / "raw").mkdir(parents=True)
    store.write(datapackage.package(tables), made.processed)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


def everything(folder):
    """All bytes of a folder, with the parts of workbooks and the values of Parquet files."""
    text = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".xlsx":
            for sheet in openpyxl.load_workbook(path):
                text += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
        elif path.suffix == ".parquet":
            text += [str(cell) for row in duckdb.sql(f"SELECT * FROM '{path}'").fetchall() for cell in row]
        elif path.suffix == ".duckdb":
            # The bytes too: what is no row any more must not stand in the file.
            text.append(path.read_bytes().decode("utf-8", errors="ignore"))
            with duckdb.connect(str(path), read_only=True) as base:
                rows = [row for name in schema.NAMES for row in base.table(name).fetchall()]
            text += [str(cell) for row in rows for cell in row]
        else:
            text.append(path.read_text(encoding="utf-8"))
    return "\n".join(text)


# Nothing of the restricted paper is of a goal of Open SDG: test_open_sdg.py holds back another.
@pytest.mark.parametrize("form", sorted(export.FORMS.keys() - {"opensdg"}))
def test_restricted_papers_go_out_only_when_asked_for(project_of, built, tmp_path, form):
    own = built.statements[built.statements["document_id"] == SECRET]
    words = {SECRET, *own["sentence"]} - set(built.public().statements["sentence"])
    assert len(words) > 12
    out = tmp_path / "out"
    asked = succeed("export", "--to", form, "--include-restricted", out)
    assert asked.stderr.endswith("With papers marked 不公开: not to be passed on.\n")
    assert SECRET in everything(out)
    assert "不得对外传播" in (out / "NOTICE.txt").read_text(encoding="utf-8")
    plainly = succeed("export", "--to", form, out)
    assert "不公开" not in plainly.stderr
    assert not (out / "NOTICE.txt").exists()
    text = everything(out)
    assert {word for word in words if word in text} == set()


def test_other_files_of_the_folder_stay_and_a_refused_form_writes_nothing(project_of, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    done = run("export", "--to", "spss", out)
    assert done.exit_code == 2
    assert "'spss' is not one of" in done.stderr
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    done = succeed("export", "--to", "sdmx", out)
    names = ["components.csv", "mine.txt", "observations.csv", "structure.xml", "targets.csv"]
    assert sorted(path.name for path in out.iterdir()) == names


def test_a_write_that_fails_leaves_the_old_files(tables, tmp_path, monkeypatch):
    before = {name: path.read_bytes() for name, path in exported(tables, "sdmx", tmp_path).items()}
    monkeypatch.setattr(
        "indicators.storage.atomic_write.fill", lambda *_: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(UnusableFile, match="no space left on the disk"):
        export.export(Tables.empty(), "sdmx", tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.posix
@pytest.mark.parametrize("form", ["xlsx", "parquet", "duckdb"])
def test_a_folder_for_temporary_files_that_is_full_is_told(form):
    code = f"""
import resource, signal
from indicators.errors import UnusableFile
from indicators.exchange import duckdb_tables, export
from indicators.tables.store import Tables
tables = Tables.empty()
duckdb_tables.library("writes", "here")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))
try:
    export.FORMS["{form}"](tables)
except UnusableFile as told:
    print(told.expected)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("in the folder for temporary files\n")
