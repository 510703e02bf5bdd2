"""Strategy drafts: what pages in Markdown or a person typed, kept as a draft until a person of product publishes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.text_diff import GoalText, PillarText, StrategyText, strategy_diff
from ropeteam.language.strategy_pages import DraftText, StrategyDraft
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import strategy as query
from ropeteam.store.strategy_versions import held, next_number

NON_GOALS = "non-goals"
LONGEST_TEXT, LONGEST_TITLE, MOST_PILLARS, MOST_GOALS = 20_000, 300, 20, 40


def put_draft(product: models.Product, draft: StrategyDraft, *, actor: Actor) -> models.StrategyVersion:
    """A draft replaces the draft before it; what is published is not touched."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    if not (draft.visions or draft.pillars or draft.non_goals):
        raise Refused("draft_empty")
    with transaction.atomic():
        return _written(held(product), _text_of(draft), actor=actor)


def write_draft(
    product: models.Product, text: StrategyText, *, actor: Actor, seen: int | None
) -> models.StrategyVersion:
    """The same from a page. `seen` is the draft the writer began with: what somebody else wrote meanwhile is not lost."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    _check(text)
    with transaction.atomic():
        row = held(product)
        _require_seen(row, seen)
        now = query.standing(row)
        if now is not None and not strategy_diff(query.text_of(now), text).touched:
            raise Refused("draft_same")
        return _written(row, text, actor=actor)


def drop_draft(product: models.Product, *, actor: Actor, seen: int) -> None:
    """The draft goes; nobody ever held to it."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    with transaction.atomic():
        row = held(product)
        _require_seen(row, seen)
        row.strategies.filter(draft=True).delete()
        events.append("strategy.draft_dropped", row, actor=actor, company=row.company)


def publish(
    product: models.Product,
    *,
    actor: Actor,
    on: date,
    seen: int | None = None,
    over: int | None = None,
    takes_up: Sequence[models.StrategyProposal] = (),
    reason: str = "",
) -> models.StrategyVersion:
    """The draft becomes the strategy, known from today on; decisions remember the version of their day.

    `seen` is the draft that was looked at and `over` the version it was compared with: what nobody looked at is not
    published. `takes_up` are the proposals this version follows; `reason` says how.
    """
    access.require(actor, Deed.PUBLISH_STRATEGY)
    with transaction.atomic():
        row = held(product)
        draft = row.strategies.select_for_update().filter(draft=True).first()
        if draft is None:
            raise Refused("no_draft")
        if seen is not None:
            _require_seen(row, seen)
        now = query.standing(row)
        if over is not None and over != (now.n if now else 0):
            raise Refused("strategy_moved")
        if now is not None and now.n > draft.n:
            draft.n = next_number(row)
        draft.draft = False
        draft.recorded_on = on
        draft.published_by = actor.person
        draft.save(update_fields=["n", "draft", "recorded_on", "published_by"])
        _take_up(takes_up, draft, actor=actor, on=on, reason=reason.strip())
        events.append("strategy.published", draft, actor=actor, company=row.company, n=draft.n)
    return draft


def words_of(row: DraftText) -> str:
    """A non-goal in one piece; a text that repeats its title stands alone."""
    return row.text if row.text.startswith(row.title.rstrip("…: ")) else ": ".join(filter(None, (row.title, row.text)))


def _text_of(draft: StrategyDraft) -> StrategyText:
    """Pages name non-goals apart from pillars: they hang on a pillar of their own until a person sorts them."""
    pillars = [PillarText(row.key[:80], row.title[:LONGEST_TITLE], row.text) for row in draft.pillars]
    goals = tuple(GoalText(f"{NON_GOALS}-{no}", words_of(row)) for no, row in enumerate(draft.non_goals, 1))
    if goals:
        pillars.append(PillarText(NON_GOALS, "Non-goals", "", goals))
    return StrategyText(draft.visions[0].text if draft.visions else "", tuple(pillars))


def _check(text: StrategyText) -> None:
    if not (text.vision or text.pillars):
        raise Refused("draft_empty")
    if len(text.pillars) > MOST_PILLARS or any(len(pillar.goals) > MOST_GOALS for pillar in text.pillars):
        raise Refused("draft_many", pillars=str(MOST_PILLARS), goals=str(MOST_GOALS))
    longest = max(map(len, (text.vision, *(words for pillar in text.pillars for words in _all(pillar)))))
    if longest > LONGEST_TEXT or any(len(pillar.title) > LONGEST_TITLE for pillar in text.pillars):
        raise Refused("draft_long", most=str(LONGEST_TEXT), title=str(LONGEST_TITLE))


def _all(pillar: PillarText) -> Iterable[str]:
    return (pillar.text, *(goal.text for goal in pillar.goals))


def _require_seen(product: models.Product, seen: int | None) -> None:
    there = product.strategies.filter(draft=True).values_list("pk", flat=True).first()
    if there != seen:
        raise Refused("draft_changed")


def _written(product: models.Product, text: StrategyText, *, actor: Actor) -> models.StrategyVersion:
    """The draft with its pillars. What a page does not show of a pillar stays as it stands: its weight, its segments."""
    now = query.standing(product)
    known = {pillar.key: pillar for pillar in now.pillars.all()} if now else {}
    product.strategies.filter(draft=True).delete()
    version = models.StrategyVersion.objects.create(
        product=product, n=next_number(product), vision=text.vision, draft=True, created_by=actor.person
    )
    for no, pillar in enumerate(text.pillars):
        before = known.get(pillar.key)
        kept = models.Pillar.objects.create(
            strategy=version,
            key=pillar.key,
            title=pillar.title,
            text=pillar.text,
            priority=before.priority if before else None,
            target_segments=before.target_segments if before else [],
            no=no,
            created_by=actor.person,
        )
        models.NonGoal.objects.bulk_create(
            models.NonGoal(pillar=kept, key=goal.key, text=goal.text, no=place)
            for place, goal in enumerate(pillar.goals)
        )
    events.append("strategy.drafted", version, actor=actor, company=product.company, n=version.n)
    return version


def _take_up(
    proposals: Sequence[models.StrategyProposal],
    version: models.StrategyVersion,
    *,
    actor: Actor,
    on: date,
    reason: str,
) -> None:
    """Each gets its outcome; one that somebody settled meanwhile stops the whole, and nothing is published."""
    if not proposals:
        return
    if actor.person is None:
        raise NotAllowed(Deed.PUBLISH_STRATEGY)
    if not reason:
        raise Refused("reason_missing")
    wanted = {row.pk for row in proposals}
    rows = models.StrategyProposal.objects.select_for_update().filter(pk__in=wanted, product=version.product_id)
    found = list(rows.order_by("pk"))
    if len(found) < len(wanted) or models.ProposalOutcome.objects.filter(proposal__in=found).exists():
        raise Refused("proposal_settled")
    for row in found:
        models.ProposalOutcome.objects.create(
            proposal=row, taken_up=True, strategy=version, reason=reason, by=actor.person, decided_on=on,
            created_by=actor.person,
        )  # fmt: skip
        events.append("strategy.proposal_taken_up", row, actor=actor, company=version.product.company, n=version.n)
