"""One paper of the register: what is said of it, and in which form."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from indicators import periods
from indicators.errors import BadPeriod
from indicators.vocabulary import kinds
from indicators.vocabulary.strict_model import StrictModel

Disclosure = Literal["public", "restricted"]
Quality = Literal["official", "press", "repost", "encyclopedia"]


class Covers(StrictModel):
    """The periods a paper is about, as `indicators.periods` writes them; "" where it has none."""

    period: str = Field(description="What its targets are for: 2023, 2021/2025, 2023-H1, 2025-Q1.")
    outlook: str = Field("", description="The far year it looks to.")
    review: str = Field("", description="What it looks back on.")

    @field_validator("*")
    @classmethod
    def _is_period(cls, text: str) -> str:
        if text:
            try:
                periods.parse(text)
            except BadPeriod as error:
                raise ValueError(f"{text!r} is no period; write {error.expected}") from error
        return text


COVERED = tuple(Covers.model_fields)


class Entry(StrictModel):
    """One paper of the register."""

    id: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]*$",
        description="The file's stem; statements are named after it, so it never changes.",
    )
    file: str = Field(
        pattern=r"^[^/\\\x00.][^/\\\x00]*$", description="The file's name in data/raw/documents."
    )
    title: str = Field(min_length=1, description="As on the paper.")
    place: str = Field(min_length=1, description="The full name of the place, such as 鞍山市.")
    adcode: str = Field(
        pattern=r"^(\d{6})?$", description='Its code in GB/T 2260, in quotes; "" if it has none.'
    )
    kind: str = Field(
        description="The kind of paper, of kinds.yaml.",
        json_schema_extra=lambda field: field.update(enum=[kind.id for kind in kinds().entries]),
    )
    issuer: str = Field(description='The office that issued it; "" if unknown.')
    number: str = Field(description='文号, such as 鞍政发〔2023〕1号; "" if it has none.')
    issued: str = Field(
        pattern=r"^\d{4}(-\d{2}){0,2}$",
        description="The day of issue in quotes, or the month or year where no day is known.",
    )
    covers: Covers = Field(description="The periods it is about.")
    disclosure: Disclosure = Field(description="restricted for papers marked 不公开.")
    url: str = Field(pattern=r"^(https?://\S+)?$", description='Its address; "" where none is known.')
    origin: str = Field(min_length=1, description="Where the copy came from, in plain words.")
    source_quality: Quality = Field(description="official: an office's own text; else who copied it.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="The file's checksum.")
    ocr: bool = Field(
        False, description="Whether pictures inside it are recognised: registered with `--ocr`."
    )
    confirm: tuple[str, ...] = Field(
        (), description="Fields that `indicators register` inferred and nobody has checked yet."
    )
    # Pages that rest on the paper say so.
    uncertain: tuple[Literal["place", "kind", "period"], ...] = Field(
        (), description="Those of place, kind and period that are a guess."
    )

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, name: str) -> str:
        if name not in kinds().by_id:
            known = ", ".join(f"{kind.id} ({kind.zh})" for kind in kinds().entries)
            raise ValueError(f"{name!r} is no kind of paper; write one of {known}")
        return name
