"""Take words in, listen to them, book what was heard. Each text is booked once, whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, ConversationKind, SignalKind, WorksAgreement
from ropeteam.flows import ear, enthusiasm, house_ear, judging, model_ear
from ropeteam.language.backends import llm
from ropeteam.language.contract import Heard
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.mood import MoodRead
from ropeteam.language.transcripts.read import MAX_BYTES, read, read_file
from ropeteam.store import access, anchors, defects, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.queries import conversations as query
from ropeteam.store.queries.product import Truth, truth
from ropeteam.store.queries.transcripts import newest_text
from ropeteam.store.speakers import Known, book_speakers, known_people, side_of

CAPABILITY_FLOOR = 0.25
NOTE_FILE = "note.txt"


@dataclass(frozen=True, slots=True)
class Present:
    """Someone who took part, as the list names them; role '' = the list named none we know."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    conversation: models.Conversation
    text: models.TextVersion | None
    new: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """One heard signal with the rows it is about."""

    heard: Heard
    capability_id: int | None
    capability_score: float | None
    non_goal_id: int | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was heard in a text, by which rules and which model; `reading` is how a language model read it, where one is set."""

    text_id: int
    language: str
    linked: tuple[Linked, ...]
    rules: str
    model: str
    reading: model_ear.Reading | None = None
    mood: MoodRead | None = None


def know_of(
    company: models.Company,
    *,
    actor: Actor,
    key: str,
    kind: ConversationKind,
    held_on: date,
    deal: models.Deal | None,
    present: Sequence[Present],
    basis: Basis,
    title: str = "",
    source: str = "here",
    recorded_on: date | None = None,
    extra: Mapping[str, str] | None = None,
) -> models.Conversation:
    """A conversation is known, with or without its words. The same key again updates its facts, but not a basis that a
    person gave here."""
    given = models.Conversation.objects.filter(company=company, key=key, basis_given_on__isnull=False)
    with transaction.atomic():
        conversation, made = models.Conversation.objects.update_or_create(
            company=company,
            key=key,
            defaults={
                "deal": deal,
                "account": deal.account if deal else None,
                "kind": kind.value,
                "held_on": held_on,
                **({} if given.exists() else {"basis": basis.value}),
                "title": title,
                "source": source,
                "recorded_on": recorded_on,
                "extra": dict(extra or {}),
                "internal": bool(present) and not any(person.role == "customer" for person in present),
            },
        )
        known = known_people(company, deal.account if deal else None)
        conversation.participants.all().delete()
        models.Participant.objects.bulk_create(
            _participant(conversation, no, person, known) for no, person in enumerate(present)
        )
        if made:
            events.append("conversation.known", conversation, actor=actor, company=company, deal_id=_id(deal))
    return conversation


def take_in(
    conversation: models.Conversation, *, actor: Actor, data: bytes, file_name: str, listen_later: bool = True
) -> TakenIn:
    """Keep the words of a conversation. The newest bytes again change nothing; other bytes make a new version, and what
    people said of the old words goes along where they stand in the new ones. What is wrong with the file is told each time."""
    content_hash = hashlib.sha256(data).hexdigest()
    there = newest_text(conversation)
    told = defects.told(there, file=file_name) if there and there.content_hash == content_hash else None
    if told is not None:
        return TakenIn(conversation, there, False, told)
    names = list(conversation.participants.values_list("name", flat=True))
    transcript = read(data, name=file_name, kind=conversation.kind, known_names=names)
    if not transcript.turns:
        return TakenIn(conversation, None, False, transcript.problems)
    language = language_of(" ".join(turn.text for turn in transcript.turns[:200])[:20_000])
    with transaction.atomic():
        locked = models.Conversation.objects.select_for_update().get(pk=conversation.pk)
        newest = newest_text(locked)
        if newest is not None and newest.content_hash == content_hash:  # perhaps somebody else was quicker
            return TakenIn(conversation, newest, False, transcript.problems)
        text = models.TextVersion.objects.create(
            conversation=locked,
            n=newest.n + 1 if newest else 1,
            content_hash=content_hash,
            file_name=file_name,
            format=transcript.format,
            machine=transcript.machine,
            language=language,
            original=data,
            problems=defects.as_kept(transcript.problems),
            created_by=actor.person,
        )
        speakers = book_speakers(text, [turn.label for turn in transcript.turns])
        models.Turn.objects.bulk_create(
            (
                models.Turn(
                    text_version=text,
                    no=turn.no,
                    speaker=speakers.get(turn.label) if turn.label else None,
                    text=turn.text,
                    start_ms=turn.start_ms,
                    language=language,
                )
                for turn in transcript.turns
            ),
            batch_size=1000,
        )
        anchors.follow(text)
        events.append(
            "conversation.taken_in", locked, actor=actor, company=locked.company, deal_id=locked.deal_id, text=text.pk
        )
        if listen_later:
            queue.enqueue(queue.LISTEN, lock=f"listen-{text.pk}", text_id=text.pk)
    return TakenIn(conversation, text, True, transcript.problems)


def take_in_file(conversation: models.Conversation, *, actor: Actor, path: Path, file_name: str) -> TakenIn:
    """Keep the words that lie in a file. A file too large to be a transcript is not loaded."""
    size = path.stat().st_size if path.is_file() else 0
    if size > MAX_BYTES:
        refused = read_file(path, name=file_name, kind=conversation.kind)
        return TakenIn(conversation, None, False, refused.problems)
    return take_in(conversation, actor=actor, data=path.read_bytes(), file_name=file_name)


def take_note(
    *,
    actor: Actor,
    deal: models.Deal,
    words: str,
    on: date,
    about: models.Conversation | None = None,
    listen_later: bool = True,
) -> models.Conversation:
    """A note after a talk, typed by one of us: it is heard like any conversation, and needs no basis. `about` is the talk
    that has no other words; without it the note speaks of the deal's talks of its day."""
    access.require(actor, Deed.TAKE_NOTE, deal=deal)
    if not words.strip():
        raise Refused("note_empty")
    if about is not None and about.deal_id != deal.pk:
        raise Refused("talk_of_other_deal")
    named = {query.ABOUT: about.key} if about else {}
    digest = hashlib.sha256("".join([words.strip(), *named.values()]).encode()).hexdigest()[:10]
    conversation = know_of(
        deal.company,
        actor=actor,
        key=f"note-{deal.key}-{on.isoformat()}-{digest}",
        kind=ConversationKind.NOTE,
        held_on=on,
        deal=deal,
        present=_note_present(actor, deal),
        basis=Basis.CONTRACT,
        recorded_on=on,
        extra=named,
    )
    take_in(conversation, actor=actor, data=words.strip().encode(), file_name=NOTE_FILE, listen_later=listen_later)
    return conversation


