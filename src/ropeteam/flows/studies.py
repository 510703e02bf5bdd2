"""Feasibility studies: begin one, say what was seen, end it. It has to end: go, no go, or once more with a new day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ropeteam.core import studies as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import DecisionKind, Role
from ropeteam.core.vocabulary_presales import Coverage as How
from ropeteam.core.vocabulary_presales import CriterionResult, StudyEnd
from ropeteam.language.typed import line, lines
from ropeteam.store import access, events, models, settings
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.keys import free_key
from ropeteam.store.queries import studies as query

LONGEST_QUESTION, LONGEST_WORDS, LONGEST_DOCUMENT = 500, 4000, 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A success criterion as somebody words it, with what it decides about."""

    text: str
    requirements: Sequence[models.Requirement] = ()
    promises: Sequence[models.Promise] = ()
    change_requests: Sequence[models.ChangeRequest] = ()

    @property
    def ties(self) -> int:
        return len(self.requirements) + len(self.promises) + len(self.change_requests)


def begin(
    deal: models.Deal,
    *,
    actor: Actor,
    question: str,
    begins_on: date,
    ends_on: date,
    lead: models.Person,
    hypotheses: Sequence[str],
    criteria: Sequence[Wanted],
    on: date,
    decision: models.Decision | None = None,
) -> models.Study:
    """Open a study. Whoever runs it must have room for it on every one of its days."""
    access.require(actor, Deed.PLAN_STUDY, deal=deal)
    question = lines(question, LONGEST_QUESTION)
    hypotheses = [text for text in (lines(one, LONGEST_WORDS) for one in hypotheses) if text]
    texts = [lines(wanted.text, LONGEST_WORDS) for wanted in criteria]
    plan = core.Plan(question, begins_on, ends_on, len(hypotheses), texts, [wanted.ties for wanted in criteria])
    lacking = core.lacks(plan, on=on)
    if lacking is not None:
        raise Refused(lacking, fewest=str(core.FEWEST_CRITERIA), most=str(core.MOST_CRITERIA))
    for wanted in criteria:
        _of_this_deal(wanted, deal)
    _answers(decision, deal)
    with transaction.atomic():
        models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)  # two at once make two keys
        _has_room(lead, deal=deal, actor=actor, begins_on=begins_on, ends_on=ends_on, on=on)
        study = models.Study.objects.create(
            deal=deal,
            key=free_key(models.Study.objects.filter(deal=deal), f"st{{n}}-{on.isoformat()}"),
            question=question,
            begins_on=begins_on,
            ends_on=ends_on,
            lead=lead,
            decision=decision,
            opened_on=on,
            created_by=actor.person,
        )
        _write(study, hypotheses, criteria, texts, actor)
        _event("study.opened", study, actor, decision=decision.pk if decision else None)
    return study


def reword(criterion: models.Criterion, *, actor: Actor, text: str) -> models.Criterion:
    """Better words, as long as the customer signed none and nothing was seen."""
    study = criterion.study
    access.require(actor, Deed.PLAN_STUDY, deal=study.deal)
    text = lines(text, LONGEST_WORDS)
    if not text:
        raise Refused("study_criterion_empty")
    with transaction.atomic():
        held = _held(study)
        signed = models.Signature.objects.filter(request__study=held, request__about="criteria", agreed=True)
        if signed.exists() or models.CriterionEvidence.objects.filter(criterion=criterion).exists():
            raise Refused("study_criterion_fixed")
        row = models.Criterion.objects.get(pk=criterion.pk)
        if row.text != text:
            row.text = text
            row.save(update_fields=["text"])
            _event("study.reworded", held, actor, criterion=row.pk)
    return row


