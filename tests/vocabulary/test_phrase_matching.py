import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import Faults, VocabularyFault
from indicators.vocabulary import indicators
from indicators.vocabulary.phrase_words import FILE, read_phrase_words

CATALOGUE = indicators()
NAMES = [(name, entry.id) for entry in CATALOGUE.entries for name in (entry.name, *entry.aliases)]

# Phrases as papers write them, with the core id a person gave them, "" for none.
PHRASES = [
    (row["phrase"], row["indicator_id"])
    for row in csv.DictReader(
        Path(__file__).with_name("phrases.csv").read_text(encoding="utf-8").splitlines()
    )
]


# In one test each: two thousand tests cost more in their keeping than in what they ask.
def test_phrases_of_papers():
    found = {phrase: CATALOGUE.match(phrase) for phrase, _ in PHRASES}
    core = {phrase: entry if entry in CATALOGUE.core_ids else "" for phrase, entry in found.items()}
    assert len(PHRASES) > 200
    assert [(phrase, core[phrase], asked) for phrase, asked in PHRASES if core[phrase] != asked] == []


def test_every_name_leads_to_its_own_entry():
    written = [(name.replace("*", word), entry) for name, entry in NAMES for word in ("", "重点")]
    assert [(name, entry) for name, entry in written if CATALOGUE.match(name) != entry] == []


def test_reported_figures_carry_the_ids_their_phrases_lead_to(project):
    with (project.observations / "reported.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    right = [_same(row["indicator"], row["indicator_id"]) for row in rows]
    assert sum(right) >= 0.98 * len(right)


def _same(phrase: str, indicator_id: str) -> bool:
    entry = CATALOGUE.by_id.get(indicator_id)
    return entry is not None and CATALOGUE.match(phrase) == entry.id


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["全市", "我省", "2023年", "鞍山市", "实现", "完成", "辽宁", "1.", "其中:"]),
    st.sampled_from(["", "增速", "完成", "目标", "(不含农户)", "〔1〕"]),
)
def test_scopes_verbs_places_and_notes_change_nothing(named, before, behind):
    name, indicator_id = named
    assert CATALOGUE.match(before + name.replace("*", "") + behind) == indicator_id


@given(
    st.sampled_from([name for name, _ in NAMES]), st.sampled_from(["持续时间", "占全省比重", "办公室主任"])
)
def test_a_name_that_is_not_the_head_is_none(name, head):
    assert CATALOGUE.match(name + head) == ""


@given(st.sampled_from([n for n, i in NAMES if CATALOGUE.by_id[i].narrowing == "part" and "*" not in n]))
def test_a_part_of_a_total_is_not_the_total(name):
    part = f"丙丁戊试点{name}"
    assert CATALOGUE.match(part) == ""


@given(st.sampled_from([n for n, i in NAMES if CATALOGUE.by_id[i].narrowing == "subset" and "*" not in n]))
def test_a_subset_of_a_count_stays_the_count(name):
    assert CATALOGUE.match(f"丙丁戊{name}") == CATALOGUE.match(name)


@given(st.text(max_size=30))
def test_any_text_has_an_answer_and_keeps_it(text):
    first = CATALOGUE.match(text)
    assert first == "" or first in CATALOGUE.by_id
    assert CATALOGUE.match(text) == first


@pytest.mark.parametrize(
    ("phrase", "rewritten"),
    [
        ("单位GDP能耗（吨标准煤）", "单位地区生产总值能耗"),
        ("数字经济核心产业增加值占GDP的比重", "数字经济核心产业增加值占比"),
        ("Ⅲ类水体比例", "iii类水体占比"),
        ("开复工5000万元以上项目", "开复工项目"),
        ("超亿元项目", "项目"),
        ("“专精特新” 企业", "专精特新企业"),
        ("城市环境空气质量优良天数", "空气优良天数"),
        ("（空）", "空"),
    ],
)
def test_one_form_for_many_spellings(phrase, rewritten):
    assert read_phrase_words().rewritten(phrase) == rewritten


def test_an_empty_phrase_and_mere_marks_have_no_indicator():
    assert CATALOGUE.match("") == CATALOGUE.match("，。") == CATALOGUE.match("()") == ""


def test_faults_of_the_words_are_told_together(tmp_path):
    path = tmp_path / "phrase_words.yaml"
    text = FILE.read_text(encoding="utf-8").replace("  joins:", "  links:").replace('"规上"', '"(规上"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        read_phrase_words(path)
    assert [error.expected for error in caught.value.errors] == [
        "pattern_and_replacement.1.0 should be a valid regular expression",
        "the field joins",
        "only known fields",
    ]
    assert "phrase_words.yaml, line" in caught.value.errors[0].where


def test_a_missing_section_of_the_words_is_told(tmp_path):
    path = tmp_path / "phrase_words.yaml"
    text = FILE.read_text(encoding="utf-8")
    path.write_text(text[: text.index("neutral:")], encoding="utf-8")
    with pytest.raises(VocabularyFault) as caught:
        read_phrase_words(path)
    assert caught.value.found == "no section neutral"
    assert caught.value.remedy == "Add neutral."
