"""A deal goes from sales to services: their vote before the signature, their answer after it, what they saw, estimate, aim at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.embargo import may_read_sentence
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.taking_over import AS_IT_IS, OpenPromise, Room, reasons_missing, room, taken_over_on
from ropeteam.core.vocabulary import FindingCode, SignalState, StakeholderGroup
from ropeteam.core.vocabulary_handover import TAKEN_OVER, VOTES, HandoverReasonCode, HandoverVerdict
from ropeteam.flows import gate
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import handover as query

LONGEST = 2000
SHORT = 300
MOST_DAYS = Decimal(100_000)
NOT_CARRIED = frozenset({FindingCode.UNBACKED, FindingCode.AGAINST_STRATEGY, FindingCode.UNJUDGED})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not as it is; `promise` names one of the deal's."""

    code: HandoverReasonCode
    promise: models.Promise | None = None


def say(
    deal: models.Deal,
    *,
    actor: Actor,
    verdict: HandoverVerdict,
    on: date,
    reasons: Sequence[Reason] = (),
    words: str = "",
) -> models.HandoverWord:
    """Services' word: a vote before the signature, an answer from it on. The last one holds. The same again on one day changes
    nothing, nor does taking over what is theirs; on another day no is said anew, and the rope hears of it."""
    person, words = _services(actor, deal), _plain(words, most=LONGEST)
    _weighed(deal, verdict, reasons, words)
    with transaction.atomic():
        held = _held(deal)
        _allowed(held, verdict, on)
        last = query.last_said(held)
        if last is not None and _told(last) == (verdict.value, words, _keys(reasons)) and _still(held, last, on):
            return last
        row = models.HandoverWord.objects.create(
            deal=held, n=_next(models.HandoverWord, held), verdict=verdict.value, words=words, by=person, said_on=on,
            created_by=person,
        )  # fmt: skip
        models.HandoverReason.objects.bulk_create(
            models.HandoverReason(word=row, code=code, promise_id=promise, created_by=person)
            for code, promise in sorted(_keys(reasons), key=lambda key: (key[0], key[1] or 0))
        )
        _book_day(held, row)
        _event(
            "handover.voted"
            if verdict in VOTES
            else "handover.accepted"
            if verdict in TAKEN_OVER
            else "handover.rejected",
            held,
            actor,
            verdict=verdict.value,
            word=row.pk,
        )
    return row


def estimate(
    deal: models.Deal, *, actor: Actor, days_from: Decimal, days_to: Decimal, words: str = "", on: date
) -> models.HandoverEstimate:
    """What services think it costs them, in days of work."""
    person, words = _services(actor, deal), _plain(words, most=LONGEST)
    if not 0 <= days_from <= days_to <= MOST_DAYS:
        raise Refused("handover_days_wrong")
    with transaction.atomic():
        held = _held(deal)
        last = held.handover_estimates.order_by("-n").first()
        if last is not None and (last.days_from, last.days_to, last.words) == (days_from, days_to, words):
            return last
        row = models.HandoverEstimate.objects.create(
            deal=held, n=_next(models.HandoverEstimate, held), days_from=days_from, days_to=days_to, words=words,
            by=person, estimated_on=on, created_by=person,
        )  # fmt: skip
        _event("handover.estimated", held, actor, estimate=row.pk)
    return row


def see(deal: models.Deal, *, actor: Actor, keys: Collection[str], on: date) -> int:
    """Somebody of services saw open promises of the deal, named as the gate names them (`promise:12`, `signal:7`); how many
    are new. A sentence that is not open to this reader cannot have been seen."""
    person = _services(actor, deal)
    if not keys:
        raise Refused("choice_missing")
    there = {row.key: row for row in gate.look(deal, on=on).standings}
    on_rope = access.on_rope(actor, deal)
    made = 0
    with transaction.atomic():
        for key in sorted(keys):
            standing = there.get(key)
            if standing is None:
                raise NotFound("promise", key)
            if not readable(standing, on_rope=on_rope, on=on):
                raise Refused("handover_sentence_closed")
            about = {"promise": standing.promise, "signal": None if standing.promise else standing.signal}
            _, new = models.HandoverSeen.objects.get_or_create(
                **about, by=person, defaults={"seen_on": on, "created_by": person}
            )
            made += new
        if made:
            _event("handover.seen", deal, actor, promises=made)
    return made


