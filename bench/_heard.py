"""Hear and judge whole companies of the corpus exactly as the product does, with weights that never saw them.

A found quote is linked, dated and judged like the flows do it; what is compared is the verdict (`backing`) with the label's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ropeteam.core.backing import THERE, CapabilityFacts, Facts, Wording, judge
from ropeteam.core.vocabulary import Backing, Side, SignalKind
from ropeteam.language.contract import Embedder, Heard, Vectors
from ropeteam.language.corpus import Company, Label, LabelledTurn, Talk
from ropeteam.language.detect.before import CONTEXT
from ropeteam.language.detect.due import due
from ropeteam.language.detect.listen import listen
from ropeteam.language.detect.service import is_service
from ropeteam.language.match import non_goals
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.held import Line, held
from ropeteam.language.match.lifting import as_read, coming
from ropeteam.language.match.no_work import lifted_by_no_work
from ropeteam.language.models.weights import SURE, Weights
from ropeteam.language.training.goals import goals_of
from ropeteam.language.training.matching import entries_of
from ropeteam.language.training.scoring import Finding, Tally, compare, total

FLOOR = 0.25
BLOCKS = (Backing.UNBACKED.value, Backing.AGAINST_STRATEGY.value)
LABELS = ("promise", "claim", "need", "concern", "delight", "recalled")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One company heard: counts a kind, and verdicts as (kind, labelled, judged). `matched`: of found quotes that are
    right; `perfect`: of the labelled quotes with our own understanding; `facts`: with the labelled capability, day and kind
    of work too; `gate`: every found promise with what its label says ('' where none stands there). `promises`: every found
    promise, those shown on request too, as (confidence, right); `promised`: how many are labelled."""

    company: str
    language: str
    tallies: dict[str, Tally]
    matched: tuple[tuple[str, str, str], ...]
    perfect: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    gate: tuple[tuple[str, str], ...]
    blocking: int
    promises: tuple[tuple[float, bool], ...] = ()
    promised: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything a verdict rests on, and how sure it is that the capability is meant."""

    capability: str
    confidence: float
    wording: Wording
    facts: Facts


class Judge:
    """The product's understanding of one company, with given weights."""

    def __init__(self, company: Company, embedder: Embedder, weights: Weights | None) -> None:
        self.company, self.weights = company, weights
        self.capabilities = Catalogue(entries_of(company), embedder, weights=weights)
        self.goals = Catalogue(goals_of(company), embedder, weights=weights)
        self.goal_texts = {goal.key: goal.text for goal in company.non_goals}
        self.lines = {line.key: line for line in company.capabilities}

    def verdict(self, kind: str, quote: str, context: str, talk: Talk, meaning: Vectors | None = None) -> str:
        """The backing of a quote as the product would suggest it."""
        known = self.understood(kind, quote, context, talk, meaning)
        return judge(known.wording, known.facts).backing.value

    def understood(self, kind: str, quote: str, context: str, talk: Talk, meaning: Vectors | None = None) -> Understood:
        language = self.company.language
        near = self.capabilities.match(quote, context=context, language=language, most=1, meaning=meaning)
        best = near[0] if near and near[0].confidence >= FLOOR else None
        goal = non_goals.hit(
            quote,
            self.goals.nearest(quote, language=language),
            self.goal_texts,
            context=context,
            capability=near[0] if near else None,
            weights=self.weights,
        )
        day, _ = due(quote, on=talk.held_on, language=language, releases=self.company.releases)
        service = is_service(quote, weights=self.weights)
        about = best.key if best else "", goal.key if goal else ""
        sure = best.confidence if best else 0.0
        return self.facts(kind, quote, talk, *about, day, service, context=context, confidence=sure)

    def facts(
        self,
        kind: str,
        quote: str,
        talk: Talk,
        capability: str,
        goal: str,
        day: date | None,
        service: bool,
        context: str = "",
        confidence: float = 1.0,
    ) -> Understood:
        """The words about a given capability ('' for none) and non-goal."""
        line = self.lines.get(capability)
        known = Line(line.name, line.description, line.limits) if line else None
        items = [item for item in self.company.roadmap if line and item.capability == line.key]
        wording = Wording(
            kind=SignalKind(kind),
            said_on=talk.held_on,
            due=day,
            service=service
            and not (known and confidence >= SURE["usual"] and lifted_by_no_work(quote, known.limits, name=known.name)),
            limits=held(quote, known, context=context, weights=self.weights, there=line.status in THERE)
            if known and line
            else (),
            non_goal=goal or None,
            coming=coming([(item.facts, item.title) for item in items], line=known, text=quote)
            if known
            else frozenset(),
        )
        sure = confidence >= SURE["usual"]
        facts = Facts(
            capability=CapabilityFacts(line.key, line.status, sure) if line else None,
            roadmap=tuple(
                as_read(item.facts, item.title, line=known, text=quote, touches=wording.limits)
                for item in items
                if known
            ),
        )
        return Understood(capability, confidence, wording, facts)

    def by_label(self, label: Label, talk: Talk) -> str:
        """With everything but the limits taken from the label: what the rules make of true facts."""
        service = label.backing == Backing.SERVICES
        known = self.facts(label.kind, label.quote, talk, label.cap, label.ng, label.due, service)
        return judge(known.wording, known.facts).backing.value


