"""Title, sentence, brief and alt text tell one verdict, whatever the result.

The results are made up, so that ties, hidden parts and limits that touch come often. What a text
says is read back out of it: which message it is, and which groups stand in its gaps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import figures
from helpers.disclosure.counts import COUNTY
from helpers.results import gaps as gaps_module
from helpers.results.base import Family
from helpers.results.crossed import Crossed
from helpers.results.gaps import Gap
from helpers.results.pairs import Pair
from helpers.results.pieces import LONGEST
from helpers.results.share import Share
from helpers.results.shares import Shares
from helpers.statistics import Interval, Test
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT, POINTS, WHOLE

from .made import crowded
from .told import named, told

RESULTS = 1000
made_up = settings(
    max_examples=RESULTS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the drawings, which tell no more than the rows that they are given."""
    for name in ("shares_by_group", "small_shares", "gaps", "shares_side_by_side", "shares_plane"):
        monkeypatch.setattr(figures, name, lambda *_: "")


@pytest.fixture(params=["shipped", "crowded"])
def book(request: pytest.FixtureRequest, codebook: Codebook) -> Codebook:
    """Four sectors, or eight of long names, whose titles have to be short."""
    return codebook if request.param == "shipped" else crowded(codebook)


def editions(book: Codebook) -> Iterator[Edition]:
    return (Edition(book, language) for language in ("sv", "en"))


def reads_as_title(title: str) -> bool:
    text = plain(title)
    starts = text[0].isupper() or text[0].isdigit()
    return starts and len(text) <= LONGEST and not text.endswith(".")


# A headline share by sector.


@st.composite
def share_of(draw: st.DrawFn, group: str) -> Share:
    """A share of few answers, so that many are alike; hidden, or of nobody, now and then."""
    n = draw(st.sampled_from((0, 3, 10, 12, 20)))
    count = draw(st.one_of(*(st.integers(0, n),) * 7, st.none()))
    if count is None:
        return Share(group, n, 20, None)
    if n == 0:
        return Share(group, n, 20, count, None, 0.0, 1.0)
    low, high = max(0.0, count / n - 0.1), min(1.0, count / n + 0.1)
    return Share(group, n, 20, count, count / n, low, high)


@st.composite
def shares_of(draw: st.DrawFn, book: Codebook) -> Shares:
    """Shares whose test was made by somebody else."""
    plan = draw(st.sampled_from([plan for plan in book.analysis if plan.against is None]))
    groups = [sector.id for sector in book.sectors]
    shares = Shares(
        plan, book.question(plan.question), "survey",
        tuple(draw(share_of(group)) for group in (*groups, COUNTY)),
        pd.DataFrame(columns=["group", "level", "n", "count"]), Family(dict),
    )  # fmt: skip
    p: float | None = draw(st.sampled_from((0.0001, 0.0499, 0.05, 0.5)))
    rates = {one.proportion for one in shares.sectors if one.proportion is not None}
    if len(rates) < 2:  # all alike: there is no test, or it finds nothing
        p = draw(st.sampled_from((1.0, None)))
    test = Test("made", None, None, p, 100)
    shares.__dict__.update(
        test=None if shares.is_hidden else test,
        p_adjusted=p if plan.confirmatory else None,
        weighted=None,
        effect=None,
    )
    return shares


@made_up
@given(data=st.data())
def test_shares_are_told_alike(book: Codebook, data: st.DataObject) -> None:
    shares = data.draw(shares_of(book))
    for edition in editions(book):
        check_shares(shares, edition)


TITLES_OF_SHARES = {
    "title_shares_of": "differ",
    "title_shares": "differ",
    "title_shares_differ": "differ",
    "title_shares_alike_of": "alike",
    "title_shares_alike": "alike",
    "title_shares_hidden": "hidden",
}
SENTENCES_OF_SHARES = {
    "sectors_differ": "differ",
    "sectors_alike": "alike",
    "sectors_untested": "alike",
    "sectors_hidden": "hidden",
}


