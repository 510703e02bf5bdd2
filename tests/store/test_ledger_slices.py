"""The ledger in pages: every line of both tables once and in order, however many are asked for at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.stage import put_ear

from ropeteam.flows import promises
from ropeteam.store.queries.ledger import Ledger, LedgerFilter


@pytest.fixture(scope="module")
def many(built: World) -> list[str]:
    """Promises by hand around the talk's day, so that both tables interleave; the places in the order of the list."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        for no in range(6):
            promises.enter(
                built.deal,
                actor=built.seller,
                sentence=f"Zusage {no}",
                on=TODAY,
                said_on=date(2026, 11, 8) + timedelta(no // 2),
            )
    return [entry.place for entry in Ledger(built.seller, LedgerFilter(), on=TODAY).slice(size=50).rows]


class TestSlice:
    @pytest.mark.parametrize("size", [1, 2, 3, 4, 50])
    def test_walks_down_and_up_over_every_line_once(self, world: World, many: list[str], size: int) -> None:
        ledger = Ledger(world.seller, LedgerFilter(), on=TODAY)
        assert len(many) == 8
        seen: list[str] = []
        after = ""
        while True:
            part = ledger.slice(after=after, size=size)
            seen += [entry.place for entry in part.rows]
            if not part.later:
                break
            after = seen[-1]
        assert seen == many

        back = [entry.place for entry in part.rows]
        while part.earlier:
            part = ledger.slice(before=back[0], size=size)
            back = [entry.place for entry in part.rows] + back
        assert back == many

    def test_everything_is_the_whole_list(self, world: World, many: list[str]) -> None:
        chunks = Ledger(world.seller, LedgerFilter(), on=TODAY).everything(chunk=3)

        assert [entry.place for chunk in chunks for entry in chunk] == many
