"""Who may open studies, begin and end them, agree on gaps and second them; and the page a customer signs on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cast import TODAY, World
from flows.studied import agree, contact, segment, study, wanted
from web.page import EVERYBODY, MAKERS, STAFF, Page

from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import signing
from ropeteam.store import models

READERS = ("seller", *MAKERS, "management")
ROPE = ("seller", "presales")
# A study's page keeps its words from who is neither on the rope nor concerned; a gap is of the deal.


def _deal(world: World) -> tuple[Any, ...]:
    return (world.deal.pk,)


def _study(world: World) -> tuple[Any, ...]:
    return (study(world).pk,)


def _criterion(world: World) -> tuple[Any, ...]:
    return (study(world).criteria.earliest("no").pk,)


def _outside(world: World) -> tuple[Any, ...]:
    segment(world)
    return (world.deal.pk,)


def _gap(world: World) -> tuple[Any, ...]:
    segment(world)
    return (agree(world, world.offline).pk,)


def _beyond(world: World) -> tuple[Any, ...]:
    segment(world, tolerance=0)
    return (agree(world, world.offline).pk,)


def _asked(world: World) -> tuple[Any, ...]:
    facts = {"actor": world.presales, "language": "de", "on": TODAY}
    return (signing.ask(study(world), SignAbout.CRITERIA, contact(world), **facts)[0].pk,)


def link(world: World, about: SignAbout = SignAbout.CRITERIA) -> str:
    """A secret that the clock of whoever runs the tests does not end."""
    facts = {"actor": world.presales, "language": "de", "on": TODAY}
    asked, token = signing.ask(study(world), about, contact(world), **facts)
    models.SignedLink.objects.filter(pk=asked.link_id).update(expires_at=datetime(2999, 1, 1, tzinfo=UTC))
    return token


def plan(world: World) -> dict[str, Any]:
    """What the form sends."""
    tied = [row.requirements or row.promises or row.change_requests for row in wanted(world)]
    letters = {"Requirement": "r", "Promise": "p", "ChangeRequest": "w"}
    found: dict[str, Any] = {
        "question": "Trägt es eine Schicht?",
        "begins_on": "2026-11-16",
        "ends_on": "2026-12-04",
        "lead": world.presales.person.pk if world.presales.person else 0,
        "hypotheses": "Der Speicher reicht.",
    }
    for no, (row,) in enumerate(tied, start=1):
        found |= {f"criterion-{no}": f"Kriterium {no}", f"ties-{no}": f"{letters[type(row).__name__]}{row.pk}"}
    models.Asker.objects.get_or_create(
        change_request=tied[2][0], deal=world.deal, signal=world.need, defaults={"account": world.account}
    )
    return found


def seen(world: World) -> dict[str, Any]:
    return {"result": "met", "how": "configure", "words": "Acht Stunden."}


def said(world: World) -> dict[str, Any]:
    return {
        "capability": world.offline.pk,
        "contact": contact(world).pk,
        "words": "Damit fangen wir an.",
        "told_on": "2026-11-16",
    }


def _asking(world: World) -> dict[str, Any]:
    return {"about": "criteria", "contact": contact(world).pk, "language": "de"}


STUDY_PAGES: list[Page] = [
    Page("deals_studies", STAFF, args=_deal),
    Page("deals_studies_new", ROPE, args=_deal),
    Page("deals_studies", ROPE, method="post", status=302, args=_deal, data=plan, label="begins"),
    Page(
        "studies_at_once", ("admin",), method="post", status=302, data=lambda world: {"n": 3}, special={"stranger": 403}
    ),
    Page("deals_study", READERS, args=_study),
    Page(
        "study_ends",
        ("presales",),
        method="post",
        status=302,
        args=_study,
        data=lambda world: {"end": "no_go", "reason": "Reicht nicht."},
    ),
    Page(
        "study_lead",
        ROPE,
        method="post",
        status=302,
        args=_study,
        data=lambda world: {"lead": world.presales.person.pk if world.presales.person else 0},
    ),
    Page("study_signatures", ROPE, method="post", status=302, args=_study, data=_asking),
    Page("criterion_evidence", ROPE, method="post", status=302, args=_criterion, data=seen),
    Page("criterion_words", ROPE, method="post", status=302, args=_criterion, data=lambda world: {"text": "Neun"}),
    Page("outside_looks", ROPE, method="post", status=302, args=_outside, data=lambda world: {"way": "agree"}),
    Page("outside_gaps", ROPE, method="post", status=302, args=_outside, data=said),
    Page("gap_second", ("product",), method="post", status=302, args=_beyond, data=lambda world: {"reason": "Gern"}),
    Page("gap_taken_back", ROPE, method="post", status=302, args=_gap, data=lambda world: {"reason": "Doch nicht"}),
    Page("gap_signatures", ROPE, method="post", status=302, args=_gap, data=_asking),
    Page("sign_link", ROPE, status=302, args=_asked),
    Page("signing", EVERYBODY, args=lambda world: (link(world),), public=True),
]

__all__ = ["STUDY_PAGES", "link", "plan", "said", "seen"]
