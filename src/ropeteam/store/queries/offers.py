"""Offers and contracts of a deal: the versions, the sentences of one with what people and rules said of them, standing links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from ropeteam.core.offers import ClauseStand, stand
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import ClauseWord, OfferKind, SignalKind
from ropeteam.store import defects
from ropeteam.store.models import (
    Clause,
    ClauseLink,
    ClausePlace,
    ClauseReview,
    Deal,
    Judgement,
    Offer,
    OfferReading,
    OfferVersion,
    Promise,
    Signal,
)
from ropeteam.store.queries.signals import open_suggestions

SIZE = 120
LISTED = 50
COMPARED = 500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence where it stands, with everything said of it. `fit` is '' where nothing was judged; `judged` is the capability
    that the judgement rests on."""

    place: ClausePlace
    stand: ClauseStand
    fit: str
    backing: str
    reasons: list[dict[str, str]]
    judged: int | None
    links: tuple[ClauseLink, ...]
    reviews: tuple[ClauseReview, ...]

    @property
    def clause(self) -> Clause:
        return self.place.clause

    @property
    def before(self) -> int:
        """The number behind which a page of sentences starts that shows this one with what stands before it."""
        return max(self.place.no - 6, -1)


def about(one: Sentence) -> int | None:
    """The capability it is about: by the last word of a person, else what it was judged by (somebody may have linked that
    wording), else by the ear."""
    said = [review for review in one.reviews if review.word == ClauseWord.ABOUT]
    return said[-1].capability_id if said else one.judged or one.clause.capability_id


def of_deal(deal: Deal) -> list[Offer]:
    """The deal's offers, newest first, each with its newest version's number, id, day and whether it was read."""
    newest = OfferVersion.objects.filter(offer=OuterRef("pk")).order_by("-n")
    return list(
        Offer.objects.filter(deal=deal)
        .annotate(
            newest=Subquery(newest.values("pk")[:1]),
            newest_n=Subquery(newest.values("n")[:1]),
            dated_on=Subquery(newest.values("dated_on")[:1]),
            is_read=Exists(OfferReading.objects.filter(version=OuterRef("newest"))),
        )
        .order_by("-pk")[:LISTED]
    )


def newest_ids(deal: Deal, *, kind: OfferKind | None = None) -> QuerySet[OfferVersion, Any]:
    """The ids of the newest versions of the deal's offers, or contracts."""
    found = OfferVersion.objects.filter(offer__deal=deal)
    if kind is not None:
        found = found.filter(offer__kind=kind.value)
    return found.order_by("offer", "-n").distinct("offer").values("pk")


def left_behind() -> QuerySet[OfferVersion]:
    """Of a link (outer): the read versions of its offer that come after the last one with its sentence, oldest first. A version
    that was not read yet says nothing."""
    holding = ClausePlace.objects.filter(clause=OuterRef(OuterRef("clause"))).order_by("-version__n")
    found = OfferVersion.objects.filter(offer=OuterRef("clause__offer"), reading__isnull=False)
    return found.filter(n__gt=Subquery(holding.values("version__n")[:1])).order_by("n")


def standing_links() -> QuerySet[ClauseLink]:
    return ClauseLink.objects.filter(unlinked__isnull=True)


def sentences(
    version: OfferVersion, *, after: int = -1, size: int = SIZE, only: bool = False
) -> tuple[list[Sentence], bool]:
    """Sentences in the order of the file behind number `after`, and whether more follow. `only`: those that promise, claim, or
    about which a person spoke."""
    found = ClausePlace.objects.filter(version=version, no__gt=after)
    if only:
        found = found.filter(_speaking())
    rows = list(_with_everything(found).order_by("no")[: size + 1])
    return [_sentence(row) for row in rows[:size]], len(rows) > size


def everything(version: OfferVersion) -> QuerySet[ClausePlace]:
    """Every sentence at every place where it stands, in the order of the file."""
    return ClausePlace.objects.filter(version=version).select_related("clause").order_by("no")


def sentence_of(version: OfferVersion, clause: Clause) -> Sentence | None:
    """The sentence at the first place where it stands in the version."""
    row = _with_everything(ClausePlace.objects.filter(version=version, clause=clause)).order_by("no").first()
    return _sentence(row) if row else None


def counted(version: OfferVersion) -> dict[str, int]:
    """How many sentences that count stand on which backing, each once; `fresh` are those new in this version."""
    found: dict[str, int] = {}
    for one in promising(version):
        found[one.backing or "unbacked"] = found.get(one.backing or "unbacked", 0) + 1
    return found


def promising(version: OfferVersion) -> list[Sentence]:
    """Every sentence that counts, each once, at its first place."""
    places = ClausePlace.objects.filter(_speaking(), version=version).order_by("clause", "no").distinct("clause")
    rows = _with_everything(ClausePlace.objects.filter(pk__in=places.values("pk"))).order_by("no")
    return [one for one in map(_sentence, rows) if one.stand.counts]


