"""Reported figures as a data folder of Open SDG: a CSV and a YAML for each indicator of the global goals.

Follows https://open-sdg.readthedocs.io (data format, metadata format, data configuration) as sdg-build 2.3
reads them. An indicator takes part whose catalogue entry names a target of the goals; its number is that
target's and its own id, such as 8-1-1-gdp, and its page says how near it is to the target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.indicator_history import HistoryRow, history, indicator_ids
from indicators.exchange.exchange_words import words
from indicators.exchange.open_sdg_site import ENGLISH, MARK, as_yaml, site
from indicators.exchange.sdmx_components import OBS_STATUS
from indicators.storage.safe_csv import written
from indicators.tables.store import Tables, number
from indicators.vocabulary import indicators, places
from indicators.vocabulary.indicator_catalogue import Indicator

COLUMNS = ("Year", "Place", "Series", "Units", "Observation status", "COMMENT_OBS", "GeoCode", "Value")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one indicator: its entry and its figures of whole years."""

    entry: Indicator
    rows: Sequence[HistoryRow]
    sources: Mapping[str, tuple[str, str]]  # An observation's id to the title and the address of its source.

    @property
    def id(self) -> str:
        """The name of its files, whose first part is the goal."""
        assert self.entry.sdg
        return f"{self.entry.sdg.target.replace('.', '-')}-{self.entry.id}"


def package(tables: Tables) -> dict[str, bytes]:
    """Write the data folder: data/, meta/, translations/, the fields of the metadata, the build's settings.

    Returns
    -------
    dict of str to bytes
        File name, with its folders, to content.

    Examples
    --------
    >>> sorted(package(Tables.empty()))
    ['config_data.yml', 'metadata_schema.yml']
    """
    found = list(_known(tables))
    files = site(_words(found), max((len(_sources(one)) for one in found), default=0))
    for one in found:
        files[f"data/indicator_{one.id}.csv"] = _data(one)
        files[f"meta/{one.id}.yml"] = as_yaml(_meta(one, 0))
        files[f"meta/{ENGLISH}/{one.id}.yml"] = as_yaml(_meta(one, 1))
    return files


def obsolete(names: Mapping[str, bytes], written_now: Mapping[str, bytes]) -> Iterator[str]:
    """Name the files of an earlier export that are none of this one: what an office added stays.

    Examples
    --------
    >>> old = {"meta/8-1-gdp.yml": MARK.encode(), "meta/8-1-own.yml": b"indicator_name: mine"}
    >>> list(obsolete(old, {}))
    ['meta/8-1-gdp.yml', 'meta/en/8-1-gdp.yml', 'data/indicator_8-1-gdp.csv']
    """
    for name, content in names.items():
        if name not in written_now and content.startswith(MARK.encode()):
            stem = name.removeprefix("meta/").removesuffix(".yml")
            yield from (name, f"meta/{ENGLISH}/{stem}.yml", f"data/indicator_{stem}.csv")


def _known(tables: Tables) -> Iterator[_Known]:
    """Gather the indicators of a target of the goals of which a year's figure is known."""
    own = tables.observations[["observation_id", "source_title", "source_url"]]
    sources = {name: (title, url) for name, title, url in own.itertuples(index=False, name=None)}
    for name in indicator_ids(tables):
        entry = indicators().by_id[name]
        if entry.sdg and entry.id == name:
            rows = [row for row in history(tables, name) if row.kind == "outcome" and row.time.kind == "year"]
            if rows:
                yield _Known(entry, rows, sources)


def _series(row: HistoryRow) -> str:
    return f"{row.measure}: {row.series}" if row.series else row.measure


def _adcode(place: str) -> str:
    found = places().resolve(place)
    return found.adcode if found else ""


def _data(one: _Known) -> bytes:
    """Write the figures, a year, a place and a series each."""
    rows = sorted(one.rows, key=lambda row: (row.period, row.place, _series(row), row.unit))
    cells = []
    for row in rows:
        unit, factor = displayed(one.entry.id, row.unit)
        title, _ = one.sources[row.row_id]
        cells.append(
            [
                *(
                    row.period,
                    row.place,
                    _series(row),
                    unit,
                    OBS_STATUS[row.status],
                    title,
                    _adcode(row.place),
                ),
                number(tidy(row.value * factor)),
            ]
        )
    return written(COLUMNS, cells).encode("utf-8")


def _meta(one: _Known, language: int) -> dict[str, Any]:
    """Say what the indicator's page shows: 0 in Chinese, 1 in English."""
    entry = one.entry
    assert entry.sdg
    name = (entry.name, entry.english)[language]
    target = entry.sdg.target
    counts = Counter(row.place for row in one.rows)
    most = max(sorted(counts), key=counts.__getitem__)
    return {
        "indicator_name": name,
        "indicator_number": f"{target} {entry.id}",
        "graph_title": name,
        "graph_type": "line",
        "reporting_status": "complete",
        "data_non_statistical": False,
        "data_show_map": False,
        "data_start_values": [{"field": "Place", "value": most}],
        "sdg_target": target,
        "sdg_relation": words("sdg_relation")[entry.sdg.relation][("zh", "en")[language]],
        "national_geographical_coverage": "、".join(sorted({row.place for row in one.rows})),
        **_listed(_sources(one)),
    }


def _sources(one: _Known) -> list[tuple[str, str]]:
    return sorted({one.sources[row.row_id] for row in one.rows})


def _listed(sources: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """List the sources of an indicator, as Open SDG numbers them."""
    fields: dict[str, Any] = {}
    for count, (title, url) in enumerate(sources, 1):
        fields |= {f"source_active_{count}": True, f"source_organisation_{count}": title}
        if url:
            fields |= {f"source_url_{count}": url, f"source_url_text_{count}": title}
    return fields


def _words(found: Sequence[_Known]) -> dict[str, str]:
    """Give the places of the figures their English names."""
    names = {row.place for one in found for row in one.rows}
    known = {name: place.english for name in sorted(names) if (place := places().resolve(name))}
    return {name: english for name, english in known.items() if english}
