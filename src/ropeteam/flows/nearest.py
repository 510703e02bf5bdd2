"""Change requests near a text: the vectors of a product's requests, kept in the process and refreshed by what is new.

Linear in the number of requests (a dot product each): 100,000 requests are 200 MB, some 12 ms a question, and about
a second for the first question of a process. No state outside the database: a process that starts anew reads them again.

What is new is found by one look at the newest vector's id. Ids are given out before their rows are committed, so a lower
one may become visible later than a higher one; `settled` is the id up to which nothing can come any more: the newest one
at a moment at which nobody was writing vectors. Above it, rows are looked for by id until that is so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import QuerySet
from numpy.typing import NDArray

from ropeteam.flows import ear
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store.bulk import copy_in
from ropeteam.store.models import ChangeRequest, Product, Vector

OF = "store_changerequest"
ROOM = 256


@dataclass(slots=True)
class _Index:
    """`places`: where a request stands. `read`: the vectors' ids above `settled` that are in the rows already."""

    ids: NDArray[np.int64]
    rows: Vectors
    places: dict[int, int] = field(default_factory=dict)
    settled: int = 0
    read: set[int] = field(default_factory=set)
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


def keep_all(requests: list[ChangeRequest], company: int) -> Vectors:
    """`keep` for many that are new; their vectors, a row each."""
    texts = [f"{row.title}. {row.problem}".strip() for row in requests]
    embedder = ear.embedder()
    languages = [language_of(text) for text in texts]
    vectors = centre(embedder.embed(texts), languages, language_means(embedder.name))
    columns = ("company_id", "of_table", "of_id", "part", "model", "language", "text_hash", "values")
    rows = zip(requests, texts, languages, vectors, strict=True)
    copy_in(
        Vector,
        columns,
        (
            (
                company, OF, row.pk, 0, embedder.name, language, hashlib.sha256(text.encode()).hexdigest(),
                vector.astype("<f4").tobytes(),
            )
            for row, text, language, vector in rows
        ),
    )  # fmt: skip
    return vectors


@dataclass(frozen=True, slots=True)
class Older:
    """The wishes there were before an import, with their vectors: what comes is held against these alone, so that memory
    grows with what was there and not with the file."""

    product: Product
    ids: NDArray[np.int64]
    rows: Vectors

    def alike(self, mine: list[int], vectors: Vectors, *, least: float) -> list[tuple[int, int, float]]:
        """(id, id of the older wish most like it, similarity) of every one that has such a wish."""
        if not len(self.ids) or not mine:
            return []
        scores = vectors @ self.rows.T
        best = scores.argmax(axis=1)
        found = [
            (pk, int(self.ids[at]), float(scores[no, at])) for no, (pk, at) in enumerate(zip(mine, best, strict=True))
        ]
        near = [(pk, other, score) for pk, other, score in found if score >= least]
        live = {pk for pk, _ in _live([(other, score) for _, other, score in near], self.product)}
        return [(pk, other, score) for pk, other, score in near if other in live]


def older(product: Product, *, than: int) -> Older:
    """Every wish of the product up to an id."""
    embedder = ear.embedder()
    mine = ChangeRequest.objects.filter(product=product, pk__lte=than).values("pk")
    there = Vector.objects.filter(company=product.company_id, of_table=OF, model=embedder.name, of_id__in=mine)
    count = there.count()
    ids, rows = np.zeros(count, dtype=np.int64), np.zeros((count, embedder.dimensions), dtype=np.float32)
    found = there.order_by("pk").values_list("of_id", "values")[:count]
    for no, (pk, values) in enumerate(found.iterator(chunk_size=500)):
        ids[no], rows[no] = pk, np.frombuffer(values, dtype="<f4")
    return Older(product, ids, rows)


def nearest(text: str, product: Product, *, most: int = 5) -> list[tuple[int, float]]:
    """The ids of the requests nearest to a text with their similarity (-1..1), best first; merged ones are left out."""
    embedder = ear.embedder()
    ids, rows = _refreshed(product, embedder.name, embedder.dimensions)
    if not len(ids):
        return []
    query = centre(embedder.embed([text]), [language_of(text)], language_means(embedder.name))[0]
    # Not `@`: that waits for a second thread, which on busy cores comes late, and is no faster alone.
    scores = np.vecdot(rows, unit(query.reshape(1, -1))[0])
    wide = most * 4
    while True:
        found = _live(_best(scores, ids, wide), product)
        if len(found) >= most or wide >= len(ids):
            return found[:most]
        wide *= 8  # merged requests and other products' fill the front


