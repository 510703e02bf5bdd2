"""The enthusiasm curve against simpler lines, on invented deals whose true level is known; and how long it takes.

The generator (`invented_deal`) is described in docs/reference/science.md, "The bench's world". It is not the curve's
own model: the drop is a ramp, the level is cut at both ends, answers are rounded, some are nonsense, biases differ
from the defaults and from deal to deal. It ranks methods; it says nothing about real customers. statsmodels and
filterpy are no dependencies of ours: their rows say null until they are installed (the group `bench`).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench._curve_peers import smoothers
from ropeteam.core.numbers.curve_model import BAND, PARAMETERS
from ropeteam.core.numbers.drop import AFTER, BEFORE, drop, effective_handover
from ropeteam.core.numbers.enthusiasm import course_of, curve
from ropeteam.core.numbers.mood import mood
from ropeteam.core.numbers.observations import Channel, Observation
from ropeteam.core.numbers.smoother_batch import Batch, smooth_batch

Floats = NDArray[np.float64]
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DAY_0 = date(2024, 1, 1)
NO_JUMP = replace(PARAMETERS, jump_mean=0.0, jump_sd=0.0, passes=1)
ONE_PASS = replace(PARAMETERS, passes=1)


@dataclass(frozen=True, eq=False)
class Deal:
    """`level` (D,): the true points of each day since DAY_0."""

    signed: date
    handover: date
    observations: tuple[Observation, ...]
    level: Floats


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench curve", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--deals", type=int, default=1500, metavar="N", help="invented deals for errors and coverage")
    parser.add_argument("--batch", type=int, default=100_000, metavar="N", help="deals of 119 observations to time")
    args = parser.parse_args(argv)
    random = np.random.default_rng(7)
    deals = [invented_deal(random, restless=False) for _ in range(args.deals)]
    restless = errors([invented_deal(random, restless=True) for _ in range(args.deals)])
    result: dict[str, float | None] = {**errors(deals), **drops(deals), **seconds(args.batch), **mood_figures()}
    result |= {
        f"restless_{name}": restless[name] for name in ("rmse", "rmse_ratio_loess", "coverage90", "coverage90_near")
    }
    print(f"{args.deals} invented deals, {statistics.mean(len(d.observations) for d in deals):.0f} observations each;")
    print(
        f"time for {args.batch} deals of 119. statsmodels, filterpy: ms a deal, and ours in one pass as a part of it.\n"
    )
    for name, value in result.items():
        print(f"{name:36}{f'{value:>10.4g}' if value is not None else 'not installed':>10}")
    if args.json:
        print(json.dumps({**result, "deals": args.deals, "batch": args.batch}))
    return 0


# --- the world


def invented_deal(random: np.random.Generator, *, restless: bool) -> Deal:
    """One deal; `restless`: after the handover the level wanders on as before it, which the defaults do not expect."""
    signed = int(random.integers(90, 270))
    handover = signed + int(random.integers(1, 30))
    end = handover + int(random.integers(240, 420))
    golive = handover + int(random.integers(90, 150))
    days = np.arange(end + 61.0)
    after = np.maximum(days - handover, 0.0)
    level = random.normal(5.8, 0.9) + random.normal(1.8, 0.9) * np.minimum(days / signed, 1.0)
    level -= random.normal(2.0, 1.3) * np.clip(after / random.uniform(2, 30), 0.0, 1.0)
    calm = 1.0 if restless else np.where(days < handover, 1.0, np.where(after < 60, 0.7, 0.35))
    level += random.uniform(0, 2) * (1.0 - np.exp(-after / 120.0)) + wander(random, calm * np.ones(len(days)))
    level = np.clip(level, 0.3, 9.7)
    kindness, sting = random.normal(0.7, 0.3), random.normal(-1.2, 0.4)
    found: list[Observation] = []

    def add(channel: Channel, day: float, bias: float, sd: float, n: int = 1) -> None:
        value = level[int(day)] + bias + random.normal(0.0, sd)
        if random.random() < 0.05:
            value = random.uniform(0, 10)
        if channel == Channel.MILESTONE:
            value = 3.0 if value < 4.5 else 6.0 if value < 7.5 else 9.0
        value = round(value) if channel in (Channel.PULSE, Channel.NPS) else value
        found.append(Observation(DAY_0 + timedelta(int(day)), channel, float(np.clip(value, 0, 10)), n))

    for start, stop, gap in ((0, handover, 9.0), (handover, handover + 90, 14.0), (handover + 90, end, 30.0)):
        for day in arrivals(random, start, stop, gap):
            n = int(random.integers(3, 40))
            add(Channel.CONVERSATION, day, kindness if day < handover else 0.0, 1.35 * (1 + 3 / n) ** 0.5, n)
    asked = [day for day in (signed, handover + 21, golive) if random.random() < 0.7]
    for day in (*asked, *arrivals(random, handover, end, 60.0)):
        add(Channel.PULSE, day, 0.0, 1.0)
    for channel, start, gap, bias, sd in (
        (Channel.NPS, 30, 150.0, 0.2, 1.4),
        (Channel.MILESTONE, handover + 14, 75.0, 0.0, 1.7),
        (Channel.TICKET, golive, 14.0, sting, 2.0),
    ):
        for day in arrivals(random, start, end, gap):
            add(channel, day, bias, sd)
    return Deal(DAY_0 + timedelta(signed), DAY_0 + timedelta(handover), tuple(found), level)


def arrivals(random: np.random.Generator, start: float, stop: float, gap: float) -> list[float]:
    times = start + np.cumsum(random.exponential(gap, size=max(int((stop - start) / gap * 3), 9)))
    return [float(day) for day in times if day < stop]


def wander(random: np.random.Generator, size: Floats) -> Floats:
    """An Ornstein-Uhlenbeck walk of sd 0.6 points, half forgotten after 28 days; `size` scales each day's step."""
    kept, path = np.exp(-1.0 / 40.0), np.zeros(len(size))
    steps = 0.6 * (1.0 - kept**2) ** 0.5 * size * random.normal(size=len(size))
    for day in range(1, len(size)):
        path[day] = kept * path[day - 1] + steps[day]
    return path