def is_read(version: OfferVersion) -> bool:
    return OfferReading.objects.filter(version=version).exists()


def problems(version: OfferVersion) -> tuple[Problem, ...]:
    """What could not be read of it."""
    reading = OfferReading.objects.filter(version=version).first()
    return defects.kept(reading.problems, file=version.file_name) if reading else ()


def before(version: OfferVersion) -> OfferVersion | None:
    found = OfferVersion.objects.filter(offer=version.offer_id, n__lt=version.n).defer("original")
    return found.order_by("-n").first()


def hashes(version: OfferVersion) -> set[int]:
    """The clauses that stand in a version."""
    return set(ClausePlace.objects.filter(version=version).values_list("clause_id", flat=True))


def words_of(version: OfferVersion, clauses: set[int]) -> list[ClausePlace]:
    """Where some sentences first stand in the version, with their words; a bounded number."""
    places = ClausePlace.objects.filter(version=version, clause__in=clauses).order_by("clause", "no").distinct("clause")
    found = ClausePlace.objects.filter(pk__in=places.values("pk")).select_related("clause").order_by("no")
    return list(found[:COMPARED])


def open_promises(deal: Deal) -> list[Promise]:
    """The ledger's open promises, oldest first."""
    found = Promise.objects.filter(deal=deal, end__isnull=True, replaced_by__isnull=True)
    return list(found.order_by("said_on", "pk"))


def suggested(deal: Deal) -> tuple[list[Signal], int]:
    """Promises that were heard and that nobody confirmed or dismissed (they count at the gate, so they are not left out here): the
    first of them, and how many there are."""
    found = Signal.objects.filter(conversation__deal=deal, kind=SignalKind.PROMISE.value, mention__isnull=True)
    rows = open_suggestions(found).select_related("conversation").order_by("conversation__held_on", "pk")
    first = list(rows[:COMPARED])
    return first, len(first) if len(first) < COMPARED else rows.count()


def links_in(version: OfferVersion) -> set[tuple[int, int]]:
    """(clause, promise) that stand and whose sentence is in the version."""
    there = ClausePlace.objects.filter(version=version, clause=OuterRef("clause"))
    return set(standing_links().filter(Exists(there)).values_list("clause_id", "promise_id"))


def clauses_about(*, capability_id: int | None = None, roadmap_item_id: int | None = None) -> QuerySet[Clause]:
    """The sentences in newest versions of unsigned deals that rest on what changed."""
    cited = Judgement.objects.filter(clause=OuterRef("pk"))
    about = Q(pk__in=[])
    if capability_id is not None:
        about |= Q(Exists(cited.filter(capability_version__capability=capability_id)))
        about |= Q(capability=capability_id) | Q(reviews__capability=capability_id)
    if roadmap_item_id is not None:
        about |= Q(Exists(cited.filter(roadmap_version__item=roadmap_item_id)))
    later = OfferVersion.objects.filter(offer=OuterRef("version__offer"), n__gt=OuterRef("version__n"))
    stands = ClausePlace.objects.filter(~Exists(later), clause=OuterRef("pk"))
    found = Clause.objects.filter(about, Exists(stands), offer__deal__signed_on__isnull=True)
    found = found.select_related("offer__deal__product", "offer__deal__company", "capability", "non_goal")
    return found.distinct().order_by("pk")  # two who judge anew at once take the sentences in one order


def _speaking() -> Q:
    said = ClauseReview.objects.filter(clause=OuterRef("clause"))
    linked = standing_links().filter(clause=OuterRef("clause"))
    return ~Q(clause__kind="") | Q(Exists(said)) | Q(Exists(linked))


def _with_everything(found: QuerySet[ClausePlace]) -> QuerySet[ClausePlace]:
    latest = Judgement.objects.filter(clause=OuterRef("clause")).order_by("-pk")
    return (
        found.select_related("clause__capability", "clause__non_goal")
        .annotate(
            fit=Subquery(latest.values("fit")[:1]),
            backing=Subquery(latest.values("backing")[:1]),
            reasons=Subquery(latest.values("reasons")[:1]),
            judged=Subquery(latest.values("capability_version__capability")[:1]),
            offer=F("version__offer"),
        )
        .prefetch_related(
            Prefetch("clause__reviews", ClauseReview.objects.select_related("by", "capability").order_by("n")),
            Prefetch("clause__links", standing_links().select_related("promise", "by").order_by("pk")),
        )
    )


def _sentence(row: Any) -> Sentence:
    reviews = tuple(row.clause.reviews.all())
    return Sentence(
        place=row,
        stand=stand(row.clause.kind, [review.word for review in reviews]),
        fit=row.fit or "",
        backing=row.backing or "",
        reasons=row.reasons or [],
        judged=row.judged,
        links=tuple(row.clause.links.all()),
        reviews=reviews,
    )
