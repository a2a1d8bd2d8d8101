"""Old papers (.doc, .wps, .rtf, .odt) → .docx, by LibreOffice where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from indicators.documents import decoding, ole
from indicators.documents.faults import unsupported
from indicators.errors import UnreadableDocument
from indicators.storage import confined_program, sandbox
from indicators.storage.sandbox_limits import Limits

_STREAMS = {"WordDocument": "doc", "WpsDocument": "wps"}
_RTF = b"{\\rtf"
# The first part of an OpenDocument file names its kind, and is not packed.
_KIND_AT, _KIND = 30, b"mimetypeapplication/vnd.oasis.opendocument.text"
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value>'
    "</prop></item>"
)
# No macros, no Java, no link followed or brought up to date.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Java/VirtualMachine", "Enable", "false"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
)
# With a new profile LibreOffice starts again once it has looked round, and may find that it still listens.
_STARTS = 2
# A program that a signal ended has broken down over the file, and would again.
_SIGNAL = 128
_MADE = "made"
# Bytes of pictures stand in a Rich Text file as they are, behind a word that says how many.
_RTF_WORDS = re.compile(rb"\\(?:bin(\d{1,20}) ?|.)", re.DOTALL)


def form(data: bytes) -> str:
    r"""Tell by its bytes what a paper is that LibreOffice converts: doc, wps, rtf, odt; "" if it is none.

    Examples
    --------
    >>> form(b"{\\rtf1 x}"), form(b"GDP")
    ('rtf', '')
    """
    if data.startswith(_RTF):
        return "rtf"
    if data[_KIND_AT:].startswith(_KIND):
        return "odt"
    if ole.is_ole(data) and not ole.has_stream(data, "EncryptedPackage"):
        return next((name for stream, name in _STREAMS.items() if ole.has_stream(data, stream)), "")
    return ""


def docx(data: bytes, name: str, where: str) -> bytes:
    """Have LibreOffice make a .docx of a paper, in a process of its own without network.

    Parameters
    ----------
    name : str
        Its form, as `form` tells it.

    Raises
    ------
    UnreadableDocument
        If LibreOffice is not installed, or makes nothing of it.
    TooMuch
        If that takes more time than a file may take.
    """
    program = office()
    if not program:
        raise UnreadableDocument(
            expected=f"LibreOffice, which makes a .docx of a .{name} for it to be read",
            found="no soffice on this machine",
            where=where,
            remedy="Install it (Debian: apt-get install libreoffice-writer; macOS, Windows: "
            "www.libreoffice.org), or save the paper as .docx.",
        )
    if name == "rtf":
        _check_bytes(data, where)
    if name in _STREAMS.values() and ole.is_locked(data):
        raise unsupported.encrypted(where)
    # Gone afterwards, with all that the program has written.
    with tempfile.TemporaryDirectory(prefix="indicators-", ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        source, target = folder / f"paper.{name}", folder / _MADE / "paper.docx"
        source.write_bytes(data)
        profile = _profile(folder)
        words = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ]  # fmt: skip
        status = _run(words, folder, target, where)
        if target.is_symlink() or not target.is_file():
            raise unsupported.damaged(
                f".{name}", f"LibreOffice makes nothing of it (it ended with status {status})", where
            )
        return decoding.read_bytes(target)


def _check_bytes(data: bytes, where: str) -> None:
    """Refuse a Rich Text file that announces more bytes than it has: LibreOffice waits for them."""
    at = 0
    while found := _RTF_WORDS.search(data, at):
        at = found.end() + int(found[1] or 0)
        if at > len(data):
            raise unsupported.damaged(
                ".rtf", f"it announces {int(found[1])} bytes and has {len(data) - found.end()}", where
            )


def _run(words: list[str], folder: Path, target: Path, where: str) -> int:
    """Have the paper made, in two starts if need be."""
    status = 0
    for _ in range(_STARTS):
        status = confined_program.run(words, folder, sandbox.limits() or Limits(), where)
        if target.exists() or not 0 <= status < _SIGNAL:
            break
    return status


def office() -> str:
    """Find LibreOffice's program, "" where there is none."""
    found = shutil.which("soffice") or next((path for path in _ELSEWHERE if os.access(path, os.X_OK)), "")
    return found or ""


def _profile(folder: Path) -> Path:
    """Write the settings of a user that trusts nothing."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )
    return profile
