"""What stands open at a gate beside the promises, as known now or on a day: in one statement, and one more where a deal has
requirements or studies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from ropeteam.core import complexity
from ropeteam.core.complexity import Reason, served, thresholds
from ropeteam.core.readiness import Must, Ready, readiness
from ropeteam.core.services_heard import Late, ServicesFacts, unheard
from ropeteam.core.vocabulary import CapabilityStatus, FindingCode, Role
from ropeteam.core.vocabulary_handover import HandoverVerdict
from ropeteam.core.vocabulary_presales import Complexity, Coverage, Supplier
from ropeteam.store.models import (
    Clause,
    Deal,
    DealRole,
    HandoverWord,
    InterfaceState,
    Offer,
    Participant,
    Requirement,
    RoleGrant,
    Scope,
    Segment,
    SegmentNeed,
    Setting,
    Study,
    SystemState,
)
from ropeteam.store.queries import handover, requirements, studies
from ropeteam.store.queries.early_adopters import agreed_of
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.product import Truth, known_by
from ropeteam.store.stand_ins import STANDS_IN, read

BLOCKING_NOTICES = "gate.blocking_notices"
COMPLEX_FROM = "presales.complex_from"
FACTS = (
    "decides_on", "stage", "signed_on", "amount", "blocking", "complex_from", "stand_ins", "roles", "presales_held",
    "services_talked", "scope_accepted", "offered", "musts", "interfaces", "foreign", "needed", "tolerance", "studied",
    "gaps", "vote",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """`about` is the row it stands for: ('requirement'|'study'|'clause'|'deal', id)."""

    about: tuple[str, int]
    code: FindingCode
    row: Any

    @property
    def key(self) -> str:
        return f"{self.about[0]}:{self.about[1]}"

    @property
    def words(self) -> str:
        """What the customer asks for, what the offer says, or what the study is to find out; nothing of the deal as a whole."""
        if isinstance(self.row, (Requirement, Clause)):
            return self.row.text
        return self.row.question if isinstance(self.row, Study) else ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Everything found, why the notices of the deal as a whole stand, and which notices this company lets block. `gaps` are
    the keys of what the customer agreed to live without: a fact beside what was heard, it blocks nothing. `not_yet` is services'
    word that they could not take the deal over."""

    notices: tuple[Notice, ...]
    blocking: frozenset[FindingCode]
    late: Late | None = None
    reasons: tuple[Reason, ...] = ()
    served: bool = True
    gaps: tuple[str, ...] = ()
    not_yet: HandoverWord | None = None


def noticed(deal: Deal, now: Truth | None, *, on: date, as_of: bool = False) -> Noticed:
    """`now` is the product as it was known. A signed deal is past the questions about the deal as a whole."""
    facts = _facts(deal, on, as_of=as_of)
    signed = facts["signed_on"] is not None and facts["signed_on"] < on
    open_musts = requirements.uncovered(deal, on=on if as_of else None) if facts["musts"] else []
    found = [Notice(("requirement", row.pk), FindingCode.REQUIREMENT_UNCOVERED, row) for row in open_musts]
    if facts["studied"]:
        found += [Notice(("study", row.pk), FindingCode.STUDY_OPEN, row) for row in studies.open_ones(deal, on=on)]
    late = unheard(_services(facts, signed), on=on)
    gaps = sum(row.held == Coverage.GAP for row in open_musts)  # type: ignore[attr-defined]
    reasons = () if signed else complexity.complexity(_measured(facts, gaps, now), thresholds(facts["complex_from"]))
    presales = is_served(facts)
    if late is not None:
        found.append(Notice(("deal", deal.pk), FindingCode.SERVICES_UNHEARD, deal))
    if reasons and not presales:
        found.append(Notice(("deal", deal.pk), FindingCode.PRESALES_MISSING, deal))
    not_yet = handover.last_vote(deal, on=on) if facts["vote"] == HandoverVerdict.NOT_YET and not signed else None
    if not_yet is not None:
        found.append(Notice(("deal", deal.pk), FindingCode.SERVICES_NOT_YET, deal))
    blocking = frozenset(FindingCode(code) for code in facts["blocking"] or ())
    return Noticed(tuple(found), blocking, late, reasons, presales, tuple(facts["gaps"]), not_yet)


def is_served(facts: Mapping[str, Any]) -> bool:
    return served(
        [Role(role) for role in facts["roles"]],
        presales_held=facts["presales_held"],
        stands_in=read(facts["stand_ins"]).get(Role.PRESALES),
    )


def _services(facts: Mapping[str, Any], signed: bool) -> ServicesFacts:
    return ServicesFacts(
        in_a_talk=facts["services_talked"],
        accepted_scope=facts["scope_accepted"],
        offered=facts["offered"],
        stage=facts["stage"],
        decides_on=facts["decides_on"],
        signed=signed,
        voted=facts["vote"] is not None,
    )


def _measured(facts: Mapping[str, Any], gaps: int, now: Truth | None) -> dict[Complexity, int]:
    return {
        Complexity.MUSTS: facts["musts"],
        Complexity.GAPS: gaps,
        Complexity.INTERFACES: facts["interfaces"],
        Complexity.FOREIGN_SYSTEMS: facts["foreign"],
        Complexity.SEGMENT_NOT_READY: _missing(facts, now),
        Complexity.AMOUNT: int(facts["amount"] or 0),
    }


