"""The kinds of paper of `kinds.yaml`: what sections, tables and undated figures of each are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from indicators.errors import BadParameter, nearest, raise_all
from indicators.storage.expressions import expression
from indicators.vocabulary.loading import yaml_sections
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check

FILE = Path(__file__).with_name("kinds.yaml")
_BRACKET_BEHIND = expression(r"[(（][^()（）\n]{1,12}[)）]$")


def _compiles(pattern: str) -> str:
    try:
        # To ask for its groups compiles it.
        _ = expression(pattern).groups
    except re.error as error:
        raise ValueError(f"a regular expression ({error})") from error
    return pattern


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return expression("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", re.MULTILINE)


class Undated(StrictModel):
    """What figures without a time of their own are."""

    role: Literal["target", "actual", "context"]
    period: Literal["own", "review", "year"]


class Kind(StrictModel):
    """One kind of paper; the top of the file says what each field means."""

    id: str = Field(pattern=r"^[a-z_]*$")
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)
    title: tuple[Annotated[str, AfterValidator(_compiles)], ...]
    also: tuple[Annotated[str, AfterValidator(_compiles)], ...] = ()
    covers: Literal["year", "plan", "term", "stretch"]
    text: Undated
    headings: Literal["report", "plan", "list", "fixed"]
    targets: Literal["own", "revised", "none"]
    table: Literal["by_column", "target", "actual", "context"]
    numbered: Literal["items", "tasks", "headings"]
    status: Literal["", "preliminary", "final"]

    @property
    def is_assessment(self) -> bool:
        """Whether it tells how the goals of another paper stand; a notice, which changes them, tells none."""
        return self.targets == "revised" and self.text.role == "actual"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What its titles look like.

        Examples
        --------
        >>> bool(read_kinds().by_id["statistical_communique"].pattern.search("某市2023年统计公报"))
        True
        """
        return _any_of(self.title)

    @cached_property
    def also_pattern(self) -> re.Pattern[str]:
        """What titles look like that other papers have over their tables.

        Examples
        --------
        >>> bool(read_kinds().by_id["economic_release"].also_pattern.search("主要经济指标完成情况"))
        True
        """
        return _any_of(self.also)


UNKNOWN = Kind(
    id="",
    zh="种类未知",
    en="kind not known",
    title=("(?!)",),
    covers="term",
    text=Undated(role="context", period="own"),
    headings="report",
    targets="none",
    table="context",
    numbered="items",
    status="",
)


class KindCatalogue(StrictModel):
    """All kinds, in the order of the file.

    Examples
    --------
    >>> kinds = read_kinds()
    >>> kinds.of("work_report").headings, kinds.of("").zh
    ('report', '种类未知')
    """

    entries: tuple[Kind, ...]

    @cached_property
    def by_id(self) -> dict[str, Kind]:
        """Id → kind."""
        return {kind.id: kind for kind in self.entries}

    def of(self, name: str) -> Kind:
        """Give the kind of a paper; the unknown one if nobody has said it."""
        return self.by_id.get(name, UNKNOWN)

    def find(self, name: str, where: str) -> Kind:
        """Find a kind by its id or its Chinese name.

        Parameters
        ----------
        where : str
            What a message calls the spot the name stands in: --kind, a file and entry.

        Raises
        ------
        BadParameter
            No kind has the name; the message lists them.

        Examples
        --------
        >>> read_kinds().find("统计公报", "--kind").id
        'statistical_communique'
        """
        known = self.by_id | {kind.zh: kind for kind in self.entries}
        if name in known:
            return known[name]
        raise BadParameter(
            expected=f"one of {', '.join(f'{kind.id} ({kind.zh})' for kind in self.entries)}",
            found=repr(name),
            where=where,
            remedy=nearest(name, list(known)),
        )

    def in_title(self, line: str) -> Iterator[tuple[Kind, re.Match[str]]]:
        """Yield the kinds that a title names, with the words that do, the outweighing first.

        Those it names only as the tables of other papers are named too come last. A bracket at its end,
        （草案） or （第二批）, hides no words before it.

        Examples
        --------
        >>> [kind.id for kind, _ in read_kinds().in_title("2025年《政府工作报告》责任分解表")]
        ['task_breakdown', 'work_report']
        """
        titles = dict.fromkeys((line, _BRACKET_BEHIND.sub("", line)))
        for pattern in (attrgetter("pattern"), attrgetter("also_pattern")):
            for kind in self.entries:
                if found := next(filter(None, map(pattern(kind).search, titles)), None):
                    yield kind, found


def read_kinds(path: Path = FILE) -> KindCatalogue:
    """Read and check a file of kinds.

    Raises
    ------
    VocabularyFault
        An entry cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> len(read_kinds().entries)
    16
    """
    rows = yaml_sections(path)
    for row in rows.values():
        row.fields["id"] = row.name  # type: ignore[index]
    entries, faults = check(Kind, rows.values())
    raise_all(faults)
    return KindCatalogue(entries=tuple(kind for _, kind in entries))
