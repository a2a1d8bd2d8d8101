"""The command line: one module a group of commands."""

import os

# Else Pydantic reads what every installed package says of itself, in search of plugins, as long as a short
# paper takes to be read.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
