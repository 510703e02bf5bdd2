"""Change requests near a text: the vectors of a product's requests, kept in the process and refreshed by what is new.

Linear in the number of requests (one matrix-vector product): 100,000 requests are 200 MB and some 30 ms. No state outside
the database: a process that starts anew reads the vectors again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from ropeteam.flows import ear
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store.models import ChangeRequest, Product, Vector

OF = "store_changerequest"
GROW = 1024


@dataclass(slots=True)
class _Index:
    ids: NDArray[np.int64]
    rows: Vectors
    last_id: int = 0
    count: int = 0
    lock: Lock = field(default_factory=Lock)


_indexes: dict[tuple[int, str], _Index] = {}
_guard = Lock()


def keep(request: ChangeRequest) -> None:
    """Compute and keep the vector of a request's words; the same words again cost nothing."""
    text = f"{request.title}. {request.problem}".strip()
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    embedder = ear.embedder()
    there = Vector.objects.filter(of_table=OF, of_id=request.pk, part=0, model=embedder.name).first()
    if there is not None and there.text_hash == text_hash:
        return
    if there is not None:
        there.delete()
    language = language_of(text)
    vector = centre(embedder.embed([text]), [language], language_means(embedder.name))[0]
    Vector.objects.create(
        company_id=request.product.company_id,
        of_table=OF,
        of_id=request.pk,
        model=embedder.name,
        language=language,
        text_hash=text_hash,
        values=vector.astype("<f4").tobytes(),
    )


def nearest(text: str, product: Product, *, most: int = 5) -> list[tuple[int, float]]:
    """The ids of the requests nearest to a text with their similarity (-1..1), best first; merged ones are left out."""
    embedder = ear.embedder()
    index = _refreshed(product, embedder.name, embedder.dimensions)
    if not index.count:
        return []
    query = centre(embedder.embed([text]), [language_of(text)], language_means(embedder.name))[0]
    scores = index.rows[: index.count] @ unit(query.reshape(1, -1))[0]
    wide = min(index.count, most * 4)
    best = np.argpartition(-scores, wide - 1)[:wide]
    ranked = sorted(((float(scores[no]), int(index.ids[no])) for no in best), key=lambda pair: (-pair[0], pair[1]))
    live = set(
        ChangeRequest.objects.filter(
            pk__in=[pk for _, pk in ranked], product=product, merged_into__isnull=True
        ).values_list("pk", flat=True)
    )
    found: dict[int, float] = {}
    for score, pk in ranked:
        if pk in live and pk not in found:
            found[pk] = score
    return list(found.items())[:most]


def _refreshed(product: Product, model: str, dimensions: int) -> _Index:
    with _guard:
        empty = _Index(np.zeros(GROW, dtype=np.int64), np.zeros((GROW, dimensions), dtype=np.float32))
        index = _indexes.setdefault((product.company_id, model), empty)
    with index.lock:
        new = Vector.objects.filter(
            company=product.company_id, of_table=OF, model=model, id__gt=index.last_id
        ).order_by("id")
        for pk, of_id, values in new.values_list("id", "of_id", "values").iterator(chunk_size=5000):
            if index.count == len(index.ids):
                size = len(index.ids) * 2
                index.ids = np.resize(index.ids, size)
                rows = np.zeros((size, index.rows.shape[1]), dtype=np.float32)
                rows[: index.count] = index.rows[: index.count]
                index.rows = rows
            index.ids[index.count] = of_id
            index.rows[index.count] = np.frombuffer(values, dtype="<f4")
            index.count += 1
            index.last_id = pk
    return index


def forget() -> None:
    """Drop what this process keeps (a restored or emptied database)."""
    _indexes.clear()
