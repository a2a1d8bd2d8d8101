"""data/raw/same.csv: which rows an analyst says are the same thing, only alike, or different, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from indicators.errors import CorrectionFault, CorrectionMisfit, IndicatorsError, UnreadableTable, raise_all
from indicators.project import Project
from indicators.storage.plain_files import is_there
from indicators.storage.safe_csv import written
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.matching.same_rows import Decision, Settled

FILE = "data/raw/same.csv"
HEADER = ("id_a", "id_b", "relation", "reason")
RELATIONS = ("same", "alike", "different")


@dataclass(frozen=True, slots=True)
class SamePair:
    """One decision about two rows."""

    # A target_id or observation_id each.
    id_a: str
    id_b: str
    relation: str  # same, alike or different.
    reason: str
    where: str = ""  # The line or cell it stands in, as a message names it.

    @property
    def ids(self) -> frozenset[str]:
        """The two rows, in whatever order they are written."""
        return frozenset((self.id_a, self.id_b))

    @property
    def papers(self) -> frozenset[str]:
        """The papers that the two rows stand in, or were filled in for."""
        parts = (name.removeprefix("progress@").partition("@")[0] for name in self.ids)
        return frozenset(parts)


def read(project: Project) -> list[SamePair]:
    """Read same.csv; a project without one has no decisions.

    Raises
    ------
    UnreadableTable
        If the file is no UTF-8 CSV with the columns of HEADER.
    CorrectionFault
        For each missing id or reason, each unknown relation, and each pair that stands there twice; all
        at once, by file and row.

    Examples
    --------
    >>> from indicators.project import find
    >>> {pair.relation for pair in read(find())} <= set(RELATIONS)
    True
    """
    path = project.same
    if not is_there(path):
        return []
    faults: list[IndicatorsError] = []
    found: list[SamePair] = []
    try:
        for line, row in csv_rows(path, HEADER, FILE):
            cells = {name: text.strip() for name, text in row.items()}
            found.append(SamePair(**cells, where=f"{FILE}, row {line}"))
    except UnreadableTable as error:
        faults.append(error)
    raise_all([*faults, *pair_faults(found)])
    return found


def pair_faults(pairs: Sequence[SamePair]) -> list[IndicatorsError]:
    """List what is wrong with decisions, by themselves and with each other.

    Examples
    --------
    >>> [str(fault.found) for fault in pair_faults([SamePair("a@1", "a@2", "like", "", "row 2")])]
    ["'like'", 'nothing']
    """
    faults: list[IndicatorsError] = []
    before: dict[frozenset[str], SamePair] = {}
    for pair in pairs:
        faults += _own_faults(pair)
        earlier = before.setdefault(pair.ids, pair)
        if earlier is not pair:
            kind = "once more" if earlier.relation == pair.relation else f"{earlier.relation} there"
            faults.append(
                CorrectionFault(
                    "each pair once",
                    f"{pair.id_a} and {pair.id_b}, {pair.relation} here and {kind}",
                    f"{pair.where}, and {earlier.where}",
                    "Keep one of the rows.",
                )
            )
    return faults


def _own_faults(pair: SamePair) -> list[IndicatorsError]:
    faults: list[IndicatorsError] = [
        CorrectionFault(
            "the id of a target or a figure", "nothing", f"{pair.where}, {name}", "Copy it from the tables."
        )
        for name in ("id_a", "id_b")
        if not getattr(pair, name)
    ]
    if pair.id_a and pair.id_a == pair.id_b:
        remedy = "Name two rows, or take the line out."
        faults.append(CorrectionFault("two rows", f"{pair.id_a} twice", pair.where, remedy))
    if pair.relation not in RELATIONS:
        where = f"{pair.where}, relation"
        faults.append(
            CorrectionFault("same, alike or different", repr(pair.relation), where, "Write one of the three.")
        )
    if not pair.reason:
        faults.append(
            CorrectionFault("a reason in plain words", "nothing", f"{pair.where}, reason", "Say why.")
        )
    return faults


def misfits(pairs: Iterable[SamePair], known: Collection[str]) -> list[IndicatorsError]:
    """Name the decisions about rows that are read no longer.

    Parameters
    ----------
    known : collection of str
        The ids of all targets and observations, those of restricted papers too.

    Examples
    --------
    >>> misfits([SamePair("a@1", "a@2", "same", "一回事", "row 2")], {"a@1", "a@2"})
    []
    """
    lost = [
        f"{pair.where}: {name} ({pair.relation}, {pair.reason})"
        for pair in pairs
        for name in (pair.id_a, pair.id_b)
        if name not in known
    ]
    if not lost:
        return []
    return [
        CorrectionMisfit(
            expected="the ids of targets and figures that are read now",
            found="; ".join(lost),
            where=FILE,
            remedy="Write the ids the rows have now, as data/processed/targets.csv and observations.csv name "
            "them, or take these lines out.",
        )
    ]


def by_row(pairs: Iterable[SamePair], secret: Collection[str] = ()) -> Settled:
    """Give each row its decisions; a public row is not told of one of a restricted paper.

    Parameters
    ----------
    secret : collection of str
        Ids of the restricted papers.

    Examples
    --------
    >>> settled = by_row([SamePair("a@1", "b@2", "alike", "不同阶段")], {"b"})
    >>> settled["a@1"], settled["b@2"]
    ([], [Decision(relation='alike', other='a@1', reason='不同阶段')])
    """

    def is_secret(name: str) -> bool:
        return name.rpartition("@")[0] in secret

    found: dict[str, list[Decision]] = defaultdict(list)
    for pair in pairs:
        for own, other in ((pair.id_a, pair.id_b), (pair.id_b, pair.id_a)):
            if is_secret(own) or not is_secret(other):
                found[own].append(Decision(pair.relation, other, pair.reason))
    return found


def merged(old: Iterable[SamePair], new: Sequence[SamePair]) -> list[SamePair]:
    """Put new decisions in the place of old ones about the same two rows; all others stay.

    Examples
    --------
    >>> one, other = SamePair("a@1", "b@2", "same", "甲"), SamePair("b@2", "a@1", "alike", "乙")
    >>> [pair.relation for pair in merged([one], [other])]
    ['alike']
    """
    decided = {pair.ids for pair in new}
    return [*(pair for pair in old if pair.ids not in decided), *new]


def render(pairs: Iterable[SamePair]) -> bytes:
    r"""Write decisions as CSV, sorted by their rows.

    Examples
    --------
    >>> render([SamePair("a@1", "b@2", "same", "一回事")]).decode().splitlines()
    ['id_a,id_b,relation,reason', 'a@1,b@2,same,一回事']
    """
    ordered = sorted(pairs, key=lambda pair: (pair.id_a, pair.id_b))
    return written(HEADER, ([pair.id_a, pair.id_b, pair.relation, pair.reason] for pair in ordered)).encode()
