"""The indicators of `indicators.yaml` as a typed catalogue, and which of them a phrase is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain, product
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from indicators.errors import VocabularyFault, raise_all
from indicators.storage.expressions import expression
from indicators.vocabulary import merging
from indicators.vocabulary.loading import Row, yaml_rows
from indicators.vocabulary.phrase_matching import GAP, HeadMatcher, Name, Rules
from indicators.vocabulary.phrase_words import PhraseWords, read_phrase_words
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check, twice

FILE = Path(__file__).with_name("indicators.yaml")

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
# 城镇人口占总人口比重（常住人口城镇化率）
_BRACKETED = expression(r"[(（](?P<name>[^()（）]+)[)）]$")


class Sdg(StrictModel):
    """A target of the Sustainable Development Goals, and how near the indicator is to it."""

    target: Annotated[str, StringConstraints(pattern=r"^\d{1,2}(\.[0-9a-z]{1,2}){0,2}$")]
    relation: Literal["same", "related", "context"]


class Indicator(StrictModel):
    """One indicator; the head of `indicators.yaml` says what each field means."""

    id: Identifier
    name: Text
    aliases: tuple[Text, ...] = ()
    not_words: tuple[Text, ...] = Field(default=(), alias="not")
    tails: tuple[Text, ...] = ()
    indices: tuple[Text, ...] = ()
    english: Text
    unit: Text
    display: Text
    other_units: tuple[Text, ...] = ()
    direction: Literal[1, -1, 0]
    measure: Literal["level", "increment", "growth", "decline", "share"]
    accumulates: Literal["rate", "flow", "stock"]
    kept: bool = False
    profile: dict[int, float] = Field(default_factory=dict)
    bounds: tuple[float, float] | None = None
    narrowing: Literal["part", "subset"]
    price_basis: Literal["real", "nominal", ""] = ""
    bounded: bool = False
    core: bool = False
    headline: bool = False
    sdg: Sdg | None = None
    nbs: str = ""
    series: tuple[Text, ...] = ()
    other_ids: tuple[Identifier, ...] = ()
    note: str = ""

    @property
    def plain_aliases(self) -> tuple[str, ...]:
        """The other ways to write the name that people read: those without a gap for any words.

        Examples
        --------
        >>> read_indicators().by_id["unemployment"].plain_aliases[:2]
        ('失业率', '城镇登记失业率')
        """
        return tuple(alias for alias in self.aliases if "*" not in alias)

    def direction_of(self, measure: str) -> int:
        """Return the direction of a figure told by another measure: a decline turns it round.

        Examples
        --------
        >>> energy = read_indicators().by_id["energy_intensity"]
        >>> energy.direction_of("decline"), energy.direction_of("level")
        (1, -1)
        """
        return -self.direction if (measure == "decline") != (self.measure == "decline") else self.direction

    def series_of(self, phrase: str) -> str:
        """Return the word that tells which of several series a phrase is about, "" if none does.

        Examples
        --------
        >>> read_indicators().by_id["unemployment"].series_of("城镇调查失业率")
        '调查'
        """
        return next((word for word in self.series if word in phrase), "")


class IndicatorCatalogue(StrictModel):
    """All indicators, in the order of the file.

    Examples
    --------
    >>> catalogue = read_indicators()
    >>> catalogue.by_id["gdp"].name
    '地区生产总值'
    >>> catalogue.match("全市规上工业增加值增速"), catalogue.match("规上工业增加值能耗")
    ('industry_value_added', 'industrial_energy_intensity')
    """

    entries: tuple[Indicator, ...]
    words: PhraseWords
    names: tuple[Name, ...] = ()
    places: tuple[str, ...] = ()

    def is_headline(self, name: str) -> bool:
        """Whether an indicator, by its id, is one that a page leads with.

        Examples
        --------
        >>> read_indicators().is_headline("gdp"), read_indicators().is_headline("")
        (True, False)
        """
        return name in self.by_id and self.by_id[name].headline

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """Id → indicator; ids that other files use for the same indicator lead to it too."""
        own = {entry.id: entry for entry in self.entries}
        return {**{other: entry for entry in self.entries for other in entry.other_ids}, **own}

    @cached_property
    def core_ids(self) -> frozenset[str]:
        """The ids that the hand-made labels use."""
        return frozenset(entry.id for entry in self.entries if entry.core)

    @cached_property
    def _matcher(self) -> HeadMatcher:
        of_totals = frozenset(self.words.tails.any)
        of_counts = of_totals.union(self.words.tails.subset)
        rules = {
            entry.id: Rules(
                denied=tuple(map(self.words.rewritten, entry.not_words)),
                is_total=entry.narrowing == "part",
                tails=(of_totals if entry.narrowing == "part" else of_counts).union(entry.tails),
            )
            for entry in self.entries
        }
        return HeadMatcher(self.names, rules, self.words, self.places)

    def match(self, phrase: str) -> str:
        """Return the id of the indicator a phrase is about, "" if none.

        The rule is told in `phrase_matching`: the name has to be the head of the phrase, which in Chinese
        stands at its end, and what stands before it must not make it a part of the whole.

        Examples
        --------
        >>> catalogue = read_indicators()
        >>> catalogue.match("省级以上“专精特新”企业"), catalogue.match("西柳试点出口")
        ('specialised_firms', '')

        What nothing else names is what stands behind it in brackets.

        >>> catalogue.match("城镇人口占总人口比重（常住人口城镇化率）")
        'urbanisation'
        """
        found = self._matcher.match(phrase)
        named = _BRACKETED.search(phrase) if not found else None
        return self._matcher.match(named["name"]) if named else found


def read_indicators(
    path: Path = FILE,
    words: PhraseWords | None = None,
    places: Iterable[str] = (),
    own: Path | None = None,
) -> IndicatorCatalogue:
    """Read and check a catalogue of indicators.

    Parameters
    ----------
    path : Path
        A YAML list of entries.
    words : PhraseWords, optional
        Words around the heads of phrases; those of the package if not given.
    places : iterable of str
        Names of places, which leave a total whole (鞍山固定资产投资).
    own : Path, optional
        Another list, whose entries take the place of those of the same ids, or stand behind. The tables
        follow each of them: `core` is true there unless it is said not to be.

    Raises
    ------
    VocabularyFault
        An entry cannot be used, or two claim the same id or name; `Faults` if there are several.

    Examples
    --------
    >>> read_indicators().by_id["pm25"].direction
    -1
    """
    words = words or read_phrase_words()
    mine = [] if own is None else [_followed(row) for row in yaml_rows(own, "id")]
    entries, faults = check(Indicator, merging.rows(yaml_rows(path, "id"), mine))
    # Each name is asked for again beside each word that the entry denies.
    rewritten = cache(words.rewritten)
    names = [list(_names(entry, rewritten)) for _, entry in entries]
    raise_all([*faults, *_claims(entries, names), *_contradictions(entries, rewritten)])
    return IndicatorCatalogue(
        entries=tuple(entry for _, entry in entries),
        words=words,
        names=tuple(chain.from_iterable(names)),
        places=tuple(places),
    )


def _followed(row: Row) -> Row:
    return replace(row, fields={"core": True, **row.fields})


def _names(entry: Indicator, rewritten: Callable[[str], str]) -> Iterator[Name]:
    """Yield the names of an entry in the form in which phrases are compared, each once."""
    seen: set[tuple[str, str]] = set()
    for alias in (entry.name, *entry.aliases):
        first, gap, last = alias.rpartition(GAP)
        pair = (rewritten(first) if gap else "", rewritten(last))
        if pair not in seen:
            seen.add(pair)
            yield Name(entry.id, *pair)


def _claims(
    entries: Sequence[tuple[Row, Indicator]], named: Sequence[Sequence[Name]]
) -> Iterator[VocabularyFault]:
    ids: dict[str, Row] = {}
    names: dict[tuple[str, str], Row] = {}
    for (row, entry), own in zip(entries, named, strict=True):
        for identifier in (entry.id, *entry.other_ids):
            first = ids.setdefault(identifier, row)
            if first is not row:
                yield twice(f"the id {identifier}", row, first, "Rename one of the two, or delete it.")
        for name in own:
            first = names.setdefault((name.first, name.last), row)
            if first is not row:
                written = GAP.join(filter(None, (name.first, name.last)))
                yield twice(f"the alias {written}", row, first, "Leave the alias to one of the two.")


def _contradictions(
    entries: Sequence[tuple[Row, Indicator]], rewritten: Callable[[str], str]
) -> Iterator[VocabularyFault]:
    """Yield aliases that a `not` word of their own entry denies."""
    for row, entry in entries:
        denied = [(word, rewritten(word)) for word in entry.not_words]
        names = (entry.name, *entry.aliases) if denied else ()
        for alias, (word, plain) in product(names, denied):
            if plain in rewritten(alias):
                yield VocabularyFault(
                    expected="aliases without the entry's own not words",
                    found=f"{alias} with {word}",
                    where=row.where("not"),
                    remedy=f"Delete the alias, or take {word} out of not.",
                )
