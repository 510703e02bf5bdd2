"""The call card by letter, on the evening before a talk: that it lies ready, and what is new on it.

Once a talk, start and person: the key of the letter says so. A talk that moved is written anew, and its earlier letter is not
sent any more; so is the one of a talk that was cancelled. No sentence of a customer and no promise's words go out by mail.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from ropeteam.core.call_card import furthest, is_due
from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part
from ropeteam.core.vocabulary import MailStop
from ropeteam.flows.mailing import Speak, put
from ropeteam.store import access, models
from ropeteam.store.actor import actor_of
from ropeteam.store.queries import mail
from ropeteam.store.queries.call_card import CallCard, HeardDue, card
from ropeteam.store.queries.talks_ahead import ahead, readers

CARD = "card-"


def write_cards(company: models.Company, *, now: datetime, speak: Speak) -> int:
    """The letters that are due now; how many are new. A handful of queries a letter: a job writes them, no page."""
    here = timezone.localtime(now)
    talks = [
        time
        for time in ahead(company, now=now, until=furthest(now))
        if is_due(timezone.localtime(time.starts_at), now=here)
    ]
    _stop_overtaken(company, now=now)
    wanted = {_key(time, person): (time, person) for time, people in _by_talk(talks) for person in people}
    written = models.MailOut.objects.filter(company=company, key__in=list(wanted)).values_list("key", flat=True)
    for key in written:
        del wanted[key]
    return sum(_write(key, *about, now=now, speak=speak) for key, about in wanted.items())


def _by_talk(talks: list[models.TalkTime]) -> list[tuple[models.TalkTime, list[models.Person]]]:
    found = readers(talks) if talks else {}
    return [(time, found[time.pk]) for time in talks]


def _key(time: models.TalkTime, person: models.Person) -> str:
    return f"{_of_start(time)}{person.pk}"


def _of_start(time: models.TalkTime) -> str:
    return f"{CARD}{time.conversation_id}-{int(time.starts_at.timestamp())}-"


def _stop_overtaken(company: models.Company, *, now: datetime) -> None:
    """Letters that still wait, of a start that is no more."""
    waiting = {row.pk: row.key for row in mail.unsent().filter(company=company, key__startswith=CARD).only("pk", "key")}
    if not waiting:
        return
    talks = {int(key.split("-")[1]) for key in waiting.values()}
    starts = tuple(_of_start(time) for time in models.TalkTime.objects.filter(conversation__in=talks))
    gone = [pk for pk, key in waiting.items() if not key.startswith(starts)]
    mail.unsent().filter(pk__in=gone).update(stopped=MailStop.OVERTAKEN.value, given_up_at=now)


def _write(key: str, time: models.TalkTime, person: models.Person, *, now: datetime, speak: Speak) -> bool:
    """False where this person may not know the deal, or gets no letters."""
    on = timezone.localtime(now).date()
    actor = actor_of(person, on=on)
    deal = (
        access.deals(actor)
        .select_related("account", "product", "company")
        .filter(pk=time.conversation.deal_id or 0)
        .first()
    )
    if deal is None:
        return False
    parts = _parts(time, card(actor, deal, on=on, now=now))
    letter = Letter(LetterKind.CARD, person.name, settings.URL, parts)
    return put(person, key=key, letter=letter, speak=speak) is not None


def _parts(time: models.TalkTime, found: CallCard) -> tuple[Part, ...]:
    """Where the card lies; below it what is new, by title. Of a confidential deal nothing but that there is a talk."""
    deal, start = found.deal, timezone.localtime(time.starts_at)
    day, page = start.date().isoformat(), f"deals/{deal.pk}/card/"
    values = {"time": f"{start:%H:%M}"}
    if deal.confidential:
        return (Part(LetterPart.CARD, (Line("", page, note="letter.card.at", values=values),), day=day),)
    about = f"{deal.account.name}, {deal.title}" if deal.account else deal.title
    first = Part(LetterPart.CARD, (Line(about, page, note="letter.card.at", values=values),), day=day)
    decided = [
        Line(row.decision.change_request.title, f"answers/{row.pk}/", note=f"decision.{row.decision.kind}")
        for row in found.decided
    ]
    due = [
        Line(
            "",
            f"deals/{deal.pk}/" if isinstance(row, HeardDue) else f"promises/{row.pk}/",
            note="letter.card.due",
            values={"date": row.due_on.isoformat()},
        )
        for row in found.falling_due
    ]
    waits = [Line(row.chosen_request.title, f"ask/{row.pk}/") for row in found.questions if row.chosen_request]
    rest = (
        (LetterPart.CARD_DECIDED, decided), (LetterPart.CARD_DUE, due), (LetterPart.CARD_WAITS, waits),
    )  # fmt: skip
    return (first, *(Part(code, tuple(lines)) for code, lines in rest if lines))
