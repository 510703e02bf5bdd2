"""The numbers for listening with the encoder: how much it counts, calibration, thresholds, links, non-goals, limits.

All from the calibration companies and their part of the pair corpus. The encoder never learnt from them; the linear heads that
stand beside it here are those of the other author batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.training.asked import Asked, asked_queries, fit_asked
from ropeteam.language.training.crossing import Own, Raw, Tuned, decide, glanced, out_of_fold, tally, tune, unfound
from ropeteam.language.training.goals import fit_goals, said, said_in_pairs
from ropeteam.language.training.holding import fit_limits, held_pairs
from ropeteam.language.training.matching import fit_matching, queries
from ropeteam.language.training.own import own_chances
from ropeteam.language.training.pairs import Pair
from ropeteam.language.training.recipe import Material
from ropeteam.language.training.scoring import micro, total

SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def tuned_together(
    stuff: Material,
    calibrating: Sequence[Company],
    pairs: Sequence[Pair],
    asked: Sequence[Asked],
    embedder: Embedder,
    encoder: Encoder,
) -> dict[str, Any]:
    """What models/weights.py reads as `own`."""
    keys = [company.key for company in calibrating]
    every = [company.key for company in stuff.companies]
    sentences, clauses = own_chances(stuff.examples, encoder, glanced(stuff.examples, every, stuff.heads, keys))
    best: tuple[float, float, Tuned] | None = None
    for share in SHARES:
        own = Own(sentences, clauses, share)
        found = out_of_fold(stuff.examples, every, stuff.heads, own, keys)
        raws: list[Raw] = [raw for key in keys for raw in found[key]]
        tuned = tune(raws, unfound(stuff.examples, raws, keys))
        score = micro(total(tally(stuff.examples, decide(raws, tuned), keys).values())).f1
        print(f"encoder's share {share:.1f}: micro F1 {score:.3f} on the calibration companies", flush=True)
        if best is None or score > best[0]:
            best = score, share, tuned
    assert best is not None
    _, share, tuned = best
    return {
        "encoder": encoder.name,
        "share": share,
        "lines": {kind: asdict(line) for kind, line in tuned.lines.items()},
        "thresholds": dict(tuned.thresholds),
        "matching": {
            **fit_matching(list(queries(calibrating, embedder, stuff.means, encoder))),
            **fit_asked(list(asked_queries(asked, calibrating, embedder, stuff.means, encoder))),
        },
        "goals": fit_goals(
            [*said(calibrating, embedder, stuff.means, encoder), *said_in_pairs(pairs, embedder, stuff.means, encoder)]
        ),
        "limits": fit_limits(held_pairs(calibrating, pairs, encoder)),
    }
