"""Decisions, answers and solution patterns with who may open them: rows of the access matrix."""

from __future__ import annotations

from typing import Any

from cast import TODAY, World
from flows.travel import asked_by_customer, decide
from web.page import ACTING, EVERYBODY, STAFF, Page

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers, change_requests, solutions
from ropeteam.store import models

ROPE = ("seller", "presales")


def wish(world: World) -> models.ChangeRequest:
    return change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")


def answered(world: World) -> models.Answer:
    """A no, on its way to the customer of the cast's talk."""
    row = wish(world)
    asked_by_customer(world, row)
    decide(world, row, DecisionKind.NO, reason="Die Halle hat überall Netz.")
    return models.Answer.objects.get()


def works_today(world: World) -> models.Answer:
    """ "Works today", and the customer knows."""
    row = wish(world)
    asked_by_customer(world, row)
    decide(world, row, DecisionKind.AS_IS, capability=world.sap_export)
    answer = models.Answer.objects.get()
    answers.tell(answer, actor=world.seller, how="am Telefon", on=TODAY)
    return answer


def pattern(world: World) -> models.SolutionPattern:
    return solutions.write(
        actor=world.presales,
        need="Daten kommen ohne Netz ins Warenwirtschaftssystem",
        how="Über Nacht als Datei ausleiten und am Morgen einlesen.",
        on=TODAY,
        answer=works_today(world),
    )


def _wish(world: World) -> tuple[Any, ...]:
    return (wish(world).pk,)


def _answer(world: World) -> tuple[Any, ...]:
    return (answered(world).pk,)


def _pattern(world: World) -> tuple[Any, ...]:
    return (pattern(world).pk,)


ANSWER_PAGES = [
    Page("request_decision", STAFF, args=_wish),
    Page("request_decision", STAFF, args=lambda world: (answered(world).decision.change_request_id,), label="decided"),
    Page(
        "request_decision",
        ("product",),
        method="post",
        status=302,
        args=_wish,
        data=lambda world: {"kind": "no", "reason": "Die Halle hat überall Netz.", "seen": "0"},
    ),
    Page("request_answers", STAFF, status=302, args=_wish),
    Page("answers", EVERYBODY),
    Page("answers_csv", EVERYBODY, download=True),
    Page("answers_answer", STAFF, args=_answer),
    Page(
        "answer_words",
        (*ROPE, "product"),
        method="post",
        status=302,
        args=_answer,
        data=lambda world: {"language": "de", "text": "Das bieten wir nicht an."},
    ),
    Page(
        "answer_receipts",
        ROPE,
        method="post",
        status=302,
        args=_answer,
        data=lambda world: {"kind": "customer_told", "how": "am Telefon"},
    ),
    Page("patterns", EVERYBODY),
    Page(
        "patterns_new",
        ("presales", "product"),
        special={"stranger": 403},
        data=lambda world: {"answer": works_today(world).pk},
    ),
    Page(
        "patterns_new",
        ("presales", "product"),
        method="post",
        status=302,
        special={"stranger": 403},
        data=lambda world: {"answer": works_today(world).pk, "need": "Export ohne Netz", "how": "Über Nacht."},
    ),
    Page("patterns_pattern", STAFF, args=_pattern),
    Page("pattern_uses", ACTING, method="post", status=302, args=_pattern, data=lambda world: {"helped": "yes"}),
    Page("pattern_retirement", ("product",), method="post", status=302, args=_pattern),
]
