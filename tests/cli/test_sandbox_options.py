"""--memory and --seconds hold for the files that one command opens, and for no other command."""

from __future__ import annotations

import pytest

from indicators.documents.sandboxed import sandboxed_reading
from indicators.errors import BadArgument
from indicators.storage import sandbox
from indicators.storage.sandbox_limits import MEGABYTE, Limits

from ..commands import run


@pytest.mark.parametrize("words", [["extract", "a.txt"], ["build", "--check"], ["validate"]], ids=" ".join)
def test_limits_given_by_option_hold_for_that_command(words, monkeypatch):
    seen = []

    def start():
        seen.append(sandbox.limits())
        raise BadArgument(expected="no more", found="enough", where="here", remedy="Go on.")

    monkeypatch.setattr(sandboxed_reading, "start", start)
    done = run(*words, "--memory", "300", "--seconds", "7")
    assert done.exit_code == 2, done.output
    assert seen == [Limits(memory=300 * MEGABYTE, seconds=7)]
    assert sandbox.limits() == Limits()


@pytest.mark.parametrize("option", [["--memory", "1"], ["--seconds", "0"]])
def test_limits_under_which_nothing_can_be_read_are_refused(option):
    done = run("validate", *option)
    assert done.exit_code == 2
    assert "greater than or equal to" in done.output
