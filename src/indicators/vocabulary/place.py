"""A place: its names and code, the level it stands on, and the years in which it exists."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["country", "province", "prefecture", "county", "zone"]
LEVELS: tuple[Level, ...] = ("country", "province", "prefecture", "county", "zone")


class Place(NamedTuple):
    """One place.

    Examples
    --------
    >>> from indicators.vocabulary import places
    >>> places().by_adcode["421088"].since, places().resolve("监利县").until
    ('2021', '2020')
    """

    adcode: str  # Six digits of GB/T 2260; 100000 is the country, "" a zone without a code.
    name: str  # The full name: 岫岩满族自治县.
    short: str  # What papers write instead: 岫岩; "" if nothing.
    level: Level  # country, province, prefecture, county or zone.
    parent: str  # The adcode of the place it belongs to, "" for the country.
    english: str = ""  # What pages in English call it: Anshan, Tiexi District; "" where nobody has said it.
    # The first and the last year in which a list names it with this code; "" for before the first list, 1980,
    # and for today.
    since: str = ""
    until: str = ""
    # The adcode of the place that took over from one that is gone, "" if there are several or none.
    successor: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write the place: full, short, and 岫岩县 or 岫岩自治县 for 岫岩满族自治县.

        Examples
        --------
        >>> from indicators.vocabulary import places
        >>> places().by_adcode["210323"].names
        ('岫岩满族自治县', '岫岩', '岫岩县', '岫岩自治县')
        >>> places().by_adcode["410104"].names
        ('管城回族区', '管城', '管城区')
        """
        if not self.short:
            return (self.name,)
        is_autonomous = self.name[-3:-1] == "自治"
        ends = (1, 3) if is_autonomous else (1,) if self.name.endswith("族区") else ()
        written = (self.name, self.short, *(self.short + self.name[-end:] for end in ends))
        return tuple(dict.fromkeys(written))

    @property
    def is_district(self) -> bool:
        """Whether it is a part of a city, whose name alone means little: 铁西区."""
        return self.level == "county" and self.name.endswith("区")


def level_of(adcode: str) -> Level:
    """Tell by its code what a place is; what has none is a zone.

    Examples
    --------
    >>> level_of("210000"), level_of("210300"), level_of("210381"), level_of("")
    ('province', 'prefecture', 'county', 'zone')
    """
    if not adcode:
        return "zone"
    return "province" if adcode.endswith("0000") else "prefecture" if adcode.endswith("00") else "county"
