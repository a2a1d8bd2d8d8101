"""Which way is better where a paper has no verb: costs, waits, noise and what fields are dressed with."""

from __future__ import annotations

import pytest

from indicators.tables.targets.aims import Wording, aim


@pytest.mark.parametrize(
    ("indicator", "measure", "unit", "kind", "way"),
    [
        ("社会物流总费用占GDP比重", "share", "%", "rate", -1),
        ("恩格尔系数", "share", "%", "stock", -1),
        ("空气质量综合指数", "level", "", "stock", -1),
        ("区域环境噪声平均值", "level", "分贝", "stock", -1),
        ("农药使用量", "level", "吨", "ceiling", -1),
        ("不动产登记办理时限", "level", "工作日", "stock", -1),
        ("企业融资成本", "share", "%", "stock", -1),
        ("环境噪声达标率", "share", "%", "rate", 1),
        ("有机肥使用量", "level", "吨", "flow", 1),
        ("志愿服务时间", "level", "小时", "flow", 1),
        ("规模以上工业企业研发经费支出占营业收入比重", "share", "%", "rate", 1),
        ("城镇居民收入比", "level", "", "stock", -1),
        ("离境退税店", "level", "家", "stock", 1),
        ("纳税超亿元企业", "level", "家", "stock", 1),
        ("重点集群营收", "level", "亿元", "flow", 1),
    ],
)
def test_less_of_a_cost_or_a_wait_is_better(indicator, measure, unit, kind, way):
    found = aim(Wording(indicator, "", measure, "eq", unit, "2025", f"{indicator}5{unit}"))
    assert (found.kind, found.direction) == (kind, way)


def test_an_abbreviation_of_a_price_is_a_band_as_its_name_is():
    told = [
        Wording(name, "cpi", "growth", "approx", "%", "2025", f"{name}涨幅2%")
        for name in ("CPI", "居民消费价格")
    ]
    assert [aim(one).kind for one in told] == ["band", "band"]
