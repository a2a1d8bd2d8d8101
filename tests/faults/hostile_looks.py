"""Files whose looks are made to hurt, for `make hostile`: styles, layers, boxes, conditions, table files."""

from __future__ import annotations

from collections.abc import Iterator

from .anything import opened, word, workbook
from .hostile_drawings import drawn
from .hostile_offices import tif
from .samples import OPEN, SHEET, WORD

_NUMBERS = ("-1", "99999999", "1e308", "nan", "", "0x5", "9" * 400)
Made = Iterator[tuple[str, str, bytes]]


def looks() -> Made:
    """Every such file: form, attack, bytes."""
    for form, files in (("html", pages()), ("docx", words()), ("pdf", pdfs()), ("xlsx", sheets())):
        for attack, data in files:
            yield form, attack, data
    yield from others()


def pages() -> Iterator[tuple[str, bytes]]:
    body = "<p class='a b' style='color:#fff'>增长5%</p>"

    def page(style: str, inner: str = body * 50) -> bytes:
        return f"<html><head><style>{style}</style></head><body>{inner}</body></html>".encode()

    for name, style in (
        ("selectors of many parts", ".a " * 400 + "{display:none}"),
        ("ten thousand rules for all", "*{color:red}" * 10_000),
        ("blocks never closed", "@media screen{" * 5000 + ".a{display:none}"),
        ("blocks never opened", "}" * 50_000 + ".a{color:red}"),
        ("brackets nested in :not", ":not(" * 3000 + ".a" + ")" * 3000 + "{color:red}"),
        ("attributes never closed", "[a='" * 3000 + "{color:red}"),
        ("properties that name themselves", ":root{--a:var(--a);--b:var(--b,var(--a))}.a{color:var(--b)}"),
        ("properties that grow", "".join(f".a{{--v{n + 1}:var(--v{n}) var(--v{n})}}" for n in range(60))),
        ("comments never closed", "/*" * 30_000 + ".a{color:red}"),
        ("conditions without end", "@media " + "screen and (min-width:1px) " * 3000 + "{.a{color:red}}"),
        ("a hundred thousand declarations", ".a{" + "color:red;" * 100_000 + "}"),
        ("siblings by the thousand", ".a ~ .a ~ .a ~ .a{color:red}"),
    ):
        yield name, page(style)
    for value in _NUMBERS:
        size = f"font-size:{value}px;opacity:{value};text-indent:{value}px;color:rgb({value},{value},{value})"
        yield f"sizes of {value[:9]}", page("", f"<p style='{size}'>增长5%</p>" * 50)
    yield "colours nested 200 deep", page("", "<div style='color:#fff;background:#000'>" * 200 + "5%")
    yield "struck 200 deep", page("", "<del>" * 200 + "5%")


