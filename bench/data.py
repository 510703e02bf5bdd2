"""A big invented company to look around in by hand: `run.py bench data --home DIR`, then `run.py up --home DIR`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.synthetic.company import PASSWORD, own_home, world
from bench.synthetic.requests import fill_requests
from bench.synthetic.talks import fill_talks


def main(argv: Sequence[str] | None = None) -> int:
    """Fill a new home to look around in."""
    parser = argparse.ArgumentParser(prog="run.py bench data", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="a home that does not exist yet")
    parser.add_argument("--talks", type=int, default=10_000, help="conversations; a multiple of 10")
    parser.add_argument("--requests", type=int, default=1000, help="change requests with vectors")
    args = parser.parse_args(argv)
    if args.home.exists():
        parser.error(f"{args.home} exists")
    with own_home(args.home):
        made = world()
        fill_requests(made, start=0, stop=args.requests)
        fill_talks(made, start=0, stop=args.talks, of=args.talks)
    print(f"{args.talks} talks, {args.requests} requests. Log in as seller or product; password: {PASSWORD}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
