"""Lets this process, and what it becomes, see and write certain folders alone, where Linux can (5.13).

It needs no privileges and cannot be taken off again. Elsewhere nothing happens.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

# The same number on every architecture.
_CREATE, _ADD, _RESTRICT, _NO_NEW_PRIVILEGES = 444, 445, 446, 38
_VERSION, _BENEATH = 1, 1
_READ = 0b1101
_EXECUTE_AND_READ_FILES = 0b0101
_MAKE_SOCKET = 1 << 9
_WRITE_FILE, _MAKE_AND_REMOVE = 0b10, 0b1_1111_1111_0000
# What later versions know beside that: moving between folders, cutting off.
_LATER = {2: 1 << 13, 3: 1 << 14}
_NET_SINCE, _NET = 4, 0b11


def version() -> int:
    """Tell which version of this the kernel knows, 0 if it knows none."""
    if sys.platform != "linux":
        return 0
    return max(int(ctypes.CDLL(None, use_errno=True).syscall(_CREATE, None, 0, _VERSION)), 0)


def restrict(readable: Iterable[Path], devices: Iterable[Path], sockets: Iterable[Path], own: Path) -> bool:
    """Allow reading some folders, devices, making sockets, and everything in one's own folder.

    Parameters
    ----------
    readable, devices, sockets : iterable of Path
        Folders: to read; to read and write what is there; to make sockets in. Missing ones are passed over.
    own : Path
        What may be written.

    Returns
    -------
    bool
        Whether the kernel does it. TCP is refused as well where it can refuse that.
    """
    known = version()
    if not known:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    every = _READ | _WRITE_FILE | _MAKE_AND_REMOVE | sum(bit for at, bit in _LATER.items() if known >= at)
    told = struct.pack("QQ", every, _NET) if known >= _NET_SINCE else struct.pack("Q", every)
    rules = libc.syscall(_CREATE, told, len(told), 0)
    if rules < 0:
        return False
    for folder in readable:
        _allow(libc, rules, folder, _READ)
    for folder in devices:
        _allow(libc, rules, folder, _READ | _WRITE_FILE)
    for folder in sockets:
        _allow(libc, rules, folder, _MAKE_SOCKET)
    _allow(libc, rules, own, every)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    done: int = libc.syscall(_RESTRICT, rules, 0)
    os.close(rules)
    return done == 0


def _allow(libc: ctypes.CDLL, rules: int, path: Path, access: int) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        access &= _EXECUTE_AND_READ_FILES | _WRITE_FILE
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    libc.syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", access, handle), 0)
    os.close(handle)
