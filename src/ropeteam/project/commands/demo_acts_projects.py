"""A story's deeds after the signature: milestones the customer accepts, change orders, risks, references, renewals."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.projects import Plan
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import change_orders, projects, references, renewals, signing
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_ledger import promised
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models
from ropeteam.store.queries import signing as sheets
from ropeteam.wording.reference_text import draft

NOON = time(12)


def milestone(act: Act, stage: Stage) -> list[Words]:
    """What was not heard as a promise is delivered by no milestone."""
    told, missing, delivers = act.values, [], []
    for words in told.get("words", ()):
        signal = promised(words["talk"], words["quote"], stage)
        promise = models.Promise.objects.filter(mentions__signal=signal).first() if signal else None
        if promise is None:
            missing.append(Words(words["talk"], words["quote"]))
        else:
            delivers.append(promise)
    plan = Plan(told["title"], told["until"], told.get("says", ""), first_success="first" in told)
    projects.plan(stage.deal(act), plan, actor=stage.actor(act), on=day_of(act), promises=delivers)
    return missing


def accept(act: Act, stage: Stage) -> list[Words]:
    """Services ask, and the contact says so on their page the same day."""
    told, deal = act.values, stage.deal(act)
    row = models.Milestone.objects.filter(deal=deal, versions__title=told["title"]).order_by("-pk").first()
    if row is None:
        raise NotFound("milestone", told["title"])
    result = told["accepted"]
    _signed(
        act, stage, row, SignAbout.MILESTONE, agreed=result != Acceptance.REJECTED,
        defects=result == Acceptance.WITH_DEFECTS,
    )  # fmt: skip
    return []


def order(act: Act, stage: Stage) -> list[Words]:
    """With a contact, signed by them the same day."""
    told = act.values
    row = change_orders.write(
        stage.deal(act), actor=stage.actor(act), what=told["what"], why=told["reason"], price=told["price"],
        days=float(told["days"]), on=day_of(act),
    )  # fmt: skip
    if "contact" in told:
        _signed(act, stage, row, SignAbout.ORDER, agreed=True, defects=False)
    return []


def risk(act: Act, stage: Stage) -> list[Words]:
    told, actor, day = act.values, stage.actor(act), day_of(act)
    row = projects.see_risk(
        stage.deal(act), actor=actor, text=told["text"], role=Role(told["role"]), until=told["until"], on=day
    )
    if "how" in told:
        projects.close_risk(row, actor=actor, how=told["how"], on=day)
    return []


def step(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    projects.next_step(stage.deal(act), actor=stage.actor(act), text=told["text"], day=told["until"], on=day_of(act))
    return []


def permit(act: Act, stage: Stage) -> list[Words]:
    """With a language, confirmed by the contact on their page the same day."""
    told, deal, day, actor = act.values, stage.deal(act), day_of(act), stage.actor(act)
    contact = _contact(deal, told["contact"])
    references.permit(
        deal, contact, actor=actor, scopes=told["scopes"], channels=told["channels"], since=day, until=told["until"],
        how=told["how"], on=day,
    )  # fmt: skip
    if "language" in told:
        page = references.page(deal, contact, actor=actor)
        _signed(act, stage, page, SignAbout.PERMISSION, agreed=True, defects=False)
    return []


def ask(act: Act, stage: Stage) -> list[Words]:
    """A reference is asked for; with `tone` it came."""
    told, deal, day, actor = act.values, stage.deal(act), day_of(act), stage.actor(act)
    (scope,), (channel,) = told["scopes"], told["channels"]
    row = references.use(
        deal, _contact(deal, told["contact"]), actor=actor, scope=scope, channel=channel, whom=told["whom"],
        expected=told["expected"], on=day,
    )  # fmt: skip
    if "tone" in told:
        references.came(row, actor=actor, tone=told["tone"], words=told.get("says", ""), on=day)
    return []


def story(act: Act, stage: Stage) -> list[Words]:
    """The text from the facts; with a contact, confirmed by them the same day."""
    told = act.values
    row = references.draft(
        stage.deal(act), actor=stage.actor(act), language=told["language"], on=day_of(act), speak=draft
    )
    if "contact" in told:
        _signed(act, stage, row, SignAbout.STORY, agreed=True, defects=False)
    return []


def renewal(act: Act, stage: Stage) -> list[Words]:
    """The day; with `outcome` what came of it."""
    told, actor, day = act.values, stage.actor(act), day_of(act)
    deal = stage.deal(act)
    row = deal.renewals.filter(due=told["until"]).first()
    if row is None:
        row = renewals.expect(deal, actor=actor, due=told["until"], on=day)
    if "outcome" in told:
        renewals.end(row, actor=actor, end=told["outcome"], words=told["reason"], on=day)
    return []


def goal(act: Act, stage: Stage) -> list[Words]:
    told, missing = act.values, []
    for words in told["words"]:
        signal = stage.signal(words["talk"], words["quote"])
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
            continue
        renewals.answer_goal(
            stage.deal(act), signal, actor=stage.actor(act), state=told["state"], words=told["says"], on=day_of(act)
        )
    return missing


def _signed(
    act: Act, stage: Stage, subject: sheets.Subject, about: SignAbout, *, agreed: bool, defects: bool
) -> models.Signature:
    """Who asks sends the link; the contact answers it the same day."""
    told, day = act.values, day_of(act)
    contact = _contact(stage.deal(act), told["contact"])
    _, token = signing.ask(subject, about, contact, actor=stage.actor(act), language=told["language"], on=day)
    now = _noon(day)
    shown = sheets.sheet(signing.request_of(token, now=now), on=day).print
    return signing.answer(
        token,
        agreed=agreed,
        name=contact.name,
        words=told.get("says", ""),
        shown=shown,
        now=now,
        on=day,
        defects=defects,
    )


def _contact(deal: models.Deal, key: str) -> models.Contact:
    return models.Contact.objects.get(account=deal.account_id, key=key)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
