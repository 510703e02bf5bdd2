"""Solution patterns near a text: the vectors of a product's patterns that are in force, read anew for every question.

A house has tens or hundreds of them, each written by a person in two minutes: 500 are one megabyte and a few
milliseconds. So nothing is kept in the process, and a pattern is found in the moment it was saved.
"""

from __future__ import annotations

import hashlib
from datetime import date

import numpy as np

from ropeteam.core.fit import Reason
from ropeteam.core.solutions import Candidate, CandidateKind
from ropeteam.core.vocabulary import Fit, SignalKind
from ropeteam.flows import ear, judging
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store.models import Product, SolutionPattern, Vector
from ropeteam.store.queries.product import Truth
from ropeteam.store.queries.solutions import worth

OF = "store_solutionpattern"
MOST = 2
FLOOR = 0.35


def keep(pattern: SolutionPattern) -> None:
    """Compute and keep the vector of the need: what a customer would say is what is searched for."""
    embedder = ear.embedder()
    language = language_of(pattern.need)
    vector = centre(embedder.embed([pattern.need]), [language], language_means(embedder.name))[0]
    Vector.objects.update_or_create(
        of_table=OF,
        of_id=pattern.pk,
        part=0,
        model=embedder.name,
        defaults={
            "company_id": pattern.product.company_id,
            "language": language,
            "text_hash": hashlib.sha256(pattern.need.encode()).hexdigest(),
            "values": vector.astype("<f4").tobytes(),
        },
    )


def nearest(text: str, product: Product, *, most: int) -> list[tuple[int, float]]:
    """The ids of the patterns nearest to a text with their similarity (-1..1), best first; retired ones are left out."""
    live = SolutionPattern.objects.filter(product=product, retired_on__isnull=True).values_list("pk", flat=True)
    ids = list(live)
    if not ids:
        return []
    embedder = ear.embedder()
    found = Vector.objects.filter(of_table=OF, model=embedder.name, of_id__in=ids).values_list("of_id", "values")
    kept = [(pk, np.frombuffer(values, dtype="<f4")) for pk, values in found]
    if not kept:
        return []
    query = unit(centre(embedder.embed([text]), [language_of(text)], language_means(embedder.name)))[0]
    scores = np.vecdot(np.stack([vector for _, vector in kept]), query)
    ranked = sorted(zip((pk for pk, _ in kept), map(float, scores), strict=True), key=lambda pair: (-pair[1], pair[0]))
    return ranked[:most]


def best_for_each(texts: list[str], product: Product) -> list[SolutionPattern | None]:
    """The pattern nearest to each text where one is near enough: three queries, however many texts."""
    live = SolutionPattern.objects.filter(product=product, retired_on__isnull=True).in_bulk()
    embedder = ear.embedder()
    found = Vector.objects.filter(of_table=OF, model=embedder.name, of_id__in=list(live)) if texts and live else ()
    kept = [(row.of_id, np.frombuffer(row.values, dtype="<f4")) for row in found]
    if not kept:
        return [None for _ in texts]
    languages = [language_of(text) for text in texts]
    queries = unit(centre(embedder.embed(texts), languages, language_means(embedder.name)))
    scores = queries @ np.stack([vector for _, vector in kept]).T
    best = scores.argmax(axis=1)
    return [live[kept[at][0]] if scores[no, at] >= FLOOR else None for no, at in enumerate(best)]


def candidates(text: str, product: Product, now: Truth, *, on: date, due: date | None) -> list[Candidate]:
    """How it was done before. A pattern stands for no more than its capability does today; without one it is a way round."""
    found = [(pk, score) for pk, score in nearest(text, product, most=MOST) if score >= FLOOR]
    if not found:
        return []
    rows = SolutionPattern.objects.select_related("capability").in_bulk([pk for pk, _ in found])
    known = worth(rows.values())
    return [_candidate(rows[pk], score, known[pk].deals, text, now, on=on, due=due) for pk, score in found]


def _candidate(
    row: SolutionPattern, score: float, deals: int, text: str, now: Truth, *, on: date, due: date | None
) -> Candidate:
    fit = Fit.WORKAROUND
    reasons: tuple[Reason, ...] = (Reason.of("pattern", deals=deals),)
    if row.capability is not None:
        subject = judging.Subject(SignalKind.PROMISE, text, on, due=due, capability=row.capability)
        judged = judging.weigh(subject, now).judgement
        fit, reasons = judged.fit, (*reasons, *judged.reasons)
    sure = max(0.0, min(1.0, score)) * 0.7  # likeness of words alone is never a verdict
    return Candidate(CandidateKind.PATTERN, row.key, fit, score, sure, reasons)
