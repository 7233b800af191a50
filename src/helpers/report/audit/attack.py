"""Attack a report before it is published: work out what its files hide, as an intruder would.

Nothing of how cells were chosen is known here: only what the built files say, which questions were
asked, and how large a hidden count must be able to vary. For every count that the files do not
state, an integer program finds the smallest and the largest number that all statements together
allow, and that the program would print in the same way.
"""

from collections import defaultdict
from collections.abc import Iterator

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.report.audit.declared_facts import declared_facts, improper
from helpers.report.audit.exposure import Exposure
from helpers.report.audit.facts import Fact, Key
from helpers.report.audit.implied_facts import follow_up_facts, implied_facts
from helpers.report.audit.possible_tables import SLACK, PossibleTables, base_of, crossed
from helpers.report.audit.read_back import BuiltReport
from helpers.report.audit.same_print import causes, is_harmless, may_be_cover
from helpers.report.audit.sheet_audit import sheet_faults
from helpers.report.audit.stated import exposed_numbers
from helpers.report.audit.sums import exposed_sums
from helpers.survey.codebook import Codebook, Question
from helpers.survey.gates import gates_of


def attack(report: BuiltReport, codebook: Codebook) -> list[Exposure]:
    """Return everything that the built files give away; empty where the report is safe.

    Parameters
    ----------
    report
        The built files, read back.
    codebook
        The survey's declaration.
    """
    facts = [*declared_facts(report, codebook), *implied_facts(report, codebook)]
    return [
        *attack_facts(facts, codebook),
        *_statistics(report),
        *(
            Exposure(
                told.keys[0] if told.keys else ("",),
                told.value or 0,
                told.value or 0,
                f"{told.place} {wrong}",
            )
            for told, wrong in improper(report, codebook)
        ),
        *(Exposure(("workbook", name), 0, 0, fault) for name, fault in sheet_faults(report)),
    ]


def attack_facts(facts: list[Fact], codebook: Codebook) -> list[Exposure]:
    """Return what a list of facts gives away.

    Parameters
    ----------
    facts
        What is published.
    codebook
        The survey's declaration.
    """
    exposures = [*_contradictions(facts)]
    facts = [*facts, *follow_up_facts(facts, codebook)]
    shown = {fact.key: fact.value for fact in facts if fact.key and fact.value is not None}
    exposures += rule_breakers(shown, codebook)
    for questions in linked(codebook):
        exposures += narrowed(PossibleTables(questions, codebook, facts), shown, codebook)
    exposures += _items(facts, shown, codebook)
    exposures += exposed_sums(shown, codebook)
    exposures += exposed_numbers(shown, codebook)
    return exposures


def _contradictions(facts: list[Fact]) -> Iterator[Exposure]:
    """Yield counts that stand in one place and are hidden, or different, in another."""
    places: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.key is not None:
            places[fact.key].append(fact)
    for key, said in places.items():
        hidden = [fact for fact in said if fact.low is None]
        told = [fact for fact in said if fact.low is not None]
        # That there are so many at least is no figure told: the programs below weigh it.
        exact = [fact for fact in told if fact.high != float("inf")]
        if hidden and exact:
            first = exact[0]
            reason = f"hidden in {hidden[0].place}, told in {first.place}"
            yield Exposure(key, first.low or 0, first.high or 0, reason)
        low = max((fact.low or 0 for fact in told), default=0)
        high = min((fact.high or 0 for fact in told), default=0)
        if low > high + SLACK:
            reason = f"differs between {', '.join(sorted({fact.place for fact in told}))}"
            yield Exposure(key, low, high, reason)


def rule_breakers(shown: dict[Key, int], codebook: Codebook) -> Iterator[Exposure]:
    """Yield counts that are shown although the rules hide them.

    Parameters
    ----------
    shown
        The value of everything that is told.
    codebook
        The survey's declaration.
    """
    threshold = codebook.disclosure.threshold
    for key, count in shown.items():
        base = base_of(key)
        n = shown.get(base) if base else None
        if key[0] == "pair_n" and _behind_two_gates(key[1], codebook):
            yield Exposure(key, count, count, "shown, but tells who passed two gates")
        if base is None or is_harmless(key, codebook):
            continue
        if key[0] == "pair" and _tells_a_row(key, count, shown):
            yield Exposure(key, count, count, "shown, but tells of everybody in a row or column")
        if not count:
            continue
        if n is None and key[0] == "pair":
            n = sum(shown.get((*key[:3], *levels), 0) for levels in crossed())
        rest = None if n is None else n - count
        headline = key[-1] == HEADLINE or key[0] == "item"
        few_others = headline and key[0] != "pair" and rest is not None and 0 < rest < threshold
        if count < threshold or few_others or rest == 0:
            yield Exposure(key, count, count, "shown, but too few respondents stand behind it")


def _tells_a_row(key: Key, count: int, shown: dict[Key, int]) -> bool:
    """Return whether a crossed count and another of its row or column are all or nothing."""
    others = [shown.get(other) for other in _beside(key)]
    return any(other is not None and (count == 0) != (other == 0) for other in others)


def _behind_two_gates(comparison: str, codebook: Codebook) -> bool:
    """Return whether who answered both questions passed gates that neither has alone."""
    plan = next(plan for plan in codebook.analysis if plan.id == comparison)
    first, second = (
        {gate.question for gate in gates_of(codebook.question(name), codebook)}
        for name in (plan.question, plan.against or "")
    )
    return bool(first - second and second - first)


