"""What a customer signs by a link, and when it may be asked of them.

| about | asked while |
|---|---|
| criteria | the study has no result: what has to be seen is agreed before it is looked at |
| result | the study ended go or no go |
| gap | the customer's word on it was not taken back |
| milestone | it was not given up, and nobody accepted it yet (with defects, or not at all: it is asked again once cured) |
| order | it was not taken back, and nobody agreed to it yet |
| story | no newer text stands, and nobody confirmed this one yet |
| permission | something is allowed, until today or later, that the contact did not confirm yet |

A link is good until the end of its day, at most 60 days on, and for one answer. The page of a story or a permission stays longer:
until the last thing that the contact allows on it has run out, so that they can take it back there any day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ropeteam.core.vocabulary_presales import SignAbout, StudyEnd

USUAL = timedelta(days=14)
LONGEST = timedelta(days=60)


# What is said where the thing itself is gone, and where it has its signature.
GONE = {
    SignAbout.GAP: "gap_taken_back",
    SignAbout.MILESTONE: "milestone_dropped",
    SignAbout.ORDER: "order_taken_back",
    SignAbout.STORY: "story_newer",
}
DONE = {
    SignAbout.MILESTONE: "milestone_accepted",
    SignAbout.ORDER: "order_agreed",
    SignAbout.STORY: "story_confirmed",
    SignAbout.PERMISSION: "permission_confirmed",
}


def may_ask(
    about: SignAbout, *, ended: StudyEnd | None = None, taken_back: bool = False, done: bool = False
) -> str | None:
    """The code of what stands against it; None where it may be asked. `done`: signed already, where once is enough."""
    if about == SignAbout.CRITERIA and ended is not None:
        return "sign_study_ended"
    if about == SignAbout.RESULT and ended is None:
        return "sign_study_open"
    if taken_back and about in GONE:
        return GONE[about]
    return DONE.get(about) if done else None


def good_until(until: date | None, *, on: date) -> date | None:
    """The last day of the link; None where the day that was chosen is past or too far."""
    day = until or on + USUAL
    return day if on <= day <= on + LONGEST else None


def page_until(last: date, allowed: Iterable[date]) -> date:
    """The last day of the page: what is allowed there can be taken back there as long as it holds."""
    return max((last, *allowed))
