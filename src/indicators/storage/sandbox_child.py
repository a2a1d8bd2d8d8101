"""The child's side of the box: limits first, then file after file, until nobody asks any more."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO

from indicators.storage.sandbox_pipe import PING, receive, send
from indicators.storage.sandbox_restrictions import seal

Work = Callable[[str, str, bytes, dict[str, int]], object]
_MOST_ASKED = 1 << 40


def serve(setting: str) -> None:
    """Serve the files that come in at standard input, and answer at standard output.

    Parameters
    ----------
    setting : str
        As JSON: the function to call, and the fields of `sandbox_limits.Limits`.
    """
    setting_of = json.loads(setting)
    module, _, name = setting_of.pop("work").partition(":")
    limits: dict[str, int] = setting_of
    work: Work = getattr(import_module(module), name)
    reading, writing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not come between the answers.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seal(limits["memory"], limits["open_files"])
    gc.freeze()
    while True:
        try:
            asked, data = receive(reading, 2, _MOST_ASKED)
        except EOFError:
            return
        except MemoryError:
            _answer(writing, {"limit": "memory", "is_last": True}, limits["answer"])
            return
        task, where = json.loads(asked)
        _allow(limits["seconds"], limits["waiting"])
        answer = _worked(work, task, where, data, limits) if task != PING else None
        del data
        _answer(writing, answer, limits["answer"])
        _rest()
        if isinstance(answer, dict) and answer.get("is_last"):
            return


def _worked(work: Work, task: str, where: str, data: bytes, limits: dict[str, int]) -> object:
    """Do the work; what no reader foresaw is an answer as well, for a file must not end in a traceback."""
    try:
        return work(task, where, data, limits)
    except MemoryError:
        return {"limit": "memory", "is_last": True}
    except Exception as error:  # noqa: BLE001
        return {"unforeseen": f"{type(error).__name__}: {error}"[:300], "is_last": True}


def _answer(writing: IO[bytes], answer: object, most: int) -> None:
    try:
        content = json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
    except MemoryError:
        content = b'{"limit": "memory", "is_last": true}'
    if len(content) > most:
        content = b'{"limit": "answer"}'
    send(writing, content)


def _allow(seconds: int, waiting: int) -> None:
    """Allow this file its time, on the processor and on the clock; the system ends what takes more."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    # A session may allow less than is asked for here.
    kept = until if hard == resource.RLIM_INFINITY else min(until, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (kept, hard))
    signal.alarm(waiting)


def _rest() -> None:
    """Stop the clock: a child that waits for the next file takes no time."""
    if hasattr(signal, "alarm"):
        signal.alarm(0)
