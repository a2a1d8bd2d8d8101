"""What an unregistered paper says of itself: kind, place and years, by its title first."""

from __future__ import annotations

import pytest

from indicators.documents.faults.text_faults import find_faults
from indicators.documents.inference.inference import Inferred, infer

BODY = "\n各位代表：\n一、工作\n增长5%。"


def read(text: str) -> Inferred:
    return infer(text, find_faults(text))


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        # The report speaks of the plan it serves; it is a report all the same.
        (
            "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2024年工作回顾\n"
            "过去一年，是实施“十四五”规划的关键之年，全市经济平稳运行。",
            "work_report",
            "2025",
        ),
        (
            "根据国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议编制，政府工作报告另行印发。",
            "five_year_plan",
            "2021/2025",
        ),
        ("2026年浙江省政府工作报告\n各位代表：\n一、2025年工作回顾", "work_report", "2026"),
        ("2025年民生实事项目\n1.新建公园12个。", "livelihood_list", "2025"),
        ("2023年政府工作报告任务分解\n1.地区生产总值增长6%。", "task_breakdown", "2023"),
    ],
)
def test_kind_and_years_are_inferred_from_the_words(text: str, kind: str, period: str) -> None:
    found = read(text)
    assert (found.kind, found.period) == (kind, period)
    assert found.words["kind"] in text
    assert found.words["period"] in text


