"""Dask does the work as processes of this machine do, and says so where it cannot."""

from __future__ import annotations

import sys

import pytest

from indicators.corpus import engines, run
from indicators.errors import MissingPackage, WorkStopped

from .listed_papers import corpus, files


def test_dask_gives_the_same_bytes(tmp_path):
    listed = corpus(tmp_path)
    run.corpus(listed, str(tmp_path / "here"), engine=engines.HERE, size=1)
    done = run.corpus(listed, str(tmp_path / "dask"), engine="dask", jobs=2, size=1)
    assert (len(done.receipts), done.were_there) == (4, 0)
    assert files(tmp_path / "dask") == files(tmp_path / "here")
    assert run.corpus(listed, str(tmp_path / "dask"), engine="dask", size=1).were_there == 4


def test_without_dask_it_is_told_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackage, match=r"pip install 'indicators\[dask\]'"):
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask")


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "PATIENCE", "1s")
    with pytest.raises(WorkStopped, match="dask scheduler"):
        run.corpus(corpus(tmp_path), str(tmp_path / "out"), engine="dask", scheduler="tcp://127.0.0.1:9")
