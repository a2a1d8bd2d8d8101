"""A notebook's metadata say which report it is; what it asks for and there is not is named with its key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators import vocabulary
from indicators.batch import jobs, report_kinds
from indicators.batch.report_kinds import ReportKinds
from indicators.errors import IndicatorsError, ReportKindFault

from .conftest import code, notebook, tables_of

TITLE = {"zh": "{place}{year}年", "en": "{place} {year}"}
EACH: dict[str, Any] = {"each": ["place", "year"], "title": TITLE}
QUARTERS = [f"{year}-Q{number}-note" for year in (2022, 2023) for number in (1, 2, 3, 4)]
CELL = 'place: str = "甲市"\nyear: int = 2023\nlang: str = "zh"'
TABLES = tables_of(
    [
        ("a", "甲市", "100000", "annual", "2022"),
        ("b", "甲市", "100000", "annual", "2023"),
        ("c", "乙市", "200000", "annual", "2023"),
    ],
    [
        ("a", "甲市", "work_report", "2022"),
        ("b", "甲市", "work_report", "2023"),
        ("c", "乙市", "action_plan", "2023"),
    ],
)
Load = Callable[..., ReportKinds]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Reads the kinds of a folder with one notebook more."""

    def read(declared: object, cell: str = CELL, name: str = "note") -> ReportKinds:
        text = notebook(code(cell, "parameters"), indicators=declared)
        (tmp_path / f"{name}.ipynb").write_text(text, encoding="utf-8")
        return report_kinds.load(tmp_path)

    return read


def made(kinds: ReportKinds, **options: Any) -> list[tuple[str, dict[str, object]]]:
    return [(job.output, dict(job.parameters)) for job in jobs.all_jobs(kinds, TABLES, **options)]


@pytest.mark.parametrize(
    ("each", "cell", "title", "expected"),
    [
        (["place", "year"], CELL, "{place}{year}", ["甲市-2022-note", "甲市-2023-note", "乙市-2023-note"]),
        (["place"], CELL, "{place}", ["甲市-note", "乙市-note"]),
        (["year"], CELL, "{year}", ["2022-note", "2023-note"]),
        (["quarter"], 'quarter: str = ""', "{quarter}{year}", QUARTERS),
        (["places"], "places: list[str] = []", "{places}", ["甲市-2023-乙市-2023-note"]),
        ([], CELL, "题", ["note"]),
    ],
)  # fmt: skip
def test_a_page_is_made_for_each(
    load: Load, each: list[str], cell: str, title: str, expected: list[str]
) -> None:
    kinds = load({"each": each, "title": {"zh": title, "en": title}}, cell)
    assert kinds.faults == ()
    assert [output for output, _ in made(kinds)] == expected
    assert [output for output, _ in made(kinds, lang="en")] == [f"{output}.en" for output in expected]


def test_a_notebook_gets_what_its_parameters_cell_declares(load: Load) -> None:
    cell = 'place: str = ""\nyear: int = 1\nquarter: str = ""\nincluded: bool = False\nowner: str = "我"'
    quarterly = load({"each": ["place", "year", "quarter"], "title": TITLE}, cell)
    assert made(quarterly)[0] == (
        "甲市-2022-Q1-note", {"place": "甲市", "year": 2022, "quarter": "2022-Q1"},
    )  # fmt: skip
    # A quarter names its year: a notebook that takes none need not declare it.
    alone = load({"each": ["place", "year", "quarter"], "title": TITLE}, 'place: str = ""\nquarter: str = ""')
    assert alone.faults == ()
    assert made(alone)[0] == ("甲市-2022-Q1-note", {"place": "甲市", "quarter": "2022-Q1"})


def test_only_where_the_papers_are_that_it_needs(load: Load) -> None:
    assert [output for output, _ in made(load(EACH | {"needs": "action_plan"}))] == ["乙市-2023-note"]
    assert made(load(EACH | {"needs": ["action_plan", "work_report"]})) == []
    title = {"zh": "题", "en": "T"}
    assert made(load({"each": [], "needs": "five_year_plan", "title": title})) == []
    assert [output for output, _ in made(load({"each": [], "needs": "work_report", "title": title}))] == [
        "note"
    ]


def test_a_notebook_that_does_not_say_is_no_report(load: Load) -> None:
    assert load(None) == ReportKinds()


def test_short_words_stay_with_the_notebook_they_are_of(load: Load) -> None:
    short = {"short": {"of": "note", "file": "n", "zh": "短", "en": "Short"}}
    load(EACH | short)
    kinds = load(EACH | short, name="copy")
    assert kinds.faults == ()
    assert [(kind.name, kind.file_word, kind.short and kind.short.zh) for kind in kinds] == [
        ("copy", "copy", None),
        ("note", "n", "短"),
    ]


