"""What stands at a deal's gate, made ready to be shown: each promise with its mark, its words, why, and what may be done.

The facts come from `flows.gate.look`; here they get the reader's language and the reader's rights. A suggested promise's
sentence is left out where it is still the rope's alone (core.embargo).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from ropeteam.core import gate
from ropeteam.core.access import MAKERS, Deed, may
from ropeteam.core.embargo import may_read_sentence, opens_on
from ropeteam.core.fit import RANK, blocks
from ropeteam.core.vocabulary import Backing, Fit, Role, SignalState
from ropeteam.flows import gate_after
from ropeteam.flows.gate import GateView, Standing
from ropeteam.store.actor import Actor
from ropeteam.store.holds import hold
from ropeteam.store.models import Deal, Judgement, Promise, Signal
from ropeteam.store.queries import overrides
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.overrides import AskSeen
from ropeteam.web import languages
from ropeteam.web.doubts import Doubt, doubts
from ropeteam.wording.reason import reason_sentence


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a deal: what they may do hangs on their roles and on whether they hold its rope. `sold`: they sell it, or sold
    it once."""

    actor: Actor
    on_rope: bool
    is_seller: bool
    on: date
    sold: bool = False

    def has(self, *roles: Role) -> bool:
        return bool(self.actor.roles.intersection(roles))

    def may(self, deed: Deed) -> bool:
        return self.actor.operator or may(deed, self.actor.roles, on_rope=self.on_rope)


def reader_of(actor: Actor, deal: Deal | None, *, on: date) -> Reader:
    held = hold(actor, deal)
    return Reader(actor, held.on_rope, held.sells, on, held.sold)


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a card. `asked` is an override that waits; this reader may ask for one, or give one of its two halves."""

    code: str
    owner: str
    blocks: bool
    overridden: bool
    asked: AskSeen | None = None
    may_ask: bool = False
    may_second: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """`key` names the row (`p12`, `s45`). `quote` is '' while the sentence is the rope's alone, until `opens_on`. `unsure`: nothing
    carries it only for lack of a sure judgement. `late`: its day was past on the day the gate was looked at."""

    key: str
    promise: Promise | None
    signal: Signal | None
    quote: str
    opens_on: date | None
    fit: str
    backing: str
    state: str
    reasons: tuple[str, ...]
    judged_by_person: str
    due: date | None
    said_on: date
    lines: tuple[Line, ...]
    deeds: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    unsure: bool = False
    late: bool = False

    @property
    def suggested(self) -> bool:
        return self.state == SignalState.SUGGESTED

    @property
    def uncarried(self) -> bool:
        return blocks(Backing(self.backing))

    @property
    def blocking(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.blocks)

    @property
    def may_review(self) -> bool:
        return "review" in self.deeds

    @property
    def more(self) -> tuple[str, ...]:
        """What may be done besides the plain yes or no."""
        return tuple(deed for deed in self.deeds if deed != "review")


class Cards:
    """Makes cards for one deal and one reader. Names of capabilities, limits and items are read once."""

    def __init__(self, deal: Deal, reader: Reader, view: GateView) -> None:
        self.deal, self.reader, self.view = deal, reader, gate_after.told(view)
        self.language = languages.current()
        self.names = names_of(view.truth) if view.truth else {}
        self.overrides = [] if view.as_of or view.signature.never else overrides.of_deal(deal, on=reader.on)
        self.asked = overrides.waiting_among(self.overrides)
        self.persons = self._judged_by_people()
        self.doubts = {} if view.as_of else doubts(deal, reader)
        self.approves = overrides.approving_roles(reader.actor, deal, on=reader.on)
        asks = reader.may(Deed.ASK_OVERRIDE) or bool(self.approves)
        self.may_lift = asks and not view.as_of and not reader.sold

    def promises(self) -> list[Card]:
        """Worst first: what carries least, then what blocks, then by day."""
        cards = [self._card(standing) for standing in self.view.standings]
        cards.sort(key=lambda card: (RANK[Fit(card.fit)], not card.blocking, card.said_on))
        return cards

    def claims(self) -> list[Card]:
        """Claims that nothing carries and nobody corrected."""
        found = [
            (self.view.claimed[finding.subject], self.view.claims[finding.subject])
            for finding in self.view.verdict.findings
            if finding.subject in self.view.claims
        ]
        return [self._claim(standing, signal) for standing, signal in found]

    def _card(self, standing: Standing) -> Card:
        promise, signal = standing.promise, standing.signal
        capability = (promise or signal).capability if (promise or signal) else None  # type: ignore[union-attr]
        reading = self._reading(standing.state, signal if promise is None else None)
        return Card(
            key=f"p{promise.pk}" if promise else f"s{signal.pk if signal else 0}",
            promise=promise,
            signal=signal,
            quote=standing.quote if reading is None else "",
            opens_on=reading,
            fit=standing.fit.value,
            backing=standing.backing.value,
            state=standing.state.value,
            reasons=self.sentences(standing.reasons, capability.key if capability else ""),
            judged_by_person=self.persons.get(promise.pk, "") if promise else "",
            due=standing.due,
            said_on=promise.said_on if promise else signal.conversation.held_on if signal else self.view.on,
            lines=tuple(self.line(finding, _about(promise, signal)) for finding in standing.findings),
            deeds=() if self.view.as_of else deeds(self.reader, standing.state, standing.backing, promise, signal),
            doubts=tuple(self.doubts.get(promise.pk, ())) if promise else (),
            unsure=standing.unsure,
            late=standing.due is not None and standing.due < self.view.on,
        )

    def _claim(self, standing: Standing, signal: Signal) -> Card:
        reading = self._reading(standing.state, signal)
        may = () if self.view.as_of or not self.reader.may(Deed.REVIEW_OURS) else ("correct",)
        reviewable = ("review",) if may and standing.state == SignalState.SUGGESTED else ()
        return Card(
            key=f"s{signal.pk}",
            promise=None,
            signal=signal,
            quote=signal.quote if reading is None else "",
            opens_on=reading,
            fit=standing.fit.value,
            backing=standing.backing.value,
            state=standing.state.value,
            reasons=self.sentences(standing.reasons, signal.capability.key if signal.capability else ""),
            judged_by_person="",
            due=None,
            said_on=signal.conversation.held_on,
            lines=tuple(self.line(finding, ("signal", signal.pk)) for finding in self.findings_of(standing.key)),
            deeds=(*reviewable, *may),
            unsure=standing.unsure,
        )

    def findings_of(self, key: str) -> list[gate.Finding]:
        return [finding for finding in self.view.verdict.findings if finding.subject == key]

    def sentences(self, reasons: Sequence[Mapping[str, str]], capability: str) -> tuple[str, ...]:
        """Why, in words. A person's own verdict speaks for itself."""
        names = {**self.names, "capability": capability}
        told = [reason for reason in reasons if reason["code"] != "person"]
        return tuple(reason_sentence(reason, names, self.language) for reason in told)

    def _reading(self, state: SignalState, signal: Signal | None) -> date | None:
        return embargoed_until(signal, state, on_rope=self.reader.on_rope, on=self.reader.on) if signal else None

    def line(self, finding: gate.Finding, about: tuple[str, int]) -> Line:
        """A finding as this reader sees it; `about` names what it is about."""
        asked = self.asked.get((*about, finding.code.value))
        may = finding.blocks and self.may_lift
        mine = overrides.half_for(asked, self.reader.actor.person, self.approves) if asked and may else None
        return Line(
            finding.code.value,
            self.reader.actor.doing(finding.owner).value,
            finding.blocks,
            finding.overridden,
            asked=asked,
            may_ask=may and asked is None,
            may_second=mine is not None,
        )

    def _judged_by_people(self) -> dict[int, str]:
        """The reasons people gave for their own verdicts, by promise."""
        ids = [row.promise.pk for row in self.view.standings if row.promise and row.reasons == ({"code": "person"},)]
        rows = Judgement.objects.filter(promise_id__in=ids, by__isnull=False).order_by("promise_id", "-pk")
        return dict(rows.distinct("promise_id").values_list("promise_id", "reason_text")) if ids else {}


