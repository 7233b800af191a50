"""Title, sentence, brief and alt text tell one verdict, whatever the result.

The results are made up, so that ties, hidden parts and limits that touch come often. What a text
says is read back out of it: which message it is, and which groups stand in its gaps.
"""

import pytest

from helpers.results.crossed import Crossed
from helpers.results.gaps import Gaps
from helpers.results.shares import Shares
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT, POINTS, WHOLE

from .random_results import at_random, random_gap, random_pair, random_result, undraw
from .told import check_part, named, reads_as_title, told, told_in_turn


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = ("shares_by_group", "small_shares", "gaps", "shares_side_by_side", "shares_plane")
    undraw(monkeypatch, drawings, Shares, Gaps, Crossed)


# A headline share by sector.


def test_shares_are_told_alike(editions: list[Edition]) -> None:
    met = set()
    for random, edition in at_random(editions):
        met.add(check_shares(random_result(random, edition.codebook), edition))
    assert met == set(TITLES_OF_SHARES.values())


TITLES_OF_SHARES = {
    "title_shares_of": "differ",
    "title_shares": "differ",
    "title_shares_differ": "differ",
    "title_shares_alike_of": "alike",
    "title_shares_alike": "alike",
    "title_shares_hidden": "hidden",
    "title_shares_empty": "empty",
}
SENTENCES_OF_SHARES = {
    "sectors_differ": "differ",
    "sectors_alike": "alike",
    "sectors_untested": "alike",
    "sectors_hidden": "hidden",
    "sectors_empty": "empty",
}


def check_shares(shares: Shares, edition: Edition) -> str:
    """Compare title, alt text, sentence and brief; return what they decide."""
    sentence, figure = shares.sectors_sentence(edition), shares.figure(edition)
    assert sentence is not None
    title, in_title = told(figure.title, edition, *TITLES_OF_SHARES)
    (key, in_sentence), *unmade = told_in_turn(
        sentence.text, edition, *SENTENCES_OF_SHARES, "untested_plan"
    )
    assert bool(unmade) == (shares.plan.confirmatory and shares.p is None)
    brief, in_brief = told(
        sentence.brief, edition, *(f"{one}_brief" for one in SENTENCES_OF_SHARES)
    )
    assert brief == f"{key}_brief"
    empty = "hidden" if shares.is_hidden else "empty"
    decision = "differ" if shares.differs else "alike" if shares.ends else empty
    assert TITLES_OF_SHARES[title] == SENTENCES_OF_SHARES[key] == decision
    assert reads_as_title(figure.title)

    groups = [one.group for one in shares.sectors]
    read = {
        one.group: edition.write(PERCENT, one.proportion)
        for one in shares.sectors if one.proportion is not None
    }  # fmt: skip
    texts = [in_sentence, in_brief, *([] if title == "title_shares_differ" else [in_title])]
    for parts in texts:
        for end in ("highest", "lowest"):
            found = named(parts.get(end, ""), groups, edition.among)
            expected = getattr(shares.ends, end) if decision == "differ" else ()
            assert found == list(expected), end
            if found:
                assert found == [
                    group for group in groups if read.get(group) == parts[f"{end}_share"]
                ]
    if decision != "differ" or title == "title_shares_differ":
        assert not named(figure.title, groups, edition.among)
    if decision != "differ":
        assert not named(sentence.text + sentence.brief, groups, edition.among)

    _, in_alt = told(figure.alt, edition, "shares_alt")
    assert in_alt["title"] == plain(figure.title)
    for one, said in zip(shares.shares, in_alt["told"].split("; "), strict=True):
        shown = None if one.proportion is None else edition.write(PERCENT, one.proportion)
        name = "county_weighted" if one is shares.county else one.group
        check_part(said, edition.group(name), shown)
    return decision


# Two answers set against each other.


