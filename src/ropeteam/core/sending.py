"""May the words of a talk go to a language model? And how did asking one end?

Rule in prose. A company agrees to one place by name; another place is another question. Confidential deals and talks
without a basis stay with the local ear whatever was agreed. The first reason that holds is given; none means yes.
"""

from __future__ import annotations

from enum import StrEnum

from ropeteam.core.vocabulary import Basis


class Outcome(StrEnum):
    """How one talk and the model met. `read` and `kept` (an answer kept from before) have findings; every other code says
    why the local ear's findings stand."""

    READ = "read"
    KEPT = "kept"
    NOT_AGREED = "not_agreed"
    CONFIDENTIAL = "confidential"
    NO_BASIS = "no_basis"
    BUDGET = "budget"
    TIME = "time"
    TOO_LONG = "too_long"
    UNREACHABLE = "unreachable"
    DENIED = "denied"
    UNREADABLE = "unreadable"
    RESTING = "resting"


ANSWERED = (Outcome.READ, Outcome.KEPT)


def stays(*, agreed: str, place: str, confidential: bool, basis: str) -> Outcome | None:
    """Why these words stay in the house; None where they may be read at `place`. `agreed` is the place agreed to."""
    if not place or agreed != place:
        return Outcome.NOT_AGREED
    return kept_back(confidential=confidential, basis=basis)


def kept_back(*, confidential: bool, basis: str) -> Outcome | None:
    """Why no model at all may read these words, wherever it runs."""
    if confidential:
        return Outcome.CONFIDENTIAL
    if basis in ("", Basis.NONE.value):
        return Outcome.NO_BASIS
    return None