def hand_on(study: models.Study, lead: models.Person, *, actor: Actor, on: date) -> models.Study:
    """Somebody else runs it from now on."""
    access.require(actor, Deed.PLAN_STUDY, deal=study.deal)
    with transaction.atomic():
        held = _running(study)
        if held.lead_id == lead.pk:
            return held
        stand = query.whole(held, on=on).stand
        _has_room(lead, deal=held.deal, actor=actor, begins_on=max(on, held.begins_on), ends_on=stand.ends_on, on=on)
        before, held.lead = held.lead_id, lead
        held.save(update_fields=["lead"])
        _event("study.handed_on", held, actor, before=before)
    return held


def see(
    criterion: models.Criterion,
    *,
    actor: Actor,
    result: CriterionResult,
    words: str,
    on: date,
    seen_on: date | None = None,
    how: How | None = None,
    conversation: models.Conversation | None = None,
    document: str = "",
    paper: models.ArchitectureFile | None = None,
) -> models.CriterionEvidence:
    """What was seen of a criterion. What is met says by what, where requirements hang on it. The last word holds. It can be looked
    up in a `paper` of the deal, or in a `document` elsewhere."""
    study = criterion.study
    access.require(actor, Deed.PLAN_STUDY, deal=study.deal)
    if actor.person is None:
        raise NotAllowed(Deed.PLAN_STUDY)
    words, document = lines(words, LONGEST_WORDS), paper.name if paper else line(document, LONGEST_DOCUMENT)
    if not words:
        raise Refused("study_evidence_empty")
    if conversation is not None and conversation.deal_id != study.deal_id:
        raise Refused("talk_of_other_deal")
    if paper is not None and paper.deal_id != study.deal_id:
        raise NotFound("file", str(paper.no))
    met = result == CriterionResult.MET
    if met and how is None and criterion.ties.filter(requirement__isnull=False).exists():
        raise Refused("study_met_by_what")
    if how in (How.GAP, How.REFUSE):
        raise Refused("study_met_by_what")
    with transaction.atomic():
        held = _running(study)
        rows = models.CriterionEvidence.objects.filter(criterion=criterion)
        facts: dict[str, Any] = {
            "result": result.value,
            "how": how.value if met and how else "",
            "words": words,
            "conversation": conversation,
            "document": document,
            "paper_id": paper.pk if paper else None,
            "by": actor.person,
            "seen_on": min(seen_on or on, on),
        }
        last = rows.order_by("-n").first()
        if last is not None and all(getattr(last, name) == value for name, value in facts.items()):
            return last
        row = models.CriterionEvidence.objects.create(
            criterion=criterion, n=rows.count() + 1, recorded_on=on, created_by=actor.person, **facts
        )
        _event("study.seen", held, actor, criterion=criterion.pk, result=result.value)
    return row


def end(
    study: models.Study, *, actor: Actor, end: StudyEnd, reason: str, on: date, new_day: date | None = None
) -> models.StudyEnding:
    """Go, no go, or once more with a new day; each with its reason."""
    access.require(actor, Deed.END_STUDY, deal=study.deal)
    if actor.person is None:
        raise NotAllowed(Deed.END_STUDY)
    reason = lines(reason, LONGEST_WORDS)
    new_day = new_day if end == StudyEnd.EXTEND else None
    with transaction.atomic():
        held = _held(study)
        now = query.whole(held, on=on)
        against = core.may_end(now.stand, end=end, reason=reason, new_day=new_day, results=now.results, on=on)
        if against is not None:
            raise Refused(against, most=str(core.MOST_EXTENSIONS))
        if new_day is not None:
            first = max(on, now.stand.ends_on)
            _has_room(held.lead, deal=held.deal, actor=actor, begins_on=first, ends_on=new_day, on=on, without=held.pk)
        row = models.StudyEnding.objects.create(
            study=held,
            n=len(now.endings) + 1,
            end=end.value,
            reason=reason,
            new_day=new_day,
            by=actor.person,
            ended_on=on,
            created_by=actor.person,
        )
        _event("study.extended" if end == StudyEnd.EXTEND else "study.ended", held, actor, end=end.value, ending=row.pk)
    return row


