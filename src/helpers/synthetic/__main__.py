"""Make a synthetic export, or the folder of an invented county.

``python -m helpers.synthetic kronoberg-2010 --output responses.csv`` writes the export of a survey.
``python -m helpers.synthetic --like kronoberg-2010 --county 7 data/raw/county-07`` makes a whole
survey folder.
"""

import argparse
import sys
from pathlib import Path

from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder
from helpers.synthetic.county import make_county
from helpers.synthetic.export import synthetic_export


def main() -> int:
    """Write the synthetic export of a survey, or make the folder of an invented county."""
    parser = argparse.ArgumentParser(prog="python -m helpers.synthetic", description=main.__doc__)
    parser.add_argument("survey", help="a survey of data/raw, or the folder to make")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--output", type=Path, help="where to write the survey's export")
    what.add_argument("--county", type=int, metavar="N", help="number of the invented county")
    parser.add_argument("--like", default="kronoberg-2010", help="survey it is made after")
    parser.add_argument("--year", type=int, help="its year (default: that of LIKE)")
    arguments = parser.parse_args()
    try:
        if arguments.output:
            arguments.output.write_bytes(synthetic_export(SurveyFolder(arguments.survey)))
        else:
            target = Path(arguments.survey)
            make_county(SurveyFolder(arguments.like), arguments.county, target, arguments.year)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
