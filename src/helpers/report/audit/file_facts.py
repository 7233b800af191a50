"""The facts that a built report's machine-readable files state."""

from collections.abc import Iterator
from typing import Any

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.exhibits import exhibit_id
from helpers.report.audit.facts import EXACT, Fact, Key, count_fact, share_facts
from helpers.report.audit.read_back import BuiltReport
from helpers.survey.codebook import Codebook, Question

_PAIR_COLUMNS = {
    "both": (HEADLINE, HEADLINE),
    "first_only": (HEADLINE, OTHER),
    "second_only": (OTHER, HEADLINE),
    "neither": (OTHER, OTHER),
}


def file_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield every fact in ``results.json`` and the CSV files.

    Parameters
    ----------
    report
        Its files, read back.
    codebook
        The survey's declaration: what the report's names and labels mean.
    """
    for entry in report.results:
        if entry.get("source") != "published":
            yield from _result_facts(entry, codebook)
    for question in codebook.questions:
        if question.headline:
            yield from _share_table(report, codebook, question)
            yield from _level_table(report, question)
        elif question.type == "multiple":
            yield from _item_table(report, question)
    for comparison in codebook.analysis:
        if comparison.against is not None:
            name = exhibit_id(comparison.id)
            yield from _pair_table(report, comparison.id, name)
            for which, question_id in (("first", comparison.question),
                                       ("second", comparison.against)):  # fmt: skip
                yield from _pair_shares(report, question_id, f"{name}-shares", which)
    yield from _response_tables(report, codebook)
    yield from _case_facts(report, codebook)
    yield from _log_facts(report, codebook)


def _result_facts(entry: dict[str, Any], codebook: Codebook) -> Iterator[Fact]:
    place = f"results.json, {entry.get('id')}"
    asked = str(entry.get("question"))
    pairs = {
        f"{plan.question} x {plan.against}": plan.id for plan in codebook.analysis if plan.against
    }
    types = {question.id: question.type for question in codebook.questions}
    levelled = {question.id for question in codebook.questions if question.headline}
    for estimate in entry.get("estimates", ()):
        group, level = str(estimate.get("group")), str(estimate.get("level"))
        where = f"{place}, {group}, {level}"
        n, count = estimate.get("n"), estimate.get("count")
        if asked in pairs:
            key: Key = ("pair", pairs[asked], group, *level.split(" x "))
            base: Key = ("pair_n", pairs[asked], group)
        elif asked in levelled:
            key, base = ("answer", asked, group, level), ("n", asked, group)
        elif types.get(asked) == "multiple":
            key, base = ("item", asked, level), ("item_n", asked)
        else:
            continue
        yield count_fact(key, count, where)
        if n is not None:
            yield count_fact(base, n, where)
        yield from share_facts(key, estimate.get("proportion"), n, where)


def _share_table(report: BuiltReport, codebook: Codebook, question: Question) -> Iterator[Fact]:
    name = exhibit_id(question.id, "shares")
    invited = {sector.id: sector.invited for sector in codebook.sectors}
    answered: dict[str, float] = {}
    for row in report.tables.get(name, ()):
        group, place = row["group"], f"tables/{name}.csv, {row['group']}"
        key = ("answer", question.id, group, HEADLINE)
        if group in (*invited, COUNTY):
            answered[group] = float(row["n"] or 0)
            yield count_fact(key, row.get("count"), place)
            yield count_fact(("n", question.id, group), row["n"], place)
            yield from share_facts(key, row.get("proportion"), row["n"], place)
        elif row.get("proportion"):
            # The share of the whole county is a weighted sum of the sectors' shares.
            parts = {sector: invited[sector] for sector in invited if answered.get(sector)}
            terms = tuple(
                (("answer", question.id, sector, HEADLINE),
                 weight / sum(parts.values()) / answered[sector])
                for sector, weight in parts.items()
            )  # fmt: skip
            share = float(row["proportion"])
            yield Fact(terms, share - EXACT, share + EXACT, place)


def _level_table(report: BuiltReport, question: Question) -> Iterator[Fact]:
    name = exhibit_id(question.id, "levels")
    for row in report.tables.get(name, ()):
        place = f"tables/{name}.csv, {row['group']}"
        yield count_fact(("n", question.id, row["group"]), row["n"], place)
        for level in question.levels:
            key = ("answer", question.id, row["group"], level.id)
            yield count_fact(key, row.get(level.id), f"{place}, {level.id}")


def _item_table(report: BuiltReport, question: Question) -> Iterator[Fact]:
    name = exhibit_id(question.id)
    for row in report.tables.get(name, ()):
        if not {"level", "n", "count", "proportion"} <= row.keys():
            continue
        place = f"tables/{name}.csv, {row['level']}"
        key = ("item", question.id, row["level"])
        yield count_fact(key, row.get("count"), place)
        if row["n"]:
            yield count_fact(("item_n", question.id), row["n"], place)
        yield from share_facts(key, row.get("proportion"), row["n"], place)


def _pair_table(report: BuiltReport, comparison: str, name: str) -> Iterator[Fact]:
    for row in report.tables.get(name, ()):
        for column, levels in _PAIR_COLUMNS.items():
            key = ("pair", comparison, row["group"], *levels)
            yield count_fact(key, row.get(column), f"tables/{name}.csv, {row['group']}, {column}")


def _pair_shares(report: BuiltReport, question: str, name: str, which: str) -> Iterator[Fact]:
    answered = {row["group"]: row["n"] for row in report.tables.get(exhibit_id(question, "shares"),
                                                                    ())}  # fmt: skip
    for row in report.tables.get(name, ()):
        key = ("answer", question, row["group"], HEADLINE)
        place = f"tables/{name}.csv, {row['group']}"
        yield from share_facts(key, row.get(f"{which}_share"), answered.get(row["group"]), place)


def _response_tables(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    groups = {sector.id for sector in codebook.sectors}
    for name in ("response-rates", "response-rates-figure"):
        for row in report.tables.get(name, ()):
            if row["group"] in groups:
                place = f"tables/{name}.csv, {row['group']}"
                yield count_fact(("respondents", row["group"]), row.get("answered"), place)
    answered = {row["sector"]: row["respondents"] for row in report.tables.get("unfinished", ())}
    for sector, respondents in answered.items():
        yield count_fact(("respondents", sector), respondents, f"tables/unfinished.csv, {sector}")
    for row in report.tables.get("completeness", ()):
        for sector in groups & answered.keys():
            place = f"tables/completeness.csv, {row['question']}, {sector}"
            yield from share_facts(
                ("n", row["question"], sector), row[sector], answered[sector], place
            )


def _case_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Who states cases gave the answer that opened the question."""
    gates = {
        question.asked_if
        for question in codebook.questions
        if question.type == "count" and question.asked_if is not None
    }
    reporting = {
        str(estimate["group"])
        for entry in report.results
        for estimate in entry.get("estimates", ())
        if "low" in estimate and (estimate["high"] or estimate.get("open"))
    }
    for gate in gates:
        for sector in codebook.sectors:
            actors = sum(actor.id in reporting for actor in sector.actors)
            terms = tuple(
                (("answer", gate.question, sector.id, level), 1.0) for level in gate.levels
            )
            if actors:
                yield Fact(terms, actors, float("inf"), f"suspected cases, {sector.id}")


def _log_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Who has an answer changed gave one, and was asked the question."""
    owner = {column: question for question in codebook.questions for column in question.columns}
    for row in report.tables.get("cleaning-log", ()):
        question = owner.get(row["column"])
        if question is None:
            continue
        place = f"tables/cleaning-log.csv, {row['column']}"
        by_rule = {name: float(value) for name, value in row.items() if value.isdecimal()}
        if question.asked_if is not None and by_rule:
            gate = question.asked_if
            terms = tuple((("answer", gate.question, COUNTY, level), 1.0) for level in gate.levels)
            yield Fact(terms, max(by_rule.values()), float("inf"), place)
        elif question.headline and by_rule.get("alias"):
            terms = tuple(
                (("answer", question.id, COUNTY, level.id), 1.0)
                for level in question.levels
                if level.aliases
            )
            if terms:
                yield Fact(terms, by_rule["alias"], float("inf"), place)
