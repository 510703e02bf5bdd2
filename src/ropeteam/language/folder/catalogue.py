"""company.yaml: the company, its product, strategy, capabilities and roadmap.

Unknown keys are kept (for the export) and reported as notices. A wrong value costs its field, a wrong entry itself, a
file that is no YAML everything but the other files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Basis, CapabilityStatus, Commitment, LifePhase, RoadmapStatus, WorksAgreement
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.cells import BadNumber, parse_number
from ropeteam.language.folder.entries import Entry
from ropeteam.language.folder.fields import Fields, Known
from ropeteam.language.folder.values import Capability, Change, Limit, NonGoal, Pillar, RoadmapItem, Segment, Unknown
from ropeteam.language.folder.yaml_nodes import Mapping, Node, Scalar

FILE: Final = "company.yaml"
_TOP_KEYS = (
    "company", "product", "vision", "strategy", "life_phase", "segments", "capabilities", "roadmap", "roadmap_as_of",
    "roadmap_changes", "capability_changes", "default_basis", "works_agreement",
)  # fmt: skip
_OF_PRODUCT = (
    "product", "vision", "strategy", "life_phase", "segments", "capabilities", "roadmap", "roadmap_as_of", "roadmap_changes",
    "capability_changes",
)  # fmt: skip
CHANGE_KEYS: Final = ("date", "decided", "id", "field", "old", "new", "change", "recorded_on")


@dataclass(slots=True)
class Catalogue:
    """company.yaml as values. `named`: the company has a name, and the product wherever something speaks of one. The `…_ids`
    let other files link to its rows."""

    company: str = ""
    product: str = ""
    named: bool = False
    vision: str = ""
    life_phase: LifePhase | None = None
    works_agreement: WorksAgreement = WorksAgreement.UNSET
    default_basis: Basis | None = None
    roadmap_as_of: date | None = None
    knows_commitment: bool = False
    segments: list[Segment] = field(default_factory=list)
    strategy: list[Pillar] = field(default_factory=list)
    capabilities: list[Capability] = field(default_factory=list)
    roadmap: list[RoadmapItem] = field(default_factory=list)
    roadmap_changes: list[Change] = field(default_factory=list)
    capability_changes: list[Change] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    segment_ids: Known = field(default_factory=lambda: Known(FILE, True))
    capability_ids: Known = field(default_factory=lambda: Known(FILE, True))
    roadmap_ids: Known = field(default_factory=lambda: Known(FILE, True))


def read_catalogue(root: Node | None, problems: list[Problem], *, of_product: bool = False) -> Catalogue:
    """The catalogue in company.yaml's root node; everything empty where there is none. `of_product`: other files of the
    folder speak of a product, so it must have a name."""
    into = Catalogue()
    if root is not None and not isinstance(root, Mapping):
        problems.append(defect("wrong_type", FILE, root.line, field=FILE, expected="mapping"))
    if not isinstance(root, Mapping):  # what names its ids is told nothing more: why they are not there is said
        for ids in (into.segment_ids, into.capability_ids, into.roadmap_ids):
            ids.there, ids.reported = False, True
        return into
    top = Entry(root, "", Fields(FILE, problems))
    top.check_keys(_TOP_KEYS, into.unknown)
    into.company = top.needed("company")
    if of_product or any(top.nodes(key) for key in _OF_PRODUCT):
        into.product = top.needed("product")
        into.named = bool(into.company and into.product)
    else:
        problems.append(notice("no_product", FILE, top.line("product")))
        into.named = bool(into.company)
    into.vision = top.text("vision")
    into.life_phase = top.word("life_phase", LifePhase, taken="")
    into.default_basis = top.word("default_basis", Basis, taken="")
    into.roadmap_as_of = top.date("roadmap_as_of")
    into.works_agreement = _works_agreement(top)
    into.segments = list(_segments(top, into))
    into.strategy = list(_pillars(top, into))
    into.capabilities = list(_capabilities(top, into))
    into.roadmap = list(_roadmap(top, into))
    into.roadmap_changes = list(_changes(top, into, "roadmap_changes", into.roadmap_ids))
    into.capability_changes = list(_changes(top, into, "capability_changes", into.capability_ids))
    into.knows_commitment = any(
        "commitment" in entry.items for entry in top.nodes("roadmap") if isinstance(entry, Mapping)
    )
    return into


def _works_agreement(top: Entry) -> WorksAgreement:
    """YAML's true and yes are both 'yes'; anything unknown counts as not set, so that nothing is listened to."""
    text = top.text("works_agreement")
    word = {"true": "yes", "on": "yes", "ja": "yes"}.get(text.casefold(), text.casefold())
    if word in ("yes", "no_council", "demo"):
        return WorksAgreement(word)
    if word:
        line, allowed = top.line("works_agreement"), "yes, no_council, demo"
        top.fields.problems.append(
            defect("unknown_value", FILE, line, field="works_agreement", found=text, allowed=allowed, taken="")
        )
    return WorksAgreement.UNSET


def _segments(top: Entry, into: Catalogue) -> Iterator[Segment]:
    for entry in top.entries("segments"):
        entry.check_keys(("id", "name", "early_adopter", "gap_tolerance"), into.unknown)
        key = _new_id(entry, into.segment_ids)
        if key is None:
            continue
        tolerance = entry.whole("gap_tolerance") or 0
        if not 0 <= tolerance <= 3:
            found, tolerance = tolerance, min(max(tolerance, 0), 3)
            place, line = entry.place("gap_tolerance"), entry.line("gap_tolerance")
            entry.fields.problems.append(
                defect("unknown_value", FILE, line, field=place, found=found, allowed="0, 1, 2, 3", taken=tolerance)
            )
        name = entry.text("name") or key
        into.segment_ids.by_name.setdefault(name.casefold(), key)
        yield Segment(key, name, entry.yes("early_adopter"), tolerance, entry.node.line)


