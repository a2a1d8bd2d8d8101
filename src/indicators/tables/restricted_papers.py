"""Papers marked 不公开, which are held back from whatever is shown unless somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class RestrictedPapers:
    """The restricted ones among some papers.

    `Tables.load` is the one place that holds them back; nothing behind it filters again.
    """

    ids: frozenset[str]

    @classmethod
    def of(cls, documents: pd.DataFrame) -> RestrictedPapers:
        """Find the restricted papers of a table of documents."""
        return cls(frozenset(documents.loc[documents["disclosure"] == "restricted", "document_id"]))

    def left_out(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Leave out the rows of these papers, and those marked as resting on one.

        Examples
        --------
        >>> rows = pd.DataFrame({"document_id": ["open", "closed"]})
        >>> list(RestrictedPapers(frozenset(["closed"])).left_out(rows)["document_id"])
        ['open']
        """
        is_held_back = frame["document_id"].isin(self.ids)
        if "is_restricted" in frame:
            is_held_back |= frame["is_restricted"].astype(bool)
        return frame[~is_held_back].reset_index(drop=True)
