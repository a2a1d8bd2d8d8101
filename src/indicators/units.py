"""One pint registry, one definitions file; conversion of arrays, one unit at a time.

Text of papers never reaches pint: `parse_form` knows the written forms of units.csv and the
multipliers 十 百 千 万 亿 before them, and refuses everything else. Counts, persons, currencies, percent
and percentage point are dimensions of their own, so that a wrong conversion raises.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from indicators.errors import NotNumbers, UnitMismatch, VocabularyFault
from indicators.vocabulary import own_files
from indicators.vocabulary.exchange_rate import ExchangeRate, checked_rates
from indicators.vocabulary.file_text import read_text
from indicators.vocabulary.unit_forms import Unit, catalogue, parse_form
from indicators.vocabulary.unit_scales import display, scale_for

if TYPE_CHECKING:
    import pint
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "ExchangeRate",
    "Unit",
    "catalogue",
    "convert",
    "display",
    "faults",
    "parse_form",
    "registry",
    "scale_for",
]

DEFINITIONS = Path(__file__).parent / "vocabulary" / "units.txt"


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[float]:
    """Return the one pint registry: the lines of units.txt, and a dimension for each count word.

    Raises
    ------
    VocabularyFault
        A line of the project's own units.txt is no definition.

    Examples
    --------
    >>> round(registry().Quantity(15.0, "mu_area").to("hectare").magnitude, 12)
    1.0
    """
    import pint

    made: pint.UnitRegistry[float] = pint.UnitRegistry(None, on_redefinition="raise")
    for label, entry in catalogue().by_label.items():
        if entry.kind == "count" and entry.pint == label:
            try:
                made.define(f"{label} = [{label}]")
            except (pint.PintError, ValueError, TypeError) as error:
                raise _unread(entry.pint, error, f"units.csv, form {label}") from error
    mine = _own_definitions()
    lines = read_text(DEFINITIONS).splitlines()
    made.load_definitions([line for line in lines if _defined(line) not in mine])
    for line, number in mine.values():
        try:
            made.define(line)
        except (pint.PintError, ValueError, TypeError) as error:
            raise VocabularyFault(
                expected="a definition that pint reads",
                found=" ".join(str(error).split()),
                where=f"vocabulary/{DEFINITIONS.name}, line {number}",
                remedy="Correct the line; units.txt of the package shows the form.",
            ) from error
    return made


def _own_definitions() -> dict[str, tuple[str, int]]:
    """Give the definitions of a project's own units.txt by their names, each with its line number."""
    own = own_files.own(DEFINITIONS.name)
    lines = enumerate(read_text(own).splitlines() if own else (), 1)
    return {name: (line, number) for number, line in lines if (name := _defined(line))}


def _defined(line: str) -> str:
    return line.partition("#")[0].partition("=")[0].strip()


def convert(
    values: ArrayLike,
    from_unit: str,
    to_unit: str,
    *,
    rates: Sequence[ExchangeRate] = (),
    where: str = "conversion",
) -> NDArray[np.float64]:
    """Convert numbers from one unit to another.

    Parameters
    ----------
    values : array_like
        Numbers of any shape, numpy or pandas; NaN and NA stay NaN.
    from_unit, to_unit : str
        Labels or written forms, with or without multipliers: 亿斤, 吨.
    rates : sequence of ExchangeRate
        The only way from one currency to another; each goes both ways.
    where : str
        What an error names as the place to open.

    Returns
    -------
    numpy.ndarray
        float64, the shape of `values`. A factor that is a fraction is applied as one: 3 亩 are
        exactly 2000 平方米.

    Raises
    ------
    UnknownUnit
        A unit is not in units.csv.
    UnitMismatch
        The units measure different things.
    NotNumbers
        The values are no numbers.

    Examples
    --------
    >>> convert([3.0, 1.5], "万亩", "公顷").tolist()
    [2000.0, 1000.0]
    >>> convert(1.0, "元", "美元")
    Traceback (most recent call last):
    indicators.errors.UnitMismatch: units do not convert
      expected  a unit that measures the same as 美元
      found     元
      where     conversion
      to do     Pass an ExchangeRate between 元 and 美元 with its date and source.
    """
    source, target = parse_form(from_unit, where=where), parse_form(to_unit, where=where)
    factor = _factor(source, target, checked_rates(rates))
    if factor is None:
        raise UnitMismatch(
            expected=f"a unit that measures the same as {target.form}",
            found=source.form,
            where=where,
            remedy=_remedy(source, target),
        )
    return _floats(values, where) * float(factor.numerator) / float(factor.denominator)


