"""What an Open SDG data folder needs beside its indicators: the build's settings, metadata fields, words."""

from __future__ import annotations

from typing import Any

import yaml

from indicators.exchange.exchange_words import words

# So begin the files that are ours: what an office added is told apart by it.
MARK = "# Written by `indicators export --to opensdg`.\n"
CHINESE, ENGLISH = "zh-Hans", "en"
# What is told of each source, beside whether it is shown.
_OF_SOURCE = ("organisation", "url", "url_text")
_CHOICES = {
    "graph_type": ("line", "bar", "binary"),
    "reporting_status": ("complete", "inprogress", "notstarted", "notapplicable"),
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
        columns, values = words("sdg_column"), words("sdg_value")
        chinese = {name: phrase["zh"] for name, phrase in (columns | values).items()}
        in_english = {"COMMENT_OBS": columns["COMMENT_OBS"]["en"]}
        in_english |= {name: phrase["en"] for name, phrase in values.items()} | english
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
    labels = {name: f"{one['zh']} {one['en']}" for name, one in words("sdg_field").items()}
    fields = [_field(name, label) for name, label in labels.items()]
    source = words("sdg")["source"]
    for count in range(1, sources + 1):
        label = f"{source['zh']} {source['en']} {count}"
        fields.append(_field(f"source_active_{count}", label, "checkbox"))
        fields += [_field(f"source_{part}_{count}", f"{label}: {part}") for part in _OF_SOURCE]
    return {"prose": {"metadata": {"meta": fields}}}


def _field(name: str, label: str, element: str = "text") -> dict[str, Any]:
    """Describe a field: what begins with data_ is yes or no."""
    if name in _CHOICES:
        options = [{"name": value, "value": value} for value in _CHOICES[name]]
        return {"name": name, "field": {"element": "select", "label": label, "options": options}}
    element = "checkbox" if name.startswith("data_") else element
    return {"name": name, "field": {"element": element, "label": label}}
