"""The published data against the presentation's figures, typed here a second time."""

import csv
import io
import itertools
import re
from pathlib import Path

import pandas as pd
import pytest

PUBLISHED = Path(__file__).parents[1] / "data" / "raw" / "kronoberg-2010" / "published"

COLUMNS = {
    "assignment": "slide,item,text_sv,text_en",
    "challenges": "slide,challenge,text_sv,text_en,evidence",
    "cues": "slide,cue,label_sv,label_en",
    "follow_up": "slide,item,value,label_sv,label_en",
    "interview_statements": (
        "slide,statement,topic,theme,theme_sv,theme_en,survey_question,expected,"
        "summary_sv,summary_en"
    ),
    "key_persons": "slide,organisation_sv,organisation_en",
    "perspectives": "slide,perspective,label_sv,label_en",
    "reported_crimes": (
        "slide,crime,label_sv,label_en,year,reports,title_first_year,title_last_year"
    ),
    "response_rates": "slide,sector,percent",
    "suspected_cases": "slide,actor,certainty,low,high,open",
    "suspected_cases_totals": "slide,certainty,low,high,open",
    "ways_forward": "slide,step,text_sv,text_en,evidence",
}
SLIDES = {
    "assignment": [2, 4, 4, 4, 4, 5, 7, 7, 7, 7, 7],
    "challenges": [29] * 4,
    "cues": [16] * 6,
    "follow_up": [31] * 4,
    "interview_statements": [11, 12, 14, 15, 18, 20, 22, 23, 25, 27],
    "key_persons": [9] * 7,
    "perspectives": [3] * 5,
    "reported_crimes": [6] * 24,
    "response_rates": [8] * 4,
    "suspected_cases": [13] * 28,
    "suspected_cases_totals": [13] * 2,
    "ways_forward": [30] * 5,
}
KEYS = {
    "assignment": ["item"],
    "challenges": ["challenge"],
    "cues": ["cue"],
    "follow_up": ["item"],
    "interview_statements": ["statement"],
    "key_persons": ["organisation_sv"],
    "perspectives": ["perspective"],
    "reported_crimes": ["crime", "year"],
    "response_rates": ["sector"],
    "suspected_cases": ["actor", "certainty"],
    "suspected_cases_totals": ["certainty"],
    "ways_forward": ["step"],
}
SECTORS = {
    "authorities": ["police", "prosecutor", "municipalities", "migration_agency"],
    "businesses": ["taxi", "housing", "restaurants", "hotels"],
    "care_givers": ["county_council", "asylum_reception", "private_doctors"],
    "voluntary": ["helplines", "voluntary_organisations", "religious_communities"],
}
QUESTION_SLIDES = {
    "concerned": 10,
    "suspicion": 13,
    "cues": 16,
    "would_report": 17,
    "taken_seriously": 19,
    "preparedness": 21,
    "collaboration": 24,
    "knowledge": 26,
    "need_for_knowledge": 28,
}
# The four questions of the survey, as the appendices divide the charts between them.
TOPIC_QUESTIONS = {
    "experience": {"concerned", "suspicion", "cues"},
    "preparedness": {"would_report", "taken_seriously", "preparedness"},
    "collaboration": {"collaboration"},
    "knowledge": {"knowledge", "need_for_knowledge"},
}

every_file = pytest.mark.parametrize("name", sorted(COLUMNS))


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(PUBLISHED / f"{name}.csv")


def read_text(name: str) -> pd.DataFrame:
    """Read every cell as the text it is, an empty one as ''."""
    return pd.read_csv(PUBLISHED / f"{name}.csv", dtype=str, keep_default_na=False)


def notation(low: int, high: float, is_open: bool) -> str:
    """Write an interval the way slide 13 does: '–', '3', '6–8', '2+', '46–48+'."""
    if not is_open and high == 0:
        return "–"
    ends = f"{low}" if pd.isna(high) or high == low else f"{low}–{int(high)}"
    return f"{ends}+" if is_open else ends


def suspected_cases() -> pd.DataFrame:
    cases = read("suspected_cases")
    sector_of = {actor: sector for sector, actors in SECTORS.items() for actor in actors}
    # An open count's lower end is the most that is known to be closed.
    return cases.assign(
        sector=cases["actor"].map(sector_of), closed=cases["high"].fillna(cases["low"])
    )


# --- form -------------------------------------------------------------------------------------


