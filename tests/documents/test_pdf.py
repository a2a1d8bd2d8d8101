"""PDF files: paragraphs whole again, tables as tables, the furniture of pages left out and told."""

from __future__ import annotations

import zlib

import pytest

from indicators.documents.decoding import decode, page_of, page_starts
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.formats import page_layout, page_paragraphs, pdf
from indicators.documents.formats.docx_numbering import write_number
from indicators.documents.formats.headers_and_footers import split
from indicators.documents.formats.page_lines import Line, lines, written
from indicators.errors import UnreadableDocument

SENTENCE = "持续改善农村人居环境，新建高标准农田8万亩，改造农村公路720公里，粮食产量稳定在130万吨以上；"


def test_lines_of_a_paragraph_are_one_and_pages_are_kept(print_pdf):
    # No two lines alike: what stands at the same place of many pages is furniture.
    written = [
        f"{n}." + "".join(f"第{write_number(7 * n + k, 'chineseCounting')}项{SENTENCE}" for k in range(5))
        for n in range(1, 25)
    ]
    html = "".join(f"<p>{text}</p>" for text in written)
    decoded = decode(print_pdf(f"<body style='font-size:16px'>{html}", has_heads=True), "paper.pdf")
    assert decoded.format == "pdf"
    (heads,) = decoded.faults
    assert decoded.text[: heads.start].replace("\f", "").split("\n") == [*written, ""]
    assert len(page_starts(decoded.text)) > 2
    assert page_of(page_starts(decoded.text), heads.start) == len(page_starts(decoded.text))
    assert (heads.kind, heads.end, heads.is_left_out) == ("page_head", len(decoded.text), True)
    lines = decoded.text[heads.start :].splitlines()
    assert len(lines) == 2 * (decoded.text.count("\f") + 1)
    assert heads.detail.startswith(
        f"Running heads and page numbers, set behind the text, {len(lines)} lines: '"
    )


def test_tables(print_pdf):
    html = (
        "<style>td,th{border:1px solid}</style><p>表1 主要目标</p><table style='border-collapse:collapse'>"
        "<tr><th rowspan=2>指标<th rowspan=2>属性<th colspan=2>目标<tr><th>2020年<th>2025年"
        "<tr><td>粮食产量（万吨）<td>约束性<td>120<td>130<tr><td>常住人口城镇化率（%）<td>预期性<td><td>75</table><p>后文。</p>"
    )
    assert decode(print_pdf(html), "paper.pdf").text == (
        "表1 主要目标\n目标\n指标\t属性\t2020年\t2025年\n粮食产量（万吨）\t约束性\t120\t130\n"
        "常住人口城镇化率（%）\t预期性\t—\t75\n后文。\n"
    )


def test_columns_are_read_one_after_the_other(print_pdf):
    body = "".join(f"<p style='margin:0;text-indent:2em'>第{n}项。{SENTENCE}</p>" for n in range(1, 9))
    html = f"<h1 style='column-span:all'>目标</h1><div style='columns:2;column-gap:3em'>{body}</div>"
    text = decode(print_pdf(html), "paper.pdf").text
    assert text.split("\n") == ["目标", *(f"第{n}项。{SENTENCE}" for n in range(1, 9)), ""]


@pytest.mark.parametrize("degrees", [90, -90])
def test_a_table_printed_across_the_page_is_read(print_pdf, degrees):
    rows = "".join(f"<tr><td>{name}<td>{value}" for name, value in (("粮食产量", "120"), ("农田面积", "85")))
    style = f"position:absolute;top:300px;left:200px;transform:rotate({degrees}deg)"
    html = f"<p>表1 主要目标</p><table style='{style}' cellpadding=20>{rows}</table>"
    assert decode(print_pdf(html), "paper.pdf").text == "表1 主要目标\n粮食产量\t120\n农田面积\t85\n"


def test_a_mark_that_lies_across_the_page_is_not_read_and_told(print_pdf):
    html = "<p>增长6%。</p><div style='position:absolute;top:200px;transform:rotate(-40deg)'>内部资料99</div>"
    decoded = decode(print_pdf(html), "paper.pdf")
    (fault,) = decoded.faults
    assert decoded.text == "增长6%。\n内部资料99\n"
    assert (fault.kind, decoded.text[fault.start : fault.end]) == ("page_head", "内部资料99\n")
    assert fault.detail == "Words that lie across pages, set behind the text, 1 lines: '内部资料99'."


