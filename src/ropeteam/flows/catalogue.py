"""The product's truth from a company folder: strategy, segments, capabilities, roadmap, each as versions known from a day.

Dated changes (`roadmap_changes`, `capability_changes` with field, old and new) give back what was known before them:
the version before a change holds the old value and was always known, the one after it is known from the change's day on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db import transaction

from ropeteam.core.vocabulary import CapabilityStatus, Commitment, RoadmapStatus, Role
from ropeteam.language.folder.values import Capability, Change, CompanyFolder, Limit, RoadmapItem
from ropeteam.store import events, models
from ropeteam.store.actor import Actor
from ropeteam.store.imports import Seen
from ropeteam.store.people import person_named
from ropeteam.store.queries.strategy import standing
from ropeteam.store.strategy_versions import held, next_number
from ropeteam.store.versions import (
    CapabilityWords,
    LimitWords,
    RoadmapWords,
    add_capability_version,
    add_roadmap_version,
)

FILE = "company.yaml"
EMPTY = {"", "none", "null", "-"}
W = TypeVar("W", CapabilityWords, RoadmapWords)


@dataclass(frozen=True, slots=True)
class Changed:
    """Ids of what is new or got a further version after the first import: what rests on it is to be judged anew."""

    strategies: list[int]
    capabilities: list[int]
    items: list[int]


def put_catalogue(folder: CompanyFolder, product: models.Product, seen: Seen, *, actor: Actor, on: date) -> Changed:
    """Write what changed.

    All in one transaction: whether a row is new on a later day or was there from the first import on must not depend on
    where an import died. Only the first import knows things without a day.
    """
    with transaction.atomic():
        book = _Book(
            folder, product, seen, actor, on, later=product.strategies.exists() or product.capabilities.exists()
        )
        _put_segments(book)
        strategies: list[int] = []
        with seen.row(FILE):
            strategies += _put_strategy(book)
        capabilities: list[int] = []
        for no, row in enumerate(folder.capabilities):
            with seen.row(FILE, row.line):
                capabilities += _put_capability(row, no, book)
        items: list[int] = []
        for no, item in enumerate(folder.roadmap):
            with seen.row(FILE, item.line):
                items += _put_item(item, no, book)
    return Changed(strategies, capabilities, items)


@dataclass(frozen=True, slots=True)
class _Book:
    """What every row of one import needs. `later`: the product was known before this import."""

    folder: CompanyFolder
    product: models.Product
    seen: Seen
    actor: Actor
    on: date
    later: bool


def _put_segments(book: _Book) -> None:
    for row in book.folder.segments:
        facts = {"name": row.name, "early_adopter": row.early_adopter, "gap_tolerance": row.gap_tolerance}
        with book.seen.row(FILE, row.line):
            models.Segment.objects.update_or_create(product=book.product, key=row.id, defaults=facts)


def _put_strategy(book: _Book) -> list[int]:
    """A new strategy version where anything differs from the latest. A folder that says what it said before says nothing
    new: what was published here since stands."""
    folder, product = book.folder, book.product
    wanted = [
        (
            row.id,
            row.title,
            row.text,
            row.priority,
            list(row.target_segments),
            [(goal.id or f"{row.id}-{no}", goal.text) for no, goal in enumerate(row.non_goals, 1)],
        )
        for row in folder.strategy
    ]
    last = standing(product)
    told = book.seen.changed(FILE, "strategy", [folder.vision, wanted], counted=False)
    if last is not None and (not told or (last.vision, _pillars(last)) == (folder.vision, wanted)):
        return []
    recorded = (
        book.on if last is not None else next((row.recorded_on for row in folder.strategy if row.recorded_on), None)
    )
    with transaction.atomic():
        held(product)
        version = models.StrategyVersion.objects.create(
            product=product, n=next_number(product), vision=folder.vision, recorded_on=recorded
        )
        for no, (key, title, text, priority, segments, goals) in enumerate(wanted):
            pillar = models.Pillar.objects.create(
                strategy=version, key=key, title=title, text=text, priority=priority, target_segments=segments, no=no
            )
            models.NonGoal.objects.bulk_create(
                models.NonGoal(pillar=pillar, key=goal_key, text=goal_text, no=goal_no)
                for goal_no, (goal_key, goal_text) in enumerate(goals)
            )
        if last is not None:
            events.append("strategy.changed", version, actor=book.actor, company=product.company, n=version.n)
    return [version.pk] if last is not None else []


def _pillars(version: models.StrategyVersion) -> list[object]:
    return [
        (
            pillar.key,
            pillar.title,
            pillar.text,
            pillar.priority,
            pillar.target_segments,
            [(goal.key, goal.text) for goal in pillar.non_goals.order_by("no", "pk")],
        )
        for pillar in version.pillars.order_by("no", "pk")
    ]


def _put_capability(row: Capability, no: int, book: _Book) -> list[int]:
    product = book.product
    changes = [change for change in book.folder.capability_changes if change.id == row.id and change.computed]
    if not book.seen.changed(
        FILE,
        f"capability:{row.id}",
        [
            row.name,
            row.status,
            row.description,
            row.evidence,
            row.owner,
            row.review_due,
            row.recorded_on,
            [(x.text, x.dimension, x.value_text, x.unit) for x in row.limits],
            [(x.date, x.field, x.old, x.new) for x in changes],
        ],
    ):
        return []
    capability, made = models.Capability.objects.get_or_create(product=product, key=row.id, defaults={"no": no})
    capability.no = no
    capability.review_due = row.review_due
    capability.owner = person_named(product.company, row.owner, Role.PRODUCT) if row.owner else None
    capability.save()
    words = CapabilityWords(
        name=row.name or row.id,
        status=row.status or CapabilityStatus.NOT_PLANNED,
        description=row.description,
        evidence=row.evidence,
        limits=tuple(_limit(no, limit) for no, limit in enumerate(row.limits)),
    )
    history = _unwound(words, changes, row.recorded_on, _older_capability) if made else [(words, book.on)]
    for before, known_from in history:
        version = add_capability_version(capability, before, recorded_on=known_from or _first_day(book, changes))
    if version is None or not book.later:
        return []
    events.append("capability.changed", capability, actor=book.actor, company=product.company, n=version.n)
    return [capability.pk]


def _put_item(row: RoadmapItem, no: int, book: _Book) -> list[int]:
    product = book.product
    changes = [change for change in book.folder.roadmap_changes if change.id == row.id and change.computed]
    facts = [
        row.title,
        row.release,
        row.date,
        row.status,
        row.capability,
        row.commitment,
        row.recorded_on,
        [(x.date, x.field, x.old, x.new) for x in changes],
    ]
    if not book.seen.changed(FILE, f"roadmap:{row.id}", facts):
        return []
    item, made = models.RoadmapItem.objects.get_or_create(product=product, key=row.id, defaults={"no": no})
    if item.no != no:
        item.no = no
        item.save(update_fields=["no"])
    commitment = row.commitment
    if commitment == Commitment.COMMITTABLE and row.date is None:
        commitment = Commitment.NONE
    words = RoadmapWords(
        title=row.title or row.id,
        status=row.status or RoadmapStatus.IDEA,
        day=row.date,
        release=row.release,
        commitment=commitment,
        capability=models.Capability.objects.filter(product=product, key=row.capability or "").first(),
    )
    history = _unwound(words, changes, row.recorded_on, _older_item) if made else [(words, book.on)]
    for before, known_from in history:
        version = add_roadmap_version(item, before, recorded_on=known_from or _first_day(book, changes))
    if version is None or not book.later:
        return []
    events.append("roadmap.changed", item, actor=book.actor, company=product.company, n=version.n)
    return [item.pk]


def _first_day(book: _Book, changes: Sequence[Change]) -> date | None:
    """From when on the oldest version of a row without a day is known: always on the first import, and where dated changes
    speak of its past; else from today."""
    return book.on if book.later and not changes else None


def _unwound(
    words: W, changes: Sequence[Change], recorded_on: date | None, older: Callable[[W, Change], W]
) -> list[tuple[W, date | None]]:
    """Today's words walked back through the dated changes: [(words, known from), ...], oldest first.

    Without changes the row's own recorded day holds (none: always known). With changes it holds for the oldest version.
    """
    dated: list[tuple[date, Change]] = [
        (change.recorded_on or change.date, change) for change in changes if change.date
    ]
    dated.sort(key=lambda pair: pair[0])
    first = recorded_on if recorded_on and (not dated or recorded_on < dated[0][0]) else None
    days: list[date | None] = [first, *(day for day, _ in dated)]
    steps = [words]
    for _, change in reversed(dated):
        steps.insert(0, older(steps[0], change))
    return list(zip(steps, days, strict=True))


def _older_item(words: RoadmapWords, change: Change) -> RoadmapWords:
    old = change.old.strip()
    empty = old.casefold() in EMPTY
    try:
        if change.field == "date":
            day = None if empty else date.fromisoformat(old)
            keep = words.commitment if day else Commitment.NONE if words.commitment else None
            return replace(words, day=day, commitment=keep)
        if change.field == "status":
            return replace(words, status=RoadmapStatus(old))
        if change.field == "commitment":
            return replace(words, commitment=Commitment.NONE if empty else Commitment(old))
    except ValueError:
        return words
    if change.field == "title":
        return replace(words, title=old)
    return replace(words, release=old) if change.field == "release" else words


def _older_capability(words: CapabilityWords, change: Change) -> CapabilityWords:
    old = change.old.strip()
    if change.field == "status":
        try:
            return replace(words, status=CapabilityStatus(old))
        except ValueError:
            return words
    if change.field == "limits":
        limits = () if old.casefold() in EMPTY else (LimitWords(0, old),)
        return replace(words, limits=limits)
    if change.field == "name":
        return replace(words, name=old)
    return replace(words, description=old) if change.field == "description" else words


def _limit(no: int, limit: Limit) -> LimitWords:
    return LimitWords(no, limit.text, limit.dimension, limit.value_text, limit.unit)
