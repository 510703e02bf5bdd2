"""A feasibility study of the cast's deal, and a segment that lacks something, each through the real flows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from cast import TODAY, World
from django.utils import timezone

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, OutsideWay, SignAbout, StudyEnd
from ropeteam.flows import architecture_files, early_adopters, promises, segments, signing, studies
from ropeteam.flows.studies import Wanted
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import signing as signing_query

END = TODAY + timedelta(days=20)


def requirement(
    world: World, no: int = 1, text: str = "Bedienung ohne Netz", *, must: bool = True
) -> models.Requirement:
    return models.Requirement.objects.get_or_create(
        deal=world.deal, no=no, defaults={"text": text, "must": must, "words_hash": f"h{no}", "recorded_on": TODAY}
    )[0]


def wanted(world: World) -> list[Wanted]:
    """Three criteria: on a requirement, on a promise, on a wish."""
    promise = world.deal.promises.first() or promises.enter(
        world.deal, actor=world.seller, sentence="Ohne Netz bis Juni.", on=TODAY
    )
    wish = models.ChangeRequest.objects.get_or_create(
        product=world.product, key="w1", defaults={"title": "Ohne Netz", "capability": world.offline}
    )[0]
    return [
        Wanted("Acht Stunden ohne Netz, nichts geht verloren", requirements=[requirement(world)]),
        Wanted("Abgleich in unter einer Minute", promises=[promise]),
        Wanted("Zwölf Leute arbeiten zugleich", change_requests=[wish]),
    ]


def study(world: World, **other: Any) -> models.Study:
    facts: dict[str, Any] = {
        "actor": world.presales,
        "question": "Trägt die Bedienung ohne Netz eine ganze Schicht?",
        "begins_on": TODAY,
        "ends_on": END,
        "lead": world.presales.person,
        "hypotheses": ["Der Zwischenspeicher reicht für acht Stunden."],
        "criteria": wanted(world),
        "on": TODAY,
    }
    deal = other.pop("deal", world.deal)
    return studies.begin(deal, **{**facts, **other})


def see_all(world: World, row: models.Study, *results: CriterionResult) -> None:
    for criterion, result in zip(row.criteria.order_by("no"), results, strict=True):
        studies.see(
            criterion, actor=world.presales, result=result, words="In der Halle gesehen.", on=TODAY,
            how=Coverage.CONFIGURE,
        )  # fmt: skip


def second_engineer(world: World) -> Actor:
    """Another pre-sales engineer, on nobody's rope."""
    person = models.Person.objects.create(company=world.company, key="p-ida", name="Ida Krohn")
    models.RoleGrant.objects.create(person=person, role=Role.PRESALES.value)
    return actor_of(person, on=TODAY)


def segment(world: World, *, tolerance: int = 1, early_adopter: bool = True) -> models.Segment:
    """The deal's customer belongs to it; it cannot do without what is only planned, and without PDF reports of any length."""
    world.account.segment = "maschinenBAU"
    world.account.save()
    world.deal.account = world.account
    row = models.Segment.objects.create(
        product=world.product, key="sg-1", name="Maschinenbau", early_adopter=early_adopter, gap_tolerance=tolerance
    )
    segments.need(row, world.offline, actor=world.product_manager, on=TODAY)
    segments.need(row, world.sap_export, actor=world.product_manager, on=TODAY)
    return row


def missing_too(world: World, row: models.Segment, key: str = "drohnen") -> models.Capability:
    """One more thing the segment needs and nobody plans."""
    capability = models.Capability.objects.create(product=world.product, key=key)
    models.CapabilityVersion.objects.create(capability=capability, n=1, name=key.title(), status="not_planned")
    segments.need(row, capability, actor=world.product_manager, on=TODAY)
    return capability


def contact(world: World) -> models.Contact:
    return world.account.contacts.get(key="k1")


def agree(
    world: World, capability: models.Capability, *, told_on: date = TODAY, actor: Actor | None = None
) -> models.GapAccepted:
    return early_adopters.agree(
        world.deal, capability, actor=actor or world.seller, contact=contact(world),
        words="Damit fangen wir an, das Netz in Halle 2 kommt ohnehin erst im Sommer.", told_on=told_on, on=TODAY,
    )  # fmt: skip


def without(actor: Actor, *roles: Role) -> Actor:
    return replace(actor, roles=actor.roles - set(roles))


