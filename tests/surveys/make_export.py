"""Write the SPSS file of the survey ``kusten-2013``; run once, the file is kept beside.

SPSS files hold the time they were written, so a second run gives other bytes and the same answers.
"""

import hashlib
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyreadstat

FOLDER = Path(__file__).parent / "data/raw/kusten-2013"

# LOPNR, day, AKTOR, SLUT, Q1, Q2, Q3_1..Q3_4, Q4, Q5; None is SPSS's own missing value
ANSWERS = [
    (101, 1, 1, 1, 4, 2, 1, 1, 0, 0, "3", "Ring mig på 070-000 00 00"),
    (102, 1, 1, 1, 5, 1, None, None, None, None, "", ""),
    (103, 2, 1, 1, 98, 2, 0, 0, 0, 1, "ett par", ""),
    (104, 2, 2, 1, 2, 1, None, None, None, None, "", "Hälsningar Kalle Påhittad"),
    (105, 3, 2, 0, 99, 2, None, None, None, None, "", ""),
    (106, 3, 3, 1, 1, 2, 1, 0, 1, 0, "2 eller fler", ""),
    (106, 4, 3, 1, 2, 2, 1, 1, 1, 0, "6-8", ""),
    (107, 4, 3, 1, 4, 2, 0, 0, 0, 0, "högst 2", ""),
    (108, 5, 3, 0, None, None, None, None, None, None, "", "Hann inte"),
    (109, 5, 1, 1, 3, 1, 1, 0, 0, 0, "0", ""),
]
NAMES = ["LOPNR", "DATUM", "AKTOR", "SLUT", "Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "Q3_4", "Q4", "Q5"]
LABELS = {
    "AKTOR": {1: "Grundskolor", 2: "Gymnasieskolor", 3: "Akutmottagningar"},
    "SLUT": {0: "Påbörjad", 1: "Färdig"},
    "Q1": {1: "Mycket dåligt", 2: "Dåligt", 3: "Varken eller", 4: "Bra", 5: "Mycket bra",
           98: "Vet ej", 99: "Ej svar"},
    "Q2": {1: "Nej", 2: "Ja"},
    **{f"Q3_{item}": {0: "Ej vald", 1: "Vald"} for item in range(1, 5)},
}  # fmt: skip


def main() -> None:
    """Write the file and its checksum."""
    frame = pd.DataFrame(ANSWERS, columns=NAMES)
    frame["DATUM"] = [datetime(2013, 5, day, 9, 30) for day in frame["DATUM"]]
    path = FOLDER / "svar.sav"
    pyreadstat.write_sav(
        frame,
        path,
        variable_value_labels={
            name: {float(code): text for code, text in named.items()}
            for name, named in LABELS.items()
        },
        missing_ranges={"Q1": [98.0, 99.0]},
        column_labels={"Q1": "Hur väl fungerar era rutiner?"},
    )
    record = FOLDER / "provenance.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    lines[-1] = f"    sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}"
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
