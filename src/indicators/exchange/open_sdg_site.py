"""What an Open SDG data folder needs beside its indicators: the build's settings, metadata fields, words."""

from __future__ import annotations

from typing import Any

import yaml

# So begin the files that are ours: what an office added is told apart by it.
MARK = "# Written by `indicators export --to opensdg`.\n"
CHINESE, ENGLISH = "zh-Hans", "en"
_COLUMNS = {
    "Place": "地区",
    "Series": "口径",
    "Units": "单位",
    "Observation status": "数据状态",
    "COMMENT_OBS": "来源",
}
_SERIES = {
    "level": ("水平", "Level"),
    "increment": ("增量", "Increment"),
    "growth": ("增速", "Growth"),
    "share": ("占比", "Share"),
    "change": ("变动", "Change"),
}
_STATUSES = {"A": ("正式值", "Final"), "P": ("初步值", "Preliminary"), "E": ("预计值", "Estimate")}
_FIELDS = {
    "indicator_name": ("text", "指标名称 Indicator name"),
    "indicator_number": ("text", "指标编号 Indicator number"),
    "graph_title": ("text", "图题 Title of the graph"),
    "data_non_statistical": ("checkbox", "非统计指标 Non-statistical"),
    "data_show_map": ("checkbox", "显示地图 Show a map"),
    "sdg_target": ("text", "可持续发展目标的具体目标 Target of the goals"),
    "sdg_relation": ("text", "与该目标的关系 How near it is to the target"),
    "national_geographical_coverage": ("text", "覆盖地区 Places"),
}
_CHOICES = {
    "graph_type": ("图的类型 Kind of graph", ("line", "bar", "binary")),
    "reporting_status": (
        "报告状态 Reporting status",
        ("complete", "inprogress", "notstarted", "notapplicable"),
    ),
}


def site(english: dict[str, str], sources: int) -> dict[str, bytes]:
    """Write the files that are the same for every indicator.

    Parameters
    ----------
    english : dict of str to str
        The places of the figures with their English names; without any there are no words to translate.
    sources : int
        How many the indicator has that has most of them.

    Examples
    --------
    >>> list(site({"鞍山市": "Anshan"}, 1))[2:]
    ['translations/zh-Hans/data.yml', 'translations/en/data.yml']
    """
    files = {
        "config_data.yml": as_yaml(_config(bool(english))),
        "metadata_schema.yml": as_yaml(_schema(sources)),
    }
    if english:
        words = _SERIES | _STATUSES
        chinese = _COLUMNS | {code: zh for code, (zh, _) in words.items()}
        in_english = {"COMMENT_OBS": "Source"} | {code: en for code, (_, en) in words.items()} | english
        files[f"translations/{CHINESE}/data.yml"] = as_yaml(chinese)
        files[f"translations/{ENGLISH}/data.yml"] = as_yaml(in_english)
    return files


def as_yaml(content: object) -> bytes:
    r"""Write a YAML file of ours.

    Examples
    --------
    >>> as_yaml({"graph_type": "line"}).decode().splitlines()[1:]
    ['graph_type: line']
    """
    return (MARK + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)).encode("utf-8")


def _config(has_words: bool) -> dict[str, Any]:
    """Say to sdg-build where what stands."""
    return {
        "languages": [CHINESE, ENGLISH],
        "site_dir": "_site",
        "src_dir": "",
        "schema_file": "metadata_schema.yml",
        "inputs": [
            # A code such as 010000 would lose its zero as a number.
            {"class": "InputCsvData", "path_pattern": "data/*-*.csv", "dtype": {"GeoCode": "str"}},
            {"class": "InputYamlMeta", "path_pattern": "meta/*-*.yml", "git": False},
        ],
        "translations": [{"class": "TranslationInputYaml", "source": "translations"}] if has_words else [],
    }


def _schema(sources: int) -> dict[str, Any]:
    """List the fields of the metadata, as Prose describes them."""
    fields: list[dict[str, Any]] = [
        {"name": name, "field": {"element": element, "label": label}}
        for name, (element, label) in _FIELDS.items()
    ]
    for name, (label, values) in _CHOICES.items():
        options = [{"name": value, "value": value} for value in values]
        fields.append({"name": name, "field": {"element": "select", "label": label, "options": options}})
    for count in range(1, sources + 1):
        fields.append(
            {
                "name": f"source_active_{count}",
                "field": {"element": "checkbox", "label": f"来源 Source {count}"},
            }
        )
        for part in ("organisation", "url", "url_text"):
            label = f"来源 Source {count}: {part}"
            fields.append({"name": f"source_{part}_{count}", "field": {"element": "text", "label": label}})
    return {"prose": {"metadata": {"meta": fields}}}
