"""A long paper is read in bounded memory: what a part of it takes says what 50 MB would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from indicators.documents.sandboxed.sandboxed_reading import decode

pytestmark = pytest.mark.posix

# 50 MB are 17 million characters of three bytes; all of it must stay below 1.5 GB.
MOST_BYTES_A_CHARACTER = 80
CHARACTERS = 250_000
PROGRAM = """
import resource, sys
from pathlib import Path
from indicators.reading.extraction import extract

def most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

path = Path(sys.argv[1])
path.with_name("one.txt").write_text("鞍山市2023年政府工作报告\\n增长5%。", "utf-8")
extract(path.with_name("one.txt"))
before = most()
found = extract(path).statements
print(len(found), most() - before)
"""


def taken(path: Path, text: str) -> tuple[int, float]:
    """How many statements a text gives, and how many bytes a character its reading takes."""
    path.write_text(f"鞍山市2023年政府工作报告\n{text}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, path], capture_output=True, encoding="utf-8", check=True
    )
    count, size = done.stdout.split()
    return int(count), int(size) / len(text)


def test_many_paragraphs(tmp_path):
    one = "".join(
        f"{{0}}{i}号文件要求各部门按时间节点推进各项工作，确保任务落到实处。新增就业{i}人。\n"
        for i in range(40)
    )
    text = "".join(one.format("一二三四五六七八九十"[i % 10] * (i // 10 + 1)) for i in range(400))[
        :CHARACTERS
    ]
    count, size = taken(tmp_path / "many.txt", text)
    assert count > 1200
    assert size < MOST_BYTES_A_CHARACTER


def test_one_line_of_figures_without_end(tmp_path):
    text = "各部门按时间节点推进各项工作并确保任务落到实处，新增就业5万人，" * (CHARACTERS // 33)
    count, size = taken(tmp_path / "line.txt", text)
    assert count == CHARACTERS // 33
    assert size < MOST_BYTES_A_CHARACTER


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_of_50_mb_comes_out_of_the_box(encoding):
    line = "各部门按时间节点推进各项工作。\n".encode(encoding)
    data = line * (50_000_000 // len(line))
    assert decode(data, "long.txt").text == data.decode(encoding)
