"""Figures that a PDF tells otherwise than it draws them are not read; what lies over its pages is told."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode

from .test_pdf_shown import HIDDEN, SHOWN, page, words

EMBEDDED = "/FontDescriptor<</FontFile3 6 0 R>>"
NAMES = {EMBEDDED: "ABCDEF+Song"}
PLAIN = b"/BaseFont/Helvetica>>endobj"


def with_font(keys: str, told: str) -> bytes:
    """The page, its letters in a font with these keys that is told to have these signs."""
    table = f"1 begincodespacerange <00><ff> endcodespacerange 1 beginbfchar {told} endbfchar"
    return page("").replace(
        PLAIN,
        b"/BaseFont/%s/ToUnicode 20 0 R>>endobj\n20 0 obj<</Length %d>>stream\n%s\nendstream endobj"
        % ((NAMES.get(keys, "Helvetica") + keys).encode(), len(table), table.encode()),
    )


@pytest.mark.parametrize("told", ["<36> <0037>", "<36> <0020>", "<36> <00360036>", "<36> <00b2>"])
@pytest.mark.parametrize("keys", ["", "/Encoding/WinAnsiEncoding"])
def test_a_digit_that_is_drawn_as_another_sign_is_not_read(told: str, keys: str) -> None:
    text = decode(with_font(keys, told), "a.pdf").text
    assert text == SHOWN.replace("6%", "␦%") + "\n" if told != "<36> <00b2>" else "␦%" in text


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", "<36> <0036>"),
        ("", "<36> <ff16>"),
        ("", "<47> <0048>"),
        ("/Encoding<</Differences[54/seven]>>", "<36> <0037>"),
        (EMBEDDED, "<36> <0037>"),
    ],
)
def test_what_agrees_is_read(keys: str, told: str) -> None:
    assert "␦" not in decode(with_font(keys, told), "a.pdf").text


@pytest.mark.parametrize(
    "operators",
    ["/Q gs " + words(), words() + " BT /F 12 Tf 20 200 Td (8) Tj ET"],
)
def test_a_figure_that_another_drawing_changes_is_not_read(operators: str) -> None:
    data = page(operators).replace(b"/ExtGState<<", b"/ExtGState<</Q<</SMask<</S/Alpha/G 8 0 R>>>>")
    text = decode(data, "a.pdf").text
    assert "6% in" in text
    assert HIDDEN.replace("5000", "␦␦␦␦") in text


def test_an_ink_of_which_nothing_is_laid_on() -> None:
    space = b"/ColorSpace<</C[/Separation/x/DeviceGray<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>]>>"
    inked = [
        page(f"/C cs {amount} scn {words()}").replace(b"/ExtGState", space + b"/ExtGState") for amount in "01"
    ]
    seen = [decode(data, "a.pdf") for data in inked]
    assert [len(one.faults) for one in seen] == [1, 0]
    assert [HIDDEN in one.text for one in seen] == [True, True]


def test_words_of_annotations_are_told() -> None:
    written = "<</Subtype/FreeText/Rect[0 0 9 9]/Contents(GDP +9%)>>"
    decoded = decode(page("", f"/Annots[{written}<</Subtype/Widget/Rect[0 0 9 9]/V(8%)>>]"), "a.pdf")
    (fault,) = decoded.faults
    assert (fault.kind, decoded.text[fault.start :]) == ("hidden_text", "GDP +9%\n8%\n")
