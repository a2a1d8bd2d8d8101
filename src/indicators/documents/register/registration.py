"""A new paper into the register: copied as it is, described by its own words, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from indicators import periods, vocabulary
from indicators.documents import decoding, word_fingerprints
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.text_faults import find_faults
from indicators.documents.given_paper import misnamed
from indicators.documents.inference.inference import infer
from indicators.documents.register import register
from indicators.documents.register.entry_fields import Told, describe
from indicators.documents.register.register_entry import COVERED, Entry
from indicators.documents.sandboxed import sandboxed_reading
from indicators.documents.word_fingerprints import fingerprint
from indicators.errors import IndicatorsError, ReaderNotRunning, RegisterFault, SecondCopy, raise_all
from indicators.project import Project
from indicators.storage.expressions import expression
from indicators.storage.system_language import of_process
from indicators.storage.transaction import alone, write_together
from indicators.vocabulary.message_words import in_chinese
from indicators.vocabulary.page_words import say
from indicators.vocabulary.yaml_nodes import parsed

_ID = expression(r"[a-z0-9][a-z0-9-]*")
_SCHEMA = "# yaml-language-server: $schema=../../schemas/documents.schema.json\n"
_UNSAFE = expression(r"[^\w\s:，。、：；（）()《》〈〉“”〔〕×.%％/—-]")


@dataclass(frozen=True, slots=True)
class Registered:
    """A paper put into the register."""

    # As in the register.
    id: str
    file: str
    # For each field that was inferred: the value and the words it comes from.
    words: dict[str, tuple[str, str]]
    confirm: tuple[str, ...]  # The fields that a person must confirm.
    uncertain: tuple[str, ...]  # Those of them that are a guess, which pages say until it is settled.
    faults: tuple[Fault, ...]  # What is wrong with its text as data, and what of it is not read.
    # The id of a paper of the same place with the same title, of which it may be a newer issue; "" if none.
    same_title: str = ""
    misnamed: str = ""  # That its name promises another format than its content has.


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file about to be registered: its bytes, its text, what stands in the register of it."""

    data: bytes
    decoded: decoding.Decoded
    fields: dict[str, Any]
    words: Told
    faults: tuple[Fault, ...]
    misnamed: str


def add(
    project: Project,
    files: Sequence[Path],
    *,
    place: str = "",
    period: str = "",
    kind: str = "",
    ocr: bool = False,
    left_out: list[IndicatorsError] | None = None,
) -> list[Registered]:
    """Copy papers into data/raw/documents and write their entries.

    All papers are read and checked before anything is written, and written together: all, or those that
    are as they should be.

    Parameters
    ----------
    place, period, kind : str
        What is known of all of them: 鞍山市, 2023 or 2021/2025, work_report; inferred from the text if "".
    ocr : bool
        Whether pictures inside them are recognised, now and whenever they are read.
    left_out : list of IndicatorsError, optional
        Takes what is wrong with papers, which are left out; without it one of them keeps all out.

    Raises
    ------
    RawFileMissing, UnreadableDocument, TooMuch
        If a file cannot be read, or reading it runs into a limit.
    SecondCopy
        If a paper is already registered, by its bytes or by its words.
    RegisterFault
        If the register is faulty, or what a paper is cannot be told from its text.
    """
    with alone(project.data):
        known = register.entries(project) if project.register.is_file() else []
        fixed = {"place": place, "period": period, "kind": kind}
        papers, faults = _examined(project, known, files, fixed, ocr=ocr)
        if left_out is None:
            raise_all(faults)
        else:
            left_out += faults
        _write(project, known, papers)
    titles = {(entry.place, _plain(entry.title)): entry.id for entry in known}
    return [_registered(paper, titles) for paper in papers]


def _registered(paper: _Paper, titles: dict[tuple[str, str], str]) -> Registered:
    """Say what was registered; its title is remembered for the papers behind it."""
    fields = paper.fields
    before = titles.setdefault((fields["place"], _plain(fields["title"])), fields["id"])
    return Registered(
        fields["id"],
        fields["file"],
        paper.words,
        tuple(fields["confirm"]),
        tuple(fields["uncertain"]),
        paper.faults,
        "" if before == fields["id"] else before,
        paper.misnamed,
    )


def _examined(
    project: Project, known: Sequence[Entry], files: Sequence[Path], fixed: dict[str, str], *, ocr: bool
) -> tuple[list[_Paper], list[IndicatorsError]]:
    """Read and check the papers; what is wrong with the project or the options is raised, and told once."""
    place, period = fixed["place"], fixed["period"]
    places = vocabulary.places()
    if place:
        places.find(place, "--place")
    if period:
        periods.parse(period, where="--year")
    if fixed["kind"]:
        fixed = fixed | {"kind": vocabulary.kinds().find(fixed["kind"], "--kind").id}
    copies = {entry.sha256: entry.id for entry in known} | word_fingerprints.of_registered(project, known)
    taken = {entry.id for entry in known}
    papers: list[_Paper] = []
    faults: list[IndicatorsError] = []
    for path in files:
        try:
            paper = _examine(path, fixed, copies, taken, ocr=ocr)
        except ReaderNotRunning:
            raise
        except IndicatorsError as error:
            faults.append(error)
            continue
        papers.append(paper)
        taken.add(paper.fields["id"])
        copies |= {paper.fields["sha256"]: path.name, fingerprint(paper.decoded): path.name}
    return papers, faults


