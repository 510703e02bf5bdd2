"""A need and the change request it asks for: needs that the labels put under one request, found again among all requests.

As the product ranks them (flows/nearest.py): centred sentence vectors, nothing learnt but each language's mean. A request stands
here for the needs of its group other than the one that is asked, so only groups of two and more are asked about; all groups
are candidates.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.embedding import centre
from ropeteam.language.models.weights import language_means

NAMES = (("among the company's own", "own"), ("among those of all companies", "all"))


def requests_found(companies: Sequence[Company], embedder: Embedder) -> dict[str, float]:
    needs = [
        (company.key, company.language, label.cr, label.quote)
        for company in companies
        for talk in company.talks
        for turn in talk.turns
        for label in turn.labels
        if label.cr
    ]
    quotes, languages = [quote for _, _, _, quote in needs], [language for _, language, _, _ in needs]
    vectors = centre(embedder.embed(quotes), languages, language_means(embedder.name))
    groups = [(company, request) for company, _, request, _ in needs]
    names = sorted(set(groups))
    of = np.array([names.index(group) for group in groups])
    owner = np.array([company for company, _ in names])
    asked = [no for no, group in enumerate(of) if (of == group).sum() > 1]
    figures: dict[str, float] = {"requests": float(len(names)), "needs_asked": float(len(asked))}
    print(f"\nThe change request a need belongs to: {len(names)} requests, {len(asked)} needs of requests with several")
    for title, name in NAMES:
        ranks = [
            rank(of, vectors @ vectors[no], no, owner == needs[no][0] if name == "own" else np.ones(len(names), bool))
            for no in asked
        ]
        cells = []
        for language in ("", "de", "en"):
            mine = [one for one, no in zip(ranks, asked, strict=True) if language in ("", needs[no][1])]
            first, five = (float(np.mean([one <= most for one in mine])) if mine else 0.0 for most in (1, 5))
            prefix = f"request_{name}{'_' if language else ''}{language}"
            figures |= {f"{prefix}_at_1": first, f"{prefix}_at_5": five}
            cells.append(f"{language or 'all'} n {len(mine)}: @1 {first:.2f} @5 {five:.2f}")
        print(f"  {title:30} " + " · ".join(cells))
    return figures


def rank(of: np.ndarray, scores: np.ndarray, asked: int, candidates: np.ndarray) -> int:
    """Where the request of need `asked` comes, 1 the first, by its nearest other need; `of`: each need's request."""
    best = np.full(len(candidates), -np.inf)
    others = np.arange(len(of)) != asked
    np.maximum.at(best, of[others], scores[others])
    return int((best[candidates] >= best[of[asked]]).sum())
