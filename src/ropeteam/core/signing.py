"""What a customer signs by a link, and when it may be asked of them.

| about | asked while |
|---|---|
| criteria | the study has no result: what has to be seen is agreed before it is looked at |
| result | the study ended go or no go |
| gap | the customer's word on it was not taken back |

A link is good until the end of its day, at most 60 days on, and for one answer.
"""

from __future__ import annotations

from datetime import date, timedelta

from ropeteam.core.vocabulary_presales import SignAbout, StudyEnd

USUAL = timedelta(days=14)
LONGEST = timedelta(days=60)


def may_ask(about: SignAbout, *, ended: StudyEnd | None = None, taken_back: bool = False) -> str | None:
    """The code of what stands against it; None where it may be asked."""
    if about == SignAbout.CRITERIA and ended is not None:
        return "sign_study_ended"
    if about == SignAbout.RESULT and ended is None:
        return "sign_study_open"
    if about == SignAbout.GAP and taken_back:
        return "gap_taken_back"
    return None


def good_until(until: date | None, *, on: date) -> date | None:
    """The last day of the link; None where the day that was chosen is past or too far."""
    day = until or on + USUAL
    return day if on <= day <= on + LONGEST else None
