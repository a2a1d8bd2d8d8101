import re
import time

import pytest

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary import indicators, units
from indicators.vocabulary.indicator_catalogue import read_indicators

CATALOGUE = indicators()

CORE_IDS = """
gdp gdp_per_capita industry_value_added fixed_investment retail_sales budget_revenue trade exports fdi
domestic_capital income income_urban income_rural cpi energy_intensity co2_intensity water_intensity
urbanisation labour_productivity rd_spending digital_share patents hightech_firms sme_tech_firms
specialised_firms gazelle_firms tourism_revenue forest_cover good_air pm25 surface_water life_expectancy
schooling_years doctors childcare_places unemployment pension_insured grain_output grain_area
farmland_kept high_standard_farmland conservation_tillage 5g_stations rural_roads old_housing
pipe_network urban_jobs afforestation mine_restoration green_mines smart_factories projects_started
sewage_rate
"""

GOOD = {
    "id": "gdp",
    "name": "地区生产总值",
    "english": "Gross Regional Product",
    "unit": "元",
    "display": "亿元",
    "direction": "1",
    "measure": "growth",
    "accumulates": "flow",
    "narrowing": "part",
}


@pytest.fixture
def write(tmp_path):
    def writing(*entries):
        path = tmp_path / "indicators.yaml"
        lines = []
        for entry in entries:
            fields = [f"{name}: {value}" for name, value in (GOOD | entry).items() if value is not None]
            lines += ["- " + fields[0], *("  " + field for field in fields[1:])]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return writing


def test_the_core_ids_are_those_of_the_labels():
    assert set(re.findall(r"\w+", CORE_IDS)) == CATALOGUE.core_ids
    assert len(CATALOGUE.entries) >= 150


def test_units_are_labels_of_the_unit_catalogue():
    labels = units().by_label
    unknown = [
        (entry.id, unit)
        for entry in CATALOGUE.entries
        for unit in (entry.unit, *entry.other_units)
        if unit not in labels
    ]
    assert unknown == []


def test_bounded_indicators_are_rates():
    assert {entry.unit for entry in CATALOGUE.entries if entry.bounded} == {"%"}


@pytest.mark.parametrize(
    ("indicator_id", "measure", "direction"),
    [
        ("gdp", "growth", 1),
        ("pm25", "level", -1),
        ("pm25", "decline", 1),
        ("energy_intensity", "decline", 1),
        ("energy_intensity", "level", -1),
        ("unemployment", "share", -1),
        ("cpi", "growth", 0),
        ("cpi", "decline", 0),
    ],
)
def test_the_direction_turns_with_a_decline(indicator_id, measure, direction):
    assert CATALOGUE.by_id[indicator_id].direction_of(measure) == direction


def test_series_under_one_id_are_told_apart():
    unemployment = CATALOGUE.by_id["unemployment"]
    assert [unemployment.series_of(phrase) for phrase in ("城镇登记失业率", "城镇调查失业率", "失业率")] == [
        "登记",
        "调查",
        "",
    ]


def test_ids_of_other_files_lead_to_the_same_indicator():
    assert CATALOGUE.by_id["carbon_intensity"] is CATALOGUE.by_id["co2_intensity"]


def test_every_reported_figure_has_an_entry(project):
    ids = {
        line.split(",")[2]
        for line in (project.observations / "reported.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    }
    assert ids <= set(CATALOGUE.by_id)


def test_a_direction_has_no_default(write):
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(write({"direction": None}))
    assert str(caught.value) == (
        "vocabulary entry cannot be used\n"
        "  expected  direction should be 1, -1 or 0\n"
        "  found     nothing\n"
        "  where     indicators.yaml, line 1, entry gdp, direction\n"
        "  to do     Add direction: it has no default."
    )


@pytest.mark.parametrize(
    ("fields", "expected", "found", "field"),
    [
        ({"direction": "2"}, "direction should be 1, -1 or 0", "2", "direction"),
        ({"id": "GDP"}, "id should match pattern '^[a-z0-9][a-z0-9_]*$'", "'GDP'", "id"),
        (
            {"measure": "rise"},
            "measure should be 'level', 'increment', 'growth', 'decline' or 'share'",
            "'rise'",
            "measure",
        ),
        ({"narrowing": "some"}, "narrowing should be 'part' or 'subset'", "'some'", "narrowing"),
        (
            {"sdg": "{target: x, relation: same}"},
            "sdg.target should match pattern '^\\d{1,2}(\\.[0-9a-z]{1,2}){0,2}$'",
            "'x'",
            "sdg",
        ),
        ({"not": '[""]'}, "not.0 should have at least 1 character", "''", "not"),
        ({"colour": "red"}, "only known fields", "the field colour", "colour"),
    ],
)
def test_a_field_that_does_not_fit_is_told(write, fields, expected, found, field):
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(write(fields))
    assert (caught.value.expected, caught.value.found) == (expected, found)
    assert caught.value.where.endswith(f", {field}")


def test_an_alias_of_two_entries_is_told_with_both(write):
    path = write({}, {"id": "output", "name": "产出", "aliases": "[全市GDP的总量, GDP]"})
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(path)
    assert caught.value.found == "the alias 地区生产总值 in the entries gdp (line 1) and output"
    assert caught.value.where == "indicators.yaml, line 10, entry output"
    assert caught.value.remedy == "Leave the alias to one of the two."


def test_an_alias_with_a_gap_is_claimed_with_its_gap(write):
    path = write({"aliases": '["开工*项目"]'}, {"id": "output", "name": "产出", "aliases": '["开工*项目"]'})
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(path)
    assert caught.value.found == "the alias 开工*项目 in the entries gdp (line 1) and output"


def test_an_id_of_two_entries_is_told_with_both(write):
    path = write({"other_ids": "[output]"}, {"id": "output", "name": "产出"})
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(path)
    assert caught.value.found == "the id output in the entries gdp (line 1) and output"
    assert caught.value.remedy == "Rename one of the two, or delete it."


def test_an_alias_its_own_entry_denies_is_told(write):
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(write({"aliases": "[人均GDP]", "not": "[人均]"}))
    fault = caught.value
    assert (fault.expected, fault.found) == ("aliases without the entry's own not words", "人均GDP with 人均")
    assert fault.where == "indicators.yaml, line 11, entry gdp, not"
    assert fault.remedy == "Delete the alias, or take 人均 out of not."


def test_all_faults_are_told_at_once(write):
    with pytest.raises(Faults) as caught:
        read_indicators(write({"direction": None}, {"measure": "rise"}, {"unit": '""'}))
    assert str(caught.value).startswith("3 faults\n1. vocabulary entry cannot be used\n")
    assert [error.where.split(", ")[1] for error in caught.value.errors] == ["line 1", "line 15", "line 21"]


def test_the_catalogue_is_read_and_matched_fast():
    start = time.process_time()
    catalogue = read_indicators()
    for entry in catalogue.entries:
        catalogue.match(entry.name)
    assert time.process_time() - start < 2
