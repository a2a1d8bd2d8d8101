"""How a command ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What is registered first is called last.
_TOLD = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 10_000, searched))
import indicators.reading.extraction
from indicators.cli.app import app
searched = []
gc.callbacks.append(lambda phase, told: searched.append(told["generation"]))
app(["--version"])
"""


def test_a_command_ends_without_a_search_for_garbage() -> None:
    done = subprocess.run([sys.executable, "-c", _TOLD], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "True []"


def test_a_command_that_asks_duckdb_tells_of_nothing_at_its_end(root: Path) -> None:
    command = ["sql", "select 1 as one", "--project", str(root)]
    done = subprocess.run([sys.executable, "-m", "indicators", *command], capture_output=True, check=True)

    assert done.stderr == b""
