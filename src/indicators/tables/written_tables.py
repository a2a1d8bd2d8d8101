"""What the build says of its tables: the hash of each, which one changed by hand no longer has."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.project import Project
from indicators.storage.nested_data import json_data
from indicators.storage.plain_files import read_plain
from indicators.tables.contract.table_csv import unbuilt

PACKAGE = "datapackage.json"
_EDITED = "Run `indicators build`; what is edited there by hand is lost, corrections.csv is the place."


def hashes(project: Project) -> dict[str, str]:
    """Read which hash each table had when it was written, by the name of its file.

    Raises
    ------
    TableFault
        If the file that says so is missing, or says nothing.

    Examples
    --------
    >>> from indicators.project import find
    >>> hashes(find())["tasks.csv"][:7]
    'sha256:'
    """
    try:
        resources = json_data(read_plain(project.processed / PACKAGE))["resources"]
        return {resource["path"]: resource["hash"] for resource in resources}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise unbuilt(f"a {PACKAGE} that lists the tables", str(error), PACKAGE, _EDITED) from error


def require_written(written: Mapping[str, str], file: str, digest: str) -> None:
    """Refuse a table that is not the one that was written.

    Parameters
    ----------
    written : mapping of str to str
        What `hashes` gives.
    digest : str
        The table's own sha256.

    Raises
    ------
    TableFault
        With both hashes.

    Examples
    --------
    >>> require_written({"tasks.csv": "sha256:ab"}, "tasks.csv", "ab")
    """
    if written.get(file) != f"sha256:{digest}":
        raise unbuilt(f"{written.get(file)}, as {PACKAGE} says", f"sha256:{digest}", file, _EDITED)
