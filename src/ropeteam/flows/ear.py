"""The language parts a process keeps ready: the embedder, and one catalogue a product in the version it has now."""

from __future__ import annotations

from functools import cache, lru_cache

from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.language.contract import Embedder, Entry, LimitText
from ropeteam.language.embedding import load
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.store.models import Limit, WordingLink
from ropeteam.store.queries.product import Truth


@cache
def embedder() -> Embedder:
    """The local sentence embedder; the first call loads its weights (about a second, 180 MB)."""
    return load()


def capabilities(truth: Truth) -> Catalogue:
    """What a wording may be about, with the words people linked to each capability."""
    linked: dict[int, list[str]] = {}
    for pk, text in (
        WordingLink.objects.filter(product=truth.product).order_by("pk").values_list("capability_id", "text")
    ):
        linked.setdefault(pk, []).append(text)
    entries = []
    for pk, known in truth.capabilities.items():
        parts = [known.version.name, known.version.description, *(limit.text for limit in known.limits)]
        parts += [
            item.version.title
            for item in truth.items_for(known.capability)
            if item.version.status != RoadmapStatus.DROPPED
        ]
        entries.append(Entry(str(pk), tuple(part for part in parts + linked.get(pk, []) if part)))
    return _catalogue(tuple(entries))


def non_goals(truth: Truth) -> Catalogue:
    return _catalogue(tuple(Entry(str(goal.pk), (goal.text,)) for goal in truth.non_goals))


@lru_cache(maxsize=16)
def _catalogue(entries: tuple[Entry, ...]) -> Catalogue:
    return Catalogue(entries, embedder())


def limit_texts(limits: tuple[Limit, ...]) -> tuple[LimitText, ...]:
    return tuple(LimitText(x.no, x.text, x.dimension, x.value, x.unit) for x in limits)
