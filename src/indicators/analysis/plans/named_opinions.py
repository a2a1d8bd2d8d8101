"""Which goals the text of an assessment names where it counts them: 粮食产量、城镇化率2项指标提前实现."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from indicators import vocabulary
from indicators.reading.assessment_counts import ALL, COUNTS, JOINT
from indicators.storage.expressions import expression
from indicators.tables.contract.records import StatementRow, Target

_CLAUSE = expression(r"[^，,。；;：:（）()]*$")
_LEADING = expression(r"^(?:其中|分别是|分别为|包括|即|是|为|有)")
_TRAILING = expression(r"(?:[等这共有的]|指标)+$")
# 2项指标提前实现（粮食产量、城镇化率）, 滞后3项，分别为森林覆盖率….
_BEHIND = expression(
    r"^[项个][^，,。；;：:（）()\d]{0,16}(?:[（(]|[，,：:]?(?:分别[是为]|即|包括|主要是|为)[：:]?)(?P<names>[^，,。；;：:（）()]+)"
)
_JOINED = expression("[、和及与]|以及")


def opinions(rows: Iterable[StatementRow], goals: Sequence[Target]) -> dict[str, str]:
    """Give the status that a text says of goals by their names, by their ids.

    Parameters
    ----------
    rows : iterable of StatementRow
        Of the assessment, in the order of its text.
    """
    found: dict[str, str] = {}
    before: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for status in row.flags.arguments(COUNTS):
            named = _named(row, before[row.sentence, row.quote]) if status not in (ALL, JOINT) else {}
            found |= {goal.target_id: status for goal in goals if _is_named(goal, named)}
            before[row.sentence, row.quote] += 1
    return found


def _named(row: StatementRow, number: int) -> Mapping[str, str]:
    """List the names before or behind a count with their ids; `number` counts those of the same signs."""
    places = [match.start() for match in re.finditer(rf"(?<!\d){re.escape(row.quote)}", row.sentence)]
    if number >= len(places):
        return {}
    at = places[number]
    before = _CLAUSE.search(row.sentence[:at])
    behind = _BEHIND.match(row.sentence[at + len(row.quote) - 1 :])
    names = _LEADING.sub("", before[0]) if before else ""
    listed = behind["names"] if behind else names
    parts = {listed, *listed.split("、"), *_JOINED.split(listed)}
    stripped = {_TRAILING.sub("", part).strip("“”《》") for part in parts}
    return {name: vocabulary.indicators().match(name) for name in stripped if name}


def _is_named(goal: Target, named: Mapping[str, str]) -> bool:
    return goal.indicator in named or (bool(goal.indicator_id) and goal.indicator_id in named.values())
