"""Files of OFD and OpenDocument made to hurt, for `make hostile`."""

from __future__ import annotations

from collections.abc import Iterator

from .anything import opened, pages
from .samples import OPEN


def drawn(content: str, document: str = "", area: str = "") -> bytes:
    return pages(f"<Page>{area}<Content><Layer>{content}</Layer></Content></Page>".encode(), document)


SIGNS = (
    '<TextObject Boundary="20 20 90 9" Size="{}" {}><TextCode X="{}" Y="5" DeltaX="{}">增长5%</TextCode>'
    "</TextObject>"
)
FAR = ("1e308", "-1e308", "nan", "inf", "9" * 400, "", "g", "g 9", "g 999999999999 1", "g -5 1", "0x5")


def opened_books() -> Iterator[tuple[str, bytes]]:
    row = "<table:table-row {}><table:table-cell {}><text:p>5%</text:p></table:table-cell></table:table-row>"
    for count in ("999", "99999999999", "-1", "x"):
        for name in ("number-columns-repeated", "number-columns-spanned", "number-rows-spanned"):
            yield f"{name} {count}", table(row.format("", f'table:{name}="{count}"'))
        yield f"rows repeated {count}", table(row.format(f'table:number-rows-repeated="{count}"', ""))
        blank = f'<text:s text:c="{count}"/>5%'
        yield f"blanks {count}", table(row.replace("5%", blank).format("", ""))
    yield "tables nested 200 deep", table("<table:table>" * 200 + "</table:table>" * 200)


def table(rows: str) -> bytes:
    named = "".join(f' xmlns:{name}="{OPEN}{name}:1.0"' for name in ("table", "text"))
    return opened(f"<d{named}><table:table>{rows}</table:table></d>".encode())


def path(data: str) -> str:
    return f"<PathObject><AbbreviatedData>{data}</AbbreviatedData></PathObject>"


def ofds() -> Iterator[tuple[str, bytes]]:
    for value in FAR:
        name, usual = value[:16], SIGNS.format("5", "", "0", "5")
        box = f"<Area><PhysicalBox>0 0 {value} {value}</PhysicalBox></Area>"
        yield f"a distance {name}", drawn(SIGNS.format("5", "", value, value) * 9)
        yield f"a size {name}", drawn(SIGNS.format(value, "", "0", "5"))
        matrix = f'CTM="{" ".join([value] * 6)}"'
        yield f"a matrix of {name}", drawn(SIGNS.format("5", matrix, "0", "5") * 9 + usual)
        yield f"a path to {name}", drawn(path(f"M 0 0 L {value} 0 A {value} C C C L") + usual)
        yield f"a page of {name}", drawn(usual, area=box)
    yield "a drawing that draws itself", drawn('<CompositeObject ResourceID="7"/>' * 9)
    yield "blocks nested 200 deep", drawn("<PageBlock>" * 200 + "</PageBlock>" * 200)
    again = "<Document><Pages>" + '<Page BaseLoc="p.xml"/>' * 4000 + "</Pages></Document>"
    yield "one page four thousand times", drawn("", again)
    for name in ("", "/", "..", "../../etc/passwd", "OFD.xml", "d.xml"):
        listed = f'<Document><Pages><Page BaseLoc="{name}"/></Pages></Document>'
        yield f"a page named {name}", drawn("", listed)
    strokes = "".join(f"M {n} 0 L {n} 290 M 0 {n} L 290 {n} " for n in range(0, 290, 4))
    yield "a grid over the page", drawn(path(strokes) + SIGNS.format("5", "", "0", "5"))
