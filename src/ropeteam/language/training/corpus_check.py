"""What is wrong with the corpus beyond its form: ids that lead nowhere, labels on the wrong side, copied sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Backing, Side
from ropeteam.language.corpus import Company, Corpus, Label, LabelledTurn, Talk, read
from ropeteam.language.training.asked import read_asked
from ropeteam.language.training.pairs import read_pairs
from ropeteam.language.training.second import read_second

_OURS_ONLY = {"promise", "claim"}
_THEIRS_ONLY = {"need", "concern", "delight", "recalled"}
_OUR_NONES = {"admin", "hedge", "hypothetical", "negated", "withdrawn", "limit", "plan", "paraphrase", "denied"}
_THEIR_NONES = {"customer_own", "date_wish"}
_CLAIM_BACKINGS = {Backing.AS_IS.value, Backing.LIMITED.value, Backing.UNBACKED.value}
_WORD = re.compile(r"[^\W_]+")
_SAME = 0.8
_SHORTEST = 6


def check(root: Path) -> list[Problem]:
    corpus = read(root)
    problems = list(corpus.problems)
    for company in corpus.companies:
        problems += _catalogue(company)
        for talk in company.talks:
            problems += _talk(company, talk)
        problems += _contradictions(company)
    problems += _copies(corpus)
    problems += read_pairs(root)[1]
    problems += read_asked(root, corpus.companies)[1]
    problems += _second(root, corpus)
    return sorted(problems, key=lambda one: (one.file, one.line or 0, one.code))


def _second(root: Path, corpus: Corpus) -> list[Problem]:
    twice, problems = read_second(root, corpus.companies)
    return [*problems, *(problem for one in twice for problem in _talk(one.company, one.second))]


def _catalogue(company: Company) -> Iterator[Problem]:
    file = f"{company.key}/company.yaml"
    known = {line.key for line in company.capabilities}
    for key, value in (("batch", company.batch), ("industry", company.industry), ("product", company.product)):
        if not value:
            yield Problem("missing_value", file, None, (("key", key),))
    if company.language not in ("de", "en"):
        yield Problem("unknown_value", file, None, (("key", "language"), ("value", company.language)))
    for item in company.roadmap:
        if item.capability and item.capability not in known:
            yield Problem("unknown_id", file, None, (("key", "capability"), ("value", item.capability)))


def _talk(company: Company, talk: Talk) -> Iterator[Problem]:
    if talk.internal and talk.mood is not None:
        yield Problem("mood_of_internal_talk", talk.file, 5)
    if not talk.internal and talk.mood is None:
        yield Problem("missing_value", talk.file, 5, (("key", "mood"),))
    for turn in talk.turns:
        for label in turn.labels:
            yield from _label(company, talk, turn, label)


def _contradictions(company: Company) -> Iterator[Problem]:
    """Words that take a promise back name one made in the same deal, on an earlier day or earlier in the talk."""
    made: dict[str, tuple[Talk, int]] = {}
    for talk in sorted(company.talks, key=lambda one: (one.held_on, one.key)):
        for turn in talk.turns:
            for label in turn.labels:
                wrong = Problem("unknown_id", talk.file, label.line, (("key", "of"), ("value", label.of)))
                if label.id and label.id in made:
                    yield Problem("double_id", talk.file, label.line, (("value", label.id),))
                if label.id:
                    made[label.id] = (talk, turn.no)
                if bool(label.of) != bool(label.said):
                    yield Problem("missing_value", talk.file, label.line, (("key", "said" if label.of else "of"),))
                if label.of and (label.of not in made or made[label.of][0].deal != talk.deal):
                    yield wrong


def _label(company: Company, talk: Talk, turn: LabelledTurn, label: Label) -> Iterator[Problem]:
    def wrong(code: str, **values: str) -> Problem:
        return Problem(code, talk.file, label.line, tuple(values.items()))

    theirs = turn.side == Side.CUSTOMER
    ours = turn.side == Side.OURS
    wrong_side = (
        theirs and (label.kind in _OURS_ONLY or label.type in _OUR_NONES - {"admin", "limit", "hypothetical"})
    ) or (ours and not talk.internal and (label.kind in _THEIRS_ONLY or label.type in _THEIR_NONES))
    if wrong_side:
        yield wrong("wrong_side", kind=label.kind, value=label.type or label.kind, quote=label.quote[:60])
    if ours and talk.internal and label.kind in ("need", "concern", "delight"):
        yield wrong("wrong_side", kind=label.kind, value=label.kind, quote=label.quote[:60])
    capabilities = {line.key: line for line in company.capabilities}
    for key, value, known in (
        ("cap", label.cap, capabilities.keys()),
        ("ng", label.ng, set(company.pillars)),
        ("rm", label.rm, {item.facts.key for item in company.roadmap}),
    ):
        if value and value not in known:
            yield wrong("unknown_id", key=key, value=value)
    if label.ng and label.ng in company.pillars and label.ng not in {goal.pillar for goal in company.non_goals}:
        yield wrong("unknown_id", key="ng", value=label.ng)
    if label.limit is not None and label.cap in capabilities and label.limit >= len(capabilities[label.cap].limits):
        yield wrong("unknown_id", key="lim", value=str(label.limit))
    if label.kind in _OURS_ONLY:
        allowed = _CLAIM_BACKINGS if label.kind == "claim" else set(Backing)
        if label.backing not in allowed:
            yield wrong("unknown_value", key="backing", value=label.backing)
        if label.backing == Backing.AGAINST_STRATEGY and not label.ng:
            yield wrong("missing_value", key="ng")


def _copies(corpus: Corpus) -> Iterator[Problem]:
    """Sentences of one company found again in another one: they would leak across a split by company."""
    seen: dict[str, list[tuple[str, frozenset[str], Problem]]] = defaultdict(list)
    for company in corpus.companies:
        for talk in company.talks:
            for turn in talk.turns:
                words = [word.lower() for word in _WORD.findall(turn.text)]
                if len(words) < _SHORTEST:
                    continue
                shingles = frozenset(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
                twin = _twin(company.key, shingles, seen)
                if twin:
                    place = f"{twin.file}:{twin.line}"
                    yield Problem(
                        "copied_sentence", talk.file, turn.line, (("place", place), ("quote", turn.text[:60]))
                    )
                for shingle in shingles:
                    seen[shingle].append((company.key, shingles, Problem("", talk.file, turn.line)))


def _twin(
    company: str, shingles: frozenset[str], seen: dict[str, list[tuple[str, frozenset[str], Problem]]]
) -> Problem | None:
    for shingle in sorted(shingles):
        for other, theirs, place in seen.get(shingle, ()):
            if other != company and len(shingles & theirs) >= _SAME * len(shingles | theirs):
                return place
    return None