def studied(deal: models.Deal, *, seller: Actor, presales: Actor, pm: Actor, admin: Actor) -> None:
    """Everything people can do with studies and gaps, once at least, in a company that came from a folder."""
    studies.let_run(deal.company, 3, actor=admin)
    wish, promise = models.ChangeRequest.objects.earliest("pk"), deal.promises.earliest("pk")
    criteria = [
        Wanted(
            "Acht Stunden;\n„ohne Netz“", requirements=list(deal.requirements.order_by("no")[:2]), promises=[promise]
        ),
        Wanted("Unter einer Minute", promises=[promise]),
        Wanted("Zwölf zugleich", change_requests=[wish]),
    ]
    assert presales.person is not None
    row = studies.begin(
        deal, actor=seller, question="Trägt es\neine Schicht?", begins_on=TODAY, ends_on=END, lead=presales.person,
        hypotheses=["Der Speicher reicht.", "Der Abgleich ist schnell."], criteria=criteria, on=TODAY,
        decision=models.Decision.objects.filter(kind="study", change_request__product=deal.product).first(),
    )  # fmt: skip
    first, second, third = row.criteria.order_by("no")
    studies.reword(third, actor=presales, text="Zwölf Leute zugleich")
    paul = deal.account.contacts.get(key="k1")  # type: ignore[union-attr]
    facts: dict[str, Any] = {"actor": presales, "language": "de", "on": TODAY}
    _, token = signing.ask(row, SignAbout.CRITERIA, paul, **facts)
    _sign(token, agreed=False, words="Uns fehlt\n„die Halle“.")
    _, token = signing.ask(row, SignAbout.CRITERIA, paul, **facts)
    _sign(token, agreed=True)
    talk = deal.conversations.earliest("pk")
    studies.see(first, actor=presales, result=CriterionResult.UNCLEAR, words="Noch offen.", on=TODAY, document="m1.pdf")
    data, name = b"%PDF-1.7 gemessen", "Messung.pdf"
    paper = architecture_files.bring(deal, actor=presales, data=data, file_name=name, on=TODAY)
    for criterion in (first, second, third):
        studies.see(
            criterion, actor=presales, result=CriterionResult.MET, how=Coverage.WORKAROUND, words="Gesehen.", on=TODAY,
            conversation=talk, paper=paper if criterion == third else None,
        )  # fmt: skip
    later = END + timedelta(days=5)
    studies.end(row, actor=presales, end=StudyEnd.EXTEND, reason="Gerät\nkam spät", on=END, new_day=later)
    studies.end(row, actor=presales, end=StudyEnd.GO, reason="Trägt.", on=later)
    signing.ask(row, SignAbout.RESULT, paul, **facts)
    _gaps(deal, seller, pm, paul, facts)


def _gaps(deal: models.Deal, seller: Actor, pm: Actor, paul: models.Contact, facts: dict[str, Any]) -> None:
    """One agreed and signed, one taken back, one beyond and seconded."""
    row = deal.product.segments.get()  # type: ignore[union-attr]
    last = models.Capability.objects.filter(product=deal.product).count()
    needed = [
        models.Capability.objects.create(product=deal.product, key=f"fehlt-{n}", no=last + n) for n in (0, 1)
    ]  # fmt: skip
    for capability in needed:
        models.CapabilityVersion.objects.create(capability=capability, n=1, name=capability.key, status="not_planned")
        segments.need(row, capability, actor=pm, on=TODAY)
    models.Segment.objects.filter(pk=row.pk).update(gap_tolerance=1)
    early_adopters.look(deal, actor=seller, way=OutsideWay.AGREE, words="Der Kunde\nwill es", on=TODAY)
    said: dict[str, Any] = {"actor": seller, "contact": paul, "told_on": TODAY, "on": TODAY}
    early_adopters.take_back(
        early_adopters.agree(deal, needed[0], words="Geht schon;\n„so“", **said), actor=seller, reason="Nein", on=TODAY
    )
    kept = early_adopters.agree(deal, needed[0], words="Doch.", **said)
    beyond = early_adopters.agree(deal, needed[1], words="Auch das.", **said)
    early_adopters.second(beyond, actor=pm, reason="Lernkunde", on=TODAY)
    _, token = signing.ask(kept, SignAbout.GAP, paul, **{**facts, "actor": seller})
    _sign(token, agreed=True)
    models.Segment.objects.filter(pk=row.pk).update(gap_tolerance=2)


def _sign(token: str, *, agreed: bool, words: str = "") -> None:
    now = timezone.make_aware(datetime.combine(TODAY, time(12)))
    shown = signing_query.sheet(signing.request_of(token, now=now), on=TODAY).print
    signing.answer(token, agreed=agreed, name="Paul Ebner", words=words, shown=shown, now=now, on=TODAY)
