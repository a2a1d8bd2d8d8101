"""Papers that the tables are made without, for the notices of pages about their places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class LeftOutPaper:
    """A registered paper that could not be read, and why: a code of the table documents."""

    document_id: str
    title: str
    place: str
    code: str


def left_out_papers(
    documents: pd.DataFrame, among: Collection[str], places: Collection[str] = ()
) -> list[LeftOutPaper]:
    """List the papers that are left out of the tables and speak of the places of a page.

    Parameters
    ----------
    documents : DataFrame
        The table documents.
    among : collection of str
        The ids of the papers the page rests on, and of those that are asked about themselves.
    places : collection of str
        Places of the page beside those of these papers.

    Examples
    --------
    >>> papers = pd.DataFrame([{"document_id": name, "title": name.upper(), "place": "鞍山市",
    ...     "left_out": code} for name, code in (("a", ""), ("b", "no_file"))])
    >>> left_out_papers(papers, ["a"])
    [LeftOutPaper(document_id='b', title='B', place='鞍山市', code='no_file')]
    >>> left_out_papers(papers, [], ["锦州市"])
    []
    """
    wanted = {*places, *documents.loc[documents["document_id"].isin(list(among)), "place"]}
    rows = documents[(documents["left_out"] != "") & documents["place"].isin(list(wanted))]
    return [
        LeftOutPaper(str(row.document_id), str(row.title), str(row.place), str(row.left_out))
        for row in rows.itertuples()
    ]
