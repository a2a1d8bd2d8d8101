"""Errors of the Python interface follow the language setting, as the commands do."""

from __future__ import annotations

import pytest

import indicators
from indicators.errors import Faults, IndicatorsError, UnknownUnit
from indicators.storage.system_language import VARIABLE

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG", VARIABLE)


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch):
    def set_variable(name: str, value: str) -> None:
        for one in NAMES:
            monkeypatch.delenv(one, raising=False)
        monkeypatch.setenv(name, value)

    return set_variable


@pytest.mark.parametrize(
    ("name", "value", "headline"),
    [
        ("LANG", "zh_CN.UTF-8", "单位无法识别"),
        (VARIABLE, "zh", "单位无法识别"),
        ("LANG", "en_US.UTF-8", "unknown unit"),
    ],
)
def test_an_error_is_told_in_the_language_of_the_setting(speak, name, value, headline):
    speak(name, value)
    with pytest.raises(UnknownUnit) as caught:
        indicators.convert([1.0], "光年", "万吨")
    assert str(caught.value).startswith(f"{headline}\n")


def test_several_errors_are_too(speak):
    speak(VARIABLE, "zh")
    with pytest.raises(IndicatorsError) as caught:
        indicators.load("nothing")
    both = str(Faults([caught.value, caught.value]))
    assert both.startswith("共2处问题\n1. 没有这张数据表\n")
    speak(VARIABLE, "en")
    assert str(Faults([caught.value, caught.value])).startswith("2 faults\n1. unknown table\n")