def faults() -> list[VocabularyFault]:
    """List what pint cannot read of units.txt and of the expressions in units.csv.

    Examples
    --------
    >>> faults()
    []
    """
    import pint

    try:
        known = registry()
    except (pint.PintError, ValueError, TypeError) as error:
        return [
            VocabularyFault(
                expected="definitions that pint reads, each name once",
                found=" ".join(str(error).split()),
                where=DEFINITIONS.name,
                remedy="Correct the line; the ones around it show the form.",
            )
        ]
    found = []
    mine = _own_definitions().items()
    written = [(name, f"vocabulary/{DEFINITIONS.name}, line {number}") for name, (_, number) in mine]
    written += [(entry.pint, f"units.csv, form {entry.form}") for entry in catalogue().forms]
    for expression, where in written:
        try:
            known.get_root_units(known.parse_units(expression))
        except (pint.PintError, ValueError, TypeError) as error:
            found.append(_unread(expression, error, where))
    return found


def _unread(expression: str, error: Exception, where: str) -> VocabularyFault:
    return VocabularyFault(
        expected="an expression of names in units.txt",
        found=f"{expression} ({error})",
        where=where,
        remedy="Correct the column pint, or define the name in units.txt.",
    )


def _floats(values: ArrayLike, where: str) -> NDArray[np.float64]:
    """Turn numbers into float64; words are refused even where numpy would read them."""
    try:
        array: NDArray[Any] = np.asarray(values)
    except ValueError as error:
        raise NotNumbers(
            expected="numbers, each row as long as the others",
            found=str(error),
            where=where,
            remedy="Convert the rows one by one.",
        ) from error
    if array.dtype == object:
        array = np.array(
            [np.nan if _is_missing(item) else item for item in array.flat], dtype=object
        ).reshape(array.shape)
        is_number = all(
            isinstance(item, Real | Decimal) and not isinstance(item, bool) for item in array.flat
        )
    else:
        is_number = array.dtype.kind in "iuf" or not array.size
    if not is_number:
        raise NotNumbers(
            expected="numbers",
            found=f"values of type {array.dtype}, first {array.flat[0]!r}",
            where=where,
            remedy="Read the text with indicators.reading first; only numbers are converted.",
        )
    try:
        return array.astype(np.float64)
    except OverflowError as error:
        raise NotNumbers(
            expected="numbers up to 1.8e308", found=str(error), where=where, remedy="Correct the figure."
        ) from error


def _is_missing(item: object) -> bool:
    # pandas.NA is known by its type's name, because pandas need not be imported here.
    return item is None or type(item).__name__ == "NAType"


@lru_cache(maxsize=4096)
def _factor(source: Unit, target: Unit, rates: tuple[ExchangeRate, ...]) -> Fraction | None:
    """Return what a number in `source` is multiplied by, or None if the units measure different things."""
    multiplier = Fraction(source.factor * target.per, target.factor * source.per)
    if source.pint == target.pint:
        return multiplier
    size, dimension = _root(source.pint)
    goal_size, goal = _root(target.pint)
    for rate in rates:
        size, dimension = _exchanged(size, dimension, goal, rate)
    return multiplier * size / goal_size if dimension == goal else None


def _root(expression: str) -> tuple[Fraction, dict[str, int]]:
    """Resolve an expression into its size in base units and the powers of its dimensions."""
    import pint

    try:
        unit = registry().parse_units(expression)
        size, _ = registry().get_root_units(unit)
    except (pint.PintError, ValueError, TypeError) as error:
        raise _unread(expression, error, DEFINITIONS.name) from error
    return _simplest(cast(float, size)), {
        name: cast(int, power) for name, power in unit.dimensionality.items()
    }


def _simplest(size: float) -> Fraction:
    """Return the simplest fraction within the rounding of a chain of products: the one units.txt means."""
    inverse = size < 1
    plain = Fraction(1 / size if inverse else size)
    near = plain.limit_denominator(10**6)
    chosen = near if abs(near - plain) <= plain * Fraction(1, 10**14) else plain
    return 1 / chosen if inverse else chosen


def _exchanged(
    size: Fraction, dimension: dict[str, int], goal: dict[str, int], rate: ExchangeRate
) -> tuple[Fraction, dict[str, int]]:
    """Put one currency in the other's place where the goal has the other there."""
    base, quote = f"[{parse_form(rate.base).pint}]", f"[{parse_form(rate.quote).pint}]"
    price = Fraction(rate.rate)
    for old, new, worth in ((base, quote, price), (quote, base, 1 / price)):
        power = dimension.get(old)
        if power is not None and old not in goal and goal.get(new) == power:
            rest = {name: other for name, other in dimension.items() if name != old}
            return size * worth**power, rest | {new: power}
    return size, dimension


def _remedy(source: Unit, target: Unit) -> str:
    kinds = {source.kind, target.kind}
    if kinds == {"currency"}:
        return f"Pass an ExchangeRate between {source.label} and {target.label} with its date and source."
    if kinds == {"percent", "point"}:
        return "A percentage and a difference of percentages are two things; take the measure's own unit."
    if kinds <= {"count", "person"}:
        return "Count words never convert; state both figures in one of them if they count the same things."
    return f"Take a unit of {source.kind} for the figure, or correct the unit {source.form}."
