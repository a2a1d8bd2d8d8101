"""The one list of statuses: what a new one needs, and what is said of one that lacks it."""

from __future__ import annotations

import pytest

from indicators.errors import VocabularyFault
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme_catalogue import read_schemes

SCHEMES = schemes()
BEHIND = "  behind: {zh: 欠进度, en: Behind schedule, light: yellow, card: behind}\n"
SLIGHTLY = "  slightly_behind: {zh: 略欠进度, en: Slightly behind, light: yellow, card: behind}\n"
LAST_BAND = "      - {status: on_schedule, at_least: -1}\n"
NEW_BAND = f"{LAST_BAND}      - {{status: slightly_behind, at_least: -5}}\n"


def test_a_status_of_ones_own_and_its_band_are_all_that_is_needed(altered):
    found = read_schemes(altered((BEHIND, SLIGHTLY + BEHIND), (LAST_BAND, NEW_BAND)))
    assert found.by_name["in_year"].band(-2).status == "slightly_behind"
    assert found.counted_by("behind") == ("slightly_behind", "behind", "yellow", "red")
    assert found.in_state("behind") == ("slightly_behind", "behind", "yellow", "red")


@pytest.mark.parametrize(
    ("changes", "expected", "found", "remedy"),
    [
        (
            [(LAST_BAND, NEW_BAND)],
            "a status of the list",
            "'slightly_behind'",
            "Or add it to the list, with words and light.",
        ),
        (
            [(BEHIND, SLIGHTLY.replace(", card: behind", "") + BEHIND), (LAST_BAND, NEW_BAND)],
            "a card that counts it, since the scheme in_year can give it to a year's target",
            "no card",
            "Add card: one of met, on_pace, behind, missed, unjudged, no_observation.",
        ),
        (
            [(BEHIND, SLIGHTLY.replace("card: behind", "card: late") + BEHIND), (LAST_BAND, NEW_BAND)],
            "a card of the section cards",
            "'late'",
            "Known are: met, on_pace, behind, missed, unjudged, no_observation.",
        ),
        (
            [(BEHIND, SLIGHTLY.replace("zh: 略欠进度, ", "") + BEHIND)],
            "the field zh",
            "nothing",
            "Add zh: it has no default.",
        ),
        (
            [
                (
                    "rebound: {zh: 反弹, en: Rebound, light: red, card: missed}",
                    "rebounds: {zh: 反, en: R, light: red}",
                )
            ],
            "the status rebound, which the rules of the analysis give",
            "no such entry",
            "Add it with zh, en and light.",
        ),
        (
            [
                (
                    "no_observation: {zh: 无观测数据, en: No observation, light: grey, card: no_observation}",
                    "no_observation: {zh: 无观测数据, en: No observation, light: grey}",
                )
            ],
            "a card that counts it, since the rules of the analysis can give it to a year's target",
            "no card",
            "Add card: one of met, on_pace, behind, missed, unjudged, no_observation.",
        ),
        (
            [("  no_observation: {zh: 无数据, en: no figure, light: grey}\n", "")],
            "the state no_observation, by which targets are counted",
            "no entry that can be used",
            "Add it with zh, en and light.",
        ),
    ],
)
def test_what_a_status_lacks_is_told(altered, changes, expected, found, remedy):
    with pytest.raises(VocabularyFault) as caught:
        read_schemes(altered(*changes))
    assert (caught.value.expected, caught.value.found) == (expected, found)
    assert remedy in caught.value.remedy
    assert caught.value.where.startswith("schemes.yaml")


def test_a_scheme_may_change_the_light_of_a_status(altered):
    found = read_schemes(
        altered(("{status: on_schedule, at_least: -1}", "{status: on_schedule, light: watch, at_least: -1}"))
    )
    assert (found.status("on_schedule", "in_year").light, found.status("on_schedule").light) == (
        "watch",
        "green",
    )


def test_a_status_that_is_not_in_the_list_is_told():
    with pytest.raises(VocabularyFault) as caught:
        SCHEMES.status("slightly_behind")
    assert caught.value.found == "'slightly_behind'"
    assert caught.value.where == "vocabulary/schemes.yaml, statuses"
    assert "`indicators validate`" in caught.value.remedy
