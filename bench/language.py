"""How well Ropeteam listens and understands: our own synthetic conversations, companies the weights never saw.

Two looks: the locked companies with the shipped weights (nobody learnt from them: the figure to quote), and unseen authors (each
author batch heard by linear heads of the others). Beside them the floors a product must beat: cues alone, TF-IDF, prototypes,
one constant answer, blocking everything. A quote is right when it has the label's kind and shares words with it
(token F1 at least .5). Intervals draw whole companies again. `--quick` looks at the locked companies only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from bench._asked import asked_table
from bench._baselines import baselines
from bench._caution import cases, caution_table
from bench._contradictions import contradictions
from bench._duplicates import folder, recall_at_5
from bench._heard import BLOCKS, Outcome, due_days, hear
from bench._mood import moods
from bench._outside import measured
from bench._pairs import locked_pairs, pairs_table
from bench._requests import requests_found
from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company, place, read
from ropeteam.language.embedding import load
from ropeteam.language.encoder.encoder import shipped as shipped_encoder
from ropeteam.language.models.weights import FILE, Weights, shipped
from ropeteam.language.models.weights import read as read_weights
from ropeteam.language.training.matching import Query, chances, queries
from ropeteam.language.training.scoring import KINDS, interval, macro_f1, micro, total
from ropeteam.language.training.split import CALIBRATION, LOCKED

Figures = dict[str, float]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench language", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--quick", action="store_true", help="only the locked companies, without training anything")
    args = parser.parse_args(argv)
    embedder = load()
    companies = read(place()).companies
    turns = sum(len(talk.turns) for company in companies for talk in company.talks)
    talks = sum(len(company.talks) for company in companies)
    batches = len({company.batch for company in companies})
    print(
        f"Corpus (our own, synthetic): {len(companies)} companies of {batches} author batches, {talks} talks, {turns} turns"
    )
    weights, bare = shipped(), read_weights(FILE) if FILE.exists() else None
    print(f"Shipped weights: {weights.name if weights else 'none: cues only'}")
    locked = [company for company in companies if company.key in LOCKED]
    figures = on_locked(locked, embedder, weights, bare)
    figures |= locked_capabilities(locked, embedder, weights)
    figures |= requests_found(companies, embedder)
    figures |= pairs_table(locked_pairs(place()), embedder, weights, bare)
    figures |= caution(companies, locked, embedder, weights)
    figures |= asked_table([company for company in companies if company.key in CALIBRATION], embedder, weights)
    figures |= days(companies)
    figures |= contradictions(companies, embedder, quick=args.quick)
    figures |= measured(embedder, weights)
    if not args.quick:
        figures |= moods(companies, embedder)
        seen = [company for company in companies if company.key not in LOCKED]
        figures |= floors(seen, locked, embedder)
        figures |= unseen(seen, embedder)
    data = folder()
    if data is not None:
        found = recall_at_5(data, embedder)
        figures |= {f"duplicates_{name}": value for name, value in found.items()}
        print(
            f"\nDuplicate issues found among the first five ({found['queries']:.0f} queries, {found['issues']:.0f} issues):"
        )
        print("  " + " · ".join(f"{name} {found[name]:.2f}" for name in ("meaning", "words", "both")))
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 0


def on_locked(locked: Sequence[Company], embedder: Embedder, weights: Weights | None, bare: Weights | None) -> Figures:
    """The companies nobody learnt from: with the encoder, in each language, without it, and with nobody's side known."""
    outcomes = [hear(company, embedder, weights) for company in locked]
    figures = detection(f"Locked companies ({', '.join(LOCKED)}), shipped weights", "locked", outcomes)
    figures |= at_precision("locked", outcomes)
    figures |= backing("locked", outcomes)
    for language in ("de", "en"):
        mine = [one for one in outcomes if one.language == language]
        figures |= detection(f"  of these, companies in {language}", f"locked_{language}", mine)
        figures |= backing(f"locked_{language}", mine)
    unsided = [hear(company, embedder, weights, sides=False, judged=False) for company in locked]
    figures |= detection("The same, nobody's side known", "unsided", unsided)
    alone = [hear(company, embedder, bare) for company in locked]
    figures |= detection("The same, linear heads without the encoder", "bare", alone)
    return figures | backing("bare", alone)


def caution(
    companies: Sequence[Company], locked: Sequence[Company], embedder: Embedder, weights: Weights | None
) -> Figures:
    """The operating point was chosen on the first table; the second is looked at only to report."""
    calibrating = [company for company in companies if company.key in CALIBRATION]
    return {
        **caution_table("calibration", "calibration companies", cases(calibrating, embedder, weights), weights),
        **caution_table("locked", "locked companies", cases(locked, embedder, weights), weights),
    }


