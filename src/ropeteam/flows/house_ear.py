"""The ear a company hears with: the shipped one, or the newest one that its own corrections made and nobody took back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ropeteam.language.detect import listen as detect
from ropeteam.language.models import house
from ropeteam.language.models.weights import Weights, shipped
from ropeteam.store.models import Company, EarVersion


@dataclass(frozen=True, slots=True)
class HouseEar:
    """`model` is stored with every finding; `weights` is None where the shipped ones hear alone."""

    model: str
    weights: Weights | None


def of(company: Company) -> HouseEar:
    """The name changes with every training and every undo: so `listen --again` knows which talks are to be heard anew."""
    newest = company.ears.order_by("-n").values_list("pk", "n").first()
    if newest is None:
        return HouseEar(detect.MODEL, None)
    known = shipped()
    version = in_force(company)
    name = f"{detect.MODEL}~house-{newest[1]}"
    if version is None:
        return HouseEar(name, None)
    if known is None or not usable(version):
        return HouseEar(detect.MODEL, None)
    return HouseEar(name, _weights(version.pk, name))


def in_force(company: Company) -> EarVersion | None:
    """The newest training that was not taken back."""
    return company.ears.filter(undoes__isnull=True, undone_by__isnull=True).order_by("-n").first()


def usable(version: EarVersion) -> bool:
    """False where the shipped weights were replaced since: then their numbers mean nothing, and the company trains anew."""
    known = shipped()
    if known is None or version.numbers is None or version.base != known.name:
        return False
    return house.fits(known, house.unpacked(bytes(version.numbers)))


@lru_cache(maxsize=8)
def _weights(pk: int, name: str) -> Weights:
    """A version is written once, so its weights can be kept."""
    known = shipped()
    numbers = EarVersion.objects.values_list("numbers", flat=True).get(pk=pk)
    if known is None or numbers is None:
        raise LookupError(f"ear version {pk} has no numbers to use")
    return house.over(known, house.unpacked(bytes(numbers)), name=name)
