"""What is wrong with an argument is told of a command by its option, and in Python by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands import run

import indicators
from indicators.errors import IndicatorsError


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("鞍山市2023年政府工作报告\n今年目标：粮食总产量达到20万吨。", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("argument", "option", "value"),
    [("place", "--place", "火星市"), ("period", "--year", "25"), ("kind", "--kind", "告示")],
)
def test_an_argument_is_named_as_it_was_given(paper: Path, argument: str, option: str, value: str) -> None:
    with pytest.raises(IndicatorsError) as caught:
        indicators.extract(paper, **{argument: value})
    assert caught.value.where == argument
    told = run("extract", paper, option, value)
    assert (told.exit_code, f"where     {option}\n" in told.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "expected", "where"),
    [
        (["--quarter", "2025Q2"], "one quarter, such as 2023-Q2", "--quarter"),
        (["--quarter", "二季度"], "one quarter, such as 2023-Q2", "--quarter"),
        (["--month", "2025-13"], "one month, such as 2025-08", "--month"),
        (["--quarter", "2025-Q1", "--scheme", "mine"], "a scheme among", "--scheme"),
        (["--quarter", "2031-Q1"], "a year with annual targets of 锦州市", "the targets of 锦州市"),
    ],
)
def test_track_asks_for_the_one_form_it_takes(words: list[str], expected: str, where: str) -> None:
    told = run("track", "--place", "锦州市", *words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"expected  {expected}" in told.stderr
    assert f"where     {where}" in told.stderr


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [("--place", "火星市", "a place of places.csv"), ("--year", "24", "one year, such as 2023")],
)
def test_observe_refuses_what_is_no_place_or_year_though_the_table_says_it(
    tmp_path: Path, option: str, value: str, expected: str
) -> None:
    table = tmp_path / "表.csv"
    table.write_text("地区：鞍山市\n指标,2024年\n粮食产量(万吨),120.5\n", encoding="utf-8")
    told = run("observe", table, option, value)
    assert told.exit_code == 2
    assert f"where     {option}\n" in told.stderr
    assert expected in told.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["review", "export", "doubts.txt"],
        ["progress", "template", "--place", "锦州市", "--year", "2025", "--out", "doubts.txt"],
        ["observe", "表.csv", "--out", "doubts.txt"],
        ["compare", "--places", "鞍山市,锦州市", "--format", "xlsx", "--out", "doubts.txt"],
    ],
)
def test_a_workbook_is_not_written_under_the_name_of_something_else(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDICATORS_ROOT", str(indicators.Project().folders.root))
    monkeypatch.chdir(tmp_path)
    told = run(*words)
    assert told.exit_code == 2
    assert "expected  a file name that ends in .xlsx\n" in told.stderr
    assert "to do     Write doubts.xlsx." in told.stderr
    assert not list(tmp_path.iterdir())


def test_labels_that_are_not_there_are_told() -> None:
    told = run("evaluate", "nowhere.jsonl")
    assert told.exit_code == 2
    assert "found     no such file\n" in told.stderr


def test_a_language_nobody_speaks_is_told_in_that_of_the_system() -> None:
    assert run("validate", "--lang", "fr", LC_ALL="zh_CN.UTF-8", INDICATORS_LANG="").stderr.startswith(
        "参数有误"
    )
