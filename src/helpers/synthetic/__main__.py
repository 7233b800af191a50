"""Make a survey's synthetic export: ``python -m helpers.synthetic SURVEY --output FILE``."""

import argparse
import sys
from pathlib import Path

from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder
from helpers.synthetic.export import synthetic_export


def main() -> int:
    """Write the synthetic export of a survey."""
    parser = argparse.ArgumentParser(prog="python -m helpers.synthetic", description=main.__doc__)
    parser.add_argument("survey", help="a survey of data/raw")
    parser.add_argument("--output", type=Path, required=True, help="where to write its export")
    arguments = parser.parse_args()
    try:
        arguments.output.write_bytes(synthetic_export(SurveyFolder(arguments.survey)))
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
