"""What a PDF says in its dictionaries, whatever stands in their places."""

from __future__ import annotations

from typing import Any

from indicators.documents.formats.colours import Colour


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


def colour(told: Any) -> Colour | None:
    """Read a grey, a red with green and blue, or the four inks of a printer."""
    values = told if isinstance(told, (tuple, list)) else (told,)
    if len(values) not in (1, 3, 4) or not all(isinstance(value, (int, float)) for value in values):
        return None
    parts = [min(max(float(value), 0.0), 1.0) for value in values]
    if len(parts) == 4:
        black = parts.pop()
        parts = [(1 - part) * (1 - black) for part in parts]
    red, green, blue = (round(part * 255) for part in (parts * 3 if len(parts) == 1 else parts))
    return red, green, blue
