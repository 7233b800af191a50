"""What cleaning makes of the small survey, and that every change is accounted for."""

import io

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers.cleaning import Cleaned, Rule, clean
from helpers.cleaning.duplicates import earlier_submissions
from helpers.reading import RawExport, read_export
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError

from .exports import COLUMNS, ROWS, Row, Survey, codebook, delimited, stored
from .replay import replay
from .written import export_of

# Typed by hand from ROWS; "-" is missing. Respondent 3's first submission is replaced by the later,
# complete one; respondent 4 answered nothing but free text.
EXPECTED = """
actor      sector minutes done concerned suspicion cases      low high open cues  channels prepared  text
prosecutor public 12.5    1    yes       yes       count      6   8    0    100   101      no        1
towns      public 7       1    no        no        -          -   -    -    ---   000      dont_know 0
towns      public 13.25   1    partly    yes       count      2   2    1    110   010      no_answer 1
church     civil  5       1    dont_know dont_know -          -   -    -    ---   110      yes       0
prosecutor public -       1    no_answer yes       count      3   3    0    000   000      yes       0
church     civil  9       0    yes       yes       dont_know  -   -    -    ---   ---      -         0
"""  # noqa: E501


@pytest.fixture
def declared(survey: Survey) -> Codebook:
    return survey.write({"responses.csv": delimited()})


@pytest.fixture
def cleaned(survey: Survey, declared: Codebook) -> Cleaned:
    return survey.cleaned(declared)


def _shown(responses: pd.DataFrame) -> list[list[str]]:
    """Return the responses as rows of words like those of ``EXPECTED``."""
    items = {"cues": ("wrong", "afraid", "young"), "channels": ("phone", "letter", "visit")}
    rows = []
    for row in responses.astype(object).where(responses.notna(), "-").to_dict("records"):
        shown = {True: "1", False: "0"}
        cells = [row[name] for name in ("_actor", "_sector")]
        cells += ["-" if row["_duration"] == "-" else f"{row['_duration']:g}"]
        cells += [shown[row["_finished"]], row["concerned"], row["suspicion"], row["cases"]]
        cells += [row["cases.low"], row["cases.high"], shown.get(row["cases.open"], "-")]
        ticks = {name: "".join(shown.get(row[f"{name}.{item}"], "-") for item in held)
                 for name, held in items.items()}  # fmt: skip
        cells += [*ticks.values(), row["prepared"], shown[row["comment.given"]]]
        rows.append([str(cell) for cell in cells])
    return rows


def test_the_responses_are_those_written_by_hand(cleaned: Cleaned) -> None:
    expected = [line.split() for line in EXPECTED.strip().splitlines()[1:]]
    assert _shown(cleaned.responses) == expected
    assert cleaned.received == len(ROWS)
    assert cleaned.responses["_submitted"].tolist()[2] == pd.Timestamp("2010-04-14 08:15:30")
    assert cleaned.responses["concerned"].cat.categories.tolist() == [
        "no", "partly", "yes", "dont_know", "no_answer",
    ]  # fmt: skip


def test_who_only_opened_the_page_has_answered_nothing(survey: Survey) -> None:
    opened = dict.fromkeys(COLUMNS, "") | {"Id": "8"}
    declared = survey.write({"responses.csv": delimited([*ROWS, opened])})
    cleaned = survey.cleaned(declared)
    assert len(cleaned.responses) == EXPECTED.strip().count("\n")
    assert cleaned.log["rule"].tolist()[-1] == "nothing_answered"


def test_answers_without_an_actor_are_left_out_where_the_codebook_says_so(survey: Survey) -> None:
    rows = [*ROWS, ROWS[7] | {"Id": "8", "Aktör": " "}]
    with pytest.raises(InputError, match="there are answers but no actor is named") as refused:
        survey.cleaned(survey.write({"responses.csv": delimited(rows)}))
    assert 'outside_frame: [""]' in str(refused.value)
    declared = survey.write({"responses.csv": delimited(rows)}, outside_frame=[""])
    assert survey.cleaned(declared).log["rule"].tolist()[-1] == "no_group"


