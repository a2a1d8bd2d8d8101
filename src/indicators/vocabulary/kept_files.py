"""What is read of the package's own data files, kept beside its bytecode in the way Python keeps modules.

Parsing the words takes as long as reading a short paper. What is kept counts only for the very bytes it was
made of; it is data, never code. A project's files are read anew.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

Data = TypeVar("Data")
PACKAGE = Path(__file__).parents[1]
_DIGEST = sha256().digest_size
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
    >>> from indicators.vocabulary.loading import compose
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
    stem = f"{path.name}.{made.__name__.strip('_')}"
    place = Path(cache_from_source(str(path.with_name(f"{stem}.py"))))
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = place.read_bytes()
        if content[:_DIGEST] == _digest(source, content[_DIGEST:]):
            found: Data = json.loads(content[_DIGEST:], object_hook=_unpaired)
            return found
    data = made(path)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError, TypeError):
            written = json.dumps(_paired(data), ensure_ascii=False).encode()
            place.parent.mkdir(exist_ok=True)
            beside = place.with_name(f"{place.name}.{os.getpid()}")
            beside.write_bytes(_digest(source, written) + written)
            beside.replace(place)
    return data


def _digest(source: bytes, written: bytes) -> bytes:
    whole = sha256(source)
    whole.update(written)
    return whole.digest()


def _paired(data: Any) -> Any:
    if isinstance(data, dict):
        if all(isinstance(key, str) for key in data):
            return {key: _paired(value) for key, value in data.items()}
        return {_PAIRS: [[key, _paired(value)] for key, value in data.items()]}
    return [_paired(value) for value in data] if isinstance(data, list | tuple) else data


def _unpaired(found: dict[str, Any]) -> dict[Any, Any]:
    return dict(found[_PAIRS]) if _PAIRS in found else found
