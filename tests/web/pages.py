"""Every page with who may open it: one table for the access matrix, the languages, the headers and the query counts.

A new view needs a row here, or `test_access_matrix` fails. `args` and `data` may write what the page needs into the world.
"""

from __future__ import annotations

from typing import Any

from cast import HEARD_AT, TODAY, World
from web.page import ACTING, EVERYBODY, MAKERS, STAFF, Page
from web.pages_alignment import ALIGNMENT_PAGES
from web.pages_answers import ANSWER_PAGES
from web.pages_architecture import ARCHITECTURE_PAGES
from web.pages_attention import ATTENTION_PAGES
from web.pages_calls import CALL_PAGES
from web.pages_capture import CAPTURE_PAGES
from web.pages_climb import CLIMB_PAGES
from web.pages_drafts import DRAFT_PAGES
from web.pages_exchange import EXCHANGE_PAGES
from web.pages_gates import GATE_PAGES
from web.pages_handover import HANDOVER_PAGES
from web.pages_inbox import INBOX_PAGES
from web.pages_incentives import INCENTIVE_PAGES
from web.pages_mail import MAIL_PAGES
from web.pages_offers import OFFER_PAGES
from web.pages_projects import PROJECT_PAGES
from web.pages_requests import REQUEST_PAGES
from web.pages_requirements import REQUIREMENT_PAGES
from web.pages_studies import STUDY_PAGES
from web.pages_truth import TRUTH_PAGES

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import contradictions, conversations, signals
from ropeteam.store import models

__all__ = ["ACTING", "EVERYBODY", "MAKERS", "PAGES", "READABLE", "STAFF", "Page"]


def asked(world: World) -> models.Ask:
    assert world.seller.person is not None
    return models.Ask.objects.create(
        company=world.company,
        deal=world.deal,
        by=world.seller.person,
        key="q1",
        text="Läuft die Bedienung ohne Netz?",
        asked_on=TODAY,
        guess=Fit.AS_IS.value,
    )


def noted(world: World) -> models.Conversation:
    words = "Herr Ebner will die Bedienung ohne Netz."
    return conversations.take_note(actor=world.seller, deal=world.deal, words=words, on=TODAY)


def _ask(world: World) -> tuple[Any, ...]:
    return (asked(world).pk,)


def _note(world: World) -> tuple[Any, ...]:
    return (noted(world).pk,)


def _promise(world: World) -> tuple[Any, ...]:
    """The promise that the seller confirmed."""
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    return (promise.pk,)


def maybe_contradicted(world: World, *, openly: bool = False) -> models.ContradictionSuggestion:
    """Words of the talk itself, suggested to go against the promise that the seller confirmed."""
    (pk,) = _promise(world)
    return models.ContradictionSuggestion.objects.create(
        promise_id=pk,
        text=world.promise_offline.text,
        turn=4,
        start=0,
        end=4,
        quote="Der Export nach SAP läuft heute schon",
        openly=openly,
        chance=0.8,
        model="cast",
        created_at=HEARD_AT,
    )


def _contradiction(world: World) -> tuple[Any, ...]:
    return (maybe_contradicted(world).pk,)


def decided(world: World) -> models.ContradictionSuggestion:
    """The same, with pre-sales' word that it does not go against the promise."""
    doubt = maybe_contradicted(world)
    contradictions.dismiss(doubt, actor=world.presales, on=TODAY)
    return doubt


def _decided(world: World) -> tuple[Any, ...]:
    return (decided(world).pk,)


ROPE = ("seller", "presales")
TOLD = {"told_on": "2026-11-12", "told_how": "per E-Mail"}

