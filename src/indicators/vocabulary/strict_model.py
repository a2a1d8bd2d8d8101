"""The base of the models of what people write: a field nobody knows is a fault, and nothing changes later."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """A model that takes only the fields it names, and is never changed."""

    # A model is built for its first check: a start needs few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, ignored_types=(cached_property,))
