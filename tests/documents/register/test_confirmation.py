"""`indicators confirm` settles an entry and changes nothing else of the register."""

from __future__ import annotations

import pytest
import yaml

from indicators.documents.register import register, register_editing, registration
from indicators.errors import BadParameter, BadPeriod, RegisterFault, UnknownPlace
from indicators.storage.system_language import VARIABLE

PAPER = (
    "政府工作报告\n各位代表：\n一、2024年工作回顾\n阜新市、阜新市。全市增长5%，我市全市。\n"
    "二、2025年工作安排\n增长6%。\n"
)


@pytest.fixture
def paper(copy, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(PAPER, encoding="utf-8")
    (found,) = registration.add(copy, [path])
    return found


def test_a_place_told_by_counts_alone_is_a_guess(copy, paper):
    assert paper.uncertain == ("place",)
    assert register.entries(copy)[-1].uncertain == ("place",)


def test_confirming_takes_the_lists_and_notes_out_and_nothing_else(copy, paper):
    copy_of_register = copy.register.read_text("utf-8")
    before = yaml.safe_load(copy_of_register)
    entry = register_editing.confirm(copy, paper.id)
    text = copy.register.read_text("utf-8")
    assert (entry.confirm, entry.uncertain, entry.place) == ((), (), "阜新市")
    assert "Inferred by" not in text
    assert "# place from:" not in text
    assert text.splitlines()[:3] == copy_of_register.splitlines()[:3]
    after = yaml.safe_load(text)
    assert after[:-1] == before[:-1]
    assert after[-1] == {k: v for k, v in before[-1].items() if k not in ("confirm", "uncertain")}


def test_an_entry_written_in_chinese_loses_its_notes_too(copy, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "zh")
    path = tmp_path / "report.txt"
    path.write_text(PAPER, encoding="utf-8")
    (paper,) = registration.add(copy, [path])
    text = copy.register.read_text("utf-8")
    assert "  # title 的依据：文件开头\n" in text
    assert "# 由 indicators register 推断" in text
    assert register.entries(copy)[-1].origin == "由文件report.txt登记；请在此写明发布于何处。"
    register_editing.confirm(copy, paper.id)
    text = copy.register.read_text("utf-8")
    assert "的依据" not in text
    assert "推断" not in text


def test_what_was_inferred_wrongly_is_said(copy, paper):
    entry = register_editing.confirm(copy, paper.id, place="210902", period="2026", kind="年度计划报告")
    assert (entry.place, entry.adcode) == ("海州区", "210902")
    assert (entry.kind, entry.covers.period) == ("annual_plan_report", "2026")
    assert len(register.load(copy)) == 6


def test_an_entry_that_was_settled_stays(copy):
    before = copy.register.read_text("utf-8")
    register_editing.confirm(copy, "anshan-2023-work-report")
    assert copy.register.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("said", "error", "found"),
    [
        ({"place": "某某市"}, UnknownPlace, "'某某市'"),
        ({"kind": "公报"}, BadParameter, "'公报'"),
        ({"period": "十四五"}, BadPeriod, "'十四五'"),
    ],
)
def test_what_nobody_knows_is_refused(copy, paper, said, error, found):
    before = copy.register.read_text("utf-8")
    with pytest.raises(error) as caught:
        register_editing.confirm(copy, paper.id, **said)
    assert caught.value.found == found
    assert copy.register.read_text("utf-8") == before


def test_an_unknown_paper_is_told_with_the_nearest(copy):
    with pytest.raises(RegisterFault) as caught:
        register_editing.confirm(copy, "anshan-2023-work-raport")
    assert caught.value.expected == "the id of a registered paper"
    assert "anshan-2023-work-report" in caught.value.remedy


def test_an_entry_written_another_way_is_left_to_a_person(copy, paper):
    entries = yaml.safe_load(copy.register.read_text("utf-8"))
    copy.register.write_text(yaml.safe_dump(entries, allow_unicode=True, default_flow_style=True), "utf-8")
    with pytest.raises(RegisterFault) as caught:
        register_editing.confirm(copy, paper.id)
    assert caught.value.remedy == "Change its fields by hand: confirm, uncertain."
