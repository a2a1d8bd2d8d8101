"""Targets without a number: the state they name, and what only looks like one."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading import statements

PAPER = {"kind": "task_breakdown", "place": "沈阳市", "adcode": "210100", "period": "2025"}
# Reference, then sentences with the thing in brackets that is to be in that state.
STATES = {
    "full_coverage": """
        【基本医疗保险】应保尽保。
        【失业保险金】应发尽发。
        【税费优惠政策】应享尽享。
        【适龄儿童】应入尽入。
        【符合条件人员】应统尽统。
        【困难群众】应救尽救。
        【行政村】全部通光纤。
        【乡镇】全部建成综合性文化服务中心。
        【居家养老服务】覆盖所有社区。
        【河湖长制】覆盖所有乡镇。
        【农村生活垃圾收运处置体系】覆盖全部行政村。
        【家庭医生签约服务】全面覆盖。
        【欠薪案件】全部办结。
        确保【督察问题】全部整改到位。
        【30户以上自然屯】全部通硬化路。
        【重点项目】全部开工。
    """,
    "province_rank": """
        【经济总量】保持全省第三位。
        【高新技术产业增加值】增速保持全省第二。
        【社会消费品零售总额】稳居全省第一。
        【群众安全感满意度】进入全省前三。
        【PM2.5平均浓度】全省排名前五。
        【城乡居民收入】位居全省前列。
        【一般公共预算收入】排名全省第四位。
        【水环境质量】保持全省首位。
        【固定资产投资】增速居全省上游。
        【营商环境评价】进入全省前5位。
        【外贸依存度】跻身全省前4名。
        【科技创新竞争力】位列全省第2名。
    """,
    "nation_rank": """
        【城市综合实力】进入全国前50名。
        【营商环境评价】进入全国前50位。
        【科技进步综合水平指数】位居全国前列。
        【县域经济竞争力】跻身全国前100名。
        【港口货物吞吐量】保持全国第三。
        【文明程度指数】位列全国前十。
        【创新能力评价】进入全国前30名。
        【钢铁产量】稳居全国第二位。
        【知识产权保护满意度】保持全国首位。
        【政务服务能力评估】走在全国前列。
        【空气质量综合指数】进入全国重点城市前20位。
        【单位面积产量】居全国上游水平。
    """,
    "positive_growth": """
        【进出口总额】实现正增长。
        【房地产开发投资】增速由负转正。
        力争【实际利用外资】恢复正增长。
        【工业用电量】保持正增长。
        【一般公共预算收入】扭负为正。
        【民间投资】增速转正。
        【房地产开发投资】实现止跌回升。
        【社会消费品零售总额】增速由降转增。
    """,
    "last_year": """
        【刑事案件发案数】只减不增。
        【政府隐性债务】只减不增。
        【粮食产量】不低于上年水平。
        【信访总量】不高于上年。
        【煤炭消费总量】实现负增长。
        【民生支出】只增不减。
        【优良天数比例】不低于上年。
        【较大事故起数】不超过去年同期。
        【居民收入】增速不低于上年。
        【财政支出】增幅高于上年同期。
    """,
    "zero": """
        【重大安全事故】零发生。
        【较大以上生产安全事故】实现零发生。
        【规模以上企业用工】零投诉。
        【耕地“非粮化”】零增长。
        【政府隐性债务】零新增。
        【原生垃圾】零填埋。
        【义务教育】零辍学。
        【信访积案】实现清零。
        【拖欠农民工工资】动态清零。
        【重污染天气】基本消除。
        【城市黑臭水体】彻底消除。
        全面消除【劣Ⅴ类水体】。
        彻底消除【城区断头路】。
        【存量危房】三年内全部清零。
        【超时办件】零积压。
        【规模性返贫】零发生。
    """,
    "standard": """
        【污水处理厂出水】执行一级A标准。
        【土壤环境质量】达到国家标准。
        【农产品质量安全】符合国家标准。
        【公共建筑】全部执行绿色建筑标准。
        【空气质量】稳定达到国家二级标准。
        【饮用水水源地水质】全部达标。
        【集中式饮用水水源水质】稳定达到Ⅲ类。
        【农村厕所】达到国家卫生厕所标准。
        【锅炉烟气】达到超低排放限值。
        【疾控中心】达到省级标准。
        【养老机构服务质量】符合行业标准。
        【入河排污口水质】稳定达标。
    """,
}
NO_STATES = """
    按照应保尽保的原则做好救助工作。
    坚持应查尽查、应改尽改，强化整改。
    落实应保尽保要求。
    项目全部建成后可带动就业。
    构建覆盖全部乡镇的服务网络。
    加强对覆盖所有社区的网格管理。
    覆盖面进一步扩大。
    全面完成各项任务。
    全面建成小康社会。
    全面落实安全生产责任制。
    全部通过验收的项目给予奖励。
    工作走在全国前列。
    推动各项工作进入全国前列。
    支持企业进入中国500强。
    学习全国先进经验。
    对零容忍的问题严肃查处。
    实现零距离服务、零跑腿办事。
    实现国家级奖项零的突破。
    开展隐患清零行动。
    制定符合国家标准的实施方案。
    参照国家标准修订办法。
    完善地方标准体系。
    严格执行安全生产标准化要求。
    推动企业达标排放。
    防止债务负增长风险。
    落实只减不增要求。
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("reference", "sentence"), [(name, one) for name, text in STATES.items() for one in lines(text)]
)
def test_a_state_to_reach_is_a_target_without_a_number(reference: str, sentence: str) -> None:
    thing = sentence.partition("【")[2].partition("】")[0]
    rows = statements.read(Document("paper", sentence.replace("【", "").replace("】", ""), **PAPER))
    (row,) = [one for one in rows if one.role == "target"]
    told = (row.comparator, row.reference, row.low, row.indicator)
    assert told == ("relational", reference, None, thing)


