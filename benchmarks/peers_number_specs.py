"""How many of the numbers in Microsoft's Chinese specs (Recognizers-Text) the reading gets right.

The specs are a peer's tests. They are not part of this project: say where a checkout of
https://github.com/microsoft/Recognizers-Text lies.

    python benchmarks/peers_number_specs.py ../Recognizers-Text [--all]

A number alone is put into a sentence that measures something, since the reading takes no number without a
unit; what stands in a sentence is read as it is. A case counts as right if a figure of its value, and of its
unit where the spec names one, is read, and none other. Left out are the kinds that no paper of a government
has: see `LEFT_OUT`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities

# What a paper of this field does not write: powers and exponents, letters as multipliers, dozens and pairs,
# discounts, mixed fractions, numbers that name nothing, a number told apart from its own digits.
LEFT_OUT = re.compile(
    r"[\^ekKMxX]|\de\d|打|[双雙对對]|折|又|[兆倆]|http|^[…._-]{2,}|^-?\.\d|半百|半成|章|^\S*分(?:之|\s*之)"
    r"|三的另|不是|袜子|戒指|品牌|蛋糕|巴黎"
)
# A number of one sign has no way to be told from a word: 一, 两.
BARE = re.compile(r"[零一二三四五六七八九两十万萬百千]{1,2}")


@dataclass(frozen=True)
class Case:
    """A sentence with the values, and the unit if it is told, that must be read from it."""

    kind: str
    text: str
    values: tuple[float, ...]
    units: tuple[str, ...] = ()


UNITS = {
    "Chinese yuan": "元", "Euro": "欧元", "United States dollar": "美元", "Swiss franc": "瑞士法郎",
    "Hong Kong dollar": "港元", "New Taiwan dollar": "新台币", "Japanese yen": "日元",
    "Mu": "亩", "Kilogram": "公斤", "Ton": "吨", "Meter": "米", "Jin": "斤", "Kilometer": "公里",
    "Gram": "克", "Kilowatt": "千瓦", "Liang": "两", "Microgram": "微克", "Kilocalorie": "千卡",
    "Centimeter": "厘米", "Megahertz": "兆赫", "Hertz": "赫兹", "C": "摄氏度", "Degree": "度",
}  # fmt: skip


def _read(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield case["Input"], case["Results"]


def _number(result: dict[str, Any]) -> float:
    return float(str(result["Resolution"]["value"]).rstrip("%"))


def numbers(folder: Path) -> Iterator[Case]:
    """Numbers alone, as amounts of a thing that has a length."""
    for text, results in _read(folder / "Number" / "Chinese" / "NumberModel.json"):
        whole = text.strip()
        if len(results) != 1 or results[0]["Start"] != text.index(whole) or LEFT_OUT.search(whole):
            continue
        if results[0]["End"] - results[0]["Start"] + 1 == len(whole) and not BARE.fullmatch(whole):
            yield Case("number", f"改造管网{whole}公里。", (_number(results[0]),), ("公里",))


def shares(folder: Path) -> Iterator[Case]:
    """Percentages and percentage points, as growth."""
    for text, results in _read(folder / "Number" / "Chinese" / "PercentModel.json"):
        whole = text.strip()
        if len(results) != 1 or LEFT_OUT.search(re.sub("分 *之", "", whole)):
            continue
        framed = f"产量增长{whole}。" if len(whole) <= len(results[0]["Text"]) + 1 else f"{whole}。"
        yield Case("share", framed, (_number(results[0]),))


def ranges(folder: Path) -> Iterator[Case]:
    """Ends of ranges and bounds; the specs count from an end, the papers to it."""
    for text, results in _read(folder / "Number" / "Chinese" / "NumberRangeModel.json"):
        if len(results) != 1 or LEFT_OUT.search(text):
            continue
        ends = re.findall(r"-?\d+(?:\.\d+)?", results[0]["Resolution"]["value"])
        whole = results[0]["Text"]
        yield Case("range", f"改造管网{whole}公里。", tuple(map(float, ends)))


def amounts(folder: Path) -> Iterator[Case]:
    """Money, sizes and temperatures in sentences of the peer's."""
    for name in ("Currency", "Dimension", "Temperature"):
        for text, results in _read(folder / "NumberWithUnit" / "Chinese" / f"{name}Model.json"):
            told = [r for r in results if r["Resolution"].get("value")]
            units = [UNITS.get(r["Resolution"]["unit"], "") for r in told]
            if told and all(units) and not LEFT_OUT.search(text):
                yield Case(name.lower(), f"{text}。", tuple(map(_number, told)), tuple(units))


def _is_end(low: float, high: float, value: float, *, is_permille: bool) -> bool:
    """Whether a value, or ten times it where it is told in permille, is one end of a figure."""
    scaled = (value, value * 10) if is_permille else (value,)
    return any(abs(end - one) <= 1e-9 * max(1.0, abs(end)) for end in (low, high) for one in scaled)


def is_right(case: Case) -> bool:
    """Whether every figure that the spec tells is read with its value and unit."""
    prose = prepare(case.text)
    found = quantities.find(prose.text)
    ends = [end for quantity in found for end in {quantity.low, quantity.high}]
    told = [*case.values]
    for value in told:
        same = [q for q in found if _is_end(q.low, q.high, value, is_permille=q.unit == "‰")]
        if not same:
            return False
    if case.units:
        return sorted(case.units) == sorted(q.unit for q in found if q.unit in case.units)
    return bool(ends)


def main() -> None:
    parser = argparse.ArgumentParser(description="Count the numbers of a peer's specs that are read right.")
    parser.add_argument("checkout", type=Path, help="a checkout of microsoft/Recognizers-Text")
    parser.add_argument("--all", action="store_true", help="print what is right too")
    asked = parser.parse_args()
    folder = asked.checkout / "Specs"
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in [*numbers(folder), *shares(folder), *ranges(folder), *amounts(folder)]:
        is_good = is_right(case)
        total[case.kind] += 1
        right[case.kind] += is_good
        if not is_good or asked.all:
            got = ", ".join(
                f"{q.low:g}..{q.high:g} {q.unit}" for q in quantities.find(prepare(case.text).text)
            )
            verdict = "right" if is_good else "wrong"
            asked_for = f"{case.values} {case.units}"
            sys.stdout.write(f"{verdict}  {case.kind}  {case.text}  {asked_for} | {got or 'nothing'}\n")
    for kind, count in total.items():
        sys.stdout.write(f"{kind:<12}{right[kind]:>5} of {count}\n")
    sys.stdout.write(f"{sum(right.values())} of {sum(total.values())} numbers are right\n")


if __name__ == "__main__":
    main()
