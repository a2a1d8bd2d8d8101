"""The tables as a Frictionless Data Package, so that any tool can read them with their types.

Follows https://specs.frictionlessdata.io/table-schema/ and https://datapackage.org/standard/data-package/:
version 2 names with nothing that version 1 readers refuse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from indicators.storage.spilled_bytes import Content, parts_of
from indicators.tables import written_tables
from indicators.tables.contract import schema
from indicators.tables.contract.column_checks import Column
from indicators.tables.store import Tables, csvs

FILE = written_tables.PACKAGE
DESCRIPTION = (
    "Read from the papers in data/raw; docs/data-dictionary.md explains each column. "
    "A text that a spreadsheet would take for a formula has an apostrophe before it."
)


def package(tables: Tables, raw: str = "") -> dict[str, bytes]:
    """Render everything that stands in data/processed: the five tables and datapackage.json.

    Parameters
    ----------
    raw : str
        The hash of the raw files they were made from, if it is to be told.

    Examples
    --------
    >>> len(package(Tables.empty()))
    6
    """
    rendered = csvs(tables)
    return {**rendered, FILE: describe(rendered, sources(tables), raw)}


def describe(rendered: Mapping[str, Content], rests_on: Iterable[tuple[str, str]], raw: str = "") -> bytes:
    """Write datapackage.json for rendered tables.

    Parameters
    ----------
    rendered : mapping of str to bytes or Contents
        File name to content, as they will stand beside datapackage.json.
    rests_on : iterable of (str, str)
        Title and address of every paper and page that the tables rest on.
    raw : str
        As for `package`.

    Returns
    -------
    bytes
        UTF-8 JSON without times, the same for the same tables.

    Examples
    --------
    >>> package = json.loads(describe({"tasks.csv": b"document_id"}, []))
    >>> package["resources"][0]["bytes"]
    11
    """
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "indicators",
        "title": "Quantitative targets and reported figures of Chinese city governments",
        "description": DESCRIPTION,
        **({"raw": {"hash": f"sha256:{raw}"}} if raw else {}),
        "sources": [
            {"title": title, **({"path": url} if url else {})} for title, url in sorted(set(rests_on))
        ],
        "resources": [_resource(name, content) for name, content in rendered.items()],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(file: str, content: Content) -> dict[str, Any]:
    """Describe one CSV file: its hash, its dialect, its columns."""
    digest = sha256()
    for part in parts_of(content):
        digest.update(part)
    table = schema.table(file.removesuffix(".csv"))
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "description": table.description,
        "path": file,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest.hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.pattern:
        constraints["pattern"] = f"^(?:{column.pattern})$"
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": f"{column.description} Empty: {column.empty}.",
        "example": column.good,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": constraints} if constraints else {})


def sources(tables: Tables) -> set[tuple[str, str]]:
    """List every paper and page the tables rest on: title and address, "" if there is none.

    Examples
    --------
    >>> sources(Tables.empty())
    set()
    """
    papers = zip(tables.documents["title"], tables.documents["url"], strict=True)
    figures = tables.observations[["source_title", "source_url"]].itertuples(index=False, name=None)
    commitments = tables.targets[["source_title", "source_url"]].itertuples(index=False, name=None)
    return {*papers, *figures, *commitments}
