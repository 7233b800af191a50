"""Reading back what a text tells: which message it is, and what stands in its gaps."""

import re
from collections.abc import Callable, Collection

from helpers.words.catalogue import message
from helpers.words.edition import Edition, plain


def told(text: str, edition: Edition, *keys: str, **known: str) -> tuple[str, dict[str, str]]:
    """Return the one message of ``keys`` that a text is, with the text in each of its gaps.

    Parameters
    ----------
    text
        What a reader is told.
    edition
        Its language.
    keys
        The messages that it may be.
    known
        What stands in gaps that are not to be read.
    """
    found = {}
    for key in keys:
        template = re.escape(message(key, edition.language))
        for gap, filled in known.items():
            template = template.replace(rf"\{{{gap}\}}", re.escape(filled))
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*?)", template)
        if match := re.fullmatch(pattern, plain(text)):
            found[key] = match.groupdict()
    assert len(found) == 1, (plain(text), list(found))
    return found.popitem()


def named(text: str, groups: Collection[str], name: Callable[[str], str]) -> list[str]:
    """Return the groups that a text names, in the order in which it does.

    Parameters
    ----------
    text
        What a reader is told.
    groups
        All that it could name.
    name
        What a group is called there, such as ``edition.among``.
    """
    read = plain(text).casefold()
    places = {group: read.find(name(group).casefold()) for group in groups}
    return sorted((group for group in groups if places[group] >= 0), key=places.__getitem__)
