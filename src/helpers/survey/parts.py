"""What every part of a codebook is made of: texts in its languages, ids, names."""

import unicodedata
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    RootModel,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from helpers.survey.spelling import folded

Language = str
"""A language by its code, such as ``sv``: a catalogue of words has its name."""

LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""The languages of a codebook that names none."""

LONGEST_LABEL = 5000
"""Characters of a label; a spreadsheet's cell holds 32 767."""

_DIRECTING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK = set("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that show nothing


def _is_shown(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZM" and character not in _BLANK


def _is_text(character: str) -> bool:
    """Return False for control characters and what Unicode calls no character."""
    number = ord(character)
    none = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t"
    return not (none or control or character in _DIRECTING)


def _visible(text: str) -> str:
    """Raise for a text that readers cannot see, or that shows as something else than it is."""
    for character in text:
        if not _is_text(character):
            raise ValueError(
                f"holds the character U+{ord(character):04X}, which is not shown: write the text "
                "without it"
            )
    if not any(map(_is_shown, text)):
        raise ValueError("shows nothing: write a text")
    return text


Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[
    str,
    StringConstraints(max_length=LONGEST_LABEL, strip_whitespace=True),
    AfterValidator(_visible),
]


class Part(BaseModel):
    """A piece of the declaration: no unknown keys, not to be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(RootModel[dict[Language, Text]]):
    """A text in every language of the report."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, language: Language) -> str:
        return self.root[language]

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    @property
    def first(self) -> str:
        """The text in the language that comes first: the export's own, as a rule."""
        return next(iter(self.root.values()))

    @property
    def texts(self) -> tuple[str, ...]:
        """The text in every language."""
        return tuple(self.root.values())

    @model_validator(mode="after")
    def _is_complete(self, info: ValidationInfo) -> Self:
        wanted = (info.context or {}).get("languages", ())
        missing = [language for language in wanted if language not in self.root]
        if missing:
            raise ValueError(f"needs a text in every language of the survey: {', '.join(missing)}")
        return self


class Named(Part):
    """Something that exports name in several ways: an actor or a level.

    Parameters
    ----------
    id
        What the report's files call it: small letters, digits and underscores.
    label
        What readers see.
    code
        What the export writes for it where it holds codes.
    aliases
        Other spellings met in exports.
    write_in
        True for "other": takes every text that none of the others stands for, as respondents wrote
        it themselves. What they wrote is never shown.
    """

    id: Identifier
    label: Label
    code: str | None = None
    aliases: tuple[str, ...] = ()
    write_in: bool = False

    @property
    def names(self) -> list[str]:
        """Every text that stands for it, without regard to case and blanks, once each."""
        texts = {self.id, *self.label.texts, self.code or self.id, *self.aliases}
        return sorted(set(map(folded, texts)))

    @field_validator("aliases")
    @classmethod
    def _are_written(cls, aliases: tuple[str, ...]) -> tuple[str, ...]:
        if not all(map(folded, aliases)):
            raise ValueError("a blank cell is no name: leave the alias out")
        return aliases


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that stand more than once, each once."""
    seen: set[str] = set()
    again = []
    for name in names:
        if name in seen and name not in again:
            again.append(name)
        seen.add(name)
    return again
