"""A program that is taken up is the very one that Python compiles, and anything else is compiled."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from indicators.storage import beside_bytecode, kept_programs
from indicators.storage.kept_programs import KeptPrograms

WRITTEN = [
    (r"(?P<what>收入|支出)(?:增长|下降)(\d+)%", 0),
    (r"(?<![一-鿿])gdp[^，。]{0,8}?(?P<sign>[+-]?)\d{1,3}(?:,\d{3})*", re.IGNORECASE),
    ("^ (?P<a>a)? (?(a)b|c) $  # a comment", re.VERBOSE | re.MULTILINE),
    ("(?:增长|下降)(?:了|到)?$", 0),
    *((f"第{number}产业", re.DOTALL) for number in range(20)),
]


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "programs.py"


def written(path: Path) -> KeptPrograms:
    made = KeptPrograms(path)
    for pattern, flags in WRITTEN:
        made.compiled(pattern, flags)
    made.write()
    return KeptPrograms(path)


def test_what_is_taken_up_is_what_is_compiled(path, monkeypatch):
    kept = written(path)
    monkeypatch.setattr(KeptPrograms, "_made", None)
    monkeypatch.setattr(kept_programs.re, "compile", None)
    found = [kept.compiled(pattern, flags) for pattern, flags in WRITTEN]
    monkeypatch.undo()
    for (made, last), (pattern, flags) in zip(found, WRITTEN, strict=True):
        compiled = re.compile(pattern, flags)
        assert last == ("\n了到长降" if pattern.endswith(")?$") else "")
        assert made == compiled
        assert (made.flags, made.groups, made.groupindex) == (
            compiled.flags, compiled.groups, compiled.groupindex,
        )  # fmt: skip
    assert found[0][0].search("收入增长8%").groupdict() == {"what": "收入"}


@pytest.mark.parametrize(
    "content",
    [b"", b"damaged", b'{"flags": 32, "code": [1, 2, 3], "groups": 0, "names": {}}', b"{}"],
)
def test_what_is_damaged_is_compiled(path, content):
    written(path)
    lines = [line.split(b" ")[0] + b" " + content for line in there(path).split(b"\n")]
    beside_bytecode.keep(path, KeptPrograms(path)._source, b"\n".join(lines))
    kept = KeptPrograms(path)
    assert all(kept.compiled(*one)[0] == re.compile(*one) for one in WRITTEN)


def there(path: Path) -> bytes:
    return beside_bytecode.taken_up(path, KeptPrograms(path)._source) or b""


def test_programs_of_another_version_are_not_taken_up(path, monkeypatch):
    written(path)
    monkeypatch.setattr(sys, "version", "another")
    assert not KeptPrograms(path)._kept


@pytest.mark.parametrize("engine", [None, SimpleNamespace()])
def test_without_the_parts_of_python_each_is_compiled(path, monkeypatch, engine):
    monkeypatch.setattr(kept_programs, "_engine", engine)
    assert KeptPrograms(path).compiled("增长|下降", 0)[0] == re.compile("增长|下降")


def test_a_few_new_ones_and_more_than_any_needs_are_not_written(path, monkeypatch):
    few = KeptPrograms(path)
    few.compiled("增长", 0)
    few.write()
    assert not there(path)
    monkeypatch.setattr(kept_programs, "_MOST", 18)
    written(path)
    assert len(there(path).split(b"\n")) == 18
    before = there(path)
    more = KeptPrograms(path)
    for number in range(20):
        more.compiled(f"{number}个", 0)
    more.write()
    assert there(path) == before


def test_a_start_takes_up_what_the_one_before_made(path):
    code = (
        "import sys; sys.dont_write_bytecode = False; from pathlib import Path\n"
        "from indicators.storage.kept_programs import KeptPrograms\n"
        f"made = KeptPrograms(Path({str(path)!r}))\n"
        "for number in range(20): made.compiled(f'{number}个', 0)\n"
        "print(len(made._new))"
    )
    told = [subprocess.check_output([sys.executable, "-c", code], text=True).strip() for _ in range(2)]
    assert told == ["20", "0"]
