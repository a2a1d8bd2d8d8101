"""What analysts settled: read, checked against its papers, put over the reading last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.documents.document import Document
from indicators.errors import CorrectionFault, CorrectionMisfit, Faults, UnreadableTable
from indicators.exchange import datapackage
from indicators.project import Project
from indicators.reading.statement import Statement
from indicators.tables.corrections import corrections
from indicators.tables.corrections.correction_rules import SETTLED
from indicators.tables.corrections.corrections import Correction, apply

from ...fresh_tables import build

TEXT = "一、环境\n8碳排放(吨/万元)3.483.59910\n新建车间3个，改造5个。\n"
PAPER = Document("plan", TEXT, place="鞍山市", adcode="210300", sha256="f" * 64)
RUN = TEXT.index("3.48")


def row(quote: str, value: float, start: int, **fields: object) -> Statement:
    values = {
        "statement_id": f"plan@{start}", "document_id": "plan", "section": "一、环境", "place": "鞍山市",
        "adcode": "210300", "role": "target", "indicator": "碳排放", "indicator_id": "co2_intensity",
        "measure": "level", "comparator": "eq", "low": value, "high": value, "unit": "吨/万元",
        "period": "2020", "quote": quote, "start": start, "end": start + len(quote),
        "sentence": "8碳排放(吨/万元)3.483.59910", "origin": "table",
        "flags": "fused_cells:3.48|3.59910,3.4|83.59910",
    }  # fmt: skip
    return Statement(**(values | fields))  # type: ignore[arg-type]


GOAL = row("3.48", 3.48, RUN)
RESULT = row("3.59910", 3.5991, RUN + 4, role="actual")
READ = [GOAL, RESULT]


def decided(decision: str, of: Statement, **fields: object) -> Correction:
    settled = {name: getattr(of, name) for name in SETTLED} | {"low": f"{of.low:g}", "high": f"{of.high:g}"}
    settled |= {name: str(fields.pop(name)) for name in SETTLED if name in fields}
    one = Correction(
        "plan", "f" * 64, of.statement_id, decision, of.start, of.end, of.quote, settled, "weil", line=2
    )
    return replace(one, **fields)  # type: ignore[arg-type]


def test_a_confirmed_row_keeps_what_it_is_and_says_so():
    assert apply(READ, [decided("confirm", GOAL)], PAPER) == [
        replace(GOAL, flags=f"{GOAL.flags};revised_by_hand"),
        RESULT,
    ]


def test_a_changed_row_holds_what_was_settled_whatever_is_read():
    one = decided("change", RESULT, comparator="approx", role="target", place="海城市")
    for read in (READ, [GOAL, replace(RESULT, indicator="别的", low=1.0, high=1.0)]):
        settled = apply(read, [one], PAPER)[1]
        assert (settled.comparator, settled.role, settled.low) == ("approx", "target", 3.5991)
        assert (settled.place, settled.adcode) == ("海城市", "210381")
        assert (settled.origin, settled.indicator) == ("table", "碳排放")


def test_cells_cut_anew_take_the_place_of_both_and_have_an_origin_of_their_own():
    goal = decided("recut", GOAL, end=RUN + 3, quote="3.4", low="3.4", high="3.4")
    result = decided("recut", RESULT, start=RUN + 3, quote="83.59910", low="83.5991", high="83.5991")
    found = apply(READ, [goal, result], PAPER)
    assert [(r.statement_id, r.quote, r.low, r.origin) for r in found] == [
        (f"plan@{RUN}", "3.4", 3.4, "correction"),
        (f"plan@{RUN + 3}", "83.59910", 83.5991, "correction"),
    ]
    assert {r.sentence for r in found} == {GOAL.sentence}


def test_a_dropped_row_is_gone_however_long_it_is_read():
    dropped = decided("drop", RESULT)
    assert apply(READ, [dropped], PAPER) == [GOAL]
    longer = replace(RESULT, statement_id=f"plan@{RUN + 5}", start=RUN + 5, end=RUN + 12)
    assert apply([GOAL, longer], [dropped], PAPER) == [GOAL]


def test_an_added_row_gets_its_heading_and_sentence():
    start = TEXT.index("5个")
    added = decided("add", GOAL, statement_id="", start=start, end=start + 2, quote="5个", unit="个")
    found = apply(READ, [added], PAPER)[-1]
    assert (found.statement_id, found.section, found.sentence) == (
        f"plan@{start}",
        "一、环境",
        "新建车间3个，改造5个。",
    )
    assert (found.origin, found.flags, found.unit) == ("correction", "revised_by_hand", "个")


def test_a_settled_row_that_is_no_longer_read_stays():
    found = apply([GOAL], [decided("confirm", RESULT)], PAPER)
    assert [(r.quote, r.origin) for r in found] == [("3.48", "table"), ("3.59910", "correction")]


def test_all_that_no_longer_fits_is_told_in_one_message():
    wrong = [
        decided("confirm", GOAL, quote="3.49"),
        decided("confirm", RESULT, sha256="0" * 64, line=3),
        decided("confirm", RESULT, document_id="gone", line=4),
    ]
    with pytest.raises(CorrectionMisfit) as told:
        apply(READ, wrong, PAPER)
    assert told.value.found == (
        f"row 2: plan at {RUN}..{RUN + 4} says '3.48', not '3.49' (nowhere now); "
        "row 3: plan has another checksum than when it was settled; it still says '3.59910' there; "
        "row 4: no paper gone is registered"
    )
    assert told.value.where == "data/raw/corrections.csv"
    assert "corrections no longer fit their documents" in str(told.value)
    assert "settle these rows again with `indicators review export`" in told.value.remedy


@pytest.fixture
def copy(tmp_path, raw_copy):
    """The raw data in a project of its own, with what a build of them has kept."""
    return raw_copy(tmp_path)


def real(project: Project) -> list[Correction]:
    """The plan's two fused cells, as read."""
    from indicators.documents.register import register

    sha = next(paper.sha256 for paper in register.load(project) if paper.id == "anshan-14th-five-year-plan")
    return [
        decided("confirm", row, document_id="anshan-14th-five-year-plan", sha256=sha, start=start,
                end=start + len(row.quote), statement_id=f"anshan-14th-five-year-plan@{start}")
        for row, start in ((GOAL, 7630), (RESULT, 7634))
    ]  # fmt: skip


