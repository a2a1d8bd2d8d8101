"""The years that a paper speaks about, as a record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years a paper speaks about.

    Attributes
    ----------
    year : int
        The first year it plans for (the year of an annual report).
    first, last : int
        The span of its plan; equal to `year` for an annual paper.
    review_first, review_last : int
        The span it looks back on.
    own : str
        The part of a year it is about (2025-Q1), "" for a paper of years.
    spoken : int
        The year it is spoken in, 0 for the year it plans for; in December that is 明年.
    is_results : bool
        Whether its title says that it tells what was done: 2022年工作总结.
    """

    year: int
    first: int
    last: int
    review_first: int
    review_last: int
    own: str = ""
    spoken: int = 0
    is_results: bool = False

    @property
    def is_of_own_years(self) -> bool:
        """Whether it looks back on the first years of its own plan, as an assessment does."""
        return self.review_first == self.first < self.last
