"""Parts of an amount that places are given: 招商引资350亿元，其中海城市120亿元、高新区100亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from indicators.documents.document import Document
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.lexicon import any_word
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.places import Place
from indicators.reading.quantities.quantities import find
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

_AS_BEFORE = "noun_of_figure_before"
_COLON = expression("[:：]")
_CLAUSE = expression("[,，]")
_WORDS_OF_LISTS = expression(
    rf"^(?:{any_word('distribution.each_place_patterns')})|(?:{any_word('distribution.in_turn')})为?$"
)


def named(rows: Sequence[Statement], document: Document) -> list[Statement]:
    """Give the figures that are named by nothing but a place to that place, named by what is parted.

    Parameters
    ----------
    document : Document
        With its place.

    Returns
    -------
    list of Statement
        A part has the unit of the figure before it that names a thing, and stands in its sentence. A zone
        that no list of places has (高新区) is one only beside a place that is known; alone it may be counted.
    """
    reader = PlaceReader.of(document)
    found: list[Statement] = []
    for _, group in groupby(rows, key=lambda row: (row.origin, row.sentence)):
        found += _in_sentence(list(group), reader)
    return found


def _in_sentence(rows: Sequence[Statement], reader: PlaceReader) -> Iterator[Statement]:
    parts = {row.statement_id: place for row in rows if (place := _part(row, reader))}
    inside = set(reader.inside.values()) if parts else set()
    if inside.isdisjoint(parts.values()):
        yield from rows
        return
    around = {reader.own.name, *(place.name for place in inside)}
    whole: Statement | None = None
    for row in rows:
        # 团风县15家，全市150家: what the whole place has goes on with the name of the part before.
        is_of_whole = row.place == reader.own.name and dict(row.why).get("indicator") == _AS_BEFORE
        place = parts.get(row.statement_id) if row.origin == "text" else None
        place = reader.own if place and is_of_whole else place
        if place is None:
            whole = row if row.indicator and row.role != "qualifier" else whole
            yield row
        elif whole is None and (thing := _before_colon(row)) and thing.indicator:
            yield replace(
                row, place=place.name, adcode=place.adcode, indicator=thing.indicator,
                indicator_id=indicator_id(thing.indicator), measure=thing.measure, basis=thing.basis,
                why=(*row.why, *thing.why),
            )  # fmt: skip
        elif whole is None or whole.unit != row.unit or whole.place not in around:
            yield replace(row, place=place.name, adcode=place.adcode)
        else:
            yield replace(
                row, place=place.name, adcode=place.adcode, indicator=whole.indicator,
                indicator_id=whole.indicator_id, measure=whole.measure, basis=whole.basis,
                why=(*row.why, ("indicator", "the whole that its place has a part of")),
            )  # fmt: skip


def _before_colon(row: Statement) -> Measured | None:
    """Say what the words before the colon that opens a list of places measure: 增速：海城市5%、台安县4%."""
    lead = _COLON.split(row.sentence[: row.sentence.find(row.quote)])
    if len(lead) != 2:
        return None
    # 分县区看，各县区生产总值增速分别为：海城市5%
    return describe(find(row.quote)[0], _WORDS_OF_LISTS.sub("", _CLAUSE.split(lead[0])[-1]), "", None)


def _part(row: Statement, reader: PlaceReader) -> Place | None:
    place = reader.read(row.indicator) if row.indicator else None
    return place if place != reader.own else None
