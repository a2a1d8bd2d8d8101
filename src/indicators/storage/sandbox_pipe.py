"""What the box and its child say to each other: contents, each behind its length."""

from __future__ import annotations

from typing import IO

# A task that asks for nothing but an answer.
PING = ""
_LENGTH = 8


def send(pipe: IO[bytes], *contents: bytes) -> None:
    """Write contents into a pipe, each behind its length."""
    for content in contents:
        pipe.write(len(content).to_bytes(_LENGTH, "big"))
        pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes], count: int, most: int) -> list[bytes]:
    """Read contents from a pipe; EOFError if it ends before, or one is longer than it may be."""
    found = []
    for _ in range(count):
        head = pipe.read(_LENGTH)
        length = int.from_bytes(head, "big")
        if len(head) < _LENGTH or length > most:
            raise EOFError
        content = pipe.read(length)
        if len(content) < length:
            raise EOFError
        found.append(content)
    return found
