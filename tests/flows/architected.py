"""A deal's overall solution lives: systems and interfaces come, change and go, a question is answered, a paper taken away;
pre-sales are planned and the day of the decision is noted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from cast import TODAY

from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture, architecture_files, presales
from ropeteam.flows.architecture import Flow
from ropeteam.store import models
from ropeteam.store.actor import Actor


def architected(deal: models.Deal, *, seller: Actor, presales_person: Actor) -> None:
    who = presales_person

    def system(name: str, supplier: Supplier, no: int | None = None, note: str = "") -> int:
        made = architecture.put_system(
            deal, actor=who, on=TODAY, name=name, supplier=supplier, release="9.5", note=note, no=no
        )
        return made.system.no

    erp, wms = system("SAP „EWM“", Supplier.CUSTOMER, note="Zeile 1\nZeile 2"), system("Förderer", Supplier.PARTNER)
    capability = models.Capability.objects.filter(product=deal.product).order_by("pk").first()
    requirement = models.Requirement.objects.filter(deal=deal).order_by("no").first()
    said = Flow(
        erp, 0, "Aufträge; Touren", Supplier.OURS, both_ways=True, protocol="OData", frequency=Frequency.HOURLY,
        volume=Decimal("1200.5"), unit="Aufträge pro Stunde", capability=capability, requirement=requirement,
    )  # fmt: skip
    orders = architecture.put_interface(deal, actor=who, on=TODAY, said=said)
    gone = architecture.put_interface(deal, actor=seller, on=TODAY, said=Flow(0, wms, "Fahrbefehle", Supplier.PARTNER))
    system("SAP „EWM“ 2024", Supplier.CUSTOMER, erp)
    architecture.drop_interface(deal, gone.interface.no, actor=who, on=TODAY)
    architecture.drop_system(deal, wms, actor=who, on=TODAY)
    first = architecture.ask(
        deal, actor=who, on=TODAY, text="Welche Version?", owner=seller.person, interface=orders.interface.no
    )
    architecture.answer(first, actor=seller, on=TODAY, words="„2024“; im März")
    architecture.ask(deal, actor=seller, on=TODAY, text="Wer stellt das Netz?", system=erp)
    away = architecture_files.bring(deal, actor=who, data=b"alt", file_name="alt.txt", on=TODAY)
    architecture_files.bring(deal, actor=who, data=b"%PDF-1.7 neu", file_name="plan.pdf", on=TODAY)
    architecture_files.remove(deal, away.no, actor=seller, on=TODAY)
    day = TODAY + timedelta(days=20)
    presales.decide_by(deal, actor=seller, day=day)
    presales.plan(deal, actor=seller, on=TODAY, person=who.person, by_day=day, note="Schnittstellen")
    presales.plan(deal, actor=seller, on=TODAY, person=None)
