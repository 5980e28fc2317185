"""Measures the API beside a stock Datasette and a plain twin, on one file and in one run.

    .venv/bin/python -m tests.benchmarks.api [--seconds 4] [number of trips …]

The archives are made once and kept in var/benchmarks. Given two sizes (10000 100000), the list of
the larger is held against that of the smaller. Ratios are worth more than figures, which depend
on the machine and on what else it does. Every server has been asked the same before it is measured;
what ours takes for what nobody has asked is the line “anew”. Nothing is reached over a network.
"""

import argparse
import sys

from tests.benchmarks import archive, kept
from tests.benchmarks.settings import use


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.api")
    parser.add_argument("trips", type=int, nargs="*", default=[archive.TRIPS])
    parser.add_argument("--seconds", type=float, default=4, help="for each figure")
    parser.add_argument("--only", default="", help="cases in whose name this is")
    asked = parser.parse_args()
    places = [kept.place(trips) for trips in asked.trips]
    use(kept.FOLDER, places[0])
    from tests.benchmarks.api.run import measure

    return measure(list(zip(asked.trips, places, strict=True)), asked.seconds, asked.only)


if __name__ == "__main__":
    sys.exit(main())
