"""What only looks like a target stands on no page until somebody confirms it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.contract.records import StatementRow, records
from indicators.tables.corrections.corrections import HEADER
from indicators.tables.store import Tables
from indicators.tables.targets.target_rules import no_target, rules
from indicators.views.data_quality import DataQualityViews
from indicators.workbooks.review.review import settled_cells

from ...commands import told

SAID = [
    ("age_of_a_thing", "化石群", "保护1.2亿年化石群。", "1.2亿年"),
    ("age_of_a_thing", "古树", "挂牌保护千年古树。", "千年"),
    ("size_in_a_name", "产业集群", "打造千亿级产业集群。", "千亿"),
    ("size_in_a_name", "生猪", "推进百万头生猪养殖基地建设。", "百万头"),
    ("size_in_a_name", "航道", "推进大东港20万吨级航道建设。", "20万吨"),
    ("size_in_a_name", "某化工", "推动某化工30万吨合成氨装置升级。", "30万吨"),
    ("size_in_a_name", "电站", "加快2座50万千瓦抽水蓄能电站建设。", "50万千瓦"),
    ("", "储能项目", "布局建设20万千瓦储能项目。", "20万千瓦"),
    ("", "粮食产能", "新增10万吨粮食仓储项目。", "10万吨"),
    ("existing_parks", "化工园区", "推进3个化工园区建设。", "3个"),
    ("", "化工园区", "新建3个化工园区。", "3个"),
    ("sum_of_years", "公园", "三年累计新建公园30个。", "30个"),
    ("scope_of_work", "村", "在12个村开展试点。", "12个"),
    ("", "亿元以上在建项目", "亿元以上在建项目保持在400个以上。", "400个"),
    ("", "规模以上工业企业", "规模以上工业企业稳定在300家以上。", "300家"),
    ("groups_of_people", "工作专班", "成立市领导小组，下设5个工作专班。", "5个"),
    ("points_of_a_paper", "措施", "落实助企纾困15条政策措施。", "15条"),
    ("", "措施", "出台助企纾困政策措施15条。", "15条"),
    ("existing_places", "园区", "推动东港经开区、前阳经开区两个园区协同发展。", "两个"),
    ("vision_of_a_part", "产值", "沿江开发区向“5000亿元产值”目标迈进。", "5000亿元"),
    ("existing_things", "世界500强企业带动作用", "发挥12家世界500强企业带动作用。", "12家"),
    ("existing_things", "用好", "用好3000亩批而未供土地。", "3000亩"),
    ("existing_things", "试点作用", "发挥海城、台安3个消费试点作用。", "3个"),
    ("existing_things", "在建项目", "抓好4个在建抽水蓄能项目建设。", "4个"),
    ("existing_things", "产业基地", "做强海城、台安、岫岩3大菱镁产业基地。", "3大"),
    ("existing_things", "综保区高质量发展", "推动营口、大连2个综保区高质量发展。", "2个"),
    ("existing_things", "传统产业提质升级", "加快钢铁、煤炭、有色等10个传统产业提质升级。", "10个"),
    ("existing_things", "百亿级产业", "加快发展茶叶、中药材等20个百亿级产业。", "20个"),
    ("existing_things", "产业集群", "聚焦13个产业集群，布局一批产业集聚区。", "13个"),
    ("existing_things", "边贸点", "稳妥运行14个边贸点。", "14个"),
    ("", "综保区", "推动海城、台安等地新建3个综保区。", "3个"),
    ("", "企业", "做大做强工业，新增规模以上工业企业30家。", "30家"),
    ("size_of_a_thing", "占地", "建设占地200亩的物流园1个。", "200亩"),
    ("", "闲置土地", "盘活3000亩闲置土地。", "3000亩"),
    ("called_off", "取消新建口袋公园", "取消新建口袋公园15个的目标。", "15个"),
    ("no_noun", "打造", "打造5个。", "5个"),
    ("no_noun", "文化产业和", "文化产业和3个园区。", "3个"),
    ("", "口袋公园", "新建口袋公园20个。", "20个"),
    ("", "工业产值", "工业产值突破千亿元。", "千亿元"),
    ("", "生猪出栏", "生猪出栏百万头以上。", "百万头"),
    ("", "高校", "与东北大学、辽宁大学等5个高校合作。", "5个"),
    ("", "规模以上工业企业", "规模以上工业企业达到600家。", "600家"),
    ("", "全员劳动生产率", "全员劳动生产率增长6%。", "6%"),
]


@pytest.mark.parametrize(("rule", "indicator", "sentence", "quote"), SAID)
def test_a_rule_names_what_only_looks_like_a_target(
    rule: str, indicator: str, sentence: str, quote: str
) -> None:
    assert no_target(indicator, sentence, quote) == rule


def test_a_sum_of_years_is_a_target_of_a_plan() -> None:
    said = ("内资", "五年累计引进内资1500亿元。", "1500亿元")
    assert no_target(*said, "2025") == "sum_of_years"
    assert no_target(*said, "2021/2025") == ""


def test_what_is_built_up_by_a_year_is_no_sum_of_years() -> None:
    sentence = "新建高标准农田60万亩，到2025年累计建成高标准农田310万亩。"
    assert no_target("高标准农田", sentence, "310万亩", "2025") == ""


def test_every_rule_has_a_sentence() -> None:
    assert {rule for rule, *_ in SAID if rule} == set(rules())


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data/raw").mkdir(parents=True)
    Path("list.txt").write_text(
        "丹东市2025年政府工作报告任务分解方案\n一、主要任务\n1.打造千亿级产业集群，新建口袋公园20个。\n",
        encoding="utf-8",
    )
    told("register", "list.txt")
    told("build")
    return Project(tmp_path)


def test_it_is_set_aside_said_and_confirmed(project: Project) -> None:
    tables = Tables.load(project)
    assert tables.targets["indicator"].tolist() == ["口袋公园"]
    assert tables.set_aside.targets["flags"].tolist() == ["not_a_target:size_in_a_name"]
    assert "产业集群" not in told("track", "--place", "丹东市", "--quarter", "2025-Q1", "--no-tasks")
    listed = DataQualityViews.of(tables).set_aside().html
    assert "名称中的规模" in listed
    assert "a size in a name" in DataQualityViews.of(tables, lang="en").set_aside().html
    # It is no fault: nothing is to be mended.
    told("validate")

    (row,) = tables.set_aside.targets.itertuples()
    (said,) = (
        one for one in records(tables.statements, StatementRow) if one.statement_id == row.statement_id
    )
    hashed = tables.documents.set_index("document_id").loc[row.document_id, "sha256"]
    settled = settled_cells(said) | {
        "document_id": row.document_id, "sha256": hashed, "statement_id": row.statement_id,
        "decision": "confirm", "start": str(said.start), "end": str(said.end), "quote": row.quote,
        "reason": "文件明确为产值目标",
    }  # fmt: skip
    with (project.corrections).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerow(settled.get(name, "") for name in HEADER)
    told("build")
    assert "产业集群" in Tables.load(project).targets["indicator"].tolist()
