"""A story's overall solutions and who of pre-sales was planned: through the flows of their pages. Told again, it stands once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ropeteam.core.architecture import PRODUCT
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture, presales
from ropeteam.flows.architecture import Flow
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import architecture as query


def write_down(act: Act, stage: Stage) -> list[Words]:
    """Systems, what flows between them, and what is still open. A solution that somebody worked on since stays as it is."""
    deal, actor, on = stage.deal(act), stage.actor(act), day_of(act)
    if query.solution(deal).version is not None:
        return []
    for system in act.values["systems"]:
        said = {name: system.get(name, "") for name in ("name", "release", "note")}
        architecture.put_system(deal, actor=actor, on=on, supplier=Supplier(system["supplier"]), **said)
    numbers = {name: no for no, name in query.solution(deal).names.items()}
    for told in act.values["flows"]:
        said_flow = _flow(told, numbers, stage)
        architecture.put_interface(deal, actor=actor, on=on, said=said_flow)
    for question in act.values.get("questions", ()):
        _ask(question, deal, numbers, actor, on)
    return []


def plan(act: Act, stage: Stage) -> list[Words]:
    """When the customer decides, and who of pre-sales comes in until when."""
    deal, actor, on = stage.deal(act), stage.actor(act), day_of(act)
    presales.decide_by(deal, actor=actor, day=act.values["decision"])
    if "lead" in act.values:
        person = stage.company.people.get(name=act.values["lead"])
        note, until = act.values.get("reason", ""), act.values["until"]
        presales.plan(deal, actor=actor, on=on, person=person, by_day=until, note=note)
    return []


def _flow(told: dict[str, str], numbers: dict[str, int], stage: Stage) -> Flow:
    capability = told.get("capability")
    return Flow(
        source=numbers.get(told["from"], PRODUCT),
        target=numbers.get(told["to"], PRODUCT),
        what=told["what"],
        supplier=Supplier(told["supplier"]),
        both_ways=told.get("both") == "yes",
        protocol=told.get("protocol", ""),
        frequency=Frequency(told["frequency"]) if "frequency" in told else None,
        volume=Decimal(told["volume"]) if "volume" in told else None,
        unit=told.get("unit", ""),
        capability=stage.product.capabilities.select_related("product").get(key=capability) if capability else None,
    )


def _ask(told: dict[str, str], deal: models.Deal, numbers: dict[str, int], actor: Actor, on: date) -> None:
    about = numbers.get(told.get("about", ""))
    asked = architecture.ask(deal, actor=actor, on=on, text=told["text"], owner=actor.person, system=about)
    if "answer" in told:
        architecture.answer(asked, actor=actor, on=on, words=told["answer"])