ALONE = "place, year and quarter once each, or place and plan, or places or indicator alone"
BRACES = "words with {place} and {year} in braces"
PAPERS = f"a kind of paper among {', '.join(vocabulary.kinds().by_id)}"


@pytest.mark.parametrize(
    ("declared", "key", "found", "expected"),
    [
        ("each", "", "'each'", "a mapping"),
        ({"title": TITLE}, ".each", "nothing", "the field each"),
        (
            EACH | {"each": ["place", "month"]},
            ".each",
            "'month'",
            "each.1 should be 'place', 'year', 'quarter', 'plan', 'places' or 'indicator'",
        ),
        (EACH | {"each": ["places", "year"]}, ".each", "places, year", ALONE),
        (EACH | {"each": ["plan"]}, ".each", "plan", ALONE),
        (EACH | {"each": ["place", "plan", "year"]}, ".each", "place, plan, year", ALONE),
        (EACH | {"each": ["place", "year", "year"]}, ".each", "place, year, year", ALONE),
        (EACH | {"needs": "yearbook"}, ".needs", "'yearbook'", PAPERS),
        (EACH | {"neeeds": "work_report"}, ".neeeds", "the field neeeds", "only known fields"),
        ({"each": ["place", "year"]}, ".title", "nothing", "the field title"),
        (EACH | {"title": {"zh": "题"}}, ".title", "nothing", "the field title.en"),
        (
            EACH | {"title": TITLE | {"zh": "{plaec}"}},
            ".title.zh",
            "'{plaec}'",
            BRACES,
        ),
        (
            EACH | {"title": TITLE | {"en": "{place"}},
            ".title.en",
            "'{place'",
            BRACES,
        ),
        (
            EACH | {"each": ["place", "year", "quarter"]},
            ".each",
            "none",
            "a parameter quarter: str in the cell tagged parameters",
        ),
        (
            EACH | {"short": {"of": "note", "file": "a/b"}},
            ".short",
            "'a/b'",
            r"short.file should match pattern '^[\w-]*$'",
        ),
    ],
)
def test_what_nobody_has_is_a_fault_with_the_file_and_the_key(
    load: Load, declared: object, key: str, found: str, expected: str
) -> None:
    kinds = load(declared)
    (fault,) = kinds.faults
    assert isinstance(fault, ReportKindFault)
    assert fault.where == f"note.ipynb, metadata indicators{key}"
    assert (fault.found, fault.expected) == (found, expected)
    assert (tuple(kinds), kinds.broken) == ((), ("note",))
    assert str(fault).startswith("notebook cannot be used as a report\n")


@pytest.mark.parametrize(
    ("cell", "where", "found"),
    [
        ("place: list[str] = []\nyear: int = 1", "metadata indicators.each", "place: list[str]"),
        ("year: int = 1", "metadata indicators.each", "none"),
        (f"{CELL}\nlang: int = 0", "parameter lang", "lang: int"),
        (f"{CELL}\ninclude_restricted: str = ''", "parameter include_restricted", "include_restricted: str"),
        ("place: str = ''\nyear = 1", "cell tagged parameters", "year: no type"),
        ("place: str = ", "cell tagged parameters", "invalid syntax in line 1"),
    ],
)
def test_the_parameters_cell_has_to_fit(load: Load, cell: str, where: str, found: str) -> None:
    (fault,) = load(EACH, cell).faults
    assert (fault.where, fault.found) == (f"note.ipynb, {where}", found)


def test_all_faults_are_there_at_once_and_the_others_are_read(load: Load, tmp_path: Path) -> None:
    load(EACH, name="good")
    load({"each": ["month"]}, "year = 1", name="odd")
    (tmp_path / "text.ipynb").write_text("no notebook", encoding="utf-8")
    kinds = load({"each": ["place"], "title": TITLE}, name="wrong")
    assert [kind.name for kind in kinds] == ["good"]
    assert kinds.broken == ("odd", "text", "wrong")
    told: list[tuple[type[IndicatorsError], str]] = [(type(fault), fault.found) for fault in kinds.faults]
    assert [found for _, found in told] == [
        "'month'", "nothing", "year: no type", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        "'{place}{year}年'", "'{place} {year}'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "declared", "found"),
    [
        ("other", EACH | {"short": {"of": "other", "file": "Note"}}, "'Note', as note.ipynb has"),
        ("index", {"each": [], "title": {"zh": "题", "en": "T"}}, "'index', as the index of the reports has"),
    ],
)
def test_two_kinds_do_not_claim_the_same_pages(
    load: Load, name: str, declared: dict[str, Any], found: str
) -> None:
    load(EACH)
    kinds = load(declared, name=name)
    # The first by its file's name keeps the pages.
    assert len(tuple(kinds)) == 1
    (fault,) = kinds.faults
    assert fault.found == found
    assert fault.expected == "a name for its pages that no other has"
