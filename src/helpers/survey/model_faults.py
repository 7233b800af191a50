"""What a model finds wrong with a YAML file, in our words and with its line."""

import difflib
import re
from collections.abc import Iterator
from typing import Any, get_args

import yaml
from pydantic import BaseModel, RootModel, ValidationError

from helpers.survey.faults import Fault
from helpers.survey.spelling import folded

Place = tuple[str | int, ...]

_WORDS = {
    "missing": "is missing: write it",
    "string_type": "must be a text, on one line or in quotation marks",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "tuple_type": "must be a list, such as [a, b]",
    "list_type": "must be a list, such as [a, b]",
    "dict_type": "must be keys with values, such as {{a: b}}",
    "too_short": "needs at least {min_length}",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long: write at most {max_length} characters",
    "string_pattern_mismatch": "must be small letters a-z, digits and underscores, a letter first",
}
_OF_ONE = re.compile(r"^(?:question|comparison) ([a-z0-9_]+):")
_PART = re.compile(r"^([a-z_]+):")
_TWICE = re.compile(
    r"(id|column|alias|names|called|label) (.+?)"
    r"(?: occurs twice| is used twice| stands for two| is reserved| twice|: readers)"
)


def model_faults(
    file: str, root: yaml.Node | None, error: ValidationError, model: type[BaseModel]
) -> Iterator[Fault]:
    """Yield what a model finds wrong; a fault that follows from another one is left out.

    Parameters
    ----------
    file
        Name of the file.
    root
        Its content, with the lines.
    error
        What the model found.
    model
        The model.
    """
    details = error.errors()
    misspelt = {
        (*detail["loc"][:-1], _near(detail["loc"], model))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    places = [tuple(detail["loc"]) for detail in details]
    for detail in details:
        place = tuple(detail["loc"])
        inside = any(one != place and one[: len(place)] == place for one in places)
        if detail["type"] == "missing" and place in misspelt:
            continue
        if detail["type"] == "too_short" and inside:
            continue
        for expected in _said(detail, model):
            value = detail.get("input")
            yield Fault(
                file,
                expected,
                row=_line(root, place) if place else _line_of(root, expected),
                column=".".join(map(str, place)) or None,
                value=str(value) if isinstance(value, str | int | float | bool) else None,
            )


def _said(detail: Any, model: type[BaseModel]) -> list[str]:
    """Return what was expected; a part that disagrees with itself may do so in several ways."""
    kind, place, context = detail["type"], tuple(detail["loc"]), detail.get("ctx", {})
    if kind == "value_error":
        return str(detail["msg"]).removeprefix("Value error, ").split("; ")
    if kind == "extra_forbidden":
        near = _near(place, model)
        known = ", ".join(_fields(place[:-1], model))
        return [f"is not known here{_meant(near)}: the keys are {known}"]
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        close = difflib.get_close_matches(str(detail["input"]), allowed.split(", "), 1)
        return [f"must be one of {allowed}{_meant(close[0] if close else None)}"]
    if kind in {"model_type", "model_attributes_type"}:
        fields = _fields(place, model)
        return [f"must be keys with values: {', '.join(fields)}" if fields else
                "must be a text in each language, such as {sv: ..., en: ...}"]  # fmt: skip
    words = _WORDS.get(kind, str(detail["msg"]).replace("{", "{{").replace("}", "}}"))
    return [words.format_map(context)]


def _near(place: Place, model: type[BaseModel]) -> str | None:
    """Return the known key that an unknown one was probably meant to be."""
    near = difflib.get_close_matches(str(place[-1]), _fields(place[:-1], model), 1)
    return near[0] if near else None


def _meant(known: str | None) -> str:
    return "" if known is None else f" (did you mean {known}?)"


def _fields(place: Place, model: type[BaseModel]) -> list[str]:
    """Return the keys that a part of the file may have."""
    part: type[BaseModel] | None = model
    for key in place:
        if isinstance(key, str) and part is not None and key in part.model_fields:
            part = _model_in(part.model_fields[key].annotation)
    return [] if part is None or issubclass(part, RootModel) else list(part.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _line(node: yaml.Node | None, place: Place) -> int | None:
    """Line of the deepest part of the place that the file has."""
    line = None
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                break
            line = found[0][0].start_mark.line + 1
            node = found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


def _line_of(root: yaml.Node | None, problem: str) -> int | None:
    """Line of what a problem of the whole file names: the part with that id, or the second use."""
    if match := _OF_ONE.search(problem):
        lines = [line for key, text, line in _scalars(root) if (key, text) == ("id", match[1])]
        return lines[0] if lines else None
    if match := _PART.match(problem):
        return _line(root, (match[1],))
    if match := _TWICE.search(problem):
        found = [one for one in _scalars(root) if folded(one[1]) == folded(match[2])]
        found = [one for one in found if one[0] == match[1]] or found
        return found[-1][2] if found else None
    return None


def _scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield every text of a file with its key and line."""
    if isinstance(node, yaml.ScalarNode):
        yield key, node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, str(name.value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, key)
