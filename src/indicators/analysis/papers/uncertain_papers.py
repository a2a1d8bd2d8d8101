"""Papers of which place, kind or years are a guess, for the notices of pages that rest on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class UncertainPaper:
    """A paper and what of it nobody has settled: place, kind, period."""

    document_id: str
    title: str
    fields: tuple[str, ...]


def uncertain_papers(documents: pd.DataFrame, among: Collection[str] | None = None) -> list[UncertainPaper]:
    """List the papers that are not settled.

    Parameters
    ----------
    documents : DataFrame
        The table documents.
    among : collection of str, optional
        The ids a page rests on; all papers if not given.

    Examples
    --------
    >>> papers = pd.DataFrame([{"document_id": "a", "title": "t", "uncertain": "place;kind"}])
    >>> uncertain_papers(papers)
    [UncertainPaper(document_id='a', title='t', fields=('place', 'kind'))]
    >>> uncertain_papers(papers, among=["b"])
    []
    """
    rows = documents[documents["uncertain"].fillna("") != ""]
    return [
        UncertainPaper(str(row.document_id), str(row.title), tuple(str(row.uncertain).split(";")))
        for row in rows.itertuples()
        if among is None or row.document_id in among
    ]
