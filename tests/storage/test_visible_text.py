"""What a paper or a file name holds cannot steer a terminal, hide in it, or pass for the program."""

from __future__ import annotations

import io
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import RegisterFault
from indicators.evaluation.scorecard import _worst
from indicators.reading import statement_formats
from indicators.storage.visible_text import line, shown
from indicators.views.display import Chart, Html
from indicators.workbooks.result_tables import render

from ..commands import run, succeed

# Colour, window title, backspace, one-byte escape, overrides and isolates, zero width, tag, half a pair.
HOSTILE = "\x1b[31m6%\x1b]0;x\x07\b\x9b2J\u202e\u2066\u200b\u200f\ufeff\U000e0041\ud800\u2028\x7f"
MARKUP = "[red]6%[/red][link=https://x]:smiley:"


def unseen(text: str) -> set[str]:
    """The characters that a terminal would act on or not show."""
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n", "\t"}


@given(st.text(st.characters(categories=None)))
def test_nothing_unseen_reaches_a_terminal(text):
    assert unseen(shown(text)) == set()
    assert not {"\n", "\t"} & set(line(text))
    assert len(shown(text)) == len(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_what_can_be_seen_stays_as_it_is(text):
    assert shown(text) == text


def test_messages_show_what_they_found():
    told = str(RegisterFault(expected=HOSTILE, found=HOSTILE, where=HOSTILE, remedy=HOSTILE))
    assert unseen(told) == set()
    assert told.count("␛[31m6%") == 4


def test_the_command_extract_shows_a_papers_signs_and_marks(tmp_path):
    paper = tmp_path / f"报告{MARKUP.replace('/', '')}\x1b[5m.txt"
    paper.write_text(
        f"鞍山市2023年政府工作报告\n新建5G\x1b[31m基站{MARKUP}1330个。\u202e\n", encoding="utf-8"
    )
    done = succeed("extract", paper, "--format", "table", "--year", "2023")
    assert unseen(done.stdout + done.stderr) == set()
    assert "1,330" in done.stdout
    assert "[red]" in done.stdout


def test_a_file_of_no_kind_is_named_without_its_signs(tmp_path):
    paper = tmp_path / "\x1b]0;owned\x07\u202ea.txt"
    paper.write_bytes(b"\x89PNG")
    done = run("extract", paper)
    assert done.exit_code == 2
    assert unseen(done.stderr) == set()
    assert "␛]0;owned␇\ufffda.txt" in done.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_cannot_pass_for_lines_of_a_message(lang, tmp_path):
    paper = tmp_path / "a\n  to do     Send it on.png"
    paper.write_bytes(b"\x89PNG")
    told = run("extract", "--lang", lang, paper).stderr
    assert "a␊  to do     Send it on.png" in told
    assert not [one for one in told.splitlines() if one.startswith("  to do     Send")]


@pytest.mark.parametrize("words", [HOSTILE, MARKUP])
def test_tables_in_the_terminal_show_and_do_not_obey(words, statement):
    from indicators.reading.statement import Statement

    table = render("table", {"a": pd.DataFrame({"indicator": [words]})}).decode("utf-8")
    assert unseen(table) == set()
    assert words != MARKUP or "[red]6%[/red][link=https" in table
    row = dict.fromkeys(statement_formats.COLUMNS, "") | {"low": 6.0, "high": 6.0, "start": 0, "end": 1}
    drawn = io.StringIO()
    statement_formats.print_table(
        [Statement(**row | {"indicator": words, "sentence": words, "quote": "6%"})], drawn
    )
    assert unseen(drawn.getvalue()) == set()


def test_the_scoreboard_prints_words_as_they_are(built):
    from rich.console import Console

    from indicators.evaluation.scoring import Miss

    page = io.StringIO()
    miss = Miss("d", 0, MARKUP, "text", MARKUP + HOSTILE, MARKUP, 1)
    Console(file=page, width=200, markup=False, emoji=False, highlight=False).print(_worst([miss], 1))
    assert page.getvalue().count("[red]") == 3
    assert unseen(page.getvalue()) == set()


def test_what_a_notebook_prints_of_a_view_is_shown(monkeypatch):
    import plotly.graph_objects as go

    assert unseen(repr(Html("", HOSTILE))) == set()
    chart = Chart(go.Figure(), f"<b>{HOSTILE}", "c")
    content, _ = chart._repr_mimebundle_()
    assert unseen(content["text/plain"]) == set()
    figure = content["application/vnd.plotly.v1+json"]
    assert figure["layout"]["title"]["text"].startswith("&lt;b&gt;")
