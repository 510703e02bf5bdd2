"""A customer signs by a link, without an account: what a study has to show, its result, or a gap they live with.

Only the hash of the link's secret is kept. Asked again, the earlier link of the same contact ends. Reading a page never changes
anything; one answer is taken, and only to the words that stood on the page.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ropeteam.core import signing as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import signing as query
from ropeteam.store.queries import studies

LONGEST_NAME, LONGEST_WORDS = 200, 2000
RELATED = ("contact", "link", "signature", "study__deal__company", "study__deal__product", "study__deal__account",
           "gap__deal__company", "gap__deal__product", "gap__deal__account", "gap__capability")  # fmt: skip


def ask_about_study(
    study: models.Study,
    about: SignAbout,
    contact: models.Contact,
    *,
    actor: Actor,
    language: str,
    on: date,
    until: date | None = None,
) -> tuple[models.SignRequest, str]:
    """A link for one contact, its secret told this once."""
    access.require(actor, Deed.PLAN_STUDY, deal=study.deal)
    with transaction.atomic():
        held = models.Study.objects.select_for_update(of=("self",), no_key=True).get(pk=study.pk)
        against = core.may_ask(about, ended=studies.whole(held, on=on).stand.ended)
        if about == SignAbout.GAP or against is not None:
            raise Refused(against or "choice_missing")
        return _asked(study.deal, about, contact, actor=actor, language=language, on=on, until=until, study=study)


def ask_about_gap(
    gap: models.GapAccepted,
    contact: models.Contact,
    *,
    actor: Actor,
    language: str,
    on: date,
    until: date | None = None,
) -> tuple[models.SignRequest, str]:
    """The same for a gap that the customer said they live with."""
    access.require(actor, Deed.AGREE_GAP, deal=gap.deal)
    with transaction.atomic():
        models.GapAccepted.objects.select_for_update(of=("self",), no_key=True).get(pk=gap.pk)
        gone = models.GapTakenBack.objects.filter(gap=gap).exists()
        against = core.may_ask(SignAbout.GAP, taken_back=gone)
        if against is not None:
            raise Refused(against)
        return _asked(gap.deal, SignAbout.GAP, contact, actor=actor, language=language, on=on, until=until, gap=gap)


def request_of(token: str, *, now: datetime) -> models.SignRequest:
    """What a link is about. A wrong, ended or outlived secret answers alike."""
    found = models.SignRequest.objects.select_related(*RELATED).filter(_good(token, now)).first()
    if found is None:
        raise NotFound("link")
    return found


def answer(token: str, *, agreed: bool, name: str, words: str, shown: str, now: datetime, on: date) -> models.Signature:
    """The customer signs, or says in words why not. `shown` names the words on their page."""
    name, words = " ".join(storable(name).split()), storable(words).replace("\r\n", "\n").strip()
    with transaction.atomic():
        request = request_of(token, now=now)
        _hold(request)
        link = models.SignedLink.objects.select_for_update(no_key=True).get(pk=request.link_id or 0)
        if link.used_at is not None:
            raise Refused("signed_already")
        if link.revoked_at is not None:
            raise NotFound("link")
        _still_asked(request, on=on)
        if query.sheet(request, on=on).print != shown:
            raise Refused("sign_changed")
        if not name:
            raise Refused("sign_name_missing")
        if not agreed and not words:
            raise Refused("sign_words_missing")
        if len(name) > LONGEST_NAME or len(words) > LONGEST_WORDS:
            raise Refused("words_long", most=str(LONGEST_NAME if len(name) > LONGEST_NAME else LONGEST_WORDS))
        row = models.Signature.objects.create(request=request, agreed=agreed, name=name, words=words, signed_on=on)
        link.used_at = now
        link.save(update_fields=["used_at"])
        _event(
            ("gap.signed" if agreed else "gap.not_signed")
            if request.gap_id is not None
            else ("study.signed" if agreed else "study.not_signed"),
            request,
            OPERATOR,
        )
    return row


def _asked(
    deal: models.Deal,
    about: SignAbout,
    contact: models.Contact,
    *,
    actor: Actor,
    language: str,
    on: date,
    until: date | None,
    **subject: Any,
) -> tuple[models.SignRequest, str]:
    if actor.person is None:
        raise NotAllowed(Deed.PLAN_STUDY)
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    if language not in LANGUAGES:
        raise Refused("choice_missing")
    last = core.good_until(until, on=on)
    if last is None:
        raise Refused("sign_until_wrong", most=str(core.LONGEST.days))
    earlier = models.SignRequest.objects.filter(**subject)
    open_links = earlier.filter(about=about.value, contact=contact, link__used_at__isnull=True).values("link")
    models.SignedLink.objects.filter(pk__in=open_links, revoked_at__isnull=True).update(revoked_at=timezone.now())
    token = secrets.token_urlsafe(32)
    made_by = {"created_by": actor.person}
    link = models.SignedLink.objects.create(
        company=deal.company,
        token_hash=_hash(token),
        purpose=LinkPurpose.SIGN.value,
        subject_id=next(iter(subject.values())).pk,
        expires_at=timezone.make_aware(datetime.combine(last + timedelta(days=1), time())),
        **made_by,
    )
    row = models.SignRequest.objects.create(
        n=earlier.count() + 1, about=about.value, contact=contact, language=language, until=last, link=link,
        by=actor.person, asked_on=on, **subject, **made_by,
    )  # fmt: skip
    _event("gap.sign_asked" if about == SignAbout.GAP else "study.sign_asked", row, actor)
    return row, token


def _hold(request: models.SignRequest) -> None:
    """What it is about is held before its link: who asks anew takes them in the same order."""
    if request.study_id is not None:
        models.Study.objects.select_for_update(of=("self",), no_key=True).get(pk=request.study_id)
    else:
        models.GapAccepted.objects.select_for_update(of=("self",), no_key=True).get(pk=request.gap_id or 0)


def _still_asked(request: models.SignRequest, *, on: date) -> None:
    """A study may have ended, a gap been taken back, since the link was sent."""
    about = SignAbout(request.about)
    if request.study is not None:
        against = core.may_ask(about, ended=studies.whole(request.study, on=on).stand.ended)
    else:
        gone = models.GapTakenBack.objects.filter(gap=request.gap_id).exists()
        against = core.may_ask(about, taken_back=gone)
    if against is not None:
        raise Refused("sign_over")


def _event(code: str, request: models.SignRequest, actor: Actor) -> None:
    subject = request.study or request.gap
    assert subject is not None
    deal, told = query.deal_of(request), {"about": request.about, "request": request.pk}
    events.append(code, subject, actor=actor, company=deal.company, deal_id=deal.pk, **told)


def _good(token: str, now: datetime) -> Q:
    return Q(
        link__token_hash=_hash(token),
        link__purpose=LinkPurpose.SIGN.value,
        link__revoked_at__isnull=True,
        link__expires_at__gt=now,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
