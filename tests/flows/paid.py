"""Pay plans for tests, as management writes them down."""

from __future__ import annotations

from cast import TODAY, World

from ropeteam.core.vocabulary_incentives import Assent
from ropeteam.flows import incentives
from ropeteam.store import models
from ropeteam.store.actor import Actor

SELLER = """\
# as many have it
plan: Vertrieb 2026
role: seller
ote: {base: 70000, variable: 50000}
elements:
  - id: neugeschäft
    quota: {amount: 540000}
    tiers: {table: [{to: 1, rate: 6 %}, {from: 1, rate: 12 %}]}
    bonuses: [{at: 1, amount: 10000}]
    credit: {direct: 0.8, split: {presales: 0.2}}
"""
CALM = """\
plan: Vertrieb 2027
role: seller
gate: true
ote: {base: 80000, variable: 40000}
elements:
  - id: neugeschäft
    rate: 8 %
    payout: [{share: 85 %, on: contract_signed}, {share: 15 %, on: go_live_accepted}]
"""
SERVICES = """\
plan: Services 2026
role: services
elements:
  - {id: auslastung, kind: mbo, measure: utilisation, floor: 0.6, target: 0.85, amount: 9000}
"""


def written(world: World, text: str = SELLER, *, note: str = "") -> models.IncentivePlan:
    (row,) = incentives.write(world.company, text, actor=world.management, on=TODAY, note=note)
    return row


def agreed(world: World, row: models.IncentivePlan) -> models.IncentivePlan:
    return _agreed(row, world.management)


def holding(world: World, text: str = SELLER) -> models.IncentivePlan:
    row = agreed(world, written(world, text))
    incentives.begin(row, actor=world.management, from_day=TODAY, on=TODAY)
    return row


def paid(company: models.Company, *, management: Actor) -> None:
    """Everything that the lab's tables keep happens at least once."""
    for text in (SELLER, CALM):
        (row,) = incentives.write(company, text, actor=management, on=TODAY, note="Entwurf „neu“")
    incentives.begin(_agreed(row, management), actor=management, from_day=TODAY, on=TODAY)
    for value in (0.6, None):
        incentives.assume(company, "damage", actor=management, on=TODAY, value=value, source="Controlling")


def _agreed(row: models.IncentivePlan, management: Actor) -> models.IncentivePlan:
    for kind in Assent:
        incentives.assent(row, kind, actor=management, day=TODAY, on=TODAY, words="Protokoll 7")
    return row