def test_words_between_the_cells_of_a_table_are_not_lost(print_pdf):
    ruled = "<td style='border:1px solid'>"
    rows = f"<tr>{ruled}甲{ruled}1<td>栏外<tr>{ruled}乙{ruled}2<td>"
    html = f"<table style='border-collapse:collapse'>{rows}</table>"
    text = decode(print_pdf(html), "paper.pdf").text
    assert all(word in text for word in ("甲\t1", "乙\t2", "栏外"))


def test_raised_figures_and_words(print_pdf):
    html = "<p>面积20万m<sup>2</sup>，Digital Twin城市，增长6%。</p>"
    assert decode(print_pdf(html), "paper.pdf").text == "面积20万m²，Digital Twin城市，增长6%。\n"


def test_lowered_figures(print_pdf):
    html = "<p>CO<sub>2</sub>12.5万吨，增长6.5<sub>2</sub>%，降幅达到8%以上。</p>"
    assert decode(print_pdf(html), "paper.pdf").text == "CO₂12.5万吨，增长6.5₂%，降幅达到8%以上。\n"


PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_large_picture_is_named(print_pdf):
    html = f"<p>{SENTENCE}</p><img src='{PICTURE}' style='width:600px;height:700px'><p>后文。</p>"
    assert (
        decode(print_pdf(html), "paper.pdf").text.replace("\f", "") == f"{SENTENCE}\n图片-第1页.png\n后文。\n"
    )


def page(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects; the first is the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + ending % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(out),
    )  # fmt: skip


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def test_a_scanned_file_is_told():
    data = page(CATALOGUE, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>")
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "scan.pdf")
    assert caught.value.found == "a scanned PDF: 1 pages, none with text"
    assert caught.value.remedy == (
        "Run text recognition (OCR) over it and save a PDF with a text layer, or a .docx."
    )


def test_a_locked_file_is_told():
    lock = (
        b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"11" * 32
        + b">/U<"
        + b"22" * 32
        + b">>>"
    )
    data = page(CATALOGUE, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>", trailer=lock)
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "locked.pdf")
    assert caught.value.found == "a file locked by a password"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\ntrailer\n<</Root 1 0 R>>", page(b"<</Pages 1 0 R>>")]
)
def test_a_damaged_file_is_told(data):
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "damaged.pdf")
    assert caught.value.where == "damaged.pdf"
    assert caught.value.found.startswith("a damaged one: ")


def test_letters_that_only_their_font_knows_are_told():
    text = b"BT /F 12 Tf 50 700 Td <0102030405060708090A0B0C> Tj ET"
    data = page(
        CATALOGUE, PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>"
        b"/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0>>",
    )  # fmt: skip
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "paper.pdf")
    assert caught.value.found == "6 letters that only their font knows"
    assert caught.value.remedy == "Run text recognition (OCR) over it, or ask for the .docx."


def test_fonts_that_are_not_in_the_file_are_read_by_their_encoding():
    text = b"BT /F 12 Tf 50 700 Td <%s> Tj ET" % SENTENCE.encode("utf-16-be").hex().encode()
    data = page(
        CATALOGUE, PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/Ascent 880>>",
    )  # fmt: skip
    assert decode(data, "paper.pdf").text == f"{SENTENCE}\n"


def test_signs_that_share_a_shape():
    assert "".join(map(written, "⼀⻓⼾年ﬁ％A\x00")) == "一长户年fi％A"


def sheet(*texts: tuple[str, float]) -> tuple[list[Line], float]:
    return [Line(text, 50, 300, top, top + 10, 10) for text, top in texts], 800.0


