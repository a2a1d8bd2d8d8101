"""Dask does the work as processes of this machine do, and says so where it cannot."""

from __future__ import annotations

import sys

import duckdb
import pytest

from indicators.corpus import engines, run
from indicators.errors import MissingPackage, WorkStopped
from indicators.storage import sandbox
from indicators.storage.sandbox_limits import Limits

from .listed_papers import corpus, files


def test_dask_gives_the_same_bytes(tmp_path):
    listed = corpus(tmp_path)
    run.corpus(listed, str(tmp_path / "here"), engine=engines.HERE, size=1)
    done = run.corpus(listed, str(tmp_path / "dask"), engine="dask", jobs=2, size=1)
    assert (len(done.receipts), done.were_there) == (4, 0)
    assert files(tmp_path / "dask") == files(tmp_path / "here")
    assert run.corpus(listed, str(tmp_path / "dask"), engine="dask", size=1).were_there == 4


def test_workers_open_papers_in_the_box(tmp_path):
    listed = corpus(tmp_path, 2)
    long = tmp_path / "paper-1-2023.txt"
    long.write_text(long.read_text(encoding="utf-8") + "全市粮食产量达到77万吨。\n" * 50, encoding="utf-8")
    with sandbox.using(Limits(characters=300)):
        done = run.corpus(listed, str(tmp_path / "out"), engine="dask", size=1)
    assert (done.papers, done.left_out) == (2, 1)
    found = duckdb.sql(f"SELECT document_id, code FROM '{tmp_path}/out/*/faults.parquet'").fetchall()
    assert found == [("paper-1-2023", "too_much")]


def test_without_dask_it_is_told_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackage, match=r"pip install 'indicators\[dask\]'"):
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask")


def test_workers_that_do_not_start_are_told(tmp_path, monkeypatch):
    def failing(**_: object) -> None:
        raise RuntimeError("Cluster failed to start: Nanny failed to start")

    monkeypatch.setattr("distributed.LocalCluster", failing)
    with pytest.raises(WorkStopped, match="Nanny failed to start"):
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask")


def test_a_scheduler_that_is_gone_meanwhile_is_told(tmp_path, monkeypatch):
    def lost(*_: object, **__: object) -> None:
        raise ConnectionResetError("connection reset by peer")

    monkeypatch.setattr("distributed.Client.submit", lost)
    with pytest.raises(WorkStopped, match="a Dask scheduler that answers") as told:
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask", jobs=1)
    assert told.value.found == "connection reset by peer"
    assert "what is done is not done again" in told.value.remedy


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "PATIENCE", "1s")
    with pytest.raises(WorkStopped, match="dask scheduler"):
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask", scheduler="tcp://127.0.0.1:9")