def _pillars(top: Entry, into: Catalogue) -> Iterator[Pillar]:
    known = ("id", "title", "text", "priority", "target_segments", "non_goals", "recorded_on")
    ids = Known(FILE, True)
    for entry in top.entries("strategy"):
        entry.check_keys(known, into.unknown)
        key = _new_id(entry, ids)
        if key is None:
            continue
        targets = (
            entry.fields.link(text, into.segment_ids, entry.place("target_segments"), line)
            for text, line in entry.texts("target_segments")
        )
        yield Pillar(
            id=key,
            title=entry.text("title"),
            text=entry.text("text"),
            priority=entry.whole("priority"),
            target_segments=tuple(target for target in targets if target),
            non_goals=tuple(_non_goals(entry, into)),
            recorded_on=entry.date("recorded_on"),
            line=entry.node.line,
        )


def _non_goals(pillar: Entry, into: Catalogue) -> Iterator[NonGoal]:
    """Texts, or mappings with a text and perhaps an id."""
    for no, node in enumerate(pillar.nodes("non_goals"), 1):
        if isinstance(node, Scalar):
            if node.text and node.text.strip():
                yield NonGoal(node.text.strip(), "", node.line)
        elif isinstance(node, Mapping):
            entry = Entry(node, f"{pillar.place('non_goals')}.{no}", pillar.fields)
            entry.check_keys(("id", "text"), into.unknown)
            yield NonGoal(entry.needed("text"), entry.text("id"), node.line)
        else:
            pillar.wrong_type("non_goals", "text", node.line)


def _capabilities(top: Entry, into: Catalogue) -> Iterator[Capability]:
    known = ("id", "name", "description", "status", "limits", "owner", "evidence", "review_due", "recorded_on")
    for entry in top.entries("capabilities"):
        entry.check_keys(known, into.unknown)
        key = _new_id(entry, into.capability_ids)
        if key is None:
            continue
        entry.needed("status", taken=CapabilityStatus.NOT_PLANNED)
        yield Capability(
            id=key,
            name=entry.text("name") or key,
            description=entry.text("description"),
            status=entry.word("status", CapabilityStatus, taken=CapabilityStatus.NOT_PLANNED),
            limits=tuple(_limits(entry, into)),
            owner=entry.text("owner"),
            evidence=entry.text("evidence"),
            review_due=entry.date("review_due"),
            recorded_on=entry.date("recorded_on"),
            line=entry.node.line,
        )


def _limits(capability: Entry, into: Catalogue) -> Iterator[Limit]:
    """One text, a list of texts, or mappings {dimension, text, value?, unit?}; one alone or a list."""
    for no, node in enumerate(capability.nodes("limits"), 1):
        if isinstance(node, Scalar):
            if node.text and node.text.strip():
                yield Limit(node.text.strip(), line=node.line)
        elif isinstance(node, Mapping):
            entry = Entry(node, f"{capability.place('limits')}.{no}", capability.fields)
            entry.check_keys(("dimension", "text", "value", "unit"), into.unknown)
            value, unit = entry.text("value"), entry.text("unit")
            text = entry.text("text") or f"{value} {unit}".strip()
            entry.fields.needed(text, entry.place("text"), node.line)
            yield Limit(text, entry.text("dimension"), _measured(value), value, unit, node.line)
        else:
            capability.wrong_type("limits", "text", node.line)


def _measured(text: str) -> Decimal | None:
    """YAML's own numbers first (a point is decimal there), then German and English ones, else not measurable."""
    try:
        number = Decimal(text)
        return number if number.is_finite() else None
    except InvalidOperation:
        pass
    try:
        return parse_number(text)
    except BadNumber:
        return None


def _roadmap(top: Entry, into: Catalogue) -> Iterator[RoadmapItem]:
    known = ("id", "title", "release", "date", "status", "capability", "commitment", "recorded_on")
    for entry in top.entries("roadmap"):
        entry.check_keys(known, into.unknown)
        key = _new_id(entry, into.roadmap_ids)
        if key is None:
            continue
        entry.needed("status", taken=RoadmapStatus.IDEA)
        capability = entry.text("capability")
        yield RoadmapItem(
            id=key,
            title=entry.text("title") or key,
            release=entry.text("release"),
            date=entry.date("date"),
            status=entry.word("status", RoadmapStatus, taken=RoadmapStatus.IDEA),
            capability=entry.fields.link(
                capability, into.capability_ids, entry.place("capability"), entry.line("capability")
            ),
            commitment=entry.word("commitment", Commitment, taken=""),
            recorded_on=entry.date("recorded_on"),
            line=entry.node.line,
        )


def _changes(top: Entry, into: Catalogue, key: str, known: Known) -> Iterator[Change]:
    for entry in top.entries(key):
        entry.check_keys(CHANGE_KEYS, into.unknown)
        day = "date" if entry.text("date") else "decided"
        if entry.text("change"):
            entry.needed(day)
        else:
            for needed in (day, "id", "field"):
                entry.needed(needed)
        yield Change(
            date=entry.date(day),
            id=entry.fields.link(entry.text("id"), known, entry.place("id"), entry.line("id")),
            field=entry.text("field"),
            old=entry.text("old"),
            new=entry.text("new"),
            words=entry.text("change"),
            recorded_on=entry.date("recorded_on"),
            file=FILE,
            line=entry.node.line,
        )


def _new_id(entry: Entry, known: Known) -> str | None:
    return entry.fields.new_id(entry.text("id"), known, entry.line("id"))