def name_owner(
    deal: models.Deal,
    *,
    actor: Actor,
    person: models.Person,
    on: date,
    told_on: date | None = None,
    told_how: str = "",
) -> models.HandoverOwner:
    """Who of services answers for the deal together with the seller; and how the customer heard of it, once they did."""
    by, told_how = _person(actor, Deed.PREPARE_HANDOVER, deal), _plain(told_how, most=SHORT)
    if not query.may_own(deal, on=on).filter(pk=person.pk).exists():
        raise Refused("handover_owner_not_services")
    if told_on is not None and told_on > on:
        raise Refused("gap_told_later")
    if (told_on is None) != (not told_how):
        raise Refused("handover_told_how")
    with transaction.atomic():
        held = _held(deal)
        last = held.handover_owners.order_by("-n").first()
        same = last is not None and last.person_id == person.pk
        if last is not None and same and (told_on is None or (told_on, told_how) == (last.told_on, last.told_how)):
            return last  # whom the customer was told of stays known to them
        row = models.HandoverOwner.objects.create(
            deal=held, n=_next(models.HandoverOwner, held), person=person, told_on=told_on, told_how=told_how, by=by,
            named_on=on, created_by=by,
        )  # fmt: skip
        _event("handover.owner_named", held, actor, owner=row.pk)
    return row


def aim_at(
    deal: models.Deal, *, actor: Actor, words: str, by_day: date, on: date, group: StakeholderGroup | None = None
) -> models.FirstSuccess:
    """The first thing the customer shall see working."""
    person, words = _person(actor, Deed.PREPARE_HANDOVER, deal), _plain(words, most=SHORT)
    if not words:
        raise Refused("handover_aim_missing")
    if by_day < on:
        raise Refused("due_is_past")
    told = (words, by_day, group.value if group else "")
    with transaction.atomic():
        held = _held(deal)
        last = held.first_successes.order_by("-n").first()
        if last is not None and (last.words, last.by_day, last.group) == told:
            return last
        row = models.FirstSuccess.objects.create(
            deal=held, n=_next(models.FirstSuccess, held), words=told[0], by_day=told[1], group=told[2], by=person,
            set_on=on, created_by=person,
        )  # fmt: skip
        _event("handover.aimed", held, actor, aim=row.pk)
    return row


def room_of(deal: models.Deal, view: gate.GateView) -> Room:
    """Which words services may say, and what stands in the way of the others."""
    return room(uncarried(view), signed=_signed(deal, view.on))


def uncarried(view: gate.GateView) -> list[OpenPromise]:
    """The promises said by the day that are open and that nothing carries, those written in the deal's offers too."""
    lifted = {row.subject: row.overridden for row in view.verdict.findings if row.code in NOT_CARRIED}
    found = [row.key for row in view.standings if row.blocks and row.said_on <= view.on]
    found += [finding.subject for finding in view.verdict.findings if finding.subject in view.written]
    return [OpenPromise(key, lifted.get(key, False)) for key in dict.fromkeys(found)]


def readable(standing: gate.Standing, *, on_rope: bool, on: date) -> bool:
    """Whether its sentence is open to somebody who may read the deal."""
    signal = standing.signal
    if standing.state != SignalState.SUGGESTED or signal is None or standing.promise is not None:
        return True
    return may_read_sentence(
        state=standing.state,
        held_on=signal.conversation.held_on,
        heard_on=timezone.localtime(signal.created_at).date(),
        on=on,
        on_rope=on_rope,
    )


