"""Offers and contracts: bring a file, read what its sentences promise and what carries it, say what they are."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, File, Query, Router, Schema, Status
from ninja.files import UploadedFile

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.offer_advice import Advice
from ropeteam.core.vocabulary import ClauseWord, OfferKind
from ropeteam.flows import clauses, offer_advice
from ropeteam.flows import offers as flow
from ropeteam.language.offers.contract import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.models import Offer
from ropeteam.store.queries import offers as query
from ropeteam.wording import offer_words
from ropeteam.wording.problems import problem_sentence

router = Router(tags=["offers"])


class OfferOut(Schema):
    id: int
    key: str
    kind: str
    title: str | None = Field(description="null for who may not read offers: a pasted one is called by its first words")
    version: int | None
    dated_on: date | None
    read: bool


class BroughtOut(Schema):
    offer: int | None = Field(description="null where the file was refused")
    version: int | None
    new: bool
    problems: list[dict[str, str]]


class SentenceOut(Schema):
    id: int = Field(description="the sentence; the same in every version that holds it")
    no: int
    text: str
    heading: bool
    kind: str | None
    state: str | None
    fit: str | None
    backing: str | None
    reasons: list[dict[str, str]]
    due: date | None
    way: str | None
    softer: dict[str, str] | None = Field(description="language: a wording that what carries it would bear")
    promises: list[str] = Field(description="keys of the promises it was linked to")


class VersionOut(Schema):
    offer: int
    n: int
    file_name: str
    dated_on: date
    read: bool
    items: list[SentenceOut]
    next: int | None = Field(description="Give it back as `after` to read on; null at the end.")


class DifferencesOut(Schema):
    spoken_not_written: list[str] = Field(description="keys of open promises that no sentence holds")
    heard_not_confirmed: list[int] = Field(description="signals that may be promises; nobody spoke of them yet")
    written_not_agreed: list[int] = Field(description="ids of sentences that promise and have no promise")
    perhaps_the_same: dict[int, str] = Field(
        description="sentence: promise, by meaning; nothing until a person links them"
    )


class WordIn(Schema):
    word: ClauseWord
    reason: str = Field("", max_length=2000)
    capability: str | None = Field(None, description="with `about`: the capability's id, null for none")


class WordOut(Schema):
    state: str
    fit: str | None
    backing: str | None


class LinkIn(Schema):
    promise: str | None = Field(None, description="the promise's key in the deal; null makes a promise of the sentence")


class LinkOut(Schema):
    promise: str


@router.get("/deals/{deal_id}/offers", response=list[OfferOut], summary="The deal's offers and contracts")
def offers(request: HttpRequest, deal_id: int) -> list[dict[str, Any]]:
    """At most 50, newest first."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    readable = access.allows(who, Deed.READ_OFFER, deal=deal)
    return [_offer(row, readable=readable) for row in query.of_deal(deal)]


@router.post(
    "/deals/{deal_id}/offers", response={202: BroughtOut, 422: BroughtOut}, summary="Bring an offer or contract"
)
def bring(
    request: HttpRequest,
    deal_id: int,
    file: File[UploadedFile],
    kind: Annotated[OfferKind, Query()] = OfferKind.OFFER,
    title: Annotated[str, Query(max_length=300)] = "",
    offer: Annotated[int | None, Query(description="the next version of this offer")] = None,
    dated_on: Annotated[date | None, Query()] = None,
) -> Status[dict[str, Any]]:
    """Kept at once, read by a job. The same bytes again change nothing. 422 with its problems where it cannot be read."""
    who = actor(request)
    found = flow.bring(
        access.deal(who, deal_id),
        actor=who,
        kind=kind,
        data=file.read(MAX_BYTES + 1),
        file_name=file.name or "",
        on=timezone.localdate(),
        title=title,
        dated_on=dated_on,
        offer=access.offer(who, offer) if offer else None,
    )
    language = "de" if request.headers.get("accept-language", "").startswith("de") else "en"
    problems = [{"code": one.code, "message": problem_sentence(one, language)} for one in found.problems]
    version = found.version
    body = {
        "offer": version.offer_id if version else None,
        "version": version.n if version else None,
        "new": found.new,
        "problems": problems,
    }
    return Status(202 if version else 422, body)


