"""What a notebook shows: one module a notebook, and the parts they share."""

import sys

# JupyterLab brings a package that jsonschema imports for a string format no notebook uses, and that
# builds its grammar for 1.2 s in every process. Figures do not need it, so it is never loaded.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
