"""What stands on a customer's page: only what was agreed with them. Nothing of ours: no reasons, no names, no other deal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.store.models import CapabilityVersion, Deal, GapAccepted, Signature, SignRequest, Study
from ropeteam.store.queries import studies


@dataclass(frozen=True, slots=True)
class Point:
    """A success criterion; `result` is '' while the study has none."""

    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`print` names exactly these words: who signs, signs what they saw."""

    request: SignRequest
    about: SignAbout
    company: str
    product: str
    account: str
    question: str
    points: tuple[Point, ...]
    ended: str
    begins_on: date | None
    ends_on: date | None
    capability: str
    day_told: date | None
    words: str

    @property
    def print(self) -> str:
        shown = (self.about.value, self.question, *(f"{p.text}\n{p.result}" for p in self.points), self.ended)
        shown += (str(self.ends_on), self.capability, str(self.day_told), self.words)
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]

    @property
    def signature(self) -> Signature | None:
        return getattr(self.request, "signature", None)


def sheet(request: SignRequest, *, on: date) -> Sheet:
    return _of_study(request, request.study, on=on) if request.study else _of_gap(request, request.gap)


def deal_of(request: SignRequest) -> Deal:
    subject = request.study or request.gap
    assert subject is not None  # the table's constraint: exactly one of the two
    return subject.deal


def _of_study(request: SignRequest, study: Study, *, on: date) -> Sheet:
    now = studies.whole(study, on=on)
    told = request.about == SignAbout.RESULT.value
    points = [
        Point(row.criterion.text, row.result.value if told and row.result is not None else "") for row in now.criteria
    ]
    ended = now.stand.ended.value if told and now.stand.ended is not None else ""
    return Sheet(
        question=study.question, points=tuple(points), ended=ended, begins_on=study.begins_on,
        ends_on=now.stand.ends_on, capability="", day_told=None, words="", **_whose(request, study.deal),
    )  # fmt: skip


def _of_gap(request: SignRequest, gap: GapAccepted | None) -> Sheet:
    assert gap is not None
    version = CapabilityVersion.objects.filter(capability=gap.capability_id).order_by("-n").first()
    name = version.name if version else gap.capability.key
    return Sheet(
        question="", points=(), ended="", begins_on=None, ends_on=None, capability=name, day_told=gap.day_told,
        words=gap.words, **_whose(request, gap.deal),
    )  # fmt: skip


def _whose(request: SignRequest, deal: Deal) -> dict[str, Any]:
    product = deal.product
    return {
        "request": request,
        "about": SignAbout(request.about),
        "company": deal.company.name,
        "product": product.name if product else "",
        "account": deal.account.name if deal.account else "",
    }
