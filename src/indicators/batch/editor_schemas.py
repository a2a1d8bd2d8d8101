"""JSON Schemas of the files that people write by hand, made of the records that read them, for their editors.

An editor with a YAML language server (VS Code, JupyterLab, Vim …) underlines a misspelt field while it is
typed and tells what each means. What depends on other files, such as whether a place has targets,
`indicators validate` says.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from indicators.batch.report_plan import PlanEntry
from indicators.documents.register.register_entry import Entry
from indicators.project import Project
from indicators.storage.transaction import write_together
from indicators.vocabulary.scheme import Status
from indicators.vocabulary.scheme_catalogue import StatedScheme, Tolerances

# What the YAML language server reads: https://github.com/redhat-developer/yaml-language-server
_DIALECT = "http://json-schema.org/draft-07/schema#"


def package() -> dict[str, bytes]:
    """Give the schemas of reports.yaml, documents.yaml and schemes.yaml.

    Examples
    --------
    >>> list(package())
    ['reports.schema.json', 'documents.schema.json', 'schemes.schema.json']
    """
    made = {
        "reports": _list("Which reports an office wants (reports.yaml)", PlanEntry),
        "documents": _list("The papers in data/raw/documents (documents.yaml)", Entry),
        "schemes": _schemes("Statuses, tolerances and judging schemes (schemes.yaml)"),
    }
    return {f"{name}.schema.json": _written(schema) for name, schema in made.items()}


def write(project: Project) -> None:
    """Write the schemas into a project, where the first lines of its files name them."""
    write_together(project.schemas, {project.schemas / name: content for name, content in package().items()})


def _list(title: str, model: type[BaseModel]) -> dict[str, Any]:
    references, definitions = models_json_schema([(model, "validation")])
    return {
        "title": title,
        "type": "array",
        "minItems": 1,
        "items": references[model, "validation"],
        **definitions,
    }


def _schemes(title: str) -> dict[str, Any]:
    """Describe a file of three sections, in two of which a key is the entry's name.

    A project's own file adds to the package's: it has the sections and tolerances that it changes.
    """
    models: dict[str, type[BaseModel]] = {
        "statuses": Status, "tolerances": Tolerances, "schemes": StatedScheme,
    }  # fmt: skip
    references, definitions = models_json_schema([(model, "validation") for model in models.values()])
    for model, given in ((Status, ("id", "order")), (StatedScheme, ("name",))):
        entry = definitions["$defs"][model.__name__]
        entry["properties"] = {name: one for name, one in entry["properties"].items() if name not in given}
        entry["required"] = [name for name in entry["required"] if name not in given]
    del definitions["$defs"][Tolerances.__name__]["required"]
    of = {name: references[model, "validation"] for name, model in models.items()}
    return {
        "title": title,
        "type": "object",
        "properties": {
            "statuses": {"type": "object", "additionalProperties": of["statuses"]},
            "tolerances": of["tolerances"],
            "schemes": {"type": "object", "additionalProperties": of["schemes"]},
        },
        "additionalProperties": False,
        **definitions,
    }


def _written(schema: dict[str, Any]) -> bytes:
    content = json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2)
    return f"{content}\n".encode()
