"""Titles of figures: each states what its figure shows, or plainly that it shows nothing sure.

A title follows the evidence by the same rules as the sentences beside the figure, holds only
figures that the figure's table shows, and has room on one or two lines of a phone.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from helpers.comparison.crimes import ALL, changes
from helpers.comparison.gaps import Gap, gaps
from helpers.comparison.sector_comparison import PairComparison, SectorComparison
from helpers.comparison.sector_pairs import ordered_test
from helpers.comparison.shares import shown
from helpers.disclosure.counts import COUNTY
from helpers.survey.intervals import IntervalCount
from helpers.words import formats
from helpers.words.edition import Edition, capital

LONGEST = 90


def shares_title(comparison: SectorComparison, edition: Edition) -> str:
    """Say where the headline share is highest and lowest, if sectors differ."""
    label = edition.question(comparison.question)
    if any(share.suppressed for share in comparison.sectors):
        return edition.sentence("title_shares_hidden")
    if not comparison.differs:
        return _fitting(
            edition.sentence("title_shares_alike_of", label=label),
            edition.sentence("title_shares_alike"),
        )
    rates = {share.group: share.proportion or 0.0 for share in comparison.sectors}
    ends = _ends(rates, edition)
    return _fitting(
        edition.sentence("title_shares_of", label=label, **ends),
        edition.sentence("title_shares", **ends),
        edition.sentence("title_shares_differ"),
    )


def levels_title(comparison: SectorComparison, edition: Edition) -> str:
    """Say which answer is the most common, and whether sectors answer differently."""
    label = edition.question(comparison.question)
    ordered = ordered_test(comparison)
    apart = ""
    if ordered is not None and ordered.complete and ordered.test.p is not None:
        apart = "differ" if ordered.differs else "alike"
    elif comparison.p is not None and comparison.question.type != "ordinal":
        apart = "differ" if comparison.differs else "alike"
    top = _most_common(comparison)
    if top is None:
        return edition.sentence(f"title_levels_{apart or 'hidden'}", label=label)
    level, proportion = top
    told = {
        "label": label,
        "level": edition.level(comparison.question, level).lower(),
        "share": edition.percent(proportion),
    }
    keys = [f"title_levels_top_{apart}"] if apart else []
    return _fitting(*(edition.sentence(key, **told) for key in [*keys, "title_levels_top"]))


def pair_title(pair: PairComparison, edition: Edition) -> str:
    """Say in which sectors one of the two is surely more common than the other."""
    first, second = edition.facing(pair.first, pair.second)
    ranked = gaps(pair)
    for leading, other, groups in (
        (first, second, [gap.group for gap in ranked if gap.is_behind]),
        (second, first, [gap.group for gap in ranked if gap.is_ahead]),
    ):
        if groups:
            among = edition.series([edition.among(group) for group in groups])
            named = (among, _number(groups, ranked, edition))
            more = {"more": capital(leading), "less": other}
            return _fitting(*(edition.sentence("title_pair", where=w, **more) for w in named))
    key = _hidden_key("title_pair_none", ranked)
    return edition.sentence(key, more=first, less=second)


def plane_title(pair: PairComparison, edition: Edition) -> str:
    """Say which sectors surely lie in the zone of much of the first and little of the second."""
    first, second = edition.facing(pair.first, pair.second)
    ranked = gaps(pair)
    groups = [edition.group(gap.group) for gap in ranked if gap.is_behind]
    if not groups:
        key = _hidden_key("title_plane_none", ranked)
        return edition.sentence(key, more=first, less=second)
    named = (edition.series(groups), _number(groups, ranked, edition))
    return _fitting(
        *(
            edition.sentence("title_plane", groups=g, more=capital(first), less=second)
            for g in named
        )
    )


def gap_title(pair: PairComparison, edition: Edition) -> str:
    """Say where the gap is largest, and whether that is sure."""
    first, second = edition.facing(pair.first, pair.second)
    ranked = gaps(pair)
    top = ranked[0]
    if top.value is None or top.interval is None:
        return edition.sentence("title_gap_hidden")
    rivals = [gap for gap in ranked[1:]
              if gap.interval is None or gap.interval.high >= top.interval.low]  # fmt: skip
    if top.value <= 0:
        key = _hidden_key("title_gap_none", ranked)
    elif not top.is_behind:
        key = "title_gap_unsure"
    else:
        key = "title_gap_rivals" if rivals else "title_gap"
    told = {
        "group": edition.among(top.group),
        "gap": edition.points(top.value),
        "more": first,
        "less": second,
    }
    keys = [key] if key.startswith("title_gap_none") else [key, f"{key}_short"]
    return _fitting(*(edition.sentence(name, **told) for name in keys))


def cases_title(counts: Mapping[str, IntervalCount], unit: str, edition: Edition) -> str:
    """Say which actor has most cases, and whether open counts leave that unsure."""
    first = max(counts, key=lambda actor: (counts[actor].low, counts[actor].upper))
    if counts[first].high == 0 and not counts[first].open:
        return edition.sentence("title_cases_none", unit=unit)
    others = [count for actor, count in counts.items() if actor != first]
    sure = all(counts[first].surely_exceeds(count) for count in others)
    told = {
        "actor": edition.group(first),
        "unit": unit,
        "count": formats.interval_count(counts[first], edition.language),
    }
    key = "title_cases" if sure else "title_cases_unsure"
    return _fitting(*(edition.sentence(name, **told) for name in (key, f"{key}_short")))


def timeline_title(crimes: pd.DataFrame, labels: Mapping[str, str], edition: Edition) -> str:
    """Say how many reports there are, and of which crime most."""
    sums = crimes.groupby("crime", sort=False)["reports"].sum()
    years = f"{crimes['year'].min()}–{crimes['year'].max()}"
    told = {"reports": edition.whole(int(sums.sum())), "years": years}
    if sums.sum() == 0:
        return edition.sentence("title_timeline_none", **told)
    most = [str(crime) for crime in sums.index if sums[crime] == sums.max()]
    plain = edition.sentence("title_timeline", **told)
    if len(most) > 1:
        return plain
    first = f"{labels[most[0]].lower()} ({edition.whole(int(sums.max()))})"
    return _fitting(edition.sentence("title_timeline_most", most=first, **told), plain)


def periods_title(crimes: pd.DataFrame, labels: Mapping[str, str], edition: Edition) -> str:
    """Say which reports have changed between the periods more than chance may give."""
    found = [change for change in changes(crimes) if change.is_shown]
    named = [change for change in found if change.crime != ALL] or found
    if not named:
        return edition.sentence("title_periods_alike")
    told = [
        edition.sentence(
            "title_periods_more" if change.second.estimate > change.first.estimate
            else "title_periods_fewer",
            crime=labels[change.crime],
        )
        for change in named
    ]  # fmt: skip
    return _fitting("; ".join(told), edition.sentence("title_periods_changed"))


def response_title(rates: Mapping[str, float], overall: float, edition: Edition) -> str:
    """Say how many answered, and where most and fewest did."""
    share = edition.percent(overall)
    if len({edition.percent(rate) for rate in rates.values()}) == 1:
        return edition.sentence("title_response_alike", share=share)
    ends = _ends(rates, edition)
    return _fitting(
        edition.sentence("title_response", share=share, **ends),
        edition.sentence("title_response_only", share=share),
    )


def _ends(rates: Mapping[str, float], edition: Edition) -> dict[str, str]:
    """Return where the highest and the lowest rate are; sectors that read alike stand together."""
    ends = {}
    for end, choose in (("highest", max), ("lowest", min)):
        rate = edition.percent(choose(rates.values()))
        groups = [group for group in rates if edition.percent(rates[group]) == rate]
        ends[end] = edition.series([edition.among(group) for group in groups])
        ends[f"{end}_share"] = rate
    return ends


def _most_common(comparison: SectorComparison) -> tuple[str, float] | None:
    """Return the answer that surely most respondents gave; None where hidden ones may be more."""
    mine = comparison.levels[comparison.levels["group"] == COUNTY].set_index("level")
    counts = {str(level): shown(count) for level, count in mine["count"].items()}
    known = {level: count for level, count in counts.items() if count is not None}
    n = int(mine["n"].iloc[0])
    if not known or n == 0:
        return None
    first = max(known, key=known.__getitem__)
    hidden_sum = n - sum(known.values())
    rivals = [count for level, count in known.items() if level != first]
    if known[first] <= max([*rivals, hidden_sum], default=0):
        return None
    return first, known[first] / n


def _number(groups: Sequence[str], ranked: Sequence[Gap], edition: Edition) -> str:
    """Say in how many sectors."""
    count, every = edition.whole(len(groups)), edition.whole(len(ranked))
    return edition.sentence("title_pair_number", count=count, all=every)


def _hidden_key(key: str, ranked: Sequence[Gap]) -> str:
    return f"{key}_shown" if any(gap.value is None for gap in ranked) else key


def _fitting(*candidates: str) -> str:
    """Return the first title that is short enough, or the last."""
    return next((title for title in candidates if len(title) <= LONGEST), candidates[-1])
