from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from indicators.project import Project

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Project:
    """A project with the register and its papers, to be added to."""
    shutil.copytree(project.root / "data" / "raw", tmp_path / "p" / "data" / "raw")
    return Project(tmp_path / "p")


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
