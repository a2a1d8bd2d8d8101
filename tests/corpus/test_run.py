"""A manifest becomes the same partitions whoever does the work, and what is there whole is not read again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.corpus import engines, papers, part_tables, run
from indicators.corpus.finished_partitions import RECEIPT
from indicators.corpus.listing import Listed
from indicators.corpus.parts import parts
from indicators.documents.document import Document
from indicators.errors import BadArgument, UnusableFile, WorkStopped
from indicators.reading.paper_layout import LaidOut
from indicators.storage import addresses
from indicators.storage.processes import Ended
from indicators.tables.building import paper_results
from indicators.tables.contract import schema

from .. import commands
from .listed_papers import corpus, files, text, write


def made(listed: str, out: Path, **more: Any) -> run.Corpus:
    return run.corpus(listed, str(out), engine=engines.HERE, size=2, **more)


def rows(out: Path, table: str, columns: str) -> list[tuple[Any, ...]]:
    question = f"SELECT {columns} FROM '{out}/*/{table}.parquet' ORDER BY ALL"
    return duckdb.connect(":memory:").execute(question).fetchall()


@given(st.lists(st.sampled_from(["", "甲", "乙", "丙"]), max_size=30), st.integers(1, 5))
def test_every_paper_is_in_one_partition_and_a_place_is_never_parted(places, size):
    listed = [Listed(str(n), str(n), str(n), (("place", name),)) for n, name in enumerate(places)]
    made_of = parts(listed, size)
    assert sorted(int(one.id) for part in made_of for one in part.papers) == list(range(len(places)))
    assert [part.name for part in made_of] == [f"part-{n:05}" for n in range(len(made_of))]
    for name in {"甲", "乙", "丙"} & set(places):
        assert sum(any(one.place == name for one in part.papers) for part in made_of) == 1
    assert all(len(part.papers) >= size for part in made_of[:-1])


def test_the_tables_hold_what_the_papers_say(tmp_path):
    whole = made(corpus(tmp_path), tmp_path / "out")
    assert (whole.papers, whole.left_out, len(whole.receipts)) == (4, 0, 2)
    question = "place, low, comparator"
    growth = [
        row[:3] for row in rows(tmp_path / "out", "targets", f"{question}, indicator_id") if row[3] == "gdp"
    ]
    assert growth == [
        (place, rate, "approx")
        for place, rate in (("浙江省", 7), ("海城市", 8), ("锦州市", 6), ("鞍山市", 5))
    ]
    for name in (*schema.NAMES, "faults"):
        assert (tmp_path / "out" / "part-00001" / f"{name}.parquet").is_file()
    told = json.loads((tmp_path / "out" / run.OVERVIEW).read_text("utf-8"))
    assert (told["papers"], told["rows"]["documents"], told["rows"]["faults"]) == (4, 4, 0)


def test_processes_give_the_same_bytes(tmp_path):
    listed = corpus(tmp_path)
    made(listed, tmp_path / "here")
    run.corpus(listed, str(tmp_path / "two"), jobs=2, size=2)
    assert files(tmp_path / "two") == files(tmp_path / "here")


def test_what_is_there_is_not_read_again(tmp_path):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    first, stamps = files(out), {path: path.stat().st_mtime_ns for path in out.glob("part-*/*")}
    assert made(listed, out).were_there == 2
    assert {path: path.stat().st_mtime_ns for path in out.glob("part-*/*")} == stamps
    assert files(out) == first


@pytest.mark.parametrize("harm", ["receipt", "half", "table", "older"])
def test_a_partition_that_is_not_whole_does_not_count(tmp_path, harm):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    first, part = files(out), out / "part-00001"
    if harm == "receipt":
        (part / RECEIPT).unlink()
    elif harm == "half":
        (part / RECEIPT).write_text("{", encoding="utf-8")
    elif harm == "table":
        (part / "tasks.parquet").write_bytes(b"PAR1")
    else:
        (part / "targets.parquet").unlink()
    assert made(listed, out).were_there == 1
    assert files(out) == first


def test_a_run_that_ends_while_it_writes_leaves_a_partition_without_a_receipt(tmp_path, monkeypatch):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    (tmp_path / "paper-0-2023.txt").write_text(text("鞍山市", 9), encoding="utf-8")
    write_file = addresses.write

    def ends(address: str, content: bytes) -> None:
        if address.endswith("targets.parquet"):
            raise UnusableFile(expected="room", found="none", where=address, remedy="Free some.")
        write_file(address, content)

    monkeypatch.setattr(addresses, "write", ends)
    with pytest.raises(UnusableFile):
        made(listed, out)
    assert not (out / "part-00000" / RECEIPT).exists()
    assert not (out / run.OVERVIEW).exists()
    monkeypatch.undo()
    assert made(listed, out).were_there == 1


def test_a_paper_that_changed_has_its_partition_read_again_and_no_other(tmp_path):
    listed, out = corpus(tmp_path), tmp_path / "out"
    made(listed, out)
    (tmp_path / "paper-0-2023.txt").write_text(text("鞍山市", 10), encoding="utf-8")
    again = made(listed, out)
    assert [one.was_there for one in again.receipts] == [False, True]
    assert ("鞍山市", 10.0) in rows(out, "targets", "place, low")


def test_partitions_that_are_too_many_are_taken_away(tmp_path):
    out = tmp_path / "out"
    made(corpus(tmp_path), out)
    assert len(made(corpus(tmp_path, 2), out).receipts) == 1
    assert [path.name for path in sorted(out.glob("part-*"))] == ["part-00000"]


def test_a_paper_that_cannot_be_read_is_one_row_and_the_others_are_read(tmp_path, monkeypatch):
    for number in range(4):
        (tmp_path / f"good-{number}.txt").write_text(text("鞍山市", 5 + number), encoding="utf-8")
    (tmp_path / "altered.txt").write_text(text("鞍山市", 9), encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "dumb.txt").write_text("增长6%", encoding="utf-8")
    (tmp_path / "poison.txt").write_text(text("锦州市", 3) + "毒", encoding="utf-8")
    (tmp_path / "secret.txt").write_text(text("锦州市", 4) + "（此件不公开）", encoding="utf-8")
    names = [*(f"good-{n}" for n in range(4)), "poison", "secret", "dumb", "nowhere"]
    listed = write(
        tmp_path, [{"path": f"{name}.txt"} for name in names] + [{"path": "broken.docx", "sha256": ""}]
        + [{"path": "altered.txt", "id": "other", "sha256": "0" * 64}],
    )  # fmt: skip
    read_all = paper_results.read_all

    def reading(document: Document, laid: LaidOut) -> Any:
        if "毒" in document.text:
            raise RecursionError("too deep")
        return read_all(document, laid)

    monkeypatch.setattr(paper_results, "read_all", reading)
    whole = made(listed, tmp_path / "out")
    assert (whole.papers, whole.left_out) == (10, 6)
    assert rows(tmp_path / "out", "faults", "document_id, code") == [
        ("broken", "unreadable"),
        ("dumb", "not_told"),
        ("nowhere", "no_file"),
        ("other", "altered"),
        ("poison", "reading_failed"),
        ("secret", "restricted"),
    ]
    read = [name for (name,) in rows(tmp_path / "out", "documents", "document_id")]
    assert read == ["good-0", "good-1", "good-2", "good-3"]


def test_a_paper_whose_rows_do_not_go_into_the_tables_is_left_out_alone(tmp_path, monkeypatch):
    together = part_tables.place_rows.rows_of

    def failing(groups: Sequence[Any]) -> Any:
        if any(b"paper-2-2023" in b"".join(group.statements) for group in groups):
            raise KeyError("lost")
        return together(groups)

    monkeypatch.setattr(part_tables.place_rows, "rows_of", failing)
    whole = made(corpus(tmp_path), tmp_path / "out")
    assert (whole.papers, whole.left_out) == (4, 1)
    assert rows(tmp_path / "out", "faults", "document_id, found") == [("paper-2-2023", "KeyError: 'lost'")]


def test_papers_over_which_processes_end_are_found_and_left_out(tmp_path, monkeypatch):
    def done_by(_: str, work: Any, orders: Sequence[Any], *__: object) -> Iterator[tuple[int, Any]]:
        for number, order in enumerate(orders):
            opened = {one.id for one in order.part.papers} - order.part.deadly
            yield number, Ended() if "paper-3-2023" in opened else work(order)

    monkeypatch.setattr(run, "done_by", done_by)
    whole = made(corpus(tmp_path), tmp_path / "out")
    assert [one.left_out for one in whole.receipts] == [0, 1]
    assert rows(tmp_path / "out", "faults", "document_id, code") == [("paper-3-2023", "reading_failed")]
    assert len(rows(tmp_path / "out", "documents", "document_id")) == 3


def test_a_partition_over_which_processes_end_whatever_is_left_out_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(
        run, "done_by", lambda _, __, orders, *___: ((n, Ended()) for n in range(len(orders)))
    )
    with pytest.raises(WorkStopped, match="the end of the process that made it"):
        made(corpus(tmp_path, 2), tmp_path / "out")


def test_restricted_papers_are_read_on_request_and_a_notice_says_so(tmp_path):
    (tmp_path / "a.txt").write_text(text("锦州市", 4) + "（此件不公开）", encoding="utf-8")
    listed, out = write(tmp_path, [{"path": "a.txt"}]), tmp_path / "out"
    assert made(listed, out, include_restricted=True).left_out == 0
    assert rows(out, "documents", "disclosure") == [("restricted",)]
    assert "不得对外传播" in (out / run.NOTICE).read_text("utf-8")
    assert made(listed, out).left_out == 1
    assert rows(out, "documents", "disclosure") == []
    assert not (out / run.NOTICE).exists()


def test_a_memory_file_system_holds_papers_manifest_and_partitions(tmp_path):
    corpus(tmp_path)
    memory = fsspec.filesystem("memory")
    for path in tmp_path.iterdir():
        memory.pipe_file(f"/corpus/{path.name}", path.read_bytes())
    whole = run.corpus("memory://corpus/list.csv", "memory://corpus/out", engine=engines.HERE, size=2)
    assert (whole.papers, whole.left_out) == (4, 0)
    made(corpus(tmp_path), tmp_path / "out")
    on_disk = {name: content for name, content in files(tmp_path / "out").items() if name.endswith("parquet")}
    in_memory = {name: memory.cat_file(f"/corpus/out/{name}") for name in on_disk}
    assert in_memory == on_disk
    again = run.corpus("memory://corpus/list.csv", "memory://corpus/out", engine=engines.HERE, size=2)
    assert again.were_there == 2


def test_memory_is_no_place_for_other_processes():
    with pytest.raises(BadArgument, match="ends with it"):
        run.corpus("list.csv", "memory://out")


def test_a_worker_with_another_program_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "program", lambda: sha256(b"other").hexdigest())
    with pytest.raises(WorkStopped, match="Install the same versions"):
        made(corpus(tmp_path), tmp_path / "out")


def test_what_goes_wrong_in_a_partition_stops_no_other(tmp_path, monkeypatch):
    listed = corpus(tmp_path)

    def read(paper: Listed, **more: Any) -> Any:
        if paper.id == "paper-0-2023":
            raise UnusableFile(expected="a store", found="no answer", where=paper.path, remedy="Wait.")
        return reading(paper, **more)

    reading = papers.read
    monkeypatch.setattr(papers, "read", read)
    with pytest.raises(UnusableFile, match="no answer"):
        made(listed, tmp_path / "out")
    monkeypatch.undo()
    assert made(listed, tmp_path / "out").were_there == 1


def test_the_command_tells_what_it_does(tmp_path):
    listed, out = corpus(tmp_path, 2), tmp_path / "out"
    command = ["corpus", listed, "--out", str(out), "--lang", "en"]
    done = commands.run(*command)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "1/1 part-00000: 2 papers, 0 left out",
        "1 partitions, 0 of them were there; 2 papers.",
    ]
    (tmp_path / "paper-1-2023.txt").unlink()
    done = commands.run(*command)
    assert done.exit_code == 3
    assert done.stderr.splitlines()[-1].startswith("1 papers are in no table; faults.parquet")
    done = commands.run(*command, "--scheduler", "tcp://nowhere:1")
    assert "only with --engine dask" in done.stderr


@pytest.mark.posix
def test_a_pipe_in_the_list_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    listed = write(tmp_path, [{"path": "pipe.txt", "place": "鞍山市"}])
    assert made(listed, tmp_path / "out").left_out == 1
    assert rows(tmp_path / "out", "faults", "document_id, code") == [("pipe", "no_file")]


def test_without_a_name_no_folder_is_written(tmp_path, monkeypatch):
    listed = corpus(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadArgument, match="--out"):
        run.corpus(str(listed), " ")
    assert sorted(tmp_path.iterdir()) == before
