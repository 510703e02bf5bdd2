"""The words of pre-sales as closed lists: requirements, the overall solution, studies. Labels live in wording."""

from __future__ import annotations

from enum import StrEnum


class Coverage(StrEnum):
    """How a requirement is met."""

    AS_IS = "as_is"
    CONFIGURE = "configure"
    WORKAROUND = "workaround"
    ROADMAP = "roadmap"
    SERVICES = "services"
    PARTNER = "partner"
    GAP = "gap"
    REFUSE = "refuse"


class Supplier(StrEnum):
    """Who delivers a part of the overall solution."""

    OURS = "ours"
    PARTNER = "partner"
    CUSTOMER = "customer"


class CriterionResult(StrEnum):
    """What the evidence says of a success criterion."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"


class StudyEnd(StrEnum):
    """How a study ends; it has to."""

    GO = "go"
    NO_GO = "no_go"
    EXTEND = "extend"