def test_folder_holds_the_declared_files_and_a_readme_that_names_them() -> None:
    files = {f"{name}.csv" for name in COLUMNS}
    assert {path.name for path in PUBLISHED.iterdir()} == files | {"README.md"}
    readme = (PUBLISHED / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(\w+\.csv)`", readme)) == files


@every_file
def test_file_is_canonical_csv(name: str) -> None:
    content = (PUBLISHED / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    text = content.decode("utf-8")
    rewritten = io.StringIO()
    csv.writer(rewritten, lineterminator="\n").writerows(csv.reader(io.StringIO(text)))
    assert rewritten.getvalue() == text


@every_file
def test_columns_slides_and_keys(name: str) -> None:
    table = read(name)
    assert ",".join(table.columns) == COLUMNS[name]
    assert table["slide"].between(1, 32).all()
    assert table["slide"].tolist() == SLIDES[name]
    assert not table.duplicated(KEYS[name]).any()


@every_file
def test_only_declared_cells_are_empty(name: str) -> None:
    table = read_text(name)
    empty = {
        column: table.loc[table[column] == "", KEYS[name][0]].tolist()
        for column in table.columns
        if (table[column] == "").any()
    }
    allowed = {
        "suspected_cases": {"high": ["police", "migration_agency", "asylum_reception"]},
        "follow_up": {"value": ["competence_group", "collaboration_plan"]},
        "interview_statements": {"expected": ["s11", "s14", "s15", "s18", "s25"]},
    }
    assert empty == allowed.get(name, {})
    assert all((table[column] == table[column].str.strip()).all() for column in table.columns)


@every_file
def test_swedish_and_english_texts_differ(name: str) -> None:
    table = read_text(name)
    swedish = [column for column in table.columns if column.endswith("_sv")]
    english = [column for column in table.columns if column.endswith("_en")]
    assert [c.removesuffix("_sv") for c in swedish] == [c.removesuffix("_en") for c in english]
    for sv, en in zip(swedish, english, strict=True):
        assert (table[sv] != table[en]).all()
        assert not table[en].str.contains("[åäö]", regex=True).any()


@pytest.mark.parametrize("path", sorted(PUBLISHED.iterdir()), ids=lambda path: path.name)
def test_no_contact_details(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\S@\S|https?:|www\.", text)
    assert not re.search(r"\b0\d{1,3}\s*[-–/ ]\s*\d{2,}", text), "a phone number"
    assert not re.search(r"\+\d{2}\s?\d", text), "an international phone number"


# --- figures ----------------------------------------------------------------------------------


def test_reported_crimes() -> None:
    crimes = read("reported_crimes").pivot(index="crime", columns="year", values="reports")
    assert crimes.columns.equals(pd.Index(range(2003, 2011)))
    assert crimes.T.to_dict("list") == {
        "trafficking": [1, 1, 0, 0, 0, 0, 0, 0],
        "purchase_of_sex": [1, 0, 1, 1, 0, 0, 2, 2],
        "procuring": [0, 1, 0, 0, 0, 0, 0, 1],
    }


def test_a_crime_has_one_label() -> None:
    labels = read("reported_crimes").groupby("crime")[["label_sv", "label_en"]].nunique()
    assert (labels == 1).all(axis=None)


def test_response_rates() -> None:
    rates = read("response_rates").set_index("sector")["percent"]
    assert rates.to_dict() == {
        "authorities": 100,
        "businesses": 61,
        "care_givers": 80,
        "voluntary": 71,
    }


def test_suspected_cases_of_each_actor() -> None:
    cases = suspected_cases()
    written = cases.assign(
        cases=[
            notation(low, high, is_open)
            for low, high, is_open in zip(cases["low"], cases["high"], cases["open"], strict=True)
        ]
    ).pivot(index="actor", columns="certainty", values="cases")
    published = {
        "police": "2+ / –",
        "prosecutor": "– / –",
        "municipalities": "3 / –",
        "migration_agency": "3+ / –",
        "taxi": "6–8 / 1",
        "housing": "1 / –",
        "restaurants": "– / 1",
        "hotels": "1 / –",
        "county_council": "1 / 3",
        "asylum_reception": "4+ / 1",
        "private_doctors": "22 / –",
        "helplines": "1 / –",
        "voluntary_organisations": "– / –",
        "religious_communities": "2 / –",
    }
    assert (written["strong"] + " / " + written["doubtful"]).to_dict() == published


@pytest.mark.parametrize(
    ("sector", "strong", "doubtful"),
    [
        ("authorities", "8+", "–"),
        ("businesses", "8–10", "2"),
        ("care_givers", "27+", "4"),
        ("voluntary", "3", "–"),
    ],
)
def test_suspected_cases_of_each_sector(sector: str, strong: str, doubtful: str) -> None:
    cases = suspected_cases()
    sums = (
        cases[cases["sector"] == sector]
        .groupby("certainty")
        .agg(low=("low", "sum"), closed=("closed", "sum"), open=("open", "any"))
    )
    written = {
        certainty: notation(int(row["low"]), float(row["closed"]), bool(row["open"]))
        for certainty, row in sums.iterrows()
    }
    assert written == {"strong": strong, "doubtful": doubtful}


def test_actors_add_up_to_the_published_total() -> None:
    sums = (
        suspected_cases()
        .groupby("certainty")
        .agg(low=("low", "sum"), high=("closed", "sum"), open=("open", "any"))
    )
    totals = read("suspected_cases_totals").set_index("certainty")
    published = {
        "strong": {"low": 46, "high": 48, "open": True},
        "doubtful": {"low": 6, "high": 6, "open": False},
    }
    assert totals[["low", "high", "open"]].to_dict("index") == published
    assert sums.to_dict("index") == published


def test_intervals_are_well_formed() -> None:
    cases = read("suspected_cases")
    assert cases["open"].dtype == bool
    assert (cases["low"] >= 0).all()
    assert (cases["high"].isna() == cases["open"]).all()
    closed = cases[~cases["open"]]
    assert (closed["low"] <= closed["high"]).all()
    for name in ("suspected_cases", "suspected_cases_totals"):
        assert set(read_text(name)["open"]) == {"true", "false"}


def test_follow_up() -> None:
    values = read_text("follow_up").set_index("item")["value"]
    assert values.to_dict() == {
        "training_occasions": "7",
        "participants": "193",
        "competence_group": "",
        "collaboration_plan": "",
    }


# --- identifiers and the links between files --------------------------------------------------


def test_sectors_and_actors() -> None:
    actors = [actor for members in SECTORS.values() for actor in members]
    cases = read("suspected_cases")
    assert read("response_rates")["sector"].tolist() == list(SECTORS)
    assert cases["actor"].drop_duplicates().tolist() == actors
    pairs = zip(cases["actor"], cases["certainty"], strict=True)
    assert set(pairs) == set(itertools.product(actors, ["strong", "doubtful"]))


def test_the_lists_hold_the_expected_identifiers() -> None:
    expected = {
        "cues": "feels_wrong little_swedish frightened watched much_younger controlled",
        "perspectives": "human_rights health gender_equality crime_fighting economy",
        "challenges": "hidden knowledge_missing preparedness_lacking collaboration_needed",
        "ways_forward": (
            "national_experience review_preparedness county_board_and_police networks "
            "collaboration_plan"
        ),
        "assignment": (
            "definition focus method aim reference why question_situation question_experience "
            "question_preparedness question_collaboration question_knowledge"
        ),
    }
    for name, identifiers in expected.items():
        assert read(name)[KEYS[name][0]].tolist() == identifiers.split(), name


def test_assignment_names_the_decision_in_both_languages() -> None:
    reference = read("assignment").set_index("item").loc["reference"]
    assert "IJ2009/314/JÄM" in reference["text_sv"]
    assert "IJ2009/314/JÄM" in reference["text_en"]


def test_a_statement_follows_the_chart_it_comments_on() -> None:
    statements = read("interview_statements")
    for row in statements.to_dict("records"):
        before = {q: s for q, s in QUESTION_SLIDES.items() if s < row["slide"]}
        assert row["survey_question"] == max(before, key=lambda question: before[question])
        assert row["survey_question"] in TOPIC_QUESTIONS[row["topic"]]
        assert row["statement"] == f"s{row['slide']}"
    assert set(statements["topic"]) == set(TOPIC_QUESTIONS)


def test_statement_themes() -> None:
    statements = read("interview_statements")
    assert statements.set_index("slide")["theme"].to_dict() == {
        11: "local_visibility",
        12: "denial",
        14: "access_to_care",
        15: "dark_figure",
        18: "reporting",
        20: "taken_seriously",
        22: "preparedness_missing",
        23: "preparedness_not_needed",
        25: "small_municipality",
        27: "knowledge_follows_problem",
    }
    expected = statements.set_index("theme")["expected"].replace("", float("nan")).dropna()
    assert expected.to_dict() == {
        "denial": "few",
        "taken_seriously": "most",
        "preparedness_missing": "few",
        "preparedness_not_needed": "few",
        "knowledge_follows_problem": "few",
    }
    labels = statements.groupby("theme")[["theme_sv", "theme_en"]].nunique()
    assert (labels == 1).all(axis=None)


@pytest.mark.parametrize(
    ("column", "first_person"),
    [
        ("summary_sv", r"\b(?:jag|mig|min|mitt|vi|oss|vår|vårt|våra)\b"),
        ("summary_en", r"\b(?:I|me|my|we|us|our)\b"),
    ],
)
def test_summaries_are_short_and_in_the_third_person(column: str, first_person: str) -> None:
    summaries = read("interview_statements")[column]
    assert summaries.str.count(r"[.!?](?:\s|$)").between(1, 2).all()
    assert summaries.str.endswith(".").all()
    assert not summaries.str.contains(first_person, case=False, regex=True).any()


@pytest.mark.parametrize("name", ["challenges", "ways_forward"])
def test_evidence_points_at_survey_questions(name: str) -> None:
    for evidence in read(name)["evidence"]:
        questions = evidence.split(" ")
        assert set(questions) <= set(QUESTION_SLIDES)
        assert questions == sorted(set(questions), key=lambda q: QUESTION_SLIDES[q])


@pytest.mark.parametrize("name", ["challenges", "ways_forward", "interview_statements"])
def test_no_number_is_typed_into_prose(name: str) -> None:
    table = read_text(name)
    prose = [column for column in table.columns if column.endswith(("_sv", "_en"))]
    assert not any(table[column].str.contains(r"\d", regex=True).any() for column in prose)
