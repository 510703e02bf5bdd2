"""gate: may this deal be signed? With everything found, who owns it, what would cure it, and what was not heard."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.days import said_day
from ropeteam.cli.printing import as_json, line, mark, quoted, why
from ropeteam.cli.said import place
from ropeteam.core.gate import Finding
from ropeteam.core.outcomes import signature
from ropeteam.core.vocabulary import Role
from ropeteam.flows import gate, gate_after
from ropeteam.flows.gate_answers import reasons_of
from ropeteam.store import access, stand_ins
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Deal, Promise
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.promises import ended
from ropeteam.wording.carried import carried
from ropeteam.wording.say import counted, day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    parser.add_argument("--as-of", default="", metavar="DATE", help="as known on that day")
    parser.add_argument("--company", default="", help="where two companies have the same deal id")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _gate(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    then = said_day(args.as_of, option="--as-of")
    on, as_of = then or timezone.localdate(), then is not None
    if signature(signed_on=deal.signed_on, closed_on=deal.closed_on, as_of=then).never:
        view = gate.look(deal, on=on, as_of=as_of)  # of a lost deal there is no state to keep
    else:
        _, view = gate.run(deal, actor=OPERATOR, on=on, as_of=as_of)
    if args.format == "json":
        print(as_json(view_json(deal, view)))
    else:
        _print(deal, gate_after.told(view), args.lang)
    return 0


def view_json(deal: Deal, view: gate.GateView) -> dict[str, object]:
    """The gate as data: whether a signature lies ahead, result, hearing, findings with owner, promises with what carries them."""
    doing = stand_ins.standing(deal.company_id, on=view.on)
    hearing = view.verdict.hearing
    return {
        "deal": deal.key,
        "on": view.on.isoformat(),
        "as_of": view.as_of,
        "signature": view.signature.stand,
        "result": view.verdict.result,
        "hearing": {
            "known": hearing.known,
            "heard": hearing.heard,
            "reviewed": hearing.reviewed,
            "unheard": list(hearing.unheard),
            "unheard_older": list(hearing.older),
        },
        "promises": [
            {
                "key": standing.key,
                "quote": standing.quote,
                "state": standing.state,
                "backing": standing.backing,
                "fit": standing.fit,
                "due": standing.due,
                "blocks": standing.blocks,
                "reasons": list(standing.reasons),
                "findings": [
                    {
                        "code": f.code,
                        "blocks": f.blocks,
                        "owner": doing.get(f.owner, f.owner),
                        "overridden": f.overridden,
                    }
                    for f in standing.findings
                ],
            }
            for standing in view.standings
        ],
        "claims": [
            {"key": f.subject, "quote": view.claims[f.subject].quote, "code": f.code, "blocks": f.blocks}
            for f in view.verdict.findings
            if f.subject in view.claims
        ],
        "notices": [
            {
                "key": f.subject,
                "code": f.code,
                "blocks": f.blocks,
                "owner": doing.get(f.owner, f.owner),
                "overridden": f.overridden,
            }
            | {"reasons": reasons_of(view, f)}
            for f, _ in view.beside
        ],
    }


def hearing_line(view: gate.GateView, language: str) -> str:
    hearing = view.verdict.hearing
    return say("hearing", language, known=hearing.known, heard=hearing.heard, reviewed=hearing.reviewed)


def unheard(view: gate.GateView, language: str) -> Iterator[str]:
    """What was not heard: of the last 90 days, which the result hangs on, and before. Of a lost deal nobody asks."""
    hearing = view.verdict.hearing
    if hearing.unheard and not view.signature.never:
        yield say("cli.gate.unheard", language, list=", ".join(hearing.unheard))
    if hearing.older and not view.signature.never:
        yield say("cli.gate.unheard_older", language, list=", ".join(hearing.older))


def result_line(view: gate.GateView, language: str) -> str:
    """Whether it may be signed; where no signature lies ahead, what became of it and how much is still open."""
    if view.signature.never:
        return say("cli.gate.never", language, day=day(view.signature.day, language))
    if view.signature.given:
        still = len(gate_after.blocking(view))
        return counted("cli.gate.given", still, language, day=day(view.signature.day, language))
    return say(f"gate.{view.verdict.result}", language)


def _print(deal: Deal, view: gate.GateView, language: str) -> None:
    print(f"{deal.key} · {deal.title}")
    line("cli.gate.line", language, result=result_line(view, language), hearing=hearing_line(view, language))
    if view.as_of:
        always = say("cli.gate.always", language) if view.always_known else ""
        line("cli.gate.as_of", language, day=day(view.on, language), always=always)
    for sentence in unheard(view, language):
        print(sentence)
    names = names_of(truth(deal.product)) if deal.product else {}
    doing = stand_ins.standing(deal.company_id, on=view.on)
    for alike in _alike(view.standings):
        print()
        for standing in alike:
            _print_words(standing, language)
            if view.signature.precedes(standing.said_on):
                line("cli.gate.since", language, day=day(standing.said_on, language))
        _print_backing(alike[0], names, language)
        for finding in alike[0].findings:
            _print_finding(finding, view, doing, language)
    for finding in view.verdict.findings:
        if claim := view.claimed.get(finding.subject):
            print()
            _print_words(claim, language)
            _print_backing(claim, names, language)
            _print_finding(finding, view, doing, language)
    told = ""
    for finding, notice in view.beside:
        if notice.key != told:
            print(f"\n ○ {quoted(notice.words, language) if notice.words else say('cli.gate.whole', language)}")
        told = notice.key
        _print_finding(finding, view, doing, language)
    _print_ended([] if view.as_of else ended(deal), language)


def _print_words(standing: gate.Standing, language: str) -> None:
    print(f" {mark(standing.backing)} {quoted(standing.quote, language)}")
    print(f"   {place(standing, language)}")


def _print_backing(standing: gate.Standing, names: Mapping[str, str], language: str) -> None:
    reasons = why(standing.reasons, {**names, "capability": _capability(standing)}, language)
    print(f"   {carried(standing.backing, standing.fit, language, unsure=standing.unsure)}: {reasons}")


def _alike(standings: Sequence[gate.Standing]) -> list[list[gate.Standing]]:
    """What is judged and found alike is told once, under all the words in which it was said; in the order of the first."""
    groups: dict[str, list[gate.Standing]] = {}
    for one in standings:
        found = [(finding.code, finding.blocks, finding.overridden) for finding in one.findings]
        groups.setdefault(repr((_capability(one), one.fit, one.reasons, one.due, found)), []).append(one)
    return list(groups.values())


def _capability(standing: gate.Standing) -> str:
    subject = standing.promise or standing.signal
    return subject.capability.key if subject and subject.capability else ""


def _print_ended(rows: Sequence[Promise], language: str) -> None:
    """What was promised and is open no more, so that nothing is gone without a word."""
    if rows:
        print()
        print(counted("deal.ended", len(rows), language))
    for row in rows:
        number = say("cli.promise.number", language, number=row.pk)
        outcome = row.outcome  # type: ignore[attr-defined]
        print(f"   {quoted(row.sentence, language)} ({number}): {say(f'promises.state.{outcome}', language)}")


def _print_finding(finding: Finding, view: gate.GateView, doing: Mapping[Role, Role], language: str) -> None:
    """`doing`: who does the work of a role that nobody holds."""
    blocks = "cli.gate.open" if view.signature.given else "cli.gate.blocks"
    weight = "cli.gate.lifted" if finding.overridden else blocks if finding.blocks else "cli.gate.notice"
    cure = say(
        "cli.gate.cure",
        language,
        owner=say(f"role.{doing.get(finding.owner, finding.owner)}", language),
        cure=say(f"cure.{finding.code}", language),
    )
    print(f"   - {say(f'finding.{finding.code}', language)} ({say(weight, language)}). {cure}")


COMMANDS = (Command("gate", "may this deal be signed?", _arguments, _gate),)