# --- errors


def errors(deals: Sequence[Deal]) -> dict[str, float]:
    """Root mean square error in points on the weekly grid (near: 30 days about the handover), the band's coverage."""
    gaps: dict[str, list[Floats]] = {}
    inside, near = [], []
    for deal in deals:
        drawn = curve(deal.observations, handover=deal.handover).points
        plain = curve(deal.observations, handover=deal.handover, parameters=NO_JUMP).points
        grid = np.array([(point.day - DAY_0).days for point in drawn])
        truth = deal.level[grid]
        inside.append(np.array([p.low <= x <= p.high for p, x in zip(drawn, truth, strict=True)], dtype=float))
        near.append(np.abs(grid - (deal.handover - DAY_0).days) <= BAND.near_days)
        lines = {"": np.array([p.mean for p in drawn]), "_no_jump": np.array([p.mean for p in plain])}
        for name, line in (("_rolling", rolling), ("_ewma", ewma), ("_loess", loess)):
            lines[name] = line(*dots(deal), grid)
        for name, values in lines.items():
            gaps.setdefault(name, []).append(values - truth)
    close = np.concatenate(near)
    rmse = {f"rmse{name}": root_mean_square(np.concatenate(gap)) for name, gap in gaps.items()}
    rmse |= {
        f"rmse{name}_near": root_mean_square(np.concatenate(gaps[name])[close]) for name in ("", "_no_jump", "_loess")
    }
    rmse |= {f"rmse_ratio{name}": rmse["rmse"] / rmse[f"rmse{name}"] for name in ("_loess", "_rolling", "_no_jump")}
    covered = np.concatenate(inside)
    return {**rmse, "coverage90": float(covered.mean()), "coverage90_near": float(covered[close].mean())}


def dots(deal: Deal) -> tuple[Floats, Floats]:
    """Days and values without the default biases that the curve takes off: the peers get the same help."""
    course, points = course_of(deal.handover, PARAMETERS), sorted(deal.observations, key=lambda point: point.day)
    bias = [course.noise(p.channel, day=p.day.toordinal(), n=p.n)[0] for p in points]
    values = np.array([point.value for point in points]) - np.array(bias)
    return np.array([float((point.day - DAY_0).days) for point in points]), values


def rolling(times: Floats, values: Floats, grid: Floats) -> Floats:
    """Mean of 30 days around each day; where nothing lies in them, the nearest value."""
    weights = (np.abs(grid[:, None] - times) <= 15.0).astype(float)
    empty = weights.sum(axis=1) == 0
    weights[empty, np.abs(grid[empty, None] - times).argmin(axis=1)] = 1.0
    return np.asarray(weights @ values / weights.sum(axis=1))


def ewma(times: Floats, values: Floats, grid: Floats) -> Floats:
    """Half-life 30 days, looking back only."""
    past = np.where(times <= grid[:, None], 0.5 ** (np.maximum(grid[:, None] - times, 0.0) / 30.0), 0.0)
    return np.asarray(past @ values / past.sum(axis=1))


def loess(times: Floats, values: Floats, grid: Floats) -> Floats:
    """Local straight line through the nearest 35 %, tricube weights, two robust rounds."""
    trust = np.ones(len(values))
    for _round in range(3):
        left = values - local_line(times, values, trust, times)
        fitted, scale = local_line(times, values, trust, grid), 6.0 * np.median(np.abs(left)) + 1e-9
        trust = np.clip(1.0 - (left / scale) ** 2, 0.0, None) ** 2
    return fitted