@pytest.mark.parametrize("head", ["★每万人口专利", "牵头单位：市商务局", "责任单位:各部门"])
def test_lines_that_head_themselves_are_not_joined(head):
    texts = ["★数字经济占比（%） 预期性", head, "接着写到行末的文字", "末行。"]
    full = [Line(text, 50, 300, 20 + 14 * n, 30 + 14 * n, 10) for n, text in enumerate(texts)]
    assert page_paragraphs.joined([full]).text == f"{texts[0]}\n{head}{texts[2]}{texts[3]}\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("新增就业万人以上65.", "2025年新增就业70万人"), "新增就业万人以上65.\n2025年新增就业70万人\n"),
        (("城镇调查失业率控制在5.", "2%以内，居民收入增长"), "城镇调查失业率控制在5.2%以内，居民收入增长\n"),
    ],
)
def test_a_decimal_goes_on_in_the_next_line_and_a_year_begins_one(texts, expected):
    full = [Line(text, 50, 300, 20 + 14 * n, 30 + 14 * n, 10) for n, text in enumerate(texts)]
    assert page_paragraphs.joined([full]).text == expected


def test_heads_and_numbers_of_pages_are_left_out():
    pages = [sheet(("鞍山市规划", 20), (f"正文{n}号", 400), (f"— {n} —", 770)) for n in range(1, 5)]
    kept, left_out = split(pages)
    assert [[line.text for line in page] for page in kept] == [[f"正文{n}号"] for n in range(1, 5)]
    assert [[line.text for line in page] for page in left_out] == [
        ["鞍山市规划", f"— {n} —"] for n in range(1, 5)
    ]


def test_a_number_alone_stays_unless_it_counts_the_pages():
    kept, left_out = split([sheet(("正文", 400), ("2025", 770))])
    assert ([line.text for line in kept[0]], left_out) == (["正文", "2025"], [[]])
    kept, left_out = split([sheet(("正文", 400), (str(n), 770)) for n in (7, 8)])
    assert [[line.text for line in page] for page in kept] == [["正文"], ["正文"]]
    assert [[line.text for line in page] for page in left_out] == [["7"], ["8"]]


def test_what_a_browser_prints_at_the_edges_of_its_only_page():
    edges = [
        "11/22/26, 1:13 AM\t丹东市政府工作报告",
        "2025/1/6 09:30",
        "https://www.dandong.gov.cn/1.html\t1/1",
    ]
    kept, left_out = split(
        [sheet((edges[0], 20), (edges[1], 40), ("见https://a.cn/x 1/2期", 400), (edges[2], 770))]
    )
    assert [line.text for line in kept[0]] == ["见https://a.cn/x 1/2期"]
    assert [line.text for line in left_out[0]] == edges


def test_no_signs_are_no_lines():
    assert lines([], 600) == []


def test_a_part_that_unpacks_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "_LARGEST_STREAM", 1 << 20)
    packed = zlib.compress(zlib.compress(bytes(3 << 20)))
    data = page(CATALOGUE, PAGES, b"<</Filter[/FlateDecode/FlateDecode]>>stream\n" + packed + b"\nendstream")
    with pytest.raises(UnreadableDocument) as caught:
        decode(data, "bomb.pdf")
    assert caught.value.found == "a part that unpacks to more than 1 MB"
    assert caught.value.remedy == "Print it to a new PDF, or ask its sender for a plain copy."


def test_more_pages_than_a_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(page_layout, "MOST_PAGES", 0)
    with pytest.raises(UnreadableDocument) as caught:
        decode(page(CATALOGUE, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"), "long.pdf")
    assert (caught.value.found, caught.value.remedy) == ("1 pages", "Cut it into smaller documents.")


def test_a_form_that_draws_itself_ends():
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>"
    data = page(
        CATALOGUE, PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
        form + b"stream\n/F Do\nendstream", b"<</Length 5>>stream\n/F Do\nendstream",
    )  # fmt: skip
    with pytest.raises(UnreadableDocument):
        decode(data, "loop.pdf")


def test_a_page_that_is_a_picture_among_pages_of_text_is_told():
    """Its figures are lost, so nobody may take the paper for whole."""
    both = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2/MediaBox[0 0 600 800]>>"
    text = b"BT /F 12 Tf 50 700 Td (GDP grows by 6% in 2025) Tj ET"
    image = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    )
    data = page(
        CATALOGUE,
        both,
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</XObject<</X 8 0 R>>>>>>",
        b"<</Length 26>>stream\n500 0 0 700 50 50 cm /X Do\nendstream",
        image + b"stream\n0\nendstream",
    )
    decoded = decode(data, "paper.pdf")
    assert decoded.text == "GDP grows by 6% in 2025\n\f图片-第2页.png\n"
    assert [fault.kind for fault in find_faults(decoded.text, decoded.faults)] == ["lost_picture"]
