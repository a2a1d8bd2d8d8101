"""A paper that changes after corrections and figures refer to it: told with what no longer fits."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace

import pytest
import yaml

from indicators.errors import CorrectionMisfit, Faults, FigureMisfit, RawFileAltered, UnreadableDocument
from indicators.project import Project
from indicators.tables.reported import progress_figures

from ...fresh_tables import build

PLAN, TASKS = "anshan-14th-five-year-plan", "jinzhou-2025-task-breakdown"
GDP = "地区生产总值"


@pytest.fixture
def copy(raw_copy, built, tmp_path) -> Project:
    """The raw data, with corrections of the plan and figures for two targets of a task breakdown."""
    copied = raw_copy(tmp_path)
    copied.progress.mkdir()
    workbook = b"kept"
    sha256 = hashlib.sha256(workbook).hexdigest()
    (copied.progress / progress_figures.kept_name(sha256, "a.xlsx")).write_bytes(workbook)
    targets = built.targets[(built.targets["document_id"] == TASKS) & (built.targets["measure"] == "growth")]
    rows = [
        {
            "place": "锦州市", "adcode": "210700", "indicator_id": target["indicator_id"],
            "indicator": target["indicator"], "measure": "growth", "period": "2025-Q1", "value": "5.7",
            "unit": "%", "comparator": "eq", "status": "preliminary", "source_title": "a",
            "source_quality": "department", "source_url": "", "published": "", "note": "",
            "target_id": target["target_id"], "quarter": "1", "workbook_sha256": sha256,
        }
        for target in targets.head(2).to_dict("records")
    ]  # fmt: skip
    with (copied.observations / "progress.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, progress_figures.PROGRESS_HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return copied


def change(copied: Project, name: str, old: str, new: str, *, registered: bool = False) -> None:
    """Put other words into a paper, and if asked its new checksum into the register."""
    path = copied.documents / f"{name}.txt"
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    if registered:
        entries = yaml.safe_load(copied.register.read_text("utf-8"))
        for entry in entries:
            if entry["id"] == name:
                entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        copied.register.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")


def told(copied: Project) -> dict[str, str]:
    """What each fault of a build says it found."""
    with pytest.raises((Faults, CorrectionMisfit, FigureMisfit)) as caught:
        build(copied)
    errors = getattr(caught.value, "errors", (caught.value,))
    assert not copied.processed.exists()
    return {type(error).__name__: error.found for error in errors}


def test_figures_that_fit_are_built(copy):
    ids = build(copy).observations["observation_id"]
    assert ids.str.startswith("progress@").sum() == 2


def test_an_altered_file_is_told_with_the_corrections_that_lost_their_place(copy):
    change(copy, PLAN, "鞍山市", "辽宁省鞍山市")
    found = told(copy)
    assert set(found) == {"RawFileAltered", "CorrectionMisfit"}
    assert found["CorrectionMisfit"].startswith(f"row 2: {PLAN} at 3968..3972 says ")
    assert f"; row 3: {PLAN} at 7630..7634 says " in found["CorrectionMisfit"]
    assert ", not '3.48' (at 7633 now); row 4: " in found["CorrectionMisfit"]
    assert found["CorrectionMisfit"].endswith("not '3.59910' (at 7637 now)")


def test_what_stands_behind_the_change_alone_is_told(copy):
    path = copy.documents / f"{PLAN}.txt"
    path.write_bytes(path.read_bytes() + "附件。".encode())
    with pytest.raises(RawFileAltered):
        build(copy)


def test_figures_whose_target_is_another_one_now_are_told(copy):
    first, _ = progress_figures.read(copy)
    change(copy, TASKS, first.indicator, "绿" * len(first.indicator))
    found = told(copy)
    assert set(found) == {"RawFileAltered", "FigureMisfit"}
    assert f"row 2: {first.target_id}, {first.indicator} in 2025-Q1," in found["FigureMisfit"]


def test_a_new_checksum_in_the_register_hides_nothing(copy):
    change(copy, PLAN, "3.48", "3.58", registered=True)
    change(copy, TASKS, "锦州", "辽宁锦州", registered=True)
    with pytest.raises(CorrectionMisfit) as corrected:
        build(copy)
    assert (
        "has another checksum than when it was settled; it says '3.58', not '3.48' (" in corrected.value.found
    )
    assert "; it still says '3.59910' there" in corrected.value.found
    copy.corrections.unlink()
    with pytest.raises(FigureMisfit) as filled_in:
        build(copy)
    ids = [figure.target_id for figure in progress_figures.read(copy)]
    assert all(f"{name}, " in filled_in.value.found for name in ids)
    assert "is read no longer" in filled_in.value.found
    assert str(filled_in.value).splitlines()[0] == "figures no longer fit their targets"
    assert filled_in.value.expected == "the targets that the figures were filled in for"
    assert filled_in.value.where == "data/raw/observations/progress.csv"
    assert filled_in.value.remedy == (
        "Restore the papers, or take these rows out and import the figures again in a fresh "
        "`indicators progress template`."
    )


def test_a_paper_that_cannot_be_read_any_more_is_told_beside_its_checksum(copy):
    (copy.documents / f"{PLAN}.txt").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(Faults) as caught:
        build(copy)
    assert [type(error) for error in caught.value.errors] == [RawFileAltered, UnreadableDocument]


def test_a_figure_for_what_is_no_target_any_more(built, copy):
    from indicators.reading.statement import Statement
    from indicators.tables.corrections.stale_references import figure_misfits

    (figure, other) = progress_figures.read(copy)
    row = Statement(
        statement_id=figure.target_id, document_id=TASKS, place="锦州市", adcode="210700", role="actual",
        indicator=figure.indicator, measure="growth", comparator="eq", quote="6%", start=0, end=2,
        sentence="", origin="text",
    )  # fmt: skip
    kept = replace(row, statement_id=other.target_id, role="target", indicator=other.indicator)
    (fault,) = figure_misfits([figure, other], [row, kept])
    assert fault.found == (
        f"row 2: {figure.target_id}, {figure.indicator} in 2025-Q1, is no target any more but actual"
    )


def test_a_figure_for_a_part_of_a_target_fits_the_whole(copy):
    from indicators.reading.statement import Statement
    from indicators.tables.corrections.stale_references import figure_misfits

    (figure, _) = progress_figures.read(copy)
    row = Statement(
        statement_id=figure.target_id, document_id=TASKS, place="锦州市", adcode="210700", role="target",
        indicator="居民收入", indicator_id="income", measure="growth", comparator="eq", quote="6%", start=0,
        end=2, sentence="", origin="text",
    )  # fmt: skip
    part = figure.model_copy(
        update={"target_id": f"{figure.target_id}.income_rural", "indicator": "农村居民人均可支配收入"}
    )
    assert figure_misfits([part], [row]) == []
    (fault,) = figure_misfits([part], [replace(row, indicator="地区生产总值", indicator_id="gdp")])
    assert fault.found.endswith("is about 地区生产总值 now")
