"""What the register says of a paper comes from its words, and the words are told."""

from __future__ import annotations

import pytest

from indicators.documents import decoding
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.inference.inference import infer
from indicators.documents.register import register
from indicators.documents.register.entry_fields import describe

NOTHING = {"place": "", "period": "", "kind": ""}


def told(text: str, data: bytes = b"", form: str = "txt", **given: str) -> dict[str, tuple[str, str]]:
    return describe(infer(text, find_faults(text)), text, data, form, NOTHING | given)


def test_the_registered_papers_describe_themselves(project):
    """A person wrote the register; only what stands in no file is not found."""
    differing = {}
    for entry in register.entries(project):
        path = project.documents / entry.file
        decoded = decoding.decode(path.read_bytes(), path.name)
        found = {k: v for k, (v, _) in told(decoded.text, path.read_bytes(), decoded.format).items()}
        written = entry.model_dump() | entry.covers.model_dump()
        fields = set(found) - {"source_quality"}
        differing |= {(entry.id, name): found[name] for name in fields if found[name] != written[name]}
    assert differing == {("anshan-2023-work-report", "issued"): "2023"}


@pytest.mark.parametrize(
    ("line", "issued", "words"),
    [
        ("成文日期：2025-01-06", "2025-01-06", "成文日期:2025-01-06"),
        ("2025年1月8日\xa0\xa0", "2025-01-08", "2025年1月8日"),
        ("——2025年1月6日在丹东市人民代表大会上", "2025-01-06", "2025年1月6日在丹东市人民代表大会"),
        ("发布时间：2025年1月20日 来源：市政府办", "2025-01-20", "发布时间:2025年1月20"),
        ("来源：丹东市统计局 日期：2025-01-23", "2025-01-23", "日期:2025-01-23"),
        ("时间：2025年1月23日 | 字号：大 中 小", "2025-01-23", "时间:2025年1月23"),
        ("会议时间：2025年1月23日", "2025", "no date found: the year it plans for"),
        ("（2025年1月8日丹东市第十七届人民代表大会第五次会议批准）", "2025-01-08",
         "(2025年1月8日丹东市第十七届人民代表大会第五次会议批准)"),
        ("二〇二五年一月二十六日", "2025-01-26", "2025年一月二十六日"),
        ("2025年13月40日", "2025", "no date found: the year it plans for"),
    ],
)  # fmt: skip
def test_the_day_of_issue(line, issued, words):
    assert told(f"丹东市2025年政府工作报告\n{line}\n二、2025年重点工作")["issued"] == (issued, words)


@pytest.mark.parametrize(
    ("title", "issued"),
    [
        ("丹东市“十四五”规划纲要实施情况中期评估报告", "2023"),
        ("丹东市“十三五”规划实施情况总结评估报告", "2020"),
        ("丹东市“十四五”规划纲要", "2021"),
    ],
)
def test_a_paper_that_looks_back_on_a_plan_comes_after_what_it_tells(title, issued):
    """Else its figures would be of a time that was not over when it was published."""
    assert told(f"{title}\n一、进展\n2022年增长5%。")["issued"][0] == issued


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ("柳政发〔2023〕20号\n决定对部分指标进行调整，自2023年12月1日起执行。", "2023"),
        ("柳政发〔2023〕20号\n现予调整。\n柳州市人民政府\n2023年11月28日", "2023-11-28"),
        ("现予调整。", "2021"),
    ],
)
def test_the_number_of_a_paper_without_a_date_holds_its_year(lines, issued):
    title = "柳州市人民政府关于调整柳州市“十四五”规划纲要部分指标的通知"
    assert told(f"{title}\n{lines}\n")["issued"][0] == issued


def test_the_day_it_was_signed_comes_before_the_day_it_was_put_up():
    text = "产生日期 2025-02-01\n丹东市2025年政府工作报告\n丹东市人民政府\n2025年1月29日\n"
    assert told(text)["issued"][0] == "2025-01-29"


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("丹东市统计局 2025年7月23日", ("丹东市统计局", "丹东市统计局")),
        ("来源：丹东市统计局 发布日期：2025-10-24", ("丹东市统计局", "来源：丹东市统计局")),
        ("丹东市人民政府办公室\n", ("丹东市人民政府办公室", "丹东市人民政府办公室")),
        ("请丹东市人民政府各部门落实", ("丹东市人民政府", "丹东市人民政府")),
        ("我代表市人民政府报告工作", ("丹东市人民政府", "代表市人民政府")),
        ("无", ("", "")),
    ],
)
def test_the_issuer(line, issuer):
    assert told(f"丹东市2025年政府工作报告\n{line}")["issuer"] == issuer


@pytest.mark.parametrize(
    ("text", "outlook", "review"),
    [
        ("丹东市国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n“十三五”时期", "2035", "2016/2020"),
        ("丹东市第十五个五年规划和二〇三五年远景目标纲要", "2035", ""),
        ("丹东市2025年政府工作报告\n一、2024年工作回顾", "", "2024"),
        ("丹东市2025年政府工作报告\n2025年工作总结", "", ""),
        ("丹东市2025年重点工作任务分解\n一、2024年工作回顾", "", ""),
        ("丹东市2025年民生实事完成情况", "", "2025"),
        ("丹东市2025年任务清单落实情况", "", "2025"),
        ("丹东市2025年民生实事项目清单", "", ""),
    ],
)
def test_the_years_it_looks_to_and_back_on(text, outlook, review):
    found = told(text)
    assert (found["outlook"][0], found["review"][0]) == (outlook, review)


@pytest.mark.parametrize(
    ("data", "form", "url", "quality"),
    [
        (
            b"<!-- saved from url=(0042)https://www.dandong.gov.cn/a/1.html --><html>", "html",
            "https://www.dandong.gov.cn/a/1.html", "official",
        ),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://news.example.com/1\r\n", "mhtml",
            "http://news.example.com/1", "repost",
        ),
        (b"<link rel='canonical' href='http://gov.cn.a.com/x'>", "html", "http://gov.cn.a.com/x", "repost"),
        (b"saved from url=(0042)https://www.dandong.gov.cn/", "txt", "", "repost"),
    ],
)  # fmt: skip
def test_the_address_a_saved_page_names(data, form, url, quality):
    found = told("丹东市2025年政府工作报告", data, form)
    assert (found["url"][0], found["source_quality"][0]) == (url, quality)
    assert found["source_quality"][1] == (url if quality == "official" else "no address of an office")


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [
        ("（此件公开发布）", ("public", "此件公开发布")),
        ("(此件不公开)", ("restricted", "此件不公开")),
        ("公开方式：依申请公开", ("restricted", "依申请公开")),
        ("秘密★一年", ("restricted", "秘密★")),
        ("保守商业秘密", ("public", "no word against it")),
    ],
)
def test_disclosure(line, disclosure):
    assert told(f"丹东市2025年政府工作报告\n{line}")["disclosure"] == disclosure


def test_what_a_person_says_comes_before_what_the_text_says():
    assert told("丹东市2025年政府工作报告", place="锦州市")["place"] == ("锦州市", "given")
