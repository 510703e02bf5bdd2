"""What can be said of the sentences of a version: verdict, evidence, the way it is done today; and the two files made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.access import Deed
from ropeteam.core.decisions import USABLE
from ropeteam.core.errors import Refused
from ropeteam.core.offer_advice import Advice
from ropeteam.core.offers import Differences, Pair, differences, proposed
from ropeteam.core.promise_sheet import Sheet, SheetFacts
from ropeteam.core.vocabulary import Backing, Fit, OfferFormat
from ropeteam.flows import ear, near_patterns
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.language.offers import docx_remarks, docx_written
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.offers.docx_remarks import Remark
from ropeteam.language.offers.docx_written import Piece
from ropeteam.language.offers.sheet_pdf import written
from ropeteam.store import access, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import offers as query
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import CapabilityKnown, RoadmapKnown, Truth, truth_of

AUTHOR = "Ropeteam"
MOST_COMPARED = 400
Speak = Callable[[Advice, str], Sequence[str]]
SheetWords = Callable[[SheetFacts, str], Sheet]


@dataclass(frozen=True, slots=True)
class Compared:
    """The ledger beside a version: what is missing on either side, and what may be the same. `heard` are promises that nobody
    confirmed or dismissed yet, the first of `heard_total`."""

    spoken: list[models.Promise]
    heard: list[models.Signal]
    heard_total: int
    written: list[query.Sentence]
    proposals: dict[int, models.Promise]


def advise(version: models.OfferVersion, found: Sequence[query.Sentence]) -> dict[int, Advice]:
    """The advice on each sentence that counts, by the sentence's number."""
    counting = [one for one in found if one.stand.counts]
    known = truth_of(version.offer.deal)
    names = names_of(known) if known else {}
    open_ones = [one for one in counting if one.fit and Fit(one.fit) != Fit.AS_IS]
    patterns = near_patterns.best_for_each([one.clause.text for one in open_ones], known.product) if known else []
    ways = {one.place.no: row for one, row in zip(open_ones, patterns, strict=False) if row is not None}
    return {one.place.no: _advice(one, known, names, ways.get(one.place.no)) for one in counting}


def annotated(version: models.OfferVersion, *, actor: Actor, language: str, speak: Speak, on: date) -> bytes:
    """A Word file with a remark beside every sentence that counts: the customer's own, or where theirs is none, one with the text
    as it was read. `speak` finds the words."""
    access.require(actor, Deed.READ_OFFER, deal=version.offer.deal)
    found = _read(version)
    advices = advise(version, found)
    data, at = _word_file(version)
    remarks = [
        Remark(at(one.place.paragraph), one.place.start, one.place.end, tuple(speak(advices[one.place.no], language)))
        for one in found
    ]
    try:
        return docx_remarks.annotated(data, remarks, name=version.file_name, author=AUTHOR, on=on)
    except Unreadable as error:
        raise Refused("offer_takes_no_remarks") from error


def _word_file(version: models.OfferVersion) -> tuple[bytes, Callable[[int], int]]:
    """With where a paragraph of the version stands in it."""
    if version.format == OfferFormat.DOCX:
        return bytes(version.original), lambda no: no
    pieces = (
        Piece(place.paragraph, place.start, place.clause.text, place.heading) for place in query.everything(version)
    )
    data, places = docx_written.written(pieces)
    return data, places.__getitem__


def sheet(version: models.OfferVersion, *, actor: Actor, language: str, speak: SheetWords, on: date) -> bytes:
    """Everything the version promises, its backing and its day, as a PDF."""
    access.require(actor, Deed.READ_OFFER, deal=version.offer.deal)
    found = _read(version)
    advices = advise(version, found)
    deal = version.offer.deal
    facts = SheetFacts(
        title=version.offer.title,
        customer=deal.account.name if deal.account else deal.title,
        company=deal.company.name,
        n=version.n,
        dated_on=version.dated_on,
        on=on,
        advices=tuple(advices[one.place.no] for one in found),
    )
    return written(speak(facts, language))