def may_listen(company: models.Company) -> bool:
    """PRIVACY: detection is one function that a company switches on; `demo`, `yes` and `no_council` are answers."""
    return company.works_agreement != WorksAgreement.UNSET


def hear(text_id: int, *, brought: model_ear.Reading | None = None) -> Findings:
    """Listen to one text. Writes nothing and holds no transaction; booking is a second step. `brought` is a language model's
    reading from a file; without it the model that the operator set is asked."""
    text = query.text_with_words(text_id)
    conversation = text.conversation
    product = query.product_of(conversation)
    known = truth(product) if product else None
    turns, releases = ear.spoken_turns(text), _releases(known)
    talk: dict[str, Any] = {"internal": conversation.internal, "language": text.language, "releases": releases}
    house = house_ear.of(conversation.company)
    local = detect.listen(turns, held_on=conversation.held_on, embedder=ear.embedder(), weights=house.weights, **talk)
    reading = brought or model_ear.read_by_model(text, turns, known)
    heard = model_ear.heard_by(reading, local, turns, on=conversation.held_on, **talk)
    names = (llm.RULES, reading.model) if reading and reading.answered else (detect.RULES, house.model)
    mood = enthusiasm.read(turns, heard, internal=conversation.internal, language=text.language)
    linked = tuple(link(item, known, text.language) for item in heard)
    return Findings(text_id, text.language, linked, *names, reading, mood)


def book_findings(findings: Findings, *, on: date) -> bool:
    """Write what was heard as suggestions with their judgements. False where this text was booked before."""
    with transaction.atomic():
        text = (
            models.TextVersion.objects.select_for_update(of=("self",))
            .select_related("conversation__deal", "conversation__company")
            .get(pk=findings.text_id)
        )
        if findings.reading is not None:
            model_ear.book(findings.reading, text)
        analysis, made = models.Analysis.objects.get_or_create(text=text, rules=findings.rules, model=findings.model)
        if not made:
            return False
        _retire_older(text, analysis)
        enthusiasm.book(findings.mood, analysis)
        rows = [row for row in (_book(item, text, analysis) for item in findings.linked) if row is not None]
        _judge_ours(rows, text.conversation, on)
        events.append(
            "conversation.heard",
            text.conversation,
            actor=Actor(text.conversation.company, None, frozenset()),
            deal_id=text.conversation.deal_id,
            signals=len(rows),
        )
    return True