@pytest.mark.parametrize(
    ("title", "place", "kind", "period"),
    [
        # Plans of five years.
        (
            "鞍山市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "210300",
            "five_year_plan",
            "2021/2025",
        ),
        ("鞍山市“十四五”规划纲要", "210300", "five_year_plan", "2021/2025"),
        ("海城市国民经济和社会发展“十四五”规划", "210381", "five_year_plan", "2021/2025"),
        (
            "沙坪坝区国民经济和社会发展第十四个五年规划（2021—2025年）",
            "500106",
            "five_year_plan",
            "2021/2025",
        ),
        ("昆山市国民经济和社会发展十四五规划及2035年远景目标纲要", "320583", "five_year_plan", "2021/2025"),
        (
            "监利市国民经济和社会发展\n第十四个五年规划和2035年远景目标纲要",
            "421088",
            "five_year_plan",
            "2021/2025",
        ),
        ("潜江市国民经济和社会发展第十五个五年规划纲要（草案）", "429005", "five_year_plan", "2026/2030"),
        ("浦东新区2021-2025年国民经济和社会发展规划纲要", "310115", "five_year_plan", "2021/2025"),
        ("鞍山市国民经济和社会发展五年规划（2021—2025年）", "210300", "five_year_plan", "2021/2025"),
        (
            "中共鞍山市委关于制定国民经济和社会发展第十五个五年规划的建议",
            "210300",
            "five_year_plan",
            "2026/2030",
        ),
        # Plans of a branch.
        ("鞍山市“十四五”生态环境保护规划", "210300", "special_plan", "2021/2025"),
        ("鞍山市综合交通运输“十四五”发展规划", "210300", "special_plan", "2021/2025"),
        ("鞍山市水利“十四五”规划", "210300", "special_plan", "2021/2025"),
        ("鞍山市数字经济发展规划（2023—2027年）", "210300", "special_plan", "2023/2027"),
        ("锦州市营商环境建设三年行动计划（2023—2025年）", "210700", "special_plan", "2023/2025"),
        # Plans of a year.
        (
            "关于鞍山市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告",
            "210300",
            "annual_plan_report",
            "2025",
        ),
        ("鞍山市2025年国民经济和社会发展计划", "210300", "annual_plan_report", "2025"),
        ("鞍山市2025年国民经济和社会发展计划（草案）", "210300", "annual_plan_report", "2025"),
        ("鞍山市人民政府关于下达2025年国民经济和社会发展计划的通知", "210300", "annual_plan_report", "2025"),
        ("鞍山市2024年计划执行情况和2025年计划草案报告", "210300", "annual_plan_report", "2025"),
        ("鞍山市2025年度经济社会发展计划报告", "210300", "annual_plan_report", "2025"),
        ("海城市2025年国民经济和社会发展计划安排意见", "210381", "annual_plan_report", "2025"),
        # Results.
        ("2023年昆山市国民经济和社会发展统计公报", "320583", "statistical_communique", "2023"),
        ("2025年一季度鞍山市经济运行情况", "210300", "economic_release", "2025-Q1"),
        ("鞍山市2025年上半年经济运行情况", "210300", "economic_release", "2025-H1"),
        ("2025年前三季度鞍山市经济运行总体平稳", "210300", "economic_release", "2025-Q1/Q3"),
        ("2025年1—8月份鞍山市主要经济指标完成情况", "210300", "economic_release", "2025-01/08"),
        ("鞍山市2025年上半年国民经济和社会发展计划执行情况的报告", "210300", "economic_release", "2025-H1"),
        ("2024年前三季度鞍山市主要经济指标", "210300", "economic_release", "2024-Q1/Q3"),
        ("2024年一季度鞍山市经济实现良好开局", "210300", "economic_release", "2024-Q1"),
        ("鞍山市2024年上半年主要指标", "210300", "economic_release", "2024-H1"),
        ("2024年鞍山市国民经济运行情况", "210300", "economic_release", "2024"),
        # With the name of a table behind the title.
        *(
            (f"{title}{between}2024年主要经济指标完成情况表", "210300", kind, period)
            for title, kind, period in (
                ("鞍山市2024年国民经济和社会发展统计公报", "statistical_communique", "2024"),
                ("鞍山市2025年政府工作报告", "work_report", "2025"),
                ("鞍山市国民经济和社会发展第十四个五年规划纲要", "five_year_plan", "2021/2025"),
            )
            for between in ("", " ", "\n", "  表1 ", "\n表1 ")
        ),
        ("统计公报\n鞍山市2025年上半年经济运行情况", "210300", "economic_release", "2025-H1"),
        # What names another paper.
        ("鞍山市2025年《政府工作报告》重点工作责任分解表", "210300", "task_breakdown", "2025"),
        ("鞍山市2025年政府工作报告目标任务责任分解", "210300", "task_breakdown", "2025"),
        (
            "鞍山市2025年政府工作报告重点任务责任清单\n1\t制定低空经济行动方案\t市发改委\t9月底\t无",
            "210300",
            "task_breakdown",
            "2025",
        ),
        ("鞍山市人民政府办公室关于印发2025年为民办实事项目的通知", "210300", "livelihood_list", "2025"),
        ("鞍山市“十四五”规划纲要实施情况中期评估报告", "210300", "midterm_assessment", "2021/2025"),
        ("鞍山市“十三五”规划实施情况总结评估报告", "210300", "final_assessment", "2016/2020"),
        ("关于调整鞍山市“十四五”规划纲要部分指标目标值的通知", "210300", "adjustment", "2021/2025"),
        (
            "鞍山市人民代表大会常务委员会关于批准调整2025年国民经济和社会发展计划部分指标的决议\n"
            "(2025年8月28日鞍山市第十七届人民代表大会常务委员会第二十次会议通过)",
            "210300",
            "adjustment",
            "2025",
        ),
        ("锦州市2025年优化营商环境实施方案", "210700", "action_plan", "2025"),
        ("锦州市人民政府关于加快推进2025年工业发展的意见", "210700", "action_plan", "2025"),
        ("锦州市创建“中国制造2030”示范城市2025年行动方案", "210700", "action_plan", "2025"),
        # Annexes and lists under names of their own.
        ("鞍山市2025年主要目标任务县（区）分解方案", "210300", "task_breakdown", "2025"),
        ("鞍山市2025年重点工作目标任务表", "210300", "task_breakdown", "2025"),
        ("锦州市2025年重点任务推进表", "210700", "task_breakdown", "2025"),
        ("鞍山市2025年重点指标分季度推进计划", "210300", "task_breakdown", "2025"),
        ("鞍山市2025年经济社会发展主要目标和重点任务", "210300", "task_breakdown", "2025"),
        ("锦州市2025年重点项目建设计划", "210700", "key_projects", "2025"),
        ("锦州市人民政府办公室关于印发2025年市级重点项目名单的通知", "210700", "key_projects", "2025"),
        ("关于印发鞍山市2025年重点工程建设计划的通知", "210300", "key_projects", "2025"),
        ("鞍山市2025年“重中之重”项目投资计划", "210300", "key_projects", "2025"),
        ("2025年锦州市重大项目清单和投资计划", "210700", "key_projects", "2025"),
        ("2024年度鞍山市县区绩效考核指标及评分办法", "210300", "performance_assessment", "2024"),
        ("鞍山市人民政府关于印发2025年度目标考核方案的通知", "210300", "performance_assessment", "2025"),
        ("鞍山市2025年高质量发展综合绩效评价考核指标体系", "210300", "performance_assessment", "2025"),
        ("关于下达海城市2025年镇区考核目标任务的通知", "210381", "performance_assessment", "2025"),
        ("锦州市2025年度目标管理考核实施细则", "210700", "performance_assessment", "2025"),
        ("鞍山市2024年预算执行情况和2025年预算草案的报告", "210300", "budget_report", "2025"),
        ("关于锦州市2024年财政预算执行情况与2025年财政预算（草案）的报告", "210700", "budget_report", "2025"),
        ("关于海城市2024年全市和市本级预算执行情况及2025年预算安排的报告", "210381", "budget_report", "2025"),
        ("海城市2025年财政预算报告", "210381", "budget_report", "2025"),
        ("鞍山市财政局关于2025年市级部门预算编制情况的说明", "210300", "budget_report", "2025"),
        ("2024年鞍山市环境状况公报", "210300", "statistical_communique", "2024"),
        (
            "鞍山市人民政府关于下达2025年国民经济和社会发展主要指标计划的通知",
            "210300",
            "annual_plan_report",
            "2025",
        ),
        ("鞍山市2024年一季度财政收支情况", "210300", "economic_release", "2024-Q1"),
        ("鞍山市经济运行简况（2024年3月）\n1-3月，产值增长5%。", "210300", "economic_release", "2024-Q1"),
        (
            "鞍山市2024年3月经济运行情况\n3月份，产值增长5%。1-3月增长4%。",
            "210300",
            "economic_release",
            "2024-03",
        ),
        ("鞍山市2024年6月消费市场运行情况", "210300", "economic_release", "2024-06"),
        ("鞍山市2024年1-10月就业工作情况", "210300", "economic_release", "2024-01/10"),
        ("2024年上半年鞍山市工业经济运行分析", "210300", "economic_release", "2024-H1"),
        ("鞍山市2024年1-3季度国民经济运行情况", "210300", "economic_release", "2024-Q1/Q3"),
        ("2024年一至三季度鞍山市经济运行情况", "210300", "economic_release", "2024-Q1/Q3"),
        ("鞍山市2024年工作总结及2025年工作思路", "210300", "work_report", "2025"),
        ("鞍山市城市更新三年攻坚计划（2024-2026年）", "210300", "action_plan", "2024/2026"),
        ("鞍山市2025年推动经济持续回升向好的若干政策措施", "210300", "action_plan", "2025"),
        ("关于鞍山市2023年财政决算草案的报告", "210300", "final_accounts", "2023"),
        ("关于锦州市2023年市级决算的报告", "210700", "final_accounts", "2023"),
        ("鞍山市2024年上半年预算执行情况的报告", "210300", "economic_release", "2024-H1"),
        ("关于鞍山市2023年财政决算和2024年上半年预算执行情况的报告", "210300", "budget_report", "2024"),
        ("关于鞍山市2023年预算执行情况的报告", "210300", "final_accounts", "2023"),
        ("关于鞍山市2024年预算调整方案（草案）的报告", "210300", "adjustment", "2024"),
        ("关于鞍山市2023年预算执行和其他财政收支的审计工作报告", "210300", "", "2023"),
        ("鞍山市2025年十大民生工程", "210300", "livelihood_list", "2025"),
        ("锦州市2025年国民经济和社会发展计划主要指标", "210700", "annual_plan_report", "2025"),
    ],
)
def test_a_title_says_what_a_paper_is(title: str, place: str, kind: str, period: str) -> None:
    found = read(title + BODY)
    assert (found.adcode, found.kind, found.period) == (place, kind, period)
    assert found.uncertain == ()


