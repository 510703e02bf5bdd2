"""climb.jsonl: who was asked for their pulse and what they answered, measuring points, estimates, and every kept picture.

That somebody was asked comes along, so that nobody is asked twice; the links' secrets do not, not even as hashes: what a customer
holds in their mailbox answers the house that asked, and no other.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.flows.company_state.files import OwnRow, day, iso, known_day
from ropeteam.flows.company_state.keys import Keys
from ropeteam.store import models

Row = dict[str, Any]
STRETCH = (
    "points", "sd", "chance", "base", "promises", "coldness", "height", "talks", "with_services", "enthusiasm", "learned_from",
    "made_of",
)  # fmt: skip
POINT = ("channel", "value", "n", "raw", "scale", "method", "words", "language", "group", "source", "source_key")


def dump(company: models.Company) -> Iterator[Row]:
    for wish in _of(models.PulseWish, company).select_related("deal", "contact", "by"):
        yield {
            "kind": "wish", **_whom(wish), "word": wish.word, "every_days": wish.every_days, "said": iso(wish.said_on),
            "how": wish.how, "by": wish.by.key if wish.by else None, "at": wish.created_at.isoformat(),
        }  # fmt: skip
    invites = _of(models.PulseInvite, company).select_related("deal", "contact", "owner", "link")
    for invite in invites.prefetch_related("guesses__by"):
        yield {
            "kind": "invite", **_whom(invite), "moment": invite.moment, "n": invite.n, "due": iso(invite.due_on),
            "asked": iso(invite.asked_on), "owner": invite.owner.key, "became": invite.became, "link": _link(invite.link),
            "guesses": [
                {"by": guess.by.key, "value": guess.value, "on": iso(guess.guessed_on)}
                for guess in sorted(invite.guesses.all(), key=lambda guess: guess.pk)
            ],
        }  # fmt: skip
    points = _of(models.Observation, company).select_related(
        "deal", "contact", "conversation", "invite", "taken_out__by"
    )
    for point in points:
        out = getattr(point, "taken_out", None)
        yield {
            "kind": "point", **_whom(point), **{name: getattr(point, name) for name in POINT},
            "on": iso(point.observed_on), "recorded": iso(point.recorded_on),
            "conversation": point.conversation.key if point.conversation else None,
            "invite": [point.invite.moment, point.invite.n] if point.invite else None,
            "out": {"reason": out.reason, "by": out.by.key if out.by else None, "on": iso(out.out_on)} if out else None,
        }  # fmt: skip
    for fit in models.CurveFit.objects.filter(company=company).order_by("pk"):
        yield {
            "kind": "fit", "on": iso(fit.fitted_on), "parameters": fit.parameters, "deals": fit.deals,
            "observations": fit.observations, "gain": fit.gain,
        }  # fmt: skip
    for curve in _of(models.CurveSnapshot, company).select_related("deal", "fit", "overstretch"):
        yield {
            "kind": "curve", "deal": curve.deal.key, "on": iso(curve.taken_on), "signed": iso(curve.signed_on),
            "handover": iso(curve.handover_on), "observations": curve.observations,
            "fit": iso(curve.fit.fitted_on) if curve.fit else None, "band": curve.band, "points": curve.points,
            "digest": curve.digest, "overstretch": {name: getattr(curve.overstretch, name) for name in STRETCH},
        }  # fmt: skip


def restore(rows: Iterable[OwnRow], keys: Keys) -> int:
    """Rows that are not there yet."""
    kinds: dict[str, Callable[[OwnRow, Keys], int]] = {
        "wish": _wish, "invite": _invite, "point": _point, "fit": _fit, "curve": _curve,
    }  # fmt: skip
    made = 0
    for row in rows:
        with row.whole():
            made += kinds[row["kind"]](row, keys)
    return made


def _wish(row: OwnRow, keys: Keys) -> int:
    deal, contact = _deal_and_contact(row, keys)
    at = datetime.fromisoformat(row["at"])
    if models.PulseWish.objects.filter(deal=deal, contact=contact, created_at=at).exists():
        return 0
    models.PulseWish.objects.create(
        deal=deal, contact=_there(contact), word=str(row["word"]), every_days=row["every_days"], said_on=known_day(row["said"]),
        how=str(row["how"]), by=keys.people.get(row["by"] or ""), created_at=at,
    )  # fmt: skip
    return 1


def _invite(row: OwnRow, keys: Keys) -> int:
    deal, contact = _deal_and_contact(row, keys)
    moment, n, told = str(row["moment"]), int(row["n"]), row["link"]
    if models.PulseInvite.objects.filter(deal=deal, contact=contact, moment=moment, n=n).exists():
        return 0
    link = models.SignedLink.objects.create(
        company=keys.company, purpose=LinkPurpose.PULSE.value, token_hash=secrets.token_hex(32),  # nobody has its secret
        expires_at=_at(told["expires"]), used_at=_at(told["used"]), revoked_at=_at(told["revoked"]),
    )  # fmt: skip
    invite = models.PulseInvite.objects.create(
        deal=deal, contact=_there(contact), moment=moment, n=n, due_on=known_day(row["due"]), link=link,
        asked_on=known_day(row["asked"]), owner=keys.people[row["owner"]], became=str(row["became"]),
    )  # fmt: skip
    for guess in row["guesses"]:
        models.PulseGuess.objects.create(
            invite=invite, by=keys.people[guess["by"]], value=int(guess["value"]), guessed_on=known_day(guess["on"])
        )
    return 1


def _point(row: OwnRow, keys: Keys) -> int:
    deal, contact = _deal_and_contact(row, keys)
    talk, asked = row["conversation"], row["invite"]
    point, new = models.Observation.objects.get_or_create(
        company=keys.company,
        source=str(row["source"]),
        source_key=str(row["source_key"]),
        defaults={
            "deal": deal,
            "contact": contact,
            **{name: row[name] for name in POINT if name not in ("source", "source_key")},
            "observed_on": known_day(row["on"]),
            "recorded_on": known_day(row["recorded"]),
            "conversation": models.Conversation.objects.get(company=keys.company, key=talk) if talk else None,
            "invite": deal.pulses.get(contact=contact, moment=asked[0], n=asked[1]) if asked else None,
        },
    )
    out = row["out"]
    if new and out:
        by = keys.people.get(out["by"] or "")
        models.ObservationOut.objects.create(
            observation=point, reason=str(out["reason"]), by=by, out_on=known_day(out["on"])
        )
    return int(new)


def _fit(row: OwnRow, keys: Keys) -> int:
    _, new = models.CurveFit.objects.get_or_create(
        company=keys.company,
        fitted_on=known_day(row["on"]),
        defaults={name: row[name] for name in ("parameters", "deals", "observations", "gain")},
    )
    return int(new)


def _curve(row: OwnRow, keys: Keys) -> int:
    fit = models.CurveFit.objects.get(company=keys.company, fitted_on=known_day(row["fit"])) if row["fit"] else None
    curve, new = models.CurveSnapshot.objects.get_or_create(
        deal=keys.deals[row["deal"]],
        taken_on=known_day(row["on"]),
        digest=str(row["digest"]),
        defaults={
            "signed_on": day(row["signed"]), "handover_on": day(row["handover"]), "fit": fit,
            **{name: row[name] for name in ("observations", "band", "points")},
        },
    )  # fmt: skip
    if new:
        models.OverstretchSnapshot.objects.create(curve=curve, **{name: row["overstretch"][name] for name in STRETCH})
    return int(new)


def _of(table: Any, company: models.Company) -> Any:
    return table.objects.filter(deal__company=company).order_by("pk")


def _whom(row: Any) -> Row:
    contact = row.contact
    return {"deal": row.deal.key, "contact": contact.key if contact else None}


def _link(link: models.SignedLink) -> Row:
    told = {"expires": link.expires_at, "used": link.used_at, "revoked": link.revoked_at}
    return {name: at.isoformat() if at else None for name, at in told.items()}


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _deal_and_contact(row: OwnRow, keys: Keys) -> tuple[models.Deal, models.Contact | None]:
    deal = keys.deals[row["deal"]]
    if not row["contact"]:
        return deal, None
    return deal, models.Contact.objects.get(account=deal.account_id, key=row["contact"])


def _there(contact: models.Contact | None) -> models.Contact:
    if contact is None:
        raise LookupError("contact")
    return contact
