"""What a page says of itself to the index: how many stand in each light, and when data came in last."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from indicators.errors import TableFault
from indicators.views.table import Table

COUNTED = ("red", "yellow", "green", "other", "without")
STATE_TYPE = "application/vnd.indicators.state+json"


@dataclass(frozen=True)
class PageState:
    """The state of a page's targets and tasks."""

    # Targets, and tasks that have none, by light.
    red: int
    yellow: int
    green: int
    # Those without a light: out of date or not due, and without data.
    other: int
    without: int
    period: str  # The latest for which there is a figure or a report; "" if there is none.
    # The latest day, month or year in which one was published or reported; "" if nobody says when.
    came_in: str

    def to_json(self) -> str:
        """Write it as one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> PageState:
        """Read it back.

        Examples
        --------
        >>> state = PageState(1, 2, 3, 4, 5, "2025-Q1", "2025-04")
        >>> PageState.from_json(state.to_json()) == state
        True
        """
        try:
            held = json.loads(text)
            state = cls(**held)
            if not all(isinstance(getattr(state, name), int) for name in COUNTED):
                raise ValueError(f"no whole number among {', '.join(COUNTED)}")
            return state
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise TableFault(
                expected="the state of a page as `PageState.to_json` writes it",
                found=f"{type(error).__name__}: {error}",
                where=f"a notebook's output: {text[:60]}",
                remedy="Show the lights in the notebook's cell, or run the notebook again.",
            ) from error


@dataclass(frozen=True, repr=False)
class Lights:
    """The lights of a page as cards, with what the index says of the page."""

    table: Table  # The lights.
    state: PageState  # The same in numbers.

    @property
    def html(self) -> str:
        """The cards as markup."""
        return self.table.html

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        return {**self.table._repr_mimebundle_(), STATE_TYPE: self.state.to_json()}

    def __repr__(self) -> str:
        return repr(self.table)
