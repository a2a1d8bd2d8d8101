"""Files by their address: a path on this machine, or a URL that fsspec opens, such as s3:// or memory://."""

from __future__ import annotations

import errno
import posixpath
import re
import stat
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from indicators.errors import IndicatorsError, MissingPackage, UnusableFile
from indicators.storage import atomic_write
from indicators.storage.expressions import expression
from indicators.storage.os_errors import file_trouble

_URL = expression(r"[a-z][a-z0-9+.-]*(?:://|::)", re.IGNORECASE)
# What stores call the state of a file, the surest first.
_STATES = ("ETag", "etag", "md5", "md5Hash", "mtime", "LastModified", "last_modified", "modified", "created")

# What the system says of a name that no file can have, or that leads nowhere.
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL)


def is_url(address: str) -> bool:
    """Whether an address is one for fsspec, and no path.

    Examples
    --------
    >>> [is_url(one) for one in ("s3://papers/a.pdf", "papers/a.pdf", "file:///papers/a.pdf", "C:/a.pdf")]
    [True, False, False, False]
    """
    return bool(_URL.match(address)) and not address.lower().startswith("file://")


def local(address: str) -> Path:
    """Give the path of an address that is no URL.

    Examples
    --------
    >>> local("file:///papers/a.pdf").as_posix()
    '/papers/a.pdf'
    """
    return Path(re.sub("^file://", "", address, flags=re.IGNORECASE))


def beside(base: str, name: str) -> str:
    """Read a name as those in the folder of a file are meant; a whole address stays as it is.

    Examples
    --------
    >>> beside("s3://papers/list.csv", "2026/a.pdf"), beside("s3://papers/list.csv", "memory://a.pdf")
    ('s3://papers/2026/a.pdf', 'memory://a.pdf')
    """
    if is_url(name) or name.lower().startswith("file://"):
        return name
    if is_url(base):
        return f"{base.rpartition('/')[0]}/{name}"
    return str(local(base).parent / name)


def inside(folder: str, *names: str) -> str:
    """Name a file in a folder.

    Examples
    --------
    >>> inside("memory://out/", "part-00000", "tasks.parquet")
    'memory://out/part-00000/tasks.parquet'
    """
    if is_url(folder):
        return "/".join([folder.rstrip("/"), *names])
    return str(local(folder).joinpath(*names))


def read(address: str, most: int) -> bytes | None:
    """Read a file.

    Parameters
    ----------
    most : int
        Bytes; of a file that has more, one byte more than these is given.

    Returns
    -------
    bytes or None
        None if there is no such file.

    Raises
    ------
    UnusableFile
        If it cannot be read now: no permission, a store that does not answer.
    MissingPackage
        If what opens such an address is not installed.
    """
    try:
        if is_url(address):
            with _opened(address) as file:
                content: bytes = file.read(most + 1)
            return content
        with local(address).open("rb") as file:
            return file.read(most + 1)
    except Exception as error:
        if _is_nowhere(error, address):
            return None
        raise _not_read(error, address) from error


def write(address: str, content: bytes) -> None:
    """Write a file whole: on this machine beside it first, in a store in one request.

    Raises
    ------
    UnusableFile
        If it cannot be written.
    """
    if not is_url(address):
        atomic_write.write_bytes(local(address), content)
        return
    try:
        system, path = _system(address)
        system.makedirs(posixpath.dirname(path), exist_ok=True)
        system.pipe_file(path, content)
    except Exception as error:
        raise _refused(error, address, "a file that can be written") from error


def delete(address: str) -> None:
    """Take a file away, if it is there; raises as `write`."""
    try:
        if is_url(address):
            system, path = _system(address)
            system.rm_file(path)
        else:
            local(address).unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except Exception as error:
        raise _refused(error, address, "a file that can be taken away") from error


def list_names(folder: str) -> list[str]:
    """List the names in a folder, in order; none where there is no folder.

    Examples
    --------
    >>> list_names("nowhere")
    []
    """
    try:
        if is_url(folder):
            system, path = _system(folder)
            system.invalidate_cache()
            found = [posixpath.basename(one.rstrip("/")) for one in system.ls(path, detail=False)]
        else:
            found = [one.name for one in local(folder).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except Exception as error:
        raise _refused(error, folder, "a folder that can be listed") from error
    return sorted(found)


def state(address: str) -> str:
    """Tell the state of a file without reading it: its size, and when or how it was written; "" for none."""
    try:
        if is_url(address):
            system, path = _system(address)
            told = system.info(path)
            kept = next((f"{told[name]}" for name in _STATES if told.get(name)), "")
            return f"{told.get('size')} {kept}"
        info = local(address).stat()
        return f"{info.st_size} {info.st_mtime_ns}"
    except Exception as error:
        if _is_nowhere(error, address):
            return ""
        raise _not_read(error, address) from error


def is_lasting(address: str) -> bool:
    """Whether what stands at an address can be a file: a pipe is waited for, and a device may have no end.

    Examples
    --------
    >>> is_lasting("nowhere.txt"), is_lasting("memory://a.txt")
    (True, True)
    """
    if is_url(address):
        return True
    with suppress(OSError, ValueError):
        mode = local(address).stat().st_mode
        return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return True


def _is_nowhere(error: Exception, address: str) -> bool:
    """Whether an error says that there is no file; a path with a zero byte in it is a ValueError."""
    if isinstance(error, FileNotFoundError) or (isinstance(error, OSError) and error.errno in _NOWHERE):
        return True
    return isinstance(error, ValueError) and not is_url(address)


def _not_read(error: Exception, address: str) -> Exception:
    if isinstance(error, OSError):
        return file_trouble(error, address, "a file that can be read")
    return _refused(error, address, "a file that can be read")


def _opened(address: str) -> Any:
    system, path = _system(address)
    return system.open(path, "rb")


def _system(address: str) -> tuple[Any, str]:
    """Give the file system of a URL, and the path in it."""
    try:
        core = import_module("fsspec.core")
        found: tuple[Any, str] = core.url_to_fs(address)
    except ImportError as error:
        name = error.name or str(error)
        told = re.findall(r"[Ii]nstall (\w+)", str(error))[:1] or re.findall(r'"(\w+)"', str(error))
        wanted = " ".join(told) or name.partition(".")[0]
        raise MissingPackage(
            expected=f"the package {wanted}, which opens addresses such as {line_of(address)}",
            found="none installed",
            where=line_of(address),
            remedy="Install it: pip install 'indicators[urls]'."
            if wanted == "fsspec"
            else f"Install it: pip install {wanted}.",
        ) from error
    except ValueError as error:
        raise _refused(error, address, "an address that fsspec knows") from error
    return found


def line_of(address: str) -> str:
    """Write an address for a message, without a name and password in it.

    Examples
    --------
    >>> line_of("ftp://me:secret@host/a.pdf")
    'ftp://…@host/a.pdf'
    """
    return re.sub(r"(://)[^/@\s]*@", r"\1…@", address)


def _refused(error: Exception, address: str, expected: str) -> IndicatorsError:
    if isinstance(error, IndicatorsError):
        return error
    return UnusableFile(
        expected=expected,
        found=f"{type(error).__name__}: {' '.join(str(error).split())[:200]}",
        where=line_of(address),
        remedy="See that the store answers and lets you in, then run the same command again.",
    )


def delete_folder(address: str) -> None:
    """Take an empty folder away; one with anything in it stays. A store has no folders."""
    if not is_url(address):
        with suppress(OSError):
            local(address).rmdir()
