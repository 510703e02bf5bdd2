"""What Ask shows of a candidate: how it is done today, its limits, what was decided, and the words it hands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, Prefetch

from ropeteam.core.languages import LANGUAGES
from ropeteam.core.patterns import Worth
from ropeteam.core.solutions import AskVerdict, Candidate, CandidateKind
from ropeteam.core.vocabulary import Fit
from ropeteam.store.models import Ask, ChangeRequest, Decision, SolutionPattern
from ropeteam.store.queries import solutions
from ropeteam.store.queries.earlier_deals import Earlier
from ropeteam.store.queries.names import names_of
from ropeteam.store.queries.product import Truth
from ropeteam.web import languages
from ropeteam.wording import customer
from ropeteam.wording.calls import Avoided
from ropeteam.wording.reason import reason_sentence


@dataclass(frozen=True, slots=True)
class Words:
    """In one language: what may be said to the customer, and what must not."""

    language: str
    say: str
    unsaid: str


@dataclass(frozen=True, slots=True)
class Card:
    """`speaks`: its verdict may be read at once; else only where somebody opens it, as what would hold if it were meant.
    `opens`: it lies open.
    `capability` is the one it stands on. `avoid`, `pull` and `earlier` are put beside it by `ask_beside`."""

    kind: str
    key: str
    fit: str
    speaks: bool
    opens: bool
    title: str
    status: str
    how: str
    evidence: str
    limits: tuple[str, ...]
    reasons: tuple[str, ...]
    decisions: tuple[Decision, ...]
    asked: int
    words: Words
    other_words: Words
    wish: int = 0
    capability: int | None = None
    pattern: SolutionPattern | None = None
    worth: Worth | None = None
    avoid: tuple[Avoided, ...] = ()
    pull: tuple[str, ...] = ()
    earlier: Earlier = field(default_factory=Earlier)

    @property
    def usable(self) -> bool:
        """Whether today's product does it, in whatever bounds."""
        return self.fit in (Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND)

    @property
    def meant(self) -> str:
        return f"{self.kind}:{self.key}"


def of(verdict: AskVerdict, truth: Truth) -> list[Card]:
    """The candidates as cards, best first. Four queries at most."""
    names = names_of(truth)
    wishes = _wishes(verdict.candidates, truth)
    ways = _ways(verdict.candidates, truth)
    worth = solutions.worth(ways.values()) if ways else {}
    found = [
        _way(candidate, ways[candidate.key], worth[ways[candidate.key].pk], truth, names)
        if candidate.kind == CandidateKind.PATTERN
        else _card(candidate, truth, names, wishes)
        for candidate in verdict.candidates
    ]
    return [
        replace(card, speaks=verdict.speaks(candidate), opens=verdict.opens(candidate))
        for card, candidate in zip(found, verdict.candidates, strict=True)
    ]


def picked(cards: Sequence[Card], row: Ask) -> Card | None:
    """The card the asker said was meant."""
    wish = row.chosen_request.key if row.chosen_request else ""
    capability = row.chosen_capability.key if row.chosen_capability else ""
    for kind, key in ((CandidateKind.CHANGE_REQUEST, wish), (CandidateKind.CAPABILITY, capability)):
        found = next((card for card in cards if key and card.kind == kind and card.key == key), None)
        if found is not None:
            return found
    return None


def words_without_candidate() -> Words:
    """What to say where nothing that is known was meant."""
    return _words(Fit.UNKNOWN, (), names={}, title="", limits=(), language=languages.current())


def _card(
    candidate: Candidate, truth: Truth, names: dict[str, str], wishes: dict[str, ChangeRequest], *, behind: str = ""
) -> Card:
    """`behind` is the capability a candidate of another kind stands on."""
    wish = wishes.get(candidate.key) if candidate.kind == CandidateKind.CHANGE_REQUEST else None
    key = candidate.key if candidate.kind == CandidateKind.CAPABILITY else behind
    if wish is not None and wish.capability is not None:
        key = wish.capability.key
    known = next((row for row in truth.capabilities.values() if key and row.capability.key == key), None)
    names = names | {"capability": key}
    title = names.get(f"{candidate.kind}:{candidate.key}") or (wish.title if wish else candidate.key)
    limits = tuple(limit.text for limit in known.limits) if known else ()
    reasons = [reason.as_json() for reason in candidate.reasons]
    language = languages.current()
    both = {
        each: _words(
            candidate.fit,
            reasons,
            names=names,
            title=known.version.name if known else title,
            limits=limits,
            language=each,
        )
        for each in LANGUAGES
    }
    usable = candidate.fit in (Fit.AS_IS, Fit.LIMITED, Fit.WORKAROUND)
    return Card(
        kind=candidate.kind.value,
        key=candidate.key,
        fit=candidate.fit.value,
        speaks=False,
        opens=False,
        title=title,
        status=known.version.status if known and candidate.kind == CandidateKind.CAPABILITY else "",
        how=known.version.description if known and usable else (wish.problem if wish else ""),
        evidence=known.version.evidence if known and usable else "",
        limits=limits,
        reasons=tuple(
            # The status stands in the head of the card already.
            reason_sentence(reason, names, language)
            for reason in reasons
            if reason["code"] != "capability"
        ),
        decisions=tuple(wish.decisions.all()) if wish else (),
        asked=getattr(wish, "asked", 0),
        wish=wish.pk if wish else 0,
        capability=known.capability.pk if known else None,
        words=both["de" if language == "de" else "en"],
        other_words=both["en" if language == "de" else "de"],
    )


def _way(candidate: Candidate, pattern: SolutionPattern, worth: Worth, truth: Truth, names: dict[str, str]) -> Card:
    """How it was done before: the card of the capability behind it, with the pattern's own words."""
    key = pattern.capability.key if pattern.capability else ""
    card = _card(candidate, truth, {**names, f"pattern:{pattern.key}": pattern.need}, {}, behind=key)
    return replace(card, how=pattern.how, evidence="", pattern=pattern, worth=worth)


def _words(
    fit: Fit,
    reasons: Sequence[dict[str, str]],
    *,
    names: dict[str, str],
    title: str,
    limits: Sequence[str],
    language: str,
) -> Words:
    return Words(
        language,
        customer.to_customer(fit, reasons, names=names, title=title, limits=limits, language=language),
        customer.not_to_say(fit, reasons, names=names, limits=limits, language=language),
    )


def _ways(candidates: Sequence[Candidate], truth: Truth) -> dict[str, SolutionPattern]:
    keys = [candidate.key for candidate in candidates if candidate.kind == CandidateKind.PATTERN]
    if not keys:
        return {}
    found = SolutionPattern.objects.filter(product=truth.product, key__in=keys).select_related("capability")
    return {row.key: row for row in found}


def _wishes(candidates: Sequence[Candidate], truth: Truth) -> dict[str, ChangeRequest]:
    keys = [candidate.key for candidate in candidates if candidate.kind == CandidateKind.CHANGE_REQUEST]
    if not keys:
        return {}
    found = ChangeRequest.objects.filter(product=truth.product, key__in=keys).select_related("capability")
    found = found.annotate(asked=Count("askers"))
    decisions = Prefetch("decisions", Decision.objects.order_by("-decided_on", "-pk"))
    return {row.key: row for row in found.prefetch_related(decisions)}
