"""Signs of a PDF that nobody sees are set apart and told; those over a scan are marked as recognised."""

from __future__ import annotations

import pytest

from indicators.documents.decoding import decode
from indicators.documents.faults.fault import Fault

SHOWN = "GDP grows by 6% in 2023."
HIDDEN = "5000 stations more."
GREY = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1"


def page(operators: str, more: str = "") -> bytes:
    """A PDF of one page on which these operators draw beside a sentence; X is a grey picture."""
    content = f"BT /F 12 Tf 20 260 Td ({SHOWN}) Tj ET\n{operators}".encode()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]%s/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"6 0 obj<<%s>>stream\n\x80\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF\n" % (more.encode(), len(content), content, GREY)
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
        words("/Pattern cs /P scn"),
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
