"""How often a test run collects garbage."""

from __future__ import annotations

import gc


def collect_less() -> None:
    """Leave out what was collected as tests, which every full collection would walk through again.

    Tests make thousands of rows and few circles: looking for these every 700 objects costs a sixth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
