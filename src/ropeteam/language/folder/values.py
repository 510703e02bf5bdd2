"""A company folder once read: plain frozen values, ids and names as the files give them.

Links between rows are ids that exist, or None where the file names something unknown (a problem then says so). `line`
counts from 1 in the file the row stands in. `recorded_on` is when the row became known; None means: always known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import (
    Basis,
    CapabilityStatus,
    Commitment,
    ConversationKind,
    LifePhase,
    RoadmapStatus,
    Role,
    StakeholderGroup,
    WorksAgreement,
)
from ropeteam.language.folder.yaml_nodes import Plain

Extra = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """`value` is the number where the limit can be measured, `value_text` what stands there."""

    text: str
    dimension: str = ""
    value: Decimal | None = None
    value_text: str = ""
    unit: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Capability:
    id: str
    name: str
    description: str
    status: CapabilityStatus | None
    limits: tuple[Limit, ...]
    owner: str
    evidence: str
    review_due: Day | None
    recorded_on: Day | None
    line: int


@dataclass(frozen=True, slots=True)
class NonGoal:
    """`id` is '' where the file gives the text only."""

    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Pillar:
    """`target_segments` are ids of segments that exist."""

    id: str
    title: str
    text: str
    priority: int | None
    target_segments: tuple[str, ...]
    non_goals: tuple[NonGoal, ...]
    recorded_on: Day | None
    line: int


@dataclass(frozen=True, slots=True)
class Segment:
    """`gap_tolerance` 0..3."""

    id: str
    name: str
    early_adopter: bool
    gap_tolerance: int
    line: int


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """`commitment` is None where the item has no such key; CompanyFolder.commitment_absent says whether none has."""

    id: str
    title: str
    release: str
    date: Day | None
    status: RoadmapStatus | None
    capability: str | None
    commitment: Commitment | None
    recorded_on: Day | None
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of a roadmap item or capability. Either `field`, `old` and `new` are given, or only `words`:
    such a change is kept and shown, not computed with. `id` is None where the row names none or an unknown one."""

    date: Day | None
    id: str | None
    field: str
    old: str
    new: str
    words: str
    recorded_on: Day | None
    file: str
    line: int

    @property
    def computed(self) -> bool:
        """Whether rules may compute with it."""
        return bool(self.field and self.id and self.date)


@dataclass(frozen=True, slots=True)
class Account:
    """`segment` is the id of a segment."""

    id: str
    name: str
    segment: str | None
    industry: str
    employees: int | None
    country: str
    line: int
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    account: str | None
    name: str
    mail: str
    group: StakeholderGroup | None
    recorded_on: Day | None
    line: int
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class PersonGrant:
    """One of our people in one role; a person with two roles has two rows. `id` is '' where the file gives none."""

    id: str
    name: str
    role: Role | None
    start: Day | None
    end: Day | None
    mail: str
    recorded_on: Day | None
    line: int
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """Dates are None where empty; `seller`, `presales`, `pm`, `services` are names."""

    id: str
    account: str | None
    title: str
    amount_eur: Decimal | None
    stage: str
    opened: Day | None
    signed: Day | None
    handover: Day | None
    golive: Day | None
    closed: Day | None
    seller: str
    presales: str
    pm: str
    services: str
    recorded_on: Day | None
    line: int
    extra: Extra = ()


ParticipantRole = Literal["seller", "presales", "product", "services", "management", "customer"]


@dataclass(frozen=True, slots=True)
class Participant:
    """`role` is None where the file gives none or an unknown one."""

    name: str
    role: ParticipantRole | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """`file` is the path as written ('' for a talk known from the calendar only), `path` where it lies; None where it
    is missing or not allowed. `basis` None: the row names none, the company's default holds."""

    id: str
    file: str
    path: Path | None
    deal: str | None
    date: Day | None
    kind: ConversationKind | None
    participants: tuple[Participant, ...]
    basis: Basis | None
    recorded_on: Day | None
    line: int
    extra: Extra = ()

    @property
    def internal(self) -> bool:
        """No customer took part."""
        return all(participant.role != "customer" for participant in self.participants)


@dataclass(frozen=True, slots=True)
class Scope:
    """Work that services accepted, or did not yet (`accepted_at` None)."""

    id: str
    deal: str | None
    text: str
    days: Decimal | None
    price_eur: Decimal | None
    accepted_by: str
    accepted_at: Day | None
    recorded_on: Day | None
    line: int
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A key of company.yaml that is not known: kept for the export. `path` is like 'capabilities.offline.colour'."""

    path: str
    value: Plain
    line: int


@dataclass(frozen=True, slots=True)
class CompanyFolder:
    """Everything the files of a company folder say, and every problem met on the way, notices included. `named`: whose it is
    is said, and of which product wherever something speaks of one."""

    root: Path
    company: str = ""
    product: str = ""
    named: bool = False
    vision: str = ""
    life_phase: LifePhase | None = None
    works_agreement: WorksAgreement = WorksAgreement.UNSET
    default_basis: Basis | None = None
    roadmap_as_of: Day | None = None
    commitment_absent: bool = True
    strategy: tuple[Pillar, ...] = ()
    segments: tuple[Segment, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    roadmap: tuple[RoadmapItem, ...] = ()
    roadmap_changes: tuple[Change, ...] = ()
    capability_changes: tuple[Change, ...] = ()
    accounts: tuple[Account, ...] = ()
    contacts: tuple[Contact, ...] = ()
    people: tuple[PersonGrant, ...] = ()
    deals: tuple[Deal, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    scopes: tuple[Scope, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    problems: tuple[Problem, ...] = ()
