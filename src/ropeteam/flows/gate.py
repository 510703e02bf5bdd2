"""The gate: look at everything the deal promised, judge by core.gate, keep the run; lift a finding by two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from django.db import transaction

from ropeteam.core import gate
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.fit import blocks, is_unsure
from ropeteam.core.outcomes import Signature, signature
from ropeteam.core.vocabulary import Backing, FindingCode, Fit, PromiseSubject, Role, SignalKind, SignalState
from ropeteam.flows import judging
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.models import ReviewVerdict
from ropeteam.store.queries import freshness
from ropeteam.store.queries import gate as query
from ropeteam.store.queries.gate_notices import Notice, Noticed, noticed
from ropeteam.store.queries.product import Truth, truth_of, wording_links
from ropeteam.store.queries.written import uncarried

Subject = models.Promise | models.Signal | models.Clause | models.Requirement | models.Study | models.Deal


@dataclass(frozen=True, slots=True)
class Standing:
    """One promise that counts at the gate, with what carries it and everything found about it.

    Exactly one of `promise` (in the ledger) and `signal` (a suggestion) leads; a ledger promise also knows its mentions.
    """

    key: str
    promise: models.Promise | None
    signal: models.Signal | None
    quote: str
    state: SignalState
    fit: Fit
    backing: Backing
    reasons: tuple[dict[str, str], ...]
    due: date | None
    findings: tuple[gate.Finding, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the promise itself is not carried."""
        return blocks(self.backing)

    @property
    def unsure(self) -> bool:
        return is_unsure(self.fit, [reason["code"] for reason in self.reasons])

    @property
    def said_on(self) -> date:
        if self.promise is not None:
            return self.promise.said_on
        assert self.signal is not None
        return self.signal.conversation.held_on


@dataclass(frozen=True, slots=True)
class GateView:
    """The verdict and the rows behind it; `claimed` is how each of the claims stands, `truth` the product it was judged by.
    `always_known` = some facts carry no day and count as known since ever."""

    verdict: gate.GateVerdict
    standings: tuple[Standing, ...]
    claims: Mapping[str, models.Signal]
    claimed: Mapping[str, Standing]
    noticed: Noticed
    written: Mapping[str, Notice]
    truth: Truth | None
    on: date
    as_of: bool
    signature: Signature

    @property
    def always_known(self) -> bool:
        return self.truth is not None and self.truth.always_known

    def of(self, finding: gate.Finding) -> Subject:
        for standing in self.standings:
            if standing.key == finding.subject:
                row = standing.promise or standing.signal
                assert row is not None
                return row
        if finding.subject in self.claims:
            return self.claims[finding.subject]
        beside = {**{notice.key: notice for notice in self.noticed.notices}, **self.written}
        return cast(Subject, beside[finding.subject].row)

    @property
    def beside(self) -> tuple[tuple[gate.Finding, Notice], ...]:
        """The findings that are about no promise and no claim, each with what it stands for."""
        rows = {(notice.key, notice.code): notice for notice in self.noticed.notices}
        known = [
            (finding, rows.get((finding.subject, finding.code)) or self.written.get(finding.subject))
            for finding in self.verdict.findings
        ]
        return tuple((finding, notice) for finding, notice in known if notice is not None)


