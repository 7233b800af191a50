"""What every part of a codebook is made of: texts in two languages, ids, names."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Part(BaseModel):
    """A piece of the declaration: no unknown keys, not to be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(Part):
    """A text in every language of the report."""

    sv: Text
    en: Text

    def __getitem__(self, language: Language) -> str:
        return str(getattr(self, language))


class Named(Part):
    """Something that exports name in several ways: an actor or a level.

    Parameters
    ----------
    code
        What the export writes for it where it holds codes.
    aliases
        Other spellings met in exports.
    """

    id: Identifier
    label: Label
    code: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """Every text that stands for it, without regard to case, once each."""
        texts = {self.id, self.label.sv, self.label.en, self.code or self.id, *self.aliases}
        return sorted({text.casefold() for text in texts})


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that stand more than once, each once."""
    seen: set[str] = set()
    again = []
    for name in names:
        if name in seen and name not in again:
            again.append(name)
        seen.add(name)
    return again
