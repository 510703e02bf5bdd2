"""Strategy drafts: what pages in Markdown say, kept as a draft until a person of product publishes it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.language.strategy_pages import DraftText, StrategyDraft
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor

NON_GOALS = "non-goals"


def put_draft(product: models.Product, draft: StrategyDraft, *, actor: Actor) -> models.StrategyVersion:
    """A draft replaces the draft before it; what is published is not touched."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    if not (draft.visions or draft.pillars or draft.non_goals):
        raise Refused("draft_empty")
    with transaction.atomic():
        product.strategies.filter(draft=True).delete()
        last = product.strategies.order_by("-n").first()
        version = models.StrategyVersion.objects.create(
            product=product,
            n=(last.n if last else 0) + 1,
            vision=draft.visions[0].text if draft.visions else "",
            draft=True,
            created_by=actor.person,
        )
        for no, row in enumerate(draft.pillars):
            models.Pillar.objects.create(
                strategy=version, key=row.key[:80], title=row.title[:300], text=row.text, no=no, created_by=actor.person
            )
        if draft.non_goals:
            _non_goals(version, draft, no=len(draft.pillars))
        events.append("strategy.drafted", version, actor=actor, company=product.company, n=version.n)
    return version


def publish(product: models.Product, *, actor: Actor, on: date) -> models.StrategyVersion:
    """The draft becomes the strategy, known from today on; decisions remember the version of their day."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    with transaction.atomic():
        draft = product.strategies.select_for_update().filter(draft=True).first()
        if draft is None:
            raise Refused("no_draft")
        draft.draft = False
        draft.recorded_on = on
        draft.published_by = actor.person
        draft.save(update_fields=["draft", "recorded_on", "published_by"])
        events.append("strategy.published", draft, actor=actor, company=product.company, n=draft.n)
    return draft


def words_of(row: DraftText) -> str:
    """A non-goal in one piece; a text that repeats its title stands alone."""
    return row.text if row.text.startswith(row.title.rstrip("…: ")) else ": ".join(filter(None, (row.title, row.text)))


def _non_goals(version: models.StrategyVersion, draft: StrategyDraft, *, no: int) -> None:
    """Pages name non-goals apart from pillars: they hang on a pillar of their own until a person sorts them."""
    pillar = models.Pillar.objects.create(strategy=version, key=NON_GOALS, title="Non-goals", no=no)
    models.NonGoal.objects.bulk_create(
        models.NonGoal(pillar=pillar, key=f"{NON_GOALS}-{place}", text=words_of(row), no=place)
        for place, row in enumerate(draft.non_goals, 1)
    )
