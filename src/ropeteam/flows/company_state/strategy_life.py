"""pillar_evidence.jsonl, proposals.jsonl, deal_outcomes.jsonl: customers' words at a pillar, proposals, why deals ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ropeteam.flows.company_state.files import OwnRow, iso, known_day
from ropeteam.flows.company_state.keys import Keys, signal_key
from ropeteam.store import models

Row = dict[str, Any]
SIGNAL = ("signal__conversation", "signal__text")


def dump_evidence(product: models.Product) -> Iterator[Row]:
    """`n` counts a sentence's words at a pillar from 0: one may be taken back and said again."""
    said: Counter[tuple[int, int]] = Counter()
    found = models.PillarEvidence.objects.filter(pillar__strategy__product=product)
    for row in found.select_related("pillar__strategy", "by", *SIGNAL).defer("signal__text__original").order_by("pk"):
        place = row.pillar_id, row.signal_id
        yield {
            "pillar": [row.pillar.strategy.n, row.pillar.key],
            "signal": signal_key(row.signal),
            "n": said[place],
            "stance": row.stance,
            "by": row.by.key,
            "on": iso(row.said_on),
        }
        said[place] += 1


def restore_evidence(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    pillars, there = _pillars(keys), Counter[tuple[int, int]]()
    there.update(
        models.PillarEvidence.objects.filter(pillar__strategy__product=keys.product).values_list("pillar", "signal")
    )
    for row in rows:
        with row.whole():
            pillar, signal = pillars[tuple(row["pillar"])], keys.signals[tuple(row["signal"])]
            if row["n"] < there[pillar.pk, signal.pk]:
                continue
            by = keys.people[row["by"]]
            models.PillarEvidence.objects.create(
                pillar=pillar, signal=signal, stance=row["stance"], by=by, said_on=known_day(row["on"]), created_by=by
            )
            made += 1
    return made


def dump_proposals(product: models.Product) -> Iterator[Row]:
    related = ("strategy", "pillar", "by", "outcome__strategy", "outcome__by")
    for row in models.StrategyProposal.objects.filter(product=product).select_related(*related).order_by("pk"):
        outcome = getattr(row, "outcome", None)
        yield {
            "key": row.key,
            "subject": row.subject,
            "strategy": row.strategy.n,
            "pillar": row.pillar.key if row.pillar else None,
            "text": row.text,
            "why": row.why,
            "by": row.by.key,
            "on": iso(row.proposed_on),
            "evidence": [_evidence(each) for each in _evidence_of(row)],
            "outcome": outcome
            and {
                "taken_up": outcome.taken_up,
                "strategy": outcome.strategy.n if outcome.strategy else None,
                "reason": outcome.reason,
                "by": outcome.by.key,
                "on": iso(outcome.decided_on),
            },
        }


def restore_proposals(rows: Iterable[OwnRow], keys: Keys) -> int:
    """A proposal that is there keeps its words; an outcome that came since is added."""
    made = 0
    pillars = _pillars(keys)
    for row in rows:
        with row.whole():
            by = keys.people[row["by"]]
            proposal, new = models.StrategyProposal.objects.get_or_create(
                product=keys.product,
                key=str(row["key"]),
                defaults={
                    "subject": row["subject"],
                    "strategy": keys.strategies[row["strategy"]],
                    "pillar": pillars[row["strategy"], row["pillar"]] if row["pillar"] else None,
                    "text": str(row["text"]),
                    "why": str(row["why"]),
                    "by": by,
                    "proposed_on": known_day(row["on"]),
                    "created_by": by,
                },
            )
            for kind, key in row["evidence"] if new else ():
                models.ProposalEvidence.objects.create(proposal=proposal, **{kind: _found(kind, key, keys)})
            made += new
            outcome = row["outcome"]
            if outcome and not models.ProposalOutcome.objects.filter(proposal=proposal).exists():
                decider = keys.people[outcome["by"]]
                models.ProposalOutcome.objects.create(
                    proposal=proposal,
                    taken_up=bool(outcome["taken_up"]),
                    strategy=keys.strategies[outcome["strategy"]] if outcome["strategy"] else None,
                    reason=str(outcome["reason"]),
                    by=decider,
                    decided_on=known_day(outcome["on"]),
                    created_by=decider,
                )
                made += 1
    return made


def dump_outcomes(company: models.Company) -> Iterator[Row]:
    """`n` counts a deal's reasons from 0."""
    said: Counter[int] = Counter()
    found = models.DealOutcome.objects.filter(deal__company=company).select_related("deal", "change_request", "by")
    for row in found.order_by("pk"):
        yield {
            "deal": row.deal.key,
            "n": said[row.deal_id],
            "won": row.won,
            "code": row.code,
            "words": row.reason,
            "request": row.change_request.key if row.change_request else None,
            "by": row.by.key,
            "on": iso(row.said_on),
        }
        said[row.deal_id] += 1


def restore_outcomes(rows: Iterable[OwnRow], keys: Keys) -> int:
    made = 0
    found = models.DealOutcome.objects.filter(deal__company=keys.company)
    there = Counter(found.values_list("deal", flat=True))
    for row in rows:
        with row.whole():
            deal = keys.deals[row["deal"]]
            if row["n"] < there[deal.pk]:
                continue
            by = keys.people[row["by"]]
            models.DealOutcome.objects.create(
                deal=deal,
                won=bool(row["won"]),
                code=row["code"],
                reason=str(row["words"]),
                change_request=keys.requests[row["request"]] if row["request"] else None,
                by=by,
                said_on=known_day(row["on"]),
                created_by=by,
            )
            made += 1
    return made


def _pillars(keys: Keys) -> dict[tuple[Any, ...], models.Pillar]:
    found = models.Pillar.objects.filter(strategy__product=keys.product).select_related("strategy")
    return {(row.strategy.n, row.key): row for row in found}


def _evidence_of(proposal: models.StrategyProposal) -> Iterable[models.ProposalEvidence]:
    related = (*SIGNAL, "change_request", "decision__change_request")
    return proposal.evidence.select_related(*related).defer("signal__text__original").order_by("pk")


def _evidence(row: models.ProposalEvidence) -> list[Any]:
    if row.signal is not None:
        return ["signal", signal_key(row.signal)]
    if row.change_request is not None:
        return ["change_request", row.change_request.key]
    assert row.decision is not None
    return ["decision", [row.decision.change_request.key, row.decision.key]]


def _found(kind: str, key: Any, keys: Keys) -> Any:
    if kind == "signal":
        return keys.signals[tuple(key)]
    return keys.requests[key] if kind == "change_request" else keys.decisions[key[0], key[1]]