def check_shares(shares: Shares, edition: Edition) -> None:
    sentence, figure = shares.sectors_sentence(edition), shares.figure(edition)
    assert sentence is not None
    title, in_title = told(figure.title, edition, *TITLES_OF_SHARES)
    key, in_sentence = told(sentence.text, edition, *SENTENCES_OF_SHARES)
    brief, in_brief = told(
        sentence.brief, edition, *(f"{one}_brief" for one in SENTENCES_OF_SHARES)
    )
    assert brief == f"{key}_brief"
    decision = "differ" if shares.differs else "alike" if shares.ends else "hidden"
    assert TITLES_OF_SHARES[title] == SENTENCES_OF_SHARES[key] == decision
    assert reads_as_title(figure.title)

    groups = [one.group for one in shares.sectors]
    texts = [in_sentence, in_brief, *([] if title == "title_shares_differ" else [in_title])]
    for gaps in texts:
        for end in ("highest", "lowest"):
            found = named(gaps.get(end, ""), groups, edition.among)
            expected = getattr(shares.ends, end) if decision == "differ" else ()
            assert found == list(expected), end
            if found:  # all that read so, and no other
                assert gaps[f"{end}_share"] in {
                    edition.write(PERCENT, one.proportion)
                    for one in shares.sectors if one.group in found
                }  # fmt: skip
                assert not any(
                    edition.write(PERCENT, one.proportion) == gaps[f"{end}_share"]
                    for one in shares.sectors
                    if one.proportion is not None and one.group not in found
                )
    if decision != "differ" or title == "title_shares_differ":
        assert not named(figure.title, groups, edition.among)
    if decision != "differ":
        assert not named(sentence.text + sentence.brief, groups, edition.among)

    _, in_alt = told(figure.alt, edition, "shares_alt")
    assert in_alt["title"] == plain(figure.title)
    for one, said in zip(shares.shares, in_alt["told"].split("; "), strict=True):
        shown = None if one.proportion is None else edition.write(PERCENT, one.proportion)
        check_part(said, edition.group(one.group), shown)


def check_part(said: str, name: str, shown: str | None) -> None:
    """Compare what an alt text says of one group: its number, or none where it is hidden."""
    assert said.startswith(f"{name} ")
    rest = said.removeprefix(f"{name} ")
    assert rest.startswith(shown) if shown else not any(letter.isdigit() for letter in rest)


# Two answers set against each other.


@dataclass(frozen=True)
class Set:
    """Two answers set against each other, whose gaps were worked out by somebody else."""

    crossed: Crossed
    gaps: dict[str, Gap]


@st.composite
def gap_of(draw: st.DrawFn, group: str) -> Gap:
    """A gap in steps of five points; hidden, or of nobody, now and then."""
    n, paired = draw(st.integers(0, 40)), draw(st.booleans())
    match draw(st.integers(0, 9)):
        case 0:
            return Gap(group, n, False, None, None)
        case 1:
            return Gap(group, 0, paired, None, Interval(-1.0, 1.0))
        case _:
            value, below, above = (draw(st.integers(low, 6)) for low in (-8, 0, 0))
            limits = Interval((value - below) / 20, (value + above) / 20)
            return Gap(group, n, paired, value / 20, limits)


@st.composite
def set_of(draw: st.DrawFn, book: Codebook) -> Set:
    """Gaps and, apart from them, shares."""
    plan = next(plan for plan in book.analysis if plan.against is not None)
    groups = [sector.id for sector in book.sectors]
    first, second = (tuple(draw(share_of(group)) for group in (*groups, COUNTY)) for _ in range(2))
    pair = Pair(
        plan, book.question(plan.question), book.question(plan.against or ""), "survey",
        first, second, dict.fromkeys((*groups, COUNTY)), Family(dict),
    )  # fmt: skip
    return Set(Crossed(pair), {group: draw(gap_of(group)) for group in groups})


