"""Take words in, listen to them, book what was heard. Each text is booked once, whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, ConversationKind, SignalKind, WorksAgreement
from ropeteam.flows import ear, enthusiasm, hearing, judging, model_ear
from ropeteam.language.backends import llm
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.listening.hear import heard_in, understand
from ropeteam.language.listening.task import Held, Listened, Understood
from ropeteam.language.transcripts.read import MAX_BYTES, read, read_file
from ropeteam.store import access, anchors, defects, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.queries import conversations as query
from ropeteam.store.queries.product import truth
from ropeteam.store.queries.transcripts import newest_text
from ropeteam.store.speakers import Known, book_speakers, known_people, side_of, writer_of

NOTE_FILE = "note.txt"
SPAN = ("first_turn", "start", "end", "kind")
FACTS = (
    "conversation",
    "last_turn",
    "quote",
    "low",
    "recalled",
    "service",
    "analysis",
    "confidence",
    "capability_id",
    "capability_score",
    "non_goal_id",
    "due",
    "due_phrase",
    "retired_at",
)


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
class Findings:
    """What was heard in a text, by which rules and which model; `reading` is how a language model read it, where one is set."""

    text_id: int
    listened: Listened
    rules: str
    model: str
    reading: model_ear.Reading | None = None


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
    person gave here, nor what only we know of it."""
    with transaction.atomic():
        there = models.Conversation.objects.select_for_update(of=("self",)).filter(company=company, key=key).first()
        conversation, made = models.Conversation.objects.update_or_create(
            company=company,
            key=key,
            defaults={
                "deal": deal,
                "account": deal.account if deal else None,
                "kind": kind.value,
                "held_on": held_on,
                **({} if there and there.basis_given_on else {"basis": basis.value}),
                "title": title,
                "source": source,
                "recorded_on": recorded_on,
                "extra": query.own_facts(there) | dict(extra or {}),
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
        writer = writer_of(locked)
        labels = [turn.label or writer for turn in transcript.turns]
        speakers = book_speakers(text, labels)
        models.Turn.objects.bulk_create(
            (
                models.Turn(
                    text_version=text,
                    no=turn.no,
                    speaker=speakers.get(label) if label else None,
                    text=turn.text,
                    start_ms=turn.start_ms,
                    language=language,
                )
                for turn, label in zip(transcript.turns, labels, strict=True)
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
    product = query.product_of(text.conversation)
    known = truth(product) if product else None
    task, embedder = hearing.task(text, known), ear.embedder()
    local = heard_in(task, embedder=embedder)
    reading = brought or model_ear.read_by_model(text, task.talk.turns, known)
    heard = model_ear.heard_by(reading, local, task)
    listened = understand(heard, task, embedder=embedder)
    if reading is not None and reading.answered:
        return Findings(text_id, listened, llm.RULES, reading.model, reading)
    return replace(by_own_ear(listened), reading=reading)


def by_own_ear(listened: Listened) -> Findings:
    """What this machine's ear, or one like it elsewhere, heard in a text."""
    return Findings(listened.key, listened, detect.RULES, listened.model)


def book_findings(findings: Findings, *, on: date) -> bool:
    """Write what was heard as suggestions with their judgements. False where this text was booked before, or where somebody said
    meanwhile who speaks in it: what was heard rests on that."""
    with transaction.atomic():
        text = (
            models.TextVersion.objects.select_for_update(of=("self",))
            .select_related("conversation__deal", "conversation__company")
            .get(pk=findings.text_id)
        )
        if findings.reading is not None:  # words went out and cost tokens, whatever becomes of the answer
            model_ear.book(findings.reading, text)
        if not findings.listened.voices_hold(text.speakers.values_list("label", "side", "role")):
            return False
        analysis, made = models.Analysis.objects.get_or_create(text=text, rules=findings.rules, model=findings.model)
        if not made:
            return False
        _retire_older(text, analysis)
        enthusiasm.book(findings.listened.mood, analysis)
        rows = _book(findings.listened.found, text, analysis)
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
    for _ in range(3):  # somebody may name voices while the ear is at it
        if not query.waiting().filter(pk=text_id).exists():
            return False
        if book_findings(hear(text_id), on=on):
            return True
    return False


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


def _retire_older(text: models.TextVersion, analysis: models.Analysis) -> None:
    """What older models suggested and nobody touched steps back; a person's word stays."""
    older = models.Signal.objects.filter(
        conversation=text.conversation, analysis__isnull=False, reviews__isnull=True, retired_at__isnull=True
    ).exclude(analysis=analysis)
    older.update(retired_at=timezone.now())


def _book(
    found: Sequence[Understood], text: models.TextVersion, analysis: models.Analysis
) -> list[tuple[models.Signal, Held | None]]:
    """The rows of what was heard, written at once. A span about which a person already spoke stays as it is."""
    reviewed = Exists(models.SignalReview.objects.filter(signal=OuterRef("pk")))
    known = models.Signal.objects.filter(text=text)
    there = {(row.first_turn, row.start, row.end, row.kind): row for row in known}
    spoken = set(known.filter(reviewed | Q(analysis__isnull=True)).values_list(*SPAN))
    booked: dict[tuple[int, int, int, str], tuple[models.Signal, Held | None]] = {}
    for item in found:
        heard = item.heard
        span = (heard.first_turn, heard.start, heard.end, heard.kind.value)
        if span in spoken:
            continue
        row = there.setdefault(span, models.Signal(text=text, **dict(zip(SPAN, span, strict=True))))
        for name, value in _facts(item, text, analysis).items():
            setattr(row, name, value)
        booked[span] = row, item.held
    rows = [row for row, _ in booked.values()]
    models.Signal.objects.bulk_update([row for row in rows if row.pk], [name.removesuffix("_id") for name in FACTS])
    models.Signal.objects.bulk_create([row for row in rows if not row.pk])
    return list(booked.values())


def _facts(item: Understood, text: models.TextVersion, analysis: models.Analysis) -> dict[str, Any]:
    heard = item.heard
    facts = (
        text.conversation,
        heard.last_turn,
        heard.quote,
        heard.low,
        heard.recalled,
        heard.service,
        analysis,
        heard.confidence,
        int(item.capability.key) if item.capability else None,
        item.capability.confidence if item.capability else None,
        int(item.non_goal) if item.non_goal else None,
        heard.due,
        heard.due_phrase,
        None,
    )
    return dict(zip(FACTS, facts, strict=True))


def _judge_ours(rows: Sequence[tuple[models.Signal, Held | None]], conversation: models.Conversation, on: date) -> None:
    product = query.product_of(conversation)
    if product is None:
        return
    now = truth(product)
    goals = {goal.pk: goal for goal in now.non_goals}
    judged = []
    for signal, held in rows:
        if signal.kind in (SignalKind.PROMISE, SignalKind.CLAIM):
            known = now.capabilities.get(signal.capability_id or 0)
            subject = replace(
                judging.of_signal(signal),
                held=held,
                capability=known.capability if known else signal.capability,
                non_goal=goals.get(signal.non_goal_id or 0) or signal.non_goal,
            )
            judged.append(judging.row(judging.weigh(subject, now), on=on, signal=signal))
    models.Judgement.objects.bulk_create(judged)


def _id(deal: models.Deal | None) -> int | None:
    return deal.pk if deal else None