def listen_to(text_id: int, *, on: date) -> bool:
    """Hear and book one text; False where there was nothing left to do or it may not be listened to."""
    if not query.waiting().filter(pk=text_id).exists():
        return False
    return book_findings(hear(text_id), on=on)


def link(heard: Heard, known: Truth | None, language: str) -> Linked:
    """The capability and the non-goal a heard signal is about, where likely enough."""
    if known is None:
        return Linked(heard, None, None, None)
    matches = ear.capabilities(known).match(
        heard.quote, context=heard.context, language=language, most=ear.NEAR, meaning=heard.meaning
    )
    best = ear.meant(matches, heard.named, known, floor=CAPABILITY_FLOOR)
    goal: models.NonGoal | None = None
    if heard.kind in (SignalKind.PROMISE, SignalKind.CLAIM, SignalKind.NEED):
        nearest = matches[0] if matches else None
        goal = judging.hit_non_goal(heard.quote, known, language=language, context=heard.context, capability=nearest)
    return Linked(heard, int(best.key) if best else None, best.score if best else None, goal.pk if goal else None)


def free_quarantine(company: models.Company, *, actor: Actor, basis: Basis, on: date) -> int:
    """Give every quarantined conversation a basis in one act; returns how many. Their texts wait for listening then."""
    access.require(actor, Deed.SETTINGS)
    if basis == Basis.NONE:
        raise Refused("basis_missing")
    with transaction.atomic():
        waiting = query.quarantined(company)
        texts = list(models.TextVersion.objects.filter(conversation__in=waiting).values_list("pk", flat=True))
        freed = waiting.update(basis=basis.value, basis_given_on=on)
        events.append("quarantine.freed", company, actor=actor, company=company, count=freed, basis=basis.value)
        for pk in texts:
            queue.enqueue(queue.LISTEN, lock=f"listen-{pk}", text_id=pk)
    return freed


def _participant(conversation: models.Conversation, no: int, person: Present, known: Known) -> models.Participant:
    found = side_of(person.name, known=known, role=person.role)
    return models.Participant(
        conversation=conversation,
        no=no,
        name=person.name,
        role=person.role,
        side=found.side.value,
        person=found.person,
        contact=found.contact,
    )


def _note_present(actor: Actor, deal: models.Deal) -> list[Present]:
    ours = [Present(actor.person.name, actor.main_role.value)] if actor.person and actor.main_role else []
    return [*ours, Present(deal.account.name if deal.account else deal.title, "customer")]


def _releases(known: Truth | None) -> dict[str, date]:
    if known is None:
        return {}
    versions = (item.version for item in known.roadmap.values())
    return {version.release: version.day for version in versions if version.release and version.day}


def _retire_older(text: models.TextVersion, analysis: models.Analysis) -> None:
    """What older models suggested and nobody touched steps back; a person's word stays."""
    older = models.Signal.objects.filter(
        conversation=text.conversation, analysis__isnull=False, reviews__isnull=True, retired_at__isnull=True
    ).exclude(analysis=analysis)
    older.update(retired_at=timezone.now())


def _book(item: Linked, text: models.TextVersion, analysis: models.Analysis) -> models.Signal | None:
    """The row of one heard signal; None where a person already spoke about the same span."""
    heard = item.heard
    span: dict[str, Any] = {
        "text": text,
        "first_turn": heard.first_turn,
        "start": heard.start,
        "end": heard.end,
        "kind": heard.kind.value,
    }
    there = models.Signal.objects.filter(**span).first()
    if there is not None and (there.analysis_id is None or there.reviews.exists()):
        return None
    facts: dict[str, Any] = {
        "conversation": text.conversation,
        "last_turn": heard.last_turn,
        "quote": heard.quote,
        "low": heard.low,
        "recalled": heard.recalled,
        "service": heard.service,
        "analysis": analysis,
        "confidence": heard.confidence,
        "capability_id": item.capability_id,
        "capability_score": item.capability_score,
        "non_goal_id": item.non_goal_id,
        "due": heard.due,
        "due_phrase": heard.due_phrase,
        "retired_at": None,
    }
    signal, _ = models.Signal.objects.update_or_create(**span, defaults=facts)
    return signal


def _judge_ours(rows: Sequence[models.Signal], conversation: models.Conversation, on: date) -> None:
    product = query.product_of(conversation)
    if product is None:
        return
    now = truth(product)
    for signal in rows:
        if signal.kind in (SignalKind.PROMISE, SignalKind.CLAIM):
            judging.record(judging.weigh(judging.of_signal(signal), now), on=on, signal=signal)


def _id(deal: models.Deal | None) -> int | None:
    return deal.pk if deal else None
