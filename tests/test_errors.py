"""Every error goes from one process to another whole, as a pool of workers needs it."""

from __future__ import annotations

import copy
import inspect
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from indicators import errors
from indicators.documents import decoding
from indicators.errors import BadPeriod, Faults, IndicatorsError, NotebookStopped, UnreadableDocument
from indicators.storage import nearest_names

SAID = {"expected": "a period", "found": "'二〇'", "where": "--year", "remedy": "Write 2023."}
KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, IndicatorsError) and kind not in {Faults, NotebookStopped}
]
ONE_OF_EACH: list[IndicatorsError] = [
    *(kind(**SAID) for kind in KINDS),
    NotebookStopped(cell="6 * 7", **SAID),
    Faults([BadPeriod(**SAID), NotebookStopped(cell="", **SAID)]),
]


def test_every_error_comes_back_from_a_pickle_as_it_was() -> None:
    assert len(KINDS) > 30
    for error in ONE_OF_EACH:
        error.add_note("while reading")
        for made in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert type(made) is type(error)
            assert str(made) == str(error)
            assert made.args == error.args
            plain = {name: value for name, value in vars(error).items() if name != "errors"}
            assert {name: value for name, value in vars(made).items() if name != "errors"} == plain


def test_every_error_has_a_headline_of_its_own() -> None:
    headlines = [kind.headline for kind in KINDS]
    assert len(set(headlines)) == len(headlines)


def test_a_pool_with_one_bad_file_still_returns_the_others() -> None:
    papers = {"a": "增长6%", "bad": "", "b": "增长7%"}
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        done = [pool.submit(decoding.decode, text.encode(), name) for name, text in papers.items()]
    fault = done[1].exception()
    assert isinstance(fault, UnreadableDocument)
    assert str(fault).startswith("document cannot be read\n  expected  ")
    assert [done[0].result().text, done[2].result().text] == ["增长6%", "增长7%"]


def test_the_same_wrong_word_is_compared_once(monkeypatch):
    """A column filled down with one wrong word would be compared anew for each of thousands of cells."""
    asked: list[str] = []
    monkeypatch.setattr(
        nearest_names, "get_close_matches", lambda word, *_, **__: asked.append(word) or ["right"]
    )
    told = {errors.nearest("wrong, once compared", ["right", "left"]) for _ in range(3)}
    assert (told, asked) == ({"Did you mean right?"}, ["wrong, once compared"])