def _missing(facts: Mapping[str, Any], now: Truth | None) -> int:
    """How many capabilities that the segment cannot do without are not there; none while its tolerance covers them."""
    musts = [_must(pk, now) for pk in facts["needed"]] if now else []
    tolerance = facts["tolerance"] or 0
    stand = readiness(musts, early_adopter=tolerance > 0, gap_tolerance=tolerance)
    return len(stand.gaps) if stand.stand == Ready.NOT_YET else 0


def _must(pk: int, now: Truth) -> Must:
    known = now.capabilities.get(pk)
    if known is None:
        return Must(str(pk), CapabilityStatus.NOT_PLANNED)
    return Must(known.capability.key, CapabilityStatus(known.version.status), len(known.limits))


def _facts(deal: Deal, on: date, *, as_of: bool) -> dict[str, Any]:
    (row,) = kept(_asked, as_of).rows({"deal": deal.pk, "on": on})
    return dict(zip(FACTS, row, strict=True))


def _asked(as_of: bool) -> QuerySet[Any, Any]:
    day = ON if as_of else None
    own = OuterRef("pk")
    held = Q(from_day__isnull=True) | Q(from_day__lte=ON), Q(to_day__isnull=True) | Q(to_day__gte=ON)
    accepted = Scope.objects.filter(known_by(day), deal=own, accepted_on__lte=ON)
    offers = Offer.objects.filter(deal=own, versions__recorded_on__lte=ON)
    musts = Requirement.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=ON), deal=own, must=True)
    grants = RoleGrant.objects.filter(*held, person__company=OuterRef("company"), person__active=True)
    return (
        Deal.objects.filter(pk=Given("deal"))
        .annotate(
            blocking=_setting(BLOCKING_NOTICES),
            complex_from=_setting(COMPLEX_FROM),
            stand_ins=_setting(STANDS_IN),
            roles=ArraySubquery(DealRole.objects.filter(*held, deal=own).order_by("role").values("role")),
            presales_held=Exists(grants.filter(role=Role.PRESALES.value)),
            services_talked=Exists(_services_in_talks(day)),
            scope_accepted=Exists(accepted),
            offered=Exists(offers),
            musts=_counted(musts.filter(recorded_on__lte=ON), "deal"),
            interfaces=_counted(standing(InterfaceState.objects.all(), "interface"), "version__deal"),
            foreign=_counted(
                standing(SystemState.objects.exclude(supplier=Supplier.OURS.value), "system"), "version__deal"
            ),
            needed=ArraySubquery(_needed().order_by("pk").values("capability")),
            tolerance=Subquery(_segment().values("bears")[:1]),
            studied=Exists(Study.objects.filter(deal=own)),
            gaps=ArraySubquery(agreed_of(own, day).order_by("n").values("capability__key")),
            vote=Subquery(handover.last_word(handover.VOTED, until=ON).values("verdict")[:1]),
        )
        .values_list(*FACTS)
    )


def standing(found: QuerySet[Any], name: str) -> QuerySet[Any]:
    """Of the deal's systems or interfaces, the last state of each by the day, where it is still a part of the solution."""
    known = found.filter(version__deal=OuterRef("pk"), version__made_on__lte=ON, gone=False)
    later = found.model.objects.filter(version__n__gt=OuterRef("version__n"), version__made_on__lte=ON)
    return known.filter(~Exists(later.filter(**{name: OuterRef(name)})))


def _setting(key: str) -> Subquery:
    return Subquery(Setting.objects.filter(company=OuterRef("company"), key=key).order_by("-pk").values("value")[:1])


def _services_in_talks(day: Any) -> QuerySet[Participant]:
    """Somebody of services in a talk with the customer: as the list said, or by a role they hold."""
    recorded = Q(conversation__recorded_on__isnull=True) | Q(conversation__recorded_on__lte=ON) if day else Q()
    theirs = Q(role=Role.SERVICES.value) | Q(
        Exists(RoleGrant.objects.filter(person=OuterRef("person"), role=Role.SERVICES.value))
    )
    return Participant.objects.filter(
        recorded, theirs, conversation__deal=OuterRef("pk"), conversation__internal=False, conversation__held_on__lte=ON
    )


def _segment() -> QuerySet[Any]:
    """The segment of the deal's account; `bears` is how many gaps it accepts."""
    name = OuterRef("account__segment")
    bears = Case(When(early_adopter=True, then=Coalesce(F("gap_tolerance"), 0)), default=0, output_field=IntegerField())
    found = Segment.objects.filter(Q(key__iexact=name) | Q(name__iexact=name), **_own_product("product"))
    return found.annotate(bears=bears).order_by("pk")


def _needed() -> QuerySet[SegmentNeed]:
    """What that segment cannot do without."""
    name, kept_on = OuterRef("account__segment"), Q(dropped_on__isnull=True) | Q(dropped_on__gt=ON)
    named = Q(segment__key__iexact=name) | Q(segment__name__iexact=name)
    return SegmentNeed.objects.filter(named, kept_on, since__lte=ON, **_own_product("segment__product"))


def _own_product(path: str) -> dict[str, Any]:
    """The deal's product, or any of the company where the deal names none."""
    return {f"{path}__company": OuterRef("company"), path: Coalesce(OuterRef("product"), F(path))}


def _counted(found: QuerySet[Any], by: str) -> Coalesce:
    counted = found.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
