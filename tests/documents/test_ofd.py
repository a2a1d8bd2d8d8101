"""OFD: signs by their places, templates, drawings kept apart, tables of strokes, what is refused."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.formats import ofd, page_layout
from indicators.documents.formats.ofd_space import PAGE
from indicators.documents.formats.ofd_text import signs
from indicators.errors import UnreadableDocument

from .conftest import zipped
from .ofd_paper import LEFT, SIZE, SPACE, TOP, package, page, paper, ruled, stroke, text_object, words

TEXT = (
    "一、主要目标\n全年地区生产总值增长6.5%左右，改造老旧小区20个，新建5G基站1330个以上，"
    "城镇新增就业3.9万人。"
)
TEMPLATE = '<ofd:Template TemplateID="2" ZOrder="Background"/>'
NAMED = '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
ROWS = [["指标", "2020年", "2025年"], ["粮食产量（万吨）", "120", "≥130"], ["城镇化率（%）", "73.1", "75"]]


def read(*contents: str, **further) -> str:
    decoded = decode(package([page(content) for content in contents], **further), "paper.ofd")
    assert decoded.format == "ofd"
    return decoded.text


def code(text: str, **attributes: str) -> str:
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<ofd:TextCode{named}>{text}</ofd:TextCode>"


def test_paragraphs_over_lines_and_pages_are_whole_again():
    decoded = decode(paper("\n".join([TEXT] * 14)), "paper.bin")
    assert decoded.format == "ofd"
    body, _, feet = decoded.text.rpartition("。\n")
    assert body.replace("\f", "").split("\n") == "\n".join([TEXT] * 14)[:-1].split("\n")
    assert feet == "— 1 —\n— 2 —\n"
    assert [fault.kind for fault in decoded.faults] == ["page_head"]


@pytest.mark.parametrize(
    ("inside", "size", "attributes"),
    [
        (code("增长6.5%", X="0", Y="5", DeltaX="g 2 5.6444 2.8 2.8 2.8"), SIZE, {}),
        # A sign too few and one too many; none at all.
        (code("增长6.5%", X="0", Y="5", DeltaX="5.6444"), SIZE, {}),
        (code("增长6.5%", X="0", Y="5", DeltaX="5.6444 5.6444 g 99 2.8"), SIZE, {}),
        (code("增长6.5%", X="0", Y="5"), SIZE, {}),
        # In several pieces, the second of which stands where it is told.
        (
            code("增", X="0", Y="5") + code("长6", X="5.6444", DeltaX="5.6444")
            + code(".5%", X="14.2", DeltaX="2.8 2.8"),
            SIZE, {},
        ),
        # Sizes in points, a matrix for millimetres; glyphs of its own font.
        (code("增长6.5%", X="0", Y="14", DeltaX="16 16 8 8 8"), 16, {"CTM": "0.3528 0 0 0.3528 0 0"}),
        (
            '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>7 8</ofd:Glyphs>'
            "</ofd:CGTransform>" + code("增长6.5%", X="0", Y="5", DeltaX="g 2 5.6444 2.8 2.8 2.8"),
            SIZE, {},
        ),
    ],
)  # fmt: skip
def test_where_signs_stand(inside, size, attributes):
    line = words("全年", LEFT, TOP) + text_object(inside, LEFT + 2 * SIZE, TOP, size, **attributes)
    assert read(line + words("左右。", LEFT + 6 * SIZE, TOP)) == "全年增长6.5%左右。\n"


def test_signs_below_each_other_and_turned_ones():
    down = text_object(code("主要", X="0", Y="5", DeltaY="6"), LEFT, TOP)
    assert read(down + words("全年增长6.5%左右。", LEFT, TOP + 40)) == "主\n要\n全年增长6.5%左右。\n"
    turned = text_object(code("单位", X="5", Y="0", DeltaY="5.6444"), 100, TOP, CharDirection="90")
    assert read(turned + words("全年增长6.5%左右。", LEFT, TOP)) == "全年增长6.5%左右。\n单位\n"


def test_the_place_of_a_sign():
    from lxml import etree

    element = etree.fromstring(text_object(code("增", X="1", Y="5"), 20, 30, 5).replace("ofd:", ""))
    (sign,) = signs(element, PAGE)
    found = [round(sign[name] / PAGE[0], 2) for name in ("x0", "x1", "top", "bottom", "size")]
    assert found == [21, 26, 30.6, 35.6, 5]
    assert sign["upright"]


def test_a_ruled_table():
    text = read(words("表1 主要指标", LEFT, TOP) + ruled(ROWS, TOP + 10))
    assert text == "表1 主要指标\n" + "".join("\t".join(row) + "\n" for row in ROWS)


def test_a_table_of_rectangles_and_thin_fillings():
    y = TOP
    boxes = "".join(
        f'<ofd:PathObject Boundary="{LEFT + 40 * c} {y + 10 * r} 40 10" Stroke="false" Fill="true">'
        "<ofd:AbbreviatedData>M 0 0 L 40 0 L 40 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>"
        for r in range(3)
        for c in range(3)
    )
    cells = "".join(
        words(text, LEFT + 40 * c + 1, y + 10 * r + 2, 3.7)
        for r, row in enumerate(ROWS)
        for c, text in enumerate(row)
    )
    decoded = decode(package([page(boxes + cells)]), "a.ofd")
    assert decoded.text == "".join("\t".join(row) + "\n" for row in ROWS)
    assert [cell.text for cell in decoded.tables[0].cells] == [cell for row in ROWS for cell in row]
    unseen = boxes.replace('Fill="true"', 'Fill="false"')
    assert not decode(package([page(unseen + words(TEXT[:20], LEFT, TOP))]), "a.ofd").tables


def test_a_template_is_read_with_every_page():
    head = {"Doc_0/Tpls/Tpl_0/Content.xml": page(words("鞍山市人民政府文件", LEFT, 15))}
    pages = [page(words(f"第{n}项工作增长6.5%左右。", LEFT, TOP), TEMPLATE) for n in "一二三"]
    decoded = decode(package(pages, NAMED, head), "paper.ofd")
    assert decoded.text.startswith("第一项工作增长6.5%左右。\f第二项工作")
    assert decoded.text.count("鞍山市人民政府文件") == 3
    assert [fault.kind for fault in decoded.faults] == ["page_head"]


def test_a_drawing_kept_apart_is_read_where_it_is_shown():
    unit = (
        f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='7' Width='90' Height='9'>"
        f"<ofd:Content>{words('增长6.5%左右。', 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    shown = f'<ofd:CompositeObject Boundary="{LEFT + 2 * SIZE} {TOP} 90 9" ResourceID="7"/>'
    text = read(
        f"<ofd:PageBlock>{words('全年', LEFT, TOP)}{shown}</ofd:PageBlock>",
        common="<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
        parts={"Doc_0/PublicRes.xml": unit},
    )
    assert text == "全年增长6.5%左右。\n"


def test_what_is_not_shown_stands_behind_the_text():
    seen = words("全年增长6.5%左右。", LEFT, TOP)
    unseen = words("增长9%", LEFT, TOP + 20, Visible="false") + words("增长8%", LEFT, TOP + 30, Alpha="0")
    decoded = decode(package([page(seen + unseen)]), "paper.ofd")
    assert decoded.text == "全年增长6.5%左右。\n增长9%\n增长8%\n"
    assert [(fault.kind, fault.is_left_out) for fault in decoded.faults] == [("hidden_text", True)]


def filled(color: str, more: str = "", path: str = "M 0 0 L 80 0 L 80 9 L 0 9 C") -> str:
    """A path object that fills a box around a line of words."""
    return (
        f'<ofd:PathObject Boundary="{LEFT - 2} {TOP + 18} 80 9" Fill="true" Stroke="false" {more}>'
        f'<ofd:FillColor Value="{color}"/><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
    )


def coloured(color: str, y: float = TOP + 20, **attributes: str) -> str:
    made = words("增长9%", LEFT, y, **attributes)
    return made.replace("<ofd:TextCode", f'<ofd:FillColor Value="{color}"/><ofd:TextCode', 1)


@pytest.mark.parametrize(
    "unseen",
    [
        coloured("255 255 255"),
        coloured("254 254 250"),
        coloured("0 0 0").replace('Value="0 0 0"', 'Value="0 0 0" Alpha="0"'),
        filled("0 0 128") + coloured("0 0 128"),
        words("增长9%", LEFT, TOP + 20) + filled("255 255 255"),
        words("增长9%", LEFT, TOP + 20, Fill="false"),
        words("增长9%", -90, TOP + 20),
    ],
)
def test_words_that_nobody_sees_are_told(unseen):
    decoded = decode(package([page(words("全年增长6.5%左右。", LEFT, TOP) + unseen)]), "paper.ofd")
    assert decoded.text == "全年增长6.5%左右。\n增长9%\n"
    assert [(fault.kind, fault.is_left_out) for fault in decoded.faults] == [("hidden_text", True)]


@pytest.mark.parametrize(
    "seen",
    [
        filled("0 0 128") + coloured("255 255 255"),
        filled("255 255 255") + words("增长9%", LEFT, TOP + 20),
        words("增长9%", LEFT, TOP + 20) + filled("255 255 255") + words("增长9%", LEFT, TOP + 20),
        words("增长9%", LEFT, TOP + 20) + filled("255 255 0", 'Alpha="90"'),
        words("增长9%", LEFT, TOP + 20) + filled("255 255 255", path="M 0 0 L 80 0 L 80 1 C"),
        words("增长9%", LEFT, TOP + 20, Fill="false", Stroke="true"),
    ],
)
def test_words_that_are_seen_are_read(seen):
    decoded = decode(package([page(words("全年增长6.5%左右。", LEFT, TOP) + seen)]), "paper.ofd")
    assert "增长9%" in decoded.text
    assert decoded.faults == ()


def test_bold_by_writing_twice_is_read_once():
    assert read(words("全年增长66%", LEFT, TOP) + words("全年增长66%", LEFT + 0.1, TOP)) == "全年增长66%\n"


def test_a_large_picture_is_told_and_a_small_one_is_not():
    picture = '<ofd:ImageObject Boundary="20 {} 170 {}" ResourceID="5"/>'
    text = words("表1 主要指标如下所示：", LEFT, TOP)
    assert read(text + picture.format(60, 120)) == "表1 主要指标如下所示：\n图片-第1页.png\n"
    assert read(text + picture.format(60, 9)) == "表1 主要指标如下所示：\n"


def test_pages_have_their_own_size_and_origin():
    area = "<ofd:Area><ofd:PhysicalBox>100 100 297 210</ofd:PhysicalBox></ofd:Area>"
    line = words("全年增长6.5%左右。", 350, 120)
    assert decode(package([page(line, area)]), "a.ofd").text == "全年增长6.5%左右。\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (
            package([page('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="5"/>')]),
            "a scanned OFD: 1 pages, none with text",
        ),
        (package([page("")]), "a scanned OFD: 1 pages, none with text"),
        (package([]), "a damaged one: no pages"),
        (zipped({"OFD.xml": f"<ofd:OFD {SPACE}/>"}), "a damaged one: no pages"),
        (
            zipped({"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"}),
            "a damaged one: no D.xml in it",
        ),
        (
            zipped({"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "XML with a document type of its own",
        ),
        (package([page(words("\ue001\ue002" * 9, LEFT, TOP))]), "letters that only their font"),
    ],
)  # fmt: skip
def test_what_is_no_readable_ofd(data, found):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.ofd")
    assert found in caught.value.found


def test_a_drawing_that_shows_itself_is_refused():
    unit = (
        f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='7'><ofd:Content>"
        '<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="7"/></ofd:Content></ofd:CompositeGraphicUnit>'
        "</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    shown = page('<ofd:CompositeObject Boundary="0 0 1 1" ResourceID="7"/>')
    common = "<ofd:PublicRes>/Doc_0/PublicRes.xml</ofd:PublicRes>"
    with pytest.raises(UnreadableDocument) as caught:
        decode(package([shown], common, {"Doc_0/PublicRes.xml": unit}), "loop.ofd")
    assert caught.value.found == "drawings within drawings without end"


@pytest.mark.parametrize(
    ("module", "name", "found"),
    [(ofd, "_MOST_OBJECTS", "more than 1 objects"), (page_layout, "MOST_PAGES", "more than 1 pages")],
)
def test_more_than_a_document_has_is_refused(module, name, found, monkeypatch):
    monkeypatch.setattr(module, name, 1)
    with pytest.raises(UnreadableDocument) as caught:
        decode(package([page(stroke(0, 0, 9, 0) * 3)] * 2), "large.ofd")
    assert found in caught.value.found
