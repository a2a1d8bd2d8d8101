"""What is read of the package's own data files, kept beside its bytecode in the way Python keeps modules.

Parsing the words takes as long as reading a short paper. What is kept counts only for the very bytes it was
made of; it is plain data, and trusted as the bytecode in the same folder is. A project's files are read anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar, cast

Data = TypeVar("Data")
PACKAGE = Path(__file__).parents[1]
_DIGEST = sha256().digest_size


def kept(path: Path, made: Callable[[Path], Data], package: Path = PACKAGE) -> Data:
    """Give what is made of a file, taken up where it was made of the same bytes before.

    Parameters
    ----------
    path : Path
    made : callable
        Makes plain data of the file: numbers, texts, lists, tuples and dicts of them.
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
            found: Data = marshal.loads(content[_DIGEST:])
            return found
    data = made(path)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):
            written = marshal.dumps(cast(Any, data))
            place.parent.mkdir(exist_ok=True)
            beside = place.with_name(f"{place.name}.{os.getpid()}")
            beside.write_bytes(_digest(source, written) + written)
            beside.replace(place)
    return data


def _digest(source: bytes, written: bytes) -> bytes:
    whole = sha256(source)
    whole.update(written)
    return whole.digest()
