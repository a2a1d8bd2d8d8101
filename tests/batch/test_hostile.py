"""Words of a paper that are markup, script or code stay words: on pages, in notebooks, in parameters."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from indicators.batch import html_exporter, index_page, jobs, manifest, papermill_adapter, runner
from indicators.batch.report_kinds import ReportKinds
from indicators.errors import BadParameter, UnreadableDocument
from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store
from indicators.tables.store import Tables

from ..notebooks.running import shown
from .conftest import code, notebook

WORDS = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}{% raw %}%{x}<b>\u202e"
TEXT = (
    "indicator", "section", "sentence", "source_title", "note", "text", "title", "issuer", "lead_units",
    "lead_leaders", "responsible_units",
)  # fmt: skip
LIVE = {"script", "img", "iframe", "object", "embed", "form", "input", "link", "meta", "base"}


@pytest.fixture(scope="module")
def hostile(built: Tables, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose every free text ends in markup, script and templates."""
    made = Project(tmp_path_factory.mktemp("hostile"))
    (made.root / "data" / "raw").mkdir(parents=True)

    def marked(frame: pd.DataFrame) -> pd.DataFrame:
        own = [name for name in TEXT if name in frame]
        return frame.assign(
            **{name: frame[name].where(frame[name] == "", frame[name] + WORDS) for name in own}
        )

    tables = Tables(**{name: marked(frame) for name, frame in built})
    store.write(datapackage.package(tables), made.processed)
    return made


def _ended(texts: pd.Series) -> pd.Series:
    return texts.where(texts == "", texts + WORDS)


def live(markup: str) -> list[str]:
    """What of a piece of markup a browser would act on."""
    found = []
    for element in html.fragment_fromstring(markup, create_parent="div").iter():
        if not isinstance(element.tag, str):
            continue
        attributes = {name: str(value) for name, value in element.attrib.items()}
        if element.tag in LIVE or any(name.startswith("on") for name in attributes):
            found.append(html.tostring(element, encoding="unicode")[:80])
        if attributes.get("href", "#").partition(":")[0].lower() in ("javascript", "data", "vbscript"):
            found.append(attributes["href"])
    return found


def test_the_search_finds_what_is_live() -> None:
    assert len(live(f"<p>{WORDS}</p><a href='JavaScript:x'>a</a><p onclick=x>b</p>")) == 4


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("quarterly_report.ipynb", {"place": "鞍山市", "quarter": "2023-Q4"}),
        ("plan_vs_annual.ipynb", {"place": "鞍山市", "year": 2023, "lang": "en"}),
        ("responsibility.ipynb", {"place": "锦州市", "year": 2025}),
        ("compare_cities.ipynb", {"places": ["鞍山市", "锦州市"], "years": [2023, 2025]}),
        ("explore_targets.ipynb", {}),
    ],
)
def test_views_escape_the_words_of_papers(
    project: Project,
    hostile: Project,
    name: str,
    parameters: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(hostile.root))
    seen = shown(project.notebooks / name, parameters, monkeypatch)
    pieces = [piece for piece in seen if piece.startswith("<")]
    assert "&lt;script&gt;alert(1)" in "".join(pieces)
    assert {found for piece in pieces for found in live(piece)} == set()
    assert "\u202e" not in "".join(pieces)


def test_a_page_keeps_its_own_scripts_and_no_other() -> None:
    from nbformat import v4

    figure = {"data": [{"name": WORDS}], "layout": {"title": {"text": WORDS}}}
    words = {"title": WORDS, "caption": WORDS}
    type_ = "application/vnd.plotly.v1+json"
    outputs = [
        v4.new_output("display_data", {type_: figure}, metadata={type_: words}),
        v4.new_output("display_data", {"text/plain": WORDS}),
        v4.new_output("stream", text=WORDS),
    ]
    cell = v4.new_code_cell("1", outputs=outputs)
    page = html.fromstring(html_exporter.page(v4.new_notebook(cells=[cell]), WORDS, "zh"))
    nonce = {script.get("nonce") for script in page.iter("script") if script.get("src")}
    assert len(nonce) == 1
    inline = [script for script in page.iter("script") if not script.get("src")]
    assert [script.get("type") for script in inline] == ["application/json"]
    assert [element for element in page.iter() if element.get("onerror")] == []
    assert [image.get("src") for image in page.iter("img")] == []
    assert json.loads(inline[0].text)["data"] == [{"name": WORDS.replace("\u202e", "\ufffd")}]
    assert "49" not in page.text_content()


def test_the_page_of_a_failure_escapes_what_failed() -> None:
    page = html_exporter.failed_page(
        WORDS, "zh", notebook=WORDS, parameters={"place": WORDS}, message=WORDS, cell=WORDS, last_good=""
    )
    body = page.partition("<body>")[2]
    assert live(body.partition("</body>")[0]) == []
    assert body.count("&lt;script&gt;alert(1)") >= 4


