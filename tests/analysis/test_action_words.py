from __future__ import annotations

import pytest

from indicators.analysis.action_words import action_words, actions, compare, worded
from indicators.tables.targets.quoted_clause import clause_before

GOAL = worded("5G基站", "加快组网建设,新建5G基站4000个,实现覆盖", "4000个")


@pytest.mark.parametrize(
    ("indicator", "sentence", "quote", "phrase", "plain"),
    [
        ("5G基站", "新建5G基站1409个", "1409个", "新建5G基站", {"新建"}),
        ("新改建5G基站", "132.新改建5G基站1330个。", "1330个", "新改建5G基站", {"新建", "改建"}),
        ("改建5G基站", "132.新改建5G基站1330个。", "1330个", "新改建5G基站", {"新建", "改建"}),
        ("5G基站", "到2025年,5G基站4000个", "4000个", "5G基站", set()),
        (
            "农村公路",
            "新建、维修改造农村公路720公里",
            "720公里",
            "维修改造农村公路",
            {"新建", "维修", "改造"},
        ),
        ("高新技术企业", "培育科技型中小企业220家、高新技术企业40家", "40家", "培育高新技术企业", {"培育"}),
        ("地区生产总值", "", "", "地区生产总值", set()),
    ],
)
def test_a_figure_is_worded_with_what_is_done(indicator, sentence, quote, phrase, plain):
    assert worded(indicator, sentence, quote) == (phrase, frozenset(plain))


def test_wider_deeds_make_an_upper_bound_and_narrower_ones_a_lower_bound():
    wide = worded("新改建5G基站", "新改建5G基站1330个", "1330个")
    assert compare(GOAL, wide, "target") == ["target_wording:新改建5G基站|新建5G基站", "target_upper_bound"]
    assert compare(wide, GOAL, "outcome") == [
        "outcome_wording:新建5G基站|新改建5G基站",
        "outcome_lower_bound",
    ]


def test_other_deeds_are_flagged_without_a_bound():
    other = worded("5G基站", "维修5G基站30个", "30个")
    assert compare(GOAL, other, "target") == ["target_wording:维修5G基站|新建5G基站"]


def test_the_same_words_are_not_flagged():
    assert compare(GOAL, worded("5G基站", "新建5G基站1409个", "1409个"), "outcome") == []
    plain = worded("高新技术企业数", "", "")
    assert compare(plain, worded("高新技术企业", "新增高新技术企业40家", "40家"), "target") == []


def test_another_phrase_is_flagged_where_no_deed_is_named():
    goal, figure = worded("招商引资实到资金", "", ""), worded("实际到位内资", "", "")
    assert compare(goal, figure, "target") == ["target_wording:实际到位内资|招商引资实到资金"]


def test_a_clause_is_what_stands_before_the_number_since_the_last_stop():
    assert clause_before("改造管网;新建公园3个", "3个") == "新建公园"
    assert clause_before("新建公园3个", "4个") == ""


def test_every_compound_word_stands_for_deeds_that_are_words_of_their_own():
    known = action_words()
    for word, plain in known.items():
        assert plain <= set(known), word
        assert actions(word)[0] == [word]
