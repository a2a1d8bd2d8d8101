from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary.unit_catalogue import COLUMNS, Kind, read_units

CATALOGUE = read_units()
HEADER = ",".join(COLUMNS) + "\n"
METRE = "米,米,metre,length,m,\n"


def test_the_file_holds_the_forms_of_the_field():
    assert len(CATALOGUE.forms) >= 230
    assert len(CATALOGUE.by_form) == len(CATALOGUE.forms)


@pytest.mark.parametrize(
    ("form", "unit", "kind"),
    [
        ("％", "%", "percent"),
        ("个百分点", "百分点", "point"),
        ("千米", "公里", "length"),
        ("平", "平方米", "area"),
        ("m²", "平方米", "area"),
        ("hm²", "公顷", "area"),
        ("标煤", "吨标准煤", "energy"),
        ("度", "千瓦时", "energy"),
        ("个月", "月", "time"),
        ("人口", "人", "person"),
        ("名", "名", "person"),
        ("大类", "类", "count"),
        ("TEU", "标箱", "count"),
        ("µg/m³", "微克/立方米", "concentration"),
        ("μg/m³", "微克/立方米", "concentration"),
        ("m³/万元", "立方米/万元", "compound"),
        ("P", "P", "data"),
    ],
)
def test_known_forms(form, unit, kind):
    entry = CATALOGUE.by_form[form]
    assert (entry.unit, entry.kind) == (unit, kind)
    assert CATALOGUE.by_label[unit].kind == kind


def test_a_label_is_a_form_of_itself():
    assert {entry.unit for entry in CATALOGUE.forms} == set(CATALOGUE.by_label)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "units.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path):
    path = write(tmp_path, (HEADER + METRE).replace("\n", "\r\n"), "utf-8-sig")
    assert read_units(path).by_form["米"].ucum == "m"


@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4), unique=True, min_size=1))
def test_whatever_is_written_is_read_in_order(tmp_path_factory, forms):
    rows = "".join(f"{form},{form},{form},count,1,\n" for form in forms)
    path = write(tmp_path_factory.mktemp("units"), HEADER + rows)
    assert [entry.form for entry in read_units(path).forms] == forms


def fault(path: Path, line: int | None, expected: str, found: str, remedy: str) -> str:
    where = f"{path.name}, line {line}" if line else path.name
    return (
        "vocabulary entry cannot be used\n"
        f"  expected  {expected}\n"
        f"  found     {found}\n"
        f"  where     {where}\n"
        f"  to do     {remedy}"
    )


KIND_RULE = f"kind: one of {', '.join(get_args(Kind))}"
FORM_RULE = "form: a written form without blanks, without a leading number, 万 or 亿"


@pytest.mark.parametrize(
    ("rows", "line", "expected", "found", "remedy"),
    [
        ("米,米,metre,length,m\n", 2, "6 cells", "5 cells",
         "Fill in every cell, or quote the one that holds a comma."),
        ("万米,万米,metre,length,m,\n", 2, FORM_RULE, "'万米'", "Correct the column form."),
        ("10米,10米,metre,length,m,\n", 2, FORM_RULE, "'10米'", "Correct the column form."),
        (",米,metre,length,m,\n" + METRE, 2, FORM_RULE, "''", "Correct the column form."),
        (METRE + "m,,metre,length,m,\n", 3, "unit: the label the tables store", "''",
         "Correct the column unit."),
        ("米,米,,length,m,\n", 2, "pint: an expression of names in units.txt", "''",
         "Correct the column pint."),
        ("米,米,metre,distance,m,\n", 2, KIND_RULE, "'distance'",
         "Correct the column kind."),
        ("米,米,metre,length,米,\n", 2, "ucum: a UCUM code in ASCII, or nothing", "'米'",
         "Correct the column ucum."),
        (METRE + METRE, 3, "each written form once", "米 of line 2 again", "Delete one of the two lines."),
        ("m,米,metre,length,m,\n", 2, "a unit that is a written form of its own", "m with the unit 米",
         "Add a line for 米, or correct the unit."),
        (METRE + "m,米,metre,area,m,\n", 3, "pint, kind and ucum of 米: metre, length, m", "metre, area, m",
         "All forms of 米 share these columns; copy them."),
    ],
)  # fmt: skip
def test_a_bad_entry_is_told_with_its_line(tmp_path, rows, line, expected, found, remedy):
    path = write(tmp_path, HEADER + rows)
    with pytest.raises(VocabularyFault) as raised:
        read_units(path)
    assert str(raised.value) == fault(path, line, expected, found, remedy)


def test_all_faults_are_told_at_once(tmp_path):
    path = write(
        tmp_path, HEADER + "万米,万米,metre,length,m,\n" + METRE + METRE + "m,米,metre,distance,m,\n"
    )
    with pytest.raises(Faults) as raised:
        read_units(path)
    assert [error.where for error in raised.value.errors] == [
        f"{path.name}, line {line}" for line in (2, 5, 4)
    ]


@pytest.mark.parametrize(("text", "found"), [("", "an empty file"), ("form,unit\n", "form,unit")])
def test_another_header_is_refused(tmp_path, text, found):
    path = write(tmp_path, text)
    with pytest.raises(VocabularyFault) as raised:
        read_units(path)
    remedy = "Write the header as expected."
    assert str(raised.value) == fault(path, 1, "the header form,unit,pint,kind,ucum,note", found, remedy)


def test_a_file_saved_in_gbk_is_refused(tmp_path):
    path = write(tmp_path, HEADER + METRE, "gbk")
    with pytest.raises(VocabularyFault) as raised:
        read_units(path)
    error = raised.value
    assert (error.expected, error.found) == ("text in UTF-8", "invalid continuation byte at byte 30")
    assert (error.where, error.remedy) == (str(path), "Save the file as UTF-8.")