def let_run(company: models.Company, n: int, *, actor: Actor) -> bool:
    """So many studies may one person run at once. False where it was so already."""
    access.require(actor, Deed.SETTINGS)
    if not 1 <= n <= core.MOST_AT_ONCE:
        raise Refused("studies_at_once_wrong", most=str(core.MOST_AT_ONCE))
    with transaction.atomic():
        settings.one_at_a_time(company)
        if query.at_once(company) == n:
            return False
        row = settings.put(company, query.AT_ONCE, n, actor=actor)
        events.append("studies.at_once_set", row, actor=actor, company=company)
    return True


def _write(
    study: models.Study, hypotheses: Sequence[str], criteria: Sequence[Wanted], texts: Sequence[str], actor: Actor
) -> None:
    made_by = {"created_by": actor.person}
    for no, text in enumerate(hypotheses, start=1):
        models.Hypothesis.objects.create(study=study, no=no, text=text, **made_by)
    for no, (wanted, text) in enumerate(zip(criteria, texts, strict=True), start=1):
        row = models.Criterion.objects.create(study=study, no=no, text=text, **made_by)
        tied = [{"requirement": one} for one in wanted.requirements]
        tied += [{"promise": one} for one in wanted.promises]  # type: ignore[dict-item]
        tied += [{"change_request": one} for one in wanted.change_requests]  # type: ignore[dict-item]
        for tie in tied[: core.MOST_TIES]:
            models.CriterionTie.objects.create(criterion=row, **tie, **made_by)


def _of_this_deal(wanted: Wanted, deal: models.Deal) -> None:
    deals = {one.deal_id for one in wanted.requirements} | {one.deal_id for one in wanted.promises}
    if deals - {deal.pk} or any(one.product.company_id != deal.company_id for one in wanted.change_requests):
        raise Refused("study_tie_of_other_deal")


def _answers(decision: models.Decision | None, deal: models.Deal) -> None:
    """A decision that this study answers says "study first", and is of the same company."""
    if decision is None:
        return
    if decision.kind != DecisionKind.STUDY or decision.change_request.product.company_id != deal.company_id:
        raise Refused("study_of_no_decision")


def _has_room(
    lead: models.Person, *, deal: models.Deal, actor: Actor, begins_on: date, ends_on: date, on: date, without: int = 0
) -> None:
    """Whoever runs a study acts as pre-sales and sees the deal. The person is held, so that two at once do not take one place."""
    models.Person.objects.select_for_update(no_key=True).get(pk=lead.pk)
    who = actor_of(lead, on=on)
    if lead.company_id != deal.company_id or not lead.active or Role.PRESALES not in who.roles:
        raise Refused("study_lead_not_presales")
    if not access.deals(who).filter(pk=deal.pk).exists():
        raise Refused("study_lead_off_rope")
    most = query.at_once(deal.company_id)
    spans = query.spans_of(lead, without=without)
    ways = core.in_the_way(spans, begins_on=begins_on, ends_on=ends_on, on=on, most=most)
    if not ways:
        return
    seen, others = query.named(actor, ways)
    names = "; ".join(f"{row.question[:80]} ({row.deal.title})" for row in seen)
    code = "study_no_room" if not others else "study_no_room_unnamed" if not seen else "study_no_room_some"
    raise Refused(code, most=str(most), names=names, others=str(others))


def _held(study: models.Study) -> models.Study:
    """The study, held: what is seen, signed and ended comes one after the other."""
    related = models.Study.objects.select_for_update(of=("self",), no_key=True)
    return related.select_related("deal__company", "lead").get(pk=study.pk)


def _running(study: models.Study) -> models.Study:
    held = _held(study)
    if held.endings.filter(end__in=query.ENDED).exists():
        raise Refused("study_ended")
    return held


def _event(code: str, study: models.Study, actor: Actor, **ids: Any) -> None:
    events.append(code, study, actor=actor, company=study.deal.company, deal_id=study.deal_id, **ids)
