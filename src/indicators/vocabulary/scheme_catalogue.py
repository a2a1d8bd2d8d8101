"""The list of statuses of `schemes.yaml`, whose words and light hold everywhere, and the tolerances."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from indicators.errors import VocabularyFault, raise_all
from indicators.vocabulary.checking import check, section_faults
from indicators.vocabulary.loading import sections_of, yaml_sections
from indicators.vocabulary.statuses import Status, list_faults

FILE = Path(__file__).with_name("schemes.yaml")


class Tolerances(BaseModel):
    """What the words 左右 and 基本 forgive.

    Attributes
    ----------
    approx_points : float
        Of a growth or a rate, in percentage points.
    approx_amount_pct : float
        Of an amount, in percent of the target.
    broadly_equal_points : float
        Of a comparison with a reference value (基本同步), in percentage points.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    approx_points: float = Field(ge=0)
    approx_amount_pct: float = Field(ge=0)
    broadly_equal_points: float = Field(ge=0)


class SchemeCatalogue(BaseModel):
    """All statuses and tolerances.

    Examples
    --------
    >>> schemes = read_schemes()
    >>> schemes.status("as_expected").label("en")
    'Broadly as expected'
    >>> schemes.tolerances.approx_points
    0.5
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    statuses: dict[str, Status]
    tolerances: Tolerances

    def status(self, name: str) -> Status:
        """Find a status.

        Raises
        ------
        VocabularyFault
            If the list has no such status.

        Examples
        --------
        >>> read_schemes().status("behind").zh
        '滞后于序时进度'
        """
        if name not in self.statuses:
            raise VocabularyFault(
                expected="a status of the list",
                found=repr(name),
                where="vocabulary/schemes.yaml, statuses",
                remedy="Add it with zh, en and light; `indicators validate` says what else it needs.",
            )
        return self.statuses[name]


class _Sections(BaseModel):
    statuses: object
    tolerances: object


def read_schemes(path: Path = FILE) -> SchemeCatalogue:
    """Read and check a file of statuses and tolerances.

    Raises
    ------
    VocabularyFault
        A section is missing or unknown, or a status or tolerance cannot be used; `Faults` if there are
        several.

    Examples
    --------
    >>> read_schemes().statuses["faster"].zh
    '快于预期'
    """
    sections = yaml_sections(path)
    faults = section_faults(path, sections, _Sections)
    listed, in_statuses = check(Status, sections_of(sections.get("statuses"), "id"))
    tolerances, in_tolerances = check(
        Tolerances, [sections["tolerances"]] if "tolerances" in sections else []
    )
    rows = {row.name: row for row in sections_of(sections.get("statuses"), "id")}
    # Which statuses are missing is of no use to somebody whose file lacks the section.
    missing = [] if faults else list_faults(rows, f"{path.name}, statuses")
    raise_all([*faults, *in_statuses, *in_tolerances, *missing])
    return SchemeCatalogue(
        statuses={
            status.id: status.model_copy(update={"order": order}) for order, (_, status) in enumerate(listed)
        },
        tolerances=tolerances[0][1],
    )
