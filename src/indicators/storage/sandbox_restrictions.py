"""Takes from this process what reading a file never needs: connections, programs, writing, endless memory.

Linux refuses it in the kernel, by a seccomp filter that needs no privileges and cannot be taken off again.
Elsewhere an audit hook refuses it, which holds for Python code and not for the libraries written in C.
"""

from __future__ import annotations

import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile",
    "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "os.remove", "os.rename", "os.mkdir",
    "os.rmdir", "os.truncate", "os.chmod", "os.chown", "os.link", "os.symlink", "shutil.", "tempfile.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# Numbers of the kernel's calls: connections, programs and processes, files and rights, the rest.
# A call that an architecture lacks is not in its list.
_CALLS = {
    "x86_64": (
        0xC000003E,
        (
            41, 42, 43, 44, 46, 49, 50, 53, 288, 57, 58, 59, 322, 62, 101, 310, 311, 76, 82, 83, 84, 85, 86,
            87, 88, 90, 91, 92, 93, 94, 133, 188, 189, 190, 258, 259, 260, 263, 264, 265, 266, 268, 280, 316,
            452, 155, 161, 165, 166, 272, 321, 323, 425, 437,
        ),
        {"open": 2, "openat": 257, "clone": 56, "clone3": 435},
    ),
    "aarch64": (
        0xC00000B7,
        (
            198, 199, 200, 201, 202, 203, 206, 211, 242, 221, 281, 129, 117, 270, 271, 5, 6, 7, 33, 34, 35,
            36, 37, 38, 45, 52, 53, 54, 55, 88, 276, 452, 39, 40, 41, 51, 97, 280, 282, 425, 437,
        ),
        {"openat": 56, "clone": 220, "clone3": 435},
    ),
}  # fmt: skip
# Sockets, and rings of requests that would go round the filter.
_OUTWARD = {"x86_64": (41, 425), "aarch64": (198, 425)}
_INSIDE = 1
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_THREAD = 0x10000
_OTHER_NUMBERS = 0x40000000
_TEMPORARY = 0o20000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


def seal(memory: int, open_files: int) -> str:
    """Seal this process for good.

    Parameters
    ----------
    memory : int
        Bytes of address space.

    Returns
    -------
    str
        What refuses connections and writing: seccomp, or audit hook.
    """
    limit(memory, open_files, largest=0)
    # Loaded before the hook, which would refuse what its import asks for.
    is_filtered = sys.platform == "linux" and _filter()
    sys.addaudithook(_refuse)
    return "seccomp" if is_filtered else "audit hook"


def without_network() -> bool:
    """Refuse this process, and what it becomes, every connection but those inside this machine.

    Returns
    -------
    bool
        Whether the kernel does it.
    """
    known = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    architecture, _, _ = known
    socket, rings = _OUTWARD[platform.machine()]
    return _hand_over(b"".join([
        _step(_LOAD, _ARCHITECTURE), _step(_EQUAL, architecture, 1), _step(_RETURN, _ALLOW),
        _step(_LOAD, _NUMBER), _step(_EQUAL, rings, 0, 1), _step(_RETURN, _ERROR | errno.ENOSYS),
        _step(_EQUAL, socket, 0, 3), _step(_LOAD, _ARGUMENTS), _step(_EQUAL, _INSIDE, 1),
        _step(_RETURN, _ERROR | errno.EPERM), _step(_RETURN, _ALLOW),
    ]))  # fmt: skip


def limit(memory: int, open_files: int, *, largest: int) -> None:
    """Limit address space, open files and the size of a file that is written, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (("AS", memory), ("NOFILE", open_files), ("FSIZE", largest), ("CORE", 0)):
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        kept = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (kept, kept))
        except (ValueError, OSError):
            # macOS knows a limit of address space and refuses to set it.
            continue


@contextmanager
def at_most(more: int) -> Iterator[None]:
    """Allow this process, if its address space is limited at all, so many bytes more for a block.

    Parameters
    ----------
    more : int
        Bytes beyond what it has now.

    Examples
    --------
    >>> with at_most(1 << 30):
    ...     pass
    """
    limits = _of_memory()
    if limits is None:
        yield
        return
    import resource

    soft, hard = limits
    has = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (min(soft, has + more), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)


def _of_memory() -> tuple[int, int] | None:
    """Give the limits of address space; None where there is none, or nothing tells how much is taken."""
    try:
        import resource
    except ImportError:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    is_limited = hard != resource.RLIM_INFINITY and sys.platform == "linux"
    return (soft, hard) if is_limited else None


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    is_writing = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
    if is_writing or event.startswith(_FORBIDDEN):
        raise PermissionError(errno.EPERM, f"{event} is not for a process that reads a file")


def _filter() -> bool:
    """Have the kernel refuse; whether it does."""
    known = _CALLS.get(platform.machine())
    return known is not None and _hand_over(_program(*known))


def _hand_over(program: bytes) -> bool:
    import ctypes

    held = ctypes.create_string_buffer(program, len(program))

    class Filter(ctypes.Structure):
        _fields_ = (("count", ctypes.c_ushort), ("program", ctypes.c_void_p))

    told = Filter(len(program) // 8, ctypes.addressof(held))
    call = partial(ctypes.CDLL(None, use_errno=True).prctl)
    if call(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not call(_SET_SECCOMP, _FILTER, ctypes.byref(told), 0, 0)


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)


def _program(architecture: int, refused: tuple[int, ...], asked: dict[str, int]) -> bytes:
    """Write the filter: what is refused by its number, and what by its arguments."""
    step = _step

    def answer(value: int) -> bytes:
        return step(_RETURN, value)

    no, missing = answer(_ERROR | errno.EPERM), answer(_ERROR | errno.ENOSYS)
    steps = [
        step(_LOAD, _ARCHITECTURE), step(_EQUAL, architecture, 1), answer(_KILL),
        step(_LOAD, _NUMBER), step(_AT_LEAST, _OTHER_NUMBERS, 0, 1), no,
        # The C library falls back on clone, whose arguments can be looked at.
        step(_EQUAL, asked["clone3"], 0, 1), missing,
    ]  # fmt: skip
    for number in refused:
        steps += [step(_EQUAL, number, 0, 1), no]
    looked_at = [("open", 1, _WRITING | _TEMPORARY, 0, 1), ("openat", 2, _WRITING | _TEMPORARY, 0, 1)]
    looked_at.append(("clone", 0, _THREAD, 1, 0))
    for name, place, bits, if_so, if_not in looked_at:
        if name in asked:
            steps += [
                step(_EQUAL, asked[name], 0, 4), step(_LOAD, _ARGUMENTS + 8 * place),
                step(_ANY_BIT, bits, if_so, if_not), no, answer(_ALLOW),
            ]  # fmt: skip
    return b"".join([*steps, answer(_ALLOW)])