@pytest.mark.parametrize(
    ("text", "period", "uncertain"),
    [
        ("政府工作报告\n（2024年12月25日）\n二、2025年工作安排\n", "2025", ()),
        ("政府工作报告\n2024年12月25日在鞍山市第十七届人民代表大会第五次会议上\n", "2025", ("period",)),
        ("政府工作报告\n2025年1月5日在鞍山市第十七届人民代表大会第五次会议上\n", "2025", ("period",)),
        ("2025年政府工作报告\n发布日期：2026-03-01\n2026年3月1日\n", "2025", ()),
        ("鞍政发〔2024〕8号\n2025年政府工作报告\n", "2025", ()),
        ("前三季度鞍山市经济运行总体平稳\n鞍山市统计局 2025年10月20日\n", "2025-Q1/Q3", ("period",)),
        ("鞍山市推进振兴行动方案\n2024年3月5日\n", "2024", ("period",)),
        (
            "鞍山市推进振兴行动方案\n2022—2025年，新增公园20个。到2023年，覆盖率达30%。\n"
            "2022-2025年，改造管网50公里。到2025年达80%。\n2025年3月5日\n",
            "2022/2025",
            ("period",),
        ),
        ("鞍山市推进振兴行动方案\n按照2011—2020年规划，新增公园20个。\n2024年3月5日\n", "2024", ("period",)),
    ],
)
def test_the_year_of_a_title_comes_before_any_date(
    text: str, period: str, uncertain: tuple[str, ...]
) -> None:
    found = read(text)
    assert found.period == period
    assert tuple(name for name in found.uncertain if name == "period") == uncertain


