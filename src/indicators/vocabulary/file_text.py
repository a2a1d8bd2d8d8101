"""Reads the text of vocabulary files, and names them and their lines in faults."""

from __future__ import annotations

from pathlib import Path

from indicators.errors import VocabularyFault
from indicators.storage.plain_files import WRITTEN, decoded, read_plain

_HERE = Path(__file__).parent


def shown_name(path: Path) -> str:
    """Name a vocabulary file for a message: one of a project with its folder, one of the package without.

    Examples
    --------
    >>> shown_name(Path("我的项目/vocabulary/units.csv")), shown_name(Path(__file__).with_name("units.csv"))
    ('vocabulary/units.csv', 'units.csv')
    """
    is_own = path.parent.name == _HERE.name and path.parent != _HERE
    return f"{_HERE.name}/{path.name}" if is_own else path.name


def read_text(path: Path) -> str:
    """Read a vocabulary file as UTF-8, a byte order mark allowed.

    Raises
    ------
    VocabularyFault
        The file is not there or is no UTF-8.

    Examples
    --------
    >>> read_text(Path(__file__).with_name("schemes.yaml"))[0]
    '#'
    """
    try:
        return decoded(read_plain(path, WRITTEN)).replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise VocabularyFault(
            expected="a vocabulary file",
            found="no file",
            where=str(path),
            remedy="Install the package again, or restore the file from version control.",
        ) from error
    except UnicodeDecodeError as error:
        raise VocabularyFault(
            expected="text in UTF-8",
            found=f"{error.reason} at byte {error.start}",
            where=str(path),
            remedy="Save the file as UTF-8.",
        ) from error
    except OSError as error:
        raise VocabularyFault(
            expected="a vocabulary file that can be opened",
            found=error.strerror or type(error).__name__,
            where=str(path),
            remedy="Let your user read the file.",
        ) from error


def yaml_fault(path: Path, line: int, expected: str, found: str) -> VocabularyFault:
    """Make the fault of a line that is not as it should be."""
    return VocabularyFault(
        expected=expected,
        found=found,
        where=f"{shown_name(path)}, line {line}",
        remedy="Correct the line; two spaces indent, and text with : or # stands in quotes.",
    )
