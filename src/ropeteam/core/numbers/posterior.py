"""What the measuring points of one deal say about its level on the days one wants to know.

The jump's mean is taken off before smoothing and put on again by the caller (`Course.shift`): between, the level is a
plain Wiener process on the course's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ropeteam.core.numbers.curve_model import Course
from ropeteam.core.numbers.observations import Observation
from ropeteam.core.numbers.smoother import NOTHING_SEEN, States, reweighted, smooth


@dataclass(frozen=True, slots=True)
class Reading:
    """A measuring point as the smoother sees it: ordinal `day`, `value` less bias and jump, `variance` in points^2."""

    day: int
    value: float
    variance: float


def readings(observations: Iterable[Observation], course: Course) -> tuple[Reading, ...]:
    """Sorted by everything a measuring point has, so that the order of the input cannot change a digit."""
    found = []
    for point in sorted(observations, key=lambda o: (o.day.toordinal(), o.channel, o.value, o.n)):
        day = point.day.toordinal()
        bias, variance = course.noise(point.channel, day=day, n=point.n)
        found.append(Reading(day, point.value - bias - course.shift(day), variance))
    return tuple(found)


def posterior(seen: Sequence[Reading], days: Sequence[int], course: Course) -> tuple[States, dict[int, int]]:
    """The states at all readings and at the wanted `days` (rising, no repeats), and the place of each wanted day.

    Needs at least one reading. Reweighting looks at the readings alone, so asking for more days does not change the
    answer.
    """
    noise = _settled(seen, course)
    knots = [(reading.day, reading.value, variance) for reading, variance in zip(seen, noise, strict=True)]
    knots += [(day, 0.0, NOTHING_SEEN) for day in days]
    knots.sort(key=lambda knot: knot[0])
    states = _run(knots, seen[0].day, course)
    return states, {knot[0]: place for place, knot in enumerate(knots) if knot[2] == NOTHING_SEEN}


def _settled(seen: Sequence[Reading], course: Course) -> list[float]:
    """The noises that the last pass starts from."""
    values, own = [reading.value for reading in seen], [reading.variance for reading in seen]
    noise = own
    for _pass in range(course.parameters.passes - 1):
        knots = [(reading.day, reading.value, variance) for reading, variance in zip(seen, noise, strict=True)]
        states = _run(knots, seen[0].day, course)
        noise = reweighted(values, own, states, freedom=course.parameters.freedom)
    return noise


def _run(knots: Sequence[tuple[int, float, float]], first: int, course: Course) -> States:
    days, values, noise = zip(*knots, strict=True)
    return smooth(
        [course.clock(day) for day in days],
        values,
        noise,
        start_mean=course.parameters.start_mean - course.shift(first),
        start_variance=course.parameters.start_sd**2,
    )
