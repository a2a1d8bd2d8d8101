"""Notebooks and parameters in, pages, an index and a manifest out."""

import sys

# JupyterLab brings a package that jsonschema imports for a string format no notebook uses, and that
# builds its grammar for 1.2 s in every process. Reports do not need it, so they never load it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
