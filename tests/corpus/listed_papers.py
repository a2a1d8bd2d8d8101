"""Small papers with a manifest, for tests of a corpus."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

PLACES = ("鞍山市", "锦州市", "浙江省", "海城市")


def text(place: str, rate: int) -> str:
    """A report of a few sentences."""
    return (
        f"{place}2023年政府工作报告\n各位代表：\n一、2022年工作回顾\n地区生产总值增长{rate - 1}%。\n"
        f"二、2023年主要目标\n地区生产总值增长{rate}%左右，粮食产量稳定在{100 + rate}万吨以上。\n"
    )


def write(folder: Path, rows: Sequence[dict[str, str]], name: str = "list.csv") -> str:
    """Write a manifest, and give its path."""
    path = folder / name
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def corpus(folder: Path, count: int = 4) -> str:
    """Write papers of several places, and their manifest."""
    rows = []
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        name = f"paper-{number}-2023.txt"
        (folder / name).write_text(text(place, 5 + number), encoding="utf-8")
        rows.append({"path": name, "place": place, "year": "2023", "kind": "work_report"})
    return write(folder, rows)


def files(out: Path) -> dict[str, bytes]:
    """All that stands in the folder of the partitions, but the lock."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