PAGES: list[Page] = [
    Page("today", EVERYBODY),
    Page("ask", ACTING, special={"stranger": 200}),
    Page(
        "ask",
        ACTING,
        method="post",
        status=302,
        data=lambda world: {"text": "Geht das ohne Netz?", "deal": world.deal.pk},
        label="asks",
    ),
    Page("ask_answer", STAFF, args=_ask),
    Page("ask_choice", ACTING, method="post", status=302, args=_ask, data=lambda world: {"choice": "not_yet|none"}),
    Page(
        "ask_choice",
        ("seller", "presales"),
        method="post",
        status=302,
        args=_ask,
        data=lambda world: {"choice": "promised|capability:offline"},
        label="promises",
    ),
    Page("note", ACTING, special={"stranger": 200}),
    Page(
        "note",
        ACTING,
        method="post",
        status=302,
        special={"stranger": 422},
        data=lambda world: {"deal": world.deal.pk, "words": "Kurz telefoniert."},
        label="saves",
    ),
    Page("note_taken", ("seller", *MAKERS), others=404, args=_note),
    Page("note_heard", ("seller", *MAKERS), others=404, args=_note),
    Page("deal_choices", EVERYBODY),
    # the rooms: deals, conversations, promises, product
    Page("deals", EVERYBODY),
    Page("deals_csv", EVERYBODY, download=True),
    Page("deals_deal", STAFF, args=lambda world: (world.deal.pk,)),
    Page(
        "deals_deal",
        ("other_seller", "management"),
        others=404,
        args=lambda world: (world.confidential.pk,),
        label="confidential",
    ),
    Page(
        "deals_promises",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.deal.pk,),
        data=lambda world: {"sentence": "Wir liefern den Export nach SAP."},
    ),
    Page("deals_gate_runs", ACTING, method="post", status=302, args=lambda world: (world.deal.pk,)),
    Page("conversations", EVERYBODY),
    Page(
        "conversations_quarantine",
        ("admin",),
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"basis": "consent"},
    ),
    Page("conversations_talk", STAFF, args=lambda world: (world.conversation.pk,)),
    Page("conversations_talk", STAFF, args=lambda world: (world.unheard.pk,), label="unheard"),
    Page(
        "conversations_signals",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.conversation.pk,),
        data=lambda world: {"turn": 0, "quote": "Schön, dass es klappt", "kind": "promise"},
    ),
    Page("promises", EVERYBODY),
    Page("promises_csv", EVERYBODY, download=True),
    Page("promises_promise", STAFF, args=_promise),
    Page("promise_deeds", STAFF, args=_promise),
    Page(
        "promise_judgement",
        MAKERS,
        method="post",
        status=302,
        args=_promise,
        data=lambda world: {"fit": "declined", "reason": "Das geht nicht."},
    ),
    Page(
        "promise_scope", ("services",), method="post", status=302, args=_promise, data=lambda world: {"text": "Ein Tag"}
    ),
    Page("promise_limit_told", ROPE, method="post", status=302, args=_promise, data=lambda world: TOLD),
    Page(
        "promise_wording",
        ROPE,
        method="post",
        status=302,
        args=_promise,
        data=lambda world: {"sentence": "Bedienung ohne Netz mit Version 9.0"},
    ),
    Page("promise_end", ROPE, method="post", status=302, args=_promise, data=lambda world: {"outcome": "kept"}),
    Page(
        "promise_contradictions",
        ACTING,
        method="post",
        status=302,
        args=_promise,
        data=lambda world: {"how": "Im Kickoff."},
    ),
    Page(
        "contradiction_word",
        ACTING,
        method="post",
        status=302,
        args=_contradiction,
        data=lambda world: {"verdict": "confirmed"},
    ),
    Page("contradiction_word_undo", ACTING, method="post", status=302, args=_decided),
    Page("signal_deeds", STAFF, args=lambda world: (world.promise_offline.pk,)),
    Page(
        "signal_capability",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.promise_training.pk,),
        data=lambda world: {"capability": world.offline.pk},
    ),
    Page(
        "signal_correction",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.claim_sap.pk,),
        data=lambda world: TOLD,
    ),
    Page(
        "signal_word",
        ("seller", "presales", "product"),
        method="post",
        status=302,
        args=lambda world: (world.need.pk,),
        data=lambda world: {"verdict": "confirmed"},
        label="need",
    ),
    Page(
        "signal_word",
        ROPE,
        method="post",
        status=302,
        args=lambda world: (world.promise_offline.pk,),
        data=lambda world: {"verdict": "confirmed"},
        label="promise",
    ),
    Page(
        "signal_word_undo",
        ("seller", "presales", "product"),
        method="post",
        status=302,
        args=lambda world: (world.need.pk,),
        label="nothing to undo",
    ),
    Page("signal_word_second", MAKERS, method="post", status=302, args=lambda world: (world.promise_offline.pk,)),
    Page("product", EVERYBODY),
    Page("product_capability", STAFF, args=lambda world: (world.offline.pk,)),
    Page(
        "product_capability",
        ("product",),
        method="post",
        status=302,
        args=lambda world: (world.offline.pk,),
        data=lambda world: {"name": "Bedienung ohne Netz", "status": "available"},
    ),
    Page("product_capability_touched", STAFF, args=lambda world: (world.offline.pk,)),
    Page("product_item", STAFF, args=lambda world: (world.offline_item.pk,)),
    Page(
        "product_item",
        ("product",),
        method="post",
        status=302,
        args=lambda world: (world.offline_item.pk,),
        data=lambda world: {"status": "in_work", "day": "2027-07-31", "commitment": "committable"},
    ),
    Page("product_item_touched", STAFF, args=lambda world: (world.offline_item.pk,)),
    *STUDY_PAGES,
    *TRUTH_PAGES,
    Page("styleguide", ("admin",), special={"stranger": 403}),
    Page("language", EVERYBODY, method="post", status=302, data=lambda world: {"language": "en"}, public=True),
    Page("theme", EVERYBODY, method="post", status=302, data=lambda world: {"theme": "dark"}, public=True),
    Page("healthz", EVERYBODY, public=True),
    *ANSWER_PAGES,
    *ALIGNMENT_PAGES,
    *ARCHITECTURE_PAGES,
    *ATTENTION_PAGES,
    *CALL_PAGES,
    *EXCHANGE_PAGES,
    *GATE_PAGES,
    *HANDOVER_PAGES,
    *CLIMB_PAGES,
    *CAPTURE_PAGES,
    *DRAFT_PAGES,
    *INBOX_PAGES,
    *INCENTIVE_PAGES,
    *MAIL_PAGES,
    *OFFER_PAGES,
    *PROJECT_PAGES,
    *REQUEST_PAGES,
    *REQUIREMENT_PAGES,
]

READABLE = [page for page in PAGES if page.method == "get" and page.status == 200 and not page.download]