def words() -> Iterator[tuple[str, bytes]]:
    run = "<w:r><w:t>增长5%</w:t></w:r>"

    def document(body: str) -> bytes:
        spaces = (
            f'xmlns:w="{WORD}" xmlns:m="urn:m" xmlns:mc="urn:mc" xmlns:wp="urn:wp" '
            'xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        return word(f"<w:document {spaces}><w:body>{body}</w:body></w:document>".encode())

    begin = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    for kind in ("begin", "separate", "end", ""):
        yield (
            f"fields of {kind or 'nothing'} alone",
            document(f"<w:p>{begin.format(kind) * 20_000}{run}</w:p>"),
        )
    for name, inner in (("fractions", "<m:f><m:num>"), ("powers", "<m:sSup><m:sup>")):
        ends = "</m:num></m:f>" if "num" in inner else "</m:sup></m:sSup>"
        for depth in (80, 3000):
            yield f"{name} {depth} deep", document(f"<w:p>{inner * depth}{run}{ends * depth}</w:p>")
    for depth in (20, 250):
        box = "<w:p><w:r><w:pict><w:txbxContent>" * depth + f"<w:p>{run}</w:p>"
        yield f"boxes {depth} deep", document(box + "</w:txbxContent></w:pict></w:r></w:p>" * depth)
    box = f"<w:txbxContent><w:p>{run}</w:p></w:txbxContent>"
    for value in _NUMBERS:
        place = f'<wp:positionH relativeFrom="page"><wp:posOffset>{value}</wp:posOffset></wp:positionH>'
        anchor = f'<wp:anchor>{place}<wp:extent cx="{value}"/>{box}</wp:anchor>'
        yield f"a box at {value[:9]}", document(f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>")
        shape = f'<v:shape style="margin-left:{value}pt;width:{value}pt">{box}</v:shape>'
        yield f"a shape at {value[:9]}", document(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
        told = "".join(f'<w:{name} w:val="{value}"/>' for name in ("position", "sz", "color"))
        styled = run.replace("<w:t>", f"<w:rPr>{told}</w:rPr><w:t>", 1)
        yield f"looks of {value[:9]}", document(f"<w:p>{styled * 50}</w:p>")
    cell = "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>"
    rows = f"<w:tr>{cell * 5000}</w:tr><w:tr>{cell * 2}</w:tr>"
    yield "cells merged by the thousand", document(f"<w:tbl>{rows}</w:tbl>")
    offers = "<mc:AlternateContent><mc:Choice Requires='x y z'>" * 80
    yield (
        "alternatives within alternatives",
        document(f"<w:p>{offers}{run}{'</mc:Choice></mc:AlternateContent>' * 80}</w:p>"),
    )
    raised = '<w:r><w:rPr><w:position w:val="12"/></w:rPr><w:t>5</w:t></w:r>'
    yield "thousands of raised signs", document(f"<w:p>{raised * 3000}</w:p>")


def pdfs() -> Iterator[tuple[str, bytes]]:
    from .hostile import SHOWN, pdf

    layer = b"6 0 obj<</Type/OCMD/OCGs 6 0 R/P 6 0 R>>endobj\n"
    for name, content in (
        ("states kept without end", b"q " * 200_000 + SHOWN),
        ("states brought back without end", b"Q " * 200_000 + SHOWN),
        ("clips without end", b"0 0 9 9 re W n " * 50_000 + SHOWN),
        ("clips without a path", b"W n W* n " * 50_000 + SHOWN),
        ("marks never ended", b"/OC /X BDC " * 100_000 + SHOWN),
        ("marks never begun", b"EMC " * 100_000 + SHOWN),
        ("states that are none", b"/X gs /Y gs 5 gs (a) gs " * 20_000 + SHOWN),
        ("fillings over fillings", b"0 0 300 300 re f " * 20_000 + SHOWN),
        ("one path of many boxes", b"0 0 9 9 re " * 20_000 + b"f " + SHOWN),
        ("layers that are themselves", b"/OC /X BDC " + SHOWN + b" EMC"),
        ("forms that are no forms", b"/X Do " * 9 + SHOWN),
    ):
        yield name, pdf(content, more=layer)
    for value in ("1e38", "-1e38", "99999999999999999999", "0", "-0.0000001"):
        number = value.encode()
        yield f"a clip to {value}", pdf(b"%s 0 %s %s re W n " % ((number,) * 3) + SHOWN)
        yield f"a space of {value}", pdf(b"%s 0 0 %s 0 0 cm 0 0 9 9 re f " % ((number,) * 2) + SHOWN)
        kind = b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Matrix[%s]/Length 0" % ((number,) * 3)
        form = b"6 0 obj<<%s>>stream\n\nendstream endobj\n" % kind
        yield f"a form of {value}", pdf(b"/X Do " + SHOWN, more=form)


def sheets() -> Iterator[tuple[str, bytes]]:
    cell = '<row><c r="A1"><v>6</v></c><c r="B1"><v>7</v></c></row>'

    def sheet(behind: str, cells: str = cell) -> bytes:
        return workbook(
            f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData>{behind}</worksheet>'.encode()
        )

    rule = '<cfRule type="{}" dxfId="0" operator="{}"><formula>{}</formula><dataBar showValue="0"/></cfRule>'
    for area in ("A1:XFD1048576", "A1", "x", "", " ".join(["A1:B9"] * 5000)):
        inner = rule.format("cellIs", "lessThan", "9" * 900)
        told = f'<conditionalFormatting sqref="{area}">{inner}</conditionalFormatting>'
        yield f"a condition for {area[:14]}", sheet(told)
        yield f"conditions for {area[:14]}", sheet(told * 300)
    for kind, operator, formula in (
        ("cellIs", "between", "1"), ("cellIs", "zz", "1"), ("expression", "", "(" * 20_000),
        ("expression", "", "$A$1=" + "9" * 9000), ("zz", "", ""), ("cellIs", "equal", '"' * 9000),
    ):  # fmt: skip
        inner = rule.format(kind, operator, formula)
        told = f'<conditionalFormatting sqref="A1:B1">{inner}</conditionalFormatting>'
        yield f"a condition {kind} {operator} {formula[:5]}", sheet(told.replace('""', "&quot;"))
    for value in _NUMBERS:
        yield f"a row as high as {value[:9]}", sheet("", cell.replace("<row>", f'<row ht="{value}">'))
        cols = f'<cols><col min="1" max="2" width="{value}"/></cols>'
        yield f"columns as wide as {value[:9]}", sheet(cols)
    run = '<r><rPr><vertAlign val="superscript"/><strike/><color rgb="FFFFFFFF"/></rPr><t>5%</t></r>'
    for count in (1, 50_000):
        words_of = f'<row><c r="A1" t="inlineStr"><is>{run * count}</is></c></row>'
        yield f"{count} runs of words", sheet("", words_of)


def others() -> Made:
    """Old forms, OFD, pictures and table files."""
    span = "<text:span>" * 200 + "5%" + "</text:span>" * 200
    named = "".join(f' xmlns:{name}="{OPEN}{name}:1.0"' for name in ("table", "text", "style"))
    cell = f"<table:table-cell><text:p>{span}</text:p></table:table-cell>"
    rows = f"<d{named}><table:table><table:table-row>{cell}</table:table-row></table:table></d>"
    yield "ods", "spans 200 deep", opened(rows.encode())
    box = (
        '<PathObject Boundary="0 0 {} {}" Fill="true"><FillColor Value="{}"/><AbbreviatedData>{}'
        "</AbbreviatedData></PathObject>"
    )
    for value in _NUMBERS:
        filled = box.format(value, value, f"{value} {value} {value}", "M 0 0 L 9 0 L 9 9 L 0 9 C")
        yield "ofd", f"a filling of {value[:9]}", drawn(filled * 50)
    yield "ofd", "ten thousand fillings", drawn(box.format(200, 200, "0 0 0", "M 0 0 L 9 0 C") * 10_000)
    for count in (2, 30):
        pages_of = _tif(9000, 7000, count)
        yield "tif", f"{count} pages of 63 million dots", pages_of
    for name, text in (
        ("a line of two million numbers", "指标," + "1," * 2_000_000),
        ("a figure of a million digits", "指标,2024年\n产量(万吨)," + "9" * 1_000_000),
        ("a quote without end", '"' * 1_000_000),
        ("a name of a hundred thousand signs", "指标,2024年\n" + "产" * 100_000 + "(万吨),5"),
        ("tables by the hundred", "指标,2024年\n产量(万吨),5\n\n" * 300),
        ("brackets nested without end", "指标,2024年\n" + "(" * 100_000 + ",5"),
        (
            "heads of a thousand years",
            ",".join(["指标", *(f"{n}年" for n in range(1000, 2000))]) + "\n产量,5\n",
        ),
        ("nothing but separators", ",;\t" * 300_000),
    ):
        yield "csv", name, text.encode()


def _tif(width: int, height: int, pages_of: int) -> bytes:
    """A TIFF of several pages of this size by their heads."""
    made, length = b"", 0
    for number in range(pages_of):
        one = tif((256, width), (257, height), (273, 8), (279, 9))[8:]
        length = len(one)
        begins = 8 + number * length
        then = begins + length if number < pages_of - 1 else 0
        made += one[:-4] + then.to_bytes(4, "little")
    return b"II*\0\x08\0\0\0" + made
