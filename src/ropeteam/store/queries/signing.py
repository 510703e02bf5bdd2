"""What stands on a customer's page: only what was agreed with them. Nothing of ours: no reasons, no names, no other deal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from ropeteam.core import signing as core
from ropeteam.core.customer_safe import is_safe
from ropeteam.core.projects import MilestoneState
from ropeteam.core.reference_story import Trouble
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.store.models import (
    CapabilityVersion,
    ChangeOrder,
    Deal,
    GapAccepted,
    GapTakenBack,
    Milestone,
    MilestoneAcceptance,
    ReferencePage,
    ReferenceText,
    Signature,
    SignRequest,
    Study,
)
from ropeteam.store.queries import change_orders, projects, reference_pages, reference_story, references, studies
from ropeteam.store.queries.house_names import House
from ropeteam.store.queries.kept import Given, kept

Subject = Study | GapAccepted | Milestone | ChangeOrder | ReferenceText | ReferencePage
SUBJECTS = ("study", "gap", "milestone", "order", "story", "page")
RELATED = ("contact", "link", "signature", "gap__capability")
OF_DEAL = ("deal__company", "deal__product", "deal__account")


@dataclass(frozen=True, slots=True)
class Point:
    """A success criterion; `result` is '' while the study has none."""

    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`print` names exactly these words: who signs, signs what they saw. `allowed` is what this contact allows to be shown of them;
    what they took back stands there too, and is signed no more. `troubles` is what went wrong by our records: where people put a
    text into other words, the customer can see what it leaves out."""

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
    price: Decimal | None = None
    days: Decimal | None = None
    allowed: tuple[reference_pages.Line, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def to_confirm(self) -> tuple[reference_pages.Line, ...]:
        return tuple(line for line in self.allowed if line.to_confirm)

    @property
    def print(self) -> str:
        shown = (self.about.value, self.question, *(f"{p.text}\n{p.result}" for p in self.points), self.ended)
        shown += (str(self.ends_on), self.capability, str(self.day_told), self.words, str(self.price), str(self.days))
        shown += (*(line.print for line in self.to_confirm), *(str(one) for one in self.troubles))
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]

    @property
    def signature(self) -> Signature | None:
        return getattr(self.request, "signature", None)


def behind_link(token_hash: str, *, now: datetime) -> SignRequest | None:
    """What a customer is asked by a link, with all that its page tells; None where it is unknown, ended or outlived."""
    return next(iter(kept(_behind_link).rows({"hash": token_hash, "now": now})), None)


def _behind_link() -> QuerySet[SignRequest]:
    found = SignRequest.objects.filter(
        link__token_hash=Given("hash"),
        link__purpose=LinkPurpose.SIGN.value,
        link__revoked_at__isnull=True,
        link__expires_at__gt=Given("now"),
    )
    return with_subject(found).order_by("pk")[:1]


def with_subject(found: QuerySet[SignRequest]) -> QuerySet[SignRequest]:
    """Each with what it is about, and that one's deal."""
    return found.select_related(*RELATED, *(f"{subject}__{of}" for subject in SUBJECTS for of in OF_DEAL))


def sheet(request: SignRequest, *, on: date) -> Sheet:
    subject = subject_of(request)
    if isinstance(subject, Study):
        return _of_study(request, subject, on=on)
    if isinstance(subject, GapAccepted):
        return _of_gap(request, subject)
    if isinstance(subject, Milestone):
        return _of_milestone(request, subject, on=on)
    if isinstance(subject, ChangeOrder):
        return _of_words(request, subject.what, subject.why, price=subject.price, days=subject.days)
    allowed = reference_pages.lines(subject.deal_id, request.contact_id, on=on)
    if isinstance(subject, ReferencePage):
        return _of_words(request, "", "", allowed=allowed)
    reworded = not subject.drafted and getattr(request, "signature", None) is None
    troubles = reference_story.story(subject.deal, on=on).troubles if reworded else ()
    return _of_words(request, "", subject.text, allowed=allowed, troubles=troubles)


def subject_of(request: SignRequest) -> Subject:
    found = request.study or request.gap or request.milestone or request.order or request.story or request.page
    assert found is not None  # the table's constraint: exactly one of them
    return found


def against(subject: Subject, about: SignAbout, *, on: date) -> str | None:
    """The code of what stands against asking for a signature now; None where nothing does."""
    if isinstance(subject, Study):
        return core.may_ask(about, ended=studies.whole(subject, on=on).stand.ended)
    if isinstance(subject, GapAccepted):
        return core.may_ask(about, taken_back=GapTakenBack.objects.filter(gap=subject).exists())
    if isinstance(subject, Milestone):
        state = projects.milestone(subject, on=on).state
        return core.may_ask(about, taken_back=state == MilestoneState.DROPPED, done=state == MilestoneState.ACCEPTED)
    if isinstance(subject, ChangeOrder):
        given_up = ChangeOrder.objects.filter(pk=subject.pk, taken_back__isnull=False).exists()
        return core.may_ask(about, taken_back=given_up, done=change_orders.agreed(subject))
    if isinstance(subject, ReferencePage):
        lines = reference_pages.lines(subject.deal_id, subject.contact_id, on=on)
        return core.may_ask(about, done=not any(line.to_confirm for line in lines))
    newer = ReferenceText.objects.filter(deal=subject.deal_id, n__gt=subject.n).exists()
    return core.may_ask(about, taken_back=newer, done=references.seen(subject).confirmed is not None)


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


def _of_gap(request: SignRequest, gap: GapAccepted) -> Sheet:
    version = CapabilityVersion.objects.filter(capability=gap.capability_id).order_by("-n").first()
    name = version.name if version else gap.capability.key
    return Sheet(
        question="", points=(), ended="", begins_on=None, ends_on=None, capability=name, day_told=gap.day_told,
        words=gap.words, **_whose(request, gap.deal),
    )  # fmt: skip


def _of_milestone(request: SignRequest, milestone: Milestone, *, on: date) -> Sheet:
    """As it stood when it was answered, else as it is planned now; of its promises those in words that may leave the house."""
    said = MilestoneAcceptance.objects.filter(signature__request=request).select_related("version").first()
    version, deal = said.version if said else projects.milestone(milestone, on=on).version, milestone.deal
    names = House.of(deal.company).but(deal.account_id)
    delivers = projects.delivers().filter(version=version)
    points = tuple(Point(row.promise.sentence, "") for row in delivers if is_safe(row.promise.sentence, names))
    return Sheet(
        question=version.title, points=points, ended="", begins_on=None, ends_on=version.day, capability="",
        day_told=None, words=version.words, **_whose(request, deal),
    )  # fmt: skip


def _of_words(
    request: SignRequest,
    question: str,
    words: str,
    *,
    price: Decimal | None = None,
    days: Decimal | None = None,
    allowed: tuple[reference_pages.Line, ...] = (),
    troubles: tuple[Trouble, ...] = (),
) -> Sheet:
    return Sheet(
        question=question, points=(), ended="", begins_on=None, ends_on=None, capability="", day_told=None, words=words,
        price=price, days=days, allowed=allowed, troubles=troubles, **_whose(request, subject_of(request).deal),
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
