"""One paper of the register: what is said of it, and in which form."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from indicators import periods
from indicators.errors import BadPeriod
from indicators.vocabulary import kinds

Disclosure = Literal["public", "restricted"]
Quality = Literal["official", "press", "repost", "encyclopedia"]


class Covers(BaseModel):
    """The periods a paper is about, as `indicators.periods` writes them; "" where it has none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    period: str
    outlook: str = ""
    review: str = ""

    @field_validator("*")
    @classmethod
    def _is_period(cls, text: str) -> str:
        if text:
            try:
                periods.parse(text)
            except BadPeriod as error:
                raise ValueError(f"{text!r} is no period; write {error.expected}") from error
        return text


class Entry(BaseModel):
    """One paper of the register."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    file: str = Field(pattern=r"^[^/\\\x00.][^/\\\x00]*$")
    title: str = Field(min_length=1)
    place: str = Field(min_length=1)
    adcode: str = Field(pattern=r"^(\d{6})?$")
    kind: str
    issuer: str
    number: str
    issued: str = Field(pattern=r"^\d{4}(-\d{2}){0,2}$")
    covers: Covers
    disclosure: Disclosure
    url: str = Field(pattern=r"^(https?://\S+)?$")
    origin: str = Field(min_length=1)
    source_quality: Quality
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    # Fields that a machine filled in and nobody has checked yet.
    confirm: tuple[str, ...] = ()
    # Those of place, kind and period that are a guess: pages that rest on the paper say so.
    uncertain: tuple[Literal["place", "kind", "period"], ...] = ()

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, name: str) -> str:
        if name not in kinds().by_id:
            known = ", ".join(f"{kind.id} ({kind.zh})" for kind in kinds().entries)
            raise ValueError(f"{name!r} is no kind of paper; write one of {known}")
        return name
