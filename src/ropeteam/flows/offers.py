"""Bring an offer or contract, read it, judge the sentences that are new. A version is kept whole before anybody reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.customer_safe import name_forms
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import OfferFormat, OfferKind, WorksAgreement
from ropeteam.flows import clause_judging, ear, hearing, house_ear, judging
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.file_names import plain_name
from ropeteam.language.offers import hear, read
from ropeteam.language.offers.contract import Document
from ropeteam.language.offers.written import Sides
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models, queue
from ropeteam.store.actor import Actor
from ropeteam.store.defects import as_kept
from ropeteam.store.keys import free_key
from ropeteam.store.queries import offers as query
from ropeteam.store.queries.product import Truth, truth, truth_of, wording_links

PASTED = "pasted.txt"


@dataclass(frozen=True, slots=True)
class Brought:
    """`version` is None where the file was refused; `problems` say why. `new`: these bytes were not the newest already."""

    version: models.OfferVersion | None
    new: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A version as language read it, before anything is written."""

    document: Document
    language: str
    places: Sequence[hear.Place]
    hashes: Sequence[str]
    meant: Mapping[str, hear.Meant]
    known: Truth | None


def bring(
    deal: models.Deal,
    *,
    actor: Actor,
    kind: OfferKind,
    data: bytes,
    file_name: str,
    on: date,
    title: str = "",
    dated_on: date | None = None,
    offer: models.Offer | None = None,
    read_later: bool = True,
) -> Brought:
    """Keep a file as a new offer, or as the next version of one. The newest bytes again change nothing."""
    access.require(actor, Deed.BRING_OFFER, deal=deal)
    if offer is not None and offer.deal_id != deal.pk:
        raise Refused("offer_of_other_deal")
    if deal.company.works_agreement == WorksAgreement.UNSET:
        raise Refused("listening_not_agreed", company=deal.company.name)
    name = plain_name(file_name, otherwise="offer")
    form, problems = read.look(data, name=name)
    if form is None:
        return Brought(None, False, problems)
    content_hash = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)  # two at once make two numbers
        offer = offer or _same_bytes(deal, content_hash, kind) or _new(deal, actor, kind, title or _stem(name), on)
        newest = offer.versions.defer("original").order_by("-n").first()
        if newest is not None and newest.content_hash == content_hash:
            return Brought(newest, False)
        version = _kept(offer, actor, form, data, name, on=on, dated_on=dated_on or on, after=newest)
        events.append(
            "offer.brought", offer, actor=actor, company=deal.company, deal_id=deal.pk, version=version.pk, n=version.n
        )
        if read_later:
            queue.enqueue(queue.READ_OFFER, lock=f"offer-{version.pk}", version_id=version.pk)
    return Brought(version, True)


def paste(
    deal: models.Deal,
    *,
    actor: Actor,
    kind: OfferKind,
    words: str,
    on: date,
    title: str = "",
    dated_on: date | None = None,
    offer: models.Offer | None = None,
) -> Brought:
    """The same from words that somebody pasted."""
    if not words.strip():
        raise Refused("offer_empty")
    data = storable(words).replace("\r\n", "\n").strip().encode()
    named = title or " ".join(words.strip().splitlines()[0].split())[:80]
    return bring(
        deal,
        actor=actor,
        kind=kind,
        data=data,
        file_name=PASTED,
        on=on,
        title=named,
        dated_on=dated_on,
        offer=offer,
    )


def read_version(version_id: int, *, on: date) -> bool:
    """Read and book one version; False where that was done before. Language works outside any transaction."""
    version = models.OfferVersion.objects.select_related(
        "offer__deal__product", "offer__deal__company", "offer__deal__account"
    ).get(pk=version_id)
    if models.OfferReading.objects.filter(version=version).exists():
        return False
    return _book(version, _understood(version), on=on)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _same_bytes(deal: models.Deal, content_hash: str, kind: OfferKind) -> models.Offer | None:
    """The offer whose newest version these bytes are: brought again, it is that one."""
    newest = models.OfferVersion.objects.filter(pk__in=query.newest_ids(deal, kind=kind), content_hash=content_hash)
    found = newest.select_related("offer").defer("original").first()
    return found.offer if found else None


def _new(deal: models.Deal, actor: Actor, kind: OfferKind, title: str, on: date) -> models.Offer:
    return models.Offer.objects.create(
        deal=deal,
        key=free_key(models.Offer.objects.filter(deal=deal), f"o{{n}}-{on.isoformat()}"),
        kind=kind.value,
        title=storable(" ".join(title.split()))[:300],
        created_by=actor.person,
    )


