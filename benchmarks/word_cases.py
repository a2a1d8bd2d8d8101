"""The sentences of tests/reading/words.yaml, one for every word of vocabulary/words.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rules import word_lists

from indicators.vocabulary.yaml_nodes import Loader


def word_cases(path: Path, table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Put every word of a list into the list's sentence: cases named after list and word."""
    lists = dict(word_lists(table))
    for name, frame in yaml.load(path.read_text(encoding="utf-8"), Loader)["frames"].items():
        for word in frame.get("words") or lists[name.partition(",")[0]]:
            if word not in frame.get("but", ()):
                rows = [{field: _with(word, value) for field, value in row.items()} for row in frame["rows"]]
                case = {"name": f"{name}: {word}", "text": _with(word, frame["text"]), "rows": rows}
                yield {**case, "paper": frame.get("paper", "annual")}


def _with(word: str, value: Any) -> Any:
    return value.replace("{}", word) if isinstance(value, str) else value
