"""Tells papers by their words, whatever the format; what is known of the registered ones is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256

from indicators.documents.decoding import Decoded, read_bytes
from indicators.documents.faults.text_faults import blanked
from indicators.documents.faults.unsupported import OnlyPictures
from indicators.documents.register.register_entry import Entry
from indicators.documents.sandboxed import sandboxed_reading
from indicators.project import Project
from indicators.storage.expressions import expression
from indicators.storage.kept_results import FOLDER, KeptResults, joined, key_of, parted
from indicators.storage.program_hash import program_hash

_DASHES = expression("[—–―－‐‑−]")


def fingerprint(decoded: Decoded) -> str:
    """Tell a paper by its words: formats differ in blanks, widths, dashes and what stands beside the text.

    Examples
    --------
    >>> texts = ("增长６%—7%。", "增长 6%-7%。", "增长8%。")
    >>> len({fingerprint(Decoded(text, "txt")) for text in texts})
    2
    """
    plain = unicodedata.normalize("NFKC", blanked(decoded.text, decoded.faults))
    words = _DASHES.sub("-", re.sub(r"\s", "", plain))
    return sha256(words.encode("utf-8", errors="surrogatepass")).hexdigest()


def of_registered(project: Project, entries: Sequence[Entry]) -> dict[str, str]:
    """Give the ids of registered papers by their fingerprints; scans, which take minutes, are left out.

    Only papers are opened whose bytes have not been seen by this program.
    """
    kept, key = KeptResults(project.data / FOLDER, "words"), key_of("words", program_hash())
    before = _taken_up(kept.get(key))
    known: dict[str, str] = {}
    ids: dict[str, str] = {}
    for entry in entries:
        if not (project.documents / entry.file).is_file():
            continue
        digest = entry.sha256
        if digest not in before:
            data = read_bytes(project.documents / entry.file)
            digest = sha256(data).hexdigest()
        known[digest] = before[digest] if digest in before else _of(data, entry.file)
        if known[digest]:
            ids[known[digest]] = entry.id
    if known != before:
        kept.put(key, joined(known, []))
        kept.prune()
    return ids


def _of(data: bytes, name: str) -> str:
    try:
        return fingerprint(sandboxed_reading.decode(data, name, may_recognise=False))
    except OnlyPictures:
        return ""


def _taken_up(content: bytes | None) -> Mapping[str, str]:
    """Read what is kept; nothing if it is anything else."""
    try:
        told, _ = parted(content) if content is not None else ({}, [])
    except (ValueError, TypeError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {digest: words for digest, words in told.items() if isinstance(words, str)}
