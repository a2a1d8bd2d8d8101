"""The one list of statuses: what a new one needs, and what is said of one that lacks it."""

from __future__ import annotations

import pytest

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme_catalogue import read_schemes

SCHEMES = schemes()
SLOW = "  slow: {zh: 偏慢, en: Somewhat slow, light: yellow}\n"
SLOWISH = "  slowish: {zh: 略偏慢, en: A little slow, light: yellow}\n"


BAND = "      - {status: as_expected, at_least: 0.95}\n"
SLOWISH_BAND = "      - {status: slowish, at_least: 0.9}\n"


def test_a_status_of_ones_own_and_its_band_are_all_that_is_needed(altered):
    found = read_schemes(altered((SLOW, SLOWISH + SLOW), (BAND, BAND + SLOWISH_BAND)))
    assert found.scheme("standard").goal(0.92).status == "slowish"
    assert found.status("slowish").zh == "略偏慢"
    with pytest.raises(Faults) as caught:
        read_schemes(altered((BAND, BAND + SLOWISH_BAND)))
    assert {error.found for error in caught.value.errors} == {"'slowish'"}


@pytest.mark.parametrize(
    ("changes", "expected", "found", "remedy"),
    [
        (
            [(SLOW, SLOWISH.replace("zh: 略偏慢, ", "") + SLOW)],
            "the field zh",
            "nothing",
            "Add zh: it has no default.",
        ),
        (
            [("  stale: {zh: 数据未更新,", "  stales: {zh: 数据未更新,")],
            "the status stale, which the rules of the analysis give",
            "no such entry",
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


def test_every_status_that_a_scheme_of_targets_gives_is_in_the_list():
    given = {band.status for scheme in read_schemes().schemes.values() for band in scheme.bands}
    assert given <= SCHEMES.statuses.keys()


def test_a_status_that_is_not_in_the_list_is_told():
    with pytest.raises(VocabularyFault) as caught:
        SCHEMES.status("slightly_behind")
    assert caught.value.found == "'slightly_behind'"
    assert caught.value.where == "vocabulary/schemes.yaml, statuses"
    assert "`indicators validate`" in caught.value.remedy
