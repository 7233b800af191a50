"""What a package is made of, and what it says of itself wherever it is described."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.archive.texts import said, text
from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import LANGUAGES, Codebook, Label


@dataclass(frozen=True)
class Deposit:
    """What a package is made of and when.

    Parameters
    ----------
    codebook
        The survey's declaration.
    counts
        Its protected counts.
    date
        Day of the deposit, ``YYYY-MM-DD``.
    version
        Version of the program that built the report.
    licence
        SPDX name of the licence.
    tables
        Names of the report's tables.
    """

    codebook: Codebook
    counts: ProtectedCounts
    date: str
    version: str
    licence: str
    tables: tuple[str, ...] = ()

    @property
    def synthetic(self) -> bool:
        """True where the answers are made up."""
        return self.counts.source == "synthetic"

    @property
    def title(self) -> Label:
        """The survey's title, marked where the answers are made up."""
        title, mark = self.codebook.title, said("source_synthetic")
        if not self.synthetic:
            return title
        return Label({"sv": f"{title['sv']} ({mark['sv']})", "en": f"{title['en']} ({mark['en']})"})

    @property
    def responsible(self) -> Label:
        """Who publishes it: no authority has collected or published made-up answers."""
        return said("developers") if self.synthetic else self.codebook.authority

    @property
    def warnings(self) -> dict[str, Label]:
        """What everyone must know before reading on, by name."""
        names = ["synthetic"] * self.synthetic
        names += ["reconstructed"] * (self.codebook.wording == "reconstructed")
        return {name: said(name) for name in names}

    @property
    def abstract(self) -> Label:
        """What the survey is and what the package holds."""
        response = self.counts.response
        return text(
            "abstract",
            invited=int(response["invited"].sum()),
            answered=int(response["answered"].sum()),
            sectors=listed(sector.label for sector in self.codebook.sectors),
        )

    @property
    def description(self) -> Label:
        """The abstract as it stands alone in a catalogue: made-up answers are told of first."""
        abstract, warning = self.abstract, said("synthetic")
        if not self.synthetic:
            return abstract
        return Label(
            {"sv": f"{warning['sv']} {abstract['sv']}", "en": f"{warning['en']} {abstract['en']}"}
        )

    @property
    def access(self) -> Label:
        """Where the answers themselves are."""
        if self.synthetic:
            return said("access_synthetic")
        return text("access", authority=self.codebook.authority)

    @property
    def protection(self) -> Label:
        """How frequencies are protected."""
        return text("disclosure", threshold=self.codebook.disclosure.threshold)


def listed(labels: Iterable[Label], joint: str = "") -> Label:
    """Return labels in a row.

    Parameters
    ----------
    labels
        At least one.
    joint
        Name of the word that joins them, such as ``or``; without it they stand between commas.
    """
    every = list(labels)
    between = {one: f" {said(joint)[one]} " if joint else ", " for one in LANGUAGES}
    return Label(
        {
            "sv": between["sv"].join(label["sv"] for label in every),
            "en": between["en"].join(label["en"] for label in every),
        }
    )
