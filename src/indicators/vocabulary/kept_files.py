"""What is read of the package's own data files, kept beside its bytecode (`storage.beside_bytecode`).

Parsing the words takes as long as reading a short paper. A project's files are read anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from indicators.storage import beside_bytecode

Data = TypeVar("Data")
PACKAGE = Path(__file__).parents[1]
# How a mapping is written whose keys are not all texts, which JSON has no way for.
_PAIRS = "\0pairs"


def kept(path: Path, made: Callable[[Path], Data], package: Path = PACKAGE) -> Data:
    """Give what is made of a file, taken up where it was made of the same bytes before.

    Parameters
    ----------
    made : callable
        Makes plain data of the file: numbers, texts, lists and dicts of them; a tuple is taken up as a list.
    package : Path
        The folder whose files count; those outside are made each time.

    Examples
    --------
    >>> kept(Path(__file__).with_name("zones.csv"), lambda path: [path.name])
    ['zones.csv']
    """
    try:
        source = path.read_bytes() if package in path.parents else None
    except OSError:
        source = None
    if source is None:
        return made(path)
    # The name of what makes it is a part: two things may be made of one file.
    name = path.with_name(f"{path.name}.{made.__name__.strip('_')}.py")
    content = beside_bytecode.taken_up(name, source)
    with suppress(ValueError, TypeError):
        if content is not None:
            found: Data = json.loads(content, object_hook=_unpaired)
            return found
    data = made(path)
    with suppress(ValueError, TypeError):
        beside_bytecode.keep(name, source, json.dumps(_paired(data), ensure_ascii=False).encode())
    return data


def _paired(data: Any) -> Any:
    if isinstance(data, dict):
        if all(isinstance(key, str) for key in data):
            return {key: _paired(value) for key, value in data.items()}
        return {_PAIRS: [[key, _paired(value)] for key, value in data.items()]}
    return [_paired(value) for value in data] if isinstance(data, list | tuple) else data


def _unpaired(found: dict[str, Any]) -> dict[Any, Any]:
    return dict(found[_PAIRS]) if _PAIRS in found else found
