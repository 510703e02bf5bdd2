"""The pair corpus' locked part judged as the product would: words against one catalogue line, one fact changed at a time.

Wrong yes: of the words that nothing carries, the share that was called carried. Left open: of the words that something carries,
the share that was stopped only because it was not sure whether a limit holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench._heard import BLOCKS
from ropeteam.core.backing import THERE, CapabilityFacts, Facts, LimitRelation, Wording, judge
from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.contract import Embedder, Entry
from ropeteam.language.detect.due import due
from ropeteam.language.detect.service import is_service
from ropeteam.language.match import non_goals
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.held import Line, held
from ropeteam.language.match.lifting import as_read, coming
from ropeteam.language.match.limits import touches
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.pairs import Pair, pair_part, read_pairs
from ropeteam.language.training.split import PAIR_LOCKED

Figures = dict[str, float]
CURVE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Said:
    """`truth` and `verdict` are backings; `unsure`: stopped only because a limit may not hold."""

    language: str
    truth: str
    verdict: str
    unsure: bool


def locked_pairs(root: object) -> list[Pair]:
    return [pair for pair in read_pairs(root)[0] if pair_part(pair) == PAIR_LOCKED]  # type: ignore[arg-type]


def pairs_table(pairs: Sequence[Pair], embedder: Embedder, weights: Weights | None, bare: Weights | None) -> Figures:
    print(f"\nPair corpus, locked part: {len(pairs)} pairs in {len({pair.block for pair in pairs})} blocks")
    print(f"  {'':34}{'accuracy':>10}{'stopped':>9}{'wrong yes':>11}{'left open':>11}")
    figures: Figures = {}
    for title, name, chosen in (("rules alone", "rules", bare), ("rules and encoder", "both", weights)):
        figures |= _row(title, f"pairs_{name}", [_said(pair, embedder, chosen) for pair in pairs])
    both = [_said(pair, embedder, weights) for pair in pairs]
    for language in ("de", "en"):
        figures |= _row(
            f"  of these {language}", f"pairs_{language}", [one for one in both if one.language == language]
        )
    common = max(sum(pair.backing.value == backing for pair in pairs) for backing in {p.backing.value for p in pairs})
    print(f"  {'floor: one constant answer':34}{common / max(1, len(pairs)):10.2f}")
    if weights is not None and weights.limits:
        print("  wrong yes against left open, by the chance of beyond from which it is unsure:")
        cells = []
        for cut in CURVE:
            moved = replace(
                weights, limits={**weights.limits, "unsure": cut, "beyond": max(cut, weights.limits["beyond"])}
            )
            said = [_said(pair, embedder, moved) for pair in pairs]
            cells.append(f"{cut:.2f}: {wrong_yes(said):.3f}/{left_open(said):.2f}")
        print("    " + " · ".join(cells))
    return figures


def _row(title: str, name: str, said: Sequence[Said]) -> Figures:
    right = sum(one.truth == one.verdict for one in said) / max(1, len(said))
    blocking = [one for one in said if one.truth in BLOCKS]
    stopped = sum(one.verdict in BLOCKS for one in blocking) / max(1, len(blocking))
    print(f"  {title:34}{right:10.2f}{stopped:9.2f}{wrong_yes(said):11.3f}{left_open(said):11.2f}")
    return {f"{name}_accuracy": right, f"{name}_wrong_yes": wrong_yes(said), f"{name}_left_open": left_open(said)}


def wrong_yes(said: Sequence[Said]) -> float:
    blocking = [one for one in said if one.truth in BLOCKS]
    return sum(one.verdict not in BLOCKS for one in blocking) / max(1, len(blocking))


def left_open(said: Sequence[Said]) -> float:
    carried = [one for one in said if one.truth not in BLOCKS]
    return sum(one.unsure for one in carried) / max(1, len(carried))


def _said(pair: Pair, embedder: Embedder, weights: Weights | None) -> Said:
    version = pair.version
    line = Line(version.name, version.description, version.limits)
    there = version.status in THERE
    limits = (
        held(pair.text, line, weights=weights, there=there)
        if weights is not None
        else touches(pair.text, version.limits, name=version.name, there=there)
    )
    day, _ = due(pair.text, on=pair.said_on, language=pair.language)
    wording = Wording(
        kind=SignalKind(pair.kind),
        said_on=pair.said_on,
        due=day,
        service=pair.kind == "promise" and is_service(pair.text, weights=weights),
        limits=limits,
        non_goal="goal" if _hits(pair, embedder, weights) else None,
        coming=coming(version.roadmap, line=line, text=pair.text),
    )
    items = tuple(as_read(item, title, line=line, text=pair.text, touches=limits) for item, title in version.roadmap)
    facts = Facts(CapabilityFacts("c", version.status), items)
    verdict = judge(wording, facts)
    unsure = verdict.backing.value in BLOCKS and any(touch.relation == LimitRelation.UNSURE for touch in limits)
    return Said(pair.language, pair.backing.value, verdict.backing.value, unsure)


def _hits(pair: Pair, embedder: Embedder, weights: Weights | None) -> bool:
    texts = {str(no): text for no, text in enumerate(pair.version.non_goals)}
    if not texts:
        return False
    goals = Catalogue(tuple(Entry(key, (text,)) for key, text in texts.items()), embedder, weights=weights)
    matches = goals.nearest(pair.text, language=pair.language)
    parts = (pair.version.name, pair.version.description)
    capability = Catalogue((Entry("c", parts),), embedder, weights=weights).match(pair.text, language=pair.language)
    found = non_goals.hit(pair.text, matches, texts, capability=capability[0] if capability else None, weights=weights)
    return found is not None
