"""Words beside a line: each is read by itself first, and what comes out depends on the pair alone."""

from __future__ import annotations

import numpy as np
import pytest

from ropeteam.language.encoder.encoder import shipped
from ropeteam.language.encoder.pairs import judged, pair_row, parted
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.encoder.windows import CATALOGUE

pytestmark = pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")

SAID = "Auch mit hundertzwanzig Filialen geht das."
BEFORE = "Wie viele Häuser dürfen wir anschließen?"
LINES = ("bis 80 Filialen. Filialabgleich. Bestände aller Häuser.", "only in Switzerland. Payroll. Monthly runs.")


def test_words_end_where_the_line_begins_and_begin_behind_what_was_said_before() -> None:
    encoder = shipped()
    assert encoder is not None
    tokens = encoder.tokens

    cut = parted(pair_row(tokens, SAID, LINES[0], BEFORE))

    assert cut.words[0][cut.begin : -1].tolist() == tokens.pieces(SAID).ids.tolist()
    assert cut.line[0][:-1].tolist() == tokens.pieces(LINES[0]).ids.tolist()
    assert set(cut.line[1].tolist()) == {CATALOGUE}


def test_nothing_said_before_leaves_only_the_mark_in_front() -> None:
    encoder = shipped()
    assert encoder is not None

    assert parted(pair_row(encoder.tokens, SAID, LINES[0])).begin == 1


def test_a_pair_is_judged_alike_whatever_was_judged_before_it() -> None:
    encoder = shipped()
    assert encoder is not None
    rows = [pair_row(encoder.tokens, SAID, line, BEFORE) for line in LINES]

    together = judged(encoder, "relation", rows)
    turned = judged(encoder, "relation", rows[::-1])[::-1]

    assert turned == pytest.approx(together, abs=1e-6)
    assert judged(encoder, "relation", rows[1:])[0] == pytest.approx(together[1], abs=1e-6)
    assert abs(together[0] - together[1]).max() > 1e-3


def test_what_was_said_before_counts_through_the_words() -> None:
    encoder = shipped()
    assert encoder is not None
    rows = [pair_row(encoder.tokens, SAID, LINES[0], before) for before in ("", BEFORE)]

    alone, with_it = judged(encoder, "relation", rows)

    assert not np.array_equal(alone, with_it)