CODE = [
    "\"; import pathlib; pathlib.Path('BAIT').touch() #",
    "'\"\"\"'''\nimport pathlib; pathlib.Path('BAIT').touch()\n\"\"\"",
    "\\", "\\\"", "\\N{DIGIT ONE}", "{place}", "%(place)s", "${HOME}", "{{7*7}}", "\u2028x\r\ny\x00\x1b[31m",
    "!touch BAIT", "%%bash\ntouch BAIT", "\udcff".encode("utf-8", "surrogatepass").decode("latin-1"), "",
]  # fmt: skip


def test_parameters_reach_the_notebook_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bait = tmp_path / "bait"
    monkeypatch.chdir(tmp_path)
    words = [text.replace("BAIT", str(bait)) for text in CODE]
    source = "import json\nprint(json.dumps([place, *places]))"
    path = tmp_path / "n.ipynb"
    declared = 'place: str = ""\nplaces: list[str] = []'
    path.write_text(notebook(code(declared, "parameters"), code(source)), encoding="utf-8")
    sockets = tmp_path / "s"
    sockets.mkdir()
    ran = papermill_adapter.execute(
        path, tmp_path / "{place}.ipynb", {"place": words[0], "places": words}, sockets
    )
    (told,) = [output.text for cell in ran.cells for output in cell.get("outputs", [])]
    assert json.loads(told) == [words[0], *words]
    assert not bait.exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["n.ipynb", "s", "{place}.ipynb"]


@given(st.lists(st.text(), min_size=1, max_size=4))
@example(["𝕊" * 79])
@example(["页" * 300])
def test_no_place_or_period_leads_out_of_the_folder(parts: list[str]) -> None:
    stem = jobs.file_stem("页", *parts)
    assert re.fullmatch(r"[\w-]+", stem)
    assert len(stem.encode()) < 250
    assert Path(f"{stem}.html").name == f"{stem}.html"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"notebook": "../outside.ipynb"}, "the notebook '../outside.ipynb'"),
        ({"notebook": "/etc/passwd"}, "the notebook '/etc/passwd'"),
        ({"output": "../page"}, "the page '../page'"),
        ({"output": ""}, "the page ''"),
    ],
)
def test_a_job_stays_in_its_folders(small: Project, fields: dict[str, str], found: str) -> None:
    job = jobs.Job(**{"notebook": "good.ipynb", "parameters": {}, "output": "page", "title": "t"} | fields)
    with pytest.raises(BadParameter) as caught:
        runner.check([job], small)
    assert caught.value.found == found
    assert (
        caught.value.expected == "a notebook of the folder notebooks, and a page named by letters and digits"
    )
    assert caught.value.remedy == "Name the notebook's file alone, and the page as `jobs.file_stem` does."


@pytest.mark.parametrize("field", ["page", "failed_page", "run_notebook"])
@pytest.mark.parametrize("name", ["../a.html", "/etc/passwd", "a/../../b.html", "a\\b.html"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(tmp_path: Path, field: str, name: str) -> None:
    entry = manifest.Entry("a", "A", "zh", "n.ipynb", {}, "done", page="a.html")
    content = manifest.render(manifest.Manifest((replace(entry, **{field: name}),)))
    (tmp_path / manifest.FILE).write_bytes(content)
    with pytest.raises(UnreadableDocument) as caught:
        manifest.read(tmp_path)
    assert caught.value.found == f"ValueError: {name!r} is no file beside the manifest"


def test_a_page_forbids_all_that_it_does_not_use() -> None:
    from nbformat import v4

    def rules(text: str) -> dict[str, str]:
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None
        return dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))

    figure = v4.new_output("display_data", {"application/vnd.plotly.v1+json": {"data": [], "layout": {}}})
    drawn = v4.new_notebook(cells=[v4.new_code_cell("1", outputs=[figure])])
    with_figure = rules(html_exporter.page(drawn, "t", "zh"))
    without = rules(html_exporter.page(v4.new_notebook(), "t", "zh"))
    failed = rules(
        html_exporter.failed_page("t", "zh", notebook="n", parameters={}, message="m", cell="", last_good="")
    )
    listing = index_page.page(manifest.Manifest(), ReportKinds())
    # blob: is the picture that plotly hands over, data: the empty icon; inline styles are plotly's and ours.
    assert with_figure["img-src"] == "data: blob:"
    for page in (without, failed, rules(listing)):
        assert page["img-src"] == "data:"
        assert set(page) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
        assert "unsafe" not in page["script-src"]
        assert page["default-src"] == page["base-uri"] == page["form-action"] == "'none'"
    assert failed["script-src"] == "'none'"
