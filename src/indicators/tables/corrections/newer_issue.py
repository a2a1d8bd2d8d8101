"""A newer issue of a registered paper takes its place, and what analysts settled of it moves along."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from indicators.documents import decoding
from indicators.documents.register import raw_bytes, register
from indicators.documents.register.register_editing import edited
from indicators.documents.register.register_entry import Entry
from indicators.documents.sandboxed import sandboxed_reading
from indicators.documents.text_alignment import Alignment
from indicators.errors import SecondCopy
from indicators.project import Project
from indicators.storage.transaction import alone, write_together
from indicators.tables.corrections import corrections, same_pairs_file
from indicators.tables.corrections.corrections import Correction
from indicators.tables.corrections.same_pairs_file import SamePair
from indicators.tables.reported import task_reports
from indicators.tables.reported.observations import PROGRESS_FILE

# Below the papers: earlier issues, and what was settled of them and no longer fits.
EARLIER = "earlier"
_HASH_DIGITS = 12
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Replacement:
    """What became of a paper and of the decisions about it."""

    entry: Entry  # The paper's, as it stands in the register now.
    moved: int  # How many decisions hold for the newer issue.
    # Those whose sentence the newer issue does not have: their quote or ids, and the reason of each.
    unfit: tuple[str, ...]
    kept: tuple[Path, ...]  # Where the earlier issue and those decisions are.


def replace_paper(project: Project, file: Path, document: str) -> Replacement:
    """Put a newer issue in the place of a registered paper.

    The entry keeps its id and fields. A decision holds as long as its sentence stands unchanged; the others
    are kept beside the earlier issue, in `data/raw/documents/earlier`.

    Raises
    ------
    RegisterFault
        No paper has the id, or its entry is written in a way that this cannot edit.
    SecondCopy
        If it is the registered file itself.
    RawFileMissing, RawFileAltered, UnreadableDocument, TooMuch
        If one of the issues cannot be read, or the earlier one is not as it was registered.
    """
    with alone(project.data):
        entry = register.entry(project, document)
        data = decoding.read_bytes(file)
        digest = sha256(data).hexdigest()
        if digest == entry.sha256:
            raise SecondCopy(
                expected=f"a newer issue of {document}",
                found="the file that is registered",
                where=file.name,
                remedy="Leave it out.",
            )
        old = raw_bytes.content(project.documents, entry.id, entry.file)
        for fault in filter(None, [raw_bytes.altered(entry.file, entry.sha256, old)]):
            raise fault
        earlier = sandboxed_reading.decode(old, entry.file, ocr=entry.ocr)
        later = sandboxed_reading.decode(data, file.name, ocr=entry.ocr)
        move = _Moves(document, digest, Alignment(earlier.text, later.text).place)
        return _write(project, entry, move, {"old": old, "new": data}, later.format)


def _write(project: Project, entry: Entry, move: _Moves, content: dict[str, bytes], form: str) -> Replacement:
    name = f"{entry.id}.{form}"
    stem = f"{entry.id}-{entry.sha256[:_HASH_DIGITS]}"
    folder = project.documents / EARLIER
    kept = [folder / f"{stem}{Path(entry.file).suffix}"]
    settled, left = _parted(corrections.read(project), move.correction)
    pairs, parted = _parted(same_pairs_file.read(project), move.pair)
    register_text = register.text(project)
    changed = {"file": name, "sha256": move.sha256}
    written: dict[Path, bytes | None] = {
        project.documents / entry.file: None,
        project.documents / name: content["new"],
        kept[0]: content["old"],
        project.register: edited(register_text, entry.id, changed, project.register.name).encode("utf-8"),
    }
    if project.corrections.is_file():
        written[project.corrections] = corrections.render(settled)
    if project.same.is_file():
        written[project.same] = same_pairs_file.render(pairs)
    if left:
        kept.append(folder / f"{stem}-corrections.csv")
        written[kept[-1]] = corrections.render(left)
    if parted:
        kept.append(folder / f"{stem}-same.csv")
        written[kept[-1]] = same_pairs_file.render(parted)
    for path in (project.observations / PROGRESS_FILE, project.progress / task_reports.FILE):
        if path.is_file():
            written[path] = move.ids(path.read_bytes().decode("utf-8")).encode("utf-8")
    write_together(project.data, written)
    unfit = [f"{one.quote or one.statement_id}: {one.reason}" for one in left]
    unfit += [f"{one.id_a}, {one.id_b}: {one.reason}" for one in parted]
    return Replacement(register.entry(project, entry.id), move.count, tuple(unfit), tuple(kept))


def _parted(every: list[One], moved: Callable[[One], One | None]) -> tuple[list[One], list[One]]:
    """Part decisions into those that hold, where they stand now, and those that do not."""
    found = [(one, moved(one)) for one in every]
    return [now for _, now in found if now is not None], [one for one, now in found if now is None]


class _Moves:
    """Moves what refers to places of one paper from its earlier issue to its later one."""

    def __init__(
        self, document: str, sha256: str, place: Callable[[int, int], tuple[int, int] | None]
    ) -> None:
        self.sha256, self.count = sha256, 0
        self._document, self._place = document, place
        self._id = re.compile(rf"(?<![\w-])((?:progress@)?{re.escape(document)}[@.])(\d+)(?!\d)")

    def correction(self, one: Correction) -> Correction | None:
        """Move a decision; one about another paper stays as it is."""
        if one.document_id != self._document:
            return one
        place = self._place(one.start, one.end)
        if place is None or self._is_unplaced(one.statement_id):
            return None
        self.count += 1
        return replace(
            one,
            sha256=self.sha256,
            start=place[0],
            end=place[1],
            statement_id=self.ids(one.statement_id),
        )

    def pair(self, one: SamePair) -> SamePair | None:
        """Move a decision about two rows, of which one or both may be of the paper."""
        both = f"{one.id_a} {one.id_b}"
        if self._is_unplaced(both):
            return None
        self.count += bool(self._id.search(both))
        return replace(one, id_a=self.ids(one.id_a), id_b=self.ids(one.id_b))

    def ids(self, text: str) -> str:
        """Write the ids of the paper's rows in a text as they are now; those without a place stay."""
        return self._id.sub(self._moved_id, text)

    def _moved_id(self, match: re.Match[str]) -> str:
        start = int(match[2])
        place = self._place(start, start + 1)
        return match[1] + str(place[0] if place else start)

    def _is_unplaced(self, text: str) -> bool:
        """Whether a text names a row of the paper whose sentence is gone."""
        starts = [int(match[2]) for match in self._id.finditer(text)]
        return any(self._place(start, start + 1) is None for start in starts)
