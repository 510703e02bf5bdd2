"""offers.jsonl: offers and contracts with their files, their sentences, what people said of them, and what was judged."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ropeteam.flows.company_state import judgements
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
HEARD = ("text", "hash", "kind", "confidence", "service", "due_phrase", "capability_score")
READING = ("rules", "model", "language", "pages", "problems")
FILE = ("n", "content_hash", "file_name", "format")
PLACE = ("paragraph", "start", "end", "page", "heading")


def dump(company: models.Company) -> Iterator[Row]:
    """One row an offer; places name their sentence by its number in the row."""
    for offer in models.Offer.objects.filter(deal__company=company).select_related("deal", "created_by").order_by("pk"):
        clauses = _clauses_of(offer)
        numbers = {clause.pk: no for no, clause in enumerate(clauses)}
        yield {
            "deal": offer.deal.key,
            "key": offer.key,
            "kind": offer.kind,
            "title": offer.title,
            "by": offer.created_by.key if offer.created_by else None,
            "clauses": [_clause(clause) for clause in clauses],
            "versions": [_version(version, numbers) for version in offer.versions.order_by("n")],
        }


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """After the ledger, whose promises the links name."""
    made = 0
    for row in rows:
        with row.whole():
            by = keys.people[row["by"]] if row["by"] else None
            offer, new = models.Offer.objects.get_or_create(
                deal=keys.deals[row["deal"]],
                key=row["key"],
                defaults={"kind": row["kind"], "title": row["title"], "created_by": by},
            )
            if new:
                clauses = [_restore_clause(offer, one, keys) for one in row["clauses"]]
                for version in row["versions"]:
                    _restore_version(offer, version, clauses, keys)
            made += new
    return made


def _clauses_of(offer: models.Offer) -> list[models.Clause]:
    related = ("capability", "non_goal__pillar__strategy")
    people = ("reviews__by", "reviews__capability", "links__by", "links__promise", "links__unlinked__by")
    return list(offer.clauses.select_related(*related).prefetch_related(*people).order_by("pk"))


def _clause(row: models.Clause) -> Row:
    goal = row.non_goal
    return {
        **{name: getattr(row, name) for name in HEARD},
        "due": iso(row.due),
        "capability": row.capability.key if row.capability else None,
        "non_goal": [goal.pillar.strategy.n, goal.pillar.key, goal.key] if goal else None,
        "judgements": judgements.dump(judgements.of(clause=row)),
        "reviews": [
            [one.word, one.capability.key if one.capability else None, one.reason, one.by.key, iso(one.reviewed_on)]
            for one in sorted(row.reviews.all(), key=lambda one: one.n)
        ],
        "links": [_link(one) for one in sorted(row.links.all(), key=lambda one: one.pk)],
    }


def _link(row: models.ClauseLink) -> list[Any]:
    undone = getattr(row, "unlinked", None)
    back = [undone.by.key, iso(undone.unlinked_on)] if undone else None
    return [row.promise.key, row.n, row.by.key, iso(row.linked_on), back]


def _version(row: models.OfferVersion, numbers: dict[int, int]) -> Row:
    reading = getattr(row, "reading", None)
    return {
        **{name: getattr(row, name) for name in FILE},
        "original": b64encode(bytes(row.original)).decode(),
        "dated_on": iso(row.dated_on),
        "recorded_on": iso(row.recorded_on),
        "by": row.created_by.key if row.created_by else None,
        "reading": {name: getattr(reading, name) for name in READING} if reading else None,
        "places": [
            [numbers[place.clause_id], *(getattr(place, name) for name in PLACE)] for place in row.places.order_by("no")
        ],
    }


def _restore_clause(offer: models.Offer, row: Row, keys: Keys) -> models.Clause:
    clause = models.Clause.objects.create(
        offer=offer,
        due=day(row["due"]),
        capability=keys.capabilities[row["capability"]] if row["capability"] else None,
        non_goal=keys.non_goals[tuple(row["non_goal"])] if row["non_goal"] else None,
        **{name: row[name] for name in HEARD},
    )
    judgements.restore(row["judgements"], keys, clause=clause)
    for n, (word, capability, reason, by, on) in enumerate(row["reviews"], start=1):
        models.ClauseReview.objects.create(
            clause=clause,
            n=n,
            word=word,
            capability=keys.capabilities[capability] if capability else None,
            reason=reason,
            by=keys.people[by],
            reviewed_on=known_day(on),
            created_by=keys.people[by],
        )
    for promise, n, by, on, back in row["links"]:
        link = models.ClauseLink.objects.create(
            clause=clause,
            promise=keys.promises[offer.deal.key, promise],
            n=n,
            by=keys.people[by],
            linked_on=known_day(on),
            created_by=keys.people[by],
        )
        if back:
            person = keys.people[back[0]]
            models.ClauseUnlink.objects.create(link=link, by=person, unlinked_on=known_day(back[1]), created_by=person)
    return clause


def _restore_version(offer: models.Offer, row: Row, clauses: Sequence[models.Clause], keys: Keys) -> None:
    version = models.OfferVersion.objects.create(
        offer=offer,
        original=b64decode(row["original"], validate=True),
        dated_on=known_day(row["dated_on"]),
        recorded_on=known_day(row["recorded_on"]),
        created_by=keys.people[row["by"]] if row["by"] else None,
        **{name: row[name] for name in FILE},
    )
    if row["reading"]:
        models.OfferReading.objects.create(version=version, **{name: row["reading"][name] for name in READING})
    models.ClausePlace.objects.bulk_create(
        (
            models.ClausePlace(version=version, no=no, clause=clauses[clause], **dict(zip(PLACE, place, strict=True)))
            for no, (clause, *place) in enumerate(row["places"])
        ),
        batch_size=2000,
    )
