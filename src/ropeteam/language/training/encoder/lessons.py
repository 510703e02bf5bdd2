"""What the encoder may learn from: neither the calibration nor the locked companies, nor their parts of the pair corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ropeteam.language.corpus import read
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.encoder.tokens import Tokenizer
from ropeteam.language.training.encoder.rows import PairRow, TalkRows, keys_of, pair_rows, spoken_pairs, talk_rows
from ropeteam.language.training.pairs import Pair, pair_part, read_pairs
from ropeteam.language.training.split import CALIBRATION, LOCKED, PAIR_CALIBRATION, PAIR_LOCKED


@dataclass(frozen=True, slots=True)
class Lessons:
    """`keys` are each company's catalogue entries."""

    companies: list[str]
    talks: list[TalkRows]
    keys: dict[str, list[Row]]
    pairs: list[PairRow]


def lessons(corpus: Path, tokens: Tokenizer) -> Lessons:
    companies = [one for one in read(corpus).companies if one.key not in (*LOCKED, *CALIBRATION)]
    pairs = [row for company in companies for row in spoken_pairs(company, tokens)]
    return Lessons(
        companies=[company.key for company in companies],
        talks=[talk_rows(company, talk, tokens) for company in companies for talk in company.talks],
        keys={company.key: keys_of(company, tokens) for company in companies},
        pairs=[*pairs, *pair_rows(learnt(read_pairs(corpus)[0]), tokens)],
    )


def learnt(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair_part(pair) not in (PAIR_LOCKED, PAIR_CALIBRATION)]
