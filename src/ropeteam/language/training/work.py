"""The service head: is a promise about people's work? Fitted on the promises of the corpus, told apart by their backing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ropeteam.core.vocabulary import Backing
from ropeteam.language.corpus import Company
from ropeteam.language.detect.features import letters
from ropeteam.language.detect.head import Head
from ropeteam.language.detect.service import work_rows
from ropeteam.language.training.fitting import fit, matrix

WORK, FUNCTION = "work", "function"


@dataclass(frozen=True, slots=True)
class Promise:
    company: str
    batch: str
    quote: str
    work: bool


def promises(companies: Sequence[Company]) -> Iterator[Promise]:
    for company in companies:
        for talk in company.talks:
            for turn in talk.turns:
                for label in turn.labels:
                    if label.kind == "promise":
                        work = label.backing == Backing.SERVICES
                        yield Promise(company.key, company.batch, label.quote, work)


def fit_work(found: Sequence[Promise]) -> Head:
    texts = [one.quote for one in found]
    dense = work_rows(texts)
    rows = matrix(dense, [letters(text) for text in texts])
    return fit(rows, [WORK if one.work else FUNCTION for one in found], width=dense.shape[1])


def work_chances(head: Head, found: Sequence[Promise]) -> list[float]:
    texts = [one.quote for one in found]
    chances = head.chances(work_rows(texts), [letters(text) for text in texts])
    return [float(one) for one in chances[:, head.classes.index(WORK)]]


def out_of_batch(found: Sequence[Promise]) -> list[float]:
    """For each promise the chance by a head that saw no promise of its author batch."""
    chances = np.zeros(len(found))
    for batch in sorted({one.batch for one in found}):
        head = fit_work([one for one in found if one.batch != batch])
        mine = [no for no, one in enumerate(found) if one.batch == batch]
        chances[mine] = work_chances(head, [found[no] for no in mine])
    return [float(one) for one in chances]