def look(deal: models.Deal, *, on: date, as_of: bool = False) -> GateView:
    """The gate as it stands on a day. `as_of`: only what was known then. Writes nothing; access is the caller's door."""
    then = on if as_of else None
    now = truth_of(deal, then)
    links = wording_links(now.product, then) if now else {}
    lifted = query.overridden(deal, then)
    signals = query.ours(deal, then)
    book = _Book(now, links, lifted, as_of, on, {seen.signal.pk: seen for seen in signals})
    ledger = query.promises(deal, then)
    book = replace(
        book,
        verdicts=query.latest_judgements(ledger, [seen.signal for seen in signals], then),
        stale=freshness.alarming_among(_cited(ledger, signals), on=on, known_on=then),
    )
    rows = [_of_promise(row, book) for row in ledger]
    in_ledger = {mention.signal_id for row, _ in rows if row.promise for mention in row.promise.mentions.all()}
    claimed: dict[str, Standing] = {}
    claim_facts = []
    for seen in signals:
        if seen.kind == SignalKind.CLAIM:
            if seen.verdict != ReviewVerdict.DISMISSED:
                standing = _signal_standing(seen, book)
                claimed[standing.key] = standing
                codes = lifted.get(("signal", seen.signal.pk), frozenset())
                inside = seen.signal.conversation.internal
                claim_facts.append(
                    gate.GateClaim(standing.key, standing.backing, seen.corrected, internal=inside, overridden=codes)
                )
        elif seen.kind == SignalKind.PROMISE and seen.signal.pk not in in_ledger:
            rows.append(_of_signal(seen, book))
    listed = [(standing, facts) for standing, facts in rows if gate.counts(facts)]
    conversations = query.conversations(deal, on, as_of=as_of)
    found = noticed(deal, now, on=on, as_of=as_of)
    written = {
        row.key: row for row in (Notice(("clause", one.pk), FindingCode.UNBACKED, one) for one in uncarried(deal, then))
    }
    verdict = gate.judge(
        promises=[*(facts for _, facts in listed), *(_of_clause(row, lifted) for row in written.values())],
        claims=claim_facts,
        conversations=[
            gate.GateConversation(
                seen.conversation.key, seen.conversation.held_on, seen.with_customer, seen.heard, seen.reviewed
            )
            for seen in conversations
        ],
        on=on,
        notices=[gate.GateNotice(row.key, row.code, lifted.get(row.about, frozenset())) for row in found.notices],
        blocking_notices=found.blocking,
    )
    standings = tuple(_with_findings(standing, verdict) for standing, _ in listed)
    claims = {key: standing.signal for key, standing in claimed.items() if standing.signal is not None}
    signed = signature(signed_on=deal.signed_on, closed_on=deal.closed_on, as_of=then)
    return GateView(verdict, standings, claims, claimed, found, written, now, on, as_of, signed)


def beside(deal: models.Deal, *, on: date) -> Noticed:
    """What stands open beside the promises, alone: for a page that shows nothing else of the gate."""
    return noticed(deal, truth_of(deal, None), on=on)


def run(deal: models.Deal, *, actor: Actor, on: date, as_of: bool = False) -> tuple[models.GateRun, GateView]:
    """Look and keep the run with its findings."""
    view = look(deal, on=on, as_of=as_of)
    hearing = view.verdict.hearing
    with transaction.atomic():
        kept = models.GateRun.objects.create(
            deal=deal,
            known_on=on,
            as_of=as_of,
            result=view.verdict.result.value,
            known=hearing.known,
            heard=hearing.heard,
            reviewed=hearing.reviewed,
            unheard=list(hearing.unheard),
            created_by=actor.person,
        )
        models.GateFinding.objects.bulk_create(_finding_row(kept, finding, view) for finding in view.verdict.findings)
        events.append(
            "gate.run", kept, actor=actor, company=deal.company, deal_id=deal.pk, result=view.verdict.result.value
        )
    return kept, view


