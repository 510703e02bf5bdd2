"""Drafts of capabilities near a text. Their vectors are kept with the rows; what has none yet gets one when it is asked for.

A few hundred drafts stand while a catalogue is young: 2,000 are four megabytes, read anew for every question. The nearest
few are then asked as a catalogue of their own, for the same calibrated chance that capabilities get: whatever number there
is, a question costs the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from ropeteam.flows import ear
from ropeteam.language.contract import Entry, Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.listening.hear import catalogue
from ropeteam.language.models.weights import language_means
from ropeteam.store.models import CapabilityDraft, Product, Vector

OF = "store_capabilitydraft"
ASKED = 20


def chances(text: str, product: Product) -> list[tuple[int, float]]:
    """(id, calibrated chance) of the drafts a text may mean, the likeliest first. Dropped ones are among them: what was said
    of them once is not asked again."""
    drafts = asked_of(product)
    if not drafts:
        return []
    query = unit(_vectors([text]))[0]
    near = np.argsort(-(vectors(drafts) @ query), kind="stable")[:ASKED]
    chosen = [drafts[place] for place in sorted(map(int, near))]
    entries = tuple(Entry(str(draft.pk), tuple(filter(None, parts(draft)))) for draft in chosen)
    found = catalogue(entries, ear.embedder()).match(text, language=language_of(text), most=ASKED)
    return [(int(match.key), match.confidence) for match in found]


def asked_of(product: Product) -> list[CapabilityDraft]:
    """The drafts an Ask may be about, in the order they came."""
    found = product.capability_drafts.filter(became__isnull=True, joined_into__isnull=True)
    return list(found.select_related("product").order_by("pk"))


def parts(draft: CapabilityDraft) -> list[str]:
    """What describes it, its name first."""
    return [draft.name, draft.description, *draft.limits.splitlines()]


def vectors(drafts: Sequence[CapabilityDraft]) -> Vectors:
    """A row of length 1 for the name of each; computed and kept where there is none."""
    embedder = ear.embedder()
    there = Vector.objects.filter(of_table=OF, model=embedder.name, of_id__in=[draft.pk for draft in drafts])
    kept = {pk: np.frombuffer(values, dtype="<f4") for pk, values in there.values_list("of_id", "values")}
    lacking = [draft for draft in drafts if draft.pk not in kept]
    if lacking:
        made = unit(_vectors([draft.name for draft in lacking]))
        kept |= {draft.pk: row for draft, row in zip(lacking, made, strict=True)}
        Vector.objects.bulk_create(
            (
                Vector(
                    company_id=draft.product.company_id,
                    of_table=OF,
                    of_id=draft.pk,
                    model=embedder.name,
                    language=language_of(draft.name),
                    text_hash=hashlib.sha256(draft.name.encode()).hexdigest(),
                    values=row.astype("<f4").tobytes(),
                )
                for draft, row in zip(lacking, made, strict=True)
            ),
            ignore_conflicts=True,  # somebody else was quicker
        )
    return np.stack([kept[draft.pk] for draft in drafts]) if drafts else np.zeros((0, embedder.dimensions), np.float32)


def _vectors(texts: list[str]) -> Vectors:
    embedder = ear.embedder()
    return centre(embedder.embed(texts), [language_of(text) for text in texts], language_means(embedder.name))