def test_gaps_are_told_alike(editions: list[Edition], monkeypatch: pytest.MonkeyPatch) -> None:
    met = set()
    for random, edition in at_random(editions):
        hides, highest = random.choice((0.0, 0.0, 0.2, 1.0)), random.choice((-1, 2, 8, 12))
        pair = random_pair(random, edition.codebook, hides)
        made = {
            one.group: random_gap(random, one.group, hides, highest) for one in pair.first_shares
        }
        monkeypatch.setattr(
            "helpers.results.gaps.gap_of", lambda _, first, __, made=made: made[first.group]
        )
        crossed = Crossed(pair)
        directions = check_directions(crossed, edition)
        met |= {
            check_largest(crossed, edition),
            check_crossed(crossed, edition, directions),
            check_plane(crossed, edition, directions),
        }
    assert met == set(TITLES_OF_GAPS.values()) | set(TITLES_OF_PAIRS) | set(TITLES_OF_PLANES)


TITLES_OF_GAPS = {
    "title_gap": "clear",
    "title_gap_short": "clear",
    "title_gap_rivals": "rivals",
    "title_gap_rivals_short": "rivals",
    "title_gap_unsure": "unsure",
    "title_gap_unsure_short": "unsure",
    "title_gap_none": "none",
    "title_gap_none_shown": "none",
    "title_gap_hidden": "hidden",
}
TITLES_OF_PAIRS = ("title_pair", "title_pair_none", "title_pair_none_shown")
TITLES_OF_PLANES = ("title_plane", "title_plane_none", "title_plane_none_shown")
SENTENCES_OF_GAPS = (
    "gap_first", "gap_first_unsure", "gap_first_none", "gap_first_none_shown", "gap_hidden"
)  # fmt: skip


UNKNOWN = {
    "gap_unknown_holds": True,
    "gap_unknown_may_turn": False,
    "gap_unknown_hidden": None,
}


def check_largest(crossed: Crossed, edition: Edition) -> str:
    """Compare title, alt text and sentence of the gaps; return what they decide."""
    gaps = crossed.gaps
    names = crossed.pair.names(edition)
    groups, top = [gap.group for gap in gaps.ranked], gaps.ranked[0]
    sentence, figure = gaps.largest_sentence(edition), gaps.figure(edition)
    title, in_title = told(figure.title, edition, *TITLES_OF_GAPS)
    assert TITLES_OF_GAPS[title] == gaps.largest
    assert reads_as_title(figure.title)
    in_sentence: dict[str, str] = {}
    if sentence is not None:
        key, in_sentence = told(sentence.text, edition, *SENTENCES_OF_GAPS, **names)
        assert (key == "gap_hidden") == (gaps.largest == "hidden")
        assert key.startswith("gap_first_none") == (gaps.largest == "none")
        assert key.endswith("_shown") == title.endswith("_shown")  # hidden ones are not spoken for
        if key in ("gap_first", "gap_first_unsure"):
            assert (key == "gap_first") == (not gaps.rivals)
            assert gaps.largest != "clear" or key == "gap_first"
            assert gaps.largest != "rivals" or key == "gap_first_unsure"

    for told_gaps in (in_title, in_sentence):
        if "group" in told_gaps:
            assert named(told_gaps["group"], groups, edition.among) == [top.group]
            assert told_gaps["gap"] == edition.write(POINTS, top.value)
    if "group" not in in_title:
        assert not named(figure.title, groups, edition.among)
    if "rivals" in in_sentence:
        assert named(in_sentence["rivals"], groups, edition.among) == gaps.rivals
    known = [gap.value for gap in gaps.ranked if gap.value is not None]
    assert (sentence is None) == (len(known) == 1), "a single one is compared with nothing"
    assert top.value == max(known, default=None)

    _, in_alt = told(figure.alt, edition, "gap_alt")
    assert in_alt["title"] == plain(figure.title)
    for gap, said in zip(gaps.ranked, in_alt["told"].split("; "), strict=True):
        shown = None if gap.value is None else edition.write(POINTS, gap.value)
        check_part(said, edition.group(gap.group), shown)
    return gaps.largest


