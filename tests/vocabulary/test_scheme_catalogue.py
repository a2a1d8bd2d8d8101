import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme_catalogue import read_schemes

SCHEMES = schemes()


@pytest.mark.parametrize(
    ("scheme", "value", "status"),
    [
        ("five_year", 1.05, "faster"),
        ("five_year", 1.049, "as_expected"),
        ("five_year", 0.95, "as_expected"),
        ("five_year", 0.60, "slow"),
        ("five_year", 0.0, "lagging"),
        ("five_year", -0.01, "reversed"),
        ("eurostat", 0.95, "significant"),
        ("eurostat", 0.6, "moderate"),
        ("eurostat", 0.1, "insufficient"),
        ("eurostat", -0.1, "away"),
    ],
)
def test_bounds_of_the_bands(scheme, value, status):
    assert SCHEMES.by_name[scheme].band(value).status == status


@given(st.sampled_from(sorted(SCHEMES.by_name)), st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_every_value_has_a_band_and_a_better_value_no_worse_one(name, one, other):
    bands = SCHEMES.by_name[name].bands
    low, high = sorted((one, other))
    assert bands.index(SCHEMES.by_name[name].band(high)) <= bands.index(SCHEMES.by_name[name].band(low))


def test_labels_are_there_in_both_languages():
    slow = SCHEMES.status(SCHEMES.by_name["five_year"].band(0.7).status)
    assert (slow.label("zh"), slow.label("en"), slow.label()) == ("偏慢", "Somewhat slow", "偏慢")


def test_statuses_and_tolerances():
    assert SCHEMES.statuses["achieved_early"].zh == "提前实现"
    assert SCHEMES.statuses["undetermined"].zh == "无法判断"
    assert [status.order for status in SCHEMES.statuses.values()] == list(range(len(SCHEMES.statuses)))
    tolerances = SCHEMES.tolerances
    assert (tolerances.approx_points, tolerances.approx_amount_pct, tolerances.broadly_equal_points) == (
        0.5,
        2.0,
        1.0,
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at_least: 1.05}", "at_least: 1.05, above: 1}", "one bound, at_least or above"),
        ("at_least: 1.05", "at_least: 0.9", "bands from the best to the worst, bounds falling"),
        (
            "{status: reversed}",
            "{status: reversed, at_least: -9}",
            "bands with a bound each, but for the last",
        ),
        (", at_least: 1.05", "", "bands with a bound each, but for the last"),
        (
            "measured: pace",
            "measured: luck",
            "measured should be 'pace'",
        ),
        ("approx_points: 0.5", "approx_points: -1", "approx_points should be greater than or equal to 0"),
        (
            "{zh: 提前实现, en: Achieved early, light: green}",
            "{zh: 提前实现, en: Achieved early}",
            "the field light",
        ),
    ],
)
def test_what_does_not_fit_is_told(altered, old, new, expected):
    with pytest.raises(VocabularyFault) as caught:
        read_schemes(altered((old, new)))
    assert caught.value.expected == expected
    assert caught.value.where.startswith("schemes.yaml, line ")


def test_the_entry_and_line_are_named(altered):
    with pytest.raises(VocabularyFault) as caught:
        read_schemes(altered(("measured: pace", "measured: luck")))
    assert ", entry five_year, measured" in caught.value.where


def test_all_faults_are_told_at_once(altered):
    path = altered(("\nstatuses:", "\nresults:"), ("approx_points: 0.5", "approx_points: x"))
    with pytest.raises(Faults) as caught:
        read_schemes(path)
    assert [error.found for error in caught.value.errors] == [
        "the section results",
        "no section statuses",
        "'x'",
    ]