@made_up
@given(data=st.data())
def test_gaps_are_told_alike(book: Codebook, data: st.DataObject) -> None:
    made = data.draw(set_of(book))
    with patch.object(gaps_module, "_gap", lambda _, first, __: made.gaps[first.group]):
        for edition in editions(book):
            check_largest(made.crossed, edition)
            directions = check_directions(made.crossed, edition)
            check_crossed(made.crossed, edition, directions)
            check_plane(made.crossed, edition, directions)


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
SENTENCES_OF_GAPS = ("gap_first", "gap_first_unsure", "gap_first_none", "gap_hidden")


def check_largest(crossed: Crossed, edition: Edition) -> None:
    """Compare title, alt text and sentence of the gaps."""
    gaps = crossed.gaps
    groups, top = [gap.group for gap in gaps.ranked], gaps.ranked[0]
    sentence, figure = gaps.largest_sentence(edition).text, gaps.figure(edition)
    title, in_title = told(figure.title, edition, *TITLES_OF_GAPS)
    key, in_sentence = told(sentence, edition, *SENTENCES_OF_GAPS)
    assert TITLES_OF_GAPS[title] == gaps.largest
    assert reads_as_title(figure.title)
    assert (key == "gap_hidden") == (gaps.largest == "hidden")
    assert (key == "gap_first_none") == (gaps.largest == "none")
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
    assert top.value == max(known, default=None)

    _, in_alt = told(figure.alt, edition, "gap_alt")
    assert in_alt["title"] == plain(figure.title)
    for gap, said in zip(gaps.ranked, in_alt["told"].split("; "), strict=True):
        shown = None if gap.value is None else edition.write(POINTS, gap.value)
        check_part(said, edition.group(gap.group), shown)


def check_directions(crossed: Crossed, edition: Edition) -> dict[str, list[str]]:
    """Compare the sentence with each gap by itself; return whom it names, by direction."""
    gaps = crossed.gaps
    groups = [gap.group for gap in gaps.ranked]
    sentences = plain(gaps.direction_sentence(edition).text).replace(". ", ".\n").split("\n")
    found: dict[str, list[str]] = dict.fromkeys(("behind", "unsure", "ahead", "hidden"), [])
    for text in sentences:
        key, parts = told(text, edition, *(f"gap_{direction}" for direction in found))
        direction = key.removeprefix("gap_")
        assert not found[direction]
        found[direction] = named(parts.get("groups") or parts["Groups"], groups, edition.among)
    for gap in gaps.ranked:
        assert [gap.direction] == [one for one, told_so in found.items() if gap.group in told_so]
    return found


def check_crossed(crossed: Crossed, edition: Edition, directions: dict[str, list[str]]) -> None:
    """Compare title and alt text of both shares with the sentence."""
    figure, names = crossed.figure(edition), crossed.pair.names(edition)
    groups = [gap.group for gap in crossed.gaps.ranked]
    key, parts = told(
        figure.title, edition, "title_pair", "title_pair_none", "title_pair_none_shown"
    )
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


def check_plane(crossed: Crossed, edition: Edition, directions: dict[str, list[str]]) -> None:
    """Compare title and alt text of the plane with the sentence."""
    figure, names = crossed.plane(edition), crossed.pair.names(edition)
    key, parts = told(
        figure.title, edition, "title_plane", "title_plane_none", "title_plane_none_shown"
    )
    assert (key == "title_plane") == bool(directions["behind"])
    if directions["behind"]:
        assert parts["more"] == names["First"]
        check_who(parts["groups"], directions["behind"], crossed, edition, of_plane=True)
    else:
        assert (key == "title_plane_none_shown") == bool(directions["hidden"])
    assert reads_as_title(figure.title)
    assert plain(figure.alt).startswith(f"{plain(figure.title)}. ")


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