def at_precision(name: str, outcomes: Sequence[Outcome], wanted: float = 0.95) -> Figures:
    """How many promises are found where 95 of 100 found ones are right: the greatest recall over all confidences."""
    found = sorted((one for outcome in outcomes for one in outcome.promises), reverse=True)
    promised = sum(outcome.promised for outcome in outcomes)
    right, best = 0, 0.0
    for count, (_, hit) in enumerate(found, 1):
        right += hit
        if right / count >= wanted:
            best = max(best, right / max(1, promised))
    print(f"  promises found at a precision of {wanted:.2f}: {best:.2f} of {promised}")
    return {f"{name}_promise_recall_at_95": best}


def floors(seen: Sequence[Company], locked: Sequence[Company], embedder: Embedder) -> Figures:
    """The locked companies heard by simple methods that learnt from the same talks."""
    figures: Figures = {}
    for name, tallies in baselines(seen, locked, embedder).items():
        print(f"\nFloor, locked companies: {name}")
        figures |= _table("floor_" + name.split()[0].lower().replace("-", ""), tallies, brief=True)
    cues = [hear(company, embedder, _no_weights(), judged=False) for company in locked]
    return figures | detection("Floor, locked companies: cues and rules alone", "floor_cues", cues, brief=True)


def unseen(companies: Sequence[Company], embedder: object) -> Figures:
    """Cross-validation of the linear heads by author batch, with everything behind them. Needs scikit-learn."""
    from ropeteam.language.training.recipe import by_fold, material

    use = load()
    stuff = material(companies, use)
    by_key = {company.key: company for company in companies}
    figures: Figures = {}
    outcomes: list[Outcome] = []
    matched: list[tuple[Query, Weights]] = []
    for keys, weights in by_fold(stuff):
        outcomes += [hear(by_key[key], use, weights) for key in keys]
        matched += [(query, weights) for query in stuff.queries if query.company in keys]
    figures |= detection("Unseen authors (by author batch)", "batch", outcomes)
    for language in ("de", "en"):
        mine = [one for one in outcomes if one.language == language]
        figures |= detection(f"  of these, companies in {language}", f"batch_{language}", mine, brief=True)
    figures |= backing("batch", outcomes)
    figures |= capabilities("labelled quotes of unseen authors", "capability", matched)
    return figures


def detection(title: str, name: str, outcomes: Sequence[Outcome], *, brief: bool = False) -> Figures:
    print(f"\n{title}")
    return _table(name, [one.tallies for one in outcomes], brief=brief)


