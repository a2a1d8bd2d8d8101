"""Which targets of several places belong beside each other: the same thing, and what is only alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.tables.records import Target
from indicators.tables.same_rows import SameRows

# What is signed stands beside what is begun on no page, nor what only sounds alike.
NOT_BESIDE = ("stage:", "wording:")


@dataclass(slots=True)
class SideGroup:
    """Targets that stand beside each other.

    Attributes
    ----------
    same : list of Target
        Of one thing.
    alike : list of (Target, str)
        What is shown beside and never computed with, and the code of the reason.
    """

    same: list[Target]
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
    shared = [group for group in groups if len(group.places) > 1]
    found: list[SideGroup] = []
    for group in groups:
        if len(group.places) > 1:
            found.append(group)
            continue
        others = [other for other in found if len(other.places) == 1 and other.places != group.places]
        host, reason = next(_alike(group, [*shared, *others], same), (None, ""))
        if host is None:
            found.append(group)
        else:
            host.alike += [(target, reason) for target in group.same]
    return found


def _clusters(targets: Sequence[Target], same: SameRows) -> list[SideGroup]:
    """Gather what is the same thing."""
    groups: list[SideGroup] = []
    for target in targets:
        own = (
            group
            for group in groups
            if any(same.relation(other, target).relation == "same" for other in group.same)
        )
        found = next(own, None)
        if found is None:
            groups.append(SideGroup([target]))
        else:
            found.same.append(target)
    return groups


def _alike(group: SideGroup, hosts: Sequence[SideGroup], same: SameRows) -> Iterator[tuple[SideGroup, str]]:
    """Go through the groups that a group is alike to, with the reason."""
    for host in hosts:
        for other in host.same:
            verdict = same.relation(group.same[0], other)
            if verdict.relation == "alike" and not verdict.reason.startswith(NOT_BESIDE):
                yield host, verdict.reason
