"""LibreOffice as tests call it."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path


class Office:
    """LibreOffice with a profile of its own.

    Attributes
    ----------
    profile : Path
        Where it keeps its settings and macros; made by its first run.
    """

    def __init__(self, program: str, profile: Path) -> None:
        self._program, self.profile = program, profile

    def run(self, *words: str) -> str:
        """Call it with these words, wait for its end, and give back what it said."""
        started = subprocess.Popen(
            [
                self._program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore",
                *words,
            ],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        try:
            said, _ = started.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            # The program is a child of the script that was started.
            os.killpg(started.pid, signal.SIGKILL)
            raise
        assert started.returncode == 0, said
        return said

    def convert(self, form: str, folder: Path, *sources: Path, reads: str = "") -> None:
        """Save files in another format into a folder."""
        self.run(
            *([f"--infilter={reads}"] if reads else []),
            "--convert-to", form, "--outdir", str(folder), *map(str, sources),
        )  # fmt: skip
        missing = [s.stem for s in sources if not (folder / f"{s.stem}.{form}").is_file()]
        assert not missing, f"no {form} made of {missing}; Debian: apt-get install libreoffice-writer"
