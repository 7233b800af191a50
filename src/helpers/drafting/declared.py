"""From guesses to what a codebook declares: ids, labels, levels, headlines, filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from helpers.drafting.bundles import Found
from helpers.drafting.chosen import FEWEST
from helpers.drafting.gates import Gate, gate_of
from helpers.drafting.guesses import CODES, SOME_UNREAD, Option
from helpers.drafting.naming import identifier, short
from helpers.drafting.words import TEXTS, says
from helpers.survey.spelling import folded


@dataclass(frozen=True)
class Drafted:
    """A question as a codebook has it.

    Parameters
    ----------
    id, label, text
        As in a codebook.
    found
        What it is made from.
    levels
        Its answers.
    headline, headline_label
        As in a codebook; empty where the type has none.
    gate
        Id of the question before, and the ids of its levels.
    decide
        What only a person knows.
    """

    id: str
    label: str
    text: str
    found: Found
    levels: tuple[Option, ...] = ()
    headline: tuple[str, ...] = ()
    headline_label: str = ""
    gate: tuple[str, tuple[str, ...]] | None = None
    decide: tuple[str, ...] = field(default=())


def declare(found: Sequence[Found], language: str) -> list[Drafted]:
    """Return the questions of a codebook.

    Parameters
    ----------
    found
        The questions that are reported on, in the file's order.
    language
        Of the codebook.
    """
    declared: list[Drafted] = []
    of: dict[int, Drafted] = {}
    for question in found:
        gate = gate_of(question, [one for one in found[: len(declared)] if _may_open(one)])
        drafted = _declared(question, declared, gate, of, language)
        declared.append(drafted)
        of[id(question)] = drafted
    return declared


def _may_open(question: Found) -> bool:
    return question.guess.kind in ("single", "ordinal")


def _declared(
    question: Found,
    before: Sequence[Drafted],
    gate: Gate | None,
    of: Mapping[int, Drafted],
    language: str,
) -> Drafted:
    first, several = question.first, len(question.columns) > 1
    text = (
        first.stem if several and first.item and " " in first.stem else first.text
    ) or first.name
    named = first.item if first.item and not several else text
    label = short(named, {folded(one.label) for one in before})
    code = first.stem if several and first.stem else first.name
    source = code if " " not in code and not code.startswith("#") else label
    levels = levels_of(question.guess.options, language)
    headline = _headline(question, levels)
    asked = None
    if gate is not None:
        opener = of[id(gate.question)]
        opens = {option.label or TEXTS[language]["other"] for option in gate.options}
        asked = opener.id, tuple(one.id for one in opener.levels if one.label in opens)
    return Drafted(
        identifier(source, {one.id for one in before}),
        label,
        text,
        question,
        levels,
        tuple(one.id for one in headline),
        _headline_label(headline, language),
        asked,
        tuple(_questions_for_a_person(question, text)),
    )


def levels_of(options: Sequence[Option], language: str) -> tuple[Option, ...]:
    """Return levels with ids; spellings that differ in case alone are one.

    Parameters
    ----------
    options
        The answers.
    language
        Of the codebook.
    """
    levels: list[Option] = []
    unlike = {folded(one.label): one for one in reversed(options)}
    names = {
        folded(name) for one in options for name in (one.label, one.code or "", one.also or "")
    }
    for option in options:
        if unlike.get(folded(option.label)) is not option:
            continue
        label = option.label or TEXTS[language]["other"]
        used = {one.id for one in levels} | (names - {folded(label)})
        levels.append(replace(option, id=identifier(label, used), label=label))
    return tuple(levels)


def _headline(question: Found, levels: Sequence[Option]) -> list[Option]:
    """Return the answers whose share sums a question up: yes, the upper half, the commonest."""
    plain = [one for one in levels if not one.unknown]
    if question.guess.kind == "ordinal":
        return plain[-(len(plain) // 2) :]
    if question.guess.kind != "single":
        return []
    yes = [one for one in plain if says(one.label.split(",")[0], "yes")]
    counts = question.first.counts
    return yes or [max(plain, key=lambda one: counts[one.code or one.label])]


def _headline_label(headline: Sequence[Option], language: str) -> str:
    if not headline:
        return ""
    texts = TEXTS[language]
    quoted = [texts["quoted"].format(text=one.label) for one in headline]
    told = texts["or"].join(quoted)
    if len(headline) > 2:
        told = texts["to"].format(low=quoted[0], high=quoted[-1])
    return texts["answered"].format(levels=told)


def _questions_for_a_person(question: Found, text: str) -> list[str]:
    """Return what only a person knows of a question."""
    guess, decide = question.guess, []
    if " " not in text and text in (question.first.name, question.first.stem):
        decide.append("what was asked? The file holds no wording")
    if guess.evidence == CODES:
        decide.append("what do the codes stand for?")
    if any(option.write_in for option in guess.options):
        decide.append(
            f"answers that fewer than {FEWEST} gave may be somebody's own words and count as other:"
            " add those that were offered"
        )
    if guess.evidence == SOME_UNREAD:
        decide.append("make check lists them: say under readings what they mean")
    return decide
