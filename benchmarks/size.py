"""What long papers take in time and memory: 50 MB, 100,000 statements, a line of 5 MB, 10,000 tasks.

Each is read in a process of its own, from the bytes of a file to rows of CSV. The texts are the registered
papers, repeated with blanks that differ, and synthetic lists.

    python benchmarks/size.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from indicators import project
from indicators.documents.register import register
from indicators.reading import statement_formats
from indicators.reading.extraction import extract
from indicators.reading.tasks.tasks import tasks as tasks_of
from reading import long_text

MEGABYTE = 1 << 20
DENSE = "anshan-2023-work-report"


def texts() -> dict[str, str]:
    """The papers without measure, by name."""
    papers = {paper.id: paper.readable.rstrip() for paper in register.load(project.find())}
    tasks = "".join(
        f"{i}.新增就业{i}人，新建项目{i % 50 + 1}个。（牵头单位：市人社局；责任单位：各县区）\n"
        for i in range(1, 10_001)
    )
    return {
        "50 MB": long_text(list(papers.values()), 18_400_000),
        "100,000 statements": long_text([papers[DENSE]], 5_200_000),
        "a line of 5 MB": long_text([papers[DENSE]], 1_850_000).replace("\n", "").replace("。", "，"),
        "10,000 tasks": f"鞍山市2023年政府工作报告任务分解\n{tasks}",
    }


def measure(path: Path) -> None:
    """Read one paper and print what it took."""
    start = time.process_time()
    found = extract(path, place="鞍山市", period="2023", kind="task_breakdown")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        statement_formats.write_csv(found.statements, nowhere)
    tasks = len(list(tasks_of(found.document)))
    seconds, most = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    sys.stdout.write(
        f"{len(found.statements):>12,}{tasks:>10,}{seconds:>9.1f}{most * unit / MEGABYTE:>9.0f}\n"
    )


def main() -> None:
    sys.stdout.write(f"{'text':<20}{'MB':>6}{'statements':>12}{'tasks':>10}{'seconds':>9}{'MB used':>9}\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts().items():
            path = Path(folder) / "paper.txt"
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{name:<20}{path.stat().st_size / MEGABYTE:>6.1f}")
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, path], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