def _beside(key: Key) -> list[Key]:
    """Return the other counts of a crossed count's row and column; none of any other."""
    if key[0] != "pair":
        return []
    (*group, level, against) = key
    return [
        (*group, *levels) for levels in crossed() if (levels[0] == level) != (levels[1] == against)
    ]


def narrowed(
    tables: PossibleTables, shown: dict[Key, int], codebook: Codebook, *, alike: bool = True
) -> Iterator[Exposure]:
    """Yield the counts that are not shown but known too closely.

    Parameters
    ----------
    tables
        All tables that agree with what is told.
    shown
        The value of everything that is told.
    codebook
        The survey's declaration.
    alike
        True where the program that hid them may be run on each table.
    """
    threshold = codebook.disclosure.threshold
    hidden = [key for key in tables.counts() if key not in shown]
    if hidden and alike and all(_asked_is_told(key, shown, codebook) for key in hidden):
        tables.suppose(causes(tables, hidden, codebook))
    for key in hidden:
        if is_harmless(key, codebook):
            continue
        needed = threshold
        if tables.seen_apart(key) < threshold:
            low, high = tables.limit(key, 1), tables.limit(key, -1)
            if low is None or high is None:
                yield Exposure(key, 0, 0, "what is published contradicts itself")
                return
            base = base_of(key) or key
            most = shown[base] if base in shown else tables.limit(base, -1) or 0
            if not alike and key[2] == COUNTY:
                most = _unseen(tables, key, shown, codebook)
            needed = min(threshold, most)
            # Of a difference, what could be shown as well as hidden may be worked out.
            is_fit = not alike and low == high and (low == 0 or threshold <= low)
            # That nobody gave both answers points at nobody where there may be nobody beside them.
            beside = _beside(key)
            if beside and low == high == 0 and not any(tables.limit(one, 1) for one in beside):
                continue
            if high - low < needed and not (is_fit and low < most):
                yield Exposure(key, low, high, "hidden, but can be worked out")
                continue
        if alike and needed > 1 and not may_be_cover(tables, key, codebook):
            low, high = tables.limit(key, 1) or 0, tables.limit(key, -1) or 0
            yield Exposure(key, low, high, "hidden, but known to be a count that needs hiding")


def _unseen(tables: PossibleTables, key: Key, shown: dict[Key, int], codebook: Codebook) -> int:
    """Return how many of all respondents are of sectors of which the same count is not shown."""
    mine = [(*key[:2], sector.id, *key[3:]) for sector in codebook.sectors]
    known = (tables.limit(base_of(one) or one, -1) for one in mine if one not in shown)
    return sum(int(most or 0) for most in known)


def _asked_is_told(key: Key, shown: dict[Key, int], codebook: Codebook) -> bool:
    """Return whether it is told how many of a group were asked what a count is about."""
    if key[0] == "pair":
        plan = next(plan for plan in codebook.analysis if plan.id == key[1])
        asked = [plan.question, plan.against or ""]
    else:
        asked = [key[1]]
    return all(
        codebook.question(name).asked_if is None or ("n", name, key[2]) in shown for name in asked
    )


def _statistics(report: BuiltReport) -> Iterator[Exposure]:
    """Yield tests and effect sizes that rest on a count that is hidden."""
    for entry in report.results:
        rests_on_hidden = any(
            estimate.get("suppressed")
            for estimate in entry.get("estimates", ())
            if HEADLINE in str(estimate.get("level"))
        )
        if rests_on_hidden and entry.keys() & {"test", "effect"}:
            key = ("statistic", str(entry.get("id")))
            yield Exposure(key, 0, 0, "a test is shown that rests on a hidden count")


def _items(facts: list[Fact], shown: dict[Key, int], codebook: Codebook) -> Iterator[Exposure]:
    """Yield hidden items that something else narrows down."""
    for question in codebook.questions:
        n = shown.get(("item_n", question.id))
        is_secret = question.type == "multiple" and question.harmless is None and n
        for level in question.levels if is_secret else ():
            key = ("item", question.id, level.id)
            mine = [fact for fact in facts if fact.key == key and fact.low is not None]
            low = max((fact.low or 0 for fact in mine), default=0)
            high = min((fact.high or 0 for fact in mine), default=n or 0)
            needed = min(codebook.disclosure.threshold, n or 0)
            if key not in shown and high - low < needed:
                yield Exposure(key, low, high, "can be worked out")
        hidden = [
            level for level in question.levels if ("item", question.id, level.id) not in shown
        ]
        if is_secret and len(hidden) == 1 < len(question.levels):
            key = ("item", question.id, hidden[0].id)
            yield Exposure(key, 0, n or 0, "hidden alone, so known to need hiding")


def linked(codebook: Codebook) -> list[list[Question]]:
    """Return the questions with levels, those that a table crosses together.

    Parameters
    ----------
    codebook
        The survey's declaration.
    """
    groups: list[set[str]] = []
    for question in codebook.questions:
        if question.headline:
            groups.append({question.id})
    for plan in codebook.analysis:
        if plan.against is not None:
            united = [group for group in groups if group & {plan.question, plan.against}]
            groups = [group for group in groups if group not in united]
            groups.append(set().union(*united))
    return [[question for question in codebook.questions if question.id in group]
            for group in groups]  # fmt: skip
