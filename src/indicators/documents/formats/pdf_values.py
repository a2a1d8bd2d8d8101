"""What a PDF says in its dictionaries, whatever stands in their places."""

from __future__ import annotations

from typing import Any


def resolved(told: Any) -> Any:
    """Follow a reference."""
    from pdfminer.pdftypes import resolve1

    return resolve1(told)


def attributes(told: Any) -> dict[Any, Any]:
    """Read a dictionary, or that of a stream; an empty one for anything else."""
    content = resolved(told)
    content = getattr(content, "attrs", content)
    return content if isinstance(content, dict) else {}


def entry(resources: Any, kind: str, name: Any) -> dict[Any, Any]:
    """Read a resource by its kind and name."""
    return attributes(attributes(attributes(resources).get(kind)).get(getattr(name, "name", "")))


def first_name(told: Any) -> str:
    """Read a name, or the first of several; "" for anything else."""
    value = resolved(told)
    if isinstance(value, list) and value:
        value = resolved(value[0])
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""


def numbers(told: Any, count: int) -> tuple[float, ...]:
    """Read so many numbers, none for anything else."""
    values = [resolved(one) for one in listed] if isinstance(listed := resolved(told), list) else []
    if len(values) != count or not all(isinstance(one, (int, float)) for one in values):
        return ()
    return tuple(float(one) for one in values)
