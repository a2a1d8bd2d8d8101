"""The five tables on disk: sorted CSV, byte for byte the same for the same tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from indicators.errors import StaleTables
from indicators.project import Project, given_or_found
from indicators.storage.plain_files import read_plain
from indicators.storage.spilled_bytes import Content, parts_of
from indicators.storage.transaction import read_together, write_together
from indicators.tables import place_partitions, topic_index, written_tables
from indicators.tables.building import place_index
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import number, parsed, render, unbuilt
from indicators.tables.restricted_papers import RestrictedPapers
from indicators.tables.targets.plausibility import SetAside, parted

__all__ = ["Tables", "check", "csvs", "load", "number", "render", "write"]


@dataclass(frozen=True)
class Tables:
    """The five tidy tables, each as its contract in columns.yaml says.

    Examples
    --------
    >>> sorted(name for name, frame in Tables.empty() if frame.empty)
    ['documents', 'observations', 'statements', 'targets', 'tasks']
    """

    statements: pd.DataFrame
    targets: pd.DataFrame
    observations: pd.DataFrame
    tasks: pd.DataFrame
    documents: pd.DataFrame
    # Whether papers marked 不公开 may be among them: what is made of the tables then has to say so.
    has_restricted: bool = False
    # The targets and observations that cannot be true, and that stand on no page.
    set_aside: SetAside = field(default_factory=SetAside)

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Go through the tables by name."""
        for name in schema.NAMES:
            yield name, getattr(self, name)

    @classmethod
    def load(
        cls,
        project: Project | None = None,
        *,
        include_restricted: bool = False,
        places: Sequence[str] | None = None,
        indicators: Sequence[str] = (),
        years: Sequence[int] = (),
    ) -> Tables:
        """Read the five tables from data/processed, all of one build.

        This is the one place that decides what may be shown: papers marked 不公开, and every row that rests
        on them, are left out unless asked for, and so are figures that cannot be true, which are set aside
        until they are mended or confirmed. Nothing behind it filters again.

        Parameters
        ----------
        project : Project, optional
            Where; found from the working directory if not given.
        include_restricted : bool
            Whether papers marked 不公开 are wanted too.
        places : sequence of str, optional
            Read only what pages about these places rest on
            (`indicators.tables.building.place_index`), where the build has kept where that stands; else,
            and for places that are not known, everything is read.
        indicators, years : sequence of str, of int
            In the same way only what pages about these indicators, or about the targets of all places for
            these years, rest on (`indicators.tables.topic_index`).

        Examples
        --------
        >>> [len(Tables.load(include_restricted=wanted).documents) for wanted in (True, False)]
        [5, 4]
        """
        where = given_or_found(project)
        topics = [*topic_index.of_indicators(indicators), *topic_index.of_years(years)]
        frames = read_together(where.data, _files(where), lambda: _frames(where, places, topics))
        every = cls.of(frames, has_restricted=True).plausible()
        return every if include_restricted else every.public()

    @classmethod
    def for_place(
        cls,
        place: str,
        year: int | None = None,
        project: Project | None = None,
        *,
        include_restricted: bool = False,
    ) -> Tables:
        """Read the rows of one place whose time includes a year, with the papers that say them.

        Where a build keeps Parquet (`indicators build --parquet`), only the partitions of the place's
        province and of times up to the year are opened; else the lines of the place, or everything.

        Parameters
        ----------
        year : int, optional
            Any time if not given. A plan's goals are of each of its years.
        project, include_restricted
            As for `load`.

        Examples
        --------
        >>> found = Tables.for_place("鞍山市", 2023)
        >>> set(found.targets["place"]), sorted(set(found.targets["period"]))[:2]
        ({'鞍山市'}, ['2021/2025', '2023'])
        """
        where = given_or_found(project)

        def read() -> dict[str, pd.DataFrame]:
            return place_partitions.read(where, place, year) or _frames(where, [place])

        every = cls.of(read_together(where.data, _files(where), read), has_restricted=True).plausible()
        shown = every if include_restricted else every.public()
        own = place_partitions.selected(dict(shown), place, year)
        aside = replace(shown, targets=shown.set_aside.targets, observations=shown.set_aside.observations)
        wrong = place_partitions.selected(dict(aside), place, year)
        return replace(
            cls.of(own, has_restricted=shown.has_restricted),
            set_aside=SetAside(wrong["targets"], wrong["observations"]),
        )

    def public(self) -> Tables:
        """Leave out the papers marked 不公开 and every row that rests on them."""
        public = RestrictedPapers.of(self.documents).left_out
        return replace(
            self.of({name: public(frame) for name, frame in self}, has_restricted=False),
            set_aside=self.set_aside.mapped(public),
        )

    def plausible(self) -> Tables:
        """Set the targets and observations aside that cannot be true."""
        targets, wrong_targets = parted(self.targets)
        observations, wrong_observations = parted(self.observations)
        aside = SetAside(wrong_targets, wrong_observations)
        return replace(self, targets=targets, observations=observations, set_aside=aside)

    @classmethod
    def empty(cls) -> Tables:
        """Give five tables without rows."""
        return cls.of({name: schema.empty(name) for name in schema.NAMES}, has_restricted=False)

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame], *, has_restricted: bool) -> Tables:
        """Put five frames together by their names."""
        statements, targets, observations, tasks, documents = (frames[name] for name in schema.NAMES)
        return cls(statements, targets, observations, tasks, documents, has_restricted)


