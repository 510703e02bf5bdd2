"""A catalogue out of nothing: capabilities are drafted from a list, and by every Ask that none fits; people confirm them.

A draft carries no promise and is found by no Ask as an answer. Only product makes a capability of it, in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.drafts import About, AskPlace, about, draft_name, same_feature
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.flows import ear, judging, near_drafts
from ropeteam.language.contract import Match
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import is_service
from ropeteam.language.feature_list import Feature, same_words
from ropeteam.store import access, events, product_lock
from ropeteam.store.actor import Actor
from ropeteam.store.imports import slug
from ropeteam.store.keys import free_key
from ropeteam.store.models import Ask, Capability, CapabilityDraft, Company, DraftAsk, Product
from ropeteam.store.queries.product import Truth, truth
from ropeteam.store.versions import CapabilityWords, LimitWords, add_capability_version

LONGEST_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Started:
    """What came of a list: new drafts, features that were drafted before, features the catalogue has by the same words."""

    drafted: int
    again: int
    known: int


def begin(company: Company, *, actor: Actor, name: str) -> Product:
    """The product of a company that has none yet."""
    access.require(actor, Deed.DRAFT_CAPABILITY)
    plain = " ".join(name.split())[:200]
    if not plain:
        raise Refused("product_name_missing")
    with transaction.atomic():
        Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        there = company.products.order_by("pk").first()
        if there is not None:
            return there
        made = Product.objects.create(company=company, key=slug(plain), name=plain, created_by=actor.person)
        events.append("product.begun", made, actor=actor, company=company)
    return made


def start(
    product: Product,
    features: Sequence[Feature],
    *,
    actor: Actor,
    origin: DraftOrigin = DraftOrigin.LIST,
    name: str = "",
) -> Started:
    """A draft for every feature that is neither drafted nor in the catalogue. The same list again changes nothing. What names
    the same in other words is joined afterwards, by a reaction."""
    access.require(actor, Deed.DRAFT_CAPABILITY)
    with transaction.atomic():
        product_lock.held(product.pk)
        known = {same_words(each.version.name) for each in truth(product).capabilities.values()}
        drafted = {same_words(each) for each in product.capability_drafts.values_list("name", flat=True)}
        fresh = [each for each in features if same_words(each.name) not in known | drafted]
        made = CapabilityDraft.objects.bulk_create(
            CapabilityDraft(
                product=product,
                name=each.name,
                description=each.description,
                origin=origin.value,
                status=each.status.value if each.status else "",
                limits="\n".join(" ".join(limit.split())[:LONGEST_LIMIT] for limit in each.limits),
                place=f"{name[:140]}:{each.line}" if name else "",
                created_by=actor.person,
            )
            for each in fresh
        )
        if made:
            events.append("drafts.listed", product, actor=actor, company=product.company, n=len(made))
    in_catalogue = sum(same_words(each.name) in known for each in features)
    return Started(len(made), len(features) - len(made) - in_catalogue, in_catalogue)


def join_alike(product: Product) -> int:
    """Drafts that name one feature in other words become one: the first that came stands, the others point at it and can be
    taken out again. Whatever a person spoke of is left as it is. Returns how many were joined."""
    waiting = product.capability_drafts.filter(became__isnull=True, joined_into__isnull=True, dropped=False)
    rows = list(waiting.select_related("product").order_by("pk"))
    near = near_drafts.vectors(rows)  # before anything is held: the first time takes seconds
    with transaction.atomic():
        product_lock.held(product.pk)
        standing = set(waiting.values_list("pk", flat=True))
        joined = {}
        for place, row in enumerate(rows):
            if row.pk not in standing or row.settled_by_id is not None:
                continue
            likeness = near[:place] @ near[place]
            same = (
                rows[before]
                for before, each in enumerate(likeness)
                if rows[before].pk in standing and same_feature(row.name, rows[before].name, likeness=float(each))
            )
            other = next(same, None)
            if other is not None:
                row.joined_into = joined[row.pk] = other
                standing.discard(row.pk)
        CapabilityDraft.objects.bulk_update([row for row in rows if row.pk in joined], ["joined_into"])
    return len(joined)


def place(ask_id: int) -> DraftAsk | None:
    """Say what an Ask is about: a capability, a draft, or, where it is neither, a draft of its own. Nothing for questions
    about work of people and for what the strategy rules out: neither wants a capability. Words of a confidential deal name no
    draft, since everybody reads those."""
    ask = Ask.objects.select_related("deal__product", "company").get(pk=ask_id)
    there = DraftAsk.objects.filter(ask=ask).first()
    product = (ask.deal.product if ask.deal else None) or ask.company.products.order_by("pk").first()
    if there is not None or product is None or is_service(ask.text):
        return there
    now, language = truth(product), language_of(ask.text)
    found = ear.capabilities(now).match(ask.text, language=language, most=max(1, len(now.capabilities)))
    if judging.hit_non_goal(ask.text, now, language=language, capability=found[0] if found else None) is not None:
        return None
    newest = _newest(product)
    meant = _meant(ask, product, found)
    with transaction.atomic():
        product_lock.held(product.pk)
        ask.refresh_from_db(fields=["deal"])  # somebody placed it in between, perhaps on a confidential deal
        if _newest(product) != newest:  # somebody drafted in between, perhaps the same
            meant = _meant(ask, product, found)
        draft = meant.key if meant.place == AskPlace.DRAFT else None
        if meant.place == AskPlace.NEW:
            if ask.deal is not None and ask.deal.confidential:
                return None
            draft = _drafted(ask, product).pk
        capability = meant.key if meant.place == AskPlace.CAPABILITY else None
        return DraftAsk.objects.create(ask=ask, draft_id=draft, capability_id=capability, chance=round(meant.chance, 4))


def confirm(
    draft: CapabilityDraft,
    *,
    actor: Actor,
    on: date,
    name: str,
    status: CapabilityStatus,
    limits: Sequence[str] = (),
    description: str | None = None,
) -> Capability:
    """The draft becomes a capability, known from today on; who waits for one is judged anew by a reaction."""
    access.require(actor, Deed.EDIT_CAPABILITY)
    plain = " ".join(name.split())[:300]
    if not plain:
        raise Refused("name_missing")
    ends = [" ".join(limit.split())[:LONGEST_LIMIT] for limit in limits if limit.strip()]
    if status == CapabilityStatus.LIMITED and not ends:
        raise Refused("draft_limit_missing")
    with transaction.atomic():
        product = product_lock.held(draft.product_id)
        held = _waiting(draft)
        _refuse_named(plain, truth(product))
        capability = Capability.objects.create(
            product=product,
            key=_free_key(product, plain),
            no=product.capabilities.count(),
            owner=actor.person,
            created_by=actor.person,
        )
        words = CapabilityWords(
            name=plain,
            status=status,
            description=(held.description if description is None else description).strip(),
            evidence=held.place,
            limits=tuple(LimitWords(no, text) for no, text in enumerate(ends)),
        )
        version = add_capability_version(capability, words, recorded_on=on, by=actor.person)
        assert version is not None
        _settle(held, actor=actor, on=on, became=capability)
        company = product.company
        events.append("draft.confirmed", held, actor=actor, company=company, capability=capability.pk)
        events.append("capability.changed", capability, actor=actor, company=company, version=version.pk, n=version.n)
    return capability


def drop(draft: CapabilityDraft, *, actor: Actor, on: date, word: str) -> CapabilityDraft:
    """It is no capability, with a word why. Whoever asks for it from now on makes no further draft."""
    access.require(actor, Deed.EDIT_CAPABILITY)
    if not word.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        product = product_lock.held(draft.product_id)
        held = _waiting(draft)
        _settle(held, actor=actor, on=on, dropped=True, word=" ".join(word.split())[:300])
        events.append("draft.dropped", held, actor=actor, company=product.company)
    return held


def take_back(draft: CapabilityDraft, *, actor: Actor, on: date) -> CapabilityDraft:
    """A dropped or joined draft waits again, for itself. What became a capability is changed there."""
    access.require(actor, Deed.EDIT_CAPABILITY)
    with transaction.atomic():
        product = product_lock.held(draft.product_id)
        held = CapabilityDraft.objects.select_for_update().get(pk=draft.pk)
        if not held.dropped and held.joined_into_id is None:
            raise Refused("nothing_to_undo")
        _settle(held, actor=actor, on=on)
        events.append("draft.taken_back", held, actor=actor, company=product.company)
    return held


def _waiting(draft: CapabilityDraft) -> CapabilityDraft:
    held = CapabilityDraft.objects.select_for_update().get(pk=draft.pk)
    if held.became_id is not None or held.dropped or held.joined_into_id is not None:
        raise Refused("draft_settled")
    return held


def _settle(
    held: CapabilityDraft,
    *,
    actor: Actor,
    on: date,
    became: Capability | None = None,
    dropped: bool = False,
    word: str = "",
) -> None:
    held.became, held.joined_into, held.dropped, held.word = became, None, dropped, word
    held.settled_by, held.settled_on = actor.person, on
    held.save(update_fields=["became", "joined_into", "dropped", "word", "settled_by", "settled_on"])


def _meant(ask: Ask, product: Product, capabilities: Sequence[Match]) -> About:
    return about([(int(one.key), one.confidence) for one in capabilities], near_drafts.chances(ask.text, product))


def _newest(product: Product) -> int:
    return product.capability_drafts.order_by("-pk").values_list("pk", flat=True).first() or 0


def _drafted(ask: Ask, product: Product) -> CapabilityDraft:
    """The same words make one draft, also where an earlier one was joined or dropped."""
    name, description = draft_name(ask.text)
    draft, _ = CapabilityDraft.objects.get_or_create(
        product=product, name=name, defaults={"description": description, "origin": DraftOrigin.ASK.value}
    )
    near_drafts.vectors([draft])  # found by the next Ask at once
    return draft


def _refuse_named(name: str, now: Truth) -> None:
    for known in now.capabilities.values():
        if same_words(known.version.name) == same_words(name):
            raise Refused("capability_named", name=known.version.name)


def _free_key(product: Product, name: str) -> str:
    key = slug(name, most=60)
    found = product.capabilities.all()
    return free_key(found, f"{key}-{{n}}") if found.filter(key=key).exists() else key
