"""What the labels say of words and a line with limits: free of them, within, or beyond; None where the verdict does not tell."""

from __future__ import annotations

from ropeteam.core.vocabulary import Backing, CapabilityStatus
from ropeteam.language.corpus import CatalogueLine, Label
from ropeteam.language.match.held import BEYOND, FREE, WITHIN
from ropeteam.language.training.pairs import REASONS, Pair

TOUCHING = frozenset(REASONS[2:15])
_USABLE = (CapabilityStatus.AVAILABLE, CapabilityStatus.LIMITED)
_OTHER = ("service", "non_goal", "status", "not_there")


def pair_relation(pair: Pair) -> str | None:
    if pair.version.status not in _USABLE or not pair.version.limits or pair.reason in _OTHER:
        return None
    if pair.backing == Backing.AS_IS:
        return FREE
    if pair.reason not in TOUCHING:
        return None
    return WITHIN if pair.backing == Backing.LIMITED else BEYOND


def spoken_relation(label: Label, line: CatalogueLine) -> str | None:
    if label.kind not in ("promise", "claim") or line.status not in _USABLE or not line.limits or label.ng:
        return None
    if label.backing == Backing.AS_IS and line.status == CapabilityStatus.AVAILABLE and label.limit is None:
        return FREE
    if label.limit is None or label.backing == Backing.SERVICES:
        return None
    if label.backing == Backing.LIMITED:
        return WITHIN
    return BEYOND if label.backing in (Backing.UNBACKED, Backing.ROADMAP) else None
