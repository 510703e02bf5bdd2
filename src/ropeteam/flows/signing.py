"""A customer signs by a link, without an account: what a study has to show, its result, a gap they live with, a milestone, a change
order, what may be told of them, or what of them may be shown where.

Only the hash of the link's secret is kept. Asked again, the earlier link of the same contact ends. Reading a page never changes
anything; one answer is taken, and only to the words that stood on the page. What a contact allows they take back on the same page,
on any day.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from ropeteam.core import signing as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.language.typed import line, lines
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import projects, reference_pages
from ropeteam.store.queries import signing as query

LONGEST_NAME, LONGEST_WORDS = 200, 2000
# Pages on which a contact sees what they allow, and takes it back.
PERMITTING = (SignAbout.STORY, SignAbout.PERMISSION)


@dataclass(frozen=True, slots=True)
class Kind:
    """What may be signed: who may ask for it, and the first word of its events."""

    name: str
    deed: Deed
    abouts: tuple[SignAbout, ...]


KINDS: dict[type[query.Subject], Kind] = {
    models.Study: Kind("study", Deed.PLAN_STUDY, (SignAbout.CRITERIA, SignAbout.RESULT)),
    models.GapAccepted: Kind("gap", Deed.AGREE_GAP, (SignAbout.GAP,)),
    models.Milestone: Kind("milestone", Deed.RUN_PROJECT, (SignAbout.MILESTONE,)),
    models.ChangeOrder: Kind("order", Deed.RUN_PROJECT, (SignAbout.ORDER,)),
    models.ReferenceText: Kind("reference", Deed.KEEP_REFERENCE, (SignAbout.STORY,)),
    models.ReferencePage: Kind("permission", Deed.KEEP_REFERENCE, (SignAbout.PERMISSION,)),
}


def ask(
    subject: query.Subject,
    about: SignAbout,
    contact: models.Contact,
    *,
    actor: Actor,
    language: str,
    on: date,
    until: date | None = None,
) -> tuple[models.SignRequest, str]:
    """A link for one contact, its secret told this once. An earlier one of the same contact ends."""
    deal, kind = subject.deal, KINDS[type(subject)]
    access.require(actor, kind.deed, deal=deal)
    if actor.person is None:
        raise NotAllowed(kind.deed)
    elsewhere = isinstance(subject, models.ReferencePage) and subject.contact_id != contact.pk
    if contact.account_id != deal.account_id or elsewhere:
        raise Refused("sign_contact_elsewhere")
    if about not in kind.abouts or language not in LANGUAGES:
        raise Refused("choice_missing")
    last = core.good_until(until, on=on)
    if last is None:
        raise Refused("sign_until_wrong", most=str(core.LONGEST.days))
    with transaction.atomic():
        _hold(subject)
        against = query.against(subject, about, on=on)
        if against is not None:
            raise Refused(against)
        earlier = subject.sign_requests.all()
        open_links = earlier.filter(about=about.value, contact=contact, link__used_at__isnull=True).values("link")
        models.SignedLink.objects.filter(pk__in=open_links, revoked_at__isnull=True).update(revoked_at=timezone.now())
        token, made_by = secrets.token_urlsafe(32), {"created_by": actor.person}
        allowed = reference_pages.lines(deal, contact, on=on) if about in PERMITTING else ()
        open_until = core.page_until(last, (line.until for line in allowed))
        link = models.SignedLink.objects.create(
            company=deal.company,
            token_hash=_hash(token),
            purpose=LinkPurpose.SIGN.value,
            subject_id=subject.pk,
            expires_at=timezone.make_aware(datetime.combine(open_until + timedelta(days=1), time())),
            **made_by,
        )
        row = subject.sign_requests.create(
            n=earlier.count() + 1, about=about.value, contact=contact, language=language, until=last, link=link,
            by=actor.person, asked_on=on, **made_by,
        )  # fmt: skip
        _event(row, "sign_asked", actor)
    return row, token


def request_of(token: str, *, now: datetime) -> models.SignRequest:
    """What a link is about. A wrong, ended or outlived secret answers alike."""
    found = query.behind_link(_hash(token), now=now)
    if found is None:
        raise NotFound("link")
    return found


def answer(
    token: str,
    *,
    agreed: bool,
    name: str,
    words: str,
    shown: str,
    now: datetime,
    on: date,
    defects: bool = False,
) -> models.Signature:
    """The customer signs, or says in words why not; a milestone they may also accept with defects. `shown` names the words on their
    page."""
    name, words = line(name, LONGEST_NAME), lines(words, LONGEST_WORDS)
    with transaction.atomic():
        request = request_of(token, now=now)
        _hold(query.subject_of(request))  # before its link: who asks anew takes them in the same order
        link = models.SignedLink.objects.select_for_update(no_key=True).get(pk=request.link_id or 0)
        if link.used_at is not None:
            raise Refused("signed_already")
        if link.revoked_at is not None:
            raise NotFound("link")
        if is_over(request, on=on):
            raise Refused("sign_over")
        if defects and (not agreed or request.milestone is None):
            raise Refused("choice_missing")
        if query.sheet(request, on=on).print != shown:
            raise Refused("sign_changed")
        if not name:
            raise Refused("sign_name_missing")
        if (not agreed or defects) and not words:
            raise Refused("sign_words_missing")
        row = models.Signature.objects.create(request=request, agreed=agreed, name=name, words=words, signed_on=on)
        link.used_at = now
        link.save(update_fields=["used_at"])
        if request.milestone is not None:
            _accepted(row, request.milestone, shown, on=on, defects=defects)
        if request.about in PERMITTING:
            _permitted(row, request, on=on)
        _event(request, "signed" if agreed else "not_signed", OPERATOR)
    return row


def is_over(request: models.SignRequest, *, on: date) -> bool:
    """Whether there is nothing left to answer: its days are over, or the study ended, or the gap was taken back since."""
    late = request.until < on
    return late or query.against(query.subject_of(request), SignAbout(request.about), on=on) is not None


def take_back(token: str, *, what: str, words: str, now: datetime, on: date) -> None:
    """The contact takes back what they allow in one place, `what` as their page names it. From today on it holds no more."""
    said = lines(words, LONGEST_WORDS)
    with transaction.atomic():
        request = request_of(token, now=now)
        _hold(query.subject_of(request))
        found = next((line for line in query.sheet(request, on=on).allowed if line.key == what), None)
        if found is None:
            raise Refused("choice_missing")
        if found.taken_back is not None:
            raise Refused("permission_taken_back")
        _ended(found.rows, request, said, on)
        deal, told = query.subject_of(request).deal, {"request": request.pk}
        events.append(
            "permission.taken_back", found.rows[0], actor=OPERATOR, company=deal.company, deal_id=deal.pk, **told
        )


def _permitted(row: models.Signature, request: models.SignRequest, *, on: date) -> None:
    """Signed, what stood on the page is confirmed. What a contact does not confirm where they were asked for nothing else ends;
    what they confirmed before, for a shorter time perhaps, holds on."""
    for allowed in query.sheet(request, on=on).to_confirm:
        if row.agreed:
            models.PermissionConfirmed.objects.bulk_create(
                models.PermissionConfirmed(permission=one, signature=row) for one in allowed.unconfirmed
            )
        elif request.about == SignAbout.PERMISSION:
            _ended(allowed.unconfirmed, request, row.words, on)


def _ended(rows: Iterable[models.ReferencePermission], request: models.SignRequest, words: str, on: date) -> None:
    models.PermissionTakenBack.objects.bulk_create(
        models.PermissionTakenBack(permission=one, request=request, how=words, taken_back_on=on) for one in rows
    )


def _accepted(
    row: models.Signature, milestone: models.Milestone, shown: str, *, on: date, defects: bool
) -> models.MilestoneAcceptance:
    """What the customer said of the milestone as it stood on their page."""
    agreed = Acceptance.WITH_DEFECTS if defects else Acceptance.ACCEPTED
    return models.MilestoneAcceptance.objects.create(
        milestone=milestone,
        version=projects.milestone(milestone, on=on).version,
        signature=row,
        result=(agreed if row.agreed else Acceptance.REJECTED).value,
        print=shown,
    )


def _hold(subject: query.Subject) -> None:
    """Of a reference also its deal, under which permissions are written down and taken back."""
    type(subject)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=subject.pk)
    if isinstance(subject, models.ReferenceText | models.ReferencePage):
        models.Deal.objects.select_for_update(of=("self",), no_key=True).get(pk=subject.deal_id)


def _event(request: models.SignRequest, deed: str, actor: Actor) -> None:
    subject = query.subject_of(request)
    code, deal = f"{KINDS[type(subject)].name}.{deed}", subject.deal
    told = {"about": request.about, "request": request.pk}
    events.append(code, subject, actor=actor, company=deal.company, deal_id=deal.pk, **told)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
