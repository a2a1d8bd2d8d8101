"""kill -9 at any point of register, build, import and report: old or new, finished by the next run."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.posix

KILLS = 200


def test_a_killed_run_leaves_the_old_or_the_new_and_the_next_one_finishes(root: Path, tmp_path: Path) -> None:
    seed = os.environ.get("SEED") or str(random.randrange(10**6))
    command = [sys.executable, "-m", "tests.faults.killing", tmp_path, seed]
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=root, env=alone, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"SEED={seed}: {done.stderr[-3000:]}"
    found = json.loads(done.stdout)
    assert set(found) == {
        "register", "build", "build that reads", "review import", "progress import", "report",
    }  # fmt: skip
    assert [complaint for kind in found.values() for complaint in kind["complaints"]] == [], f"SEED={seed}"
    assert sum(kind["kills"] for kind in found.values()) >= KILLS, f"SEED={seed}"
