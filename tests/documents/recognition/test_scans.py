"""Pictures and scans, recognised page by page and laid out as other pages, by what knows their lines."""

from __future__ import annotations

import pytest
from PIL import Image

from indicators.documents.recognition import ocr_engine, page_recognition, scans, straightening
from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import UnreadableDocument
from indicators.reading.extraction import extract
from indicators.storage import sandbox

from .made_pages import Known, saved


@pytest.fixture
def recognised(monkeypatch):
    """Have pictures recognised in this process by what knows them."""

    def use(known):
        monkeypatch.setattr(ocr_engine, "recogniser", lambda: known)
        monkeypatch.setattr(ocr_engine, "is_installed", lambda: True)

    with sandbox.using(None):
        yield use


LINES = {
    (60, 60, 540, 88): "2023年鞍山市政府工作报告",
    (120, 120, 500, 148): "地区生产总值增长6%左右。",
    (120, 180, 500, 208): "粮食产量达到120万吨。",
}


def test_a_picture_file_is_read(recognised):
    known = Known(LINES)
    recognised(known)
    decoded = sandboxed_reading.decode(saved(known.picture()), "page.png")
    assert decoded.format == "png"
    assert decoded.text.splitlines() == list(LINES.values())
    (fault,) = decoded.faults
    assert (fault.kind, fault.start, fault.end, fault.is_left_out) == (
        "recognised",
        0,
        len(decoded.text),
        False,
    )
    assert fault.detail == "1 pages are recognised from pictures; compare their figures with the paper."


@pytest.mark.parametrize("form", ["TIFF", "PDF"])
def test_pages_are_parted(form, recognised):
    known = Known(LINES)
    recognised(known)
    data = saved(known.picture(), known.picture(), form=form, **({"quality": 100} if form == "PDF" else {}))
    decoded = sandboxed_reading.decode(data, "scan")
    assert decoded.format == {"TIFF": "tif", "PDF": "pdf"}[form]
    assert decoded.text.count("\f") == 1


def test_ruled_lines_make_a_table(recognised):
    known = Known({
        (60, 62, 100, 88): "指标", (220, 62, 290, 88): "2025年", (60, 112, 140, 138): "粮食产量",
        (220, 112, 250, 138): "120", (60, 162, 140, 188): "绿地面积", (220, 162, 240, 188): "一",
    })  # fmt: skip
    recognised(known)
    picture = known.picture()
    for top in (50, 100, 150, 200):
        picture.paste(40, (40, top, 400, top + 2))
    for left in (40, 200, 398):
        picture.paste(40, (left, 50, left + 2, 202))
    decoded = sandboxed_reading.decode(saved(picture), "table.png")
    assert decoded.text == "指标\t2025年\n粮食产量\t120\n绿地面积\t—\n"
    (table,) = decoded.tables
    assert [cell.text for cell in table.cells] == ["指标", "2025年", "粮食产量", "120", "绿地面积", "—"]


def test_a_doubtful_figure_is_not_read_and_told(recognised, tmp_path):
    words = LINES[120, 120, 500, 148]
    known = Known(LINES, {words: [0.4 if sign == "6" else 1.0 for sign in words]})
    recognised(known)
    path = tmp_path / "page.png"
    path.write_bytes(saved(known.picture()))
    extraction = extract(path)
    assert [(row.quote, row.flags) for row in extraction.statements] == [("120万吨", "recognised")]
    fates = {entry.text: (entry.fate, entry.reason) for entry in extraction.account()}
    assert fates == {
        "2023": ("excluded", "year"), "6": ("unread", "doubtful_figure"), "120": ("statement", ""),
    }  # fmt: skip
    told = next(fault for fault in extraction.document.faults if fault.kind == "doubtful_figure")
    assert told.detail == "'6' is recognised with a certainty below 50%, and not read."


def test_a_doubtful_figure_of_a_table_is_told_in_its_cell(recognised):
    known = Known(
        {(60, 62, 100, 88): "指标", (220, 62, 290, 88): "2025年", (60, 112, 100, 138): "产量",
         (220, 112, 250, 138): "120"},
        {"120": [1.0, 0.2, 1.0]},
    )  # fmt: skip
    recognised(known)
    picture = known.picture()
    for top in (50, 100, 150):
        picture.paste(40, (40, top, 400, top + 2))
    for left in (40, 200, 398):
        picture.paste(40, (left, 50, left + 2, 152))
    decoded = sandboxed_reading.decode(saved(picture), "table.png")
    assert [cell.text for cell in decoded.tables[0].cells] == ["指标", "2025年", "产量", "120"]
    (doubtful,) = [fault for fault in decoded.faults if fault.kind == "doubtful_figure"]
    assert decoded.text[doubtful.start : doubtful.end] == "120"


def test_a_page_laid_askew_is_turned_back(recognised):
    flat = [((100.0, 100.0), (500.0, 100.0), (500.0, 120.0), (100.0, 120.0))]
    askew = straightening.turned(flat, -1.5, (600, 800))
    assert straightening.slant(askew) == pytest.approx(1.5, abs=0.01)
    back = straightening.turned(askew, straightening.slant(askew), (600, 800))
    assert back[0][0] == pytest.approx((100, 100), abs=0.1)


def test_the_picture_is_turned_as_its_lines_are():
    picture = Image.new("L", (400, 300), 255)
    picture.paste(0, (299, 149, 302, 152))
    turned = picture.rotate(10)
    x, y = straightening.turned([((300.5, 150.5),) * 4], 10, (400, 300))[0][0]
    assert turned.getpixel((int(x), int(y))) == 0


def test_a_rule_through_a_line_parts_it():
    rule = page_recognition.Stroke(98, 0, 102, 400, is_level=False)
    quad = ((20.0, 50.0), (180.0, 50.0), (180.0, 70.0), (20.0, 70.0))
    assert list(page_recognition.boxes([quad], [rule], (200, 400))) == [(20, 50, 100, 70), (100, 50, 180, 70)]


def test_a_picture_without_words_is_told(recognised):
    recognised(Known({}))
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(saved(Image.new("L", (600, 800), 255)), "empty.png")
    assert caught.value.found == "1 pages, and no word that can be recognised"


@pytest.mark.parametrize("form", ["PNG", "PDF"])
def test_without_rapidocr_the_message_says_how_to_install_it(form, monkeypatch):
    monkeypatch.setattr(ocr_engine, "PACKAGES", ("rapidocr", "nowhere_to_be_found"))
    with pytest.raises(UnreadableDocument) as caught:
        sandboxed_reading.decode(saved(Image.new("L", (600, 800), 255), form=form), "page")
    assert caught.value.expected == "RapidOCR, which recognises the words of pictures and scans"
    assert caught.value.found.endswith(", and no RapidOCR on this machine")
    assert 'pip install "indicators[ocr]"' in caught.value.remedy


def test_a_page_has_more_memory_than_reading_and_the_same_time():
    limits = scans.limits_of(sandbox.limits())
    assert (limits.memory, limits.seconds) == (scans.MEMORY, sandbox.limits().seconds)
    assert scans.limits_of(sandbox.Limits(memory=3 << 30)).memory == 3 << 30
