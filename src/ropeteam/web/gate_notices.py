"""What stands open at a deal's gate beside its promises, made ready to be shown: what it is, why, whose it is, what cures it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ropeteam.core.access import Deed
from ropeteam.core.complexity import Reason
from ropeteam.core.gate import Finding
from ropeteam.core.vocabulary import FindingCode
from ropeteam.store.models import HandoverWord
from ropeteam.store.queries.gate_notices import Notice, Noticed
from ropeteam.web.standing import Cards, Line
from ropeteam.wording.presales import reason_words
from ropeteam.wording.say import say

NAMED = 5
# Where a notice about the deal as a whole is cured.
OF_DEAL = {FindingCode.PRESALES_MISSING: "deals_presales", FindingCode.SERVICES_NOT_YET: "deals_handover"}


@dataclass(frozen=True, slots=True)
class Beside:
    """`key` names the row as the override form gives it back (`requirement:12`), `lines` what was found about it, what blocks
    first. `words` are the customer's or the study's."""

    key: str
    lines: tuple[Line, ...]
    words: str
    href: str
    reasons: tuple[str, ...]


def part(cards: Cards) -> dict[str, Any]:
    """For the page: of a long tender only the first requirements, and how many more there are."""
    rows = beside(cards)
    asked = [row for row in rows if row.lines[0].code == FindingCode.REQUIREMENT_UNCOVERED]
    left_out = {row.key for row in asked[NAMED:]}
    return {"beside": [row for row in rows if row.key not in left_out], "beside_more": len(left_out)}


def beside(cards: Cards) -> list[Beside]:
    """What blocks first. Of what two things were found about, one row says both; the deal as a whole is a row a finding."""
    rows: dict[tuple[str, str], list[tuple[Finding, Notice]]] = {}
    for finding, notice in cards.view.beside:
        alone = finding.code if notice.about[0] == "deal" else ""
        rows.setdefault((notice.key, alone), []).append((finding, notice))
    found = [_row(said, cards) for said in rows.values()]
    return sorted(found, key=lambda row: not row.lines[0].blocks)


def _row(said: list[tuple[Finding, Notice]], cards: Cards) -> Beside:
    finding, notice = said[0]  # the gate gives what blocks first
    return Beside(
        key=notice.key,
        lines=tuple(cards.line(one, notice.about) for one, _ in said),
        words="" if _closed(notice, cards) else notice.words,
        href="" if _closed(notice, cards) else _href(notice),
        reasons=reasons(cards.view.noticed, finding.code, cards.language),
    )


def reasons(noticed: Noticed, code: FindingCode, language: str) -> tuple[str, ...]:
    """Why a notice about the deal as a whole stands."""
    if code == FindingCode.PRESALES_MISSING:
        return reason_sentences(noticed.reasons, language)
    if code == FindingCode.SERVICES_NOT_YET and noticed.not_yet is not None:
        return why_not(noticed.not_yet, language)
    late = noticed.late if code == FindingCode.SERVICES_UNHEARD else None
    return (say(f"late.{late.value}", language),) if late else ()


def why_not(word: HandoverWord, language: str) -> tuple[str, ...]:
    """Services' reasons, then their own words."""
    found = (say(f"handover.reason.{row.code}", language) for row in word.reasons.all())
    return (
        *dict.fromkeys(found),
        *((f"„{word.words}“" if language == "de" else f"“{word.words}”",) if word.words else ()),
    )


def reason_sentences(found: tuple[Reason, ...], language: str) -> tuple[str, ...]:
    return tuple(reason_words(row, language) for row in found)


def _closed(notice: Notice, cards: Cards) -> bool:
    """That a sentence stands there everybody of the staff may know; which one, only who may read offers."""
    return notice.about[0] == "clause" and not cards.reader.may(Deed.READ_OFFER)


def _href(notice: Notice) -> str:
    """Where it is cured."""
    kind, pk = notice.about
    if kind == "clause":
        return f"{reverse('deals_offer', args=[notice.row.offer_id])}?view=only#c{pk}"
    if kind == "deal":
        return reverse(OF_DEAL[notice.code], args=[pk]) if notice.code in OF_DEAL else ""
    return reverse("requirement" if kind == "requirement" else "deals_study", args=[pk])
