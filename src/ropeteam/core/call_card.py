"""The call card: what one should have read before a talk, and when it is sent.

When, in prose. The card goes out on the evening before the talk: from EVENING on of the last working day before it, where the
company is. What was planned late gets it as soon as it is known, as long as the talk lies ahead. Once a talk, start and
person: a talk that moved is another start and is written anew, one that was cancelled has none.

| talk | letter from |
|---|---|
| Tuesday 10:00 | Monday 17:00 |
| Monday 10:00 | Friday 17:00 |
| Wednesday 9:00, planned on Wednesday 8:00 | at once |

What is on it, in prose. Decisions count since the last talk with the customer before today; before the first talk all of them.
Promises are due on the card when their day is past or within DUE. Nothing on it counts what a person did.

What may be said of a capability is what it is today, whatever was promised about it: promises about it that nothing carries are
told beside it as their number, so that nobody says once more what was too much.

| capability | as it stands |
|---|---|
| available, limited | as_is, limited: with its limits |
| available with limits, while the customer wishes for it or too much of it was promised | limited: the limits come first |
| planned, and an item may be promised with its day | roadmap |
| planned otherwise | in_review |
| not planned | declined |
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ropeteam.core.vocabulary import CapabilityStatus, Fit

EVENING = time(17)
AHEAD = timedelta(days=7)
DUE = timedelta(days=60)
DAY = timedelta(days=1)
SATURDAY = 5


def letter_from(starts: datetime) -> datetime:
    """From when on the card of a talk is sent; both in the company's own time."""
    day = starts.date() - DAY
    while day.weekday() >= SATURDAY:
        day -= DAY
    return datetime.combine(day, EVENING, starts.tzinfo)


def is_due(starts: datetime, *, now: datetime) -> bool:
    """Whether the card of a talk is sent now: its evening has come, and the talk has not begun."""
    return letter_from(starts) <= now < starts


def furthest(now: datetime) -> datetime:
    """No talk after this has its evening yet: a weekend lies between at most."""
    return now + timedelta(days=4)


def promise_is_due(due: date | None, *, on: date) -> bool:
    return due is not None and due <= on + DUE


def as_it_stands(status: CapabilityStatus, *, promisable: bool, bounds_matter: bool = False) -> Fit:
    """`promisable`: a roadmap item of it may be promised with its day. `bounds_matter`: it has limits, and the customer still
    wishes for it or more of it was promised than it does."""
    if status == CapabilityStatus.AVAILABLE:
        return Fit.LIMITED if bounds_matter else Fit.AS_IS
    if status == CapabilityStatus.LIMITED:
        return Fit.LIMITED
    if status == CapabilityStatus.PLANNED:
        return Fit.ROADMAP if promisable else Fit.IN_REVIEW
    return Fit.DECLINED
