"""What commands tell in English, told in Chinese: `message_words.yaml` has a line for each message.

Messages are written where they are raised, as English sentences with values in them. This file holds the
same sentences as templates with their Chinese; a message is looked up by what of it never changes, and its
values are looked up in turn, for a value may be a phrase itself. What is not there is told in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from indicators.errors import IndicatorsError, VocabularyFault, all_of
from indicators.storage.visible_text import line, shown
from indicators.vocabulary.loading import data_of
from indicators.vocabulary.message_template import BLANK, Template
from indicators.vocabulary.phrase import Phrase

FILE = "message_words.yaml"

_SENTENCE_END = re.compile(r"(?<=[.?;]) (?=\S)")
# Words of a list that ends with "or", as names to choose from: none with a blank in it, or half a quote.
_CHOICE = r"(?:'[^\s']*'|[^\s'\"“”,]+)"
_CHOICES = re.compile(rf"{_CHOICE}(?:, {_CHOICE})* or {_CHOICE}(?: or {_CHOICE})*")
# A value that runs over the end of a sentence has swallowed the next one.
_NEXT_SENTENCE = re.compile(r"[.?] [A-Z`]|; ")
# Blanks that hold a number and nothing else; with words in them it is another message.
_NUMBERED = frozenset(("count", "line", "number"))
_NUMBER = re.compile(r"\W?\d[\d,.]*\W?")
# English left in a blank of a template that fixes little ("Write {example}.") belongs to another message.
_PROSE = re.compile(
    r"(?<![-\w])(?:an?|and|as|in|is|it|its|no|not|of|one|or|that|the|to|with) [a-z]"
    r"|[a-z] (?:it|or|with|that)\b"
)
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SURE = 15
_CHINESE, _TWO_WORDS = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2,}[ :]+[A-Za-z]{2,}")
# Blanks with names that people gave, which may be anything.
_NAMES = frozenset(("file", "sheet"))
# Blanks with a name that people write into a file, which is told as it is to be written there.
_WRITTEN, _NAME = frozenset(("entry", "field")), re.compile(r"[\w.-]+")
# Blanks that may hold the code of a kind, which is told by its name.
_CODED = frozenset(("kind", "value"))
_PARTS = ("expected", "found", "where", "remedy")


def in_chinese(text: str) -> str:
    """Say a message in Chinese, or as it stands if none of the file's is like it.

    Examples
    --------
    >>> in_chinese("no such file")
    '没有这个文件'
    >>> in_chinese("Did you mean 鞍山市? Check the path.")
    '是不是“鞍山市”？请核对路径。'
    """
    if isinstance(text, Phrase):
        return text.zh
    whole = _whole(text)
    if whole is not None:
        return whole
    sentences = _SENTENCE_END.split(text)
    said = list(_said(sentences))
    if len(sentences) == 1 or all(one is None for _, one in said):
        return text
    return _joined([one or sentence for sentence, one in said])


def _said(sentences: list[str]) -> Iterator[tuple[str, str | None]]:
    """Say sentences in Chinese where that is known: some messages are two sentences, or have a semicolon."""
    at = 0
    while at < len(sentences):
        pair = " ".join(sentences[at : at + 2])
        told = _whole(sentences[at])
        if told is None and at + 1 < len(sentences) and (both := _whole(pair)) is not None:
            yield pair, both
            at += 2
        else:
            yield sentences[at], told
            at += 1


def told(error: IndicatorsError, lang: str) -> str:
    """Tell an error, or several, in Chinese or English.

    Examples
    --------
    >>> from indicators.errors import UnusableFile
    >>> fault = UnusableFile(expected="a file", found="no such file", where="a.csv", remedy="Check the path.")
    >>> print(told(fault, "zh"))
    文件不能使用
      应为  文件
      实际  没有这个文件
      位置  a.csv
      处理  请核对路径。
    """
    if lang != "zh":
        return error.in_english()
    every = [_one(one) for one in all_of(error)]
    if len(every) == 1:
        return every[0]
    several = in_chinese(f"{len(every)} faults")
    return "\n".join([several, *(f"{number}. {one}" for number, one in enumerate(every, 1))])


def parts(error: IndicatorsError) -> Mapping[str, str]:
    """Say the four parts of an error in Chinese, by their names."""
    return {name: in_chinese(getattr(error, name)) for name in _PARTS}


def headline(error: IndicatorsError) -> str:
    """Say in Chinese what kind of error it is."""
    return in_chinese(error.headline)


def label(part: str) -> str:
    """Name a part of an error in Chinese, as the messages do.

    Examples
    --------
    >>> label("remedy")
    '处理'
    """
    return str(_file()["labels"][part])


def _one(error: IndicatorsError) -> str:
    # Where it stands is a name mostly, and may have been chosen to pass for lines of the message.
    told = {name: line(words) if name == "where" else shown(words) for name, words in parts(error).items()}
    lines = (f"  {label(name)}  {words}" for name, words in told.items())
    return "\n".join([headline(error), *lines])


# Thousands of faults of one file say the same but for their place.
@lru_cache(maxsize=4096)
def _whole(text: str) -> str | None:
    exact, _ = _messages()
    if text in exact:
        return exact[text]
    for template in _templates(text[:1], text[-1:]):
        values = template.values(text)
        if values is not None and not any(_is_other(name, value) for name, value in values.items()):
            said = {name: _value(name, value) for name, value in values.items()}
            if template.weight >= _SURE or not any(_is_prose(name, value) for name, value in said.items()):
                return template.chinese.format(**said)
    return None


def _is_other(name: str, value: str) -> bool:
    """Whether a blank holds what shows that the message is another one."""
    is_numbered = name in _NUMBERED and not _NUMBER.fullmatch(value)
    # Half a quotation: the words of the template were found inside what somebody typed.
    is_cut = value.count('"') % 2 == 1 or _APOSTROPHE.sub("", value).count("'") % 2 == 1
    return is_numbered or is_cut or bool(_NEXT_SENTENCE.search(value))


def _is_prose(name: str, value: str) -> bool:
    return name not in _NAMES and bool(_PROSE.search(value))


def _value(name: str, value: str) -> str:
    """Say what stands in a blank; elsewhere than in a list of choices, "or" may be part of a file's name."""
    if name in _WRITTEN and _NAME.fullmatch(value):
        return value
    if name == "names" and _CHINESE.search(value):
        return "、".join(map(in_chinese, value.split(", ")))
    if name in _CODED and value in _codes():
        return _codes()[value]
    if name == "missing":
        return "、".join(map(in_chinese, value.split(", no ")))
    if name == "why" and not _is_said(in_chinese(value)):
        # What another program says of a file is no message of this one.
        return str(_file()["labels"]["own_words"]).format(why=value)
    if name == "choices" and _CHOICES.fullmatch(value):
        return value.replace(", ", "、").replace(" or ", "或")
    return in_chinese(value)


