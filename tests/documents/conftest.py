from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

PrintPdf = Callable[..., bytes]


def links(**targets: str) -> str:
    """The XML of a part's links: kind → target; a target with :// is outside."""
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target else "")
        + "/>"
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, links_of_body: str = "", **parts: str) -> bytes:
    """A Word file with this XML in its body, and further parts (numbering, styles, footnotes …)."""
    named = {kind: f"{kind}.xml" for kind in parts}
    return zipped({
        "_rels/.rels": links(officeDocument="word/document.xml"),
        "word/document.xml": (
            f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": links_of_body or links(**named),
        **{f"word/{kind}.xml": f'<w:{kind} xmlns:w="{WORD}">{xml}</w:{kind}>' for kind, xml in parts.items()},
    })  # fmt: skip


@pytest.fixture(scope="session")
def print_pdf(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> PrintPdf:
    """Prints a page with Chromium; if asked, with a head and a page number on each sheet."""

    def make(html: str, *, has_heads: bool = False) -> bytes:
        folder: Path = tmp_path_factory.mktemp("print")
        (folder / "page.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu",
                f"--user-data-dir={folder / 'profile'}",
                *([] if has_heads else ["--no-pdf-header-footer"]),
                f"--print-to-pdf={folder / 'page.pdf'}", str(folder / "page.html"),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (folder / "page.pdf").read_bytes()

    return make
