"""The command that opens a project's notebooks."""

from __future__ import annotations

from typing import Annotated

import typer

from indicators.cli.language import spoken
from indicators.cli.progress_messages import tell


def lab(
    options: Annotated[
        list[str] | None, typer.Argument(help="Options of JupyterLab, behind --.", show_default=False)
    ] = None,
) -> None:
    """Open the project's notebooks in JupyterLab, in Chinese where messages are.

    Example: indicators lab -- --no-browser
    """
    import subprocess
    import tempfile
    from pathlib import Path

    from indicators.batch import jupyter_lab
    from indicators.project import find

    project = find()
    if spoken.get() == "zh" and not jupyter_lab.has_chinese():
        tell(f"JupyterLab itself is in English: its words in Chinese are in pip install {jupyter_lab.PACK}")
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder)
        words = jupyter_lab.command(project, settings, spoken.get(), options or ())
        done = subprocess.run(words, cwd=project.root, env=jupyter_lab.environment(settings), check=False)
    raise typer.Exit(done.returncode)