@router.get("/offers/{offer_id}", response=VersionOut, summary="The sentences of a version")
def version(
    request: HttpRequest,
    offer_id: int,
    n: Annotated[int | None, Query(description="the version; without it the newest")] = None,
    after: Annotated[int | None, Query()] = None,
    only: Annotated[bool, Query(description="only sentences that promise or claim")] = False,
) -> dict[str, Any]:
    found = access.offer_version(actor(request), offer_id, n)
    rows, more = query.sentences(found, after=-1 if after is None else after, only=only)
    advices = offer_advice.advise(found, rows)
    return {
        "offer": found.offer_id,
        "n": found.n,
        "file_name": found.file_name,
        "dated_on": found.dated_on,
        "read": query.is_read(found),
        "items": [_sentence(row, advices.get(row.place.no)) for row in rows],
        "next": rows[-1].place.no if more else None,
    }


@router.get("/offers/{offer_id}/differences", response=DifferencesOut, summary="An offer against the ledger")
def differences(request: HttpRequest, offer_id: int) -> dict[str, Any]:
    found = offer_advice.compare(access.offer_version(actor(request), offer_id), actor=actor(request))
    return {
        "spoken_not_written": [promise.key for promise in found.spoken],
        "heard_not_confirmed": [signal.pk for signal in found.heard],
        "written_not_agreed": [one.clause.pk for one in found.written],
        "perhaps_the_same": {clause: promise.key for clause, promise in found.proposals.items()},
    }


@router.post("/clauses/{clause_id}/words", response=WordOut, summary="Say what a sentence is")
def say_word(request: HttpRequest, clause_id: int, body: WordIn) -> dict[str, Any]:
    """`confirmed`, `dismissed` (who sells the deal gives a reason), or `about` with the capability."""
    who, on = actor(request), timezone.localdate()
    clause = access.clause(who, clause_id)
    if body.word == ClauseWord.ABOUT:
        capability = _capability(who, body.capability) if body.capability else None
        clauses.say_about(clause, actor=who, capability=capability, on=on)
    else:
        clauses.review(clause, actor=who, word=body.word, reason=body.reason, on=on)
    row = query.sentence_of(access.offer_version(who, clause.offer_id), clause)
    stand = row.stand if row else None
    return {
        "state": stand.state.value if stand else body.word.value,
        "fit": (row.fit or None) if row else None,
        "backing": (row.backing or None) if row else None,
    }


@router.post(
    "/clauses/{clause_id}/promise", response=LinkOut, summary="Link a sentence to a promise, or make one of it"
)
def link(request: HttpRequest, clause_id: int, body: LinkIn) -> dict[str, Any]:
    who, on = actor(request), timezone.localdate()
    clause = access.clause(who, clause_id)
    if body.promise is None:
        return {"promise": clauses.take_up(clause, actor=who, on=on).key}
    promise = access.promises(who).filter(deal=clause.offer.deal, key=body.promise).first()
    if promise is None:
        raise NotFound("promise", body.promise)
    clauses.link(clause, access.promise(who, promise.pk), actor=who, on=on)
    return {"promise": promise.key}


def _capability(who: Any, key: str) -> Any:
    access.require(who, Deed.READ_PRODUCT)
    found = access.product(who).capabilities.filter(key=key).values_list("pk", flat=True).first()
    return access.capability(who, found or 0)


def _offer(row: Offer, *, readable: bool) -> dict[str, Any]:
    return {
        "id": row.pk,
        "key": row.key,
        "kind": row.kind,
        "title": row.title if readable else None,
        "version": row.newest_n,  # type: ignore[attr-defined]
        "dated_on": row.dated_on,  # type: ignore[attr-defined]
        "read": row.is_read,  # type: ignore[attr-defined]
    }


def _sentence(row: query.Sentence, advice: Advice | None) -> dict[str, Any]:
    return {
        "id": row.clause.pk,
        "no": row.place.no,
        "text": row.clause.text,
        "heading": row.place.heading,
        "kind": advice.kind.value if advice else None,
        "state": advice.state.value if advice else None,
        "fit": row.fit or None if advice else None,
        "backing": row.backing or None if advice else None,
        "reasons": list(advice.reasons) if advice else [],
        "due": row.clause.due,
        "way": (advice.way or None) if advice else None,
        "softer": {name: offer_words.softened(advice, name) for name in LANGUAGES} if advice else None,
        "promises": [one.promise.key for one in row.links],
    }
