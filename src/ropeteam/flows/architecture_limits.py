"""Where a deal asks for more than a limit of ours allows: by the numbers in its requirements and of its interfaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ropeteam.core.architecture import SECONDS
from ropeteam.core.limits_exceeded import Amount, Held, Stand, held
from ropeteam.core.vocabulary_presales import Frequency
from ropeteam.language.contract import LimitText
from ropeteam.language.match.needed import bounds, measured, needed, often, same
from ropeteam.store import models
from ropeteam.store.queries.architecture import Solution
from ropeteam.store.queries.product import CapabilityKnown, Truth

MOST = 2000


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A requirement or an interface, the capability it hangs on, the limit in words, and how the two stand."""

    requirement: models.Requirement | None
    interface: models.InterfaceState | None
    capability: str
    limit: str
    held: Held

    @property
    def field(self) -> str:
        """Which field of an interface's form says it ('frequency' or 'volume'); '' where words do."""
        row = self.interface
        if row is None:
            return ""
        if row.frequency and self.held.said == row.frequency:
            return "frequency"
        return "volume" if row.volume is not None and self.held.said == _volume(row).said else ""

    @property
    def beyond(self) -> bool:
        return self.held.stand == Stand.BEYOND


def exceeded(found: Solution, now: Truth | None) -> list[Exceeded]:
    """What is beyond a limit first, then what is not clear; what stays within is not told."""
    if now is None:
        return []
    rows = [row for requirement in _requirements(found.deal) for row in _of_requirement(requirement, now)]
    rows += [row for interface in found.interfaces for row in _of_interface(interface, now)]
    return sorted((row for row in rows if row.held.stand != Stand.WITHIN), key=lambda row: not row.beyond)


def _requirements(deal: models.Deal) -> Iterable[models.Requirement]:
    found = models.Requirement.objects.filter(deal=deal, left_on__isnull=True, capability__isnull=False)
    return found.order_by("no")[:MOST]


def _of_requirement(row: models.Requirement, now: Truth) -> list[Exceeded]:
    known = now.capabilities.get(row.capability_id or 0)
    if known is None or not known.limits:
        return []
    return _compared(needed(row.text, row.language), known, requirement=row)


def _of_interface(row: models.InterfaceState, now: Truth) -> list[Exceeded]:
    known = now.capabilities.get(row.capability_id or 0)
    if known is None or not known.limits:
        return []
    return _compared(_flowing(row), known, interface=row)


def _flowing(row: models.InterfaceState) -> tuple[Amount, ...]:
    """What a form says in fields of its own, and the numbers in the words beside."""
    found = list(needed(row.what))
    if row.volume is not None:
        found.append(_volume(row))
    if row.frequency and Frequency(row.frequency) in SECONDS:
        found.append(often(SECONDS[Frequency(row.frequency)], row.frequency))
    return tuple(found)


def _volume(row: models.InterfaceState) -> Amount:
    return measured(float(row.volume or 0), row.unit)


def _compared(
    amounts: tuple[Amount, ...],
    known: CapabilityKnown,
    *,
    requirement: models.Requirement | None = None,
    interface: models.InterfaceState | None = None,
) -> list[Exceeded]:
    texts = {row.no: LimitText(row.no, row.text, row.dimension, row.value, row.unit) for row in known.limits}
    verdicts = held(amounts, bounds(tuple(texts.values())), same=same)
    name = known.version.name
    return [Exceeded(requirement, interface, name, texts[one.no].text, one) for one in verdicts]
