"""Papers made of the registered ones, with other places, years and figures: projects and corpora of them."""

from __future__ import annotations

import csv
import itertools
import re
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import yaml

from indicators import project, vocabulary
from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register_entry import Covers, Entry
from indicators.project import Project

# What is copied: the plan is as long as seven of the others, and of it there is one in five years.
COPIED = (
    "anshan-2023-work-report",
    "anshan-2023-task-breakdown",
    "jinzhou-2025-task-breakdown",
    "haicheng-2021-action-plan",
)
# Cities of one year, each with another one and with a county of its own.
PLACES = 150
_YEAR = re.compile(r"20[12]\d")
_FIGURE = re.compile(r"\d+(?=(?:\.\d+)?(?:%|个百分点|亿元|万元|万人|亿斤|万亩|公里|户|家|个))")


def copies(papers: Sequence[Document], entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
    """Make papers without end, of other places and years than the registered ones."""
    known = {paper.id: (paper, entry) for paper, entry in zip(papers, entries, strict=True)}
    places = vocabulary.places()
    cities = [
        one for one in places.entries if one.level == "prefecture" and one.short not in ("鞍山", "锦州")
    ]
    counties = {one.parent: one for one in places.entries if one.level == "county"}
    pairs = [(a, b) for a, b in itertools.pairwise(cities) if a.adcode in counties][:PLACES]
    for number in itertools.count():
        for (first, second), name in itertools.product(pairs, COPIED):
            paper, entry = known[name]
            county = counties[first.adcode]
            words = {"鞍山": first.short, "锦州": second.short, "海城": county.short}
            own = {"鞍山市": first, "锦州市": second, "海城市": county}[entry.place]
            text = _figured(_dated(_renamed(paper.text, words), number), own.adcode)
            yield _registered(entry, text, own.name, own.adcode, number), text.encode()


def _renamed(text: str, words: dict[str, str]) -> str:
    return re.sub("|".join(words), lambda found: words[found[0]], text)


def _dated(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)


def _figured(text: str, adcode: str) -> str:
    """Change the last digit of each figure, by the place."""
    return _FIGURE.sub(lambda found: found[0][:-1] + str((int(found[0][-1]) + int(adcode)) % 9 + 1), text)


def _registered(entry: Entry, text: str, place: str, adcode: str, years: int) -> Entry:
    name = f"{adcode}-{years}-{entry.id.split('-', 1)[1]}"
    covers = {key: _dated(value, years) for key, value in entry.covers.model_dump().items()}
    return entry.model_copy(
        update={
            "id": name,
            "file": f"{name}.txt",
            "title": f"{place}：{entry.kind}",
            "place": place,
            "adcode": adcode,
            "issuer": f"{place}人民政府",
            "issued": _dated(entry.issued, years),
            "covers": Covers.model_validate(covers),
            "disclosure": "public",
            "sha256": sha256(text.encode()).hexdigest(),
        }
    )


def fill(folder: Path, count: int) -> Project:
    """Make a project of so many papers: the registered ones, then copies of them."""
    here, made = project.find(), Project(folder)
    shutil.copytree(here.root / "data" / "raw", made.register.parent)
    entries = register.entries(here)
    found = itertools.islice(copies(register.load(here), entries), max(0, count - len(entries)))
    for entry, data in found:
        (made.documents / entry.file).write_bytes(data)
        entries.append(entry)
    write_register(made, entries)
    shutil.copytree(here.notebooks, made.notebooks)
    return made


def write_register(made: Project, entries: Sequence[Entry]) -> None:
    """Write the register of a project."""
    rows = [{**entry.model_dump(mode="json"), "confirm": [], "uncertain": []} for entry in entries]
    made.register.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")


def change_one(made: Project) -> None:
    """Take the last paper's first figure for another one, as if a corrected copy had come."""
    entries = register.entries(made)
    last = entries[-1]
    path = made.documents / last.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n全市粮食产量达到77万吨。\n", encoding="utf-8")
    entries[-1] = last.model_copy(update={"sha256": sha256(path.read_bytes()).hexdigest()})
    write_register(made, entries)


def one_more(made: Project) -> Path:
    """Write a paper that is not registered."""
    path = made.root / "one-more-2031.txt"
    goals = "粮食产量达到77万吨，地区生产总值增长5.5%左右。"
    path.write_text(f"丹东市2031年政府工作报告\n一、2031年主要目标\n{goals}\n", encoding="utf-8")
    return path


def corpus_of(folder: Path, count: int, signs: int | None = None) -> Path:
    """Write so many papers, or their first signs, and a list that says of each what the register would."""
    here = project.find()
    entries = register.entries(here)
    papers = folder / "papers"
    papers.mkdir(parents=True)
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["path", "place", "adcode", "kind", "period", "title", "disclosure"])
        for entry, data in itertools.islice(copies(register.load(here), entries), count):
            (papers / entry.file).write_text(data.decode()[:signs], encoding="utf-8")
            place = [entry.place, entry.adcode, entry.kind, entry.covers.period, entry.title, "public"]
            writer.writerow([f"papers/{entry.file}", *place])
    return folder / "list.csv"
