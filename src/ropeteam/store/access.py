"""The one access door a thing. "Missing" and "not yours" answer alike. Rules are core.access; here they become queries."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from ropeteam.core.access import ACTING, Deed, may, may_see_deal
from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import Role
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Answer,
    Ask,
    Asker,
    Capability,
    CapabilityDraft,
    ChangeRequest,
    Clause,
    Company,
    Conversation,
    Deal,
    DealRole,
    GapAccepted,
    IncentivePlan,
    Offer,
    OfferVersion,
    Person,
    Product,
    Promise,
    Requirement,
    RequirementSheet,
    RoadmapItem,
    Signal,
    SolutionPattern,
    Study,
)

M = TypeVar("M", bound=Model)


def on_rope(actor: Actor, deal: Deal | None) -> bool:
    if actor.operator:
        return True
    if deal is None or actor.person is None:
        return False
    return DealRole.objects.filter(deal=deal, person=actor.person, to_day__isnull=True).exists()


def is_seller(actor: Actor, deal: Deal | None) -> bool:
    """Whether this is the deal's own seller."""
    if deal is None or actor.person is None:
        return False
    return DealRole.objects.filter(deal=deal, person=actor.person, role=Role.SELLER, to_day__isnull=True).exists()


def ever_sold(person: Person | None, deal: Deal) -> bool:
    """Whether this person sells the deal or sold it once. Who did never lifts its findings; the database asks the same."""
    return person is not None and DealRole.objects.filter(deal=deal, person=person, role=Role.SELLER).exists()


def require(actor: Actor, deed: Deed, *, deal: Deal | None = None) -> None:
    """Raise NotAllowed unless the actor may do the deed (on this deal)."""
    if not actor.operator and not may(deed, actor.roles, on_rope=on_rope(actor, deal)):
        raise NotAllowed(deed)


def allows(actor: Actor, deed: Deed, *, deal: Deal | None = None) -> bool:
    return actor.operator or may(deed, actor.roles, on_rope=on_rope(actor, deal))


def deals(actor: Actor) -> QuerySet[Deal]:
    """The deals this actor may know of."""
    found = of_company(Deal.objects.all(), actor, Deed.READ_DEAL)
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(visible_deal(actor, "pk", "confidential"))


def deal(actor: Actor, pk: int) -> Deal:
    found = deals(actor).select_related("account", "product", "company").filter(pk=pk).first()
    if found is None or not _may_see(actor, found):
        raise NotFound("deal", str(pk))
    return found


def _may_see(actor: Actor, deal: Deal) -> bool:
    """Whether they hold the rope is asked only where it decides."""
    if may_see_deal(actor.roles, on_rope=False, confidential=deal.confidential):
        return True
    return may_see_deal(actor.roles, on_rope=on_rope(actor, deal), confidential=deal.confidential)


def deal_by_key(actor: Actor, key: str, *, company: str = "") -> Deal:
    """A deal by the folder's own id. Two companies with the same id need `company`."""
    found = deals(actor).select_related("account", "product", "company").filter(key=key)
    if company:
        found = found.filter(company__key=company)
    rows = list(found[:2])
    if len(rows) != 1:
        raise NotFound("deal", key)
    return rows[0]


def conversations(actor: Actor) -> QuerySet[Conversation]:
    """The conversations whose existence, day and signals this actor may know of. Their words: `transcripts`."""
    found = of_company(Conversation.objects.all(), actor, Deed.READ_DEAL)
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(Q(deal__isnull=True) | visible_deal(actor, "deal_id", "deal__confidential"))


def transcripts(actor: Actor) -> QuerySet[Conversation]:
    """The conversations whose words this actor may read."""
    found = conversations(actor)
    if actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles):
        return found
    return found.filter(Exists(own_roles(actor, "deal_id"))) if ACTING.intersection(actor.roles) else found.none()


def conversation(actor: Actor, pk: int) -> Conversation:
    found = conversations(actor).select_related("deal", "deal__account", "company").filter(pk=pk).first()
    if found is None:
        raise NotFound("conversation", str(pk))
    return found


def may_read_words(actor: Actor, conversation: Conversation) -> bool:
    return allows(actor, Deed.READ_TRANSCRIPT, deal=conversation.deal)


def signals(actor: Actor) -> QuerySet[Signal]:
    found = Signal.objects.filter(retired_at__isnull=True)
    found = of_company(found, actor, Deed.READ_PROMISE, "conversation__company")
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(
        Q(conversation__deal__isnull=True)
        | visible_deal(actor, "conversation__deal_id", "conversation__deal__confidential")
    )


