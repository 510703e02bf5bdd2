"""An override from the ask to the second yes: both asked at once, in any order, until a day; somebody may stand in for one."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import ACTING, Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.overriding import BOTH, AskStand, usual_due
from ropeteam.core.vocabulary import Role
from ropeteam.flows import gate
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import overrides as query
from ropeteam.store.queries.gate import about as subject_of


def ask(
    finding: models.GateFinding, *, actor: Actor, reason: str, on: date, due_on: date | None = None
) -> models.OverrideAsk:
    """Management and product are asked at once. Who asks and may speak for one of them has said yes with it."""
    deal = finding.run.deal
    roles = query.approving_roles(actor, deal, on=on)
    if not roles:
        access.require(actor, Deed.ASK_OVERRIDE, deal=deal)
    if access.ever_sold(actor.person, deal):
        raise Refused("own_deal")
    if actor.person is None or not reason.strip():
        raise Refused("reason_missing")
    if not finding.blocks:
        raise Refused("nothing_to_override")
    due = due_on or usual_due(on, days=query.working_days(deal.company_id))
    if due < on:
        raise Refused("due_is_past")
    with transaction.atomic():
        _hold(deal)
        row = models.OverrideAsk(
            finding=finding, by=actor.person, reason=reason.strip(), asked_on=on, due_on=due, created_by=actor.person
        )
        if query.AskSeen(row, AskStand.WAITS, (), ()).subject in query.waiting_about(deal, on=on):
            raise Refused("override_waits")
        row.save(force_insert=True)
        if roles:
            gate.ask_override(finding, actor=actor, reason=reason, acting_as=roles[0])
        else:
            events.append("override.asked", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def ask_about(
    deal: models.Deal,
    *,
    actor: Actor,
    about: str,
    code: str,
    reason: str,
    on: date,
    due_on: date | None = None,
) -> models.OverrideAsk:
    """The same for whoever sees the gate and no run yet: what stands there is kept first, since an ask hangs on a finding that
    stays. `about` is the key of a finding's subject at the gate: 'promise:12', 'requirement:4' or 'deal:7'."""
    with transaction.atomic():
        kept, _ = gate.run(deal, actor=actor, on=on)
        rows = kept.findings.filter(code=code).order_by("pk")
        finding = next((row for row in rows if ":".join(map(str, subject_of(row, deal.pk))) == about), None)
        if finding is None:
            raise NotFound("finding", about)
        return ask(finding, actor=actor, reason=reason, on=on, due_on=due_on)


def approve(ask: models.OverrideAsk, *, actor: Actor, on: date) -> models.Override | None:
    """One yes. The second of the two lifts the finding; until then None."""
    deal = ask.finding.run.deal
    if access.ever_sold(actor.person, deal):
        raise Refused("own_deal")
    with transaction.atomic():
        _hold(deal)
        row = _standing(ask, on)
        role = query.may_approve(row, actor, on=on)
        if role is None:
            raise Refused("override_needs_two")
        if row.halves:
            return gate.second_override(row.halves[0], actor=actor, on=on, acting_as=role)
        gate.ask_override(ask.finding, actor=actor, reason=ask.reason, acting_as=role)
    return None


def refuse(ask: models.OverrideAsk, *, actor: Actor, on: date, reason: str) -> models.OverrideRefusal:
    """A no of one of the two ends it. Who may say yes may say no."""
    deal = ask.finding.run.deal
    with transaction.atomic():
        _hold(deal)
        row = _standing(ask, on)
        roles = query.approving_roles(actor, deal, on=on)
        if not roles or actor.person is None:
            raise NotAllowed("override")
        if access.ever_sold(actor.person, deal):
            raise Refused("own_deal")
        if not reason.strip():
            raise Refused("reason_missing")
        role = query.may_approve(row, actor, on=on) or roles[0]
        no = models.OverrideRefusal.objects.create(
            ask=ask, role=role.value, reason=reason.strip(), by=actor.person, refused_on=on, created_by=actor.person
        )
        events.append("override.refused", no, actor=actor, company=deal.company, deal_id=deal.pk)
    return no


def delegate(
    role: Role,
    to: models.Person,
    *,
    actor: Actor,
    on: date,
    until: date,
    since: date | None = None,
    deal: models.Deal | None = None,
    reason: str = "",
) -> models.Delegation:
    """Somebody of management or product lets another speak in their place. What was delegated is not delegated on."""
    if role not in BOTH or role not in actor.roles or actor.person is None:
        raise NotAllowed("override")
    begins = since or on
    if until < begins or until < on:
        raise Refused("due_is_past")
    if to.pk == actor.person.pk or to.company_id != actor.person.company_id or not to.active:
        raise Refused("delegate_unfit")
    if not ACTING & actor_of(to, on=on).roles:
        raise Refused("delegate_unfit")
    if deal is not None and (access.ever_sold(to, deal) or access.ever_sold(actor.person, deal)):
        raise Refused("own_deal")
    with transaction.atomic():
        row = models.Delegation.objects.create(
            company=actor.person.company,
            role=role.value,
            by=actor.person,
            to=to,
            deal=deal,
            from_day=begins,
            to_day=until,
            reason=reason.strip(),
            created_by=actor.person,
        )
        events.append("delegation.made", row, actor=actor, company=row.company, deal_id=deal.pk if deal else None)
    return row


def end_delegation(row: models.Delegation, *, actor: Actor, on: date) -> models.DelegationEnd:
    """Who gave it and who has it may end it."""
    if actor.person is None or actor.person.pk not in (row.by_id, row.to_id):
        raise NotFound("delegation", str(row.pk))
    with transaction.atomic():
        models.Delegation.objects.select_for_update().get(pk=row.pk)
        ended, made = models.DelegationEnd.objects.get_or_create(
            delegation=row, defaults={"by": actor.person, "ended_on": on, "created_by": actor.person}
        )
        if made:
            events.append("delegation.ended", row, actor=actor, company=row.company, deal_id=row.deal_id)
    return ended


def _standing(ask: models.OverrideAsk, on: date) -> query.AskSeen:
    (fresh,) = query.loaded([ask.pk])
    row = query.seen(fresh, on)
    if row.stand == AskStand.LATE:
        raise Refused("override_late")
    if row.stand != AskStand.WAITS:
        raise Refused("override_over")
    return row


def _hold(deal: models.Deal) -> None:
    """Yes and no about one deal come one after the other."""
    models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)
