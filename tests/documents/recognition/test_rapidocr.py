"""RapidOCR itself, in the box: what it reads of a page, and what it tells of a line."""

from __future__ import annotations

from types import SimpleNamespace

from PIL import Image

from indicators.documents.recognition import pdf_pictures
from indicators.documents.recognition.ocr_engine import ReadSign, signs_of
from indicators.documents.sandboxed import sandboxed_reading

from .made_pages import saved


def test_a_line_in_which_nothing_is_read_has_no_signs():
    assert signs_of("", SimpleNamespace(word_cols=[], confs=[0], line_txt_len=40.0)) == []


def test_a_blank_stands_where_the_sign_before_it_does():
    told = SimpleNamespace(word_cols=[[4], [14]], confs=[0.9, 0.8, 0.7], line_txt_len=20.0)
    assert signs_of("a b", told) == [
        ReadSign("a", 0.225, 0.9), ReadSign(" ", 0.225, 0.8), ReadSign("b", 0.725, 0.7),
    ]  # fmt: skip


def test_a_scanned_page_is_read_in_the_box(print_pdf):
    rows = "".join(
        f"<tr><td>{name}<td>{value}" for name, value in (("指标", "2025年"), ("粮食产量", "130.5"))
    )
    html = (
        "<style>td{border:1px solid;padding:8px 40px}</style><p>2025年地区生产总值增长6.5%左右。</p>"
        f"<table style='border-collapse:collapse'>{rows}</table>"
    )
    page = pdf_pictures.page(print_pdf(html), 1, "page.pdf")
    turned = page.rotate(1, Image.Resampling.BICUBIC, fillcolor=255)
    decoded = sandboxed_reading.decode(saved(turned, form="PDF"), "scan.pdf")
    assert decoded.text == "2025年地区生产总值增长6.5%左右。\n指标\t2025年\n粮食产量\t130.5\n"
    assert decoded.faults[0].kind == "recognised"
