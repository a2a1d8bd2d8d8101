"""Reading opens no connection, starts no program and follows no link, whatever a paper asks for."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from .conftest import links, word
from .ofd_paper import LEFT, TOP, package, words
from .ofd_paper import page as ofd_page
from .test_html import mhtml
from .test_old_workbooks import cell, opened, row
from .test_pdf import CATALOGUE, PAGES, page

pytestmark = pytest.mark.posix

SECRET = "不在文件里的字"


def hostile_pdf(file: bytes, address: bytes, elsewhere: bytes = b"") -> bytes:
    """A PDF that starts a program and a script when opened, links, and may take a page from elsewhere."""
    acts = b"/OpenAction<</S/Launch/F(%s)>>/AA<</WC<</S/JavaScript/JS(app.launchURL)>>>>>>" % file
    link = b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(%s)>>>>]" % address
    text = b"BT /F 12 Tf 50 700 Td (GDP grows by 6%) Tj ET"
    return page(
        CATALOGUE[:-2] + acts,
        PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s/Resources<</Font<</F 5 0 R>>>>>>"
        % link,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(text), elsewhere, text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/..#2f..#2fetc#2fpasswd>>",
    )


def hostile(bait: Path) -> dict[str, bytes]:
    """A paper of every format that names a file and an address wherever its format lets it."""
    file, address = bait.as_uri(), "http://127.0.0.1:9/"
    html = (
        f'<!doctype html><html><head><base href="{file}"><link rel=import href="{file}">'
        f'<link rel=stylesheet href="{address}"><script src="{file}"></script></head><body><p>增长6%</p>'
        f'<iframe src="{file}"></iframe><object data="{file}"></object><embed src="{file}">'
        f'<img src="{file}"><a href="{file}">链接</a></body></html>'
    )
    orders = f'INCLUDETEXT "{bait}" DDEAUTO cmd "/c calc" INCLUDEPICTURE "{address}"'
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{orders}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:hyperlink r:id="hyperlink"><w:r><w:t>增长6%</w:t></w:r></w:hyperlink>'
        '<w:r><w:drawing><a:blip r:link="image"/></w:drawing></w:r></w:p>'
    )
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["指标", "2025年"])
    book.active.append(["增长", "6%"])
    book.active["B2"].hyperlink = file
    book.save(out)
    entity = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{file}">]>'
    return {
        "paper.txt": f"增长6% {file} {address} `rm -rf .` $(id)".encode(),
        "paper.html": html.encode(),
        "paper.mhtml": mhtml(("text/html", html), ("message/external-body; access-type=local-file", "x")),
        "paper.docx": word(body, links(hyperlink=address, image=file)),
        "paper.xlsx": out.getvalue(),
        "paper.ods": opened(
            row(cell("指标"), cell("2025年"))
            + row(cell("增长"), cell("6%", formula=f"of:=WEBSERVICE({address})"))
            + f'<table:table-source table:mode="copy-all" table:table-name="{file}"/>'
        ),
        "paper.xls": (Path(__file__).parent.parent / "faults" / "book.xls").read_bytes(),
        "paper.ofd": package(
            [
                ofd_page(
                    f'{words("增长6%", LEFT, TOP)}<Actions><Action><URI URI="{file}"/></Action></Actions>'
                )
            ],
            f"<ofd:PublicRes>{file}</ofd:PublicRes><ofd:DocumentRes>{address}</ofd:DocumentRes>",
        ),
        "paper.pdf": hostile_pdf(bytes(bait), address.encode()),
        "external.pdf": hostile_pdf(bytes(bait), address.encode(), b"/F(%s)" % bytes(bait)),
        "entity.xhtml": f"{entity}<html><body>增长6%&x;</body></html>".encode(),
        "template.docx": word("<w:p/>", links(attachedTemplate=file)),
    }


@pytest.fixture(scope="module")
def read(tmp_path_factory, project):
    """What a process that can open nothing reads in them, and in the real papers."""
    folder = tmp_path_factory.mktemp("hostile")
    bait = folder / "bait.txt"
    bait.write_text(SECRET, "utf-8")
    papers = hostile(bait)
    for name, data in papers.items():
        (folder / name).write_bytes(data)
    real = project.documents / "jinzhou-2025-task-breakdown.txt"
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("sealed.py"), *papers, real],
        cwd=folder, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_is_called_started_or_written(read):
    assert read["seen"] == []


def test_no_file_need_be_opened(read):
    assert read["sealed"] == read["first"]


def test_every_format_is_read(read):
    texts = read["sealed"]
    assert texts.pop("template.docx").startswith("refused: a link to another file (attachedTemplate)")
    assert texts.pop("external.pdf").startswith("refused: a damaged one: Unsupported filter")
    assert "GDP grows by 6%" in texts.pop("paper.pdf")
    *_, real = texts
    assert len(texts.pop(real)) == 18716
    assert "增速\t%\t5.6%" in texts.pop("paper.xls")
    assert len(texts) == 8
    assert all("增长" in text and "6%" in text for text in texts.values())


def test_no_link_is_followed(read):
    assert SECRET not in json.dumps(read, ensure_ascii=False)


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        ("import socket; socket.socket().connect_ex(('127.0.0.1', 9))", "socket.__new__"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("import os; os.system('true')", "os.system"),
        ("open('bait')", "open 'bait'"),
        ("open(os.path.join(os.path.dirname(os.__file__), 'new'), 'w')", "open "),
    ],
)
def test_the_watch_sees_what_it_is_for(act, seen, tmp_path):
    """A watch that sees nothing would let every reader pass."""
    (tmp_path / "bait").write_text(SECRET, "utf-8")
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[1]); import sealed; sys.addaudithook(sealed.watch)\n"
        f"os.chdir(sys.argv[2])\ntry:\n    exec({act!r})\nexcept OSError:\n    pass\nprint(sealed._seen)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, Path(__file__).parent, tmp_path], capture_output=True, encoding="utf-8"
    )
    assert seen in done.stdout, done.stderr
