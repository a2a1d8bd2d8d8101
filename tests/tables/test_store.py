from __future__ import annotations

import shutil
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import StaleTables, TableFault
from indicators.exchange import datapackage
from indicators.project import Project
from indicators.storage.safe_csv import unguard
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.store import Tables


def as_written(rendered: dict[str, bytes]) -> dict[str, bytes]:
    """Tables as a build writes them, their hashes beside them."""
    return rendered | {datapackage.FILE: datapackage.describe(rendered, [])}


TASK = {"document_id": "a", "number": "1", "text": '5,000万元以上"大"项目', "start": 0, "end": 9}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_without_exponent_and_reads_back_the_same(value):
    text = store.number(value)
    assert float(text) == value
    assert "e" not in text.lower()
    assert not text.endswith(".")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (80000.0, "80000"),
        (8.0, "8"),
        (0.3, "0.3"),
        (1e12, "1000000000000"),
        (-4.9, "-4.9"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
    ],
)
def test_numbers_are_written_shortest(value, text):
    assert store.number(value) == text


def test_a_missing_number_is_an_empty_cell():
    assert store.number(float("nan")) == ""


def test_tables_read_back_as_they_were_written(built, tmp_path):
    project = Project(tmp_path)
    store.write(datapackage.package(built), project.processed)
    again = store.Tables.load(project, include_restricted=True)
    assert not again.set_aside.targets.empty
    for name, frame in built.plausible():
        pd.testing.assert_frame_equal(getattr(again, name), frame)
    assert store.csvs(again) == store.csvs(built.plausible())


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5
    )
)
def test_any_words_survive_the_file(texts):
    rows = [TASK | {"number": str(i), "text": text, "start": i} for i, text in enumerate(texts)]
    frame = schema.typed("tasks", rows)
    content = store.render("tasks", frame)
    import io

    read = pd.read_csv(
        io.BytesIO(content), dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8"
    )
    assert read["text"].map(unguard).tolist() == texts


def test_loading_an_unbuilt_table_says_what_to_do(tmp_path):
    with pytest.raises(TableFault) as caught:
        store.load("tasks", Project(tmp_path))
    assert str(caught.value).splitlines() == [
        "table breaks its schema",
        "  expected  the table tasks",
        "  found     no such file",
        "  where     data/processed/tasks.csv",
        "  to do     Run `indicators build`.",
    ]


def test_loading_a_table_with_another_header_names_the_columns(tmp_path):
    project = Project(tmp_path)
    store.write(as_written({"tasks.csv": b"document_id,colour\n"}), project.processed)
    with pytest.raises(TableFault) as caught:
        store.load("tasks", project)
    assert caught.value.expected == "the 13 columns of the contract"
    assert "colour" in caught.value.found
    assert "lead_units" in caught.value.found


@pytest.fixture
def copy(project, tmp_path) -> Project:
    shutil.copytree(project.processed, tmp_path / "data" / "processed")
    return Project(tmp_path)


def raised(read: Callable[[], object]) -> TableFault:
    with pytest.raises(TableFault) as caught:
        read()
    return caught.value


def test_a_table_changed_by_hand_is_read_by_nobody(copy):
    path = copy.processed / "targets.csv"
    before = path.read_bytes()
    path.write_bytes(before.replace(b",8,8,%,8,8,%", b",9,9,%,9,9,%", 1))
    assert path.read_bytes() != before
    for read in (
        lambda: store.load("targets", copy),
        lambda: Tables.load(copy),
        lambda: Tables.load(copy, places=["鞍山市"], years=[2023]),
        lambda: Tables.for_place("鞍山市", 2023, copy),
    ):
        fault = raised(read)
        assert fault.where == "data/processed/targets.csv"
        assert "datapackage.json" in fault.expected
        assert "`indicators build`" in fault.remedy
    # The others are as they were.
    assert len(store.load("tasks", copy))


def test_written_anew_with_the_same_bytes_it_is_the_same_table(copy):
    path = copy.processed / "targets.csv"
    path.write_bytes(path.read_bytes())
    assert len(Tables.load(copy).targets)


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"resources": [1]}', b"\xff", b"[" * 10**5])
def test_tables_of_which_nothing_says_how_they_were_written_are_refused(copy, content):
    package = copy.processed / "datapackage.json"
    package.unlink()
    if content is not None:
        package.write_bytes(content)
    fault = raised(lambda: Tables.load(copy))
    assert (fault.where, fault.expected) == (
        "data/processed/datapackage.json",
        "a datapackage.json that lists the tables",
    )


def test_a_check_names_every_stale_file(tmp_path):
    rendered = {"a.csv": b"1\n2\n", "b.csv": b"1\n", "c.csv": b"1\n", "d.csv": b"1\n"}
    folder = tmp_path / "processed"
    store.write(rendered, folder)
    store.check(rendered, folder)
    (folder / "a.csv").write_bytes(b"1\n3\n")
    (folder / "b.csv").unlink()
    (folder / "c.csv").write_bytes(b"1\n2")
    (folder / "old.csv").write_bytes(b"")
    with pytest.raises(StaleTables) as caught:
        store.check(rendered, folder)
    assert caught.value.found.split("; ") == [
        "a.csv differs from line 2",
        "b.csv is missing",
        "c.csv differs from line 2",
        "old.csv is made by no build",
    ]
    assert caught.value.remedy == "Run `indicators build`, look at the change, and commit it."
