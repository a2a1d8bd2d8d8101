"""Faults, flags, fused cells and contradictions, each on rows made for it and on the real ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.papers import data_quality
from indicators.analysis.papers.data_quality import TextFault
from indicators.tables.store import Tables

WAYS = "fused_cells:3.48|3.59910,3.4|83.59910"


def with_faults(tables: Tables, **faults: str) -> Tables:
    papers = tables.documents.assign(characters=100)
    papers["faults"] = papers["document_id"].map(faults).fillna("")
    return replace(tables, documents=papers)


class TestFaults:
    def test_each_span_is_a_row(self, make_tables) -> None:
        tables = with_faults(make_tables(), plan="second_copy:50-100;lost_picture:10-15;lost_picture:20-25")
        found = data_quality.fault_rows(tables)
        assert found[0] == TextFault(document_id="plan", kind="second_copy", start=50, end=100)
        assert len(found) == 3

    def test_kinds_are_counted_with_their_share_of_the_text(self, make_tables) -> None:
        tables = with_faults(make_tables(), plan="second_copy:50-100;lost_picture:10-15;lost_picture:20-25")
        counted = data_quality.fault_count_rows(tables)
        assert {row.kind: row.count for row in counted} == {"second_copy": 1, "lost_picture": 2}
        assert {row.kind: row.share_pct for row in counted} == {"second_copy": 50.0, "lost_picture": 10.0}

    def test_sound_papers_have_none(self, make_tables) -> None:
        assert data_quality.fault_rows(make_tables()) == []
        assert data_quality.fault_count_rows(make_tables()) == []

    def test_every_fault_of_the_real_papers_is_counted(self, built: Tables) -> None:
        spans = sum(len(faults.split(";")) for faults in built.documents["faults"] if faults)
        assert sum(row.count for row in data_quality.fault_count_rows(built)) == spans > 30


class TestFlags:
    def test_rows_are_counted_by_table(self, make_tables, statement) -> None:
        flagged = {"flags": f"{WAYS};revised_by_hand"}
        tables = make_tables(
            statement("plan", "甲", 3.48, "吨", **flagged),
            statement("plan", "乙", 3.6, "吨", role="actual", period="2022", **flagged),
        )
        rows = {row.flag: row for row in data_quality.flag_rows(tables)}
        fused = rows["fused_cells"]
        assert (fused.statements, fused.targets, fused.observations) == (2, 1, 1)
        assert set(rows) == {"fused_cells", "revised_by_hand"}

    def test_nothing_flagged_no_rows(self) -> None:
        assert data_quality.flag_rows(Tables.empty()) == []


class TestFused:
    @pytest.mark.parametrize(("flags", "is_settled"), [(WAYS, False), (f"{WAYS};revised_by_hand", True)])
    def test_both_figures_of_a_run_make_one_row(
        self, make_tables, statement, flags: str, is_settled: bool
    ) -> None:
        cells = {"sentence": "降低(吨)3.483.59910", "flags": flags}
        tables = make_tables(
            statement("plan", "甲", 3.48, "吨", quote="3.48", start=10, **cells),
            statement("plan", "甲", 3.5991, "吨", quote="3.59910", start=14, role="actual", **cells),
        )
        (row,) = data_quality.fused_rows(tables)
        assert row.ways == ("3.48|3.59910", "3.4|83.59910")
        assert row.taken == "3.48|3.59910"
        assert row.is_settled is is_settled
        assert row.statement_id == "plan@10"


class TestContradictions:
    def test_what_agrees_is_left_out_and_each_pair_told_once(self, built: Tables) -> None:
        rows = data_quality.contradiction_rows(built.public())
        assert {row.status for row in rows} <= set(data_quality.CONTRADICTORY)
        assert len({(row.check, row.first_id, row.second_id) for row in rows}) == len(rows)
        assert "劳动年龄人口平均受教育年限" in {row.indicator for row in rows}

    def test_restricted_papers_add_theirs_only_if_the_tables_hold_them(self, contradicting: Tables) -> None:
        def papers(tables: Tables) -> set[str]:
            rows = data_quality.contradiction_rows(tables)
            return {name.partition("@")[0] for row in rows for name in (row.first_id, row.second_id)}

        assert "haicheng-2021-action-plan" not in papers(contradicting.public())
        assert "haicheng-2021-action-plan" in papers(contradicting)

    def test_no_targets_no_contradictions(self) -> None:
        assert data_quality.contradiction_rows(Tables.empty()) == []