@pytest.mark.parametrize(
    ("text", "reference", "names"),
    [
        ("确保生产安全事故起数和死亡人数“双下降”。", "last_year", "生产安全事故起数 生产安全事故死亡人数"),
        ("粮食播种面积和产量均不低于上年。", "last_year", "粮食播种面积 粮食产量"),
        ("实现存贷款“双增”。", "positive_growth", "存款 贷款"),
        ("第一、二、三产业均实现正增长。", "positive_growth", "第一产业 第二产业 第三产业"),
    ],
)
def test_what_is_asked_of_several_is_asked_of_each(text: str, reference: str, names: str) -> None:
    rows = statements.read(Document("paper", text, **PAPER))
    assert [row.indicator for row in rows] == names.split()
    assert {(row.reference, row.measure) for row in rows} == {(reference, "growth")}
    assert len({row.statement_id for row in rows}) == len(rows)


@pytest.mark.parametrize("sentence", lines(NO_STATES))
def test_a_mere_description_is_no_target(sentence: str) -> None:
    assert statements.read(Document("paper", sentence, **PAPER)) == []


@pytest.mark.parametrize("sentence", [one for text in STATES.values() for one in lines(text)])
def test_in_a_review_no_state_is_a_target(sentence: str) -> None:
    text = "一、2024年工作回顾\n" + sentence.replace("【", "").replace("】", "")
    report = {**PAPER, "kind": "work_report"}
    assert not [one for one in statements.read(Document("paper", text, **report)) if one.role == "target"]


REACHED = {
    "full_coverage": """
        【村级养老服务设施】实现全覆盖。
        实现【行政村5G网络】全覆盖。
        【城区社区“医联体”】全覆盖。
    """,
    "zero": """
        【零就业家庭】保持动态清零。
        【存量危房】全部清零。
        【义务教育大班额】全面消除。
        全面消除【劣Ⅴ类水体】。
    """,
    "assigned": """
        超额完成【棚户区改造】年度任务。
        【燃气管网改造】任务全面完成。
        提前完成全年【城镇新增就业】目标任务。
        完成省下达的【粮食生产】任务。
    """,
}
NOT_REACHED = """
    “四好农村路”基本实现全覆盖。
    基本消除重污染天气。
    零就业家庭基本清零。
    基本完成棚户区改造年度任务。
    未完成全年招商引资任务。
    完成上半年城镇新增就业目标任务。
    提前完成“十四五”造林任务。
    完成三年行动任务。
    圆满完成各项目标任务。
    任务全覆盖。
    构建全覆盖的监管体系。
"""


def told(sentence: str) -> list[tuple[str, str, float | None, str]]:
    report = {**PAPER, "kind": "work_report"}
    text = "一、2024年工作回顾\n" + sentence.replace("【", "").replace("】", "")
    rows = statements.read(Document("paper", text, **report))
    return [(row.role, row.reference, row.low, row.indicator) for row in rows]


@pytest.mark.parametrize(
    ("reference", "sentence"), [(name, one) for name, text in REACHED.items() for one in lines(text)]
)
def test_a_review_tells_a_state_that_is_reached(reference: str, sentence: str) -> None:
    thing = sentence.partition("【")[2].partition("】")[0]
    assert told(sentence) == [("actual", reference, None, thing)]


@pytest.mark.parametrize("sentence", lines(NOT_REACHED))
def test_what_is_broadly_so_or_of_another_time_is_not_reached(sentence: str) -> None:
    assert told(sentence) == []
