import pytest

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme_catalogue import read_schemes

SCHEMES = schemes()


def test_labels_are_there_in_both_languages():
    slow = SCHEMES.status("slow")
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
        ("approx_points: 0.5", "approx_points: -1", "approx_points should be greater than or equal to 0"),
        (
            "{zh: 提前实现, en: Achieved early, light: green}",
            "{zh: 提前实现, en: Achieved early}",
            "light should be 'green', 'watch', 'yellow', 'red' or 'grey'",
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
        read_schemes(altered(("en: Somewhat slow, light: yellow", "en: Somewhat slow, light: mauve")))
    assert ", entry slow, light" in caught.value.where


def test_all_faults_are_told_at_once(altered):
    path = altered(("\nstatuses:", "\nresults:"), ("approx_points: 0.5", "approx_points: x"))
    with pytest.raises(Faults) as caught:
        read_schemes(path)
    assert [error.found for error in caught.value.errors] == [
        "the section results",
        "no section statuses",
        "'x'",
    ]


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ("[{status: ahead}, {status: behind}]", "two or more bands with a bound each, but for the last"),
        (
            "[{status: behind, above: 0}, {status: ahead, above: 1}, {status: behind}]",
            "bands from the best to the worst, bounds falling",
        ),
        ("[{status: ahead, above: 1, at_least: 0}, {status: behind}]", "one bound, at_least or above"),
    ],
)
def test_bands_out_of_order_are_told_of_a_scheme_of_ones_own(tmp_path, rates, expected):
    own = tmp_path / "schemes.yaml"
    own.write_text(
        f"schemes:\n  ours: {{zh: 我们, en: Ours, source: x, like: standard, rates: {rates}}}\n", "utf-8"
    )
    with pytest.raises(VocabularyFault) as caught:
        read_schemes(own=own)
    assert caught.value.expected == expected
