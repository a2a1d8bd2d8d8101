"""Papers that are one table: their titles say what kind they are."""

from __future__ import annotations

import pytest

from indicators.documents.inference.inference import infer


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("新民市2025年主要经济指标季度目标分解", "task_breakdown", "2025"),
        ("新民市2025年投资目标分解", "task_breakdown", "2025"),
        ("新民市2025年重点企业产值月度调度目标", "task_breakdown", "2025"),
        ("新民市2025年经济社会发展主要预期目标", "annual_plan_report", "2025"),
        ("新民市2024年主要预期目标完成情况表", "annual_plan_report", "2024"),
        ("新民市2023年各乡镇主要经济指标", "economic_release", "2023"),
        ("新民市2023年主要工业产品产量", "economic_release", "2023"),
        ("新民市2023年畜牧业生产情况", "economic_release", "2023"),
        ("2023年10月新民市各乡镇水泥产量情况", "economic_release", "2023-10"),
        ("新民市2025年重点项目表", "key_projects", "2025"),
        ("新民市高质量发展综合评价指标体系（2025年）", "performance_assessment", "2025"),
        ("新民市2024年节能目标完成情况", "annual_plan_report", "2024"),
        ("新民市2024年工业投资情况", "economic_release", "2024"),
        ("新民市2025年预期目标", "annual_plan_report", "2025"),
        ("新民市2025年民生工程目标", "livelihood_list", "2025"),
        ("新民市“十四五”主要指标", "special_plan", "2021/2025"),
        ("新民市“十四五”综合评价指标体系", "special_plan", "2021/2025"),
        ("新民市2024年各县（市、区）主要污染物减排目标分解表", "task_breakdown", "2024"),
        ("新民市“十四五”时期主要污染物减排目标分解表", "task_breakdown", "2021/2025"),
        ("新民市2024年造林任务分配表", "task_breakdown", "2024"),
        ("新民市2024年早稻生产任务下达表", "task_breakdown", "2024"),
        ("新民市人民政府关于下达2024年度营造林任务的通知", "task_breakdown", "2024"),
        ("新民市2024年三季度各镇重点指标任务完成情况", "economic_release", "2024-Q3"),
        ("新民市2024年造林任务安排表", "task_breakdown", "2024"),
        ("新民市2024年重点民生项目进展情况表", "livelihood_list", "2024"),
        ("新民市2024年重点工作季度进度计划表", "task_breakdown", "2024"),
        ("新民市2024年政府投资项目计划调整表", "adjustment", "2024"),
        ("新民市2024年一般公共预算支出预算表", "budget_report", "2024"),
        ("新民市2024年财政预算收入安排表", "budget_report", "2024"),
        ("2024年3月新民市社会消费品零售总额", "economic_release", "2024-03"),
        ("新民市2024年规模以上工业增加值分月增速", "economic_release", "2024"),
        ("表2—1 新民市2024年地区生产总值", "economic_release", "2024"),
        ("2024年11月新民市各乡镇水泥产量统计", "economic_release", "2024-11"),
        ("新民市2025年退役军人安置计划表", "task_breakdown", "2025"),
        ("新民市2025年度高质量发展目标值", "task_breakdown", "2025"),
        ("新民市2025年工程任务一览表", "task_breakdown", "2025"),
        ("新民市2025年黑土地保护任务落实表", "task_breakdown", "2025"),
        ("2025年新民市安全生产控制指标", "task_breakdown", "2025"),
        ("新民市2025年招商引资目标责任表", "task_breakdown", "2025"),
        ("新民市2025年重点工作清单（第二批）", "task_breakdown", "2025"),
        ("新民市2025年甘蔗生产任务及完成情况表", "annual_plan_report", "2025"),
        ("新民市2025年国有资本经营预算收支表", "budget_report", "2025"),
        ("新民市2024年财政一般公共预算收支完成情况表", "final_accounts", "2024"),
        ("新民市2026年县级项目计划（草案）", "key_projects", "2026"),
        ("新民市2025年乡村振兴项目库", "key_projects", "2025"),
        ("新民市2025年主要经济指标预期安排", "annual_plan_report", "2025"),
        ("新民市人民政府办公室关于下达2025年国民经济主要指标的通知", "annual_plan_report", "2025"),
        ("新民市2025年政府性基金收支预算表", "budget_report", "2025"),
        ("新民市2024年预算执行及2025年预算表", "budget_report", "2025"),
        ("新民市2024年基金收支决算总表", "final_accounts", "2024"),
        ("新民市2024年财政收入完成情况表", "economic_release", "2024"),
        ("新民市2024年末人口构成", "economic_release", "2024"),
        ("新民市2024年主要经济指标对比表", "economic_release", "2024"),
        ("新民市2025年财政预算表（一般公共预算支出）", "budget_report", "2025"),
        ("新民市2024年畜产品产量及存栏", "economic_release", "2024"),
        ("新民市2025年乡村建设任务台账", "task_breakdown", "2025"),
        ("新民市2025年“两重”建设项目清单", "key_projects", "2025"),
        ("新民市2023年度“三公”经费决算表", "final_accounts", "2023"),
        # What stands and adds no work, and what is no promise of a place, are lists of no tasks.
        ("新民市2025年行政许可事项清单", "", "2025"),
        ("新民市2025年政务服务事项清单", "", "2025"),
        ("新民市2025年督查事项清单", "task_breakdown", "2025"),
        ("新民市2025年国庆节放假安排的通知", "", "2025"),
        ("新民市2025年公务员考试计划的通知", "", "2025"),
        # A heading of a paper that no title names is no title.
        ("一、2025年发展计划", "", "2025"),
        # What another kind is named beside is no release.
        ("新民市2023年国民经济和社会发展统计公报主要指标", "statistical_communique", "2023"),
        ("新民市2025年重点项目完成情况表", "", "2025"),
    ],
)
def test_a_title_of_a_table_says_its_kind(title: str, kind: str, period: str) -> None:
    found = infer(f"{title}\n指标\t数值\n产量\t5\n")
    assert (found.kind, found.period) == (kind, period)
