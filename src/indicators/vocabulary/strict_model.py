"""The base of the models of what people write: a field nobody knows is a fault, and nothing changes later."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """A model that takes only the fields it names, and is never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))
