"""The structure of the SDMX messages, as SDMX-ML 2.1: concepts, code lists, and a definition of each flow.

Written by sdmx1, which keeps names in both languages. 2.1 is what readers know; the messages name its flows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from indicators import vocabulary
from indicators.exchange.exchange_words import words
from indicators.exchange.sdmx_components import FLOWS, NO_CODE, Component
from indicators.storage import optional_package
from indicators.tables.contract import schema
from indicators.tables.store import Tables

PACKAGE = "sdmx"
AGENCY = "INDICATORS"
VERSION = "1.0.0"
# The day of this version: the message has to name one, and the same tables give the same bytes.
_PREPARED = datetime(2026, 11, 28, tzinfo=UTC)
_FORMS = {"text": "string", "number": "double", "time": "observationalTimePeriod"}
Codes = dict[str, dict[str, str]]


def render(tables: Tables) -> bytes:
    """Write the structure message: what a reader has to know before it opens the messages.

    Parameters
    ----------
    tables : Tables
        For the places: the list holds those of the messages alone.

    Examples
    --------
    >>> b'id="DSD_TARGETS"' in render(Tables.empty())
    True
    """
    sdmx, message = _library(), import_module("sdmx.message")
    made = _Maker()
    of_id = {component.id: component for flow in FLOWS.values() for component in flow}
    lists = {
        name: made.code_list(one, _codes(one, tables)) for name, one in of_id.items() if one.form == "code"
    }
    concepts = made.concepts(list(of_id.values()))
    header = message.Header(id=AGENCY, prepared=_PREPARED, sender=made.agency, test=False)
    content = message.StructureMessage(header=header)
    for one in (*lists.values(), concepts):
        content.add(one)
    for name, flow in FLOWS.items():
        for one in made.flow(name, flow, concepts, lists):
            content.add(one)
    written: bytes = sdmx.to_xml(content, pretty_print=True)
    return written


class _Maker:
    def __init__(self) -> None:
        self._common: Any = import_module("sdmx.model.common")
        self._v21: Any = import_module("sdmx.model.v21")
        self.agency = self._common.Agency(id=AGENCY)

    def code_list(self, component: Component, codes: Codes) -> Any:
        """Make the list of the codes that a component may have."""
        made = self._common.Codelist(id=f"CL_{component.id}", name=_name(component), **self._maintained)
        made.extend(self._common.Code(id=code, name=words) for code, words in codes.items())
        return made

    def concepts(self, components: list[Component]) -> Any:
        """Make the scheme of what the components mean."""
        name = words("sdmx")["concepts"]
        made = self._common.ConceptScheme(id="CS_INDICATORS", name=name, **self._maintained)
        made.extend(
            self._common.Concept(id=one.id, name=_name(one), description={"en": one.meaning})
            for one in components
        )
        return made

    def flow(
        self, name: str, components: tuple[Component, ...], concepts: Any, lists: dict[str, Any]
    ) -> tuple[Any, Any]:
        """Make the definition of a flow's structure, and the flow."""
        title = words("flow")[name]
        dsd = self._v21.DataStructureDefinition(id=f"DSD_{name.upper()}", name=title, **self._maintained)
        parts = {"dimension": dsd.dimensions, "measure": dsd.measures, "attribute": dsd.attributes}
        for role, part in parts.items():
            part.id = f"{role.capitalize()}Descriptor"
        for order, one in enumerate(components, 1):
            fields = {"id": one.id, "concept_identity": concepts[one.id]}
            fields["local_representation"] = self._form(one, lists)
            parts[one.role].append(self._component(one, order, fields))
        return dsd, self._v21.DataflowDefinition(
            id=name.upper(), name=title, structure=dsd, **self._maintained
        )

    def _component(self, one: Component, order: int, fields: dict[str, Any]) -> Any:
        if one.role == "dimension":
            kind = self._v21.TimeDimension if one.form == "time" else self._v21.Dimension
            return kind(order=order, **fields)
        if one.role == "measure":
            return self._v21.PrimaryMeasure(**fields)
        of_each = self._v21.PrimaryMeasureRelationship()
        optional = self._common.UsageStatus["conditional"]
        return self._v21.DataAttribute(related_to=of_each, usage_status=optional, **fields)

    def _form(self, one: Component, lists: dict[str, Any]) -> Any:
        if one.form == "code":
            return self._common.Representation(enumerated=lists[one.id])
        value_type = self._common.FacetValueType[_FORMS[one.form]]
        return self._common.Representation(non_enumerated=[self._common.Facet(value_type=value_type)])

    @property
    def _maintained(self) -> dict[str, Any]:
        return {
            "version": VERSION, "maintainer": self.agency, "is_external_reference": False, "is_final": True,
        }  # fmt: skip


def _codes(component: Component, tables: Tables) -> Codes:
    none = {NO_CODE: words("sdmx")["not_applicable"]}
    if component.id == "REF_AREA":
        return dict(_places(tables)) | none
    if component.id == "INDICATOR":
        known = {one.id: {"en": one.english, "zh": one.name} for one in vocabulary.indicators().entries}
        return known | none
    if component.id == "OBS_STATUS":
        return words("obs_status")
    columns = [one for name in FLOWS for one in schema.table(name).columns if one.name == component.source]
    return {str(word): {"en": str(word).replace("_", " ")} for column in columns for word in column.allowed}


def _places(tables: Tables) -> Iterator[tuple[str, dict[str, str]]]:
    """Name the places with a code that the messages speak of."""
    known = vocabulary.places().by_adcode
    frames = (tables.targets, tables.observations)
    told = {
        code: place for frame in frames for code, place in zip(frame["adcode"], frame["place"], strict=True)
    }
    for adcode in sorted(told.keys() - {""}):
        place = known.get(adcode)
        name = place.name if place else told[adcode]
        yield adcode, {"en": (place and place.english) or name, "zh": name}


def _name(component: Component) -> dict[str, str]:
    """Name a component: OBS_VALUE is Obs value."""
    return {"en": component.id.replace("_", " ").capitalize()}


def _library() -> Any:
    what = "the package sdmx1, which writes the structure of SDMX messages"
    return optional_package.import_optional(
        PACKAGE, expected=what, where="indicators export --to sdmx", extra="sdmx"
    )