def _kept(
    offer: models.Offer,
    actor: Actor,
    form: OfferFormat,
    data: bytes,
    name: str,
    *,
    on: date,
    dated_on: date,
    after: models.OfferVersion | None,
) -> models.OfferVersion:
    return models.OfferVersion.objects.create(
        offer=offer,
        n=after.n + 1 if after else 1,
        content_hash=hashlib.sha256(data).hexdigest(),
        file_name=name,
        format=form.value,
        original=data,
        dated_on=dated_on,
        recorded_on=on,
        created_by=actor.person,
    )


def _understood(version: models.OfferVersion) -> Read:
    """Everything language can say of the sentences that the offer did not have before."""
    deal = version.offer.deal
    known = truth_of(deal)
    document = read.read(bytes(version.original), name=version.file_name)
    places = hear.places(document)
    hashes = [judging.wording_hash(place.text) for place in places]
    there = set(version.offer.clauses.values_list("hash", flat=True))
    new: dict[str, int] = {}
    for no, one in enumerate(hashes):
        if one not in there:
            new.setdefault(one, no)
    language = language_of(" ".join(place.text for place in places[:200])[:20_000]) if places else ""
    asking = hear.Asking(
        product=hearing.product_as(known, version.dated_on) if known else None,
        house=house_ear.of(deal.company),
        sides=_sides(deal),
        dated_on=version.dated_on,
        language=language,
    )
    found = hear.meant(places, list(new.values()), asking, embedder=ear.embedder())
    return Read(document, language, places, hashes, {hashes[one.place]: one for one in found}, known)


def _sides(deal: models.Deal) -> Sides:
    """Both by their names, and by the first word of a long one, as people shorten it."""
    theirs = name_forms(deal.account.name) if deal.account else ()
    short = [form.split()[0] for form in theirs if len(form.split()[0]) > 5]
    return Sides(ours=name_forms(deal.company.name), theirs=tuple(dict.fromkeys([*theirs, *short])))


def _book(version: models.OfferVersion, found: Read, *, on: date) -> bool:
    with transaction.atomic():
        models.Offer.objects.select_for_update(no_key=True).get(pk=version.offer_id)
        if models.OfferReading.objects.filter(version=version).exists():
            return False
        clauses = _clauses(version, found)
        _judge(version, found, clauses, on=on)
        models.ClausePlace.objects.bulk_create(
            (
                models.ClausePlace(
                    version=version,
                    no=no,
                    clause=clauses[one],
                    paragraph=place.paragraph,
                    start=place.start,
                    end=place.end,
                    page=place.page,
                    heading=place.heading,
                )
                for no, (place, one) in enumerate(zip(found.places, found.hashes, strict=True))
            ),
            batch_size=2000,
        )
        models.OfferReading.objects.create(
            version=version,
            rules=hear.RULES,
            model=detect.MODEL,
            language=found.language,
            pages=found.document.pages,
            problems=as_kept(found.document.problems),
        )
        deal = version.offer.deal
        events.append(
            "offer.read",
            version.offer,
            actor=Actor(deal.company, None, frozenset()),
            company=deal.company,
            deal_id=deal.pk,
            version=version.pk,
            sentences=len(found.places),
        )
    return True


def _clauses(version: models.OfferVersion, found: Read) -> dict[str, models.Clause]:
    """The offer's sentences by hash, those of this version added."""
    there = {clause.hash: clause for clause in version.offer.clauses.all()}
    words = {one: place.text for place, one in zip(found.places, found.hashes, strict=True)}
    fresh = [_clause(version.offer, one, text, found.meant.get(one)) for one, text in words.items() if one not in there]
    models.Clause.objects.bulk_create(fresh, batch_size=2000)
    return there | {clause.hash: clause for clause in fresh}


def _clause(offer: models.Offer, one: str, text: str, meant: hear.Meant | None) -> models.Clause:
    clause = models.Clause(offer=offer, hash=one, text=text)
    if meant is not None:
        about, heard = meant.understood, meant.understood.heard
        clause.kind = heard.kind.value
        clause.confidence = heard.confidence
        clause.service = heard.service
        clause.due, clause.due_phrase = heard.due, heard.due_phrase[:200]
        clause.capability_id = int(about.capability.key) if about.capability else None
        clause.capability_score = about.capability.confidence if about.capability else None
        clause.non_goal_id = int(about.non_goal) if about.non_goal else None
    return clause


def _judge(version: models.OfferVersion, found: Read, clauses: dict[str, models.Clause], *, on: date) -> None:
    """By what is true now: language may have listened for minutes, and who changed the catalogue meanwhile did not find these
    sentences yet."""
    if found.known is None:
        return
    now, links = truth(found.known.product), wording_links(found.known.product)
    rows = []
    for one, meant in found.meant.items():
        subject = clause_judging.subject_of(
            clauses[one], (), now, links=links, dated_on=version.dated_on, held=meant.understood.held
        )
        if subject is not None:
            rows.append(judging.row(judging.weigh(subject, now), on=on, clause=clauses[one]))
    models.Judgement.objects.bulk_create(rows, batch_size=1000)
