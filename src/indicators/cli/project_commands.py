"""The command that begins a project folder, and tells what a newer package has changed in its notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.language import spoken
from indicators.cli.progress_messages import in_message_language, tell


def init(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder to begin, empty or not there.", show_default=False)
    ] = None,
    checks: Annotated[
        bool, typer.Option("--checks", help="With what checks tables and notebooks at each commit.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Of a project: add missing notebooks, tell which differ.")
    ] = False,
) -> None:
    """Begin a project: folders, notebooks, an example paper, and a README that says how to go on.

    Example: indicators init 我的项目
    """
    from indicators.batch import new_project
    from indicators.errors import BadArgument, raise_all
    from indicators.project import find
    from indicators.storage.visible_text import line

    if update:
        found = new_project.update(find(folder), with_checks=checks)
        for notebook in found:
            typer.echo(in_message_language(f"{notebook.state:8}{line(notebook.name)}"))
        raise_all([notebook.fault for notebook in found if notebook.fault])
        return
    if folder is None:
        raise BadArgument(
            expected="a folder to begin the project in",
            found="none",
            where="indicators init",
            remedy="Write indicators init 我的项目, or --update for what a newer package has changed.",
        )
    made = new_project.create(folder, with_checks=checks)
    typer.echo(line(str(made.root)))
    tell("Read README.md there; begin with the example paper in examples/.")


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
