"""Runs checks one after the other and gathers what they find, however each tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from indicators.errors import Faults, IndicatorsError
from indicators.storage.os_errors import file_trouble


@dataclass(frozen=True, slots=True)
class Checked:
    """One file or folder that was looked at."""

    name: str  # As a person names it: data/raw/documents.yaml.
    faults: tuple[IndicatorsError, ...]


def gathered(check: Callable[[], object]) -> list[IndicatorsError]:
    """Run one check and list its faults, raised one by one, together, or returned.

    Examples
    --------
    >>> gathered(lambda: [])
    []
    """
    try:
        found = check()
    except Faults as error:
        return list(error.errors)
    except IndicatorsError as error:
        return [error]
    except OSError as error:
        # One file that the system does not let be read hides nothing of the others.
        return [file_trouble(error, error.filename or "", "a file that can be read")]
    return [fault for fault in found if isinstance(fault, IndicatorsError)] if isinstance(found, list) else []


def run(checks: Iterable[tuple[str, Callable[[], object]]]) -> list[Checked]:
    """Run all checks; what one file does wrong is told once, where it is found first.

    Parameters
    ----------
    checks : iterable of (str, callable)
        Name and check, those that others rest on first.
    """
    told: set[tuple[str, ...]] = set()
    done = []
    for name, check in checks:
        fresh = [fault for fault in gathered(check) if _said(fault) not in told]
        told.update(map(_said, fresh))
        done.append(Checked(name, tuple(fresh)))
    return done


def _said(fault: IndicatorsError) -> tuple[str, ...]:
    """Give what a fault says, in no language: telling thousands takes longer than finding them."""
    return (fault.headline, fault.expected, fault.found, fault.where, fault.remedy)


def faults(done: Sequence[Checked]) -> list[IndicatorsError]:
    """List the faults of all that was checked, in order."""
    return [fault for one in done for fault in one.faults]
