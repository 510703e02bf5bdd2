"""The fit to own deals against the stated defaults, and how long a climb takes to compute and to draw.

Three invented worlds (`bench.curve` describes the first two): calm, restless, and *kind*, where talks before the handover
read 1.2 points and tickets 1 point otherwise than the defaults think. `holds`: whether the fit counted, by pulses it had
not seen. Errors are those on deals that no fit has seen; times are processor time. It ranks methods; it says nothing
about real customers.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from bench.curve import DAY_0, Deal, invented_deal
from ropeteam.core.numbers.climb import ClimbFacts, CustomerTalk, PromiseSpan, climb
from ropeteam.core.numbers.curve_fit import FitDeal, fit, likeliest
from ropeteam.core.numbers.curve_model import PARAMETERS, Parameters
from ropeteam.core.numbers.enthusiasm import curve
from ropeteam.core.numbers.observations import Channel, Observation

WORLDS = ("calm", "restless", "kind")
KINDNESS, STING = 1.2, -1.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench climb", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--deals", type=int, default=150, metavar="N", help="deals that a fit learns from")
    parser.add_argument("--asked", type=int, default=300, metavar="N", help="deals on which the error is measured")
    args = parser.parse_args(argv)
    result: dict[str, float] = {}
    for world in WORLDS:
        result |= {f"{world}_{name}": value for name, value in fitted(world, args.deals, args.asked).items()}
    result |= milliseconds()
    print(f"Fitted to {args.deals} invented deals, asked about {args.asked} others.\n")
    for name, value in result.items():
        print(f"{name:32}{value:>10.4g}")
    if args.json:
        print(json.dumps({**result, "deals": args.deals, "asked": args.asked}))
    return 0


def fitted(world: str, deals: int, asked: int) -> dict[str, float]:
    random = np.random.default_rng(3)
    learnt = [_deal(random, world) for _ in range(deals)]
    others = [_deal(random, world) for _ in range(asked)]
    cases = [FitDeal(deal.observations, deal.handover) for deal in learnt]
    begin = time.process_time()
    found = fit(cases)
    seconds = time.process_time() - begin
    assert found is not None
    assert found.foretold is not None
    result = {"seconds": seconds, "holds": float(found.holds), "gain_nats_a_pulse": found.foretold.gain}
    result |= {"gain_low": found.foretold.low, "pulses": float(found.foretold.pulses)}
    for name, parameters in (("defaults", PARAMETERS), ("likeliest", likeliest(cases))):
        result |= {f"{name}_{key}": value for key, value in _errors(others, parameters).items()}
    return result


def _deal(random: np.random.Generator, world: str) -> Deal:
    deal = invented_deal(random, restless=world == "restless")
    if world != "kind":
        return deal

    def read(point: Observation) -> Observation:
        off = {Channel.CONVERSATION: KINDNESS if point.day < deal.handover else 0.0, Channel.TICKET: STING}
        return replace(point, value=min(max(point.value + off.get(point.channel, 0.0), 0.0), 10.0))

    return replace(deal, observations=tuple(read(point) for point in deal.observations))


def _errors(deals: Sequence[Deal], parameters: Parameters) -> dict[str, float]:
    gaps, inside = [], []
    for deal in deals:
        points = curve(deal.observations, handover=deal.handover, parameters=parameters).points
        truth = deal.level[[(point.day - DAY_0).days for point in points]]
        gaps += [point.mean - level for point, level in zip(points, truth, strict=True)]
        inside += [point.low <= level <= point.high for point, level in zip(points, truth, strict=True)]
    return {"rmse": float(np.sqrt(np.mean(np.square(gaps)))), "coverage90": float(np.mean(inside))}


def milliseconds() -> dict[str, float]:
    """One climb of 60 points, 20 promises and 30 talks over a year: computed, and drawn with its template and both tables."""
    random = np.random.default_rng(5)
    deal = invented_deal(random, restless=False)
    facts = ClimbFacts(
        on=DAY_0 + timedelta(len(deal.level)),
        observations=deal.observations[:60],
        promises=tuple(PromiseSpan(f"p{no}", DAY_0 + timedelta(9 * no), None, 0.5) for no in range(20)),
        talks=tuple(CustomerTalk(DAY_0 + timedelta(7 * no), no % 3 == 0) for no in range(30)),
        signed=deal.signed,
        handover=deal.handover,
    )
    return {"ms_computed": 1000 * best(lambda: climb(facts)), "ms_drawn": 1000 * best(drawing(facts), times=20)}


def drawing(facts: ClimbFacts) -> Callable[[], object]:
    """Geometry and template; Django is started here, without a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ropeteam.project.settings")
    from bench._climb_drawn import prepared

    return prepared(facts)


def best(work: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


if __name__ == "__main__":
    raise SystemExit(main())
