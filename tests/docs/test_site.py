"""The docs site: every page has its place, every link leads somewhere, what is generated is current."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from indicators.cli import command_page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
NAMES = [page.relative_to(DOCS).as_posix() for page in PAGES]


def test_the_page_of_the_commands_is_current() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == command_page.page()


def test_every_page_has_a_place_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"[\w/-]+\.md", text.partition("\nnav:")[2])) == sorted(NAMES)
    assert yaml.safe_load(text)["docs_dir"] == "docs"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_the_site_loads_nothing_from_elsewhere() -> None:
    shim = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["polyfills"]
    assert shim == ["assets/iframe-worker.js"]
    assert "MIT" in (DOCS / shim[0]).read_text(encoding="utf-8").splitlines()[0]


def test_the_pinned_tools_are_those_of_the_extra() -> None:
    pinned = dict(
        line.split("==")
        for line in (DOCS / "requirements.txt").read_text("utf-8").splitlines()
        if "==" in line
    )
    by_name = {canonicalize_name(name): version for name, version in pinned.items()}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for needed in map(Requirement, extras["docs"]):
        assert needed.specifier.contains(by_name[canonicalize_name(needed.name)]), needed
