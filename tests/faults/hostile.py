"""Files made to hurt, over all formats, each opened in the box; what comes out of it is read.

The tests take those that cost little, `make hostile` (hostile_table.py) all of them.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import TooMuch, UnreadableDocument
from indicators.reading.statistics import boxed_reading
from indicators.reading.statistics.observed import Given
from indicators.storage import sandbox
from indicators.storage.sandbox_limits import Limits

from .anything import MAKERS, read, word, workbook
from .hostile_drawings import drawn, ofds, opened_books, path, table
from .hostile_looks import looks
from .hostile_offices import old_papers, pictures, slow
from .samples import SHEET, TEXT, WORD, samples

# A third of the usual time: what runs into it would run into the usual one, and is waited for three times
# as long; no other file takes as much.
LIMITS = Limits(seconds=20)
MUTANTS = 45
BROKEN = "a whole document file"
PROMISES = {
    "xlsx": "limits on cells, not on rows named",
    "docx": "tables and tags are bounded",
    "html": "tables and tags are bounded",
    "pdf": "what a PDF unpacks to and draws is counted",
    "ods": "limits on cells, not on rows named",
    "ofd": "what an OFD draws is counted",
    "txt": "text is bounded",
}
CONVERTED = "what LibreOffice converts it converts within limits"
MEASURED = "a picture is measured by its head"
SHOWN_ONLY = "what nobody sees is found within limits"
UNDERSTOOD = "table files are read and understood within limits"


@dataclass(frozen=True)
class Attack:
    """A file, what it tries, and what is promised against that."""

    promise: str
    attack: str
    name: str
    data: bytes


def sheet(cells: str, behind: str = "") -> bytes:
    return workbook(f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData>{behind}</worksheet>'.encode())


def document(body: str) -> bytes:
    return word(f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode())


def pdf(content: bytes, font: bytes = b"", more: bytes = b"", filters: bytes = b"") -> bytes:
    """A page of a PDF with this content, font and further objects from 6 on."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d%s>>stream\n%s\nendstream endobj\n"
        % (len(content), filters, content)
        + b"5 0 obj<<%s>>endobj\n" % (font or b"/Type/Font/Subtype/Type1/BaseFont/Helvetica")
        + more
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def _sheets() -> Iterator[tuple[str, bytes]]:
    for at in ("A1048576", "XFD1", "XFD1048576", "ZZZ9999999", "A0", "1A"):
        yield f"one cell at {at}", sheet(f'<row><c r="{at}" s="1"/><c r="A1"><v>6</v></c></row>')
        yield f"a word at {at}", sheet(f'<row><c r="{at}" t="str"><v>6%</v></c></row>')
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "all cells merged", sheet('<row><c r="A1"><v>6</v></c></row>', merged)
    yield "all cells merged many times", sheet('<row><c r="A1"><v>6</v></c></row>', merged * 300)
    yield (
        "hidden columns without end",
        sheet(
            '<row><c r="A1"><v>6</v></c></row>', '<cols><col min="1" max="9999999" hidden="1"/></cols>' * 50
        ),
    )
    for value in ("9" * 5000, "1e400", "nan", "1e308", "-1e-308", "x", "", "Infinity"):
        yield f"a number {value[:8]}", sheet(f'<row><c r="A1"><v>{value}</v></c></row>')
    for kind in ("s", "b", "d", "e", "inlineStr", "str", "zz"):
        yield (
            f"a cell of type {kind} with another's value",
            sheet(f'<row><c r="A1" t="{kind}"><v>77</v></c></row>'),
        )


