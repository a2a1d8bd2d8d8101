"""The rows of an observation workbook: what was read, what was decided before, what is there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from indicators import vocabulary
from indicators.reading.grids.table_places import names_a_whole
from indicators.reading.statistics.observed import Observed
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.reported.statistic_figures import Known, KnownFigures
from indicators.tables.reported.statistic_names import Key, StatisticName
from indicators.vocabulary import message_words
from indicators.vocabulary.page_words import say_reason
from indicators.workbooks.observe.observe_figure import Source, figure_of
from indicators.workbooks.observe.observe_files import TableFile
from indicators.workbooks.observe.observe_layout import OTHER, layout

Row = dict[str, str]


def source_rows(files: Sequence[TableFile]) -> Iterator[Row]:
    """Give a row a sheet with tables: what is said of where it comes from."""
    for file in files:
        titles: dict[str, list[str]] = defaultdict(list)
        for table in file.found.tables:
            titles[table.sheet].append(table.source)
        for sheet, told in titles.items():
            source = next(filter(None, told), "")
            yield {
                "file": file.name,
                "sheet": sheet,
                "title": "；".join(
                    dict.fromkeys(table.title for table in file.found.tables if table.sheet == sheet)
                ),
                "source_title": source,
                "source_quality": "official" if source else "",
                "status": "preliminary",
            }


def name_rows(files: Sequence[TableFile], kept: Mapping[Key, StatisticName]) -> Iterator[Row]:
    """Give a row for each name with measure and unit, as it was decided before, else as it was read."""
    by_series: dict[tuple[str, str, str], list[Observed]] = defaultdict(list)
    for file in files:
        for figure in file.found.figures:
            by_series[figure.series].append(figure)
    for (written, measure, unit), figures in by_series.items():
        first = figures[0]
        row = {
            "written": written,
            "read_measure": measure,
            "read_unit": unit,
            "count": str(len(figures)),
            "example": f"{first.place} {first.period}: {_printed(first)}",
        }
        before = kept.get(("indicator", written, measure, unit))
        yield row | (_decided(before) if before else _proposed(first))


def _printed(figure: Observed) -> str:
    return figure.index or f"{figure.value:f}{figure.unit}"


def _decided(name: StatisticName) -> Row:
    """Write a decision that was made before."""
    return {
        "doubts": layout().doubts["confirmed"],
        "decision": name.decision,
        "indicator_id": name.id,
        "indicator": name.name,
        "measure": name.as_measure,
        "unit": name.as_unit,
    }


def _proposed(figure: Observed) -> Row:
    """Write what was read; what is doubtful waits for a decision."""
    entry = vocabulary.indicators().by_id.get(figure.indicator_id)
    doubt = figure.doubt or ("" if entry else "no_indicator")
    return {
        "doubts": layout().doubts.get(doubt, ""),
        "decision": "" if doubt else "take",
        "indicator_id": entry.id if entry else "",
        "indicator": entry.name if entry and figure.index else figure.indicator,
        "measure": figure.measure,
        "unit": figure.unit,
    }


def place_rows(files: Sequence[TableFile], kept: Mapping[Key, StatisticName]) -> Iterator[Row]:
    """Give a row for each way in which a sheet names a place."""
    for file in files:
        by_place: dict[tuple[str, str], list[Observed]] = defaultdict(list)
        for figure in file.found.figures:
            by_place[figure.sheet, figure.place_written].append(figure)
        for (sheet, written), figures in by_place.items():
            row = {"file": file.name, "sheet": sheet, "count": str(len(figures))}
            row["written"] = written or layout().whole_table
            before = _kept_place(written, kept)
            if before:
                yield row | {
                    "doubts": layout().doubts["confirmed"], "decision": before.decision, "place": before.name,
                }  # fmt: skip
                continue
            first = figures[0]
            doubt = "" if first.adcode else "not_known_place" if first.place else "no_place"
            yield row | {
                "doubts": layout().doubts.get(doubt, ""),
                "decision": "take" if first.adcode else "",
                "place": first.place,
            }


def _kept_place(written: str, kept: Mapping[Key, StatisticName]) -> StatisticName | None:
    """Give what was decided of a place's words; 合计 of an earlier table says nothing of this one."""
    return None if not written or names_a_whole(written) else kept.get(("place", written, "", ""))


def figure_rows(
    files: Sequence[TableFile], kept: Mapping[Key, StatisticName], known: KnownFigures
) -> Iterator[Row]:
    """Give a row a figure, with what is there already of the same thing."""
    for file in files:
        for one in file.found.figures:
            told, decision = beside(
                figure_of(one, _name_of(one, kept), _place_of(one, kept), Source()), known
            )
            if not one.period:
                told, decision = layout().doubts["no_period"], ""
            yield {
                "file": file.name,
                "sheet": one.sheet,
                "cell": one.cell,
                "written": one.written,
                "place": one.place,
                "value": one.index or f"{one.value:f}",
                "unit": "" if one.index else one.unit,
                "period_written": one.period_written,
                "period": one.period,
                "status": one.status,
                "beside": told,
                "decision": decision,
            }


def _name_of(one: Observed, kept: Mapping[Key, StatisticName]) -> StatisticName:
    before = kept.get(("indicator", *one.series))
    proposed = StatisticName(
        "indicator", *one.series, "take", one.indicator_id or OTHER, one.indicator, one.measure, one.unit
    )
    return before if before and before.decision == "take" else proposed


def _place_of(one: Observed, kept: Mapping[Key, StatisticName]) -> tuple[str, str]:
    before = _kept_place(one.place_written, kept)
    return (before.name, before.id) if before and before.decision == "take" else (one.place, one.adcode)


def beside(figure: Figure | None, known: KnownFigures) -> tuple[str, str]:
    """Say what is there of the same thing, and what is decided where nobody has: take it, or nothing yet."""
    if figure is None:
        return "", "take"
    same, others = known.beside(figure)
    if others:
        told = _in_words(others)
        is_settled = known.is_more_settled(figure)
        decision = "take" if any(one.is_own for one in same) else "revise" if is_settled else ""
        return layout().doubts["differs"].format(told), decision
    told = _in_words(same)
    return (layout().doubts["same"].format(told) if told else ""), "take"


def _in_words(known: Sequence[Known]) -> str:
    """List figures as they are told in messages, with the word for how settled each is."""
    words = layout().words["status"]
    told = (
        one.told.replace(f"({one.status}, ", f"({words.get(one.status, one.status)}, ", 1) for one in known
    )
    return "；".join(dict.fromkeys(told))


def unclear_rows(files: Sequence[TableFile]) -> Iterator[Row]:
    """Give a row for each cell that looks like a figure and was not read, and for each hidden text."""
    for file in files:
        for one in file.found.unclear:
            yield {
                "file": file.name,
                "sheet": one.sheet,
                "cell": one.cell,
                "text": one.text,
                "reason": say_reason(one.reason, "zh"),
            }
        for text in file.found.hidden:
            yield {"file": file.name, "text": text, "reason": message_words.in_chinese("hidden in the file")}
