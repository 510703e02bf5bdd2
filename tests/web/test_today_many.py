"""Today of somebody for whom very much waits."""

from __future__ import annotations

from collections import Counter

import pytest
from cast import World
from flows.talks import taken, talk
from web.conftest import Look
from web.test_today import of

from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def many(world_of_module: World) -> int:
    """Six talks of two deals, with ten promises each."""
    world = world_of_module
    twin = models.Deal.objects.create(company=world.company, key="d9", title="Zweites Werk", account=world.account)
    models.DealRole.objects.create(deal=twin, person=world.seller.person, role="seller", owner=True)
    for no in range(6):
        said = talk(world, key=f"m{no}")
        models.Conversation.objects.filter(pk=said.pk).update(deal=(world.deal, twin)[no % 2])
        text = taken(said, "\n".join(f"Nora Lindt: Zusage {line} liefern wir." for line in range(10)))
        heard = models.Analysis.objects.create(text=text, rules="r", model="m")
        for turn in text.turns.all():
            models.Signal.objects.create(
                conversation=said, text=text, first_turn=turn.no, last_turn=turn.no, start=0, end=len(turn.text),
                quote=turn.text, kind="promise", analysis=heard, confidence=0.9,
            )  # fmt: skip
    return 62


class TestManyThings:
    """Somebody with more than fifty of them sees eight of each kind, by deal, and the way to all."""

    def test_are_shown_in_part_with_room_for_every_talk(self, many: int, built: World) -> None:
        section = of(built, "seller")["confirm"]

        assert (section.total, len(section.rows)) == (many, 8)
        assert max(Counter(signal.conversation_id for signal in section.rows).values()) == 5

    def test_stand_by_deal_with_the_way_to_all(self, many: int, look: Look) -> None:
        html = look("seller", "today")

        part = html.split('id="confirm"')[1].split("</section>")[0]
        assert part.count('class="row signal"') == 8
        assert part.count('class="of-deal"') == 2
        assert f'<a href="?all=confirm#confirm">Alle {many} zeigen</a>' in part

    def test_are_all_there_when_somebody_asks(self, many: int, look: Look) -> None:
        html = look("seller", "today", all="confirm")

        part = html.split('id="confirm"')[1].split("</section>")[0]
        assert part.count('class="row signal"') == many
        assert "Weniger zeigen" in part
