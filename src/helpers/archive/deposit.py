"""What a package is made of, and what it says of itself wherever it is described."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.archive.texts import common, joined, said, text
from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import Codebook, Label


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
        return Label({one: f"{title[one]} ({mark[one]})" for one in common(title, mark)})

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
        return joined(said("synthetic"), self.abstract) if self.synthetic else self.abstract

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
    if not joint:
        return joined(*every, between=", ")
    word = said(joint)
    told = {
        one: f" {word[one]} ".join(label[one] for label in every) for one in common(*every, word)
    }
    return Label(told)
