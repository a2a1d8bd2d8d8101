"""A target that lead units divide among them, from the paper to who answers for which part."""

from __future__ import annotations

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.responsibility import assignment_rows, workload_rows
from indicators.analysis.tracking.tracking import track_rows
from indicators.tables.store import Tables
from indicators.tables.targets.split_by_office import parts_of
from indicators.vocabulary.offices import offices
from indicators.workbooks.progress.progress_layout import lines

PLACE, TASK = "鞍山市", "6"


def test_both_parts_are_judged_by_their_own_figures() -> None:
    rows = {r.indicator_id: r for r in track_rows(Tables.load(), PLACE, "2023-Q4") if r.task == TASK}
    assert sorted(rows) == ["income_rural", "income_urban"]
    assert {row.target for row in rows.values()} == {"与经济增长基本同步"}
    assert all(row.observation_id.startswith(f"reported@210300.{name}.") for name, row in rows.items())


def test_a_unit_answers_for_its_own_part() -> None:
    assigned = assignment_rows(know(Tables.load(), PLACE, 2023))
    told = workload_rows(assigned, track_rows(Tables.load(), PLACE, "2023-Q4"))
    own = {row.name: [one for one in row.target_ids if "income" in one] for row in told}
    assert [one.rpartition(".")[2] for one in own["市发展改革委"]] == ["income_urban"]
    assert [one.rpartition(".")[2] for one in own["市农业农村局"]] == ["income_rural"]
    own_lines = [line for line in lines(Tables.load(), PLACE, 2023) if line.task == TASK]
    leads = {line.indicator: line.lead_units for line in own_lines}
    assert leads == {
        "城镇居民人均可支配收入": "市发展改革委(负责城镇居民人均可支配收入)",
        "农村居民人均可支配收入": "市农业农村局(负责农村居民人均可支配收入)",
    }


def test_what_is_no_part_divides_nothing() -> None:
    assert parts_of("gdp", offices("市工信局(负责规模以上工业增加值);市商务局(负责社会消费品零售总额)")) == {}
    assert parts_of("", offices("市工信局(负责工业);市商务局(负责商贸)")) == {}
    assert parts_of("income", offices("市发改委(牵头)")) == {}
