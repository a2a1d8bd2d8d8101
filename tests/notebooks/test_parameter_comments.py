"""What each parameter of a notebook takes is said in Chinese beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_parameter_has_a_comment_in_chinese(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    (source,) = (
        "".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", [])
    )
    assert source
    for line in source.splitlines():
        assert re.search(r"  # .*[\u4e00-\u9fff]", line), line
