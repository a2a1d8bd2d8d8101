from __future__ import annotations

import pytest

from indicators.errors import VocabularyFault
from indicators.vocabulary.offices import answering, office, offices, read_names


@pytest.mark.parametrize(
    ("written", "name", "remark", "is_group"),
    [
        ("市发改委", "市发展改革委", "", False),
        ("市发展改革委", "市发展改革委", "", False),
        ("市文旅局", "市文旅局", "", False),
        ("市大数据局", "市大数据局", "", False),
        ("市发展改革委(负责城镇居民人均可支配收入)", "市发展改革委", "负责城镇居民人均可支配收入", False),
        ("市发展改革委（牵头编制）", "市发展改革委", "牵头编制", False),
        ("太和区人民政府", "太和区政府", "", False),
        ("各县(市)区人民政府(管委会)", "各县(市)区人民政府(管委会)", "", True),
        ("各开发区管委会", "各开发区管委会", "", True),
        ("市政府有关部门", "市政府有关部门", "", True),
        ("市人才工作领导小组各成员单位", "市人才工作领导小组各成员单位", "", True),
        ("辽宁科技大学", "辽宁科技大学", "", False),
        ("市发改局（市发展和改革局）", "市发改局", "", False),
        ("市发展和改革委员会（以下简称市发改委）", "市发展改革委", "", False),
        ("市营商局（市行政审批局）", "市营商环境建设局", "", False),
        ("市委（市委办公室）", "市委(市委办公室)", "", False),
    ],
)
def test_an_office_has_one_name(written, name, remark, is_group):
    found = office(written)
    assert (found.name, found.remark, found.is_group, found.written) == (name, remark, is_group, written)


def test_an_office_named_twice_counts_once():
    assert [one.name for one in offices("市发改委;市财政局;市发展改革委")] == ["市发展改革委", "市财政局"]
    assert offices("") == []


def test_a_form_of_two_offices_is_told(tmp_path):
    path = tmp_path / "offices.yaml"
    path.write_text(
        "names: {甲局: [乙局], 丙局: [乙局]}\nendings: {}\nremarks: [负责]\ngroups: {begins: [], ends: []}\n",
        encoding="utf-8",
    )
    with pytest.raises(VocabularyFault) as caught:
        read_names(path)
    assert caught.value.expected == "each form of a name for one office"
    assert (caught.value.found, caught.value.where) == ("乙局 for 甲局 and 丙局", "offices.yaml")
    assert caught.value.remedy == "Delete the form from one of the two."


@pytest.mark.parametrize(
    ("leads", "phrase", "names"),
    [
        ("市住建局(负责老旧小区);市城管局(负责口袋公园)", "改造老旧小区", ["市住房城乡建设局"]),
        ("市住建局(负责老旧小区改造);市城管局(负责口袋公园)", "老旧小区", ["市住房城乡建设局"]),
        ("市住建局(负责供热、供水管网);市城管局(负责公园)", "改造供水管网", ["市住房城乡建设局"]),
        ("市住建局(负责老旧小区);市城管局(负责口袋公园)", "绿道", ["市住房城乡建设局", "市城市管理局"]),
        ("市住建局;市城管局", "老旧小区", ["市住房城乡建设局", "市城市管理局"]),
    ],
)
def test_a_joint_lead_answers_for_what_its_duty_names(leads, phrase, names):
    found = [one.name for one in answering(leads, phrase)]
    assert len(found) == len(names)
    assert found[0][:3] == names[0][:3]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("县应急管理局", "县应急局"),
        ("县工业和信息化局", "县工业和信息化局"),
        ("县工信局", "县工业和信息化局"),
        ("区教体局", "区教育体育局"),
        ("县区发改委", "县区发改委"),
    ],
)
def test_offices_of_other_levels_have_the_forms_of_a_citys(written: str, name: str) -> None:
    assert office(written).name == name
