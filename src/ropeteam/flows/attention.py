"""Which talks product should join: proposed from what is still to be learnt, answered, handed over with questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.numbers.attention import Cell, Pick, Talk, largest_gaps, plan
from ropeteam.store import access, events, models, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.queries.attention_map import Map, draw, number

QUESTIONS = 3
LONGEST_QUESTION = 300
FILLERS = ("obstacle", "people", "today")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a planning did: `coverage` = the share of all there is to learn, `new` and `gone` proposals."""

    picks: int
    new: int
    gone: int
    coverage: float
    bound: float


def propose(product: models.Product, *, actor: Actor, now: datetime) -> Proposed:
    """Plan the coming weeks anew. What somebody answered stands; proposals nobody answered yet follow the facts."""
    access.require(actor, Deed.PLAN_ATTENTION)
    with transaction.atomic():
        product_lock.held(product.pk)  # two plans at once would propose twice
        drawn = draw(product, now=now)
        found = plan(drawn.cells, drawn.talks, drawn.listeners, fixed=drawn.promised)
        new, gone = _write(found.picks, drawn, found.everything, on=timezone.localtime(now).date(), actor=actor)
        if new or gone:
            events.append("attention.proposed", product, actor=actor, company=product.company, new=new, gone=gone)
    share = found.everything or 1.0
    return Proposed(len(found.picks), new, gone, found.coverage, found.bound / share)


def answer(
    pick: models.AttentionPick, *, actor: Actor, comes: bool, now: datetime, question: str = ""
) -> models.PickAnswer:
    """The person it was proposed to comes, or does not: then pre-sales gets three questions, the first one their own words
    if they wrote any. The same answer again changes nothing; another one later holds from then on."""
    access.require(actor, Deed.ANSWER_PICK)
    if actor.person is None or pick.person_id != actor.person.pk:
        raise NotFound("pick", str(pick.pk))
    own = " ".join(question.split())
    if len(own) > LONGEST_QUESTION:
        raise Refused("question_too_long", most=str(LONGEST_QUESTION))
    with transaction.atomic():
        locked = models.AttentionPick.objects.select_for_update().filter(pk=pick.pk).first()
        if locked is None:  # planned anew meanwhile, and nobody had answered
            raise Refused("pick_gone")
        time = models.TalkTime.objects.filter(conversation=locked.conversation_id).first()
        if time is None or time.ends_at <= now:
            raise Refused("talk_over")
        last = locked.answers.order_by("-pk").first()
        if last is not None and last.comes == comes and not own:
            return last
        row = models.PickAnswer.objects.create(
            pick=locked,
            comes=comes,
            questions=[] if comes else questions(locked.conversation, own=own, now=now),
            by=actor.person,
            answered_on=timezone.localtime(now).date(),
            created_by=actor.person,
        )
        talk = locked.conversation
        events.append(
            "attention.answered", locked, actor=actor, company=talk.company, deal_id=talk.deal_id, comes=comes
        )
    return row


def questions(conversation: models.Conversation, *, own: str, now: datetime) -> list[dict[str, Any]]:
    """Three things to ask, as codes with keys: one's own words, then where the most is left to learn, then what always helps."""
    found: list[dict[str, Any]] = [{"code": "own", "text": own}] if own else []
    product = (conversation.deal.product if conversation.deal else None) or (
        models.Product.objects.filter(company=conversation.company_id).order_by("pk").first()
    )
    if product is not None:
        drawn = draw(product, now=now)
        talk = next((talk for talk in drawn.talks if talk.key == number(conversation.pk)), None)
        gaps = largest_gaps(talk, _after_promises(drawn, talk), most=QUESTIONS) if talk else ()
        found += [drawn.themes[gap.cell].asked() for gap in gaps]
    found += [{"code": code} for code in FILLERS]
    return found[:QUESTIONS]


def share_of(gain: float, everything: float) -> float:
    return round(gain / everything, 6) if everything > 0 else 0.0


def _after_promises(drawn: Map, talk: Talk) -> Sequence[Cell]:
    """The cells as they are left when everybody comes who promised to, to other talks than this."""
    left = {cell.key: cell.left for cell in drawn.cells}
    for other in drawn.talks:
        if other.key != talk.key and any(key == other.key for key, _ in drawn.promised):
            for key, chance in other.chances.items():
                left[key] = left.get(key, 1.0) * (1.0 - chance)
    return [Cell(cell.key, cell.theme, cell.weight, left[cell.key]) for cell in drawn.cells]


def _write(found: Sequence[Pick], drawn: Map, everything: float, *, on: date, actor: Actor) -> tuple[int, int]:
    """Proposals as rows. Answered ones keep their place and get the numbers of today; unanswered ones may go.

    The rows are locked before the answers are read: somebody may be answering just now."""
    rows = models.AttentionPick.objects.filter(conversation__in=drawn.conversations)
    list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    there = {(row.conversation_id, row.person_id): row for row in rows}
    answered = set(models.PickAnswer.objects.filter(pick__in=rows).values_list("pick_id", flat=True))
    new, kept = 0, set()
    for pick in found:
        pair = int(pick.talk), int(pick.listener)
        kept.add(pair)
        row = there.get(pair)
        if row is None and pick.fixed:
            continue  # invited anyway: nothing has to be proposed
        gain = share_of(pick.loss, everything)
        reasons = [drawn.themes[top.cell].told(share_of(top.gain, everything)) for top in pick.top]
        if row is None:
            new += 1
            models.AttentionPick.objects.create(
                conversation_id=pair[0], person_id=pair[1], gain=gain, reasons=reasons, proposed_on=on,
                created_by=actor.person,
            )  # fmt: skip
        elif (row.gain, row.reasons) != (gain, reasons):
            models.AttentionPick.objects.filter(pk=row.pk).update(gain=gain, reasons=reasons)
    stale = [row.pk for pair, row in there.items() if pair not in kept and row.pk not in answered]
    models.AttentionPick.objects.filter(pk__in=stale).delete()
    return new, len(stale)
