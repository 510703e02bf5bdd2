"""handover: the dossier of a deal on its way to services, and services' word on it."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line, mark
from ropeteam.core.vocabulary import Backing
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.flows import handover as flow
from ropeteam.flows.handover_dossier import Dossier, PromiseLine, dossier
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import HandoverWord
from ropeteam.store.queries import handover as query
from ropeteam.wording.call_card import saying
from ropeteam.wording.presales import decimal
from ropeteam.wording.say import day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    parser.add_argument("--company", default="", help="where two companies have the same deal id")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--phone", action="store_true", help="only what fits on one page")
    parser.add_argument("--say", choices=[one.value for one in HandoverVerdict], help="services' word; needs --as")
    parser.add_argument("--reason", action="append", default=[], choices=[one.value for one in HandoverReasonCode])
    parser.add_argument("--words", default="", help="in their own words")
    parser.add_argument("--as", dest="mail", default="", help="mail of whoever of services says it")


def _handover(args: argparse.Namespace) -> int:
    on = timezone.localdate()
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    if args.say:
        verdict = HandoverVerdict(args.say)
        reasons = [flow.Reason(HandoverReasonCode(code)) for code in args.reason]
        actor = person_by_mail(args.mail, deal.company)
        before = query.last_said(deal)
        said = flow.say(
            access.deal(actor, deal.pk), actor=actor, verdict=verdict, reasons=reasons, words=args.words, on=on
        )
        line("handover.done.same" if said == before else f"handover.done.{verdict.value}", args.lang)
        return 0
    found = dossier(deal, actor=OPERATOR, on=on, now=timezone.now())
    if args.format == "json":
        print(as_json(_plain(found)))
        return 0
    print(f"{deal.account.name}, {deal.title}" if deal.account else deal.title)
    for title, lines in _phone(found, args.lang) if args.phone else _sections(found, args.lang):
        print(f"\n{title}")
        for text in lines:
            print(f"  {text}")
    return 0


def _sections(found: Dossier, language: str) -> list[tuple[str, list[str]]]:
    def of(code: str, lines: list[str], none: str = "") -> tuple[str, list[str]]:
        return say(code, language), lines or [say(none or f"{code}_none", language)]

    word = found.desk.answer or found.desk.vote
    counts = found.requirements
    musts = say(
        "handover.requirements_counts", language, met=counts.musts_met, musts=counts.musts, gap=counts.musts_gap,
        refused=counts.musts_refused, unknown=counts.musts_unknown,
    )  # fmt: skip
    signed = "after" if found.deal.signed_on else "before"
    return [
        of("handover.word", _word(word, language), f"handover.said_nothing_{signed}"),
        of("handover.goals", [f"„{row.quote}“ ({day(row.conversation.held_on, language)})" for row in found.goals]),
        *_phone(found, language),
        of(
            "handover.limits_told",
            [f"{row.promise.sentence}: {day(row.told_on, language)}, {row.told_how}" for row in found.limits_told],
        ),
        of("handover.requirements", [musts] if counts.rows else []),
        of("handover.solution", [f"{row.name} ({say(f'supplier.{row.supplier}', language)})" for row in found.solution.systems]),
        of("handover.avoid", _avoid(found, language)),
        of("handover.questions", [row.text for row in found.card.questions]),
        of("handover.estimate", _estimate(found, language)),
        of("handover.owner", [found.desk.owner.person.name] if found.desk.owner else []),
        (
            say("kickoff.agenda", language),
            [say(f"kickoff.topic.{one.topic}", language, n=one.n) for one in found.agenda],
        ),
        (say("handover.warmth", language), _warmth(found, language)),
    ]  # fmt: skip


def _phone(found: Dossier, language: str) -> list[tuple[str, list[str]]]:
    """Promises by due date, what no contract holds, limits untold, the first success."""
    aim = found.desk.aim
    spoken = [_promise(row, language) for row in found.spoken_only] if found.contract else []
    none = "handover.spoken_none" if found.contract else "handover.no_contract"
    set_ = [f"{aim.words} ({say('handover.aim_by', language, day=day(aim.by_day, language))})"] if aim else []
    untold = [f"{row.sentence} ({'; '.join(row.limits)})" for row in found.untold]
    rows = [
        ("phone.due", [_promise(row, language) for row in found.promises], "handover.promises_none"),
        ("handover.spoken_title", spoken, none),
        ("handover.limits_untold", untold, "handover.limits_untold_none"),
        ("handover.aim", set_, "handover.aim_none"),
    ]
    return [(say(code, language), lines or [say(otherwise, language)]) for code, lines, otherwise in rows]


def _promise(row: PromiseLine, language: str) -> str:
    due = say("handover.due", language, day=day(row.due, language)) if row.due else say("handover.due_none", language)
    seen = (
        say("handover.seen", language, day=day(row.seen_on, language))
        if row.seen_on
        else say("handover.unseen", language)
    )
    return f"{mark(Backing(row.backing))} {row.sentence or say('handover.sealed', language)} ({due}, {seen})"


def _word(row: HandoverWord | None, language: str) -> list[str]:
    if row is None:
        return []
    said = [f"{day(row.said_on, language)}: {say(f'handover.verdict.{row.verdict}', language)}"]
    said += [f"- {say(f'handover.reason.{one.code}', language)}" for one in row.reasons.all()]
    return [*said, row.words] if row.words else said


def _avoid(found: Dossier, language: str) -> list[str]:
    return [
        f"{one.title}: {row.phrase}"
        for one in found.card.topics
        for row in saying(
            one.title, one.fit, one.reasons, names=one.names, facts=one.facts, language=language
        ).avoid
    ]  # fmt: skip


def _estimate(found: Dossier, language: str) -> list[str]:
    row = found.desk.estimate
    if row is None:
        return []
    days = {name: decimal(getattr(row, name), language) for name in ("days_from", "days_to")}
    return [say("handover.estimate_days", language, **days), *([row.words] if row.words else [])]


def _warmth(found: Dossier, language: str) -> list[str]:
    return [
        f"{say(f'warmth.{one.part}', language)}: "
        + say(
            f"warmth.{one.unknown}" if one.happened is None else "warmth.yes" if one.happened else "warmth.no", language
        )
        for one in found.warmth.parts
    ]


def _plain(found: Dossier) -> dict[str, Any]:
    """For programs: keys and codes; the sentences are those of the ledger."""
    answer, vote, aim = found.desk.answer, found.desk.vote, found.desk.aim
    return {
        "deal": found.deal.key,
        "signed_on": found.deal.signed_on,
        "taken_over_on": found.taken_over_on,
        "vote": vote.verdict if vote else None,
        "answer": answer.verdict if answer else None,
        "blocking": list(found.room.blocking),
        "promises": [
            {
                "key": row.key, "sentence": row.sentence, "state": row.state, "backing": row.backing, "due": row.due,
                "in_contract": row.in_contract, "limit_untold": row.limit_untold, "seen_on": row.seen_on,
            }
            for row in found.promises
        ],
        "contract": found.contract,
        "spoken_only": [row.key for row in found.spoken_only],
        "first_success": {"words": aim.words, "by": aim.by_day} if aim else None,
        "warmth": found.warmth.share,
        "parts": {one.part: one.happened for one in found.warmth.parts},
        "agenda": {one.topic: one.n for one in found.agenda},
        "asked_twice": len(found.twice),
    }  # fmt: skip


COMMANDS = (Command("handover", "a deal on its way to services: dossier, vote, answer", _arguments, _handover),)
