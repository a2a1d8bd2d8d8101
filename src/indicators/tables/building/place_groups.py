"""Which places have to be worked out together, and from what: those that share a name or a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath

from indicators.storage.kept_results import key_of
from indicators.storage.program_hash import program_hash
from indicators.tables.building.commitments import Raw
from indicators.tables.building.paper_rows import PaperRows
from indicators.tables.building.place_rows import Group, PlaceName
from indicators.tables.matching.same_rows import Settled
from indicators.tables.reported.reported_figure import Figure


def groups_of(raw: Raw, papers: Sequence[PaperRows]) -> list[Group]:
    """Part all rows into groups of places of which no row is held against one of another group.

    Examples
    --------
    >>> groups_of(Raw([], [], [], {}), [])
    []
    """
    speaking: dict[PlaceName, list[PaperRows]] = defaultdict(list)
    for paper in papers:
        for named in paper.places:
            speaking[named].append(paper)
    reported: dict[PlaceName, list[tuple[int, Figure]]] = defaultdict(list)
    for number, figure in enumerate(raw.figures):
        reported[figure.place, figure.adcode].append((number, figure))
    entries = {entry.id: entry for entry in raw.entries}
    files = {PurePath(figure.file).stem for figure in raw.figures}
    found = []
    for places in together([*speaking, *reported]):
        own = {paper.entry.id: paper for named in places for paper in speaking.get(named, ())}
        ordered = [own[name] for name in sorted(own)]
        # Those of one file are numbered in its order.
        numbered = sorted(
            (one for named in places for one in reported.get(named, ())), key=lambda one: one[0]
        )
        figures = [figure for _, figure in numbered]
        answered = {figure.answered for figure in figures} & set(entries)
        part = Raw(
            [entries[name] for name in sorted({*own, *answered})],
            figures,
            [one for one in raw.settled if one.document_id in own],
            _decided(raw.decided, own, set(entries) - files),
        )
        statements, tasks = (
            tuple(paper.lines[name] for paper in ordered) for name in ("statements", "tasks")
        )
        found.append(Group(frozenset(places), statements, tasks, part))
    return found


def key(group: Group, papers: Mapping[str, str], places: str) -> str:
    """Name all that the rows of a group depend on.

    Parameters
    ----------
    papers : mapping of str to str
        The key of each paper's rows.
    places : str
        The hash of the project's own places.
    """
    raw = group.raw
    return key_of(
        "place",
        program_hash(),
        places,
        *(f"{entry.id} {entry.disclosure} {papers.get(entry.id, '')}" for entry in raw.entries),
        *(figure.model_dump_json(exclude={"line"}) for figure in raw.figures),
        str(sorted(group.places)),
        str(sorted(raw.decided.items())),
    )


def together(places: Iterable[PlaceName]) -> list[set[PlaceName]]:
    """Put places together that share their name or their code, in a stable order.

    Examples
    --------
    >>> [sorted(one) for one in together([("甲县", "1"), ("乙县", ""), ("甲区", "1"), ("丙县", "")])]
    [[('甲区', '1'), ('甲县', '1')], [('乙县', '')], [('丙县', '')]]
    """
    group_of: dict[str, set[PlaceName]] = {}
    for named in places:
        name, code = named
        labels = [f"name {name}", *([f"code {code}"] if code else [])]
        merged = {named}.union(*(group_of[label] for label in labels if label in group_of))
        for one_name, one_code in merged:
            group_of[f"name {one_name}"] = merged
            if one_code:
                group_of[f"code {one_code}"] = merged
    return list({id(group): group for group in group_of.values()}.values())


def _decided(decided: Settled, own: Collection[str], papers: Collection[str]) -> Settled:
    """Choose the decisions about rows of some papers, and of figures, which begin with the name of a file."""
    return {
        name: told
        for name, told in decided.items()
        if (paper := name.partition("@")[0]) in own or paper not in papers
    }
