"""The named cast: a German machine-software house, its people, one customer, one deal with words; and a stranger next door.

`World.build()` writes it through the real flows with the scripted ear, once per test class (setUpTestData).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ropeteam.core.vocabulary import (
    Basis,
    CapabilityStatus,
    Commitment,
    ConversationKind,
    LifePhase,
    RoadmapStatus,
    Role,
    SignalKind,
    WorksAgreement,
)
from ropeteam.flows import conversations, judging
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor, actor_of
from ropeteam.store.queries.product import truth

TODAY = date(2026, 11, 16)
HEARD_AT = datetime(
    2026, 11, 16, 9, tzinfo=UTC
)  # whatever day the tests run on: what was just heard is the rope's alone
PASSWORD = "auf-dem-seil-2026"

TALK = """\
Nora Lindt: Schön, dass es klappt, Herr Ebner.
Paul Ebner: Wir brauchen die Bedienung auch ohne Netz in der Halle.
Nora Lindt: Das bekommen Sie von uns bis Ende Juni.
Paul Ebner: Und der Export nach SAP?
Nora Lindt: Der Export nach SAP läuft heute schon.
Paul Ebner: Das ist genau, was wir gesucht haben, großartig.
Nora Lindt: Die Schulung für Ihre zwölf Leute machen wir im Mai.
"""


@dataclass(frozen=True)
class World:
    """Everybody and everything tests speak of. `seller` … are Actors; `stranger` sells for another company."""

    company: models.Company
    product: models.Product
    seller: Actor
    other_seller: Actor
    presales: Actor
    product_manager: Actor
    services: Actor
    management: Actor
    works_council: Actor
    admin: Actor
    stranger: Actor
    account: models.Account
    deal: models.Deal
    confidential: models.Deal
    conversation: models.Conversation
    unheard: models.Conversation
    offline: models.Capability
    sap_export: models.Capability
    offline_item: models.RoadmapItem
    need: models.Signal
    promise_offline: models.Signal
    claim_sap: models.Signal
    delight: models.Signal
    promise_training: models.Signal

    @property
    def everyone(self) -> dict[str, Actor]:
        return {
            "seller": self.seller,
            "other_seller": self.other_seller,
            "presales": self.presales,
            "product": self.product_manager,
            "services": self.services,
            "management": self.management,
            "works_council": self.works_council,
            "admin": self.admin,
            "stranger": self.stranger,
        }

    @classmethod
    def build(cls) -> World:
        company = models.Company.objects.create(
            key="kessel", name="Lindt Maschinensoftware GmbH", works_agreement=WorksAgreement.YES.value
        )
        next_door = models.Company.objects.create(key="nebenan", name="Nebenan AG")
        product = models.Product.objects.create(
            company=company, key="leitstand", name="Leitstand", life_phase=LifePhase.GROWING.value
        )
        people = {
            "seller": ("Nora Lindt", Role.SELLER),
            "other_seller": ("Timo Rau", Role.SELLER),
            "presales": ("Jonas Beil", Role.PRESALES),
            "product_manager": ("Mira Voss", Role.PRODUCT),
            "services": ("Gesa Holm", Role.SERVICES),
            "management": ("Karl Ott", Role.MANAGEMENT),
            "works_council": ("Rita Sahm", Role.WORKS_COUNCIL),
            "admin": ("Ada Kern", Role.ADMIN),
        }
        actors = {key: _actor(company, name, role) for key, (name, role) in people.items()}
        strategy = models.StrategyVersion.objects.create(product=product, n=1, vision="Jede Maschine im Blick.")
        pillar = models.Pillar.objects.create(strategy=strategy, key="ein-stand", title="Ein Stand für alle")
        models.NonGoal.objects.create(
            pillar=pillar, key="ein-stand-1", text="Kein Quellcode und keine eigenen Zweige für einzelne Kunden"
        )
        offline = _capability(product, "offline", "Bedienung ohne Netz", CapabilityStatus.PLANNED)
        sap = _capability(product, "sap-export", "Export nach SAP", CapabilityStatus.AVAILABLE)
        _capability(product, "berichte", "Berichte als PDF", CapabilityStatus.AVAILABLE, "höchstens 500 Seiten")
        item = models.RoadmapItem.objects.create(product=product, key="r-offline")
        models.RoadmapVersion.objects.create(
            item=item,
            n=1,
            title="Bedienung ohne Netz",
            capability=offline,
            status=RoadmapStatus.IN_WORK.value,
            release="9.0",
            day=date(2027, 6, 30),
            commitment=Commitment.COMMITTABLE.value,
        )
        account = models.Account.objects.create(company=company, key="a1", name="Kessel AG")
        models.Contact.objects.create(account=account, key="k1", name="Paul Ebner", group="decider")
        deal = _deal(company, product, account, "d1", "Leitstand für zwei Werke", actors["seller"])
        _rope(deal, actors["presales"], Role.PRESALES)
        secret = _deal(company, product, account, "d2", "Projekt Nordwand", actors["other_seller"], confidential=True)
        talk = conversations.know_of(
            company,
            actor=OPERATOR,
            key="c1",
            kind=ConversationKind.CALL,
            held_on=date(2026, 11, 9),
            deal=deal,
            present=[Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
            basis=Basis.CONSENT,
        )
        taken = conversations.take_in(talk, actor=OPERATOR, data=TALK.encode(), file_name="c1.txt", listen_later=False)
        assert taken.text is not None
        unheard = conversations.know_of(
            company,
            actor=OPERATOR,
            key="c2",
            kind=ConversationKind.MEETING,
            held_on=date(2026, 11, 12),
            deal=deal,
            present=[Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
            basis=Basis.CONSENT,
        )
        analysis = models.Analysis.objects.create(text=taken.text, rules="cast", model="cast")
        say = _Said(taken.text, analysis)
        signals = {
            "need": say(1, "Wir brauchen die Bedienung auch ohne Netz in der Halle", SignalKind.NEED, offline),
            "promise_offline": say(
                2, "Das bekommen Sie von uns bis Ende Juni", SignalKind.PROMISE, offline, due=date(2027, 6, 30)
            ),
            "claim_sap": say(4, "Der Export nach SAP läuft heute schon", SignalKind.CLAIM, sap),
            "delight": say(5, "Das ist genau, was wir gesucht haben, großartig", SignalKind.DELIGHT, None),
            "promise_training": say(
                6,
                "Die Schulung für Ihre zwölf Leute machen wir im Mai",
                SignalKind.PROMISE,
                None,
                due=date(2027, 5, 31),
                service=True,
            ),
        }
        now = truth(product)
        for signal in signals.values():
            if signal.kind in (SignalKind.PROMISE, SignalKind.CLAIM):
                judging.record(judging.weigh(judging.of_signal(signal), now), on=TODAY, signal=signal)
        return cls(
            company=company,
            product=product,
            stranger=_actor(next_door, "Sven Fremd", Role.SELLER),
            account=account,
            deal=deal,
            confidential=secret,
            conversation=talk,
            unheard=unheard,
            offline=offline,
            sap_export=sap,
            offline_item=item,
            **actors,
            **signals,
        )


@dataclass(frozen=True)
class _Said:
    text: models.TextVersion
    analysis: models.Analysis

    def __call__(
        self,
        turn: int,
        quote: str,
        kind: SignalKind,
        capability: models.Capability | None,
        *,
        due: date | None = None,
        service: bool = False,
    ) -> models.Signal:
        start = self.text.turns.get(no=turn).text.index(quote)
        return models.Signal.objects.create(
            conversation=self.text.conversation,
            text=self.text,
            first_turn=turn,
            last_turn=turn,
            start=start,
            end=start + len(quote),
            quote=quote,
            kind=kind.value,
            analysis=self.analysis,
            confidence=0.9,
            capability=capability,
            due=due,
            service=service,
            created_at=HEARD_AT,
        )


def _actor(company: models.Company, name: str, role: Role) -> Actor:
    first = name.split()[0].lower()
    user = models.User.objects.create_user(f"{first}@{company.key}.example", f"{first}@{company.key}.example", PASSWORD)
    person = models.Person.objects.create(company=company, key=f"p-{first}", name=name, mail=user.email, user=user)
    models.RoleGrant.objects.create(person=person, role=role.value)
    return actor_of(person, on=TODAY)


def _capability(
    product: models.Product, key: str, name: str, status: CapabilityStatus, limit: str = ""
) -> models.Capability:
    capability = models.Capability.objects.create(product=product, key=key)
    version = models.CapabilityVersion.objects.create(capability=capability, n=1, name=name, status=status.value)
    if limit:
        models.Limit.objects.create(version=version, no=0, text=limit)
    return capability


def _deal(
    company: models.Company,
    product: models.Product,
    account: models.Account,
    key: str,
    title: str,
    seller: Actor,
    *,
    confidential: bool = False,
) -> models.Deal:
    deal = models.Deal.objects.create(
        company=company,
        product=product,
        account=account,
        key=key,
        title=title,
        amount=236_000,
        stage="offer",
        opened_on=date(2026, 9, 1),
        confidential=confidential,
    )
    _rope(deal, seller, Role.SELLER, owner=True)
    return deal


def _rope(deal: models.Deal, actor: Actor, role: Role, *, owner: bool = False) -> None:
    models.DealRole.objects.create(deal=deal, person=actor.person, role=role.value, owner=owner)