def test_the_log_names_every_change_and_its_rule(cleaned: Cleaned) -> None:
    entries = cleaned.log[["row", "column", "raw", "clean", "rule"]].values.tolist()
    assert entries == [
        [2, "Aktör", "Å klagarmyndigheten", "prosecutor", "punctuation"],
        [2, "F6", "inte alls", "no", "alias"],
        [3, "Aktör", "kommun", "towns", "alias"],
        [3, "F1", " Inte berörd", "no", "blanks"],
        [3, "F3", "0", "", "not_asked"],
        [4, "", "", "", "duplicate"],
        [5, "F3", "2 eller fler", "2+", "count_wording"],
        [5, "F6", "ej svar", "no_answer", "missing_code"],
        [6, "", "", "", "nothing_answered"],
        [7, "F1", "Vet\u00a0ej", "dont_know", "unicode"],
        [8, "F1", "-99", "no_answer", "missing_code"],
        [8, "F3", "tre", "3", "count_wording"],
    ]


def test_keys_are_pseudonymous_and_need_the_secret(survey: Survey, declared: Codebook) -> None:
    raw = read_export(survey.folder, declared)
    keys = [clean(raw, declared, secret).responses["_respondent"] for secret in (b"a", b"a", b"b")]
    assert keys[0].equals(keys[1])
    assert not set(keys[0]) & set(keys[2])
    assert keys[0].is_unique
    assert keys[0].str.fullmatch("[0-9a-f]{16}").all()


def test_neither_ids_nor_free_text_are_kept(survey: Survey) -> None:
    rows = [row | {"Id": f"anna.{row['Id']}@example.se"} for row in ROWS]
    cleaned = survey.cleaned(survey.write({"responses.csv": delimited(rows)}))
    kept = cleaned.responses.to_csv() + cleaned.log.to_csv()
    for secret in ("anna", "example", "070", "Ring", "bara text", "å, ä, ö"):
        assert secret not in kept


def test_the_last_complete_submission_is_kept(survey: Survey) -> None:
    first, second = ROWS[2], ROWS[3]
    half = second | {"Inskickad": "2010-04-20 10:00:00", "Klar": "Nej", "F1": "Vet ej"}
    for rows in ([first, second, half], [half, second, first], [second, half, first]):
        kept = survey.cleaned(survey.write({"responses.csv": delimited(rows)})).responses
        assert kept["_submitted"].tolist() == [pd.Timestamp(second["Inskickad"])]
    kept = survey.cleaned(survey.write({"responses.csv": delimited([half, first])})).responses
    assert kept["_submitted"].tolist() == [pd.Timestamp(half["Inskickad"])]


def test_a_submission_without_a_time_is_the_weaker_one() -> None:
    times = np.array(["NaT", "2010-01-02", "NaT", "2010-01-03"], dtype="datetime64[ms]")
    same = np.array([7, 7, 8, 9], dtype=np.uint64)
    finished = np.ones(4, dtype=bool)
    assert earlier_submissions(same, times, finished, finished).tolist() == [
        True,
        False,
        False,
        False,
    ]
    late = times[[1, 0, 2, 3]]
    assert earlier_submissions(same, late, finished, finished).tolist() == [
        False,
        True,
        False,
        False,
    ]


def test_those_outside_the_frame_are_left_out_by_name(survey: Survey) -> None:
    rows = [*ROWS, ROWS[1] | {"Id": "77", "Aktör": "Lunds universitet"}]
    declared = survey.write({"responses.csv": delimited(rows)})
    with pytest.raises(InputError, match="row 10, column Aktör: found 'Lunds universitet'"):
        survey.cleaned(declared)
    declared = survey.write({"responses.csv": delimited(rows)}, outside_frame=["lunds universitet"])
    cleaned = survey.cleaned(declared)
    assert len(cleaned.responses) == 6
    assert cleaned.log["rule"].tolist().count(Rule.OUTSIDE_FRAME) == 1


def test_dates_in_other_forms_are_read_and_logged(survey: Survey) -> None:
    texts = ["13/4/2010 9:05", "3/4/2010 09.05", "1980-01-01 00:00:00", "2010-04-12 09:32"]
    rows = [ROWS[1] | {"Id": str(n), "Inskickad": text} for n, text in enumerate(texts)]
    cleaned = survey.cleaned(survey.write({"responses.csv": delimited(rows)}))
    times = ["2010-04-13 09:05", "2010-04-03 09:05", "NaT", "2010-04-12 09:32"]
    assert cleaned.responses["_submitted"].tolist() == pd.to_datetime(times).tolist()
    log = cleaned.log[cleaned.log["column"] == "Inskickad"]
    assert log["rule"].tolist() == [Rule.DATE_FORMAT, Rule.DATE_FORMAT, Rule.MISSING_CODE]