def _weighed(deal: models.Deal, verdict: HandoverVerdict, reasons: Sequence[Reason], words: str) -> None:
    codes = {reason.code for reason in reasons}
    if verdict in AS_IT_IS and codes:
        raise Refused("handover_reasons_and_yes")
    if reasons_missing(verdict, codes, words=words):
        raise Refused("handover_reason_missing")
    if any(reason.promise is not None and reason.promise.deal_id != deal.pk for reason in reasons):
        raise Refused("handover_promise_elsewhere")


def _allowed(deal: models.Deal, verdict: HandoverVerdict, on: date) -> None:
    """Asked while the deal is held: what is open now decides."""
    if deal.closed_on is not None and deal.signed_on is None:
        raise Refused("handover_closed")
    if verdict in VOTES:
        if _signed(deal, on):
            raise Refused("handover_signed")
        return
    if not _signed(deal, on):
        raise Refused("handover_not_signed")
    if verdict not in TAKEN_OVER:
        return
    left = room_of(deal, gate.look(deal, on=on))
    if left.blocking:
        raise Refused("handover_unbacked", n=str(len(left.blocking)))
    if verdict not in left.verdicts:
        raise Refused("handover_lifted", n=str(len(left.lifted)))


def _signed(deal: models.Deal, on: date) -> bool:
    return deal.signed_on is not None and deal.signed_on <= on


def _book_day(deal: models.Deal, word: models.HandoverWord) -> None:
    """A deal without a day of handover since its signature gets this one; sent back, it loses the day that services gave it."""
    before = deal.handover_on is None or (deal.signed_on is not None and deal.handover_on < deal.signed_on)
    if word.verdict in query.TAKEN and before:
        deal.handover_on = word.said_on
    elif word.verdict == HandoverVerdict.REJECT and _given_here(deal):
        deal.handover_on = None
    else:
        return
    deal.save(update_fields=["handover_on"])


def _given_here(deal: models.Deal) -> bool:
    day = deal.handover_on
    found = models.HandoverWord.objects.filter(deal=deal, verdict__in=query.TAKEN)
    return day is not None and found.filter(said_on=day).exists()


def _still(deal: models.Deal, last: models.HandoverWord, on: date) -> bool:
    if last.said_on == on or last.verdict not in query.TAKEN:
        return last.said_on == on
    return taken_over_on(query.said([last]), None, signed=deal.signed_on, on=on) is not None


def _told(row: models.HandoverWord) -> tuple[str, str, frozenset[tuple[str, int | None]]]:
    return row.verdict, row.words, frozenset((one.code, one.promise_id) for one in row.reasons.all())


def _keys(reasons: Sequence[Reason]) -> frozenset[tuple[str, int | None]]:
    return frozenset((one.code.value, one.promise.pk if one.promise else None) for one in reasons)


def _services(actor: Actor, deal: models.Deal) -> models.Person:
    """Somebody of services; whoever sold the deal takes none of it over from themselves."""
    person = _person(actor, Deed.TAKE_OVER, deal)
    if access.ever_sold(person, deal):
        raise Refused("own_deal")
    return person


def _person(actor: Actor, deed: Deed, deal: models.Deal) -> models.Person:
    access.require(actor, deed, deal=deal)
    if actor.person is None:
        raise NotAllowed(deed)
    return actor.person


def _held(deal: models.Deal) -> models.Deal:
    """The deal, held: of two at once the second comes after the first."""
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("account", "product", "company").get(pk=deal.pk)


def _next(table: Any, deal: models.Deal) -> int:
    last = table.objects.filter(deal=deal).order_by("-n").values_list("n", flat=True).first()
    return (last or 0) + 1


def _plain(text: str, *, most: int) -> str:
    text = storable(text).replace("\r\n", "\n").strip()
    if len(text) > most:
        raise Refused("words_long", most=str(most))
    return text


def _event(code: str, deal: models.Deal, actor: Actor, **ids: Any) -> None:
    events.append(code, deal, actor=actor, company=deal.company, deal_id=deal.pk, **ids)