def _table(name: str, by_company: Sequence[dict[str, object]], *, brief: bool = False) -> Figures:
    counts = total(by_company)  # type: ignore[arg-type]
    every = micro(counts)
    low, high = interval(by_company)  # type: ignore[arg-type]
    figures: Figures = {}
    if not brief:
        print(f"  {'kind':10}{'n':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind in (*KINDS, "recalled"):
        one = counts.get(kind)
        if one is None:
            continue
        figures[f"{name}_{kind}_f1"] = one.f1
        figures[f"{name}_{kind}_precision"] = one.precision
        figures[f"{name}_{kind}_recall"] = one.recall
        if not brief:
            n = one.right + one.missed
            print(f"  {kind:10}{n:6}{one.precision:11.2f}{one.recall:8.2f}{one.f1:7.2f}")
    overlap = float(np.mean(every.overlap)) if every.overlap else 0.0
    print(
        f"  micro F1 {every.f1:.3f} [{low:.3f}, {high:.3f}] (precision {every.precision:.2f}, recall {every.recall:.2f}),"
        f" macro F1 {macro_f1(counts):.3f}, quote overlap {overlap:.2f}, {len(by_company)} companies"
    )
    return figures | {
        f"{name}_micro_f1": every.f1,
        f"{name}_micro_low": low,
        f"{name}_micro_high": high,
        f"{name}_macro_f1": macro_f1(counts),
        f"{name}_overlap": overlap,
    }


def backing(name: str, outcomes: Sequence[Outcome]) -> Figures:
    """Verdicts against labels, and the gate: which unbacked promises are stopped, and what is stopped in vain."""
    figures: Figures = {}
    print(f"\n  {'verdicts':44}{'n':>6}{'accuracy':>10}{'stopped':>9}{'in vain':>9}")
    rows: tuple[tuple[str, str, Callable[[Outcome], tuple[tuple[str, str, str], ...]]], ...] = (
        ("labelled quote, capability, day and work", "facts", lambda one: one.facts),
        ("labelled quote, own understanding", "perfect", lambda one: one.perfect),
        ("found quotes that are right", "matched", lambda one: one.matched),
    )
    for title, key, of in rows:
        verdicts = [verdict for one in outcomes for verdict in of(one)]
        if not verdicts:
            continue
        accuracy = sum(label == said for _, label, said in verdicts) / len(verdicts)
        stop = [label in BLOCKS for _, label, said in verdicts if said in BLOCKS]
        missed = [said in BLOCKS for _, label, said in verdicts if label in BLOCKS]
        recall, vain = (sum(missed) / max(1, len(missed))), 1 - sum(stop) / max(1, len(stop))
        print(f"  {title:44}{len(verdicts):6}{accuracy:10.2f}{recall:9.2f}{vain:9.2f}")
        figures |= {f"{name}_{key}_accuracy": accuracy, f"{name}_{key}_stopped": recall, f"{name}_{key}_vain": vain}
    labels = [(kind, label) for one in outcomes for kind, label, _ in one.perfect]
    common = {kind: Counter(label for one, label in labels if one == kind).most_common(1)[0][0] for kind, _ in labels}
    constant = sum(label == common[kind] for kind, label in labels) / max(1, len(labels))
    share = sum(label in BLOCKS for _, label in labels) / max(1, len(labels))
    print(f"  floor: one constant answer a kind{'':18}{constant:10.2f}")
    print(f"  floor: block everything{'':37}{1.0:9.2f}{1 - share:9.2f}")
    gate = [one for outcome in outcomes for one in outcome.gate]
    stopped = [label for label, said in gate if said in BLOCKS]
    caught = sum(label in BLOCKS for label in stopped)
    blocking = sum(outcome.blocking for outcome in outcomes)
    recall, precision = caught / max(1, blocking), caught / max(1, len(stopped))
    heard = sum(label in BLOCKS for label, _ in gate)
    print(f"  gate, words to verdict: {blocking} blocking promises, recall {recall:.2f}, precision {precision:.2f}")
    print(f"    {caught} found and stopped, {heard - caught} found and let through, {blocking - heard} not found")
    return figures | {
        f"{name}_constant_accuracy": constant,
        f"{name}_gate_recall": recall,
        f"{name}_gate_precision": precision,
    }


def locked_capabilities(locked: Sequence[Company], embedder: Embedder, weights: Weights | None) -> Figures:
    """As shipped, with the encoder where it is here."""
    if weights is None:
        return {}
    encoder = shipped_encoder() if weights.share else None
    matched = [(query, weights) for query in queries(locked, embedder, weights.means, encoder)]
    figures = capabilities("labelled quotes of the locked companies", "locked_capability", matched)
    for language in ("de", "en"):
        mine = [(query, weights) for query, _ in matched if query.language == language]
        figures |= capabilities(f"  of these, companies in {language}", f"locked_{language}_capability", mine)
    return figures


def capabilities(title: str, prefix: str, matched: Sequence[tuple[Query, Weights]]) -> Figures:
    figures: Figures = {}
    print(f"\nThe right capability, {title.strip()}")
    for how, name, context in (("with what was said before", "context", True), ("alone (as Ask)", "alone", False)):
        ranks: list[int] = []
        sure: list[tuple[float, bool]] = []
        for query, weights in matched:
            chance = chances(query, dict(weights.matching), with_context=context)
            sure.append((float(chance.max()), int(chance.argmax()) == query.right))
            if query.right >= 0:
                ranks.append(int((chance >= chance[query.right]).sum()))
        if not ranks:
            continue
        first, five = float(np.mean([rank == 1 for rank in ranks])), float(np.mean([rank <= 5 for rank in ranks]))
        figures |= {f"{prefix}_{name}_at_1": first, f"{prefix}_{name}_at_5": five}
        print(f"  {how:28} n {len(ranks)}  accuracy@1 {first:.3f}  @5 {five:.3f}")
        print("    said / true: " + _bands(sure))
    return figures


def _bands(sure: Sequence[tuple[float, bool]]) -> str:
    """Mean confidence against the share that is right, in bands of confidence."""
    cells = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8, 0.9):
        high = {0.0: 0.2, 0.2: 0.4, 0.4: 0.6, 0.6: 0.8, 0.8: 0.9, 0.9: 1.01}[low]
        band = [one for one in sure if low <= one[0] < high]
        if band:
            said, true = np.mean([one[0] for one in band]), np.mean([one[1] for one in band])
            cells.append(f"{said:.2f}/{true:.2f} (n {len(band)})")
    return " · ".join(cells)


def _no_weights() -> Weights:
    """Weights without heads: listening falls back to cues."""
    return Weights("cues-only", "", {}, {}, {}, {}, {}, {})


def days(companies: Sequence[Company]) -> Figures:
    rows = list(due_days(companies))
    locked = list(due_days([company for company in companies if company.key in LOCKED]))
    print("\nDue days of labelled promises")
    figures: Figures = {}
    for title, name, some in (("all", "due", rows), ("locked companies", "due_locked", locked)):
        dated = [same for labelled, _, same in some if labelled]
        false = sum(given and not labelled for labelled, given, _ in some)
        figures |= {f"{name}_accuracy": sum(dated) / max(1, len(dated)), f"{name}_false": float(false)}
        print(
            f"  {title:18} {sum(dated)} of {len(dated)} right; {false} of {len(some) - len(dated)} without a day got one"
        )
    return figures


if __name__ == "__main__":
    raise SystemExit(main())
