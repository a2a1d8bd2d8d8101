"""Scores on labels of a few figures, counted by hand."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.errors import Faults, LabelFault
from indicators.evaluation import scorecard, scoring
from indicators.evaluation.gold_labels import Label, read_labels
from indicators.reading import statements

from ..commands import run, succeed

TEXT = "地区生产总值增长6%左右。开工5000万元以上项目650个。居民收入增长与经济增长同步。新增专精特新企业20家。"
PAPER = Document("paper", TEXT, place="鞍山市", adcode="210300", kind="task_breakdown", period="2023")
COMMON = {"basis": "", "period": "2023", "place": "鞍山市", "task": "", "indicator": ""}


def label(quote: str, low: float, unit: str, **fields: str) -> Label:
    start = TEXT.index(quote)
    values = {
        "role": "target",
        "measure": "increment",
        "comparator": "eq",
        "indicator_id": "",
        **COMMON,
        **fields,
    }
    return Label(quote=quote, low=low, high=low, unit=unit, start=start, end=start + len(quote), **values)


LABELS = [
    label("6%", 6, "%", measure="growth", basis="yoy", comparator="approx", indicator_id="gdp"),
    label("5000万元", 50_000_000, "元", role="qualifier", measure="level", comparator="ge"),
    label("650个", 650, "个", indicator_id="projects_started"),
    label("20家", 20, "家", indicator_id="specialised_firms"),
]
READ = statements.read(PAPER)


def scores(labels: list[Label], rows: list[statements.Statement]) -> dict[str, tuple[int, int]]:
    return {row.quality: (row.right, row.of) for row in scoring.score("paper", scoring.pair(labels, rows))}


def test_the_reading_of_these_sentences_is_what_the_tests_below_start_from():
    assert [row.quote for row in READ if row.low is not None] == [row.quote for row in LABELS]
    assert scoring.misses("paper", scoring.pair(LABELS, READ)) == []


def test_everything_right():
    found = scores(LABELS, READ)
    assert found["quantity F1"] == (8, 8)
    assert found["target F1"] == (6, 6)
    assert all(found[name] == (4, 4) for name in (*scoring.FIELDS, "whole row"))


def test_relational_statements_are_left_out():
    assert any(row.comparator == "relational" for row in READ)
    assert scores(LABELS, READ)["quantity precision"] == (4, 4)


def test_a_missed_figure_costs_recall():
    found = scores(LABELS, READ[1:])
    assert found["quantity recall"] == (3, 4)
    assert found["quantity precision"] == (3, 3)
    assert found["quantity F1"] == (6, 7)
    assert found["target recall"] == (2, 3)
    assert found["whole row"] == (3, 4)


def test_a_surplus_figure_costs_precision():
    found = scores(LABELS[1:], READ)
    assert found["quantity precision"] == (3, 4)
    assert found["quantity recall"] == (3, 3)
    assert found["target precision"] == (2, 3)


def test_a_wrong_value_or_unit_is_not_found():
    wrong = [replace(READ[0], low=7.0, high=7.0), replace(READ[1], unit="美元"), *READ[2:]]
    found = scores(LABELS, wrong)
    assert found["quantity recall"] == (2, 4)
    assert found["measure"] == (2, 2)


def test_a_wrong_field_is_counted_among_the_rightly_found():
    found = scores(LABELS, [replace(READ[0], measure="share", period="2024"), *READ[1:]])
    assert found["measure"] == found["period"] == (3, 4)
    assert found["role"] == (4, 4)
    assert found["whole row"] == (3, 4)


def test_measure_words_and_names_of_one_unit_are_the_same():
    found = scores([replace(LABELS[2], unit="项"), replace(LABELS[3], unit="户")], READ)
    assert found["quantity recall"] == (2, 2)
    assert scores([replace(LABELS[2], unit="人")], READ)["quantity recall"] == (0, 1)


def test_ids_outside_the_core_are_none_to_labels():
    row = replace(READ[2], indicator_id="charging_piles")
    assert scoring.Pair(replace(LABELS[2], indicator_id=""), row).differing == ()


def test_one_statement_answers_one_label():
    twice = [LABELS[0], LABELS[0]]
    assert scores(twice, READ[:1])["quantity recall"] == (1, 2)


def test_rates_of_nothing_are_not_numbers():
    rows = scoring.score("paper", [])
    assert all(math.isnan(row.value) for row in rows)
    assert {row.document for row in rows} == {"paper"}


def test_misses_the_worst_first():
    wrong = [
        replace(READ[0], measure="share", period="2024", basis=""),
        READ[1],
        replace(READ[2], low=65.0, high=65.0),
        READ[3],
    ]
    found = scoring.misses("paper", scoring.pair(LABELS, wrong))
    assert [(miss.kind, miss.quote) for miss in found] == [
        ("missed", "20家"),
        ("quantity", "650个"),
        ("fields", "6%"),
    ]
    assert found[0].differences == "target  20 家"
    assert found[1].differences == "650 个 → 65 个"
    assert found[2].differences == "measure: growth → share; basis: yoy → –; period: 2023 → 2024"
    assert found[2].sentence == "地区生产总值增长6%左右。"


def test_by_construction():
    rows = scoring.by_construction(scoring.pair(LABELS, READ[1:]))
    found = {(row.document, row.quality): (row.right, row.of) for row in rows}
    assert found["target", "quantity recall"] == (2, 3)
    assert found["growth", "quantity recall"] == (0, 1)
    assert found["bound or context", "whole row"] == (1, 1)


@given(st.lists(st.sampled_from(LABELS)), st.lists(st.sampled_from(READ)))
def test_no_rate_is_above_one_and_pairs_hold_everything_once(labels, rows):
    pairs = scoring.pair(labels, rows)
    figures = [row for row in rows if row.low is not None]
    assert sum(p.label is not None for p in pairs) == len(labels)
    assert sum(p.statement is not None for p in pairs) == len(figures)
    assert all(row.right <= row.of for row in scoring.score("paper", pairs))


def write(path, labels):
    lines = [json.dumps({**asdict(row), "note": ""}, ensure_ascii=False) for row in labels]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_labels_come_back(tmp_path):
    assert read_labels(write(tmp_path / "paper.jsonl", LABELS), TEXT) == LABELS


def test_faults_of_labels_are_told_at_once(tmp_path):
    path = write(tmp_path / "paper.jsonl", [LABELS[0], replace(LABELS[1], start=0, end=5)])
    path.write_text(path.read_text(encoding="utf-8") + '{"quote": "6%"}\n{]\n\n', encoding="utf-8")
    with pytest.raises(Faults) as caught:
        read_labels(path, TEXT)
    errors = caught.value.errors
    assert [error.where for error in errors] == [f"paper.jsonl, line {number}" for number in (2, 3, 4)]
    assert errors[0].expected == "'5000万元' at 0"
    assert errors[0].found == "'地区生产总'"
    assert errors[0].remedy == "Label the document as it is registered, or correct start and end."
    assert errors[1].expected == "a JSON object with the fields of a label"
    assert errors[1].found == "no field 'low'"
    assert errors[1].remedy == "Compare with the lines around it and mend the line."
    assert "line 1 column 2" in errors[2].found
    assert str(errors[0]).startswith("labels cannot be used\n")


def test_a_missing_file_of_labels_is_told(tmp_path):
    with pytest.raises(LabelFault) as caught:
        read_labels(tmp_path / "paper.jsonl", TEXT)
    assert (caught.value.expected, caught.value.found) == ("a file of labels", "no such file")
    assert caught.value.remedy == "Check the path."


def test_labels_of_an_unknown_document_are_told(project, tmp_path):
    path = write(tmp_path / "anshan-2023-task-breakdwn.jsonl", LABELS)
    with pytest.raises(LabelFault) as caught:
        scorecard.compare(project, [path])
    assert caught.value.expected == "labels of a registered document"
    assert caught.value.found == "'anshan-2023-task-breakdwn'"
    assert caught.value.remedy.startswith("Name the document with --document. Did you mean")
    assert "anshan-2023-task-breakdown" in caught.value.remedy


def test_a_project_without_labels_is_told(project, tmp_path):
    with pytest.raises(LabelFault) as caught:
        scorecard.compare(replace(project, root=tmp_path))
    assert (caught.value.expected, caught.value.found) == ("files of labels", "none")
    assert caught.value.where == str(tmp_path / "tests" / "labels")
    assert caught.value.remedy == "Name a file of labels."


def test_the_command_prints_rates_per_document_and_the_worst_misses(project):
    result = succeed("evaluate", "--misses", "2", COLUMNS="200")
    assert "anshan-2023-task-breakdown" in result.stdout
    for quality in ("quantity F1", "target F1", *scoring.FIELDS, "whole row"):
        assert quality in result.stdout
    assert "By kind of figure" in result.stdout
    assert "The worst" in result.stdout


def test_the_command_takes_a_file_and_the_document_it_labels(project, tmp_path):
    source = project.root / "tests" / "labels" / "anshan-2023-task-breakdown.jsonl"
    path = tmp_path / "mine.jsonl"
    path.write_bytes(source.read_bytes())
    assert run("evaluate", path).exit_code == 2
    result = succeed("evaluate", path, "--document", "anshan-2023-task-breakdown")
    assert "five-year" not in result.stdout
