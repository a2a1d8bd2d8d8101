"""A project's own words beside the package's: what overrides, what is added, and what is refused by name."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from indicators.errors import Faults, IndicatorsError, VocabularyFault, all_of
from indicators.project import VOCABULARY, Project
from indicators.validation import fault_collector, own_vocabulary
from indicators.vocabulary import merging, own_files
from indicators.vocabulary.indicator_catalogue import read_indicators
from indicators.vocabulary.place_files import read_places
from indicators.vocabulary.scheme_catalogue import read_schemes
from indicators.vocabulary.unit_catalogue import read_units

PACKAGE = Path(own_files.__file__).parent
LAMPS = """- id: street_lamps
  name: 新建路灯
  english: Street Lamps
  unit: 柜
  display: 柜
  direction: 1
  measure: increment
  accumulates: flow
  narrowing: subset
"""


@pytest.fixture
def own(tmp_path: Path) -> Project:
    (tmp_path / "vocabulary").mkdir()
    return Project(tmp_path)


def write(project: Project, name: str, text: str) -> Path:
    path = project.vocabulary / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_unit_is_added_and_one_is_overridden(own):
    rows = "柜,柜,柜,count,,\n千克,千克,kilogram,mass,kg,mine\n"
    path = write(own, "units.csv", f"form,unit,pint,kind,ucum,note\n{rows}")
    found, before = read_units(own=path), read_units()
    assert found.by_form["柜"].kind == "count"
    assert found.by_form["千克"].note == "mine"
    assert len(found.forms) == len(before.forms) + 1


def test_a_form_given_twice_in_the_own_file_is_refused(own):
    rows = "柜,柜,柜,count,,\n米,米,metre,length,m,\n米,米,metre,length,m,\n"
    path = write(own, "units.csv", "form,unit,pint,kind,ucum,note\n" + rows)
    with pytest.raises(VocabularyFault, match="米 of line 3 again"):
        read_units(own=path)


def test_an_own_label_that_differs_from_the_packages_forms_is_corrected_in_the_own_file(own):
    path = write(own, "units.csv", "form,unit,pint,kind,ucum,note\n公里,公里,kilometre,length,,\n")
    with pytest.raises(VocabularyFault) as caught:
        read_units(own=path)
    assert caught.value.where == "vocabulary/units.csv, line 2"
    assert caught.value.expected == "pint, kind and ucum of 公里: kilometre, length, km"
    assert caught.value.found == "kilometre, length, "


def test_an_own_indicator_is_followed_and_one_is_overridden_whole(own):
    path = write(
        own, "indicators.yaml", LAMPS + LAMPS.replace("street_lamps", "gdp").replace("新建路灯", "产值")
    )
    found = read_indicators(own=path)
    assert (found.match("新建路灯"), "street_lamps" in found.core_ids) == ("street_lamps", True)
    assert (found.by_id["gdp"].name, found.match("地区生产总值")) == ("产值", "")


def test_a_name_of_the_package_is_taken_and_both_files_are_named(own):
    path = write(own, "indicators.yaml", LAMPS.replace("新建路灯", "地区生产总值"))
    with pytest.raises(VocabularyFault) as caught:
        read_indicators(own=path)
    assert "in the entries gdp (line " in caught.value.found
    assert " of indicators.yaml) and street_lamps" in caught.value.found
    assert caught.value.where == "vocabulary/indicators.yaml, line 1, entry street_lamps"


def test_a_scheme_takes_the_rest_from_the_package(own):
    scheme = "schemes:\n  ours: {zh: 本市, en: Ours, source: here, like: standard}\n"
    path = write(own, "schemes.yaml", scheme + "tolerances: {approx_points: 0.1}\n")
    found, before = read_schemes(own=path), read_schemes()
    assert found.scheme("ours").rates == before.scheme("standard").rates
    assert (found.tolerances.approx_points, found.tolerances.approx_amount_pct) == (0.1, 2.0)
    assert list(found.statuses) == list(before.statuses)


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("schemes:\n  ours: {zh: 本市, en: Ours, source: s, like: standrad}\n",
         "vocabulary/schemes.yaml, schemes, ours", "like: standrad"),
        ("tolerances: {approx_point: 1}\n", "vocabulary/schemes.yaml, line 1, entry tolerances, approx_point",
         "the field approx_point"),
        ("scheme: {ours: {}}\n", "vocabulary/schemes.yaml", "the section scheme"),
        ("schemes:\n  ours:\n", "vocabulary/schemes.yaml, line 2, entry ours, zh", "nothing"),
        ("schemes:\n", "vocabulary/schemes.yaml, line 1", "nothing at schemes"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_scheme_is_named(own, text, where, found):
    with pytest.raises((VocabularyFault, Faults)) as caught:
        read_schemes(own=write(own, "schemes.yaml", text))
    first = all_of(caught.value)[0]
    assert (first.where, first.found) == (where, found)


def test_a_place_of_the_package_is_renamed_and_keeps_its_level(own):
    path = write(
        own, "places.csv", "name,short,adcode,parent,english\n鞍山新市,鞍新,210300,210000,Anshan New\n"
    )
    found = read_places(own=path)
    assert (found.by_adcode["210300"].name, found.by_adcode["210300"].level) == ("鞍山新市", "prefecture")


def test_two_files_of_places_are_refused(own):
    path = write(own, "places.csv", "name,short,adcode,parent,english\n")
    (own.root / "data" / "raw").mkdir(parents=True)
    older = own.root / "data" / "raw" / "places.csv"
    older.write_text("name,short,adcode,parent,english\n", encoding="utf-8")
    with pytest.raises(VocabularyFault) as caught:
        read_places(own=path)
    assert caught.value.found == "data/raw/places.csv as well"
    path.unlink()
    assert own.places == older


def test_words_are_added_and_taken_out(own):
    text = "modalities: [誓要]\ncomparators_after:\n  approx: {add: [光景], without: [上下]}\n"
    found = merging.word_lists(PACKAGE / "words.yaml", write(own, "words.yaml", text))
    assert {"誓要", "力争"} <= set(found["modalities"])
    assert found["comparators_after"]["approx"] == ["左右", "光景"]
    assert "以上" in found["comparators_after"]["ge"]


@pytest.mark.parametrize(
    ("text", "where", "expected", "found"),
    [
        ("modality: [a]", "line 1", "a section that the package has", "modality"),
        ("modalities: a", "line 1, modalities", "a list of words", "'a'"),
        ("modalities:\n- [a]", "line 2, modalities", "a word, in quotes", "a sequence"),
        ("modalities: [1]", "line 1, modalities", "a word, in quotes", "'1'"),
        ("modalities: ['']", "line 1, modalities", "a word, in quotes", "''"),
        ("modalities: {ad: [a]}", "line 1, modalities", "add or without", "ad"),
        ("modalities: {without: [誓要]}", "line 1, modalities", "a word that the package has", "誓要"),
        ("comparators_after: {approx: {without: [左右, 上下]}}", "line 1, comparators_after.approx",
         "a word that is left, or one to add", "none"),
        ("levels_patterns: ['(']", "line 1, levels_patterns", "a regular expression", "'('"),
        ("levels_patterns: ['(省)级']", "line 1, levels_patterns", "a regular expression", "'(省)级'"),
        ("[a, b]", "line 1", "sections among", "a sequence"),
        ("comparators_after: [左右]", "line 1, comparators_after", "sections among", "a sequence"),
        ("modalities: [a\nb: c", "line 2", "YAML", "did not find"),
        ("", "line 1", "at least one entry", "an empty file"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_words_is_named(own, text, where, expected, found):
    with pytest.raises((VocabularyFault, Faults)) as caught:
        merging.word_lists(PACKAGE / "words.yaml", write(own, "words.yaml", text))
    first = all_of(caught.value)[0]
    assert first.where == f"vocabulary/words.yaml, {where}"
    assert first.expected.startswith(expected)
    assert first.found.startswith(found)


def told(project: Project) -> list[IndicatorsError]:
    return fault_collector.faults(fault_collector.run(own_vocabulary.checks(project)))


def test_every_file_has_a_check_and_others_are_strangers(own):
    assert set(own_vocabulary.CHECKS) == set(VOCABULARY)
    write(own, "README.md", "mine")
    write(own, "unit.csv", "")
    (fault,) = told(own)
    assert (fault.where, fault.remedy) == (
        "vocabulary/unit.csv",
        "Did you mean units.csv or units.txt or places.csv?",
    )


def test_a_unit_that_nobody_knows_is_told_of_an_indicator(own):
    write(own, "indicators.yaml", LAMPS.replace("unit: 柜", "unit: 樽"))
    faults = [fault for fault in told(own) if "entry street_lamps, unit" in fault.where]
    assert [fault.found for fault in faults] == ["'樽'"]


def test_another_vocabulary_is_refused_once_one_is_in_use(own):
    own_files.own("units.csv")
    own_files.require(own)
    write(own, "places.csv", "name,short,adcode,parent,english\n")
    own_files.require(own)
    write(own, "units.csv", "form,unit,pint,kind,ucum,note\n")
    with pytest.raises(IndicatorsError) as caught:
        own_files.require(own)
    assert caught.value.headline == "another vocabulary is in use"
    assert (caught.value.found, caught.value.where) == ("another one", str(own.vocabulary))


def test_the_hash_takes_in_every_file(own):
    seen = {own_files.digest(own)}
    assert seen == {""}
    for name in VOCABULARY:
        write(own, name, "a")
        seen.add(own_files.digest(own))
    write(own, "README.md", "not read")
    seen.add(own_files.digest(own))
    assert len(seen) == len(VOCABULARY) + 1


@pytest.mark.posix
def test_what_is_no_file_is_told(own):
    os.mkfifo(own.vocabulary / "units.csv")
    (own.vocabulary / "schemes.yaml").mkdir()
    assert [(fault.where, fault.expected) for fault in told(own)] == [
        ("vocabulary/schemes.yaml", "a file"),
        ("vocabulary/units.csv", "a file"),
    ]


@pytest.fixture
def usual_cells():
    """The limit that Python sets, which other libraries may have raised for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("usual_cells")
def test_a_cell_longer_than_any_is_told(own):
    path = write(own, "places.csv", "a" * 200_000)
    (fault,) = [one for one in told(own) if isinstance(one, VocabularyFault) and "field" in one.found]
    assert fault.where == f"vocabulary/{path.name}, line 1"
