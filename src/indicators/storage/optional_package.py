"""Packages that only some commands need, and that an installation may lack."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from indicators.errors import MissingPackage


def import_optional(module: str, *, expected: str, where: str, extra: str) -> Any:
    """Import a module of such a package.

    Parameters
    ----------
    expected : str
        The package and what it is for, for the message.
    where : str
        The command or option that needs it.
    extra : str
        The optional dependency of this package that brings it along.

    Examples
    --------
    >>> import_optional("json", expected="the package json", where="an example", extra="json").__name__
    'json'
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingPackage(
            expected=expected,
            found="none installed",
            where=where,
            remedy=f"Install it: pip install 'indicators[{extra}]'.",
        ) from error
