"""A kind of report is a notebook whose metadata say so: what it is made for, what it needs, its title.

    "indicators": {
      "each": ["place", "year"],
      "needs": "five_year_plan",
      "title": {"zh": "{place}{year}年：…", "en": "{place} {year}: …"},
      "short": {"of": "plan_vs_annual", "file": "plan", "zh": "五年规划对照", "en": "Against the plan"}
    }

`each` names what a page is made for each of: place, year, quarter; place and plan; indicator; or places, all
on one page; or nothing, for one page. `needs` are kinds of papers that the place must have for the year.
`short`, which may be left out, is the word in the pages' file names and the head of the index's column.
A copy of a notebook takes its metadata along, so `short` counts only in the notebook that `of` names;
any other goes by its own file's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from indicators import vocabulary
from indicators.batch import notebook_file, parameters
from indicators.batch.list_fields import SEVERAL
from indicators.batch.parameters import Parameter
from indicators.errors import IndicatorsError, ReportKindFault, all_of, raise_all
from indicators.vocabulary.loading import Row
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check

KEY = "indicators"
RESTRICTED = "include_restricted"
# What jobs give to a notebook that declares it, with an example of how.
GIVEN = {
    "place": Parameter("str", '"鞍山市"'),
    "year": Parameter("int", "2023"),
    "quarter": Parameter("str", '"2023-Q2"'),
    "plan": Parameter("str", '"2021/2025"'),
    "indicator": Parameter("str", '"gdp"'),
    "places": Parameter("list[str]", '["鞍山市", "锦州市"]'),
    "years": Parameter("list[int]", "[2023, 2025]"),
    "lang": Parameter("str", '"zh"'),
    "scheme": Parameter("str", '"standard"'),
    RESTRICTED: Parameter("bool", "False"),
}
# The finest first: so stand the jobs of a run and the columns of the index.
AXES = ("quarter", "year", "plan", "place", "places", "indicator")


class Words(StrictModel):
    """A phrase in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Short(StrictModel):
    """What stands for a notebook in file names and in the index."""

    of: str
    file: str = Field(pattern=r"^[\w-]*$")
    zh: str = ""
    en: str = ""


def _known(kind: str) -> str:
    """Refuse a kind of paper that the vocabulary does not have."""
    if kind not in (known := [entry.id for entry in vocabulary.kinds().entries]):
        raise ValueError(f"a kind of paper among {', '.join(known)}")
    return kind


class Declaration(StrictModel):
    """What a notebook's metadata say of the report it is."""

    each: tuple[Literal["place", "year", "quarter", "plan", "places", "indicator"], ...]
    needs: Annotated[tuple[Annotated[str, AfterValidator(_known)], ...], SEVERAL] = ()
    title: Words
    short: Short | None = None

    @property
    def axes(self) -> tuple[str, ...]:
        """The parameters that a notebook has to declare; a quarter names its year."""
        return tuple(axis for axis in self.each if axis != "year" or "quarter" not in self.each)

    @property
    def words(self) -> tuple[str, ...]:
        """What may stand in the braces of a title."""
        return tuple(dict.fromkeys([*self.each, *(["year"] if "quarter" in self.each else [])]))


@dataclass(frozen=True)
class ReportKind:
    """A notebook that is run into reports."""

    notebook: str  # File name in the project's notebooks folder.
    declaration: Declaration
    parameters: Mapping[str, Parameter]  # What its parameters cell declares.

    @property
    def name(self) -> str:
        """The notebook's name, as reports.yaml writes it."""
        return Path(self.notebook).stem

    @property
    def each(self) -> tuple[str, ...]:
        """What a page is made for each of."""
        return self.declaration.each

    @property
    def needs(self) -> tuple[str, ...]:
        """The kinds of papers that the place must have for the year."""
        return self.declaration.needs

    @property
    def short(self) -> Short | None:
        """The short words, unless they are of the notebook that this one is a copy of."""
        own = self.declaration.short
        return own if own and own.of == self.name else None

    @property
    def file_word(self) -> str:
        """What its pages' file names end with."""
        return self.short.file if self.short else self.name


@dataclass(frozen=True)
class ReportKinds:
    """The kinds of reports of a project, with the faults of the notebooks that cannot be used."""

    kinds: tuple[ReportKind, ...] = ()
    faults: tuple[IndicatorsError, ...] = ()
    broken: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[ReportKind]:
        return iter(self.kinds)

    @property
    def by_notebook(self) -> dict[str, ReportKind]:
        """The kinds by file name."""
        return {kind.notebook: kind for kind in self.kinds}


