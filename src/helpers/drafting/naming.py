"""Ids and short names for what a draft declares: each unlike the others."""

import re
import unicodedata
from collections.abc import Iterable

from helpers.drafting.words import WORDS
from helpers.survey.agreement import ALL_TOGETHER
from helpers.survey.groups import OWN_GROUP
from helpers.survey.questions import NO_ANSWER, RESERVED
from helpers.survey.spelling import collapsed, folded

LONGEST_LABEL = 70
_LONGEST_ID = 40
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l"})
_ALL_THAT_APPLY = re.compile(
    r"[\s(]*(?:" + "|".join(map(re.escape, WORDS["all_that_apply"])) + r")[.:)\s]*", re.IGNORECASE
)


def identifier(text: str, taken: Iterable[str]) -> str:
    """Return an id for a text, unlike those taken.

    Parameters
    ----------
    text
        A label or a column's name.
    taken
        What is no id of its own: other ids, and the names of other answers.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = ""
    for word in words:
        if name and len(name) + len(word) >= _LONGEST_ID:
            break
        name = f"{name}_{word}" if name else word[:_LONGEST_ID]
    if not name or name[0].isdigit():
        name = f"v{name}"
    used = {*taken, *RESERVED, *ALL_TOGETHER, NO_ANSWER, OWN_GROUP}
    number, unlike = 1, name
    while unlike in used:
        number += 1
        unlike = f"{name}_answer" if name in RESERVED and number == 2 else f"{name}_{number}"
    return unlike


def short(text: str, taken: Iterable[str]) -> str:
    """Return a text short enough for a label, unlike those taken.

    Parameters
    ----------
    text
        The whole text; "select all that apply" is left out.
    taken
        Other labels, folded.
    """
    plain = _ALL_THAT_APPLY.sub(" ", collapsed(text)).strip(" :-–") or collapsed(text)
    words = plain.split(" ")
    while len(" ".join(words)) > LONGEST_LABEL and len(words) > 1:
        words.pop()
    label = " ".join(words)[:LONGEST_LABEL]
    if len(label) < len(plain):
        label = f"{label.rstrip(' ,.;:')} …"
    used, number, unlike = set(taken), 1, label
    while folded(unlike) in used:
        number += 1
        unlike = f"{label} ({number})"
    return unlike