# One distinct misspelling of each text, and every rule that may read it.
CLOSED = {
    "F1": ["Berörd", "berörd", " Berörd ", "BERÖRD", "yes", "A3", "Concerned", "Inte  berörd",
           "inte alls", "Delvis-berörd", "Vet ej", "vet\u00a0ej", "ej svar", "-99", "", "  "],
    "F2": ["Ja", "JA ", "Nej", "nej", "Vet ej", "Don't know", "A1", "", "-99"],
    "F3": ["", "0", "3", "007", "6-8", "6 – 8", "2 eller fler", "minst två", "flera", "Vet ej",
           "vet inte", "-99", "högst 3", "3 st", "tre"],
    "F4_1": ["", "1", "0", "X", "Ja", "Nej", "Något kändes fel", "något  kändes fel", "-99", " 1 "],
    "F4_2": ["", "1", "Verkade rädd", "-99"],
    "F4_3": ["", "1", "nej"],
    "F5": ["", "Telefon", "Besök;Telefon", "Brev; vanligt", "Brev; vanligt;Telefon", "-99",
           "telefon", "Besök; Telefon"],
    "F6": ["", "Berörd", "Inte berörd", "Vet ej", "ej svar"],
    "Aktör": ["Kommuner", "kommun", "Åklagarmyndigheten", "Å klagarmyndigheten",
              "A\u030aklagarmyndigheten", "Kyrkor / samfund", "P3", "towns"],
    "Inskickad": ["2010-04-12 09:32", "2010-04-12", "12 apr 2010 kl. 9.32", "20100412", "",
                  "2010-04-12T09:32:00", "13/4/2010"],
    "Tid": ["", "7", "12,5", "12.5", "12 min", "0:12:30", "-99"],
    "Klar": ["Ja", "Nej", "", "1", "JA"],
    "Fritext": ["", " ", "text", "=1+1", "två\nrader"],
    "Id": ["1", "2", "3", " 3", "4", "5", "6"],
}  # fmt: skip
ROW: st.SearchStrategy[Row] = st.fixed_dictionaries(
    {name: st.sampled_from(CLOSED[name]) for name in COLUMNS}
)


def _clean(rows: list[Row]) -> tuple[RawExport, Codebook, Cleaned] | None:
    declared = Codebook.model_validate(codebook(repeated="last"))
    for sector in declared.sectors:
        assert all(actor.invited >= 9 for actor in sector.actors)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    raw = _raw(frame)
    try:
        return raw, declared, clean(raw, declared, b"secret")
    except InputError as error:
        assert "nobody has answered" in str(error)
        return None


def _raw(frame: pd.DataFrame) -> RawExport:
    table = pa.table({name: pa.array(frame[name].tolist(), pa.string()) for name in frame})
    rows = np.arange(2, len(frame) + 2, dtype=np.int64)
    return RawExport(table, ("responses.csv",), np.zeros(len(frame), dtype=np.int32), rows)


@settings(max_examples=80, deadline=None, phases=[Phase.generate])  # shrinking takes minutes
@given(st.lists(ROW, min_size=1, max_size=8))
def test_the_log_replays_and_clean_is_idempotent(rows: list[Row]) -> None:
    result = _clean(rows)
    if result is None:
        return
    raw, declared, cleaned = result
    replayed = replay(raw, cleaned.log, declared)
    plain = cleaned.responses.drop(columns=["_respondent", "_straight_lined"])
    assert _bytes(replayed[plain.columns], plain) == stored(plain)
    again = clean(export_of(cleaned, declared), declared)
    assert again.log.empty
    assert stored(again.responses) == stored(cleaned.responses)


def _bytes(replayed: pd.DataFrame, like: pd.DataFrame) -> bytes:
    """Return the replayed responses stored with the column types of the clean ones."""
    return stored(replayed.astype(like.dtypes.to_dict()))


def test_the_log_replays_from_the_stored_file(survey: Survey, declared: Codebook) -> None:
    raw = read_export(survey.folder, declared)
    cleaned = clean(raw, declared)
    text = cleaned.log.to_csv(index=False)
    log = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False).astype({"row": int})
    plain = cleaned.responses.drop(columns=["_respondent", "_straight_lined"])
    assert _bytes(replay(raw, log, declared)[plain.columns], plain) == stored(plain)


def test_a_log_that_lacks_a_change_does_not_replay(survey: Survey, declared: Codebook) -> None:
    raw = read_export(survey.folder, declared)
    cleaned = clean(raw, declared)
    plain = cleaned.responses.drop(columns=["_respondent", "_straight_lined"])
    for index in cleaned.log.index:
        try:
            replayed = replay(raw, cleaned.log.drop(index), declared)
        except (AssertionError, ValueError, KeyError):
            continue
        assert len(replayed) != len(plain) or (
            _bytes(replayed[plain.columns], plain) != stored(plain)
        )
