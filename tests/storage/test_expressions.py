"""An expression does what a compiled one does, and is compiled no earlier than it is needed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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


# What ends a text, may be empty there, stands before its end, or is told in a way that is not looked through.
ENDS = [
    "(?:增长|下降)(?:了|到)?$", "(?<=同)比?$", "^(?:共|[有约])$", "(?:(?:年均)?增|降$)",
    "(?:增|降){1,2}$|有$", "[^增]$", "(?P<a>增)(?P=a)$", r"\d$", "(?i:增|N)$", "增(?!长)$",
    "(?:增|$)", "增+?$",
]  # fmt: skip


@given(
    st.sampled_from(ENDS),
    st.text("增长下降了到同比共有年均nN1\n", max_size=6),
    st.integers(0, 7),
    st.integers(0, 7),
)
@example("(?:增长|下降)(?:了|到)?$", "增长\n", 0, 7)
def test_looking_at_the_last_character_finds_no_less(written: str, text: str, pos: int, endpos: int) -> None:
    made, compiled = expression(written), re.compile(written)
    assert repr(made.search(text)) == repr(compiled.search(text))
    assert repr(made.search(text, pos, endpos)) == repr(compiled.search(text, pos, endpos))
    assert made.sub("…", text) == compiled.sub("…", text)
