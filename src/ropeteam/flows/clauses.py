"""People's words on a sentence of an offer: it promises or not, what it is about, which promise of the ledger it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import ClauseWord, PromiseSource
from ropeteam.flows import clause_judging, judging, promises
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import offers as query
from ropeteam.store.queries.product import Truth, brought_by, product_of, truth, wording_links


def review(clause: models.Clause, *, actor: Actor, word: ClauseWord, on: date, reason: str = "") -> models.ClauseReview:
    """The rope says that the sentence promises, or that it does not. Who sells the deal says why it does not."""
    deal = clause.offer.deal
    access.require(actor, Deed.REVIEW_CLAUSE, deal=deal)
    if word == ClauseWord.ABOUT:
        raise Refused("choice_missing")
    if word == ClauseWord.DISMISSED and access.is_seller(actor, deal) and not reason.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        row = _word(clause, actor, word, on=on, reason=reason)
        _event(f"clause.{word.value}", clause, actor)
        _judge(clause, on)
    return row


def say_about(
    clause: models.Clause, *, actor: Actor, capability: models.Capability | None, on: date
) -> models.ClauseReview:
    """A person says which capability the sentence is about. Where the role may, the wording is remembered: from then on the
    same words need no second look."""
    access.require(actor, Deed.LINK_CLAUSE, deal=clause.offer.deal)
    with transaction.atomic():
        row = _word(clause, actor, ClauseWord.ABOUT, on=on, capability=capability)
        if capability is not None:
            _remember(clause, capability, actor)
        _event("clause.about", clause, actor, capability=capability.pk if capability else None)
        _judge(clause, on)
    return row


def link(clause: models.Clause, promise: models.Promise, *, actor: Actor, on: date) -> models.ClauseLink:
    """A person says: this sentence is that promise. Said twice, it stands once."""
    person = _person(clause, promise, actor)
    with transaction.atomic():
        locked = models.Clause.objects.select_for_update(no_key=True).get(pk=clause.pk)
        before = models.ClauseLink.objects.filter(clause=locked, promise=promise)
        there = before.filter(unlinked__isnull=True).first()
        if there is not None:
            return there
        row = models.ClauseLink.objects.create(
            clause=locked, promise=promise, n=before.count() + 1, by=person, linked_on=on, created_by=person
        )
        if promise.capability is not None:
            _remember(clause, promise.capability, actor)
        _event("clause.linked", clause, actor, promise=promise.pk)
        _judge(clause, on)
    return row


def unlink(link: models.ClauseLink, *, actor: Actor, on: date) -> models.ClauseUnlink:
    """Take a link back; what it was and who made it stays readable."""
    person = _person(link.clause, link.promise, actor)
    try:
        with transaction.atomic():
            row = models.ClauseUnlink.objects.create(link=link, by=person, unlinked_on=on, created_by=person)
            _event("clause.unlinked", link.clause, actor, promise=link.promise_id)
    except IntegrityError as error:
        raise Refused("already_unlinked") from error
    return row


def take_up(clause: models.Clause, *, actor: Actor, on: date) -> models.Promise:
    """What is written but stands in no ledger becomes a promise of it, linked at once. Twice makes one."""
    deal = clause.offer.deal
    access.require(actor, Deed.ENTER_PROMISE, deal=deal)
    with transaction.atomic():
        models.Clause.objects.select_for_update(no_key=True).get(pk=clause.pk)
        there = query.standing_links().filter(clause=clause).select_related("promise").first()
        if there is not None:
            return there.promise
        said = (
            models.OfferVersion.objects.filter(places__clause=clause).order_by("n").values_list("dated_on", flat=True)
        )
        about = clause.reviews.filter(word=ClauseWord.ABOUT.value).select_related("capability").order_by("-n").first()
        promise = promises.enter(
            deal,
            actor=actor,
            sentence=clause.text,
            on=on,
            said_on=min(said[0], on),
            source=PromiseSource.CLAUSE,
            capability=about.capability if about else clause.capability,
        )
        link(clause, promise, actor=actor, on=on)
    return promise


def rejudge_citing(
    *, capability_id: int | None = None, roadmap_item_id: int | None = None, on: date
) -> tuple[int, int]:
    """Judge anew the sentences of unsigned offers that rest on what changed: (looked at, changed)."""
    if roadmap_item_id is not None and capability_id is None:
        capability_id = brought_by(roadmap_item_id)
    looked = changed = 0
    books: dict[int, _Book] = {}
    for clause in query.clauses_about(capability_id=capability_id, roadmap_item_id=roadmap_item_id):
        with transaction.atomic():
            models.Clause.objects.select_for_update(no_key=True).get(pk=clause.pk)
            last = clause.judgements.order_by("-pk").values_list("pk", flat=True).first()
            made = _judge(clause, on, books)
        looked += 1
        changed += made is not None and made.pk != last
    return looked, changed


@dataclass(frozen=True, slots=True)
class _Book:
    """What every sentence about one product is judged with."""

    now: Truth
    links: dict[str, int]


def _judge(clause: models.Clause, on: date, books: dict[int, _Book] | None = None) -> models.Judgement | None:
    """`books`, by product, are filled as they are needed: of many sentences each product is read once."""
    product = product_of(clause.offer.deal)
    version = models.OfferVersion.objects.filter(places__clause=clause).defer("original").order_by("-n").first()
    if product is None or version is None:
        return None
    books = {} if books is None else books
    if product.pk not in books:
        books[product.pk] = _Book(truth(product), wording_links(product))
    book = books[product.pk]
    return clause_judging.judge_anew(clause, book.now, links=book.links, dated_on=version.dated_on, on=on)


def _word(
    clause: models.Clause,
    actor: Actor,
    word: ClauseWord,
    *,
    on: date,
    reason: str = "",
    capability: models.Capability | None = None,
) -> models.ClauseReview:
    if actor.person is None:
        raise NotAllowed(Deed.REVIEW_CLAUSE)
    locked = models.Clause.objects.select_for_update(no_key=True).get(pk=clause.pk)
    return models.ClauseReview.objects.create(
        clause=locked,
        n=locked.reviews.count() + 1,
        word=word.value,
        capability=capability,
        reason=reason.strip()[:2000],
        by=actor.person,
        reviewed_on=on,
        created_by=actor.person,
    )


def _remember(clause: models.Clause, capability: models.Capability, actor: Actor) -> None:
    """Only roles that may link wordings make one green for everybody."""
    if access.allows(actor, Deed.LINK_WORDING) and actor.person is not None:
        models.WordingLink.objects.update_or_create(
            product=capability.product,
            wording_hash=judging.wording_hash(clause.text),
            defaults={"text": clause.text, "capability": capability, "created_by": actor.person},
        )


def _person(clause: models.Clause, promise: models.Promise, actor: Actor) -> models.Person:
    access.require(actor, Deed.LINK_CLAUSE, deal=clause.offer.deal)
    if promise.deal_id != clause.offer.deal_id:
        raise Refused("promise_of_other_deal")
    if actor.person is None:
        raise NotAllowed(Deed.LINK_CLAUSE)
    return actor.person


def _event(code: str, clause: models.Clause, actor: Actor, **ids: object) -> None:
    deal = clause.offer.deal
    events.append(code, clause, actor=actor, company=deal.company, deal_id=deal.pk, **ids)
