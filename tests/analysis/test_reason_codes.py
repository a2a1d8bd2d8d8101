from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from indicators.analysis.reason_codes import explain
from indicators.errors import BadParameter, VocabularyFault

PHRASES = yaml.safe_load(
    files("indicators.analysis").joinpath("reason_codes.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", PHRASES)
def test_every_code_has_words_in_both_languages_with_the_same_arguments(name):
    entry = PHRASES[name]
    assert set(entry) == {"zh", "en"}
    braces = [[part for part in ("{0}", "{1}") if part in entry[lang]] for lang in ("zh", "en")]
    assert braces[0] == braces[1]


def test_arguments_that_are_codes_themselves_are_put_into_words():
    assert explain("relational:own_gdp_growth") == ["目标未列具体数值（参照：本地经济增长）"]
    assert explain("goal_relational:assigned", "en") == [
        "the plan's goal has no number of its own (held against: assigned task)"
    ]


def test_no_codes_no_words():
    assert explain("") == []


@pytest.mark.parametrize("codes", ["no_such_code", "target_wording:one"])
def test_an_unknown_code_or_too_few_arguments_are_told(codes):
    with pytest.raises(VocabularyFault) as caught:
        explain(codes)
    assert caught.value.expected == "a code of reason_codes.yaml with all its arguments"
    assert caught.value.found == repr(codes)
    assert caught.value.remedy == "Add the code to the file, in zh and en."


def test_a_language_that_is_none_is_told():
    with pytest.raises(BadParameter):
        explain("band", "fr")


@pytest.mark.parametrize(
    ("reason", "zh"),
    [
        ("worst_target:a@1", "按所含目标中情况最差的一项判断（a@1）"),
        ("claims_done:a@1", "责任单位报送已完成，所含目标（a@1）尚未达到"),
        ("verified:市政府督查室|2025-07-03", "经核实属实，可以销号（市政府督查室，2025-07-03）"),
        ("reported_only:市教育局", "单位报送，未经核实，暂不销号（市教育局）"),
        ("refuted:市政府督查室|2025-07-03", "报送已完成，核实不属实，不予销号（市政府督查室，2025-07-03）"),
        ("reported:2025-H1", "2025年上半年单位报送"),
        ("overdue:2025-06-30", "完成时限（2025年6月30日）已到，尚未完成"),
        ("overdue_unreported:2025-06-30", "完成时限（2025年6月30日）已到，未报送进展"),
        ("no_report", "责任单位未报送进展"),
        ("later_figure:35个|2024-Q1/Q3", "到期未完成，2024年前三季度为35个"),
        ("reached_late:42个|2024", "到期未完成，2024年已达到（42个）"),
        ("deadline_ahead:2025-06-30", "完成时限2025年6月30日，尚未到期"),
    ],
)
def test_why_a_task_stands_as_it_does_is_said_in_words(reason: str, zh: str) -> None:
    assert explain(reason) == [zh]


# As the description of the column `flags` names them (tables/columns.yaml).
FLAGS = (
    "fused_cells", "revised_by_hand", "contradicts", "repeated_by", "stretch_of", "replaces", "replaced_by",
    "part_of", "parted", "downward", "nearly", "superseded", "revision", "unchanged", "called_off",
    "holds_from", "opinion", "counts", "allocated_by", "unknown_kind", "recognised", "implausible",
    "confirmed", "not_a_target",
)  # fmt: skip


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_flag_of_a_row_has_words(flag: str, lang: str) -> None:
    """The data-quality page counts rows by each of them."""
    (words,) = explain(f"{flag}:x", lang)
    assert words
