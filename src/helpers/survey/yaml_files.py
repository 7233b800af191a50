"""Read a YAML file into a typed model, and say at which line each fault stands."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from helpers.survey.faults import PLACEHOLDER, Fault, InputError
from helpers.survey.model_faults import model_faults

Model = TypeVar("Model", bound=BaseModel)


_MOST_PARTS = 100_000


# The parser in C where it is at hand: an appendix reads its codebook in a tenth of the time.
_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[valid-type,misc]
    """Safe YAML where ``01``, ``no`` and ``12:30`` are the text that stands in the file.

    The model makes numbers and truth values of them. Only an empty value is nothing.
    """


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile("^<<$"), ["<"])


def quoted(text: str) -> str:
    """Return a text in quotation marks as YAML reads it, on one line, whatever it holds."""
    line: str = yaml.dump(text, default_style='"', allow_unicode=True, width=10**9)
    return line.rstrip("\n")


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read a YAML file into a pydantic model.

    Parameters
    ----------
    path
        The file, UTF-8.
    model
        The pydantic model that says what the file must hold.

    Returns
    -------
    Model
        The validated content.

    Raises
    ------
    InputError
        With every fault found: file missing or unreadable, YAML syntax, a key given twice,
        what is still to be filled in, or each departure from the model, with its line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
        loader, root = _parsed(text)
        _check_size(path.name, root)
        content = None if root is None else loader.construct_document(root)
    except OSError as error:
        raise InputError([Fault(path.name, f"cannot be read ({error.strerror})")]) from error
    except UnicodeDecodeError as error:
        raise InputError([Fault(path.name, "must be saved as UTF-8 text")]) from error
    except yaml.YAMLError as error:
        raise InputError([_syntax_fault(path, error)]) from error
    except RecursionError as error:
        raise InputError([Fault(path.name, "is nested too deeply; write it flat")]) from error
    faults = [*_repeated_keys(path.name, root), *_left_to_fill_in(path.name, root)]
    if faults:
        raise InputError(faults)
    try:
        return model.model_validate(content, context={})
    except ValidationError as error:
        raise InputError(model_faults(path.name, root, error, model)) from error


def _parsed(text: str) -> tuple[yaml.SafeLoader, yaml.Node | None]:
    """Return the tree of a YAML text, and what makes values of it."""
    loader = _Loader(text)
    try:
        return loader, loader.get_single_node()
    except yaml.YAMLError:
        # In the words of the parser in Python, so that the message is the same on every machine.
        yaml.compose(text, yaml.SafeLoader)
        raise


def _check_size(file: str, root: yaml.Node | None) -> None:
    """Refuse a file whose aliases stand for themselves or for an enormous number of parts."""
    sizes: dict[int, int] = {}

    def size(node: object) -> int:
        if isinstance(node, tuple):
            return size(node[0]) + size(node[1])
        if not isinstance(node, yaml.CollectionNode):
            return 1
        if id(node) not in sizes:
            sizes[id(node)] = 0  # being counted
            sizes[id(node)] = 1 + sum(size(part) for part in node.value)
        elif sizes[id(node)] == 0:
            row = node.start_mark.line + 1
            raise InputError([Fault(file, "refers to itself (& and *); write it out", row=row)])
        return sizes[id(node)]

    if size(root) > _MOST_PARTS:
        raise InputError(
            [Fault(file, f"stands for more than {_MOST_PARTS} parts; write it without * aliases")]
        )


def _syntax_fault(path: Path, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "not YAML"
    return Fault(path.name, f"is not valid YAML: {problem}", row=mark.line + 1 if mark else None)


def _repeated_keys(file: str, node: yaml.Node | None) -> Iterator[Fault]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield Fault(
                        file,
                        "the key occurs twice in the same place; keep one",
                        row=key.start_mark.line + 1,
                        column=key.value,
                    )
                seen.add(key.value)
            yield from _repeated_keys(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(file, item)


def _left_to_fill_in(
    file: str, node: yaml.Node | None, place: tuple[str, ...] = ()
) -> Iterator[Fault]:
    if isinstance(node, yaml.ScalarNode) and node.value == PLACEHOLDER:
        yield Fault(
            file,
            "write what is right for this survey",
            row=node.start_mark.line + 1,
            column=".".join(place) or None,
            value=PLACEHOLDER,
        )
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _left_to_fill_in(file, value, (*place, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _left_to_fill_in(file, item, (*place, str(number)))
