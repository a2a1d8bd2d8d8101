"""How soon a page shows something: first paint and first content in headless Chromium, from the disk.

    .venv/bin/python benchmarks/paint.py [reports/]

Prints a line a page, the median of five fresh starts of the page; the target is one second.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TIMES = 5
TARGET_MS = 1000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAINTS = "() => performance.getEntriesByType('paint').map((entry) => [entry.name, entry.startTime])"
DRAWN = (
    "() => performance.getEntriesByName('first-contentful-paint').length > 0 && "
    "document.querySelectorAll('[data-figure]:not(.js-plotly-plot)').length === 0"
)


def paints(browser: Browser, page: Path) -> dict[str, float]:
    """Open one page in a context of its own, without a cache, and read its paints and its last figure."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        tab = context.new_page()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_function(DRAWN)
        found = dict(tab.evaluate(PAINTS))
        return found | {"figures": tab.evaluate("performance.now()")}


def main() -> int:
    """Measure every page of a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "reports"
    pages = sorted(folder.glob("*.html"))
    if not pages:
        sys.stderr.write(f"no page in {folder}: make report\n")
        return 2
    chromium = subprocess.run(
        ["sh", ROOT / ".ci" / "browser"], capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()
    worst = 0.0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for page in pages:
            told = [paints(browser, page) for _ in range(TIMES)]
            first, figures = (
                statistics.median(one[name] for one in told) for name in ("first-contentful-paint", "figures")
            )
            worst = max(worst, first)
            size = page.stat().st_size / 1000
            sys.stdout.write(
                f"{first:6.0f} ms to first content, {figures:6.0f} ms to all figures, "
                f"{size:4.0f} KB  {page.name}\n"
            )
        browser.close()
    sys.stdout.write(f"\nslowest first content {worst:.0f} ms; the target is {TARGET_MS} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
