"""The rules of the reading, found in its source: tables of named rules, word lists, alternatives of patterns.

A rule can be taken away alone. `mutation.py` does so and sees whether a test notices.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

Item = str | ast.expr

# Matches nothing. What it is put before never matches, and keeps the groups that the code asks for by name.
NEVER = "(?!)"
# Stands in no document.
NO_WORD = "\ufffe"
_LOOKS = ("?=", "?!", "?<=", "?<!")
_SIGNS = frozenset("|([{\\?*+$^.")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Rule:
    """One rule: its file, its name there, its words, and where it stands among the file's patterns.

    `node` counts the strings and sets of the module, `start` and `end` cut out what is taken away. A
    look-around is left out, anything else of a pattern never matches.
    """

    module: str
    name: str
    words: str
    node: int = -1
    start: int = 0
    end: int = 0
    is_look: bool = False

    def __str__(self) -> str:
        shown = self.words if len(self.words) <= _LONGEST_SHOWN else self.words[:_LONGEST_SHOWN] + "…"
        return f"{self.module}  {self.name}  {shown}"


def items_of(node: ast.expr) -> list[Item]:
    """Take a string apart: characters, and what an f-string puts in as one piece."""
    if isinstance(node, ast.Constant):
        return list(str(node.value))
    assert isinstance(node, ast.JoinedStr)
    items: list[Item] = []
    for value in node.values:
        items += [value] if isinstance(value, ast.FormattedValue) else items_of(value)
    return items


def cuts(items: list[Item]) -> Iterator[tuple[int, int, bool]]:
    """Find what can be taken out of a pattern: alternatives, and look-arounds that have none."""
    stack: list[tuple[int, int, bool, list[int]]] = [(0, 0, False, [])]
    at = 0
    while at < len(items):
        c = items[at]
        if c == "\\":
            at += 2
            continue
        if c == "[":
            at += 2 if items[at + 1 : at + 2] == ["^"] else 1
            at += 1 if items[at : at + 1] == ["]"] else 0
            while items[at] != "]":
                at += 2 if items[at] == "\\" else 1
        elif c == "(":
            opening = "".join(i for i in items[at + 1 : at + 4] if isinstance(i, str))
            body = at + 1
            if opening.startswith("?P<"):
                body = items.index(">", at) + 1
            elif opening.startswith("?"):
                body = at + 1 + next((len(mark) for mark in (*_LOOKS, "?:") if opening.startswith(mark)), 0)
            stack.append((at, body, opening.startswith(_LOOKS), []))
        elif c == "|":
            stack[-1][3].append(at)
        elif c == ")" and len(stack) > 1:
            yield from _cuts_of_group(*stack.pop(), at)
        at += 1
    yield from _cuts_of_group(*stack[0], len(items))


def _cuts_of_group(
    opening: int, body: int, is_look: bool, bars: list[int], closing: int
) -> Iterator[tuple[int, int, bool]]:
    if not bars:
        if is_look:
            yield opening, closing + 1, True
        return
    for before, behind in pairwise([body - 1, *bars, closing]):
        yield before + 1, behind, False


_PATTERN_CALLS = {"expression"} | {
    f"re.{name}"
    for name in ("compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "split")
}


def _is_pattern_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in _PATTERN_CALLS


def _is_string(node: ast.AST) -> bool:
    return (isinstance(node, ast.Constant) and isinstance(node.value, str)) or isinstance(node, ast.JoinedStr)


def _strings(tree: ast.AST) -> Iterator[ast.expr]:
    """Whole strings below a node; the pieces of an f-string are no strings of their own."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.expr) and _is_string(child):
            yield child
        else:
            yield from _strings(child)


def _pattern_nodes(tree: ast.Module) -> list[tuple[str, ast.expr]]:
    """Strings that are patterns, with the name of the constant or function they stand in."""
    found: list[tuple[str, ast.expr]] = []
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            name = ast.unparse(statement.targets[0])
            has_call = any(_is_pattern_call(node) for node in ast.walk(statement.value))
            strings = [statement.value] if _is_string(statement.value) else list(_strings(statement.value))
            asked = {
                id(node.args[0])
                for node in ast.walk(statement.value)
                if isinstance(node, ast.Call) and _is_pattern_call(node) and node.args
            }
            found += [
                (name, s)
                for s in strings
                if id(s) in asked
                or (has_call and not _SIGNS.isdisjoint(items_of(s)))
                or (s is statement.value and "|" in items_of(s))
            ]
        elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            for node in ast.walk(statement):
                if _is_pattern_call(node) and isinstance(node, ast.Call) and _is_string(node.args[0]):
                    found.append((statement.name, node.args[0]))
    return found


def _set_nodes(tree: ast.Module) -> list[tuple[str, ast.expr]]:
    """Sets, tuples and dicts of words that stand alone as constants."""
    found: list[tuple[str, ast.expr]] = []
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        node: ast.AST = statement.value
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "frozenset" and node.args:
            node = node.args[0]
            if isinstance(node, ast.Constant):
                found.append((ast.unparse(statement.targets[0]), node))
        if isinstance(node, ast.Tuple) and all(_is_string(element) for element in node.elts):
            found.append((ast.unparse(statement.targets[0]), node))
        if (
            isinstance(node, ast.Dict)
            and node.keys
            and all(k is not None and _is_string(k) for k in node.keys)
        ):
            found.append((ast.unparse(statement.targets[0]), node))
    return found


