"""A Chromium that stays open and prints pages: its start takes longer than a page.

    python tests/pdf_printer.py CHROMIUM FLAG…

A process of its own: playwright leaves an event loop running in the thread that it is used in. It takes a
line of JSON a page and answers each with an empty line when the .pdf beside the .html is written.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def main() -> None:
    """Print until the input ends."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:])
        for line in sys.stdin:
            order = json.loads(line)
            source = Path(order["html"])
            with browser.new_context() as context, context.new_page() as page:
                page.goto(source.as_uri())
                # As `chromium --print-to-pdf` does, with its paper and its margins.
                printed = context.new_cdp_session(page).send(
                    "Page.printToPDF",
                    {
                        "displayHeaderFooter": order["has_heads"],
                        "printBackground": True,
                        "preferCSSPageSize": True,
                    },
                )
            source.with_suffix(".pdf").write_bytes(base64.b64decode(printed["data"]))
            sys.stdout.write("\n")
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
