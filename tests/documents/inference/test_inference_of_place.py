"""Whose paper an unregistered one is: by who issues it and by its title, a part never taken for the whole."""

from __future__ import annotations

import pytest

from indicators.documents.faults.text_faults import find_faults
from indicators.documents.inference.inference import Inferred, infer


def read(text: str) -> Inferred:
    return infer(text, find_faults(text))


@pytest.mark.parametrize(
    ("text", "place", "adcode"),
    [
        ("沙坪坝区2025年政府工作报告\n重庆市重庆市重庆市，全市", "沙坪坝区", "500106"),
        ("重庆市渝北区2024年政府工作报告", "渝北区", "500112"),
        ("南京市鼓楼区2025年政府工作报告", "鼓楼区", "320106"),
        ("江苏省苏州市昆山市2025年政府工作报告", "昆山市", "320583"),
        ("2025年政府工作报告\n——2025年1月8日在监利市第十七届人民代表大会第五次会议上", "监利市", "421088"),
        ("新宾县2025年政府工作报告", "新宾满族自治县", "210422"),
        ("梅里斯区2025年政府工作报告", "梅里斯达斡尔族区", "230208"),
        ("鞍山高新区2025年工作报告", "鞍山高新区", ""),
        ("大连市金普新区2025年工作报告", "金普新区", ""),
        ("2025年政府工作报告\n各位代表：\n增长5%。\n潜江市人民政府\n2025年1月8日", "潜江市", "429005"),
        ("各县（市）区人民政府：\n现将《潜江市2025年任务分解方案》印发给你们。\n", "潜江市", "429005"),
        ("浙江省人民政府关于宁波市“十四五”规划的批复\n宁波市人民政府：\n", "宁波市", "330200"),
        ("吉林省吉林市2025年政府工作报告", "吉林市", "220200"),
        ("2025年上半年岳阳市各县市区主要经济指标\n", "岳阳市", "430600"),
        ("岳阳市所辖县市区2025年目标任务分解表\n", "岳阳市", "430600"),
        ("中华人民共和国2025年国民经济和社会发展统计公报\n国家统计局\n2026年2月28日", "中国", "100000"),
        ("2025年上半年国民经济运行情况\n国家统计局\n2025年7月15日", "中国", "100000"),
        (
            "广西壮族自治区2025年政府工作报告\n我代表自治区人民政府，全区、全区、全区",
            "广西壮族自治区",
            "450000",
        ),
    ],
)
def test_the_smallest_place_that_issuer_and_title_name_is_the_papers(
    text: str, place: str, adcode: str
) -> None:
    found = read(text)
    assert (found.place, found.adcode) == (place, adcode)
    assert "place" not in found.uncertain


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("国务院关于印发“十三五”生态环境保护规划的通知", "中国"),
        ("2017年全国作业任务表\n省份\t面积\n天津市\t80", "中国"),
        ("鞍山市贯彻落实国务院要求2025年工作方案", "鞍山市"),
        ("2025年任务表\n贯彻全国人大部署，鞍山市", "鞍山市"),
        ("贯彻落实国务院稳经济措施2025年工作方案\n鞍山市各部门新建学校3所，由鞍山市教育局负责。", "鞍山市"),
        ("2025年创建全国文明城市任务清单\n海城市城管局新建公厕20座。", "海城市"),
        ("2025年全国爱国卫生运动重点任务\n海城市人民政府各部门新建公厕20座。", "海城市"),
    ],
)
def test_a_paper_of_the_nation_is_none_of_the_places_it_names(title: str, place: str) -> None:
    assert read(title).place == place


DISTRICT = (
    "政府工作报告\n各位代表：\n我代表区人民政府报告工作。\n重庆市、重庆市、重庆市。全区增长5%，我区向好。"
)


def test_a_districts_paper_is_never_the_citys_above_it() -> None:
    assert read(DISTRICT).place == ""
    found = read(DISTRICT + "沙坪坝区全面向好。")
    assert (found.place, found.adcode, found.uncertain) == ("沙坪坝区", "500106", ("place",))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "塞北管理区2024年政府工作报告\n在张家口市领导下，全区增长5%。",
            "张家口市塞北管理区",
        ),
        ("2024年工作总结\n高新区管理委员会\n鞍山市下达的任务完成，鞍山高新区增长5%。", "鞍山高新区"),
        ("大连长兴岛经济区2024年工作报告\n大连市、大连市。", "大连长兴岛经济区"),
        ("塞北管理区2024年政府工作报告\n增长5%。", ""),
    ],
)
def test_a_zones_paper_is_never_that_of_the_place_around_it(text: str, place: str) -> None:
    found = read(text)
    assert (found.place, found.adcode) == (place, "")


def test_a_districts_name_that_several_have_is_that_of_the_city_named_most() -> None:
    found = read("鼓楼区2025年政府工作报告\n在南京市委领导下，南京市增长。")
    assert (found.adcode, found.uncertain) == ("320106", ("place",))
    assert read("鼓楼区2025年政府工作报告\n增长。").adcode == ""


@pytest.mark.parametrize("title", ["沙河镇政府工作报告", "安吉县昌硕街道2022年工作总结和2023年工作计划"])
def test_a_towns_paper_is_never_its_countys(title: str) -> None:
    found = read(f"{title}\n在市委、市政府领导下，全市增长5%。\n")
    assert (found.place, found.adcode) == ("", "")


@pytest.mark.parametrize("task", ["新建改建农村公路100公里。", "延长产业链5条。", "生产总值突破千亿元大关。"])
def test_words_of_work_are_no_counties_of_the_same_short_name(task: str) -> None:
    assert read(f"重点任务清单\n1.{task}\n").place == ""