def _table_nodes(tree: ast.Module) -> list[tuple[str, ast.Tuple]]:
    """Tables of named rules: constants that are tuples of Rule(…)."""
    return [
        (ast.unparse(statement.target), statement.value)
        for statement in tree.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.value, ast.Tuple)
        and all(
            isinstance(element, ast.Call) and ast.unparse(element.func) == "Rule"
            for element in statement.value.elts
        )
    ]


def _shown(items: list[Item]) -> str:
    return "".join(i if isinstance(i, str) else "{" + ast.unparse(i.value) + "}" for i in items)  # type: ignore[attr-defined]


def rules_of_module(path: Path, *, each_word: bool) -> Iterator[Rule]:
    """List the rules of one module of the reading.

    A line of a table of named rules, a pattern, a set of words, a look-around and an alternative that is more
    than a word are rules; with `each_word` every alternative and every member of a set is one.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    patterns, sets, tables = _pattern_nodes(tree), _set_nodes(tree), _table_nodes(tree)
    for number, (name, node) in enumerate(patterns):
        items = items_of(node)
        for start, end, is_look in sorted(cuts(items)):
            words = items[start:end]
            is_plain = _SIGNS.difference("|").isdisjoint(words) and all(isinstance(w, str) for w in words)
            if each_word or not is_plain:
                yield Rule(path.stem, name, _shown(words), number, start, end, is_look)
        yield Rule(path.stem, name, f"all of {_shown(items)}", number, 0, len(items))
    for number, (name, node) in enumerate(sets, len(patterns)):
        members = _members(node)
        if each_word:
            yield from (Rule(path.stem, name, w, number, at, at + 1) for at, w in enumerate(members))
        else:
            yield Rule(path.stem, name, "all of " + " ".join(members), number, 0, len(members))
    for number, (name, table) in enumerate(tables, len(patterns) + len(sets)):
        for at, rule in enumerate(table.elts):
            assert isinstance(rule, ast.Call)
            yield Rule(path.stem, name, ast.unparse(rule.args[0]), number, at, at + 1)


def _members(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return list(str(node.value))
    if isinstance(node, ast.Dict):
        return [ast.unparse(key) for key in node.keys if key is not None]
    assert isinstance(node, ast.Tuple)
    return [ast.unparse(element) for element in node.elts]


def without(path: Path, rule: Rule) -> ast.Module:
    """Parse a module with one of its rules taken away."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    patterns = _pattern_nodes(tree)
    _, node = [*patterns, *_set_nodes(tree), *_table_nodes(tree)][rule.node]
    if rule.node >= len(patterns):
        _drop_members(node, rule.start, rule.end)
        return ast.fix_missing_locations(tree)
    kept = _without(items_of(node), rule)
    if isinstance(node, ast.Constant):
        node.value = "".join(str(item) for item in kept)
    elif isinstance(node, ast.JoinedStr):
        node.values = [ast.Constant(item) if isinstance(item, str) else item for item in kept]
    return ast.fix_missing_locations(tree)


def _without(items: list[Item], rule: Rule) -> list[Item]:
    before, cut, behind = items[: rule.start], items[rule.start : rule.end], items[rule.end :]
    if rule.is_look:
        return before + behind
    return [*before, NEVER, "(?:", *cut, ")", *behind]


def _drop_members(node: ast.expr, start: int, end: int) -> None:
    if isinstance(node, ast.Constant):
        node.value = str(node.value)[:start] + str(node.value)[end:]
    elif isinstance(node, ast.Dict):
        del node.keys[start:end], node.values[start:end]
    elif isinstance(node, ast.Tuple):
        del node.elts[start:end]


def word_lists(table: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """List the word lists of `words.yaml` with their names."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from word_lists(value, f"{name}.{key}".strip("."))
    else:
        yield name, table


def rules_of_words(table: dict[str, Any], *, each_word: bool) -> Iterator[Rule]:
    """List the word lists of `words.yaml`, or every word of them; a pattern is a rule of its own."""
    for name, words in word_lists(table):
        is_written = name.endswith("_patterns")
        for at, word in enumerate(words):
            if each_word or (is_written and not _SIGNS.isdisjoint(word)):
                yield Rule("words.yaml", name, word, start=at, end=at + 1)
        if not each_word and not (is_written and len(words) == 1):
            yield Rule("words.yaml", name, "all: " + " ".join(words), end=len(words))


def words_without(table: dict[str, Any], rule: Rule) -> dict[str, Any]:
    """Copy the word lists with one of them, or one word, taken away."""
    changed = copy.deepcopy(table)
    inner: Any = changed
    *path, last = rule.name.split(".")
    for key in path:
        inner = inner[key]
    inner[last] = (inner[last][: rule.start] + inner[last][rule.end :]) or [NO_WORD]
    return changed
