"""What stands where a survey has nothing to show."""

from helpers.exhibits import Statement, own_id
from helpers.survey.provenance import Source
from helpers.words.edition import Edition


def said(key: str, identifier: str, source: Source, edition: Edition) -> Statement:
    """Say why nothing is shown."""
    return Statement(identifier, edition.say(key), source)


def no_published(name: str, identifier: str, edition: Edition) -> Statement:
    """Say that nothing was published under a name before the survey."""
    text = edition.say("no_published", what=edition.say(f"published_{name}"))
    return Statement(identifier, text, "published")


def no_questions(theme: str, edition: Edition) -> Statement:
    """Say that the survey does not ask about a theme."""
    text = edition.say("no_questions", theme=edition.theme(theme))
    return Statement(own_id("no", "questions", theme), text, "published")
