"""Hear one conversation: the one function behind a single talk, a backlog on all cores, and a cluster.

What comes out depends on the task alone, to the last bit: not on which process heard it, nor on what it had heard before.
Vectors of sentences differ in the seventh digit with what they are computed together with, so each conversation begins
with an empty memory of sentences, and so does each catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.contract import Embedder, Entry, Heard, Match
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.mood import read_mood
from ropeteam.language.embedding import forget, load
from ropeteam.language.encoder.encoder import shipped as shipped_encoder
from ropeteam.language.listening.task import Held, House, Listened, Product, Task, Understood
from ropeteam.language.match import non_goals
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.held import held
from ropeteam.language.models import house as house_numbers
from ropeteam.language.models.weights import Weights, shipped

FLOOR = 0.25  # a capability less likely than this is none
NEAR = 5  # an id that an ear names itself is believed only among so many that the words bring near
JUDGED = (SignalKind.PROMISE, SignalKind.CLAIM)
MAY_HIT = (*JUDGED, SignalKind.NEED)


def hear(task: Task) -> Listened:
    """Everything in one conversation, by this machine's own ear."""
    embedder = load()
    return understand(heard_in(task, embedder=embedder), task, embedder=embedder)


def warm_up() -> None:
    """Load what every conversation needs: two seconds."""
    load().embed([" "])
    shipped_encoder()


def heard_in(task: Task, *, embedder: Embedder) -> list[Heard]:
    """The signals, before anybody asks what they are about."""
    for entries in (task.product.capabilities, task.product.non_goals) if task.product else ():
        catalogue(entries, embedder)  # also an empty one: made ready later, it would forget in the middle of a talk
    forget(embedder)
    return detect.listen(
        task.talk.turns,
        held_on=task.talk.held_on,
        internal=task.talk.internal,
        language=task.talk.language,
        embedder=embedder,
        releases=task.product.releases if task.product else {},
        weights=weights_of(task.house),
    )


def understand(heard: Sequence[Heard], task: Task, *, embedder: Embedder) -> Listened:
    """What heard signals are about, and how enthusiastic the customer sounds."""
    mood = read_mood(
        task.talk.turns,
        heard=heard,
        internal=task.talk.internal,
        language=task.talk.language,
        embedder=embedder,
    )
    words = [text for one in heard for text in (one.quote, one.context) if text.strip()]
    embedder.embed(words)  # quicker together than one by one
    found = tuple(understood(one, task.product, language=task.talk.language, embedder=embedder) for one in heard)
    return Listened(task.talk.key, task.house.model, found, mood, task.talk.voices)


def understood(heard: Heard, product: Product | None, *, language: str, embedder: Embedder) -> Understood:
    """The capability and the non-goal that a signal is about, and how it stands to the capability's limits."""
    spoken = replace(heard, meaning=None)  # what the encoder made of it has done its service, and is large
    if product is None:
        return Understood(spoken)
    near = catalogue(product.capabilities, embedder).match(
        heard.quote, context=heard.context, language=language, most=NEAR, meaning=heard.meaning
    )
    best = meant(near, heard.named, product)
    goal = _non_goal(heard, near[0] if near else None, product, language, embedder)
    return Understood(spoken, best, goal, _held(heard, best, product))


def meant(near: Sequence[Match], named: str | None, product: Product) -> Match | None:
    """The entry a quote is about. An id that an ear named counts only where the words bring it near too: a talk cannot talk
    a wording onto another capability. `near` is in order, best first."""
    if named == "":
        return None
    chosen = next((one for one in near[:NEAR] if named is not None and product.named.get(one.key) == named), None)
    if chosen is not None:
        return chosen
    return near[0] if near and near[0].confidence >= FLOOR else None


@lru_cache(maxsize=16)
def catalogue(entries: tuple[Entry, ...], embedder: Embedder) -> Catalogue:
    """Made ready once a process."""
    forget(embedder)
    return Catalogue(entries, embedder)


def weights_of(house: House) -> Weights | None:
    """The company's ear; None where the shipped weights hear alone."""
    return _weights(house.model, house.numbers) if house.numbers is not None else None


@lru_cache(maxsize=8)
def _weights(model: str, numbers: bytes) -> Weights:
    known = shipped()
    if known is None:
        raise LookupError(f"{model} was learnt over weights that are not here")
    return house_numbers.over(known, house_numbers.unpacked(numbers), name=model)


def _non_goal(heard: Heard, nearest: Match | None, product: Product, language: str, embedder: Embedder) -> str | None:
    if heard.kind not in MAY_HIT or not product.non_goals:
        return None
    texts = {goal.key: goal.parts[0] for goal in product.non_goals}
    near = catalogue(product.non_goals, embedder).nearest(heard.quote, language=language)
    hit = non_goals.hit(heard.quote, near, texts, context=heard.context, capability=nearest)
    return hit.key if hit is not None else None


def _held(heard: Heard, about: Match | None, product: Product) -> Held | None:
    """Only what we say is held against limits."""
    line = product.lines.get(about.key) if about is not None and heard.kind in JUDGED else None
    return Held(line, held(heard.quote, line, context=heard.context)) if line is not None else None