def _files(project: Project) -> list[Path]:
    names = (*(f"{name}.csv" for name in schema.NAMES), written_tables.PACKAGE)
    return [project.processed / name for name in names]


def _frames(
    project: Project, places: Sequence[str] | None, topics: Sequence[str] = ()
) -> dict[str, pd.DataFrame]:
    """Read the tables, or of them what pages about some places or topics rest on."""
    if topics and (lines := topic_index.lines(project, topics)):
        return {
            name: parsed(name, content) for name, content in place_index.read_lines(project, lines).items()
        }
    index = place_index.of(project) if places is not None else None
    if index is None or places is None or not index.around(places):
        return _whole(schema.NAMES, project)
    return {name: parsed(name, content) for name, content in place_index.read(project, index, places).items()}


def load(name: str, project: Project | None = None) -> pd.DataFrame:
    """Read one table from data/processed, with the contract's types.

    Parameters
    ----------
    project : Project, optional
        Where; found from the working directory if not given.

    Raises
    ------
    UnknownTable
        If there is none of that name.
    TableFault
        If the file is missing, is not the one that was written, is no CSV, its header is not the contract's,
        or a cell is not of its type.
    """
    where = given_or_found(project)
    paths = [file_of(name, where), where.processed / written_tables.PACKAGE]
    return read_together(where.data, paths, lambda: _whole([name], where))[name]


def _whole(names: Sequence[str], project: Project) -> dict[str, pd.DataFrame]:
    """Read whole tables, refusing any that is not as it was written.

    Of a table of which only some lines are read, size and time alone say so.
    """
    paths = {name: file_of(name, project) for name in names}
    written, frames = written_tables.hashes(project), {}
    for name, path in paths.items():
        content = read_plain(path)
        written_tables.require_written(written, path.name, sha256(content).hexdigest())
        frames[name] = parsed(name, content)
    return frames


def file_of(name: str, project: Project) -> Path:
    """Name the file of a table; raises UnknownTable and TableFault as `load`."""
    schema.table(name)
    path = project.processed / f"{name}.csv"
    if not path.is_file():
        raise unbuilt(f"the table {name}", "no such file", path.name)
    return path


def csvs(tables: Tables) -> dict[str, bytes]:
    """Render the five tables, file name to content.

    Examples
    --------
    >>> list(csvs(Tables.empty()))
    ['statements.csv', 'targets.csv', 'observations.csv', 'tasks.csv', 'documents.csv']
    """
    return {f"{name}.csv": render(name, frame) for name, frame in tables}


def write(rendered: Mapping[str, Content], folder: Path) -> None:
    """Write rendered files, all in one step: a folder never holds tables of two builds.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> write({"tasks.csv": b"number"}, folder / "processed")
    >>> [path.name for path in (folder / "processed").iterdir()]
    ['tasks.csv']
    """
    write_together(folder.parent, {folder / name: content for name, content in rendered.items()})


def check(rendered: Mapping[str, Content], folder: Path) -> None:
    """Compare rendered files with those on disk.

    Raises
    ------
    StaleTables
        Naming the files that are missing, that differ, or that no build makes.
    """
    stale = []
    for name, content in rendered.items():
        path = folder / name
        if not path.is_file():
            stale.append(f"{name} is missing")
        elif (old := path.read_bytes()) != (new := b"".join(parts_of(content))):
            stale.append(f"{name} differs{_first_difference(old, new)}")
    surplus = sorted(path.name for path in folder.glob("*") if path.name not in rendered)
    stale += [f"{name} is made by no build" for name in surplus if not name.startswith(".")]
    if stale:
        raise StaleTables(
            expected="tables as the raw data give them",
            found="; ".join(stale),
            where="data/processed",
            remedy="Run `indicators build`, look at the change, and commit it.",
        )


def _first_difference(old: bytes, new: bytes) -> str:
    lines = zip(old.split(b"\n"), new.split(b"\n"), strict=False)
    first = next((i for i, (a, b) in enumerate(lines, 1) if a != b), 0)
    return f" from line {first}" if first else " in length"