def ask_override(
    finding: models.GateFinding, *, actor: Actor, reason: str, acting_as: Role | None = None
) -> models.OverrideRequest:
    """The first of two: management or product wants a finding lifted, with a reason. `acting_as`: the role that somebody else
    let them speak for (flows.overrides asks whether they may)."""
    deal = finding.run.deal
    role = acting_as or _overriding_role(actor)
    if access.ever_sold(actor.person, deal):
        raise Refused("own_deal")
    if not reason.strip() or actor.person is None:
        raise Refused("reason_missing")
    with transaction.atomic():
        row, made = models.OverrideRequest.objects.get_or_create(
            finding=finding,
            role=role.value,
            defaults={"by": actor.person, "reason": reason.strip(), "created_by": actor.person},
        )
        if made:
            events.append("override.asked", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def second_override(
    request: models.OverrideRequest, *, actor: Actor, on: date, acting_as: Role | None = None
) -> models.Override:
    """The second of two, of the other role: from now on the finding does not block."""
    deal = request.finding.run.deal
    other = Role.PRODUCT if request.role == Role.MANAGEMENT else Role.MANAGEMENT
    if (other not in actor.roles and acting_as != other) or actor.person is None or actor.person.pk == request.by_id:
        raise Refused("override_needs_two")
    if access.ever_sold(actor.person, deal):
        raise Refused("own_deal")
    if access.ever_sold(request.by, deal):
        raise Refused("asked_by_seller")
    with transaction.atomic():
        row, made = models.Override.objects.get_or_create(
            request=request,
            defaults={
                "by": request.by,
                "second_by": actor.person,
                "second_role": other.value,
                "overridden_on": on,
                "created_by": actor.person,
            },
        )
        if made:
            events.append("override.granted", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def _overriding_role(actor: Actor) -> Role:
    for role, deed in ((Role.MANAGEMENT, Deed.OVERRIDE_AS_MANAGEMENT), (Role.PRODUCT, Deed.OVERRIDE_AS_PRODUCT)):
        if role in actor.roles and access.allows(actor, deed):
            return role
    raise NotAllowed("override")


@dataclass(frozen=True, slots=True)
class _Book:
    """What every row of one look is judged with. `verdicts` are the latest judgements by ('promise'|'signal', id), `stale` the
    capabilities nobody vouches for."""

    now: Truth | None
    links: Mapping[str, int]
    lifted: Mapping[tuple[str, int], frozenset[FindingCode]]
    as_of: bool
    on: date
    seen: Mapping[int, query.SignalSeen]
    verdicts: Mapping[tuple[str, int], models.Judgement] = field(default_factory=dict)
    stale: frozenset[int] = frozenset()

    @property
    def then(self) -> date | None:
        return self.on if self.as_of else None


def _of_promise(promise: models.Promise, book: _Book) -> tuple[Standing, gate.GatePromise]:
    mentions = sorted(promise.mentions.all(), key=lambda row: row.pk)
    first = mentions[0].signal if mentions else None
    said = [book.seen[mention.signal_id] for mention in mentions if mention.signal_id in book.seen]
    words = [seen for seen in said if seen.kind == SignalKind.PROMISE]
    state = _ledger_state([seen.verdict for seen in words])
    service = first.service if first else promise.subject == PromiseSubject.SERVICE
    key = f"promise:{promise.pk}"
    judged = _judged(book, ("promise", promise.pk), judging.of_promise(promise, service=service, mention=first))
    standing = Standing(key, promise, first, promise.sentence, state, *judged)
    facts = gate.GatePromise(
        key=key,
        fit=standing.fit,
        state=state,
        open=_open(promise, book.then) and (bool(words) or not said),
        linked_by_person=book.links.get(judging.wording_hash(promise.sentence), 0) == promise.capability_id,
        limit_told=_told(promise, book.then),
        scope_accepted=any(_by_then(scope.accepted_on, book) for scope in promise.scopes.all()),
        contradicted=any(_by_then(row.said_on, book) for row in promise.contradictions.all()),
        dismissed_by_seller_alone=state == SignalState.DISMISSED
        and any(seen.by_seller and not seen.seconded for seen in words),
        stale=promise.capability_id in book.stale,
        overridden=frozenset().union(
            book.lifted.get(("promise", promise.pk), frozenset()),
            *(book.lifted.get(("signal", mention.signal_id), frozenset()) for mention in mentions),
        ),
    )
    return standing, facts


def _ledger_state(verdicts: list[str]) -> SignalState:
    """What people's last words on a promise's mentions make of it; one that stands is enough. By hand it has none."""
    if not verdicts or not all(word in (ReviewVerdict.DISMISSED, ReviewVerdict.REOPENED) for word in verdicts):
        return SignalState.CONFIRMED
    return SignalState.SUGGESTED if ReviewVerdict.REOPENED in verdicts else SignalState.DISMISSED


def _of_signal(seen: query.SignalSeen, book: _Book) -> tuple[Standing, gate.GatePromise]:
    standing = _signal_standing(seen, book)
    signal = seen.signal
    facts = gate.GatePromise(
        key=standing.key,
        fit=standing.fit,
        state=standing.state,
        linked_by_person=book.links.get(judging.wording_hash(signal.quote), 0) == signal.capability_id,
        dismissed_by_seller_alone=seen.by_seller and not seen.seconded,
        stale=signal.capability_id in book.stale,
        overridden=book.lifted.get(("signal", signal.pk), frozenset()),
    )
    return standing, facts


def _of_clause(row: Notice, lifted: Mapping[tuple[str, int], frozenset[FindingCode]]) -> gate.GatePromise:
    """A sentence of an offer that promises what nothing carries: suggested until a person says that it promises."""
    state = SignalState.CONFIRMED if row.row.word else SignalState.SUGGESTED
    return gate.GatePromise(
        row.key, Fit(row.row.fit or Fit.UNKNOWN), state, overridden=lifted.get(row.about, frozenset())
    )


def _signal_standing(seen: query.SignalSeen, book: _Book) -> Standing:
    signal = seen.signal
    state = SignalState.CONFIRMED
    if seen.verdict == ReviewVerdict.DISMISSED:
        state = SignalState.DISMISSED
    elif seen.verdict in ("", ReviewVerdict.REOPENED):
        state = SignalState.SUGGESTED
    judged = _judged(book, ("signal", signal.pk), judging.of_signal(signal, kind=seen.kind))
    return Standing(f"signal:{signal.pk}", None, signal, signal.quote, state, *judged)


def _judged(
    book: _Book, key: tuple[str, int], subject: judging.Subject
) -> tuple[Fit, Backing, tuple[dict[str, str], ...], date | None]:
    """The latest judgement; for an as-of look (and where none was kept), the rule's verdict by what was known then, unless
    a person had judged by then."""
    last = book.verdicts.get(key)
    if last is not None:
        return Fit(last.fit), Backing(last.backing), tuple(last.reasons), last.due
    if book.now is None:
        return Fit.UNKNOWN, Backing.UNBACKED, ({"code": "nothing_found"},), subject.due
    verdict = judging.weigh(subject, book.now).judgement
    return verdict.fit, verdict.backing, tuple(reason.as_json() for reason in verdict.reasons), verdict.due


def _by_then(day: date | None, book: _Book) -> bool:
    return day is not None and (not book.as_of or day <= book.on)


def _open(promise: models.Promise, then: date | None) -> bool:
    end = getattr(promise, "end", None)
    if end is not None and (then is None or max(end.ended_on, end.recorded_on or end.ended_on) <= then):
        return False
    if then is not None and any(_ended_then(row, then) for row in promise.ends_taken_back.all()):
        return False
    later = getattr(promise, "replaced_by", None)
    return later is None or (then is not None and (later.recorded_on or later.said_on) > then)


def _ended_then(row: models.EndTakenBack, then: date) -> bool:
    """Whether an end that was taken back since stood on the day."""
    return max(row.ended_on, row.recorded_on or row.ended_on) <= then < row.taken_back_on


def _told(promise: models.Promise, then: date | None) -> bool:
    told = getattr(promise, "limit_told", None)
    return told is not None and (then is None or told.told_on <= then)


def _with_findings(standing: Standing, verdict: gate.GateVerdict) -> Standing:
    own = tuple(finding for finding in verdict.findings if finding.subject == standing.key)
    return replace(standing, findings=own)


def _finding_row(run: models.GateRun, finding: gate.Finding, view: GateView) -> models.GateFinding:
    row = view.of(finding)
    return models.GateFinding(
        run=run,
        promise=row if isinstance(row, models.Promise) else None,
        signal=row if isinstance(row, models.Signal) else None,
        requirement=row if isinstance(row, models.Requirement) else None,
        study=row if isinstance(row, models.Study) else None,
        clause=row if isinstance(row, models.Clause) else None,
        code=finding.code.value,
        owner_role=finding.owner.value,
        blocks=finding.blocks,
        overridden=finding.overridden,
    )


def _cited(ledger: Iterable[models.Promise], signals: Iterable[query.SignalSeen]) -> set[int]:
    found = {row.capability_id for row in ledger} | {seen.signal.capability_id for seen in signals}
    return {pk for pk in found if pk is not None}
