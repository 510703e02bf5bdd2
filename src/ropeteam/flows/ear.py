"""The language parts a process keeps ready: the embedder, and one catalogue a product in the version it has now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ropeteam.core.vocabulary import RoadmapStatus, Side
from ropeteam.language.contract import Embedder, Entry, LimitText, Match, SpokenTurn
from ropeteam.language.embedding import load
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.store.models import Limit, TextVersion, WordingLink
from ropeteam.store.queries.product import Truth

NEAR = 5  # an id that an ear names itself is believed only among so many that the words bring near


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


def meant(near: Sequence[Match], named: str | None, known: Truth, *, floor: float) -> Match | None:
    """The entry a quote is about. An id that the model named counts only where the words bring it near too: a talk cannot
    talk a wording onto another capability. `near` is in order, best first."""
    if named == "":
        return None
    keys = {str(pk): one.capability.key for pk, one in known.capabilities.items()}
    chosen = next((one for one in near[:NEAR] if named is not None and keys.get(one.key) == named), None)
    if chosen is not None:
        return chosen
    return near[0] if near and near[0].confidence >= floor else None


def spoken_turns(text: TextVersion) -> list[SpokenTurn]:
    return [
        SpokenTurn(
            no=turn.no,
            label=turn.speaker.label if turn.speaker else None,
            side=Side(turn.speaker.side) if turn.speaker else Side.UNKNOWN,
            role=turn.speaker.role if turn.speaker else "",
            text=turn.text,
            start_ms=turn.start_ms,
        )
        for turn in text.turns.select_related("speaker").order_by("no")
    ]
