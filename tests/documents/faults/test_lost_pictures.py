"""Where a table or figure was lost, a picture's name or a bare caption says so."""

from __future__ import annotations

import pytest

from indicators.documents.faults.lost_pictures import lost_pictures


def bare(text: str) -> list[str]:
    return [text[fault.start : fault.end] for fault in lost_pictures(text) if not fault.is_left_out]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("推进工程。\n专栏3 重大水利工程\n\n第二节 交通\n建设公路。", "专栏3 重大水利工程"),
        ("表2 “十四五”时期主要目标\n三、重点任务\n", "表2 “十四五”时期主要目标"),
        ("　附表1：重点项目表\n", "附表1：重点项目表"),
    ],
)
def test_a_caption_under_which_nothing_stands(text, caption):
    (fault,) = lost_pictures(text)
    assert (text[fault.start : fault.end], fault.kind, fault.is_left_out) == (caption, "lost_table", False)
    assert fault.detail == f"Nothing stands under {caption!r}: a table or picture is lost."


@pytest.mark.parametrize(
    "text",
    [
        "表2 主要目标\n指标\t2020年\t2025年\n粮食产量\t120\t130\n第三章 任务",
        "专栏3 水利工程\n1.新建水库3座。\n第二节 交通",
        "表1 主要目标\n表2 重点项目\n表3 责任分工\n第一章 总则",
        "专栏1 主要目标……12\n第一章 总则",
        "表1 主要目标 7\n第一章 总则",
        "表2024年目标任务按时完成\n二、任务",
        "专栏3 推进工程建设，完成投资。\n二、任务",
        "专栏1 主要目标\n图片1.png\n二、任务",
    ],
)
def test_a_caption_with_its_table_and_a_list_of_captions(text):
    assert bare(text) == []


@pytest.mark.parametrize("ending", ["png", "jpeg", "emf", "wmf", "tif", "tiff", "svg", "EMF"])
def test_a_picture_of_any_kind_that_offices_paste_is_told(ending):
    text = f"增长6%。\nimage1.{ending}\n完成。\n"
    assert [text[fault.start : fault.end] for fault in lost_pictures(text)] == [f"image1.{ending}"]
