"""evidence, weigh: what customers say to a pillar. proposals, propose, decline: changes of the strategy that people want."""

from __future__ import annotations

import argparse

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import ProposalSubject, Stance
from ropeteam.flows import pillar_evidence as evidence_flow
from ropeteam.flows import strategy_proposals
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Pillar, Product, StrategyProposal
from ropeteam.store.queries import companies, pillar_evidence, proposals, strategy
from ropeteam.wording.say import say

STATES = ("open", "settled")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")


def _reading(parser: argparse.ArgumentParser) -> None:
    _common(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _weigh_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pillar", help="the pillar's id")
    parser.add_argument("signal", type=int, help="the number of a confirmed sentence of a customer")
    parser.add_argument("--stance", required=True, choices=[stance.value for stance in Stance])
    parser.add_argument("--by", required=True, metavar="MAIL", help="who says so")
    _common(parser)


def _proposals_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=STATES, default="open")
    _reading(parser)


def _propose_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="what should change")
    parser.add_argument("--subject", required=True, choices=[subject.value for subject in ProposalSubject])
    parser.add_argument("--why", required=True)
    parser.add_argument("--pillar", default="", help="the pillar's id")
    parser.add_argument("--signal", type=int, action="append", default=[], help="a sentence it rests on (repeatable)")
    parser.add_argument("--by", required=True, metavar="MAIL", help="who proposes")
    _common(parser)


def _decline_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("proposal", help="the proposal's id, as `proposals` prints it")
    parser.add_argument("--reason", required=True)
    parser.add_argument("--by", required=True, metavar="MAIL", help="who answers: someone of product")
    _common(parser)


def _evidence(args: argparse.Namespace) -> int:
    product = _product(args.company)
    now = strategy.standing(product)
    weights = pillar_evidence.weights(product, OPERATOR)
    if now is None and args.format == "text":
        line("cli.evidence.none", args.lang)
    for row in now.pillars.order_by("no", "pk") if now else ():
        weight = weights.get(row.key, pillar_evidence.Weight())
        counted = {"for": weight.by_stance.get("for", 0), "against": weight.by_stance.get("against", 0)}
        if args.format == "json":
            print(as_json({"id": row.key, **counted, "accounts": weight.accounts, "segments": weight.segments}))
            continue
        told = {"for_it": counted["for"], "against": counted["against"]}
        line("cli.evidence.line", args.lang, id=row.key, title=row.title, accounts=weight.accounts, **told)
        for segment, (for_it, against) in weight.segments.items():
            name = segment or say("pillar.no_segment", args.lang)
            line("cli.evidence.segment", args.lang, segment=name, for_it=for_it, against=against)
    return 0


def _weigh(args: argparse.Namespace) -> int:
    product = _product(args.company)
    actor = person_by_mail(args.by, product.company)
    signal, pillar = access.signal(actor, args.signal), _pillar(product, args.pillar)
    made = evidence_flow.weigh(signal, pillar, actor=actor, stance=Stance(args.stance), on=timezone.localdate())
    line("cli.weigh.done", args.lang, id=pillar.key, title=pillar.title, stance=say(f"stance.{made.stance}", args.lang))
    return 0


def _proposals(args: argparse.Namespace) -> int:
    product = _product(args.company)
    rows = list(proposals.open_ones(product)) if args.state == "open" else proposals.settled(product)[0]
    if not rows and args.format == "text":
        line("cli.proposals.none", args.lang)
    for row in rows:
        if args.format == "json":
            pillar = row.pillar.key if row.pillar else None
            facts = {"id": row.key, "subject": row.subject, "pillar": pillar, "state": proposals.state_of(row)}
            print(as_json({**facts, "text": row.text, "why": row.why, "proposed": row.proposed_on}))
            continue
        state = {"open": "cli.proposals.open", "declined": "proposals.declined", "taken_up": "proposals.taken_up"}
        outcome = getattr(row, "outcome", None)
        n = outcome.strategy.n if outcome and outcome.strategy else ""
        words = {"state": say(state[proposals.state_of(row)], args.lang, n=n), "text": " ".join(row.text.split())[:120]}
        line(
            "cli.proposals.line",
            args.lang,
            id=row.key,
            subject=say(f"proposal_subject.{row.subject}", args.lang),
            **words,
        )
    return 0


def _propose(args: argparse.Namespace) -> int:
    product = _product(args.company)
    actor = person_by_mail(args.by, product.company)
    made = strategy_proposals.propose(
        product,
        actor=actor,
        subject=ProposalSubject(args.subject),
        text=args.text,
        why=args.why,
        on=timezone.localdate(),
        pillar=_pillar(product, args.pillar) if args.pillar else None,
        evidence=[access.signal(actor, pk) for pk in args.signal],
    )
    line("cli.propose.done", args.lang, id=made.key)
    return 0


def _decline(args: argparse.Namespace) -> int:
    product = _product(args.company)
    row = StrategyProposal.objects.filter(product=product, key=args.proposal).select_related("product__company").first()
    if row is None:
        raise NotFound("proposal", args.proposal)
    actor = person_by_mail(args.by, product.company)
    strategy_proposals.decline(row, actor=actor, reason=args.reason, on=timezone.localdate())
    line("cli.propose.declined", args.lang, id=row.key)
    return 0


def _product(company: str) -> Product:
    found = companies.one(company).products.select_related("company").order_by("pk").first()
    if found is None:
        raise NotFound("product", company)
    return found


def _pillar(product: Product, key: str) -> Pillar:
    found = strategy.pillar(product, key)
    if found is None:
        raise NotFound("pillar", key)
    return found


COMMANDS = (
    Command("evidence", "what customers say for and against each pillar of the strategy", _reading, _evidence),
    Command("weigh", "place a customer's sentence for or against a pillar", _weigh_arguments, _weigh),
    Command("proposals", "proposals to change the strategy", _proposals_arguments, _proposals),
    Command("propose", "propose to change the strategy", _propose_arguments, _propose),
    Command("decline-proposal", "answer a proposal: not taken up", _decline_arguments, _decline),
)
