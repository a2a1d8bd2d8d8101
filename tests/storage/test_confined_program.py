"""A program that works on a file from outside: limits, one folder, no network."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from indicators.errors import TooMuch
from indicators.storage import confined_program, landlock, sandbox_limits
from indicators.storage.sandbox_limits import Limits

pytestmark = pytest.mark.posix

PYTHON = str(Path(sys.executable).resolve())
TRIES = """
import json, os, socket, sys
told = {}
def attempt(name, act):
    try:
        act()
        told[name] = "done"
    except OSError as error:
        told[name] = type(error).__name__
outside, inside = sys.argv[1:]
attempt("call", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
attempt("call 6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
attempt("listen", lambda: socket.socket(socket.AF_UNIX))
attempt("read", lambda: open(os.path.join(outside, "secret")).read())
attempt("write", lambda: open(os.path.join(outside, "new"), "w"))
attempt("remove", lambda: os.remove(os.path.join(outside, "secret")))
attempt("system", lambda: open("/etc/passwd").read())
attempt("own", lambda: open(os.path.join(inside, "own"), "w").close())
open(os.path.join(inside, "told"), "w").write(json.dumps(told))
"""


def test_it_sees_and_writes_its_own_folder_and_calls_nobody(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret").write_text("x", "utf-8")
    words = [PYTHON, "-I", "-S", "-c", TRIES, str(outside), str(inside)]
    assert confined_program.run(words, inside, Limits(), "paper.doc") == 0
    told = json.loads((inside / "told").read_text("utf-8"))
    assert [told[name] for name in ("call", "call 6")] == ["PermissionError"] * 2
    assert [told[name] for name in ("listen", "system", "own")] == ["done"] * 3
    # An old kernel has no means to refuse it; docs/trust.md says so.
    expected = "PermissionError" if landlock.version() else "done"
    assert [told[name] for name in ("read", "write", "remove")] == [expected] * 3


def test_its_time_on_the_processor_is_limited(tmp_path):
    with pytest.raises(TooMuch) as caught:
        confined_program.run([PYTHON, "-c", "while True: pass"], tmp_path, Limits(seconds=1), "paper.doc")
    assert caught.value.expected == "a file that takes at most 1 s of processor time"
    assert caught.value.where == "paper.doc"


def test_what_it_started_ends_with_its_time(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox_limits, "_WAITING", 1)
    monkeypatch.setattr(sandbox_limits, "_LEAST_WAITING", 1)
    beats = "import time\nwhile True:\n    open('beat', 'a').write('x'); time.sleep(0.05)"
    words = [PYTHON, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {beats!r}])"]
    with pytest.raises(TooMuch) as caught:
        confined_program.run(words, tmp_path, Limits(seconds=1), "paper.doc")
    assert caught.value.expected == "a file that takes at most 1 s of waiting time"
    size = (tmp_path / "beat").stat().st_size
    assert size > 0
    import time

    time.sleep(0.3)
    assert (tmp_path / "beat").stat().st_size == size


def test_its_memory_is_limited(tmp_path):
    status = confined_program.run(
        [PYTHON, "-c", "bytes(3 << 30)"], tmp_path, Limits(memory=512 << 20), "paper.doc"
    )
    assert status == 1