def load(folder: Path) -> ReportKinds:
    """Read the kinds of reports from a folder of notebooks; one that cannot be used leaves the others.

    Parameters
    ----------
    folder : Path
        Holds the notebooks; those without `indicators` in their metadata are no reports.
    """
    kinds: list[ReportKind] = []
    faults: list[IndicatorsError] = []
    broken: list[str] = []
    for path in sorted(folder.glob("*.ipynb")):
        try:
            kind = read(path)
            _require_own_pages(kind, kinds)
        except IndicatorsError as error:
            faults += all_of(error)
            broken.append(path.stem)
        else:
            kinds += [kind] if kind else []
    kinds.sort(key=lambda kind: (min(map(AXES.index, kind.each), default=len(AXES)), kind.notebook))
    return ReportKinds(tuple(kinds), tuple(faults), tuple(broken))


def missing(folder: Path) -> ReportKindFault:
    """Make the error for a folder of which no notebook says that it is a report."""
    return ReportKindFault(
        f"notebooks with a mapping {KEY} in their metadata",
        "none",
        f"{folder.name}/",
        "Copy the notebooks of this package's repository there, or make one after docs/reports.md.",
    )


def read(path: Path) -> ReportKind | None:
    """Read what kind of report a notebook is; None if it does not say.

    Raises
    ------
    IndicatorsError
        If it cannot be read, or asks for what there is not: `Faults` with all that is to be corrected.
    """
    metadata = notebook_file.read(path)["metadata"]
    if KEY not in metadata:
        return None
    if not isinstance(metadata[KEY], dict):
        raise ReportKindFault(
            "a mapping", repr(metadata[KEY]), f"{path.name}, metadata {KEY}", "Write it as a mapping."
        )
    entries, wrong = check(Declaration, [_MetadataRow(metadata[KEY], path, 0, path.stem, {})])
    faults: list[IndicatorsError] = [
        ReportKindFault(fault.expected, fault.found, fault.where, fault.remedy) for fault in wrong
    ]
    taken: dict[str, Parameter] = {}
    try:
        taken = parameters.of_notebook(path)
    except IndicatorsError as error:
        faults += all_of(error)
    else:
        faults += [fault for row, one in entries for fault in _misfits(one, taken, row)]
    raise_all(faults)
    return ReportKind(path.name, entries[0][1], taken)


def is_restricted(values: Mapping[str, Any]) -> bool:
    """Whether a notebook run with these parameters may show papers marked 不公开."""
    return bool(values.get(RESTRICTED))


class _MetadataRow(Row):
    """An entry of a notebook's metadata, where lines tell nothing."""

    def where(self, field: str = "") -> str:
        return f"{self.file.name}, metadata {KEY}{f'.{field}' if field else ''}"


def _misfits(one: Declaration, taken: Mapping[str, Parameter], row: Row) -> Iterator[IndicatorsError]:
    """Hold what is declared against itself and against the parameters cell."""
    if not _go_together(one.each):
        yield ReportKindFault(
            "place, year and quarter once each, or place and plan, or places or indicator alone",
            ", ".join(one.each),
            row.where("each"),
            "A page shows one place or all of them.",
        )
        return
    for name, given in GIVEN.items():
        own = taken[name].kind if name in taken else ""
        if own != given.kind and (name in one.axes or (own and _is_given(name, one.each))):
            yield ReportKindFault(
                f"a parameter {name}: {given.kind} in the cell tagged {notebook_file.PARAMETERS}",
                f"{name}: {own}" if own else "none",
                row.where("each") if name in one.axes else f"{row.file.name}, parameter {name}",
                f"Declare it there: {name}: {given.kind} = {given.default}",
            )
    for lang, text in one.title.model_dump().items():
        try:
            text.format(**dict.fromkeys(one.words, ""))
        except (KeyError, IndexError, ValueError, AttributeError):
            yield ReportKindFault(
                f"words with {' and '.join(f'{{{word}}}' for word in one.words) or 'nothing'} in braces",
                repr(text),
                row.where(f"title.{lang}"),
                "Correct the braces, or name in each what they stand for.",
            )


def _go_together(each: tuple[str, ...]) -> bool:
    """Whether a page can be made for each of these together: a plan has its own years."""
    if len(set(each)) < len(each):
        return False
    if "plan" in each:
        return set(each) == {"place", "plan"}
    return len(each) == 1 or not {"places", "indicator"} & set(each)


def _is_given(name: str, each: tuple[str, ...]) -> bool:
    """Whether jobs give a parameter that is not in `each` to a notebook that declares it."""
    return {"year": "quarter" in each, "years": "places" in each}.get(name, name not in AXES)


def _require_own_pages(kind: ReportKind | None, others: list[ReportKind]) -> None:
    """Refuse a notebook whose pages would have the names of another's, or of the index."""
    if kind is None:
        return
    taken = {(other.each, other.file_word.casefold()): other.notebook for other in others}
    taken[(), "index"] = taken[(), ""] = "the index of the reports"
    claimed = taken.get((kind.each, kind.file_word.casefold()))
    if claimed:
        raise ReportKindFault(
            "a name for its pages that no other has",
            f"{kind.file_word!r}, as {claimed} has",
            f"{kind.notebook}, metadata {KEY}.short.file" if kind.short else kind.notebook,
            "Give the notebook another name, or another word in short.file.",
        )