def _examine(
    path: Path, fixed: dict[str, str], copies: dict[str, str], taken: set[str], *, ocr: bool
) -> _Paper:
    data = decoding.read_bytes(path)
    decoded = sandboxed_reading.decode(data, path.name, ocr=ocr)
    digest = sha256(data).hexdigest()
    if same := copies.get(digest) or copies.get(fingerprint(decoded)):
        raise SecondCopy(
            expected="a paper that is not registered yet",
            found=f"the same {'bytes' if digest in copies else 'words'} as {same}",
            where=path.name,
            remedy="Leave it out. A corrected issue has other words: register it with --replaces.",
        )
    faults = find_faults(decoded.text, decoded.faults)
    found = infer(decoded.text, faults, kind=fixed["kind"])
    words = describe(found, decoded.text, data, decoded.format, fixed)
    _require(words, path.name)
    place = vocabulary.places().find(words["place"][0], path.name, within=found.adcode)
    if place.name == found.place and not fixed["place"]:
        place = place._replace(adcode=found.adcode)
    name = _free_id(path.stem, place.adcode, words, taken)
    told = {field: value for field, (value, _) in words.items() if field not in COVERED}
    unsure = ["covers" if field == "period" else field for field in words if not fixed.get(field)]
    fields: dict[str, Any] = {
        **told, "id": name, "file": f"{name}.{decoded.format}", "adcode": place.adcode,
        "covers": {field: words[field][0] for field in COVERED}, "sha256": digest,
        "origin": say("entry_origin", of_process(), name=_plain(path.name)),
        "confirm": [field for field in (*unsure, "origin") if field not in ("outlook", "review")],
        "uncertain": [field for field in found.uncertain if not fixed[field]],
    } | ({"ocr": True} if ocr else {})  # fmt: skip
    Entry.model_validate(fields)
    return _Paper(data, decoded, fields, words, faults, misnamed(path.name, decoded.format))


def _require(words: Told, where: str) -> None:
    """Refuse a paper whose place, kind or years neither it nor anybody says."""
    if missing := [name for name in ("place", "kind", "period") if not words[name][0]]:
        options = " ".join("--year" if name == "period" else f"--{name}" for name in missing)
        kinds = ", ".join(f"{kind.id} ({kind.zh})" for kind in vocabulary.kinds().entries)
        raise RegisterFault(
            expected="a paper that says its place, kind and period",
            found=f"no {', no '.join(missing)} in its text",
            where=where,
            remedy=f"Say it: {options}." + (f" Kinds are {kinds}." if "kind" in missing else ""),
        )


def _free_id(stem: str, adcode: str, words: Told, taken: set[str]) -> str:
    """Name a paper after its file, or by place, year and kind where the file's name tells no year."""
    plain, year = stem.lower(), words["period"][0][:4]
    is_telling = _ID.fullmatch(plain) and year in plain
    name = plain if is_telling else f"{adcode or 'zone'}-{year}-{words['kind'][0].replace('_', '-')}"
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _plain(words: str) -> str:
    """Keep words on one line of a comment, without signs that could end it or move a cursor."""
    return _UNSAFE.sub("", re.sub(r"\s+", " ", words)).strip()[:60]


def _write(project: Project, known: Sequence[Entry], papers: Sequence[_Paper]) -> None:
    if not papers:
        return
    old = register.text(project) if project.register.is_file() else _first_line(project)
    new = "\n".join([old.rstrip("\n") + "\n" if old else "", *(_entry(paper) for paper in papers)]).lstrip(
        "\n"
    )
    if not _holds(new, known, [paper.fields for paper in papers]):
        raise RegisterFault(
            expected="a register that new entries can be added to",
            found="entries that are not at the left margin",
            where=project.register.name,
            remedy="Write every entry as a list item of its own, beginning with '- id:'.",
        )
    written: dict[Path, bytes | None] = {
        project.documents / paper.fields["file"]: paper.data for paper in papers
    }
    write_together(project.data, written | {project.register: new.encode("utf-8")})


def _first_line(project: Project) -> str:
    """Begin a register with where editors find what its fields are, if the project has that."""
    return _SCHEMA if (project.schemas / "documents.schema.json").is_file() else ""


def _holds(text: str, known: Sequence[Entry], added: list[dict[str, Any]]) -> bool:
    """Whether a register holds the entries that it had, and behind them those that are added."""
    try:
        raw = parsed(text)
    except yaml.YAMLError:
        return False
    if not isinstance(raw, list) or raw[len(known) :] != added:
        return False
    try:
        return list(map(Entry.model_validate, raw[: len(known)])) == list(known)
    except ValidationError:
        return False


def _entry(paper: _Paper) -> str:
    """Write an entry: inferred values with the words they come from, in comments."""
    lang = of_process()
    order = [name for name in Entry.model_fields if name in paper.fields]
    lines = [say("entry_inferred", lang)]
    for name in order:
        field = yaml.safe_dump({name: paper.fields[name]}, allow_unicode=True, width=10_000, sort_keys=False)
        said = [paper.words.get(field, ("", ""))[1] for field in (COVERED if name == "covers" else (name,))]
        if told := "; ".join(_plain(_said(words, lang)) for words in said if words and words != "given"):
            lines.append(f"  {say('entry_from', lang, name=name, words=told)}")
        lines += [f"  {line}" for line in field.rstrip("\n").splitlines()]
    first = next(at for at, line in enumerate(lines) if line.startswith("  ") and not line.startswith("  #"))
    lines[first] = f"- {lines[first][2:]}"
    return "\n".join(lines) + "\n"


def _said(words: str, lang: str) -> str:
    return in_chinese(words) if lang == "zh" else words
