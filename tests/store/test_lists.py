"""Long lists by place: no row twice, none lost, whatever is asked after, before or around."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import World
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.store import models
from ropeteam.store.queries.lists import Listed, Place, Where, everything, fall, neighbours, place_of

DAY = "opened_on"
EVERY = Listed(models.Deal.objects.all, day=DAY, nullable=True)


@pytest.fixture
def deals(world: World) -> list[models.Deal]:
    """Twelve more deals, two a day, three without a day; in the order the list should have."""
    rows = []
    for no in range(12):
        day = None if no >= 9 else date(2026, 10, 1) - timedelta(days=no // 2)
        rows.append(models.Deal.objects.create(company=world.company, key=f"x{no}", title=f"X{no}", opened_on=day))
    rows += [world.deal, world.confidential]
    return sorted(rows, key=lambda row: (row.opened_on is not None, -(row.opened_on or date.min).toordinal(), -row.pk))


class TestFall:
    @pytest.mark.parametrize("size", [1, 2, 3, 5, 50])
    def test_walks_down_and_up_over_every_row_once(self, deals: list[models.Deal], size: int) -> None:
        seen: list[models.Deal] = []
        where = Where()
        while True:
            part = fall(EVERY, where=where, size=size)
            seen += part.rows
            if not part.later:
                break
            where = Where(after=place_of(part.rows[-1], DAY))
        assert seen == deals

        back = list(part.rows)
        while part.earlier:
            part = fall(EVERY, where=Where(before=place_of(part.rows[0], DAY)), size=size)
            back = part.rows + back
        assert back == deals

    def test_opens_around_a_row_with_what_stands_above_it(self, deals: list[models.Deal]) -> None:
        here = deals[4]

        part = fall(EVERY, where=Where(around=place_of(here, DAY)), size=3)

        assert part.rows == deals[:7]
        assert (part.earlier, part.later) == (False, True)

    def test_neighbours_are_the_rows_above_and_below(self, deals: list[models.Deal]) -> None:
        for no, deal in enumerate(deals):
            above, below = neighbours(EVERY, place_of(deal, DAY))

            assert above == (deals[no - 1] if no else None)
            assert below == (deals[no + 1] if no + 1 < len(deals) else None)

    def test_everything_comes_in_chunks(self, deals: list[models.Deal]) -> None:
        chunks = list(everything(EVERY, chunk=5))

        assert [row for chunk in chunks for row in chunk] == deals
        assert [len(chunk) for chunk in chunks] == [5, 5, 4]


class TestPlace:
    @given(st.one_of(st.none(), st.dates()), st.integers(min_value=0, max_value=2**62))
    def test_reads_what_it_wrote(self, day: date | None, pk: int) -> None:
        assert Place.read(str(Place(day, pk))) == Place(day, pk)

    @given(st.text(max_size=30))
    def test_takes_nothing_from_what_somebody_mistyped(self, text: str) -> None:
        read = Place.read(text)

        assert read is None or isinstance(read.pk, int)
