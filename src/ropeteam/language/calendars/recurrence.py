"""Repetitions counted out inside a window. A rule may be hostile: every step is counted, and there is an end.

Rule in prose. A series repeats at the same time on the wall, so it is counted without a zone and the zone is put on
afterwards: ten o'clock stays ten o'clock when summer time ends. Rules that repeat by the second, minute or hour are no
meetings and are refused. A rule is counted at most MOST_STEPS times before the window, all rules of a file at most
ALL_STEPS times; rules that never happen at all (the 30th of February) are allowed a few times only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from dateutil.rrule import rrulestr

from ropeteam.core.problems import Problem
from ropeteam.language.calendars.contract import Window
from ropeteam.language.calendars.events import RawEvent
from ropeteam.language.defects import ProblemCode, defect

MOST_STEPS = 50_000
ALL_STEPS = 1_000_000
MOST_NEVER = 5
PARTS = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYDAY",
        "BYMONTH",
        "BYMONTHDAY",
        "BYSETPOS",
        "BYWEEKNO",
        "BYYEARDAY",
    }
)
DENSE = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
BY_THE_DAY = frozenset({"BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"})


@dataclass(slots=True)
class Budget:
    """What a file may still cost."""

    steps: int = ALL_STEPS
    never: int = MOST_NEVER
    told: bool = False


class RuleRefused(Exception):
    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code)
        self.code = code


def starts(event: RawEvent, window: Window, *, name: str, budget: Budget, problems: list[Problem]) -> list[datetime]:
    """When the event begins, in UTC, each time that touches the window. A rule that is refused leaves the first time."""
    found = {_utc(event.start, event.zone)}
    if event.rule:
        try:
            found |= {_utc(when, event.zone) for when in _counted(event, window, budget)}
        except RuleRefused as refused:
            if refused.code != "too_many_steps" or not budget.told:
                problems.append(defect(refused.code, name, event.line, found=event.rule))
            budget.told = budget.told or refused.code == "too_many_steps"
    found.update(event.also)
    kept = {when for when in found if when not in event.without and _day(when, event.zone) not in event.without}
    return sorted(when for when in kept if when < window.end and when + event.length > window.start)


def _counted(event: RawEvent, window: Window, budget: Budget) -> Iterator[datetime]:
    parts = _parts(event.rule)
    until = _until(parts.pop("UNTIL", ""), event.zone)
    first = window.start.astimezone(event.zone).replace(tzinfo=None) - event.length - timedelta(days=1)
    last = window.end.astimezone(event.zone).replace(tzinfo=None) + timedelta(days=1)
    if until is not None and until < first:
        return
    if event.start > last:
        return
    if budget.never <= 0 or budget.steps <= 0:
        raise RuleRefused("too_many_steps")
    try:
        rule = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=event.start)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise RuleRefused("broken_rule") from error
    steps = 0
    for when in rule:
        steps += 1
        budget.steps -= 1
        if when > last or (until is not None and when > until):
            return
        if steps > MOST_STEPS or budget.steps <= 0:
            raise RuleRefused("too_many_steps")
        if when >= first:
            yield when
    if not steps:
        budget.never -= 1


def _parts(text: str) -> dict[str, str]:
    """The parts of a rule that may be counted. Whatever could go on for ever without a result is refused."""
    parts = dict(part.split("=", 1) for part in text.upper().replace(" ", "").split(";") if "=" in part)
    if parts.get("FREQ") in DENSE:
        raise RuleRefused("rule_too_dense")
    daily = parts.get("FREQ") in ("DAILY", "WEEKLY")
    if not parts.keys() <= PARTS or "FREQ" not in parts or (daily and BY_THE_DAY & parts.keys()):
        raise RuleRefused("broken_rule")
    numbers = (parts.get("INTERVAL", "1"), parts.get("COUNT", "1"))
    if not all(re.fullmatch(r"[1-9]\d{0,5}", number) for number in numbers):
        raise RuleRefused("broken_rule")
    return parts


def _until(text: str, zone: tzinfo) -> datetime | None:
    if not text:
        return None
    try:
        if "T" not in text:
            return datetime.strptime(text, "%Y%m%d") + timedelta(days=1, microseconds=-1)
        when = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")
    except ValueError as error:
        raise RuleRefused("broken_rule") from error
    return when.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if text.endswith("Z") else when


def _utc(when: datetime, zone: tzinfo) -> datetime:
    return when.replace(tzinfo=zone).astimezone(UTC)


def _day(when: datetime, zone: tzinfo) -> object:
    return when.astimezone(zone).date()
