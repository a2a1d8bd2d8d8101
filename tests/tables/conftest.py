"""Targets and observations out of rows of statements, for the tests of tables."""

import pytest

from indicators.tables.contract.records import Target, records
from indicators.tables.reported import observations


@pytest.fixture
def tables(make_tables):
    """Builds targets and observations out of rows of statements."""

    def make(*rows, gathered=()):
        made = make_tables(*rows, gathered=gathered)
        return made.targets, made.observations

    return make


@pytest.fixture
def target(project):
    """One target row out of the gathered files."""

    def pick(**wanted):
        rows = observations.read(project)
        return next(row for row in rows if all(str(getattr(row, k)) == v for k, v in wanted.items()))

    return pick


@pytest.fixture
def make_targets(tables):
    """Builds targets as records out of rows of statements."""
    return lambda *rows: records(tables(*rows)[0], Target)