def _is_said(words: str) -> bool:
    """Whether words are Chinese throughout, but for names."""
    return bool(_CHINESE.search(words)) and not _TWO_WORDS.search(words)


def _joined(sentences: list[str]) -> str:
    """Put sentences in a row: Chinese ones without a blank between."""
    out = ""
    for sentence in sentences:
        out += sentence if not out or out.endswith(("。", "？", "；", "：")) else f" {sentence}"
    return out


@cache
def _messages() -> tuple[dict[str, str], list[Template]]:
    """Give messages without a blank by their words, and templates, those that fix most of a message first."""
    every = _file()["messages"]
    exact = {english: chinese for english, chinese in every.items() if not BLANK.search(english)}
    cut = [Template.of(english, every[english]) for english in every if english not in exact]
    return exact, sorted(cut, key=lambda one: -one.weight)


@cache
def _templates(first: str, last: str) -> list[Template]:
    """Give the templates that a message with these first and last characters can be of."""
    return [one for one in _messages()[1] if one.may_hold(first, last)]


@cache
def _codes() -> dict[str, str]:
    """Give what messages call kinds of paper and of faults, sources and disclosure, by their codes."""
    here = Path(__file__)
    kinds: dict[str, dict[str, str]] = data_of(here.with_name("kinds.yaml"))
    words: dict[str, dict[str, str]] = data_of(here.with_name("page_words.yaml"))
    prefixes = ("fault_", "quality_")
    said = {key.partition("_")[2]: one["zh"] for key, one in words.items() if key.startswith(prefixes)}
    disclosure: dict[str, str] = _file()["disclosure"]
    return said | {kind: one["zh"] for kind, one in kinds.items()} | disclosure


def help_heads() -> dict[str, str]:
    """Give what typer writes around the help of commands in Chinese, by the names of its constants."""
    heads: dict[str, str] = _file()["help_heads"]
    return heads


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = data_of(Path(__file__).with_name(FILE))
    return found


def gap_faults(path: Path) -> list[VocabularyFault]:
    """Check the file: Chinese for each message, the same blanks in it, words that tell it from others.

    Examples
    --------
    >>> gap_faults(Path(__file__).with_name(FILE))
    []
    """
    from indicators.vocabulary.yaml_nodes import compose

    file, _ = compose(path)
    messages = file.get("messages") if isinstance(file, dict) else None
    if not isinstance(messages, dict):
        return [_fault(path, "", "the section messages", "no section messages")]
    found = []
    for english, chinese in messages.items():
        odd = set(BLANK.findall(str(english))) ^ set(BLANK.findall(str(chinese)))
        if not str(chinese or "").strip():
            found.append(_fault(path, english, "the message in Chinese", repr(chinese)))
        elif odd:
            gaps = ", ".join(f"{{{name}}}" for name in sorted(odd))
            found.append(_fault(path, english, "the same gaps in both languages", f"{gaps} in one of them"))
        elif not re.search(r"[^\W_]{2}", BLANK.sub("", str(english))):
            found.append(_fault(path, english, "words that tell the message from others", repr(english)))
    return found


def _fault(path: Path, english: object, expected: str, found: str) -> VocabularyFault:
    where = f"{path.name}, messages, {english}" if english else path.name
    return VocabularyFault(expected=expected, found=found, where=where, remedy="Correct the entry.")