def hear(
    company: Company, embedder: Embedder, weights: Weights | None, *, sides: bool = True, judged: bool = True
) -> Outcome:
    """`sides` False: nobody's side is known, as after bad speaker recognition."""
    judge_ = Judge(company, embedder, weights)
    tallies: list[dict[str, Tally]] = []
    matched: list[tuple[str, str, str]] = []
    gate: list[tuple[str, str]] = []
    promises: list[tuple[float, bool]] = []
    labelled = [(talk, turn, label) for talk in company.talks for turn in talk.turns for label in turn.labels]
    for talk in company.talks:
        spoken = [turn.spoken for turn in talk.turns]
        if not sides:
            spoken = [replace(turn, side=Side.UNKNOWN) for turn in spoken]
        heard = listen(
            spoken,
            held_on=talk.held_on,
            internal=talk.internal and sides,
            language=company.language,
            embedder=embedder,
            releases=company.releases,
            weights=weights,
        )
        for turn in talk.turns:
            mine = [one for one in heard if one.first_turn == turn.no and not one.low]
            found = [
                Finding(
                    company.key,
                    talk.file,
                    turn.no,
                    one.start,
                    one.end,
                    "recalled" if one.recalled else one.kind.value,
                    one.confidence,
                )
                for one in mine
            ]
            labels = [one for one in turn.labels if one.kind in LABELS]
            counts, right = compare(turn.text, found, [(one.kind, one.start, one.end) for one in labels])
            tallies.append(counts)
            promises += _promises(company, talk, turn, [one for one in heard if one.first_turn == turn.no])
            if not judged:
                continue
            for one, finding, hit in zip(mine, found, right, strict=True):
                if finding.kind not in ("promise", "claim"):
                    continue
                verdict = judge_.verdict(finding.kind, one.quote, one.context, talk, one.meaning)
                label = _label_of(finding, labels) if hit else None
                if label:
                    matched.append((finding.kind, label.backing, verdict))
                if finding.kind == "promise":
                    gate.append((label.backing if label else "", verdict))
    ours = (
        [(talk, turn, label) for talk, turn, label in labelled if label.kind in ("promise", "claim")] if judged else []
    )
    return Outcome(
        company=company.key,
        language=company.language,
        tallies=total(tallies),
        matched=tuple(matched),
        perfect=tuple(
            (label.kind, label.backing, judge_.verdict(label.kind, label.quote, before(talk, turn.no, label), talk))
            for talk, turn, label in ours
        ),
        facts=tuple((label.kind, label.backing, judge_.by_label(label, talk)) for talk, _, label in ours),
        gate=tuple(gate),
        promises=tuple(promises),
        promised=sum(label.kind == "promise" for talk in company.talks for turn in talk.turns for label in turn.labels),
        blocking=sum(label.kind == "promise" and label.backing in BLOCKS for _, _, label in ours),
    )


def _promises(company: Company, talk: Talk, turn: LabelledTurn, heard: Sequence[Heard]) -> list[tuple[float, bool]]:
    mine = [one for one in heard if one.kind == SignalKind.PROMISE and not one.recalled]
    found = [Finding(company.key, talk.file, turn.no, one.start, one.end, "promise", one.confidence) for one in mine]
    labels = [(one.kind, one.start, one.end) for one in turn.labels if one.kind == "promise"]
    return [(one.confidence, right) for one, right in zip(mine, compare(turn.text, found, labels)[1], strict=True)]


def _label_of(finding: Finding, labels: Sequence[Label]) -> Label | None:
    """The label of the finding's kind that shares most characters with it."""
    same = [one for one in labels if one.kind == finding.kind]
    return max(same, key=lambda one: min(one.end, finding.end) - max(one.start, finding.start), default=None)


def before(talk: Talk, turn: int, label: Label) -> str:
    before = talk.turns[turn - 1].text[-CONTEXT:] if turn else ""
    return f"{before} {talk.turns[turn].text[: label.start][-CONTEXT:]}".strip()


def due_days(companies: Sequence[Company]) -> Iterator[tuple[bool, bool, bool]]:
    """For each labelled promise: is a day labelled, did we give one, is it the same?"""
    for company in companies:
        for talk in company.talks:
            for turn in talk.turns:
                for label in turn.labels:
                    if label.kind == "promise":
                        day, _ = due(label.quote, on=talk.held_on, language=company.language, releases=company.releases)
                        yield label.due is not None, day is not None, day == label.due
