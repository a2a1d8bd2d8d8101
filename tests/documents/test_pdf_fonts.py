"""Figures that a PDF tells otherwise than it draws them are not read; what lies over its pages is told."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode

from .test_pdf_shown import HIDDEN, SHOWN, page, words

EMBEDDED = f"/FontDescriptor<</FontFile3 6 0 R>>/FirstChar 32/LastChar 126/Widths[{95 * '556 '}]"
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


# A pattern, a picture that says where to lay on ink, and a font that is a drawing.
DRAWINGS = (
    b"40 0 obj<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>"
    b"/Length 16>>stream\n1 g 0 0 9 9 re f\nendstream endobj\n"
    b"41 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ImageMask true/Length 1>>"
    b"stream\n\0\nendstream endobj\n"
    b"42 0 obj<</Type/Font/Subtype/Type3/FontBBox[0 0 200 30]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 43 0 R>>"
    b"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[200]>>endobj\n"
    b"43 0 obj<</Length 35>>stream\n200 0 0 0 200 30 d1 0 0 200 30 re f\nendstream endobj\n"
)


@pytest.mark.parametrize(
    "operators",
    [
        "/Q gs " + words(),
        words() + " BT /F 12 Tf 20 200 Td (8) Tj ET",
        f"/Pattern cs /P scn {words()}",
        f"{words()} /Pattern cs /P scn 10 190 200 30 re f",
        f"{words()} 1 g q 200 0 0 30 10 190 cm /I Do Q",
        words() + " 1 g BT /T 1 Tf 10 190 Td (a) Tj ET",
    ],
)
def test_a_figure_that_another_drawing_changes_is_not_read(operators: str) -> None:
    data = page(operators).replace(b"/ExtGState<<", b"/ExtGState<</Q<</SMask<</S/Alpha/G 8 0 R>>>>")
    data = data.replace(b"/XObject<<", b"/Pattern<</P 40 0 R>>/XObject<</I 41 0 R")
    data = data.replace(b"/F 5 0 R", b"/F 5 0 R/T 42 0 R").replace(b"trailer", DRAWINGS + b"trailer")
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


@pytest.mark.parametrize(
    ("name", "colours", "is_seen"),
    [("x", "/C0[0]/C1[1]", False), ("None", "/C0[1]/C1[0]", False), ("x", "/C0[1 1 1]/C1[1 0 0]", True)],
)
def test_an_ink_that_is_white_or_none(name: str, colours: str, is_seen: bool) -> None:
    space = (
        f"/ColorSpace<</C[/Separation/{name}/DeviceGray<</FunctionType 2/Domain[0 1]/N 1{colours}>>]>>"
    ).encode()
    inked = page(f"/C cs 1 scn {words()}").replace(b"/ExtGState", space + b"/ExtGState")
    assert (not decode(inked, "a.pdf").faults) is is_seen


def test_words_of_annotations_are_told() -> None:
    written = "<</Subtype/FreeText/Rect[0 0 9 9]/Contents(GDP +9%)>>"
    decoded = decode(page("", f"/Annots[{written}<</Subtype/Widget/Rect[0 0 9 9]/V(8%)>>]"), "a.pdf")
    (fault,) = decoded.faults
    assert (fault.kind, decoded.text[fault.start :]) == ("hidden_text", "GDP +9%\n8%\n")
