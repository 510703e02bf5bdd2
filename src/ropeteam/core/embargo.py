"""The first two working days of a suggested promise: its sentence is the rope's to read, so that it can be taken back.

Rule in prose. A machine heard a promise. The gate counts it from the first minute, and everybody who may read the deal
sees the finding. The sentence itself is readable by the rope only, until two full working days after the day it was
heard are over. A person's word (confirmed, dismissed, entered by hand) opens it at once. Working days are Monday to
Friday; public holidays are not known here, so the sentence may open a day early around one.

A talk heard more than two weeks after it took place is backlog (a year of mails read in on the first day): its moment to
take a word back quietly is over, and its sentences are open at once.

| heard on | rope reads | everybody reads from |
|---|---|---|
| Monday | at once | Thursday |
| Thursday | at once | Tuesday |
| Friday | at once | Wednesday |
| Saturday, Sunday | at once | Wednesday |
"""

from __future__ import annotations

from datetime import date, timedelta

from ropeteam.core.vocabulary import SignalState

WORKING_DAYS = 2
BACKLOG = timedelta(days=14)
SATURDAY = 5
DAY = timedelta(days=1)


def opens_on(heard_on: date) -> date:
    """The first day on which everybody who may read promises reads the sentence."""
    day, worked = heard_on, 0
    while worked < WORKING_DAYS:
        day += DAY
        worked += day.weekday() < SATURDAY
    day += DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def may_read_sentence(*, state: SignalState, held_on: date, heard_on: date, on: date, on_rope: bool) -> bool:
    """Whether the sentence of a promise may be shown on day `on` to somebody who may read the deal.

    `held_on` is the day of the talk, `heard_on` the day the machine listened to it.
    """
    if on_rope or state != SignalState.SUGGESTED:
        return True
    return heard_on - held_on > BACKLOG or on >= opens_on(heard_on)
