"""A receipt counts if a run may have written it; what somebody else put in its place is made anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from indicators.corpus import engines, run
from indicators.corpus.finished_partitions import RECEIPT
from indicators.errors import UnusableFile

from .listed_papers import corpus, files


def made(listed: str, out: Path) -> run.Corpus:
    return run.corpus(listed, str(out), engine=engines.HERE, size=2)


@pytest.mark.parametrize(
    "told",
    [
        {"files": {}}, {"files": ["a"]}, {"files": {"../../secret": "0" * 64}}, {"rows": {}},
        {"rows": {"tasks": "1"}}, {"papers": "2"}, {"papers": -2}, {"papers": True}, {"left_out": None},
        {"part": "part-00000"}, {"is_lasting": "yes"}, {"key": 5}, {"other": 5},
    ],
)  # fmt: skip
def test_a_receipt_that_no_run_wrote_does_not_count(tmp_path, told):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    first, receipt = files(out), out / "part-00001" / RECEIPT
    receipt.write_text(json.dumps({**json.loads(receipt.read_text("utf-8")), **told}), "utf-8")
    assert made(listed, out).were_there == 1
    assert files(out) == first


@pytest.mark.posix
def test_a_pipe_in_the_place_of_a_receipt_is_not_waited_for(tmp_path):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    (out / "part-00001" / RECEIPT).unlink()
    os.mkfifo(out / "part-00001" / RECEIPT)
    assert made(listed, out).were_there == 1


@pytest.mark.posix
def test_a_partition_that_is_a_link_out_of_the_folder_is_refused(tmp_path):
    listed, out = corpus(tmp_path), tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "part-00000").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnusableFile) as caught:
        made(listed, out)
    assert caught.value.found == f"part-00000/{RECEIPT}"
    assert not list((tmp_path / "elsewhere").iterdir())
