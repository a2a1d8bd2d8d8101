"""Papers that were recognised from pictures, for the notices of pages that rest on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class RecognisedPaper:
    """A paper whose text, or a part of it, is recognised, and how many of its figures are doubtful."""

    document_id: str
    title: str
    doubtful: int


def recognised_papers(documents: pd.DataFrame, among: Collection[str] | None = None) -> list[RecognisedPaper]:
    """List the papers that were recognised.

    Parameters
    ----------
    documents : DataFrame
        The table documents.
    among : collection of str, optional
        The ids a page rests on; all papers if not given.

    Examples
    --------
    >>> faults = "recognised:0-9;doubtful_figure:2-3"
    >>> papers = pd.DataFrame([{"document_id": "a", "title": "t", "faults": faults}])
    >>> recognised_papers(papers)
    [RecognisedPaper(document_id='a', title='t', doubtful=1)]
    >>> recognised_papers(papers, among=["b"])
    []
    """
    if "faults" not in documents:
        return []
    found = []
    for row in documents.itertuples():
        kinds = [fault.partition(":")[0] for fault in _text(row.faults).split(";")]
        if "recognised" in kinds and (among is None or row.document_id in among):
            paper = RecognisedPaper(str(row.document_id), str(row.title), kinds.count("doubtful_figure"))
            found.append(paper)
    return found


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