@pytest.mark.parametrize(
    "title",
    [
        "鞍山市２０２５年政府工作报告",
        "鞍⼭市2025⽣".replace("⽣", "年政府⼯作报告"),
        "鞍\u200b山市20\u00ad25年政府\u2060工作报告",
        "鞍山市2025\uf98e政府工作报告",
        "鞍山市 2025 年 政府工作报告",
        "鞍山市二〇二五年政府工作报告",
    ],
)
def test_signs_are_read_as_they_look(title: str) -> None:
    found = read(title + BODY)
    assert (found.place, found.kind, found.period) == ("鞍山市", "work_report", "2025")


def test_copies_and_the_websites_words_are_not_counted() -> None:
    """Two words of 本溪市's government outweigh thirty mentions of 丹东市, but not sixty."""
    once = "".join(f"第{i}项工作由丹东市各部门按时间节点推进落实到位。" for i in range(30))
    head = "政府工作报告\n各位代表：\n向本溪市人民政府、本溪市人民政府报告。\n"
    assert infer(head + once + once).place == "丹东市"
    assert read(f"{head}{once}\n{once}").place == "本溪市"


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("2022年上半年上海市生产总值", "economic_release", "2022-H1"),
        ("2024年1—5月河北省各市生铁产量", "economic_release", "2024-01/05"),
        ("遂平县２０２３年１—１１月财政收支情况", "economic_release", "2023-01/11"),
        ("罗平县国土绿化行动（2021—2025年）任务分解", "special_plan", "2021/2025"),
        ("罗平县国土绿化行动（2021—2025年）任务分解", "task_breakdown", "2021/2025"),
        ("阳泉市2023—2024年度供热工作任务分解", "task_breakdown", "2024"),
    ],
)
def test_the_period_is_looked_for_as_the_kind_that_is_said_writes_it(
    title: str, kind: str, period: str
) -> None:
    assert infer(title, kind=kind).period == period


def test_what_nothing_tells_is_not_made_up() -> None:
    found = read("关于印发方案的通知\n一、任务\n新建公园3个。")
    assert (found.place, found.kind, found.period) == ("", "", "")


def test_a_list_without_headings_is_the_issuers_and_not_that_of_a_county_it_names() -> None:
    text = (
        "鞍山市人民政府办公室关于印发2024年政府工作报告任务分工方案的通知\n\n"
        "1.地区生产总值增长5.5%。（牵头单位：市发展改革委）\n2.台安县：新增停车泊位600个。（牵头单位：市住建局）\n"
    )
    assert read(text).place == "鞍山市"


def test_a_row_of_a_narrow_table_is_no_line_of_the_title() -> None:
    shares = "各县区2025年招商引资任务分解表\n地区\t到位资金\n海城市\t30\n台安县\t25.5\n鞍山高新区\t10%\n"
    found = read(
        f"鞍山市2025年重点任务台账\n序号\t工作任务\t牵头单位\t时限\n1\t建成大桥\t市交通局\t9月底\n{shares}"
    )
    assert (found.place, found.kind) == ("鞍山市", "task_breakdown")