def nearest_to_each(
    texts: list[str], product: Product, *, most: int = 5
) -> tuple[Vectors, list[list[tuple[int, float]]]]:
    """The texts' own vectors, and `nearest` of each of them, with as many questions to the database as for one."""
    embedder = ear.embedder()
    ids, rows = _refreshed(product, embedder.name, embedder.dimensions)
    languages = [language_of(text) for text in texts]
    queries = unit(centre(embedder.embed(texts), languages, language_means(embedder.name))) if texts else rows[:0]
    if not len(ids):
        return queries, [[] for _ in texts]
    wide = [_best(np.vecdot(rows, query), ids, most * 4) for query in queries]
    live = {pk for pk, _ in _live(list({pk: (pk, score) for best in wide for pk, score in best}.values()), product)}
    return queries, [[(pk, score) for pk, score in best if pk in live][:most] for best in wide]


def _best(scores: Vectors, ids: NDArray[np.int64], most: int) -> list[tuple[int, float]]:
    wide = min(len(ids), most)
    front = np.argpartition(-scores, wide - 1)[:wide]
    return sorted(((int(ids[no]), float(scores[no])) for no in front), key=lambda pair: (-pair[1], pair[0]))


def _live(ranked: list[tuple[int, float]], product: Product) -> list[tuple[int, float]]:
    found = ChangeRequest.objects.filter(
        pk__in=[pk for pk, _ in ranked], product=product, merged_into__isnull=True
    ).values_list("pk", flat=True)
    live = set(found)
    return [(pk, score) for pk, score in ranked if pk in live]


def _refreshed(product: Product, model: str, dimensions: int) -> tuple[NDArray[np.int64], Vectors]:
    """The requests' ids and vectors as the database has them now."""
    with _guard:
        empty = _Index(np.zeros(0, dtype=np.int64), np.zeros((0, dimensions), dtype=np.float32))
        index = _indexes.setdefault((product.company_id, model), empty)
    there = Vector.objects.filter(company=product.company_id, of_table=OF, model=model)
    with index.lock:
        newest = there.order_by("-id").values_list("id", flat=True).first() or 0
        if newest > index.settled:
            quiet = not _somebody_writes()  # asked before the rows are read: whoever ended by then is seen
            _read(index, there.filter(id__gt=index.settled))
            if quiet:
                index.settled = newest
                index.read = {pk for pk in index.read if pk > newest}
        count = len(index.places)
        return index.ids[:count], index.rows[:count]


def _somebody_writes() -> bool:
    """Whether another transaction that wrote vectors, or is about to, is still open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE relation = %s::regclass AND mode = 'RowExclusiveLock'"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid())",
            [Vector._meta.db_table],
        )
        return bool(cursor.fetchone()[0])


def _read(index: _Index, found: QuerySet[Vector]) -> None:
    """Take the found vectors in; a request whose words changed has a new one, which takes the old one's place."""
    if index.places:
        found = found.filter(pk__in=set(found.values_list("pk", flat=True)) - index.read)
    else:
        _make_room(index, found.count())
    for pk, of_id, values in _rows(found, stream=not index.places):
        no = index.places.setdefault(of_id, len(index.places))
        if no == len(index.ids):
            _make_room(index, no + ROOM + no // 8)
        index.ids[no] = of_id
        index.rows[no] = np.frombuffer(values, dtype="<f4")
        index.read.add(pk)


def _rows(found: QuerySet[Vector], *, stream: bool) -> Iterator[tuple[int, int, Any]]:
    """`stream`: all at once in binary, three times as fast: the first question of a process waits for it."""
    wanted = found.values_list("pk", "of_id", "values").order_by("pk")
    if not stream:
        yield from wanted
        return
    query, parameters = wanted.query.sql_with_params()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT BINARY)", parameters) as out:
        out.set_types(["int8", "int8", "bytea"])
        yield from out.rows()


def _make_room(index: _Index, size: int) -> None:
    ids = np.zeros(size, dtype=np.int64)
    rows = np.zeros((size, index.rows.shape[1]), dtype=np.float32)
    count = len(index.ids)
    ids[:count], rows[:count] = index.ids, index.rows
    index.ids, index.rows = ids, rows


def forget() -> None:
    """Drop what this process keeps (a restored or emptied database)."""
    _indexes.clear()
