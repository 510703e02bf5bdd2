"""The ear a company hears with: the shipped one, or the newest one that its own corrections made and nobody took back."""

from __future__ import annotations

from ropeteam.language.detect import listen as detect
from ropeteam.language.listening.task import House
from ropeteam.language.models import house
from ropeteam.language.models.weights import shipped
from ropeteam.store.models import Company, EarVersion


def of(company: Company) -> House:
    """The name changes with every training and every undo: so `listen --again` knows which talks are to be heard anew."""
    newest = company.ears.order_by("-n").values_list("pk", "n").first()
    if newest is None:
        return House(detect.MODEL, None)
    version = in_force(company)
    name = f"{detect.MODEL}~house-{newest[1]}"
    if version is None:
        return House(name, None)
    if version.numbers is None or not usable(version):
        return House(detect.MODEL, None)
    return House(name, bytes(version.numbers))


def in_force(company: Company) -> EarVersion | None:
    """The newest training that was not taken back."""
    return company.ears.filter(undoes__isnull=True, undone_by__isnull=True).order_by("-n").first()


def usable(version: EarVersion) -> bool:
    """False where the shipped weights were replaced since: then their numbers mean nothing, and the company trains anew."""
    known = shipped()
    if known is None or version.numbers is None or version.base != known.name:
        return False
    return house.fits(known, house.unpacked(bytes(version.numbers)))
