"""Raw data → the five tables. Everything is in memory until all of it is right."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from indicators.documents import register
from indicators.documents.decoding import page_starts
from indicators.documents.document import Document
from indicators.documents.fault import Fault
from indicators.documents.register import Entry
from indicators.errors import raise_all
from indicators.project import Project
from indicators.reading import statements as reader
from indicators.reading.tasks import tasks
from indicators.tables import (
    corrections,
    observations,
    progress_figures,
    same_file,
    schema,
    stale_references,
)
from indicators.tables.links import periods_of, with_goals
from indicators.tables.number_counts import number_counts
from indicators.tables.observations_table import observations as observation_table
from indicators.tables.paper_rules import stated_rules
from indicators.tables.plausibility import is_set_aside
from indicators.tables.same_rows import SameRows, with_decisions
from indicators.tables.store import Tables
from indicators.tables.targets_table import targets


def build(project: Project) -> Tables:
    """Read the raw data into the five tables and check them against their contract.

    What analysts settled in corrections.csv is applied last to the statements, so that the tables made
    from them follow it.

    Parameters
    ----------
    project : Project
        Its data/raw is read; nothing is written.

    Returns
    -------
    Tables
        The same for the same raw data.

    Raises
    ------
    IndicatorsError
        For anything wrong in the register, the papers, the reported figures, the corrections or a table,
        all faults of one stage together.
    """
    papers = register.entries(project)
    files = register.read_files(project, papers)
    raise_all(stale_references.altered(project, files))
    documents = register.documents(files)
    reported, filled_in = observations.read(project), progress_figures.read(project)
    figures = [*reported, *filled_in]
    settled = corrections.read(project, papers)
    pairs = same_file.read(project)
    decided = same_file.by_row(pairs, {paper.id for paper in papers if paper.disclosure == "restricted"})
    readings = [reader.read_all(paper) for paper in documents]
    read = [row for reading in readings for row in reading.statements]
    rows = corrections.apply(read, settled, documents)
    raise_all(stale_references.figure_misfits(filled_in, rows, observations.row_ids(reported)))
    statements = schema.typed("statements", [asdict(row) for row in rows])
    confirmed = {one.row_id for one in settled if one.is_confirming}
    known = with_decisions(observation_table(statements, figures, papers, confirmed), decided)
    numbered = _tasks(documents)
    committed = targets(statements, known, figures, papers, decided, confirmed, numbered)
    raise_all(same_file.misfits(pairs, {*committed["target_id"], *known["observation_id"]}))
    tables = Tables(
        statements=statements,
        targets=committed,
        observations=with_goals(
            known, committed[~is_set_aside(committed)], periods_of(papers), SameRows(statements)
        ),
        tasks=numbered,
        documents=_documents(papers, documents, number_counts(documents, readings, rows)),
        has_restricted=True,
    )
    for name, frame in tables:
        schema.validate(name, frame)
    return tables


def _tasks(documents: list[Document]) -> pd.DataFrame:
    """List the numbered tasks of every paper that has some."""
    rows = [asdict(task) for document in documents for task in tasks(document)]
    return schema.typed("tasks", [row | {"document_id": row.pop("document")} for row in rows])


def _documents(papers: list[Entry], documents: list[Document], counted: list[dict[str, int]]) -> pd.DataFrame:
    """List the register with what was found in each paper, and what became of its numbers."""
    rows = [
        paper.model_dump(exclude={"id", "covers", "uncertain"})
        | paper.covers.model_dump()
        | {
            "document_id": paper.id,
            "uncertain": ";".join(paper.uncertain),
            "characters": len(document.text),
            "page_starts": ";".join(map(str, page_starts(document.text))),
            "rules": ";".join(stated_rules(document.text)),
            "faults": ";".join(
                f"{fault.kind}:{fault.start}-{fault.end}" for fault in _first_faults(document)
            ),
        }
        | count
        for paper, document, count in zip(papers, documents, counted, strict=True)
    ]
    return schema.typed("documents", rows)


def _first_faults(document: Document) -> list[Fault]:
    """List a paper's faults, those inside a second copy of its text only once."""
    copies = [fault for fault in document.faults if fault.kind == "second_copy"]
    return [
        fault
        for fault in document.faults
        if not any(copy.start <= fault.start < copy.end for copy in copies if copy is not fault)
    ]
