"""What a run of tests need not pay for at every test."""

from __future__ import annotations

import gc
import os
from functools import cache

import typer.main


def collect_less() -> None:
    """Leave out what was collected as tests, which every full collection would walk through again.

    Tests make thousands of rows and few circles: looking for these every 700 objects costs a sixth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def lower() -> None:
    """Do once, or not at all, what thousands of calls of commands would do again."""
    _read_signatures_once()
    _sync_nothing()


def _read_signatures_once() -> None:
    """Keep what typer finds in the signature of a command: each call of its runner asks for all of them."""
    typer.main.get_params_from_function = cache(typer.main.get_params_from_function)


def _sync_nothing() -> None:
    """Leave it to the system when files reach the disk: no test outlives a power cut.

    Programs that tests start sync as everybody's do.
    """
    os.fsync = lambda handle: None
