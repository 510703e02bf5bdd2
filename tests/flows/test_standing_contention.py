"""Two write about the same signal, promise or deal at once: what is kept beside them says what both wrote."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from cast import TODAY, World
from django.db import connection, connections, transaction
from flows.at_once import at_once, open_world
from flows.copies import alike
from flows.heard import hear_many

from ropeteam.core.vocabulary import Backing, Fit
from ropeteam.flows import inbox, signals
from ropeteam.store import models

__all__ = ["open_world"]
LONGEST_S = 5  # the second stands waiting long before, or need not wait at all


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        (waits,) = cursor.fetchone()
    return bool(waits)


def first_and_second(first: Callable[[], object], second: Callable[[], object]) -> None:
    """The second begins when the first has written and goes as far as it comes before that is committed."""
    written = Event()

    def one() -> None:
        try:
            with transaction.atomic():
                first()
                written.set()
                until = time.monotonic() + LONGEST_S
                while not done.wait(0.01) and not somebody_waits() and time.monotonic() < until:
                    pass
        finally:
            connections.close_all()

    def two() -> None:
        try:
            written.wait(10)
            second()
        finally:
            done.set()
            connections.close_all()

    done = Event()
    with ThreadPoolExecutor(2) as threads:
        for ran in [threads.submit(one), threads.submit(two)]:
            ran.result(30)


def judged(signal: models.Signal) -> models.Judgement:
    return models.Judgement.objects.create(
        signal=signal, fit=Fit.DECLINED.value, backing=Backing.UNBACKED.value, rule_version="x", judged_on=TODAY
    )


class TestWhatIsKept:
    def test_of_a_signal_that_one_reviews_and_another_judges(self, open_world: World) -> None:
        signal, other = open_world.promise_offline, open_world.promise_training

        first_and_second(lambda: signals.confirm(signal, actor=open_world.seller, on=TODAY), lambda: judged(signal))
        first_and_second(lambda: judged(other), lambda: signals.confirm(other, actor=open_world.seller, on=TODAY))

        assert not models.Waiting.objects.filter(pk__in=[signal.pk, other.pk], mentioned=False).exists()
        alike()

    def test_of_a_promise_two_mentions_of_which_are_dismissed_at_once(self, open_world: World) -> None:
        one, two = open_world.promise_offline, open_world.promise_training
        promise = signals.confirm(one, actor=open_world.presales, on=TODAY).promise
        assert promise is not None
        signals.confirm(two, actor=open_world.presales, on=TODAY)
        models.Mention.objects.filter(signal=two).update(promise=promise)

        first_and_second(
            lambda: signals.dismiss(one, actor=open_world.presales, on=TODAY, reason="nein"),
            lambda: signals.dismiss(two, actor=open_world.presales, on=TODAY, reason="nein"),
        )

        assert models.Standing.objects.get(pk=promise.pk).outcome == "dismissed"
        alike()

    def test_of_words_booked_while_their_deal_becomes_confidential(self, open_world: World) -> None:
        world = open_world
        closed = models.Deal.objects.filter(pk=world.deal.pk)
        elsewhere = models.Conversation.objects.filter(pk=world.unheard.pk)

        first_and_second(lambda: hear_many(world, 4), lambda: closed.update(confidential=True))
        first_and_second(lambda: closed.update(confidential=False), lambda: hear_many(world, 4, turn=2000))
        first_and_second(lambda: elsewhere.update(deal=world.confidential), lambda: closed.update(confidential=True))

        alike()

    def test_of_words_booked_and_settled_while_the_counts_are_added_up(self, open_world: World) -> None:
        world = open_world
        row = hear_many(world, 1)[0]

        at_once(
            inbox.add_up,
            inbox.add_up,
            lambda: signals.confirm(row, actor=world.presales, on=TODAY),
            lambda: hear_many(world, 6, talk=world.unheard, turn=2000),
        )

        alike()
        inbox.add_up()
        alike()
