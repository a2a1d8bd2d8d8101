"""Signs of a PDF that nobody sees are set apart and told; those over a scan are marked as recognised."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.faults.fault import Fault

SHOWN = "GDP grows by 6% in 2023."
HIDDEN = "5000 stations more."
FORM = f"BT /F 12 Tf 20 200 Td ({HIDDEN}) Tj ET".encode()
BOX = "10 190 200 30 re"
GREY = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1"


def page(operators: str, more: str = "") -> bytes:
    """A PDF of one page on which these operators draw beside a sentence.

    X is a grey picture, M one that shows what lies behind it, Y a form that draws words; L is a layer that is
    not shown, S one that is, B both, N what is seen without S, E what is without both, V one that is not for
    screens, C and D are terms of L and S, O one within itself; A draws without cover, H half of it, T mixed
    with what lies behind.
    """
    content = f"BT /F 12 Tf 20 260 Td ({SHOWN}) Tj ET\n{operators}".encode()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OCProperties 12 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]%s/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/M 7 0 R/Y 8 0 R/Z 13 0 R>>"
        b"/Properties<</L 9 0 R/S 10 0 R/B 11 0 R/N 14 0 R/E 15 0 R/V 16 0 R/C 17 0 R/D 18 0 R/O 19 0 R>>"
        b"/ExtGState<</A<</ca 0>>/H<</ca 0.5>>/T<</BM/Multiply>>>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"6 0 obj<<%s>>stream\n\x80\nendstream endobj\n"
        b"7 0 obj<<%s/SMask 6 0 R>>stream\n\x80\nendstream endobj\n"
        b"8 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Length %d>>stream\n%s\nendstream endobj\n"
        b"9 0 obj<</Type/OCG/Name(off)>>endobj\n10 0 obj<</Type/OCG/Name(on)>>endobj\n"
        b"11 0 obj<</Type/OCMD/OCGs[9 0 R 10 0 R]>>endobj\n"
        b"12 0 obj<</OCGs[9 0 R 10 0 R 16 0 R]/D<</OFF[9 0 R]"
        b"/AS[<</Event/View/Category[/View]/OCGs[16 0 R]>>]>>>>endobj\n"
        b"13 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/OC 9 0 R/Length %d>>"
        b"stream\n%s\nendstream endobj\n"
        b"14 0 obj<</Type/OCMD/OCGs 10 0 R/P/AllOff>>endobj\n"
        b"15 0 obj<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AnyOff>>endobj\n"
        b"16 0 obj<</Type/OCG/Name(print)/Usage<</View<</ViewState/OFF>>>>>>endobj\n"
        b"17 0 obj<</Type/OCMD/OCGs 10 0 R/VE[/And 10 0 R[/Or 9 0 R[/Not 10 0 R]]]>>endobj\n"
        b"18 0 obj<</Type/OCMD/OCGs 9 0 R/VE[/Or 9 0 R[/Not 9 0 R]]>>endobj\n"
        b"19 0 obj<</Type/OCMD/OCGs 10 0 R/VE 30 0 R>>endobj\n30 0 obj[/Not 30 0 R]endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF\n"
        % (more.encode(), len(content), content, GREY, GREY, len(FORM), FORM, len(FORM), FORM)
    )


def words(before: str = "", place: str = "20 200 Td") -> str:
    return f"BT /F 12 Tf {place} {before} ({HIDDEN}) Tj ET"


@pytest.mark.parametrize(
    "operators",
    [
        words("3 Tr"),
        words("7 Tr"),
        words("1 g"),
        words("0.98 g"),
        words("1 1 1 rg"),
        words("0 0 0 0 k"),
        words("/DeviceGray cs 1 sc"),
        words("2 Tr 1 g 1 G"),
        words("1 Tr 1 G"),
        words(place="-900 200 Td"),
        f"1 g 10 190 200 30 re f {words('1 g')}",
        f"0 0 1 rg 10 190 200 30 re f {words('0 0 1 rg')}",
        f"0 g {BOX} f 1 g {BOX} f {words()} {words('1 g')}".replace(words(), ""),
        f"{words()} 1 g {BOX} f",
        f"{words()} 0 g {BOX} f",
        f"{words()} q 200 0 0 30 10 190 cm /X Do Q",
        f"q 0 0 9 9 re W n {words()} Q",
        f"q 0 0 9 9 re W n {BOX} W n {words()} Q",
        f"/OC /L BDC {words()} EMC",
        f"/OC /N BDC {words()} EMC",
        f"/OC /V BDC {words()} EMC",
        f"/OC /C BDC {words()} EMC",
        "/Z Do",
        "q 0 0 9 9 re W n /Y Do Q",
        "q 1 g /Y Do Q",
        f"q /A gs {words()} Q",
    ],
)
def test_what_is_not_seen_is_not_read_and_told(operators):
    decoded = decode(page(operators), "paper.pdf")
    assert decoded.text == f"{SHOWN}\n{HIDDEN}\n"
    assert decoded.faults == (
        Fault(
            "hidden_text", len(SHOWN) + 1, len(decoded.text), True,
            f"Text that is not shown, set behind the text, 1 lines: {HIDDEN!r}.",
        ),
    )  # fmt: skip


def test_specks_are_not_read():
    decoded = decode(page(words(place="0.02 0 0 0.02 20 200 Tm")), "paper.pdf")
    (fault,) = decoded.faults
    assert decoded.text[: fault.start] == f"{SHOWN}\n"


@pytest.mark.parametrize("page_turned", ["", "/Rotate 180"])
def test_figures_upside_down_are_read_as_they_are_written(page_turned):
    decoded = decode(page(words(place="-1 0 0 -1 280 200 Tm"), page_turned), "paper.pdf")
    assert sorted(decoded.text.splitlines()) == sorted([SHOWN, HIDDEN])
    assert not decoded.faults


def test_what_is_cut_off_the_page_is_not_read():
    decoded = decode(page(words(), more="/CropBox[0 230 300 300]"), "paper.pdf")
    assert [one.kind for one in decoded.faults] == ["hidden_text"]


@pytest.mark.parametrize(
    "operators",
    [
        words(),
        words("2 Tr 1 g"),
        words("1 Tr 1 g"),
        words("0.9 g"),
        f"0 0 1 rg 10 190 200 30 re f {words('1 g')}",
        f"q 200 0 0 30 10 190 cm /X Do Q {words('1 g')}",
        f"0 0 1 rg {BOX} f {words('0 g')}",
        f"1 g {BOX} f {words('0 g')}",
        f"{words('0 g')} 1 g {BOX} f {words('0 g')}",
        f"{words()} q /H gs 1 g {BOX} f Q",
        f"{words()} q /T gs 1 1 0 rg {BOX} f Q",
        f"{words()} q 200 0 0 30 10 190 cm /M Do Q",
        f"{words()} {BOX} S",
        f"{words()} 0 0 300 300 re {BOX} f*",
        f"{words()} q 0 0 9 9 re W n {BOX} f Q",
        f"{words()} 10 199 200 1 re f",
        f"q {BOX} W n {words()} Q",
        f"q 0 0 9 9 re W n Q {words()}",
        f"/OC /S BDC {words()} EMC",
        f"/OC /B BDC {words()} EMC",
        f"/OC /E BDC {words()} EMC",
        f"/OC /D BDC {words()} EMC",
        f"/OC /O BDC {words()} EMC",
        f"/OC /L BDC EMC {words()}",
        "q 0 g /Y Do Q",
    ],
)
def test_what_is_seen_is_read(operators):
    decoded = decode(page(operators), "paper.pdf")
    assert HIDDEN in decoded.text
    assert decoded.faults == ()


def test_what_a_program_recognised_of_a_scan_is_marked():
    scan = f"q 300 0 0 300 0 0 cm /X Do Q BT 3 Tr /F 12 Tf 20 200 Td ({HIDDEN}) Tj ET"
    decoded = decode(page(scan), "paper.pdf")
    (fault,) = decoded.faults
    assert (fault.kind, fault.is_left_out) == ("recognised", False)
    assert HIDDEN in decoded.text[fault.start : fault.end]
