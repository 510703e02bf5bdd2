"""The words of what comes after the signature as closed lists: project, reference, renewal. Labels live in wording."""

from __future__ import annotations

from enum import StrEnum


class WishWay(StrEnum):
    """What people say of a wish that was heard after the signature and stands in no change order."""

    AGREED_BEFORE = "agreed_before"
    GIVEN = "given"
    NOT_DONE = "not_done"
    OPEN = "open"


class ReferenceScope(StrEnum):
    """What of a customer may be shown."""

    NAME = "name"
    QUOTE = "quote"
    STORY = "story"
    TALK = "talk"


class ReferenceChannel(StrEnum):
    """Where it may be shown."""

    WEBSITE = "website"
    OFFER = "offer"
    EVENT = "event"
    PRESS = "press"
    DIRECT = "direct"


class Tone(StrEnum):
    """How a customer speaks of us towards others. `silent`: it did not come about."""

    WARM = "warm"
    GOOD = "good"
    MIXED = "mixed"
    COLD = "cold"
    SILENT = "silent"


class RenewalEnd(StrEnum):
    """What became of a contract on its day. `moved`: the day itself was put off."""

    RENEWED = "renewed"
    REDUCED = "reduced"
    ENDED = "ended"
    MOVED = "moved"


class GoalState(StrEnum):
    """What became of something the customer wanted in the first talks."""

    REACHED = "reached"
    PARTLY = "partly"
    MISSED = "missed"
    GIVEN_UP = "given_up"
