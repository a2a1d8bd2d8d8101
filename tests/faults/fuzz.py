"""Feeds the readers and the reading with what nobody would write: `make fuzz`, outside `make test`.

atheris changes the samples and the findings of earlier runs, and follows which lines they reach. What it
finds is kept as a file in findings/, which test_findings.py reads again from then on.

    python -m tests.faults.fuzz [--seconds 60] [TARGET …]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from .samples import TARGETS, samples

FINDINGS = Path(__file__).with_name("findings")


def fuzz(target: str, seconds: int) -> None:
    """Change bytes until the time is over; ends this process."""
    import atheris

    with atheris.instrument_imports(include=["indicators", "pdfplumber", "pdfminer"]):
        from .anything import check

    found = FINDINGS / target
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, sample in enumerate(samples(target)):
            (Path(corpus) / str(number)).write_bytes(sample)
        options = [
            f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=3000", "-max_len=6000",
            "-print_final_stats=1", f"-artifact_prefix={found}/", corpus, str(found),
        ]  # fmt: skip
        atheris.Setup([target, *options], lambda data: check(target, data))
        atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description="Feed the readers with what nobody would write.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all of them.")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.in_this_process:
        fuzz(asked.targets[0], asked.seconds)
        return 0
    failed = []
    for target in asked.targets or TARGETS:
        sys.stdout.write(f"{target}: {asked.seconds} s\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "tests.faults.fuzz", "--in-this-process", target]
        if subprocess.run([*command, "--seconds", str(asked.seconds)], check=False).returncode:
            failed.append(target)
    found = ", ".join(failed)
    sys.stdout.write(f"Found something in {found}: see {FINDINGS}.\n" if failed else "Found nothing.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
