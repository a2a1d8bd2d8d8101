"""One row of reported figures as its file has it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from indicators.vocabulary.strict_model import StrictModel

WORDS_ONLY = "text only: "


class Figure(StrictModel):
    """One row as its file has it, with the file's name and the line it stands on."""

    needs_unit: ClassVar[bool] = True  # Whether an empty unit is a fault.

    file: str
    line: int
    place: str = Field(min_length=1)
    adcode: str = Field(pattern=r"^(\d{6})?$")  # A zone has none.
    indicator_id: str = Field(pattern=r"^[a-z0-9_]*$")
    indicator: str = Field(min_length=1)
    measure: Literal["level", "increment", "growth", "decline", "share", "change"]
    period: str
    # As printed, in `unit`; None for a target in words, which stand in `note` after "text only: ".
    value: Decimal | None
    unit: str
    comparator: Literal["eq", "approx", "ge", "gt", "le", "lt", "nearly", ""]
    # estimate, preliminary or final for a figure; target for a target.
    status: Literal["estimate", "preliminary", "final", "target"]
    source_title: str = Field(min_length=1)
    source_quality: Literal["official", "department", "press", "repost", "encyclopedia"]
    source_url: str = Field(pattern=r"^(https?://\S+)?$")
    published: str = Field(pattern=r"^(\d{4}(-\d{2}){0,2})?$")
    note: str
    confirmed: str = ""  # Why a figure outside its bounds is right all the same, "" if nobody has said so.

    @field_validator("value", mode="before")
    @classmethod
    def _number(cls, text: str) -> Decimal | None:
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not isfinite(float(value)):
            raise ValueError("a number such as 8 or 34.2, below 1e308, without unit or thousands mark")
        return value

    @property
    def where(self) -> str:
        """The row for a person to open."""
        return f"data/raw/observations/{self.file}, row {self.line}"

    @property
    def own_id(self) -> str:
        """The name of its row if its file gives it one, else ""."""
        return ""

    @property
    def answered(self) -> str:
        """The id of the paper whose target it was filled in for, "" if it was gathered otherwise."""
        return ""

    @property
    def words(self) -> str:
        """A relational target's own words, "" for a number."""
        return self.note.removeprefix(WORDS_ONLY) if self.value is None else ""
