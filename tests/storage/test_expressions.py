"""An expression does what a compiled one does, and is compiled no earlier than it is needed."""

import re

import pytest

from indicators.storage.expressions import expression

TEXT = "收入增长8%,支出下降3%"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split", "finditer"])
def test_it_finds_what_a_compiled_one_finds(method: str) -> None:
    written = r"(?P<what>收入|支出)(增长|下降)"
    made, compiled = expression(written), re.compile(written)
    found, expected = getattr(made, method)(TEXT), getattr(compiled, method)(TEXT)
    if method == "finditer":
        found, expected = list(found), list(expected)
    assert repr(found) == repr(expected)


def test_it_replaces_and_tells_of_itself() -> None:
    made = expression("增长|下降", re.IGNORECASE)
    assert made.sub("…", TEXT) == "收入…8%,支出…3%"
    assert (made.pattern, made.flags, made.groups) == ("增长|下降", re.IGNORECASE | re.UNICODE, 0)


def test_it_is_compiled_when_it_is_used() -> None:
    made = expression("(")
    with pytest.raises(re.error):
        made.search(TEXT)
