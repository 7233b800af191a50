"""Reading back what a text tells: which message it is, and what stands in its gaps."""

import re
from collections.abc import Callable, Collection, Mapping

from helpers.results.pieces import LONGEST
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
        if match := re.fullmatch(_pattern(key, edition, known), plain(text)):
            found[key] = match.groupdict()
    assert len(found) == 1, (plain(text), list(found))
    return found.popitem()


def told_in_turn(
    text: str, edition: Edition, *keys: str, **known: str
) -> list[tuple[str, dict[str, str]]]:
    """Return the messages that a text is made of, one after the other, as ``told`` returns one."""
    found, rest = [], plain(text)
    while rest:
        matches = {
            key: match
            for key in keys
            if (match := re.match(rf"{_pattern(key, edition, known)}(?: |$)", rest))
        }
        ends = sorted(match.end() for match in matches.values())
        assert ends and ends.count(ends[0]) == 1, (rest, list(matches))
        key, match = min(matches.items(), key=lambda item: item[1].end())  # no later sentence's
        found.append((key, match.groupdict()))
        rest = rest[match.end() :]
    return found


def _pattern(key: str, edition: Edition, known: Mapping[str, str]) -> str:
    template = re.escape(message(key, edition.language))
    for gap, filled in known.items():
        template = template.replace(rf"\{{{gap}\}}", re.escape(filled))
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*?)", template)


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


def reads_as_title(title: str) -> bool:
    """Return whether a text is as short as a title, and starts and ends as one."""
    text = plain(title)
    starts = text[0].isupper() or text[0].isdigit()
    return starts and len(text) <= LONGEST and not text.endswith(".")


def check_part(said: str, name: str, shown: str | None) -> None:
    """Compare what an alt text says of one group: its number, or none where it is hidden."""
    assert said.startswith(f"{name} ")
    rest = said.removeprefix(f"{name} ")
    assert rest.startswith(shown) if shown else not any(letter.isdigit() for letter in rest)
