"""Places found by name within a place: those that exist, those that are gone, and zones without a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.errors import UnknownPlace, nearest
from indicators.vocabulary.place import LEVELS, Place


@dataclass(frozen=True)
class PlaceCatalogue:
    """All places, in the order of their files.

    Examples
    --------
    >>> from indicators.vocabulary import places
    >>> places().by_name["鞍山市"].adcode
    '210300'
    >>> places().resolve("铁西区", within="210300").adcode, places().resolve("铁西区") is None
    ('210303', True)
    """

    entries: tuple[Place, ...]  # Places that exist, the project's own last.
    # Reads the places that are gone, when they are first asked for.
    read_former: Callable[[], tuple[Place, ...]] = tuple
    zone_endings: tuple[str, ...] = ()  # What the names of development zones end in, long ones first.

    @cached_property
    def by_adcode(self) -> dict[str, Place]:
        """Adcode → place that exists."""
        return {place.adcode: place for place in self.entries if place.adcode}

    @cached_property
    def by_name(self) -> dict[str, Place]:
        """Any name that leads to one existing place without a context → that place (see `resolve`)."""
        found = ((name, self._resolve(name, "", self.named)) for name in self.named)
        return {name: place for name, place in found if place is not None}

    @cached_property
    def named(self) -> dict[str, list[Place]]:
        """Any name → the existing places it may mean."""
        return _named(self.entries)

    @cached_property
    def former(self) -> tuple[Place, ...]:
        """The places that are gone, in the order of their file."""
        return self.read_former()

    @cached_property
    def named_before(self) -> dict[str, list[Place]]:
        """Any name → the places that are gone which it may mean."""
        return _named(self.former)

    def above(self, adcode: str) -> tuple[str, ...]:
        """Return the adcode itself and those it belongs to, from near to far.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().above("210381")
        ('210381', '210300', '210000', '100000')
        """
        chain: list[str] = []
        while adcode in self.by_adcode and adcode not in chain:
            chain.append(adcode)
            adcode = self.by_adcode[adcode].parent
        return tuple(chain)

    def all_of(self, name: str) -> list[Place]:
        """List every place of a name, those that are gone last."""
        return [*self.named.get(name, ()), *self.named_before.get(name, ())]

    def has(self, adcode: str, name: str) -> bool:
        """Whether a place of this name has, or had, this code; a zone or a place of one's own may have none.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().has("421023", "监利县"), places().has("421023", "监利市"), places().has("", "鞍山高新区")
        (True, False, True)
        """
        if not adcode:
            found = self.resolve(name)
            return found is not None and not found.adcode and found.name == name
        now = self.by_adcode.get(adcode)
        if now is not None and now.name == name:
            return True
        return any(place.adcode == adcode for place in self.named_before.get(name, ()))

    def code_faults(self, adcode: str, name: str, where: str) -> list[UnknownPlace]:
        """Tell a name beside the code of another place; nothing if they belong together."""
        if self.has(adcode, name):
            return []
        owner = self.by_adcode.get(adcode)
        remedy = f"The code is {owner.name}'s." if owner else self.nearest(name)
        return [UnknownPlace("a place with its own code", f"{name} with {adcode}", where, remedy)]

    def resolve(self, name: str, within: str = "") -> Place | None:
        """Find the place a document means by a name.

        The place nearest to the document's own wins: first inside `within`, then inside the place that
        holds it, and so on. At one distance a full name goes before a short one, and a higher level before
        a lower one (朝阳 is the city, not its county). A name that joins two (鞍山市海城市) is read from
        its front. A district's name alone means nothing without `within`: other cities have the same.
        A name that no place has now is looked for among those that are gone, then as a zone's (鞍山高新区).

        Parameters
        ----------
        within : str
            Adcode of the document's place.

        Returns
        -------
        Place or None
            None if no place or more than one is meant.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().resolve("海城", within="210300").name, places().resolve("鞍山市海城市").adcode
        ('海城市', '210381')
        >>> places().resolve("鞍山高新区").level
        'zone'
        """
        if name in self.named:
            return self._resolve(name, within, self.named)
        return (
            self._resolve_joined(name, self.named)
            or self._resolve(name, within, self.named_before)
            or self._resolve_joined(name, self.named_before)
            or self._resolve_zone(name)
        )

    def _resolve(self, name: str, within: str, named: dict[str, list[Place]]) -> Place | None:
        candidates = named.get(name, [])
        circles = self.above(within)
        for circle in circles:
            inside = [place for place in candidates if circle in self._above(place)]
            if inside:
                return _only(inside, name)
        if not circles and len(candidates) > 1:
            candidates = [place for place in candidates if not place.is_district]
        return _only(candidates, name)

    def _above(self, place: Place) -> tuple[str, ...]:
        if place.until or not place.adcode:
            above = self.above(place.parent) or self.above(f"{place.adcode[:2]}0000")
            return (place.adcode, *above)
        return self.above(place.adcode)

    def _resolve_joined(self, name: str, named: dict[str, list[Place]]) -> Place | None:
        for length in range(len(name) - 2, 1, -1):
            rest = name[length:]
            for holder in self.named.get(name[:length], ()):
                inner = self._resolve(rest, holder.adcode, named) or self._resolve_joined(rest, named)
                if inner is not None and holder.adcode in self._above(inner):
                    return inner
        return None

    def _resolve_zone(self, name: str) -> Place | None:
        """Take a zone for what it is called after the place it lies in: 鞍山市高新技术产业开发区."""
        if not name.endswith(self.zone_endings):
            return None
        for length in range(len(name) - 2, 1, -1):
            holder = self.resolve(name[:length]) if name[:length] in self.named else None
            if holder is not None and holder.level not in ("country", "zone"):
                return Place("", name, "", "zone", holder.adcode)
        return None

    def find(self, name: str, where: str, within: str = "") -> Place:
        """Find a place by any of its names or by its adcode.

        Parameters
        ----------
        where : str
            What a message calls the spot the name stands in: --place, a file and line.
        within : str
            As in `resolve`.

        Raises
        ------
        UnknownPlace
            No place or more than one has the name.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().find("210700", "--place").name
        '锦州市'
        """
        place = self.by_adcode.get(name) or self.resolve(name, within)
        if place is not None:
            return place
        several = self.named.get(name) or self.named_before.get(name, [])
        raise UnknownPlace(
            expected="a place of places.csv, by name or adcode",
            found=repr(name),
            where=where,
            remedy=(
                f"Write the adcode: {', '.join(f'{p.adcode} ({self.path(p)})' for p in several)}."
                if several
                else f"{self.nearest(name)} A place nobody knows yet is added in vocabulary/places.csv."
            ),
        )

    def nearest(self, name: str) -> str:
        """Word the question for the places that a name may stand for.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().nearest("鞍山县")
        'Did you mean 鞍山市?'
        """
        alike = [place.name for place in self.entries if place.name.startswith(name[:2])]
        return nearest(name, alike or [place.name for place in self.entries])

    def path(self, place: Place) -> str:
        """Name a place with those it belongs to: 辽宁省鞍山市铁西区.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().path(places().by_adcode["210303"])
        '辽宁省鞍山市铁西区'
        """
        above = [code for code in self._above(place)[1:-1] if code in self.by_adcode]
        return "".join([*(self.by_adcode[code].name for code in reversed(above)), place.name])


def _named(entries: Iterable[Place]) -> dict[str, list[Place]]:
    named: dict[str, list[Place]] = {}
    for place in entries:
        for name in place.names:
            named.setdefault(name, []).append(place)
    return named


def _only(candidates: Sequence[Place], name: str) -> Place | None:
    """Return the one candidate that ranks before all others, None if two share the first rank."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    ranked = sorted(candidates, key=lambda place: _rank(place, name))
    if ranked[0].until and len({place.adcode[:2] for place in ranked}) == 1:
        # One place may have had several codes: the last one counts.
        return max(ranked, key=lambda place: place.until)
    return None if _rank(ranked[0], name) == _rank(ranked[1], name) else ranked[0]


def _rank(place: Place, name: str) -> tuple[bool, int]:
    return place.name != name, LEVELS.index(place.level)
