"""The worst of a task's targets, whatever their order."""

from __future__ import annotations

from dataclasses import fields
from itertools import permutations
from math import nan
from typing import Any

from indicators.analysis.tracking.tracking import Tracked
from indicators.analysis.tracking.worst_target import worst

LIGHTS = {
    "behind": "red",
    "no_observation": "grey",
    "undetermined": "grey",
    "on_track": "green",
    "not_due": "grey",
    "met": "green",
}


def tracked(status: str) -> Tracked:
    empty: dict[str, Any] = {one.name: nan if one.type == "float" else "" for one in fields(Tracked)}
    return Tracked(**empty | {"status": status, "light": LIGHTS[status]})


def test_each_is_worse_than_those_behind_it_in_any_order() -> None:
    order = list(LIGHTS)
    for number, status in enumerate(order):
        for others in permutations(order[number:], min(len(order) - number, 2)):
            assert worst([*map(tracked, others), tracked(status)]).status == status
