"""For `pytest --nbval notebooks/`: a worker a notebook, what is compared, what renews stale outputs."""

from __future__ import annotations

from typing import Any


def pytest_configure(config: Any) -> None:
    """Keep the cells of a notebook together: each worker of `-n 2` has kernels of its own."""
    if getattr(config.option, "dist", "no") in ("load", "worksteal"):
        config.option.dist = "loadfile"


def pytest_collectstart(collector: Any) -> None:
    """Compare what the notebooks keep: the data of a table are for the batch."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("application/vnd.indicators.table+json",)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how outputs that differ are renewed."""
    failed = [report.nodeid for report in terminalreporter.stats.get("failed", [])]
    names = dict.fromkeys(name.partition("::")[0] for name in failed if ".ipynb::" in name)
    if names:
        terminalreporter.section("outputs of notebooks")
        terminalreporter.line(f"Not as the notebooks give them now: {', '.join(names)}.")
        terminalreporter.line(
            "If papers, figures or the program have changed, run `make notebooks`, look at the change, and "
            "commit it; for one of them `make notebook N=quarterly_report`. In a project without a Makefile: "
            "`python -m indicators.batch.refresh_notebooks`, with the name of one behind it."
        )
