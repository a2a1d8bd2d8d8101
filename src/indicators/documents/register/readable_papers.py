"""The registered papers that can be read, where others cannot: what is left out stops nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.document import Document
from indicators.documents.register import register
from indicators.documents.register.register import RawFile
from indicators.errors import raise_all
from indicators.project import Project


def papers(project: Project) -> list[Document]:
    """Read the registered papers that can be read; as `register.load`, but for those that cannot.

    Examples
    --------
    >>> from indicators.project import find
    >>> len(papers(find()))
    5
    """
    return register.documents(files(project))


def files(project: Project) -> list[RawFile]:
    """Open the registered files, of which some may be left out but none be altered.

    Raises
    ------
    RegisterFault, RawFileAltered
        For the register; for files whose sha256 differs, all at once.
    """
    found = register.read_files(project, register.entries(project))
    raise_all(register.file_faults(project, without_left_out_faults(found)))
    return found


def without_left_out_faults(files: Sequence[RawFile]) -> list[RawFile]:
    """Forget what is wrong with files that cannot be read: the others go on without them.

    Examples
    --------
    >>> without_left_out_faults([])
    []
    """
    return [replace(file, faults=()) if file.is_left_out else file for file in files]