def test_what_is_written_reads_back(copy):
    ones = real(copy)
    copy.corrections.write_bytes(corrections.render(reversed(ones)))
    again = corrections.read(copy)
    assert [replace(one, line=2) for one in again] == ones
    assert corrections.render(again) == copy.corrections.read_bytes()


def test_a_project_without_the_file_has_no_corrections(copy):
    copy.corrections.unlink(missing_ok=True)
    assert corrections.read(copy) == []


@pytest.mark.parametrize(
    ("column", "value", "expected", "found"),
    [
        ("decision", "maybe", "one of confirm, change, recut, drop, add", "'maybe'"),
        ("reason", "", "never empty", "nothing"),
        ("start", "x", "an offset", "'x'"),
        ("unit", "吨煤", "a label of units.csv without multiplier", "'吨煤'"),
        (
            "indicator_id",
            "co2_intensty",
            "an id of indicators.yaml, or none",
            "'co2_intensty'",
        ),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(copy, column, value, expected, found):
    one, other = real(copy)
    spoilt = corrections.render([one, other]).decode("utf-8").splitlines()
    cells = spoilt[1].split(",")
    cells[corrections.HEADER.index(column)] = value
    copy.corrections.write_text("\n".join([spoilt[0], ",".join(cells), spoilt[2], ""]), encoding="utf-8")
    with pytest.raises(CorrectionFault) as told:
        corrections.read(copy)
    assert (told.value.expected, told.value.found) == (expected, found)
    assert told.value.where == f"data/raw/corrections.csv, row 2, column {column}"


def test_all_faults_of_the_file_are_told_together(copy):
    one, other = real(copy)
    spoilt = [replace(one, reason=""), replace(other, decision="drop")]
    copy.corrections.write_bytes(corrections.render(spoilt))
    with pytest.raises(Faults) as told:
        corrections.read(copy)
    assert told.value.errors[0].where == "data/raw/corrections.csv, row 2, column reason"
    assert {error.expected for error in told.value.errors[1:]} == {"nothing in a row that is dropped"}


def test_two_decisions_about_the_same_characters_are_refused(copy):
    one, other = real(copy)
    clash = [one, replace(other, start=7633, quote="83.59910")]
    copy.corrections.write_bytes(corrections.render(clash))
    with pytest.raises(CorrectionFault, match="one decision about the same characters") as told:
        corrections.read(copy)
    assert told.value.where == "data/raw/corrections.csv, rows 2 and 3"


def test_another_header_is_refused(copy):
    copy.corrections.write_text("document_id,reason\n", encoding="utf-8")
    with pytest.raises(UnreadableTable, match="a header that differs in"):
        corrections.read(copy)


def test_the_build_applies_corrections_last_and_repeats_byte_for_byte(copy, built):
    goal, result = real(copy)
    changed = replace(result, decision="change", settled=result.settled | {"low": "3.6", "high": "3.6"})
    others = [one for one in corrections.read(copy) if one.start not in (goal.start, result.start)]
    copy.corrections.write_bytes(corrections.render([*others, goal, changed]))
    tables = build(copy)
    said = tables.statements.set_index("statement_id").loc[result.statement_id]
    assert (said["low"], said["flags"].split(";")[-1]) == (3.6, "revised_by_hand")
    observed = tables.observations.set_index("statement_id").loc[result.statement_id]
    assert (observed["canonical_low"], observed["flags"]) == (3.6, said["flags"])
    assert datapackage.package(build(copy)) == datapackage.package(tables)
    others = tables.statements["statement_id"] != result.statement_id
    before = built.statements[built.statements["statement_id"] != result.statement_id]
    assert list(tables.statements.loc[others, "quote"]) == list(before["quote"])


def test_a_correction_that_does_not_fit_stops_the_build(copy):
    goal, result = real(copy)
    copy.corrections.write_bytes(corrections.render([replace(goal, quote="3.49"), result]))
    with pytest.raises(CorrectionMisfit, match=r"says '3.48', not '3.49'"):
        build(copy)


def test_the_committed_corrections_settle_all_fused_cells_with_a_reason(project, built):
    fused = built.statements[built.statements["flags"].str.contains("fused_cells")]
    assert len(fused) == 2
    assert fused["flags"].str.endswith("revised_by_hand").all()
    assert all(len(one.reason) > 20 for one in corrections.read(project))
