"""Change requests with vectors."""

from __future__ import annotations

import random

import numpy as np

from bench.synthetic.company import World
from bench.synthetic.tables import copy, reserve, settle
from bench.synthetic.words import wish
from ropeteam.flows import ear, nearest
from ropeteam.language.contract import Vectors
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store import models

POOL = 1500  # different wishes whose vectors are computed; every request is a neighbour of one of them
SPREAD = 0.33  # how far: a cosine of about .95


def fill_requests(made: World, *, start: int, stop: int) -> None:
    """Requests number `start` to before `stop`, each with a vector near that of one of POOL wishes.

    Computing a vector for each would take minutes; neighbours of real ones keep what costs: hits above the floor.
    """
    chosen, noise = random.Random(5), np.random.default_rng(start)
    languages = ["de", "en"] * (min(POOL, stop) // 2)
    texts = [wish(language, chosen) for language in languages]
    embedder = ear.embedder()
    pool = centre(embedder.embed(texts), languages, language_means(embedder.name))
    ids = reserve(models.ChangeRequest, stop - start)
    copy(
        models.ChangeRequest,
        "id key title problem capability_id",
        (
            (pk, f"cr{no}", texts[no % len(texts)][:300], f"Wish {no}", _about(no, made))
            for no, pk in enumerate(ids, start)
        ),
        product_id=made.product.pk,
        origin="customer",
    )
    copy(
        models.Vector,
        "of_id language text_hash values",
        (
            (pk, languages[no % len(pool)], f"{no:064x}", _near(pool[no % len(pool)], noise).astype("<f4").tobytes())
            for no, pk in enumerate(ids, start)
        ),
        company_id=made.company.pk,
        of_table=nearest.OF,
        part=0,
        model=embedder.name,
    )
    settle(models.ChangeRequest, models.Vector)


def _near(vector: Vectors, noise: np.random.Generator) -> Vectors:
    return unit(vector + noise.normal(0.0, SPREAD / len(vector) ** 0.5, len(vector)))


def _about(no: int, made: World) -> int | None:
    """Every third request is about a capability."""
    return made.capabilities[no // 3 % len(made.capabilities)].pk if no % 3 == 0 else None