def local_line(times: Floats, values: Floats, trust: Floats, at: Floats) -> Floats:
    apart = times - at[:, None]
    reach = np.sort(np.abs(apart), axis=1)[:, int(np.ceil(0.35 * len(times))) - 1] + 1.0
    w = np.clip(1.0 - (np.abs(apart) / reach[:, None]) ** 3, 0.0, None) ** 3 * np.maximum(trust, 1e-6)
    s0, s1, s2 = w.sum(axis=1), (w * apart).sum(axis=1), (w * apart**2).sum(axis=1)
    return np.asarray((s2 * (w @ values) - s1 * ((w * apart) @ values)) / (s0 * s2 - s1**2 + 1e-9))


def root_mean_square(gaps: Floats) -> float:
    return float(np.sqrt((gaps**2).mean()))


def drops(deals: Sequence[Deal]) -> dict[str, float]:
    """Error of the drop in points, smoothed and plain, and how often its interval holds the truth."""
    found: dict[str, list[tuple[float, bool]]] = {"smoothed": [], "plain": []}
    for deal in deals:
        signed, on = (
            (day - DAY_0).days for day in (deal.signed, effective_handover(signed=deal.signed, handover=deal.handover))
        )
        truth = deal.level[signed - BEFORE : signed].mean() - deal.level[on + AFTER[0] : on + AFTER[1] + 1].mean()
        verdict = drop(deal.observations, signed=deal.signed, handover=deal.handover)
        for name, estimate in (("smoothed", verdict.smoothed), ("plain", verdict.plain)):
            if estimate is not None:
                found[name].append((estimate.value - truth, estimate.low <= truth <= estimate.high))
    result: dict[str, float] = {}
    for name, cases in found.items():
        gaps = np.array([gap for gap, _held in cases])
        result |= {f"drop_{name}_bias": float(gaps.mean()), f"drop_{name}_rmse": root_mean_square(gaps)}
        result[f"drop_{name}_coverage90"] = statistics.mean(float(held) for _gap, held in cases)
    return result


# --- time, and the mood of talks


def seconds(deals: int, knots: int = 119) -> dict[str, float | None]:
    random = np.random.default_rng(11)
    days = np.sort(random.uniform(0, 700, (knots, deals)), axis=0)
    values = random.normal(6.0, 1.5, (knots, deals))
    batch = Batch(days, values, np.full((knots, deals), 2.25), random.uniform(100, 400, deals))
    dates = [DAY_0 + timedelta(int(day)) for day in days[:, 0]]
    one = [
        Observation(d, Channel.PULSE, min(max(v, 0.0), 10.0)) for d, v in zip(dates, values[:, 0].tolist(), strict=True)
    ]
    scale, alone = 100_000 / deals, best(lambda: curve(one, handover=DAY_0 + timedelta(200), parameters=ONE_PASS))
    return {
        "seconds_100k": scale * best(lambda: smooth_batch(batch, parameters=ONE_PASS)),
        "seconds_100k_robust": scale * best(lambda: smooth_batch(batch)),
        "ms_one": 1000 * best(lambda: curve(one, handover=DAY_0 + timedelta(200))),
        "ms_one_pass": 1000 * alone,
        **peers(one, alone),
    }


def peers(one: Sequence[Observation], alone: float) -> dict[str, float | None]:
    """What the same deal takes others, and ours as a part of it."""
    first = min(point.day for point in one)
    work = smoothers([(point.day - first).days for point in one], [point.value for point in one])
    found: dict[str, float | None] = {}
    for name in ("statsmodels", "filterpy"):
        taken = best(work[name]) if name in work else None
        found |= {f"ms_{name}": taken and 1000 * taken, f"ratio_{name}": taken and alone / taken}
    return found


def best(work: Callable[[], object], times: int = 3) -> float:
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def mood_figures() -> dict[str, float]:
    """The mood rule on the corpus' labels against the careful reader's mood in its headers; beside it a constant."""
    given, read = [], []
    for talk in sorted(CORPUS.glob("*/talks/*.txt")):
        text = talk.read_text(encoding="utf-8")
        label = re.search(r"^# mood:\s*([\d.]+)", text, re.M)
        customers = set(re.findall(r"([^;|:#]+)\|customer", text.split("# participants:", 1)[-1].split("\n", 1)[0]))
        names = {name.strip() for name in customers}
        said = [line for line in text.splitlines() if line.split(":", 1)[0] in names]
        counts = {kind: sum("{{" + kind in line for line in said) for kind in ("delight", "concern")}
        found = mood(n=len(said), **counts)
        if label and found:
            given.append(float(label[1]))
            read.append(found.value)
    if len(set(given)) < 2:
        return {}
    return {
        "mood_talks": len(given),
        "mood_error": statistics.mean(abs(a - b) for a, b in zip(given, read, strict=True)),
        "mood_error_constant": statistics.mean(abs(a - statistics.mean(given)) for a in given),
        "mood_correlation": statistics.correlation(given, read),
    }


if __name__ == "__main__":
    raise SystemExit(main())
