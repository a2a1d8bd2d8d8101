"""One name for each office: 市发改委 is 市发展改革委, and a remark in brackets is no part of a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indicators.errors import VocabularyFault
from indicators.vocabulary.loading import data_of

_AND = re.compile("[、，,;；和及与]")

FILE = Path(__file__).with_name("offices.yaml")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as named in a paper."""

    name: str  # As the tables name it.
    written: str  # As the paper has it.
    remark: str = ""  # What it is responsible for, where the paper says so in brackets.
    is_group: bool = False  # Whether it is many offices (各县(市)区政府).
    duty: str = ""  # The remark without its verb: what of the task it answers for.


@dataclass(frozen=True, slots=True)
class _Names:
    by_form: dict[str, str]
    endings: dict[str, str]
    remark: re.Pattern[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    leaders_beside: tuple[str, ...]
    called: re.Pattern[str]
    levels: tuple[str, ...]


def office(written: str) -> Office:
    """Read the name of one office.

    Examples
    --------
    >>> office("市发改委").name, office("市营商局（市行政审批局）").name
    ('市发展改革委', '市营商环境建设局')
    >>> office("县发改委").name, office("区市场监督管理局").name
    ('县发展改革委', '区市场监管局')
    >>> urban = office("市发展改革委(负责城镇居民人均可支配收入)")
    >>> urban.name, urban.remark
    ('市发展改革委', '负责城镇居民人均可支配收入')
    >>> office("各县(市)区人民政府").is_group
    True
    >>> office("市发改局（市发展和改革局）").name
    '市发改局'
    """
    known = _names()
    plain = unicodedata.normalize("NFKC", written).strip()
    found = known.remark.search(plain)
    bare = plain[: found.start()] if found else plain
    if (both := _short_and_full(bare)) and bare not in known.by_form:
        bare = both[0]
    for ending, short in known.endings.items():
        bare = bare.removesuffix(ending) + short if bare.endswith(ending) else bare
    is_group = bare.startswith(known.begins) or bare.endswith(known.ends)
    name = known.by_form.get(bare, bare)
    if name == bare and bare.startswith(known.levels):
        # 县发改委 is to 县发展改革委 what 市发改委 is to 市发展改革委.
        name = bare[0] + known.by_form.get(f"市{bare[1:]}", bare)[1:]
    remark, duty = (found["remark"], found["duty"]) if found else ("", "")
    return Office(name, written, remark, is_group, duty)


def offices(joined: str) -> list[Office]:
    """Read the names of a cell of `tasks`, each office once.

    Examples
    --------
    >>> [one.name for one in offices("市发改委;市工信局;市发展改革委")]
    ['市发展改革委', '市工业和信息化局']
    """
    read: dict[str, Office] = {}
    for part in filter(None, joined.split(";")):
        one = office(part)
        read.setdefault(one.name, one)
    return list(read.values())


def full_names(cells: Iterable[str]) -> dict[str, str]:
    """Give the full names that the papers of a place have for its offices, by the name that tables give them.

    Parameters
    ----------
    cells : iterable of str
        Cells of `tasks`, names joined by ';'.

    Examples
    --------
    >>> full_names(["市发改委(市发展和改革委员会);市财政局", "市营商局(市行政审批局)"])
    {'市发展改革委': '市发展和改革委员会'}
    """
    found: dict[str, str] = {}
    for part in dict.fromkeys(part for cell in cells for part in cell.split(";")):
        plain = unicodedata.normalize("NFKC", part).strip()
        if both := _short_and_full(plain):
            found.setdefault(office(both[0]).name, both[1])
            found.setdefault(office(both[1]).name, both[1])
    return found


def _short_and_full(plain: str) -> tuple[str, str] | None:
    """Part a name with its other form in brackets behind it; None where that is no form of it."""
    match = _names().called.fullmatch(plain)
    if match is None:
        return None
    short, full = sorted((match["one"], match["other"]), key=len)
    letters = iter(full)
    is_short = len(short) > 2 and len(short) < len(full) and all(letter in letters for letter in short)
    return (short, full) if is_short and short[0] == full[0] else None


def leader_named(name: str, role: str) -> str:
    """Write a leader as tasks.csv does: with the word for the role in brackets where that is not to lead.

    Parameters
    ----------
    role : str
        What stands before it in the paper, or over its column: 分管领导.

    Examples
    --------
    >>> leader_named("王晓科", "分管领导"), leader_named("刘希明", "牵头领导")
    ('王晓科(分管)', '刘希明')
    """
    beside = next((word for word in _names().leaders_beside if word in role), "")
    return f"{name}({beside})" if name and beside else name


def is_lead(leader: str) -> bool:
    """Whether a leader as tasks.csv writes it leads.

    Examples
    --------
    >>> is_lead("刘希明"), is_lead("王晓科(分管)")
    (True, False)
    """
    return not leader.endswith(tuple(f"({word})" for word in _names().leaders_beside))


def read_names(path: Path = FILE) -> _Names:
    """Read and check a file of offices.

    Raises
    ------
    VocabularyFault
        If one form stands for two offices.
    """
    data: dict[str, Any] = data_of(path)
    by_form: dict[str, str] = {}
    for name, forms in data["names"].items():
        for form in (name, *forms):
            if by_form.setdefault(form, name) != name:
                raise VocabularyFault(
                    expected="each form of a name for one office",
                    found=f"{form} for {by_form[form]} and {name}",
                    where=path.name,
                    remedy="Delete the form from one of the two.",
                )
    remark = re.compile(rf"\((?P<remark>(?:{'|'.join(data['remarks'])})(?P<duty>[^()]*))\)$")
    groups = data["groups"]
    begins, ends = tuple(groups["begins"]), tuple(groups["ends"])
    called = re.compile(
        rf"(?P<one>[^()]+)\((?:{'|'.join(data['called'])})?[“”\"]*(?P<other>[^()“”\"]+)[“”\"]*\)"
    )
    return _Names(
        by_form,
        data["endings"],
        remark,
        begins,
        ends,
        tuple(data["leaders_beside"]),
        called,
        tuple(data["levels"]),
    )


@cache
def _names() -> _Names:
    return read_names()


def answering(joined: str, phrase: str) -> list[Office]:
    """Choose of a task's offices those that answer for an indicator, all where none is named for it.

    Examples
    --------
    >>> told = "市发改委(负责城镇居民人均可支配收入);市农业农村局(负责农村居民人均可支配收入)"
    >>> [one.name for one in answering(told, "农村居民人均可支配收入")]
    ['市农业农村局']
    >>> told = "市住建局(负责老旧小区);市城管局(负责口袋公园)"
    >>> [one.name for one in answering(told, "改造老旧小区")]
    ['市住房城乡建设局']
    """
    every = offices(joined)
    named = [one for one in every if one.duty and one.duty == phrase]
    return named or [one for one in every if answers(one.duty, phrase)] or every


def answers(duty: str, phrase: str) -> bool:
    """Whether a duty names what a phrase is about, one of the two with words around it."""
    parts = [part for part in _AND.split(duty) if len(part) > 1]
    return len(phrase) > 1 and any(part in phrase or phrase in part for part in parts)