def _about(promise: Promise | None, signal: Signal | None) -> tuple[str, int]:
    return ("promise", promise.pk) if promise else ("signal", signal.pk if signal else 0)


def embargoed_until(signal: Signal, state: SignalState, *, on_rope: bool, on: date) -> date | None:
    """The day the sentence opens for this reader; None where it is open."""
    heard_on = timezone.localtime(signal.created_at).date()
    if may_read_sentence(state=state, held_on=signal.conversation.held_on, heard_on=heard_on, on=on, on_rope=on_rope):
        return None
    return opens_on(heard_on)


def deeds(
    reader: Reader, state: SignalState, backing: Backing, promise: Promise | None, signal: Signal | None
) -> tuple[str, ...]:
    """What this reader may do with a promise that counts, in the order it is offered."""
    found = []
    rope = reader.may(Deed.REVIEW_OURS)
    if rope and signal is not None and (promise is None or state != SignalState.CONFIRMED):
        found.append("review")
    if state == SignalState.DISMISSED and reader.has(*MAKERS) and not reader.is_seller and signal is not None:
        found.append("second")
    if promise is not None and reader.has(*MAKERS) and not reader.is_seller:
        found.append("judge")
    if promise is not None and reader.has(Role.SERVICES) and backing in (Backing.SERVICES, Backing.UNBACKED):
        found.append("scope")
    if promise is not None and rope:
        if backing == Backing.LIMITED and getattr(promise, "limit_told", None) is None:
            found.append("tell_limit")
        found += ["reword", "renegotiate", "end"]
    if rope and signal is not None:
        found.append("relink")
    if promise is not None and (rope or reader.has(*MAKERS)):
        found.append("contradict")
    return tuple(found)
