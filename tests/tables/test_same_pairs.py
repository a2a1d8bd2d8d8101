"""The pairs that were made by hand by reading the seeds' papers: how many the rules and the tables find."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.same_rows import SameRows, row_id
from indicators.tables.store import Tables

PAIRS = Path(__file__).with_name("pairs.csv")
PRECISION, RECALL = 0.98, 0.92
# A pair that only the compared cities' page shows is no link of the tables.
LINKED = ("baseline", "outcome", "goal")


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows(built: Tables) -> dict[str, Target | Observation]:
    found = [*records(built.targets, Target), *records(built.observations, Observation)]
    return {row_id(row): row for row in found}


def shown(found: set[frozenset[str]], asked: set[frozenset[str]], wrong: set[frozenset[str]]) -> str:
    """Count what was found; raise with the pairs that are missed and those that should not be there."""
    right = len(found & asked)
    precision, recall = right / max(1, len(found & (asked | wrong))), right / len(asked)
    told = f"precision {precision:.3f}, recall {recall:.3f}"
    missed = "; ".join(sorted(" ~ ".join(sorted(pair)) for pair in asked - found))
    extra = "; ".join(sorted(" ~ ".join(sorted(pair)) for pair in found & wrong))
    assert precision >= PRECISION, f"{told}; wrong {extra}"
    assert recall >= RECALL, f"{told}; missed {missed}"
    return told


def test_there_are_enough_pairs_and_each_stands_once(pairs, rows) -> None:
    count = {kind: sum(pair["relation"] == kind for pair in pairs) for kind in ("same", "alike", "different")}
    assert count["same"] >= 40
    assert count["alike"] >= 20
    assert count["different"] >= 40
    assert len({frozenset((pair["id_a"], pair["id_b"])) for pair in pairs}) == len(pairs)
    assert all(pair["id_a"] in rows and pair["id_b"] in rows and pair["why"] for pair in pairs)


def test_the_rules_find_the_pairs(pairs, rows, built) -> None:
    same = SameRows(built.statements)
    by_relation: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    found = set()
    for pair in pairs:
        ids = frozenset((pair["id_a"], pair["id_b"]))
        by_relation[pair["relation"] == "same"].add(ids)
        if same.relation(rows[pair["id_a"]], rows[pair["id_b"]]).relation == "same":
            found.add(ids)
    assert shown(found, by_relation[True], by_relation[False])


def test_the_tables_link_the_pairs(pairs, rows) -> None:
    links = {
        frozenset((row_id(row), name))
        for row in rows.values()
        for column in ("baseline_id", "observation_id", "goal_id")
        if (name := getattr(row, column, ""))
    }
    asked = {
        frozenset((pair["id_a"], pair["id_b"]))
        for pair in pairs
        if pair["relation"] == "same" and pair["link"] in LINKED
    }
    wrong = {frozenset((pair["id_a"], pair["id_b"])) for pair in pairs if pair["relation"] != "same"}
    assert shown(links, asked, wrong)


def test_every_link_is_of_the_same_thing(rows, built) -> None:
    same = SameRows(built.statements)
    for row in rows.values():
        for column in ("baseline_id", "goal_id"):
            if name := getattr(row, column, ""):
                assert same.relation(row, rows[name]).relation == "same", (row_id(row), name)
