"""Requirements near a text: what was answered before to words that are nearly the same. Always shown as near, with how near.

The vectors of a company's requirements are read anew for each question that comes from a page, and once for a whole file. Only
rows that a person answered are compared: a house that answered 20,000 rows has 40 MB of them, some 0.1 s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.flows import ear
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store.bulk import copy_in
from ropeteam.store.models import Coverage, CoverageDeed, Deal, Requirement, Vector
from ropeteam.store.queries import requirement_answers as query

OF = "store_requirement"
FLOOR = 0.8
MOST = 3
WIDE = 12


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier answer to words that are `likeness` (0..1) alike."""

    answer: Coverage
    likeness: float


def keep_answered(deed_id: int) -> None:
    """What was answered is found from now on by words that are near to it."""
    deed = CoverageDeed.objects.select_related("deal").get(pk=deed_id)
    keep(list(Requirement.objects.filter(coverages__deed=deed).order_by("pk")), company=deed.deal.company_id)


def keep(rows: Sequence[Requirement], *, company: int) -> None:
    """Compute and keep the vectors of rows; words that have one cost nothing."""
    embedder = ear.embedder()
    ids = [row.pk for row in rows]
    there = dict(
        Vector.objects.filter(of_table=OF, of_id__in=ids, part=0, model=embedder.name).values_list("of_id", "text_hash")
    )
    new = [row for row in rows if there.get(row.pk) != _hash(row.text)]
    if not new:
        return
    Vector.objects.filter(of_table=OF, of_id__in=[row.pk for row in new], part=0, model=embedder.name).delete()
    vectors = _vectors([row.text for row in new])
    columns = ("company_id", "of_table", "of_id", "part", "model", "language", "text_hash", "values")
    copy_in(
        Vector,
        columns,
        (
            (company, OF, row.pk, 0, embedder.name, row.language, _hash(row.text), vector.astype("<f4").tobytes())
            for row, vector in zip(new, vectors, strict=True)
        ),
    )


def near_each(rows: Sequence[Requirement], deal: Deal, *, most: int = MOST) -> dict[int, list[Near]]:
    """For each row the earlier answers nearest to it, best first; without those to the very same words."""
    if not rows:
        return {}
    embedder = ear.embedder()
    answered = query.answered_ids(deal)
    found = Vector.objects.filter(of_table=OF, part=0, model=embedder.name, of_id__in=answered)
    kept = list(found.order_by("of_id").values_list("of_id", "values"))
    if not kept:
        return {}
    ids = np.array([pk for pk, _ in kept], dtype=np.int64)
    there = unit(np.stack([np.frombuffer(values, dtype="<f4") for _, values in kept]))
    scores = unit(_vectors([row.text for row in rows])) @ there.T
    picked = {row.pk: _best(scores[no], ids) for no, row in enumerate(rows)}
    answers = query.held({pk for best in picked.values() for pk, _ in best}, deal)
    return {row.pk: list(_of(row, picked[row.pk], answers))[:most] for row in rows}


def _of(row: Requirement, best: Iterable[tuple[int, float]], answers: dict[int, Coverage]) -> Iterable[Near]:
    """One answer for each wording: the rows of a tender that was answered twice are no news."""
    told: set[str] = {row.words_hash}
    for pk, score in best:
        answer = answers.get(pk)
        if pk != row.pk and answer is not None and answer.requirement.words_hash not in told:
            told.add(answer.requirement.words_hash)
            yield Near(answer, score)


def _best(scores: Vectors, ids: NDArray[np.int64]) -> list[tuple[int, float]]:
    wide = min(len(ids), WIDE)
    front = np.argpartition(-scores, wide - 1)[:wide]
    near = [(int(ids[no]), min(float(scores[no]), 1.0)) for no in front if scores[no] >= FLOOR]
    return sorted(near, key=lambda pair: (-pair[1], -pair[0]))


def _vectors(texts: list[str]) -> Vectors:
    embedder = ear.embedder()
    return centre(embedder.embed(texts), [language_of(text) for text in texts], language_means(embedder.name))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
