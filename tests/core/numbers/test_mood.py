"""The mood of one conversation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.mood import Mood, Tone, mood, read

COUNTS = st.integers(1, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n)))


class TestMood:
    # 6.4 + (3.6 delight - 6.4 concern) / (n + 3)
    @pytest.mark.parametrize(
        ("n", "delight", "concern", "value", "shown"),
        [
            (1, 1, 0, 7.3, False),
            (4, 0, 0, 6.4, False),
            (5, 0, 0, 6.4, True),
            (17, 3, 1, 6.62, True),
            (17, 1, 3, 5.62, True),
            (17, 0, 17, 0.96, True),
            (17, 17, 0, 9.46, True),
            (17, 17, 17, 4.02, True),
        ],
    )
    def test_is_the_steadied_mean_of_the_utterances(self, n, delight, concern, value, shown):
        assert mood(n=n, delight=delight, concern=concern) == Mood(pytest.approx(value), n, shown)

    def test_is_absent_where_no_customer_spoke(self):
        assert mood(n=0, delight=0, concern=0) is None

    @settings(max_examples=20)
    @given(COUNTS)
    def test_stays_inside_the_scale_and_follows_its_signals(self, counts):
        n, delight, concern = counts
        here = mood(n=n, delight=delight, concern=concern).value

        assert 0 < here < 10
        assert mood(n=n, delight=min(delight + 1, n), concern=concern).value >= here
        assert mood(n=n, delight=delight, concern=min(concern + 1, n)).value <= here

    @pytest.mark.parametrize("wrong", [{"n": 2, "delight": 3, "concern": 0}, {"n": 2, "delight": 0, "concern": -1}])
    def test_refuses_more_signals_than_utterances(self, wrong):
        with pytest.raises(ValueError, match="customer utterances"):
            mood(**wrong)


class TestRead:
    def test_is_the_value_of_the_words_with_its_deviation(self):
        assert read(value=7.2, sd=1.1, n=9) == Mood(7.2, 9, True, 1.1)

    def test_is_absent_where_no_customer_spoke_and_hidden_where_few_words_did(self):
        assert read(value=7.2, sd=1.1, n=0) is None
        assert [read(value=7.2, sd=1.1, n=n).shown for n in (4, 5)] == [False, True]

    def test_loses_what_a_person_dismissed_and_stays_on_the_scale(self):
        assert read(value=6.0, sd=1.0, n=9, taken_out=[0.4, -0.1]).value == pytest.approx(5.7)
        assert read(value=0.2, sd=1.0, n=9, taken_out=[0.9]).value == 0.0

    # value +- 1.2816 sd, cut to 0..10
    @pytest.mark.parametrize(
        ("value", "sd", "likely"), [(6.0, 1.0, (4.7184, 7.2816)), (9.5, 1.0, (8.2184, 10.0)), (0.5, 1.0, (0.0, 1.7816))]
    )
    def test_says_from_where_to_where_four_of_five_lie(self, value, sd, likely):
        assert read(value=value, sd=sd, n=9).likely == pytest.approx(likely)

    # the whole of value +- 1.2816 sd above, below or around 6.4
    @pytest.mark.parametrize(
        ("value", "sd", "tone"),
        [(8.4, 1.5, Tone.GLAD), (8.3, 1.5, Tone.UNCLEAR), (6.4, 0.1, Tone.UNCLEAR), (4.4, 1.5, Tone.WORRIED)],
    )
    def test_says_in_a_word_only_what_its_deviation_allows(self, value, sd, tone):
        assert read(value=value, sd=sd, n=9).tone == tone

    def test_says_no_word_where_signals_were_counted(self):
        assert mood(n=9, delight=9, concern=0).tone is None

    def test_knows_no_deviation_where_signals_were_counted(self):
        assert mood(n=9, delight=1, concern=0).likely is None