def signal(actor: Actor, pk: int) -> Signal:
    found = signals(actor).select_related("conversation", "conversation__deal", "conversation__company", "text")
    row = found.filter(pk=pk).first()
    if row is None:
        raise NotFound("signal", str(pk))
    return row


def promises(actor: Actor) -> QuerySet[Promise]:
    return _on_deals(Promise.objects.all(), actor, Deed.READ_PROMISE)


def promise(actor: Actor, pk: int) -> Promise:
    found = promises(actor).select_related("deal", "deal__company", "deal__product", "capability").filter(pk=pk).first()
    if found is None:
        raise NotFound("promise", str(pk))
    return found


def offers(actor: Actor) -> QuerySet[Offer]:
    """The offers whose existence and day this actor may know of. Their words: Deed.READ_OFFER."""
    return _on_deals(Offer.objects.all(), actor, Deed.READ_DEAL)


def offer(actor: Actor, pk: int) -> Offer:
    """An offer whose words this actor may read."""
    found = offers(actor).select_related("deal__company", "deal__product", "deal__account").filter(pk=pk).first()
    if found is None:
        raise NotFound("offer", str(pk))
    require(actor, Deed.READ_OFFER, deal=found.deal)
    return found


def offer_version(actor: Actor, pk: int, n: int | None = None) -> OfferVersion:
    """A version by its number, or the newest one."""
    related = ("offer__deal__company", "offer__deal__product", "offer__deal__account")
    versions = OfferVersion.objects.filter(offer=offer(actor, pk)).select_related(*related).defer("original")
    found = versions.filter(n=n).first() if n is not None else versions.order_by("-n").first()
    if found is None:
        raise NotFound("offer", str(pk))
    return found


def clause(actor: Actor, pk: int) -> Clause:
    found = Clause.objects.filter(pk=pk, offer__in=offers(actor)).select_related(
        "offer__deal__company", "offer__deal__product", "offer__deal__account", "capability", "non_goal"
    )
    row = found.first()
    if row is None:
        raise NotFound("clause", str(pk))
    require(actor, Deed.READ_OFFER, deal=row.offer.deal)
    return row


def studies(actor: Actor) -> QuerySet[Study]:
    """The studies whose question, days and end this actor may know of. What was seen in them: Deed.READ_STUDY."""
    return _on_deals(Study.objects.all(), actor, Deed.READ_DEAL)


def study(actor: Actor, pk: int) -> Study:
    """A study of which this actor may read what was seen."""
    related = ("deal__company", "deal__product", "deal__account", "lead", "decision__change_request")
    found = studies(actor).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise NotFound("study", str(pk))
    require(actor, Deed.READ_STUDY, deal=found.deal)
    return found


def gap(actor: Actor, pk: int) -> GapAccepted:
    return on_deal(actor, GapAccepted, pk, "capability", "contact")


def on_deal(actor: Actor, table: type[M], pk: int, *related: str) -> M:
    """A row that is read as its deal is: a requirement, a milestone, a change order, a permission, a renewal."""
    found = _on_deals(table._default_manager.all(), actor, Deed.READ_DEAL)
    row = found.select_related("deal__company", "deal__account", "deal__product", *related).filter(pk=pk).first()
    if row is None:
        raise NotFound(str(table._meta.model_name), str(pk))
    return row


def acting(actor: Actor, deed: Deed, deal: Deal) -> Person:
    """Who does a deed that somebody has to stand for: the operator at the command line is nobody by name."""
    require(actor, deed, deal=deal)
    if actor.person is None:
        raise NotAllowed(deed)
    return actor.person


def requirements(actor: Actor) -> QuerySet[Requirement]:
    """Read as their deals are."""
    return _on_deals(Requirement.objects.all(), actor, Deed.READ_DEAL)


def requirement(actor: Actor, pk: int) -> Requirement:
    return on_deal(actor, Requirement, pk, "capability", "change_request", "sheet", "owner", "promise")


def requirement_sheet(actor: Actor, pk: int) -> RequirementSheet:
    return on_deal(actor, RequirementSheet, pk)


def products(actor: Actor) -> QuerySet[Product]:
    return of_company(Product.objects.all(), actor, Deed.READ_PRODUCT)


def product(actor: Actor, pk: int | None = None) -> Product:
    """A product, or the company's first one."""
    found = products(actor).order_by("pk")
    row = found.filter(pk=pk).first() if pk else found.first()
    if row is None:
        raise NotFound("product", str(pk or ""))
    return row


def capability(actor: Actor, pk: int) -> Capability:
    row = Capability.objects.filter(product__in=products(actor), pk=pk).select_related("product").first()
    if row is None:
        raise NotFound("capability", str(pk))
    return row


