"""A process whose address space is limited can be allowed less for a while."""

from __future__ import annotations

import subprocess
import sys

# Elsewhere than on Linux no address space is limited: what is asked for is given.
REFUSED = ["refused"] if sys.platform == "linux" else []


def test_a_block_takes_no_more_than_it_is_allowed():
    code = """
from indicators.storage.sandbox_restrictions import at_most, limit
limit(2 << 30, 64, largest=0)
with at_most(64 << 20):
    try:
        bytearray(128 << 20)
    except MemoryError:
        print("refused")
print(len(bytearray(128 << 20)) >> 20)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.split() == [*REFUSED, "128"], done.stderr
