"""docs/documents.md lists what there is: formats, differences between them, kinds of faults."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from indicators.documents.faults.fault import FaultKind

from .test_same_statements import DIFFERENT
from .test_text_faults import LEFT_OUT


@pytest.fixture(scope="module")
def rows(root):
    """The rows of the page's tables: the names in the first cell, and the other cells."""
    page = (root / "docs" / "documents.md").read_text("utf-8")
    cut = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| `")]
    return [(re.findall("`([^`]+)`", cells[0]), [cell.strip() for cell in cells[1:]]) for cells in cut]


def test_every_kind_of_fault_is_explained(rows):
    told = {names[0]: cells[1] for names, cells in rows if len(cells) == 2}
    assert told == {kind: "no" if kind in LEFT_OUT else "yes" for kind in get_args(FaultKind)}


def test_every_difference_between_formats_is_explained(rows):
    told = {name: cells[0] for names, cells in rows if len(cells) == 1 for name in names}
    assert told == {name: DIFFERENT["start"] if why == "the same" else why for name, why in DIFFERENT.items()}