def capability_draft(actor: Actor, pk: int) -> CapabilityDraft:
    row = CapabilityDraft.objects.filter(product__in=products(actor), pk=pk).select_related("product").first()
    if row is None:
        raise NotFound("capability_draft", str(pk))
    return row


def roadmap_item(actor: Actor, pk: int) -> RoadmapItem:
    row = RoadmapItem.objects.filter(product__in=products(actor), pk=pk).select_related("product").first()
    if row is None:
        raise NotFound("roadmap_item", str(pk))
    return row


def change_request(actor: Actor, pk: int) -> ChangeRequest:
    row = (
        ChangeRequest.objects.filter(product__in=products(actor), pk=pk)
        .select_related("product", "capability__owner", "merged_into__capability__owner")
        .first()
    )
    if row is None:
        raise NotFound("change_request", str(pk))
    return row


def askers(actor: Actor) -> QuerySet[Asker]:
    """Who asked for what, as far as this actor may know of the deal."""
    found = Asker.objects.filter(change_request__product__in=products(actor))
    return found.filter(Q(deal__isnull=True) | Q(deal__in=deals(actor)))


def asker(actor: Actor, pk: int) -> Asker:
    row = askers(actor).filter(pk=pk).select_related("deal", "change_request__product").first()
    if row is None:
        raise NotFound("asker", str(pk))
    return row


def ask(actor: Actor, pk: int) -> Ask:
    found = of_company(Ask.objects.all(), actor, Deed.READ_REQUEST)
    row = found.select_related("deal", "company").filter(pk=pk).first()
    if row is None or (row.deal is not None and not deals(actor).filter(pk=row.deal.pk).exists()):
        raise NotFound("ask", str(pk))
    return row


def answers(actor: Actor) -> QuerySet[Answer]:
    """The answers this actor may know of: those of visible deals, and those of no deal."""
    found = of_company(Answer.objects.all(), actor, Deed.READ_REQUEST, "decision__change_request__product__company")
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(Q(deal__isnull=True) | visible_deal(actor, "deal_id", "deal__confidential"))


def answer(actor: Actor, pk: int) -> Answer:
    related = ("decision__change_request__product__company", "asker__change_request", "deal__account", "account")
    row = answers(actor).select_related(*related, "asker__ask", "asker__signal").filter(pk=pk).first()
    if row is None:
        raise NotFound("answer", str(pk))
    return row


def patterns(actor: Actor) -> QuerySet[SolutionPattern]:
    return SolutionPattern.objects.filter(product__in=products(actor))


def pattern(actor: Actor, pk: int) -> SolutionPattern:
    row = patterns(actor).select_related("product__company", "capability", "from_deal").filter(pk=pk).first()
    if row is None:
        raise NotFound("pattern", str(pk))
    return row


def incentive_plans(actor: Actor) -> QuerySet[IncentivePlan]:
    """The versions of the roles' pay plans. Whoever may not read them learns of none."""
    return of_company(IncentivePlan.objects.all(), actor, Deed.READ_INCENTIVES)


def incentive_plan(actor: Actor, pk: int) -> IncentivePlan:
    rows = incentive_plans(actor).select_related("company", "by").prefetch_related("assents", "in_force")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound("incentive_plan", str(pk))
    return found


def pays(actor: Actor) -> Company:
    """The company whose pay plans this actor may read; for everybody else there is no such page."""
    if actor.company is None or not allows(actor, Deed.READ_INCENTIVES):
        raise NotFound("incentive_plan")
    return actor.company


def _on_deals(found: QuerySet[M], actor: Actor, deed: Deed) -> QuerySet[M]:
    """Rows that hang on a deal, of the deals this actor may know of."""
    found = of_company(found, actor, deed, "deal__company")
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(visible_deal(actor, "deal_id", "deal__confidential"))


def of_company(found: QuerySet[M], actor: Actor, deed: Deed, company: str = "company") -> QuerySet[M]:
    """The rows of the actor's own company; none for somebody who holds no role (any more) that may read them."""
    if actor.operator:
        return found
    return found.filter(**{company: actor.company}) if may(deed, actor.roles) else found.none()


def visible_deal(actor: Actor, deal_id: str, confidential: str) -> Q:
    """Open deals, and confidential ones where the actor is on the rope."""
    return Q(**{confidential: False}) | Q(Exists(own_roles(actor, deal_id)))


def own_roles(actor: Actor, deal_id: str) -> QuerySet[DealRole]:
    return DealRole.objects.filter(deal_id=OuterRef(deal_id), person=actor.person, to_day__isnull=True)
