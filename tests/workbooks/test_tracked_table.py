"""The table of `indicators track` for a terminal: figures, gaps and signs as people write them."""

from __future__ import annotations

import csv as csv_files
import json
from dataclasses import fields
from math import nan

import pytest

from indicators.analysis.tracking.tracking import Tracked
from indicators.workbooks.tracked_table import csv, jsonl, table


def row(**known: object) -> Tracked:
    empty = {field.name: nan if field.type == "float" else "" for field in fields(Tracked)}
    said = {"status": "met", "light": "green", "observed_period": "2025-H1", **known}
    return Tracked(**{**empty, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "observed", "gap"),
    [
        ({"observed": 20.0, "unit": "件", "gap": 100 / 6, "gap_unit": "百分点"}, "20件", "+16.67个百分点"),
        ({"observed": 29e9, "unit": "元", "gap": -1e9, "gap_unit": "元"}, "290亿元", "−10亿元"),
        ({"observed": 6.0, "unit": "%", "gap": 0.0, "gap_unit": "百分点"}, "6%", "0个百分点"),
        (
            {"observed": -1.0, "unit": "%", "target": "下降4%", "gap": -5.0, "gap_unit": "百分点"},
            "上升1%",
            "−5个百分点",
        ),
        (
            {"observed": -1.0, "unit": "%", "target": "增长4%", "gap": -5.0, "gap_unit": "百分点"},
            "−1%",
            "−5个百分点",
        ),
        (
            {"observed": 180.0, "unit": "%", "target": "增长2倍", "gap": -20.0, "gap_unit": "百分点"},
            "增长1.8倍",
            "−20个百分点",
        ),
        ({"observed": 20.0, "unit": "%", "observed_comparator": "gt"}, "超过20%", ""),
        ({"observed": 6.0, "unit": "%", "observed_comparator": "approx"}, "6%左右", ""),
        (
            {"observed": -1.0, "unit": "%", "target": "下降4%", "observed_comparator": "lt"},
            "上升超过1%",
            "",
        ),
        ({"unit": "%"}, "", ""),
    ],
)
def test_figures_and_gaps_are_written_as_people_write_them(known, observed, gap) -> None:
    head, line = table([row(**known)]).splitlines()
    assert head.split()[3:6] == ["最新完成情况", "数据截至", "与目标差距"]
    told = [cell for cell in line.split() if cell != known.get("target")]
    assert told == [*filter(None, (observed, "2025年上半年", gap)), "✓", "已完成"]


def test_an_indicator_has_the_name_that_pages_give_it() -> None:
    told = table([row(indicator="城镇就业人数", indicator_id="urban_jobs")])
    assert "城镇新增就业" in told
    assert "城镇就业人数" not in told


def test_a_rise_of_what_was_to_fall_is_told_in_english_too() -> None:
    told = table([row(observed=-1.0, unit="%", target="下降4%", gap=-5.0, gap_unit="百分点")], "en")
    assert "rise of 1%" in told
    assert "−5 points" in told


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"target": "增长6%左右", "value": 6.0, "unit": "%"}, "growth about 6%"),
        ({"target": "下降3%以上", "value": 3.0, "unit": "%"}, "fall ≥3%"),
        ({"target": "超过17亿元", "value": 1.7e9, "unit": "元"}, ">1.7 billion CNY"),
        ({"target": "1-2家", "value": 1.0, "unit": "家"}, "1—2"),
        ({"target": "增速不低于7%", "value": 7.0, "unit": "%"}, "growth ≥7%"),
        ({"target": "涨幅不高于3%", "value": 3.0, "unit": "%"}, "growth ≤3%"),
        ({"target": "1.7万人", "value": 17000.0, "unit": "人"}, "17,000 persons"),
        ({"target": "与经济增长同步"}, "in step with economic growth (与经济增长同步)"),
        # What has no English words stays as it is printed.
        ({"target": "突破千亿", "value": 1e11, "unit": "元"}, "突破千亿"),
        ({"target": "增长2倍", "value": 200.0, "unit": "%"}, "增长2倍"),
        (
            {"target": "增长8%（按省级目标增长9%考核）", "value": 9.0, "unit": "%"},
            "增长8%（按省级目标增长9%考核）",
        ),
    ],
)
def test_a_target_is_told_in_english_as_pages_tell_it(known, words) -> None:
    told = table([row(**known)], "en").splitlines()
    assert " ".join(" ".join(line[:110] for line in told[1:]).split()).startswith(words)


def test_a_target_that_cannot_be_judged_says_why() -> None:
    made = row(status="undetermined", light="grey", reason="relational_unseen:own_gdp_growth")
    told = "".join(table([made]).split())
    assert "–无法判断目标未列具体数值（参照：本地经济增长），暂无本项数据" in told
    assert "暂无数据：" not in table(
        [row(status="no_observation", light="grey", reason="no_observation:2025")]
    )


def test_a_bound_that_is_only_reached_says_what_is_missing() -> None:
    known = {"status": "missed", "light": "red", "target": "超过240个", "unit": "个", "observed": 240.0}
    assert "与目标数相等，目标要求超过" in table([row(**known, value=240.0, gap=0.0, gap_unit="百分点")])


@pytest.mark.parametrize(
    ("known", "gap", "due"),
    [
        ({"unit": "个", "gap": -100 / 7, "gap_unit": "百分点", "due": 963 / 7}, -14.29, 137.57143),
        ({"unit": "%", "gap": 0.1 + 0.2, "gap_unit": "百分点"}, 0.3, None),
        ({"unit": "%", "gap": -0.001, "gap_unit": "百分点"}, 0.0, None),
        ({"unit": "元", "gap": 1e10 / 3, "gap_unit": "元", "due": 2e10 / 3}, 3333333300.0, 6666666700.0),
        ({"unit": "元"}, None, None),
    ],
)
def test_what_is_worked_out_has_no_more_digits_than_mean_something(known, gap, due) -> None:
    made = row(**known)
    told = json.loads(jsonl([made]))
    assert [told["gap"], told["due"]] == [gap, due]
    assert "-0" not in repr(told["gap"])
    (line,) = csv_files.DictReader(csv([made]).lstrip("\ufeff").splitlines())
    assert [float(line[name]) if line[name] else None for name in ("gap", "due")] == [gap, due]
