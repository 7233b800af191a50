"""The reference of the codebook is what its model says, and the model takes its examples."""

from typing import Any

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from helpers.survey.codebook import Codebook

from ..conftest import ROOT
from .codebook_reference import EXAMPLES, codebook_reference, example, models


def test_the_page_is_current() -> None:
    assert (ROOT / "docs/codebook.md").read_text("utf-8") == codebook_reference(), "run make docs"


@pytest.mark.parametrize("model", list(models(Codebook)), ids=lambda model: model.__name__)
def test_the_model_takes_every_example(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        text = example(model, name)
        if "…" not in text:  # more than fits a line
            annotation: Any = field.annotation
            TypeAdapter(annotation).validate_python(yaml.load(text, yaml.BaseLoader))


def test_no_example_is_of_a_key_that_is_gone() -> None:
    keys = {name for model in models(Codebook) for name in model.model_fields}
    assert {name.rpartition(".")[2] for name in EXAMPLES} == keys
