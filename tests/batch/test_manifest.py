"""The manifest keeps what is there and refuses what it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from indicators.batch import manifest
from indicators.batch.manifest import Entry, Manifest
from indicators.errors import UnreadableDocument

DONE = Entry("a", "甲", "zh", "n.ipynb", {"place": "鞍山市"}, "done", page="a.html")
FAILED = Entry("b", "乙", "zh", "n.ipynb", {}, "failed", failed_page="b.failed.html", error="E")


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert manifest.read(tmp_path) == Manifest()


def test_entries_come_back_if_their_pages_are_there(tmp_path: Path) -> None:
    (tmp_path / manifest.FILE).write_bytes(manifest.render(Manifest((DONE, FAILED))))
    assert manifest.read(tmp_path).entries == ()
    (tmp_path / "a.html").touch()
    assert manifest.read(tmp_path).entries == (DONE,)
    (tmp_path / "b.failed.html").touch()
    assert manifest.read(tmp_path).failed == (FAILED,)


def test_it_names_versions_documents_and_tables() -> None:
    papers = ({"document_id": "d", "title": "T", "number": "1", "place": "P", "sha256": "0"},)
    made_from = Manifest(documents=papers, tables={"t.csv": "1"}, notebooks={"n": "2"})
    content = json.loads(manifest.render(made_from))
    assert content["documents"] == list(papers)
    assert content["tables"] == {"t.csv": "1"}
    assert content["notebooks"] == {"n": "2"}
    assert set(content["made_with"]) >= {"indicators", "python", "plotly", "papermill"}


@pytest.mark.parametrize("text", ["", "[]", '{"jobs": [{"x": 1}]}', '{"jobs": 1}'])
def test_a_broken_manifest_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / manifest.FILE).write_text(text)
    with pytest.raises(UnreadableDocument, match=r"a manifest of reports(.|\n)*Delete the file"):
        manifest.read(tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        {"output": 5}, {"made_from": "x"}, {"made_from": None}, {"parameters": "x"}, {"notebook": []},
        {"files": ["a"]}, {"seconds": "x"}, {"handouts": [5]}, {"handouts": [{"label": "a"}]},
    ],
)  # fmt: skip
def test_an_entry_with_values_that_no_run_writes_is_told(tmp_path: Path, told: dict[str, object]) -> None:
    content = json.loads(manifest.render(Manifest((DONE,))))
    content["jobs"][0].update(told)
    (tmp_path / manifest.FILE).write_text(json.dumps(content))
    with pytest.raises(UnreadableDocument, match=r"a manifest of reports(.|\n)*Delete the file"):
        manifest.read(tmp_path)


def test_documents_are_listed_with_their_hashes() -> None:
    paper = {"document_id": "a", "title": "A", "number": "1", "issued": "2025", "place": "P", "sha256": "0"}
    papers = pd.DataFrame([paper | {"disclosure": "public"}])
    assert manifest.document_entries(papers) == (paper,)
