"""Report pages as people open them: made here, read from the disk by a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from indicators.batch import fork_client, jobs, notebook_file, report_kinds, runner, selection
from indicators.batch.kernel_manager import KernelFactory
from indicators.project import Project
from indicators.tables.store import Tables

QUARTERS = ("鞍山市-2023-Q2", "鞍山市-2023-Q4", "锦州市-2025-Q2")
# What is folded up is drawn when it is opened.
DRAWN = "document.querySelectorAll('[data-figure]:not(.js-plotly-plot, details:not([open]) *)').length === 0"
# Pages that stay open: each is a process.
AT_ONCE = 12
PHONE = 800
# Indicators of which much is known, enough of them for a filter.
BUSY = (
    "gdp", "industry_value_added", "fixed_investment", "retail_sales", "budget_revenue", "urban_jobs",
    "domestic_capital", "income", "trade", "good_air", "hightech_firms", "grain_output", "old_housing", "cpi",
)  # fmt: skip


@dataclass
class Opened:
    """A page with all it said and asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def reports(built_project: Project, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A folder with reports of every kind: quarters with and without figures, comparisons, English."""

    def fill(folder: Path) -> None:
        kinds = report_kinds.load(built_project.notebooks)
        shown = Tables.load(built_project)
        every = jobs.all_jobs(kinds, shown)
        wanted = [
            *(job for job in every if job.output in QUARTERS),
            *(job for job in every if not {"quarter", "indicator"} & set(job.parameters)),
            *(job for job in every if job.parameters.get("indicator") in BUSY),
            *selection.chosen_jobs(kinds, shown, ["锦州市"], "2025-Q1", "en"),
        ]
        with fork_client.running_fork_server(
            notebook_file.imported_modules(built_project.notebooks), pytest.fail
        ) as server:
            kernels = KernelFactory(server, pytest.fail)
            entries = runner.run(wanted, built_project, folder, workers=2, kernels=kernels)
        assert [entry.error for entry in entries] == [""] * len(wanted)
        assert [entry.warnings for entry in entries] == [""] * len(wanted)

    # Not the project's own folder, of which other tests take copies.
    return made_once("pages", fill)


@pytest.fixture(scope="session")
def browser(chromium: str, chromium_flags: list[str]) -> Iterator[Browser]:
    """Debian's Chromium, or whichever .ci/browser finds; without one the tests fail."""
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=chromium_flags)
        yield running
        running.close()


def unfold(page: Page) -> None:
    """Open what is folded up, with all rows of long tables."""
    page.evaluate("document.querySelectorAll('details.fold').forEach(fold => { fold.open = true; })")
    page.evaluate("document.querySelectorAll('.show-more').forEach(more => more.click())")
    page.wait_for_function(DRAWN)


def open_page(
    browser: Browser, address: str, width: int, *, is_unfolded: bool = False, **options: str
) -> Opened:
    """Open a page from the disk, and wait until its figures are drawn."""
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    seen = Opened(page)
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(address)
    page.wait_for_function(DRAWN)
    if is_unfolded:
        unfold(page)
    return seen


@pytest.fixture
def opened(browser: Browser, reports: Path) -> Iterator:
    """Opens a page of the folder at a width, from the disk."""
    pages: list[Opened] = []

    def open_anew(name: str, width: int = 1280, *, is_unfolded: bool = False, **options: str) -> Opened:
        pages.append(open_page(browser, (reports / name).as_uri(), width, is_unfolded=is_unfolded, **options))
        return pages[-1]

    yield open_anew
    for seen in pages:
        seen.page.close()


@pytest.fixture(scope="session")
def looked_at(browser: Browser, reports: Path) -> Iterator:
    """Shows a page opened once for all tests that only look at it, at whichever width and in either theme.

    How many rows and how wide a figure it begins with is settled when it is opened: `opened_at` says the
    width, if it is another one.
    """
    pages: dict[tuple[str, bool, bool], Opened] = {}

    def look_at(
        name: str, width: int = 1280, *, is_unfolded: bool = False, opened_at: int = 0, theme: str = "light"
    ) -> Opened:
        first = opened_at or width
        key = name, is_unfolded, first < PHONE
        seen = pages.pop(key, None)
        if not seen:
            address = (reports / name).as_uri()
            seen = open_page(browser, address, first, is_unfolded=is_unfolded, color_scheme=theme)
        pages[key] = seen
        if len(pages) > AT_ONCE:
            pages.pop(next(iter(pages))).page.close()
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.page.emulate_media(color_scheme=theme)
        seen.page.evaluate("scrollTo(0, 0)")
        return seen

    yield look_at
    for seen in pages.values():
        seen.page.close()
