"""Words beside a line: each is read by itself first, and what comes out depends on the pair alone."""

from __future__ import annotations

import numpy as np
import pytest

from ropeteam.language.encoder.encoder import Encoder, mean_and_greatest, shipped
from ropeteam.language.encoder.pairs import judged, line_row, said_row
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.encoder.windows import CATALOGUE

SAID = "Auch mit hundertzwanzig Filialen geht das."
BEFORE = "Wie viele Häuser dürfen wir anschließen?"
LINES = ("bis 80 Filialen. Filialabgleich. Bestände aller Häuser.", "only in Switzerland. Payroll. Monthly runs.")


@pytest.fixture
def encoder() -> Encoder:
    if not encoder_here():
        pytest.skip("the encoder is not on this system")
    found = shipped()
    assert found is not None
    return found


def test_the_words_begin_behind_what_was_said_before(encoder: Encoder) -> None:
    row, begin = said_row(encoder.tokens, SAID, BEFORE)

    assert row[0][begin:-1].tolist() == encoder.tokens.pieces(SAID).ids.tolist()
    assert row[0][1 : begin - 1].tolist() == encoder.tokens.pieces(BEFORE).ids.tolist()
    assert said_row(encoder.tokens, SAID)[1] == 1


def test_a_line_is_of_the_catalogue(encoder: Encoder) -> None:
    ids, sides = line_row(encoder.tokens, LINES[0])

    assert ids[:-1].tolist() == encoder.tokens.pieces(LINES[0]).ids.tolist()
    assert set(sides.tolist()) == {CATALOGUE}


def test_a_pair_is_judged_alike_whatever_is_judged_beside_it(encoder: Encoder) -> None:
    together = judged(encoder, "relation", SAID, LINES, BEFORE)
    turned = judged(encoder, "relation", SAID, LINES[::-1], BEFORE)[::-1]

    assert turned == pytest.approx(together, abs=1e-6)
    assert judged(encoder, "relation", SAID, LINES[1:], BEFORE)[0] == pytest.approx(together[1], abs=1e-6)
    assert abs(together[0] - together[1]).max() > 1e-3


def test_what_was_said_before_counts_through_the_words(encoder: Encoder) -> None:
    alone, with_it = (judged(encoder, "relation", SAID, LINES[:1], before)[0] for before in ("", BEFORE))

    assert abs(alone - with_it).max() > 1e-4


def test_no_line_no_chance(encoder: Encoder) -> None:
    assert judged(encoder, "goal", SAID, []).shape == (0, 2)


def test_runs_may_overlap_and_end_with_the_last_piece() -> None:
    flat = np.random.default_rng(3).standard_normal((9, 4)).astype(np.float32)
    runs = [(0, 3), (2, 9), (1, 2), (8, 9)]

    found = mean_and_greatest(flat, runs)

    wanted = [np.concatenate([flat[first:last].mean(axis=0), flat[first:last].max(axis=0)]) for first, last in runs]
    assert found == pytest.approx(np.stack(wanted), abs=1e-6)
    assert mean_and_greatest(flat, []).shape == (0, 8)
