"""Commands that tell what they have to tell in Chinese."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from typer.main import get_command

from indicators.batch.progress_bar import ProgressBar
from indicators.cli.app import app
from indicators.cli.language import VARIABLE, of_command
from indicators.project import ROOT_VARIABLE
from indicators.vocabulary.message_words import in_chinese

from ..commands import run

ENGLISH = re.compile(r"[a-z]{3,} [a-z]{3,}")


def commands(group, path=()):
    """List every command with the words that call it."""
    yield path
    for name, below in getattr(group, "commands", {}).items():
        yield from commands(below, (*path, name))


ALL = list(commands(get_command(app)))


@pytest.fixture
def speaking(monkeypatch):
    """Speak of the system in a language."""

    def speak(**variables):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", VARIABLE):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return speak


def test_the_help_of_every_command_is_in_chinese_without_a_word_cut():
    for words in ALL:
        shown = run(*words, "--help", "--lang", "zh", TERMINAL_WIDTH="80").stdout
        bare = re.sub(r"示例：(.|\n)*?(?=\n\s*\n)", "", shown)
        assert not ENGLISH.search(re.sub(r"用法：.*|<[^>]*>", "", bare)), (words, bare)
        assert not re.search("[^a-z ] ?…", bare), words
        assert "用法" in bare


def test_the_help_in_english_cuts_no_word_of_chinese():
    for words in ALL:
        shown = run(*words, "--help", "--lang", "en", TERMINAL_WIDTH="80").stdout
        # The name of a long option is cut, and "Papers: .txt …" is no cut.
        assert not re.search("[\u3000-\u9fff\uff00-\uffef] ?…", shown), words


def test_the_help_is_in_english_where_nothing_else_is_asked_for():
    shown = run("--help").stdout
    assert "Usage: " in shown
    assert "用法" not in shown
    run("--help", "--lang", "zh")
    assert run("--help").stdout == shown


def test_wrong_words_are_told_in_chinese():
    told = run("track", "--lang", "zh", "--bad")
    assert told.exit_code == 2
    assert "没有这个选项：--bad" in told.stderr
    assert "命令有误" in told.stderr
    assert "没有这个命令：'trac'" in run("--lang", "zh", "trac").stderr
    assert "缺少选项'--place'" in run("track", "--lang", "zh").stderr
    told = run("report", "--lang", "zh", "--month", "2025-08").stderr
    assert "--month的值有误：须与--brief或--notices同用" in re.sub(r"[│\s]", "", told)


def test_a_wrong_choice_is_told_in_chinese():
    told = re.sub(r"[│\s]", "", run("export", "--to", "excel", "out", "--lang", "zh").stderr)
    assert "'--to'的值有误：'excel'不在'sdmx','datapackage'," in told
    told = re.sub(r"[│\s]", "", run("export", "out", "--lang", "zh").stderr)
    assert "缺少选项'--to'。可选：sdmx,datapackage,xlsx" in told


@pytest.mark.parametrize(
    ("count", "chinese"),
    [("2 add", "新增2条"), ("1 recut", "重切1条"), ("3 alike", "相近3对"), ("1 confirm", "确认1条")],
)
def test_decisions_are_counted_in_chinese(count, chinese):
    assert in_chinese(count) == chinese


def test_what_is_wrong_is_told_in_chinese():
    told = run("track", "--place", "火星市", "--quarter", "2025-Q2", "--lang", "zh")
    assert told.exit_code == 2
    assert told.stderr.startswith("地区无法识别\n  应为  有目标的地区的全称\n  实际  '火星市'\n")
    english = run("track", "--place", "火星市", "--quarter", "2025-Q2")
    assert english.stderr.startswith("unknown place\n  expected  the full name of a place with targets\n")


@pytest.mark.parametrize("words", [("validate", "--lang", "fr"), ("--lang", "fr", "validate")])
def test_a_language_nobody_speaks_is_told(words):
    told = run(*words)
    assert told.exit_code == 2
    assert "a language among zh and en" in told.stderr


def test_the_variable_speaks_for_tables_and_messages(tmp_path):
    told = run("validate", **{VARIABLE: "zh", ROOT_VARIABLE: str(tmp_path)})
    assert told.exit_code == 2
    assert told.stderr.startswith("这里没有项目")


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({VARIABLE: "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({VARIABLE: "zh"}, "zh"),
        ({}, "en"),
    ],
)
def test_messages_follow_the_system(speaking, variables, lang):
    speaking(**variables)
    assert of_command(["validate"]) == lang
    assert of_command(["validate", "--lang", "zh"]) == "zh"


def test_every_command_takes_the_language():
    for words in ALL:
        command = get_command(app)
        for word in words:
            command = command.commands[word]
        assert "--lang" in {name for one in command.params for name in one.opts}, words


def test_what_a_registered_paper_says_is_told_in_chinese(tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text("鞍山市2023年政府工作报告\n\n2023年地区生产总值增长6%左右。\n", encoding="utf-8")
    told = run("extract", str(paper), "--lang", "zh").stderr
    assert "地区：鞍山市（推断依据：" in told
    assert not ENGLISH.search(told), told


def test_every_field_of_a_registered_paper_is_named_in_chinese(tmp_path):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    paper = tmp_path / "paper.txt"
    paper.write_text("政 府 工 作 报 告\n\n桐庐县2025年地区生产总值增长6%左右。\n", encoding="utf-8")
    told = run("--project", str(tmp_path), "register", str(paper), "--lang", "zh").stderr
    fields = [line.strip() for line in told.splitlines() if "依据：" in line]
    assert len(fields) > 10
    assert "种类：政府工作报告（依据：" in told
    assert "公开属性（disclosure）：公开（依据：" in told
    assert "都对就运行indicators confirm " in told
    register = (tmp_path / "data" / "raw" / "documents.yaml").read_text(encoding="utf-8")
    assert "origin: 由文件paper.txt登记；请在此写明发布于何处。" in register
    settled = run("--project", str(tmp_path), "confirm", "330122-2025-work-report", "--lang", "zh").stderr
    assert "：桐庐县，政府工作报告，2025；" in settled
    assert [line for line in fields if not re.match("[\u4e00-\u9fff]", line)] == []
    assert not ENGLISH.search("\n".join(fields)), told


def test_what_a_paper_does_not_say_is_listed_in_chinese():
    assert in_chinese("no place, no kind, no period in its text") == "正文中没有地区、种类、时期"


def test_a_kind_is_told_by_its_name_wherever_it_stands():
    assert in_chinese("kind: five_year_plan (inferred from: 第十四个五年规划)").startswith(
        "种类：五年规划纲要（"
    )
    assert in_chinese("furniture 0-9, not read: …").startswith("网页杂文（第0—9字）")
    assert in_chinese("210300-2023-five_year_plan") == "210300-2023-five_year_plan"


@pytest.mark.parametrize(("kept", "words"), [(0, "共1份报告，生成0份"), (3, "3份没有变动而保留")])
def test_the_end_of_a_batch_is_told_in_chinese(kept, words):
    screen = Console(file=io.StringIO(), width=200)
    with ProgressBar(screen, lambda line: in_chinese(line)) as bar:
        if not kept:
            bar.begin([object()], {})
        bar.end(kept, Path("reports"))
    told = screen.file.getvalue()
    assert words in told
    assert not ENGLISH.search(told), told


def test_the_count_of_an_account_is_told_in_chinese(tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text("鞍山市2023年政府工作报告\n\n2023年地区生产总值增长6%左右。\n", encoding="utf-8")
    told = run("account", str(paper), "--lang", "zh").stderr
    assert "读取1个，按规则排除2个，未读取0个" in told


def test_the_language_before_a_command_is_that_of_its_tables() -> None:
    words = ("track", "--place", "锦州市", "--quarter", "2025-Q1")
    english = run("--lang", "en", *words).stdout
    assert english == run(*words, "--lang", "en").stdout
    assert english.startswith("Task")
    assert run(*words).stdout.startswith("任务")
