"""A field of several things, of which one may be written without a list."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class OneOrSeveral:
    """Marks a list or tuple whose single entry may stand for itself, for the reader and for editors.

    Examples
    --------
    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter
    >>> years = TypeAdapter(Annotated[list[int], SEVERAL])
    >>> years.validate_python(2023)
    [2023]
    >>> years.json_schema()
    {'anyOf': [{'type': 'integer'}, {'items': {'type': 'integer'}, 'type': 'array'}]}
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Say how a value is read."""
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, list) else [value], handler(source)
        )

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say what an editor takes."""
        several = handler(core)
        return {"anyOf": [several["items"], several]}


SEVERAL = OneOrSeveral()
