"""The road's places: inside the picture, in the order of days, nothing on top of another thing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ropeteam.web.charts.road import Camp, Peg, Talk, road

TODAY = date(2026, 11, 16)
# A phone's road is some 290 pixels wide: so many percent are a promise's mark (16 pixels) and a talk's dot (8).
MARK, DOT = 5.6, 2.8
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=TODAY)


class TestRoad:
    def test_is_not_drawn_from_a_single_day(self) -> None:
        assert road([], [], [], today=TODAY) is None
        assert road([], [Talk(TODAY, True, "Anruf")], [], today=TODAY) is None

    def test_spans_from_the_first_day_to_today_or_the_end(self) -> None:
        start, end = TODAY - timedelta(days=100), TODAY - timedelta(days=10)

        running = road([Camp("opened", start)], [], [], today=TODAY)
        ended = road([Camp("opened", start), Camp("closed", end)], [], [], today=TODAY)

        assert running is not None
        assert ended is not None
        assert (running.last, running.today is not None) == (TODAY, True)
        assert (ended.last, ended.today) == (end, None)

    @given(st.lists(DAYS, min_size=1, max_size=40), st.lists(DAYS, max_size=10))
    def test_pegs_never_hang_on_each_other(self, pegs: list[date], talks: list[date]) -> None:
        drawn = road([], [Talk(day, True, "") for day in talks], [Peg(day, "as_is", "") for day in pegs], today=TODAY)
        if drawn is None:
            return

        places = [(peg.x, peg.y) for peg in drawn.pegs]
        assert len(places) == len(pegs)
        assert all(0 <= x <= 100 for x, _ in places)
        assert all(drawn.height > y for _, y in places)
        for no, (x, y) in enumerate(places):
            assert all(abs(x - other) >= MARK for other, row in places[:no] if row == y)

    @given(st.lists(DAYS, min_size=2, max_size=12, unique=True))
    def test_a_talk_never_covers_the_one_before_it(self, talks: list[date]) -> None:
        drawn = road([], [Talk(day, True, "") for day in talks], [], today=TODAY)
        assert drawn is not None

        for before, talk in pairwise(drawn.talks):
            assert talk.x - before.x >= DOT or talk.y != before.y
