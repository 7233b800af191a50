"""For whom recipients answer: colleagues who speak for one organisation are not independent."""

from helpers.exhibits import Statement
from helpers.survey.codebook import Codebook
from helpers.survey.frame import Actor
from helpers.words.edition import Edition


def not_known(codebook: Codebook) -> list[Actor]:
    """Return the actors of whom the codebook does not say for whom their recipients answer."""
    return [one for one in codebook.actors if one.answers_for is None and one.invited > 1]


def organisations_note(edition: Edition) -> list[str]:
    """Say below a table of tests how answers of colleagues are counted, where there may be any."""
    codebook = edition.codebook
    if any(one.answers_for == "organisation" for one in codebook.actors):
        return [edition.say("votes_note")]
    return [edition.say("colleagues_note")] if not_known(codebook) else []


def organisations_sentence(edition: Edition) -> Statement | None:
    """Say whose answers count as one, and of whom it is not known whether they are colleagues."""
    codebook, parts = edition.codebook, []
    together = [one for one in codebook.actors if one.answers_for == "organisation"]
    unknown = not_known(codebook)
    if together:
        named = edition.series([edition.inside(one.id) for one in together])
        parts.append(edition.say("organisations_together", actors=named))
    if unknown:
        everyone = len(unknown) == sum(one.invited > 1 for one in codebook.actors)
        named = edition.series([edition.inside(one.id) for one in unknown])
        key = "organisations_unknown" if everyone else "organisations_unknown_of"
        parts.append(edition.say(key, actors=named))
    if not parts:
        return None
    return Statement("response-organisations", edition.join(parts), "published")
