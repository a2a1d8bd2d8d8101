"""The programs that Python makes of regular expressions, kept for the next start.

Making those of a short paper takes a quarter of the time in which it is read, taking them up a hundredth.
Python has no public way to do so: where its own parts are not what they were, each is compiled as ever.
"""

from __future__ import annotations

import atexit
import json
import re
import sys
from array import array
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.storage import beside_bytecode
from indicators.storage.last_characters import last_characters

# Parses and compiles, and has the machine that programs run on, which takes none that it cannot follow.
_engine: Any = getattr(re, "_compiler", None)
# Fewer new ones, as the names of one place make, are not worth writing them all; more than these none needs.
_FEWEST, _MOST = 16, 2_000
_WORD = "I"  # What the machine's words are, in the order of bytes of this machine.
_FORM = 3  # Of what is kept; another number where it changes, so that what was kept before does not count.


class KeptPrograms:
    """Programs by expression, as they were kept and as they are made in this process.

    Parameters
    ----------
    path : Path
        As `beside_bytecode` takes it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: dict[str, str] = {}
        # They run on one version of Python alone.
        engine = f"{sys.version} {getattr(_engine, 'MAGIC', '')} {sys.byteorder} {sys.maxsize}"
        self._source = f"{_FORM} {engine}".encode()

    def compiled(self, pattern: str, flags: int) -> tuple[re.Pattern[str], str]:
        r"""Compile an expression, or take up what was made of it; raises `re.error` as `re.compile`.

        Beside it stands how a text ends in which its search may find anything, "" if that is not known.

        Examples
        --------
        >>> made, last = KeptPrograms(Path("nowhere/programs.py")).compiled("(?P<a>增长|下降)$", 0)
        >>> made == re.compile("(?P<a>增长|下降)$"), made.groupindex["a"], last
        (True, 1, '\n长降')
        """
        key = sha256(f"{flags} {pattern}".encode(errors="surrogatepass")).hexdigest()
        try:
            written = self._kept.get(key)
            program = json.loads(written) if written else self._made(key, pattern, flags)
            return _pattern(pattern, **program)
        except (AttributeError, LookupError, TypeError, ValueError, RuntimeError):
            return re.compile(pattern, flags), ""

    def write(self) -> None:
        """Keep what was made in this process beside what was kept before."""
        if len(self._new) >= _FEWEST and len(self._kept) < _MOST:
            lines = [f"{key} {program}" for key, program in {**self._kept, **self._new}.items()]
            beside_bytecode.keep(self._path, self._source, "\n".join(lines[:_MOST]).encode())

    @cached_property
    def _kept(self) -> dict[str, str]:
        content = beside_bytecode.taken_up(self._path, self._source) or b""
        parts = (line.partition(" ") for line in content.decode().split("\n"))
        return {key: program for key, _, program in parts if program}

    def _made(self, key: str, pattern: str, flags: int) -> dict[str, Any]:
        parsed = _engine._parser.parse(pattern, int(flags))
        state = parsed.state
        program = {
            "flags": int(flags | state.flags),
            # As hex, which is taken up in a third of the time of numbers.
            "code": array(_WORD, _engine._code(parsed, int(flags))).tobytes().hex(),
            "groups": state.groups - 1,
            "names": dict(state.groupdict),
            "last": last_characters(parsed, flags | state.flags),
        }
        if not self._new:
            atexit.register(self.write)
        self._new[key] = json.dumps(program, ensure_ascii=False)
        return program


def _pattern(
    pattern: str, *, flags: int, code: str, groups: int, names: Mapping[str, int], last: str
) -> tuple[re.Pattern[str], str]:
    by_number = {number: name for name, number in names.items()}
    named = tuple(by_number.get(number) for number in range(groups + 1))
    words = array(_WORD, bytes.fromhex(code)).tolist()
    made: re.Pattern[str] = _engine._sre.compile(pattern, flags, words, groups, dict(names), named)
    return made, last