def _documents() -> Iterator[tuple[str, bytes]]:
    cell = "<w:tc>{}<w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc>"
    for name, size in (("gridBefore", 999), ("gridBefore", 99999999), ("gridBefore", -5)):
        row = f'<w:tr><w:trPr><w:{name} w:val="{size}"/></w:trPr>{cell.format("") * 2}</w:tr>'
        yield f"{name} {size}", document(f"<w:tbl>{row * 300}</w:tbl>")
    for size in (999, 10**8, -1):
        wide = cell.format(f'<w:tcPr><w:gridSpan w:val="{size}"/></w:tcPr>')
        yield f"gridSpan {size}", document(f"<w:tbl>{f'<w:tr>{wide * 2}</w:tr>' * 300}</w:tbl>")
    for depth in (50, 250, 5000):
        yield (
            f"tables nested {depth} deep",
            document("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth),
        )
    yield "many empty paragraphs", document("<w:p/>" * 30_000)


def _pages() -> Iterator[tuple[str, bytes]]:
    for span in ("rowspan", "colspan"):
        for size in (999, 999999, 10**12, -3):
            cells = f'<td {span}="{size}">增长5%</td><td>6</td>'
            yield f"{span} {size}", f"<table>{f'<tr>{cells}</tr>' * 300}</table>".encode()
    for depth in (200, 2000, 5000):
        for tag in ("div", "table", "b", "ol", "td"):
            yield f"{tag} nested {depth} deep", f"<html><body>{f'<{tag}>' * depth}5".encode()
    yield "entities", b"<!DOCTYPE html [<!ENTITY a 'x'>]><html><body>" + b"&a;" * 100_000


CID = (
    b"/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>%s>>]"
)
SHOWN = b"BT /F 12 Tf 20 200 Td (5.2% of 600) Tj ET"


def _pdfs() -> Iterator[tuple[str, bytes]]:
    for last in (70_000, 10**7, 2 * 10**9, 10**30):
        yield f"widths up to {last}", pdf(SHOWN, CID % (b"/W[0 %d 500]" % last))
        yield f"upright widths up to {last}", pdf(SHOWN, CID % (b"/W2[0 %d 5 5 5]" % last))
        for kind in (b"bf", b"cid"):
            cmap = b"1 begin%srange <00000000> <%08x> <0000> end%srange" % (kind, min(last, 2**32 - 1), kind)
            stream = b"7 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(cmap), cmap)
            yield f"a {kind.decode()} range up to {last}", pdf(SHOWN, CID % b"", stream)
    loop = b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 12>>"
    yield "a form that draws itself", pdf(b"/X Do", more=loop + b"stream\n/X Do /X Do \nendstream endobj\n")
    forms = b"".join(
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 60>>"
        b"stream\n%s\nendstream endobj\n" % (n, n + 1, b"/X Do " * 10)
        for n in range(6, 18)
    )
    yield "forms within forms", pdf(b"/X Do", more=forms)


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "a digit without end", b"9" * 1_000_000
    yield "%PDF in its first line", f"另存为%PDF-1.7格式，{TEXT}".encode()
    yield "nothing but noughts", bytes(1_000_000)
    yield "half signs", b"\xed\xa0\x80" * 1000
    for beginning in (
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"<html",
        b"MIME-Version: 1.0\n",
        b"\xff\xfe",
    ):
        yield f"nothing behind {beginning[:8]!r}", beginning


def _heavy() -> Iterator[tuple[str, str, str, bytes]]:
    """What is ended by a limit only: promise, format, attack, file."""
    cells, counted = PROMISES["xlsx"], PROMISES["pdf"]
    yield cells, "xlsx", "two million tags", sheet("<row/>" * 2_100_000)
    many = sheet("<row>" + '<c t="str"><v>5</v></c>' * 16_000 + "</row>")
    yield cells, "xlsx", "columns by the thousand", many
    yield PROMISES["docx"], "docx", "two million tags", document("<w:p/>" * 2_100_000)
    both = '<td rowspan="999999" colspan="999999">5</td><td>6</td>'
    spans = f"<table>{f'<tr>{both}</tr>' * 500}</table>".encode()
    yield PROMISES["html"], "html", "rowspan and colspan", spans
    yield PROMISES["txt"], "txt", "more characters than any paper", ("增长6%。" * 6_500_000).encode()
    bomb = zlib.compress(zlib.compress(bytes(300 << 20), 9), 9)
    for chain in (b"/FlateDecode/FlateDecode", b"/FlateDecode", b"/RunLengthDecode", b"/LZWDecode"):
        yield counted, "pdf", f"filters {chain.decode()}", pdf(bomb, filters=b"/Filter[%s]" % chain)
    hexed = zlib.compress(bytes(300 << 20), 9).hex().encode() + b">"
    yield (
        counted,
        "pdf",
        "a bomb behind hexadecimal digits",
        pdf(hexed, filters=b"/Filter[/ASCIIHexDecode/FlateDecode]"),
    )
    row = '<table:table-row table:number-rows-repeated="9999999"><table:table-cell><text:p>5%</text:p>'
    yield cells, "ods", "rows by the million", table(row + "</table:table-cell></table:table-row>")
    yield PROMISES["ofd"], "ofd", "three million strokes", drawn(path("M 0 0 L 9 0 " * 3_000_000))
    line = '<TextObject Boundary="0 0 9 9" Size="5"><TextCode X="0" Y="5">' + "5" * 3_000_000
    yield PROMISES["ofd"], "ofd", "three million signs", drawn(line + "</TextCode></TextObject>")
    many = zlib.compress(b"BT /F 1 Tf (" + b"5" * 3_000_000 + b") Tj ET", 9)
    yield counted, "pdf", "three million signs", pdf(many, filters=b"/Filter/FlateDecode")
    strokes = zlib.compress(b"0 0 m 9 9 l S " * 2_000_000, 9)
    yield counted, "pdf", "two million strokes", pdf(strokes, filters=b"/Filter/FlateDecode")


def mutants() -> Iterator[tuple[str, str, bytes]]:
    """Samples of every format with holes and strangers in them, the same every time."""
    chance = random.Random(7)
    for target in ("txt", "html", "mhtml", "pdf", "docx", "xlsx", "xls", "ods", "ofd"):
        for number in range(MUTANTS):
            whole = bytearray(chance.choice(samples(target)))
            for _ in range(chance.randint(1, 8)):
                at = chance.randrange(len(whole))
                whole[at : at + chance.randint(0, 12)] = chance.randbytes(chance.randint(0, 8))
            made = MAKERS.get(target, bytes)(bytes(whole))
            if number % 5 == 0:
                made = made[: chance.randrange(1, len(made))]
            yield target, f"{target} with holes and strangers", made


def light() -> Iterator[Attack]:
    """Every file that is read or refused at once."""
    kinds = {
        "xlsx": _sheets,
        "docx": _documents,
        "html": _pages,
        "pdf": _pdfs,
        "ods": opened_books,
        "ofd": ofds,
        "txt": _texts,
    }
    for form, files in kinds.items():
        for attack, data in files():
            yield Attack(PROMISES[form], f"{form}: {attack}", f"paper.{form}", data)
    for promise, made in ((CONVERTED, old_papers), (MEASURED, pictures)):
        for form, attack, data in made():
            yield Attack(promise, f"{form}: {attack}", f"paper.{form}", data)
    for form, attack, data in mutants():
        yield Attack("a result or a named error", attack, f"paper.{form}", data)


def attacks() -> Iterator[Attack]:
    """Every file."""
    yield from light()
    for promise, form, attack, data in _heavy():
        yield Attack(promise, f"{form}: {attack}", f"paper.{form}", data)
    for form, attack, data in looks():
        promise = {"csv": UNDERSTOOD, "tif": MEASURED}.get(form, SHOWN_ONLY)
        yield Attack(promise, f"{form}: {attack}", f"paper.{form}", data)
    for form, attack, data in slow():
        yield Attack(MEASURED if form == "png" else CONVERTED, f"{form}: {attack}", f"paper.{form}", data)


def result(attack: Attack) -> str:
    """What becomes of a file: read, refused, or the limit it ran into; broken if nobody foresaw it."""
    try:
        with sandbox.using(LIMITS):
            if attack.name.endswith("xlsx"):
                sandboxed_reading.open_book(attack.data, attack.name)
            if attack.name.endswith(("csv", "ods", "xls")):
                boxed_reading.read_file(attack.data, attack.name, Given("paper"))
            decoded = sandboxed_reading.decode(attack.data, attack.name)
    except TooMuch as error:
        return error.expected.removeprefix("a file that takes at most ")
    except UnreadableDocument as error:
        return f"broken: {error.found}" if error.expected == BROKEN else "refused by name"
    read(decoded.text)
    return "read"
