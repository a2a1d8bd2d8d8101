"""Which targets of several places belong beside each other: the same thing, and what is only alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.tables.contract.records import Target
from indicators.tables.matching.match_candidates import PossibleMatches
from indicators.tables.matching.same_rows import SameRows

# What is signed stands beside what is begun on no page, nor what only sounds alike.
NOT_BESIDE = ("stage:", "wording:")


@dataclass(slots=True)
class SideGroup:
    """Targets that stand beside each other."""

    same: list[Target]  # Of one thing.
    # What is shown beside and never computed with, and the code of the reason.
    alike: list[tuple[Target, str]] = field(default_factory=list)

    @property
    def places(self) -> set[str]:
        """The places whose targets are of one thing."""
        return {target.place for target in self.same}


def side_groups(targets: Sequence[Target], same: SameRows) -> list[SideGroup]:
    """Put targets of several places into groups, in the order in which each is first named.

    What one place alone names is shown beside what it is alike to: beside a thing that several places
    name, else beside one of another place.

    Examples
    --------
    >>> from indicators.tables.store import Tables
    >>> side_groups([], SameRows(Tables.empty().statements))
    []
    """
    groups = _clusters(targets, same)
    hosts = PossibleMatches(same)
    for number, group in enumerate(groups):
        for target in group.same:
            hosts.add(number, target)
    merged: set[int] = set()
    for number, group in enumerate(groups):
        if len(group.places) > 1:
            continue
        near = [groups[other] for other in _hosts(number, groups, hosts, merged)]
        host, reason = next(_alike(group, near, same), (None, ""))
        if host is not None:
            merged.add(number)
            host.alike += [(target, reason) for target in group.same]
    return [group for number, group in enumerate(groups) if number not in merged]


def _hosts(number: int, groups: Sequence[SideGroup], known: PossibleMatches, merged: set[int]) -> list[int]:
    """List the groups that one of a single place may stand beside: shared ones, then earlier of other places.

    Where a group is already beside another it holds nothing itself.
    """
    own = groups[number]
    near = known.near(own.same[0])
    shared = [other for other in near if len(groups[other].places) > 1]
    single = [
        other
        for other in near
        if other < number
        and other not in merged
        and len(groups[other].places) == 1
        and groups[other].places != own.places
    ]
    return [*shared, *single]


def _clusters(targets: Sequence[Target], same: SameRows) -> list[SideGroup]:
    """Gather what is the same thing."""
    groups: list[SideGroup] = []
    known = PossibleMatches(same)
    for target in targets:
        own = (
            number
            for number in known.near(target)
            if any(same.relation(other, target).relation == "same" for other in groups[number].same)
        )
        number = next(own, len(groups))
        if number == len(groups):
            groups.append(SideGroup([]))
        groups[number].same.append(target)
        known.add(number, target)
    return groups


def _alike(group: SideGroup, hosts: Sequence[SideGroup], same: SameRows) -> Iterator[tuple[SideGroup, str]]:
    """Go through the groups that a group is alike to, with the reason."""
    for host in hosts:
        for other in host.same:
            verdict = same.relation(group.same[0], other)
            if verdict.relation == "alike" and not verdict.reason.startswith(NOT_BESIDE):
                yield host, verdict.reason
