"""Read a YAML file to write it again, changed but otherwise as a person wrote it."""

import io
from typing import Any

from ruamel.yaml import YAML

_MOST_LETTERS = 10_000  # in a line: none is broken


def read_to_change(text: str) -> Any:
    """Return the mappings and sequences of a YAML text; they know its comments and quotes."""
    return _yaml().load(text)


def written(content: Any) -> str:
    """Return the YAML text of what `read_to_change` gave, or of plain mappings and sequences.

    What stood before the first key is left out.
    """
    if hasattr(content, "ca"):
        content.ca.comment = None
    text = io.StringIO()
    _yaml().dump(content, text)
    return text.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _MOST_LETTERS
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
