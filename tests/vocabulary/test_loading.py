from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from indicators.errors import VocabularyFault
from indicators.vocabulary.csv_entries import csv_rows
from indicators.vocabulary.file_text import read_text
from indicators.vocabulary.loading import sections_of, yaml_rows, yaml_sections
from indicators.vocabulary.vocabulary_checks import check, section_faults, twice


class Pet(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    legs: int


@pytest.fixture
def write(tmp_path):
    def writing(text, name="pets.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return writing


def told(fault):
    return fault.expected, fault.found, fault.where, fault.remedy


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(VocabularyFault) as caught:
        read_text(tmp_path / "pets.yaml")
    assert told(caught.value) == (
        "a vocabulary file",
        "no file",
        str(tmp_path / "pets.yaml"),
        "Install the package again, or restore the file from version control.",
    )


def test_bytes_of_another_encoding_are_refused(write):
    path = write("名称".encode("gb18030"))
    with pytest.raises(VocabularyFault) as caught:
        read_text(path)
    assert told(caught.value) == (
        "text in UTF-8",
        "invalid continuation byte at byte 0",
        str(path),
        "Save the file as UTF-8.",
    )


def test_a_byte_order_mark_is_no_text(write):
    assert read_text(write(b"\xef\xbb\xbfa")) == "a"


@pytest.mark.parametrize(
    ("text", "expected", "found", "line"),
    [
        ("", "at least one entry", "an empty file", 1),
        ("- name: a\n  legs: 4\n  legs: 3\n", "each key once", "legs again", 3),
        ("- name: a\n  legs: [4\n", "YAML", "did not find expected ',' or ']'", 3),
        ("- name: a\n- name: \x01\n", "printable text", "the character '\\x01'", 2),
        ("name: a\n", "a list of entries, each beginning with - name:", "a text at name", 1),
        ("- a\n", "a list of entries, each beginning with - name:", "a text at 1", 1),
    ],
)
def test_a_broken_list_is_told_with_its_line(write, text, expected, found, line):
    with pytest.raises(VocabularyFault) as caught:
        yaml_rows(write(text), "name")
    assert told(caught.value) == (
        expected,
        found,
        f"pets.yaml, line {line}",
        "Correct the line; two spaces indent, and text with : or # stands in quotes.",
    )


def test_sections_are_a_mapping_of_mappings(write):
    with pytest.raises(VocabularyFault) as caught:
        yaml_sections(write("- a\n"))
    assert told(caught.value)[:3] == ("entries with a name each", "a text at 1", "pets.yaml, line 1")


def test_entries_and_their_fields_know_their_lines(write):
    first, second = yaml_rows(write("- name: a\n  legs: 4\n\n- name: b\n  legs: x\n"), "name")
    assert (first.line, second.line, second.name) == (1, 4, "b")
    assert second.where("legs") == "pets.yaml, line 5, entry b, legs"
    assert second.where() == "pets.yaml, line 4, entry b"


def test_named_entries_of_a_section_take_the_name_as_a_field(write):
    section = yaml_sections(write("pets:\n  a: {legs: 4}\n  b: 2\n"))["pets"]
    rows = sections_of(section, "name")
    assert [dict(row.fields) for row in rows] == [{"name": "a", "legs": 4}, {"name": "b"}]
    assert [row.line for row in rows] == [2, 3]
    assert sections_of(None, "name") == []


def test_every_field_of_every_entry_that_does_not_fit_is_told(write):
    rows = yaml_rows(write("- name: a\n  legs: many\n- name: b\n- name: c\n  legs: 4\n  tail: 1\n"), "name")
    entries, faults = check(Pet, rows)
    assert entries == []
    assert [told(fault) for fault in faults] == [
        (
            "legs should be a valid integer, unable to parse string as an integer",
            "'many'",
            "pets.yaml, line 2, entry a, legs",
            "Correct legs.",
        ),
        ("the field legs", "nothing", "pets.yaml, line 3, entry b, legs", "Add legs: it has no default."),
        (
            "only known fields",
            "the field tail",
            "pets.yaml, line 6, entry c, tail",
            "Delete it or correct its spelling; known are name, legs.",
        ),
    ]


def test_what_a_missing_field_may_hold_is_told(write):
    class Fish(BaseModel):
        name: str
        water: Literal["sweet", "salt"]

    _, (fault,) = check(Fish, yaml_rows(write("- name: a\n"), "name"))
    assert fault.expected == "water should be 'sweet' or 'salt'"
    assert (fault.found, fault.remedy) == ("nothing", "Add water: it has no default.")


def test_an_entry_named_by_a_list_goes_by_its_number(write):
    _, (fault,) = check(Pet, yaml_rows(write("- name: [a, b]\n  legs: 4\n"), "name"))
    assert fault.where == "pets.yaml, line 1, entry 1, name"


def test_good_entries_are_kept_beside_bad_ones(write):
    entries, faults = check(Pet, yaml_rows(write("- {name: a, legs: 4}\n- {name: b}\n"), "name"))
    assert [entry for _, entry in entries] == [Pet(name="a", legs=4)]
    assert len(faults) == 1


def test_missing_and_unknown_sections_are_told(write):
    faults = section_faults(write(""), ["name", "tails"], Pet)
    assert [told(fault) for fault in faults] == [
        ("the sections name, legs", "no section legs", "pets.yaml", "Add legs."),
        (
            "the sections name, legs",
            "the section tails",
            "pets.yaml",
            "Delete tails or correct its spelling.",
        ),
    ]


def test_a_double_claim_names_both_entries(write):
    first, second = yaml_rows(write("- name: a\n- name: b\n"), "name")
    assert told(twice("the leg 4", second, first, "Choose.")) == (
        "one entry only",
        "the leg 4 in the entries a (line 1) and b",
        "pets.yaml, line 2, entry b",
        "Choose.",
    )


def test_rows_of_a_csv_know_their_lines_and_short_rows_are_told(write):
    rows, faults = csv_rows(write("name,legs\na,4\nb\nc,2\n", "pets.csv"), ("name", "legs"), "name")
    assert [(row.name, row.line) for row in rows] == [("a", 2), ("c", 4)]
    assert [told(fault) for fault in faults] == [
        (
            "2 cells",
            "1 cells",
            "pets.csv, line 3",
            "Fill in every cell, or quote the one that holds a comma.",
        ),
    ]


@pytest.mark.parametrize(("text", "found"), [("", "an empty file"), ("legs,name\n", "legs,name")])
def test_another_header_is_refused(write, text, found):
    with pytest.raises(VocabularyFault) as caught:
        csv_rows(write(text, "pets.csv"), ("name", "legs"), "name")
    assert told(caught.value) == (
        "the header name,legs",
        found,
        "pets.csv, line 1",
        "Write the header as expected.",
    )
