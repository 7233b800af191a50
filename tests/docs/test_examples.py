"""Examples in docstrings give what they say."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from helpers.report.sources import package_folder

EXAMPLES = sorted(
    path.relative_to(package_folder().parent)
    for path in package_folder().rglob("*.py")
    if ">>>" in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", EXAMPLES, ids=Path.as_posix)
def test_examples_of_docstrings(path: Path) -> None:
    module = import_module(".".join(path.with_suffix("").parts))
    failed, attempted = doctest.testmod(module)
    assert attempted
    assert not failed
