"""One phrase over a list of figures, split into the member of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.mentions.distribution import split


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("城乡居民人均可支配收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城镇和农村居民人均可支配收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("乡镇、村养老服务设施覆盖率", ["乡镇养老服务设施覆盖率", "村养老服务设施覆盖率"]),
        ("县、乡两级医院门诊量", ["县两级医院门诊量", "乡两级医院门诊量"]),
        ("新签约、新落地重点项目", ["新签约重点项目", "新落地重点项目"]),
        ("生产安全事故起数和死亡人数", ["生产安全事故起数", "生产安全事故死亡人数"]),
        ("固定资产投资、社会消费品零售总额", ["固定资产投资", "社会消费品零售总额"]),
        ("高新技术企业、科技型中小企业", ["高新技术企业", "科技型中小企业"]),
        ("每千人口执业医师、注册护士", ["每千人口执业医师", "每千人口注册护士"]),
        ("本外币存贷款余额", ["本外币存款余额", "本外币贷款余额"]),
        (
            "小学、初中、高中专任教师本科率",
            ["小学专任教师本科率", "初中专任教师本科率", "高中专任教师本科率"],
        ),
    ],
)
def test_members(phrase, members):
    assert split(phrase, len(members)) == members


@pytest.mark.parametrize(("phrase", "count"), [("工业增加值", 2), ("甲、乙、丙产量", 2), ("", 2), ("、", 2)])
def test_a_phrase_without_that_many_members_is_not_split(phrase, count):
    assert split(phrase, count) == []


@given(st.text("城乡居民收入和、与及率数额企业项目新建每千人口进出口", max_size=24), st.integers(2, 5))
def test_either_no_members_or_as_many_as_figures(phrase, count):
    members = split(phrase, count)
    assert members == [] or (len(members) == count and all(members))
