"""python -m accessibility.report RUN.json: make the report anew, for instance after judging by hand."""

import argparse
import sys
from pathlib import Path

from accessibility.report import FORMATS, write
from accessibility.run import load


def main() -> int:
    """Write the report and tell where it stands; returns 0, or 1 when the run cannot be read or written."""
    asked = _arguments()
    try:
        before = load(asked.compare) if asked.compare else None
        for path in write(load(asked.run), asked.report or asked.run.parent, asked.format, before=before):
            sys.stdout.write(f"{path}\n")
    except (OSError, ValueError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m accessibility.report",
        description="Maak het rapport opnieuw, zonder de site opnieuw te bezoeken. De oordelen van mensen gaan mee.",
    )
    parser.add_argument("run", type=Path, metavar="RAPPORT.json", help="het rapport van een audit, in JSON")
    parser.add_argument("--report", type=Path, metavar="MAP", help="schrijf in deze map; anders naast het bestand")
    parser.add_argument("--format", nargs="+", metavar="VORM", default=sorted(FORMATS), choices=sorted(FORMATS))
    parser.add_argument("--compare", type=Path, metavar="JSON", help="vergelijk met dit eerdere rapport")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
