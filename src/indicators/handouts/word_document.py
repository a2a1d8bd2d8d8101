"""An empty A4 paper for Word, WPS and LibreOffice: faces, styles, head, foot; bytes of the content alone.

All lines have an exact height, so that a paper is as long in every program, whatever face stands in for one
that is missing.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from indicators.workbooks.sheet_layout import clean

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
SIDE, TOP, BOTTOM, FOOT = 18.0, 18.0, 20.0, 9.0
WIDTH = PAGE_WIDTH - 2 * SIDE
POINTS_PER_MM = 72 / 25.4
HEIGHT = (PAGE_HEIGHT - TOP - BOTTOM) * POINTS_PER_MM
# The faces of papers of Chinese offices, and those that stand in where a machine lacks one.
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
LATIN = "Times New Roman"
STAND_INS = {
    SONG: "SimSun,Songti SC,STSong,Noto Serif CJK SC,Source Han Serif SC",
    HEI: "SimHei,Heiti SC,STHeiti,Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei",
    FANG: "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,Noto Serif CJK SC,Source Han Serif SC",
}
# What python-docx puts into every paper and none of these needs.
LEFT_OUT = ("thumbnail", "stylesWithEffects", "customXml", "numbering")
# Styles that Word has under the same name; the others are this project's own.
BUILT_IN = {"Title", "Subtitle", "Heading 1", "Body Text", "Caption"}
KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header", "Footer"}
LONGEST_PROPERTY = 255
EARLIEST = (1980, 1, 1, 0, 0, 0)
INK = RGBColor(0x11, 0x11, 0x11)


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph looks."""

    face: str
    # Of the letters and of a line, in points.
    size: float
    line: float
    # Room around it, in points.
    before: float = 0
    after: float = 0
    indent: int = 0  # Letters that the first line is moved in by.
    is_bold: bool = False
    is_centred: bool = False
    keeps: bool = False  # Whether it stays on the page of what follows.


STYLES = {
    "Title": Style(SONG, 20, 28, 0, 2, is_bold=True, is_centred=True),
    "Subtitle": Style(FANG, 11, 16, 0, 4, is_centred=True),
    "Warning": Style(HEI, 10.5, 15, 0, 4, is_centred=True, is_bold=True),
    "Heading 1": Style(HEI, 12, 18, 7, 2, keeps=True),
    "Body Text": Style(FANG, 12, 20, 0, 0, indent=2),
    "Addressee": Style(FANG, 12, 20, 2, 0, keeps=True),
    "Caption": Style(FANG, 9, 13, 2, 1, is_centred=True, keeps=True),
    "Table Text": Style(FANG, 9, 11.5),
    "Note": Style(FANG, 8.5, 12),
    "Foot": Style(SONG, 8, 11),
}


def new(title: str, subject: str, day: datetime, lang: str) -> Paper:
    """Make an empty paper with its styles.

    Parameters
    ----------
    day : datetime
        The day of the data, which stands for the time of writing.
    """
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(FOOT)
    _leave_out(paper)
    _write_styles(paper, lang)
    _write_faces(paper)
    told = paper.core_properties
    told.title, told.subject = clean(title)[:LONGEST_PROPERTY], clean(subject)[:LONGEST_PROPERTY]
    told.language = _language(lang)
    told.author, told.last_modified_by, told.comments, told.keywords = "indicators", "indicators", "", ""
    told.created = told.modified = day
    told.revision = 1
    return paper


def paragraph(holder: Any, text: str, style: str) -> Paragraph:
    """Add a paragraph to a paper, a foot or a cell."""
    made: Paragraph = holder.add_paragraph(clean(text), style=style)
    return made


def write_head(paper: Paper, warning: str) -> None:
    """Write a warning at the head of every page; nothing if there is none."""
    if warning:
        first = paper.sections[0].header.paragraphs[0]
        first.style = paper.styles["Warning"]
        first.add_run(clean(warning))


def write_foot(paper: Paper, sources: str, page: tuple[str, str, str]) -> None:
    """Write what the paper rests on and the number of the page at the foot of every page.

    Parameters
    ----------
    page : tuple of str
        What stands before the page's number, between it and the number of pages, and behind.
    """
    foot = paper.sections[0].footer
    first = foot.paragraphs[0]
    first.style = paper.styles["Foot"]
    first.add_run(clean(sources))
    _line_above(first)
    numbered = paragraph(foot, page[0], "Foot")
    numbered.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(numbered, "PAGE")
    numbered.add_run(page[1])
    _add_field(numbered, "NUMPAGES")
    numbered.add_run(page[2])


def to_bytes(paper: Paper) -> bytes:
    """Write a paper so that the same content gives the same bytes, whenever it is written.

    Examples
    --------
    >>> day = datetime(2025, 6, 30)
    >>> to_bytes(new("甲", "", day, "zh")) == to_bytes(new("甲", "", day, "zh"))
    True
    """
    first, second = io.BytesIO(), io.BytesIO()
    paper.save(first)
    with zipfile.ZipFile(first) as written, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as same:
        for name in written.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(entry, written.read(name))
    return second.getvalue()


def _language(lang: str) -> str:
    return "zh-CN" if lang == "zh" else "en-GB"


def _leave_out(paper: Paper) -> None:
    for holder in (paper.part.package, paper.part):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in LEFT_OUT:
                del holder.rels[name]
    styles = paper.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in KEPT_STYLES:
            styles.remove(style)


def _write_styles(paper: Paper, lang: str) -> None:
    normal = paper.styles["Normal"]
    _dress(normal, Style(FANG, 10.5, 16), lang)
    for name, look in STYLES.items():
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN)
        style.base_style, style.quick_style = normal, True
        _dress(style, look, lang)
        if name.startswith("Heading"):
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), "0")
            style.element.get_or_add_pPr().append(level)


def _dress(style: Any, look: Style, lang: str) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold = LATIN, Pt(look.size), look.is_bold
    font.color.rgb = INK
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(faces.attrib):
        if name.endswith("Theme"):
            del faces.attrib[name]
    for kind in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{kind}"), LATIN)
    faces.set(qn("w:eastAsia"), look.face)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB" if lang == "en" else "en-US")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(spoken)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    # English parts paragraphs by room between them, Chinese by two empty signs.
    after = look.after or (look.line / 4 if look.indent and lang == "en" else 0)
    form.space_before, form.space_after = Pt(look.before), Pt(after)
    form.first_line_indent = Pt(look.indent * look.size) if lang == "zh" else Pt(0)
    form.keep_with_next, form.widow_control = look.keeps, True
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.is_centred else WD_ALIGN_PARAGRAPH.LEFT


def _write_faces(paper: Paper) -> None:
    """Name for each face those that stand in for it."""
    part = next(rel.target_part for rel in paper.part.rels.values() if rel.reltype == RELATION.FONT_TABLE)
    fonts = parse_xml(part.blob)
    for font in list(fonts):
        fonts.remove(font)
    for name, others in STAND_INS.items():
        family = "swiss" if name == HEI else "roman"
        fonts.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
                f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
            )
        )
    part._blob = _serialised(fonts)


def _serialised(element: Any) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _line_above(holder: Paragraph) -> None:
    holder._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="3" w:color="888888"/></w:pBdr>'
        )
    )


def _add_field(holder: Paragraph, code: str) -> None:
    """Add a number that the program that opens the paper works out."""
    holder._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