def check_directions(crossed: Crossed, edition: Edition) -> dict[str, list[str]]:
    """Compare the sentence with each gap by itself; return whom it names, by direction."""
    gaps, names = crossed.gaps, crossed.pair.names(edition)
    groups = [gap.group for gap in gaps.ranked]
    found: dict[str, list[str]] = {one: [] for one in ("behind", "unsure", "ahead", "hidden")}
    keys = [f"gap_{direction}" for direction in found]
    text, depends = gaps.direction_sentence(edition).text, []
    for key, parts in told_in_turn(text, edition, *keys, *UNKNOWN, **names):
        if key in UNKNOWN:
            depends.append((key, named(" ".join(parts.values()), groups, edition.among)))
            continue
        direction = key.removeprefix("gap_")
        assert not found[direction]
        found[direction] = named(" ".join(parts.values()), groups, edition.among)
    clear = [gap for gap in gaps.ranked if gap.direction in ("behind", "ahead")]
    expected = [
        (key, [gap.group for gap in clear if gap.holds is holds])
        for key, holds in UNKNOWN.items() if not holds
    ]  # fmt: skip
    if clear and all(gap.holds for gap in clear):
        assert depends == [("gap_unknown_holds", [])]
    else:
        assert depends == [(key, those) for key, those in expected if those]
    for gap in gaps.ranked:
        assert [gap.direction] == [one for one, told_so in found.items() if gap.group in told_so]
    return found


def check_crossed(crossed: Crossed, edition: Edition, directions: dict[str, list[str]]) -> str:
    """Compare title and alt text of both shares with the sentence; return which title it is."""
    figure, names = crossed.figure(edition), crossed.pair.names(edition)
    groups = [gap.group for gap in crossed.gaps.ranked]
    key, parts = told(figure.title, edition, *TITLES_OF_PAIRS)
    leads = directions["behind"] or directions["ahead"]
    assert (key == "title_pair") == bool(leads)
    if leads:
        more = names["First" if directions["behind"] else "Second"]
        assert parts["more"] == more
        check_who(parts["where"], leads, crossed, edition)
    else:
        assert (key == "title_pair_none_shown") == bool(directions["hidden"])
    assert reads_as_title(figure.title)

    assert plain(figure.alt).startswith(f"{plain(figure.title)}. ")
    rest = plain(figure.alt).removeprefix(f"{plain(figure.title)}. ")
    assert named(rest, groups, edition.group) == groups
    return key


def check_plane(crossed: Crossed, edition: Edition, directions: dict[str, list[str]]) -> str:
    """Compare title and alt text of the plane with the sentence; return which title it is."""
    figure, names = crossed.plane(edition), crossed.pair.names(edition)
    key, parts = told(figure.title, edition, *TITLES_OF_PLANES)
    assert (key == "title_plane") == bool(directions["behind"])
    if directions["behind"]:
        assert parts["more"] == names["First"]
        check_who(parts["groups"], directions["behind"], crossed, edition, of_plane=True)
    else:
        assert (key == "title_plane_none_shown") == bool(directions["hidden"])
    assert reads_as_title(figure.title)
    assert plain(figure.alt).startswith(f"{plain(figure.title)}. ")
    return key


def check_who(
    text: str, expected: list[str], crossed: Crossed, edition: Edition, *, of_plane: bool = False
) -> None:
    """Compare the groups that a title names, or how many it counts, with those expected."""
    groups = [gap.group for gap in crossed.gaps.ranked]
    found = named(text, groups, edition.group if of_plane else edition.among)
    if found:
        assert found == expected
        return
    _, counted = told(text, edition, "title_pair_number")
    assert counted["count"] == edition.write(WHOLE, len(expected))
    assert counted["all"] == edition.write(WHOLE, len(groups))