def compare(version: models.OfferVersion, *, actor: Actor) -> Compared:
    """What is spoken but not written, what is written but never agreed, and which of them likely mean the same."""
    access.require(actor, Deed.READ_OFFER, deal=version.offer.deal)
    promises = {row.pk: row for row in query.open_promises(version.offer.deal)}
    clauses = {one.clause.pk: one for one in _read(version)}
    found: Differences = differences(promises=promises, clauses=clauses, links=query.links_in(version))
    spoken = [promises[pk] for pk in found.spoken_not_written]
    written_ones = [clauses[pk] for pk in found.written_not_agreed]
    pairs = proposed(_likeness(written_ones[:MOST_COMPARED], spoken[:MOST_COMPARED]))
    return Compared(
        spoken,
        *query.suggested(version.offer.deal),
        written_ones,
        {pair.clause: promises[pair.promise] for pair in pairs},
    )


def _read(version: models.OfferVersion) -> list[query.Sentence]:
    if not query.is_read(version):
        raise Refused("offer_not_read")
    return query.promising(version)


def _advice(
    one: query.Sentence, known: Truth | None, names: Mapping[str, str], pattern: models.SolutionPattern | None
) -> Advice:
    capability = _capability(one, known)
    item = _item(one, known)
    kind = one.stand.kind
    assert kind is not None  # it counts
    key = capability.capability.key if capability else ""
    return Advice(
        text=one.clause.text,
        kind=kind,
        state=one.stand.state,
        fit=Fit(one.fit or Fit.UNKNOWN),
        backing=Backing(one.backing or Backing.UNBACKED),
        reasons=tuple(one.reasons),
        names={**names, "capability": key},
        capability=capability.version.name if capability else "",
        limits=_limits(one, capability),
        way=_way(one, capability, pattern),
        title=item.version.title if item else "",
        release=item.version.release if item else "",
        day=item.version.day if item else None,
        due=one.clause.due,
        linked=bool(one.links),
    )


def _capability(one: query.Sentence, known: Truth | None) -> CapabilityKnown | None:
    pk = query.about(one)
    return known.capabilities.get(pk) if known and pk else None


def _limits(one: query.Sentence, capability: CapabilityKnown | None) -> tuple[str, ...]:
    """The limits that the words touch; where the verdict names none, all of them."""
    if capability is None:
        return ()
    numbers = {reason["limit"] for reason in one.reasons if "limit" in reason}
    touched = [limit.text for limit in capability.limits if str(limit.no) in numbers]
    return tuple(touched or [limit.text for limit in capability.limits])


def _way(one: query.Sentence, capability: CapabilityKnown | None, pattern: models.SolutionPattern | None) -> str:
    """A pattern that fits; else what the capability does today, where the verdict rests on it."""
    if pattern is not None:
        return pattern.how
    named = {reason.get("capability") for reason in one.reasons}
    if capability is None or capability.capability.key not in named or capability.version.status not in USABLE:
        return ""
    return capability.version.description


def _item(one: query.Sentence, known: Truth | None) -> RoadmapKnown | None:
    """The roadmap item that the verdict rests on, where product said that it may be promised."""
    named = {reason.get("roadmap", "") for reason in one.reasons} - {""}
    items = [item for item in known.roadmap.values() if item.item.key in named] if known else []
    return next((item for item in items if item.committable), None)


def _likeness(written_ones: Sequence[query.Sentence], spoken: Sequence[models.Promise]) -> list[Pair]:
    """Every sentence beside every promise, by meaning. Two that are surely about different capabilities are not the same."""
    if not written_ones or not spoken:
        return []
    left = _vectors([one.clause.text for one in written_ones])
    right = _vectors([row.sentence for row in spoken])
    scores = left @ right.T
    return [
        Pair(one.clause.pk, row.pk, round(float(scores[no, at]), 4))
        for no, one in enumerate(written_ones)
        for at, row in enumerate(spoken)
        if not (row.capability_id and query.about(one) and row.capability_id != query.about(one))
    ]


def _vectors(texts: list[str]) -> Vectors:
    embedder = ear.embedder()
    return unit(centre(embedder.embed(texts), [language_of(text) for text in texts], language_means(embedder.name)))
