"""The queue's own file: a job comes with the data or not at all; what a dead worker left is taken back, no other."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from cast import TODAY, World
from django.db import connection, transaction
from django.utils import timezone
from flows.stage import Script
from procrastinate.contrib.django.models import ProcrastinateJob

import ropeteam
from ropeteam.core.vocabulary import AskStand, SignalKind
from ropeteam.flows import conversations, rejudging
from ropeteam.flows.signing import KINDS
from ropeteam.jobs import reactions, tasks
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models, queue


def doing(job: int, *, beat: timedelta | None) -> None:
    """The job as a worker has it that last beat so long ago; None: a worker that is no longer known."""
    with connection.cursor() as cursor:
        worker = None
        if beat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [timezone.now() - beat]
            )
            worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [worker, job])


class TestEnqueue:
    def test_comes_with_the_data_or_not_at_all(self, empty: None) -> None:
        with transaction.atomic():
            lost = queue.enqueue(queue.REACT, event_id=1)
            transaction.set_rollback(True)
        kept = queue.enqueue(queue.LISTEN, lock="listen-1", text_id=1)

        assert not ProcrastinateJob.objects.filter(pk=lost).exists()
        job = ProcrastinateJob.objects.get(pk=kept)
        assert (job.task_name, job.args, job.lock, job.status) == (
            "ropeteam.listen",
            {"text_id": 1},
            "listen-1",
            "todo",
        )

    def test_is_told_by_state(self, empty: None) -> None:
        before = dict(queue.status())
        doing(queue.enqueue(queue.REACT, event_id=1), beat=None)
        queue.enqueue(queue.REACT, event_id=2)

        after = queue.status()

        assert after["doing"] - before.get("doing", 0) == 1
        assert after["todo"] - before.get("todo", 0) == 1


class TestRescue:
    @pytest.mark.parametrize(
        ("beat", "rescued"),
        [
            (timedelta(seconds=0), False),
            (queue.DEAD_AFTER - timedelta(seconds=5), False),
            (queue.DEAD_AFTER + timedelta(seconds=5), True),
            (None, True),
        ],
        ids=["alive", "slow", "dead", "forgotten"],
    )
    def test_takes_back_what_a_dead_worker_had_and_no_other(
        self, beat: timedelta | None, rescued: bool, empty: None
    ) -> None:
        job = queue.enqueue(queue.REACT, event_id=1)
        doing(job, beat=beat)

        assert queue.rescue() == int(rescued)

        assert ProcrastinateJob.objects.get(pk=job).status == ("todo" if rescued else "doing")

    def test_runs_every_minute_by_itself(self) -> None:
        (periodic,) = [
            one for one in tasks.app.periodic_registry.periodic_tasks.values() if one.task.name == "ropeteam.rescue"
        ]

        assert periodic.cron == "* * * * *"


class TestATask:
    def test_listens_to_the_text_it_is_given(self, world: World, script: Script) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE))
        data = b"Nora Lindt: Den Export liefern wir.\n"
        text = conversations.take_in(world.unheard, actor=world.seller, data=data, file_name="c2.txt").text
        assert text is not None

        for _ in range(2):
            tasks.listen(text.pk)

        assert text.signals.count() == 1

    def test_reacts_to_the_event_it_is_given(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[tuple[int, date]] = []
        monkeypatch.setattr(reactions, "react", lambda pk, *, on: seen.append((pk, on)))

        tasks.react(7)

        assert [pk for pk, _ in seen] == [7]


class TestReactions:
    def test_are_to_events_that_happen(self) -> None:
        package = Path(ropeteam.__file__).parent
        codes = re.compile("|".join(map(re.escape, reactions.REACTIONS)))
        said = {
            node.value
            for layer in ("flows", "store")
            for path in (package / layer).rglob("*.py")
            if codes.search(words := path.read_text())  # parsing all of them takes a second
            for node in ast.walk(ast.parse(words))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        put_together = {f"ask.{stand}" for stand in AskStand}
        put_together |= {f"{kind.name}.{deed}" for kind in KINDS.values() for deed in ("signed", "not_signed")}

        assert set(reactions.REACTIONS) <= said | put_together

    def test_to_a_code_that_nobody_listens_to_do_nothing(self, world: World) -> None:
        event = models.Event.objects.filter(code="conversation.known").latest("pk")

        assert reactions.react(event.pk, on=TODAY) == 0

        assert not models.Delivery.objects.exists()

    def test_that_break_a_rule_of_the_database_are_not_taken_for_done(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An IntegrityError of the reaction itself must not look like `somebody else was faster`."""

        def breaks(**_: object) -> None:
            models.Product.objects.create(company=world.company, key="leitstand", name="noch einmal")

        monkeypatch.setattr(rejudging, "rejudge_citing", breaks)
        event = models.Event.objects.create(
            company=world.company, code="roadmap.changed", subject_table="x", subject_id=world.offline_item.pk
        )

        with pytest.raises(Exception, match="product_key_in_company"):
            reactions.react(event.pk, on=TODAY)

        assert not models.Delivery.objects.exists()
