"""A story's deeds about feasibility studies and early adopters: begun, seen, ended, signed by the customer; gaps they live with."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import early_adopters, signing, studies
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models
from ropeteam.store.queries import signing as sheets
from ropeteam.store.queries.judgements import latest_decision

NOON = time(12)


def study(act: Act, stage: Stage) -> list[Words]:
    """It answers the decision about its wish where that says "study first"; every criterion hangs on that wish."""
    told, wish = act.values, stage.standing(act)
    decision = latest_decision(wish, None)
    studies.begin(
        stage.deal(act),
        actor=stage.actor(act),
        question=told["question"],
        begins_on=day_of(act),
        ends_on=told["until"],
        lead=stage.company.people.get(name=told.get("lead", act.who)),
        hypotheses=told["hypotheses"],
        criteria=[studies.Wanted(text, change_requests=[wish]) for text in told["criteria"]],
        on=day_of(act),
        decision=decision if decision and decision.kind == DecisionKind.STUDY else None,
    )
    return []


def seen(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    criterion = _study(act, stage).criteria.get(no=told["no"])
    studies.see(
        criterion, actor=stage.actor(act), result=told["result"], words=told["saw"], on=day_of(act),
        how=told.get("met_by"), document=told.get("document", ""),
    )  # fmt: skip
    return []


def end(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    row, new_day = _study(act, stage), told.get("until")
    studies.end(row, actor=stage.actor(act), end=told["ends"], reason=told["reason"], on=day_of(act), new_day=new_day)
    return []


def sign(act: Act, stage: Stage) -> list[Words]:
    """Who asks sends the link; the contact signs it the same day."""
    told, day, actor = act.values, day_of(act), stage.actor(act)
    deal, about = stage.deal(act), told["signs"]
    contact = models.Contact.objects.get(account=deal.account_id, key=told["contact"])
    facts = {"actor": actor, "language": told["language"], "on": day}
    subject: sheets.Subject
    if about == SignAbout.GAP:
        gap = deal.gaps_accepted.filter(capability__key=told["capability"], taken_back__isnull=True).last()
        if gap is None:
            raise NotFound("gap", told["capability"])
        subject = gap
    else:
        subject = _study(act, stage)
    _, token = signing.ask(subject, about, contact, **facts)
    now = timezone.make_aware(datetime.combine(day, NOON))
    shown = sheets.sheet(signing.request_of(token, now=now), on=day).print
    words = told.get("answers_with", "")
    signing.answer(token, agreed=not words, name=contact.name, words=words, shown=shown, now=now, on=day)
    return []


def outside(act: Act, stage: Stage) -> list[Words]:
    words = act.values.get("reason", "")
    early_adopters.look(stage.deal(act), actor=stage.actor(act), way=act.values["way"], words=words, on=day_of(act))
    return []


def gap(act: Act, stage: Stage) -> list[Words]:
    told, deal = act.values, stage.deal(act)
    early_adopters.agree(
        deal,
        stage.product.capabilities.get(key=told["capability"]),
        actor=stage.actor(act),
        contact=models.Contact.objects.get(account=deal.account_id, key=told["contact"]),
        words=told["says"],
        told_on=day_of(act),
        on=day_of(act),
    )
    return []


def _study(act: Act, stage: Stage) -> models.Study:
    """The last one of the deal."""
    found = stage.deal(act).studies.select_related("deal__company", "lead").order_by("pk").last()
    if found is None:
        raise NotFound("study", act.values["deal"])
    return found
