"""The language in which this process tells what is wrong, where nobody asks for another."""

from __future__ import annotations

import os
import sys
from contextvars import ContextVar

VARIABLE = "INDICATORS_LANG"
# What --lang says, for the command that runs.
asked: ContextVar[str] = ContextVar("asked", default="")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Primary language of a language identifier of Windows: its ten lower bits.
_CHINESE_ON_WINDOWS = 0x04


def of_process() -> str:
    """Give zh or en: what --lang or INDICATORS_LANG says, else the language of the system."""
    said = asked.get() or os.environ.get(VARIABLE)
    return ("zh" if said == "zh" else "en") if said else of_system()


def of_system() -> str:
    """Give zh where the system speaks Chinese, otherwise en."""
    said = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    if not said and sys.platform == "win32":
        import ctypes

        is_chinese = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE_ON_WINDOWS
        return "zh" if is_chinese else "en"
    return "zh" if said.lower().startswith("zh") else "en"
