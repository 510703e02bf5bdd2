"""listen with many conversations: who listens, what is told of those that could not be heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from cast import World
from cli.running import Run
from flows.played import played
from flows.stage import Script
from flows.talks import NEED, PROMISE, taken, talk

from ropeteam.cli import backlog
from ropeteam.core.errors import RopeteamError
from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.flows import conversations, hearing
from ropeteam.language.listening.ears import Here
from ropeteam.language.listening.task import Unheard
from ropeteam.store import models
from ropeteam.store.queries import conversations as query


@pytest.fixture(scope="module")
def talks(built: World) -> Iterator[list[int]]:
    with played(built) as world:
        yield [taken(talk(world, key=f"k{no}")).pk for no in range(3)]


@pytest.fixture
def waiting(talks: list[int], world: World, script: Script) -> list[int]:
    script(PROMISE, NEED)
    return talks


class TestListen:
    def test_hears_a_few_in_this_process(self, waiting: list[int], run: Run) -> None:
        ran = run("listen", "--company", "kessel")

        assert ran.code == 0
        assert "processes" not in ran.out
        assert models.Analysis.objects.filter(text__in=waiting).count() == 3

    def test_names_who_could_not_be_heard_and_hears_the_rest(
        self, waiting: list[int], run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listen = conversations.detect.listen
        calls: list[int] = []

        def stumbles(*turns: Any, **how: Any) -> Any:
            calls.append(1)
            if len(calls) == 2:
                raise ZeroDivisionError
            return listen(*turns, **how)

        monkeypatch.setattr(conversations.detect, "listen", stumbles)

        ran = run("listen", "--company", "kessel")

        assert ran.code == 1
        named = [line.strip() for line in ran.lines if "ZeroDivisionError" in line]
        assert len(named) == 1
        unheard = query.waiting().get()
        assert named[0].startswith(f"{unheard.conversation.key}:")
        assert run("listen", "--company", "kessel").code == 0, "the next run tries it again"
        assert not query.waiting().exists()

    @pytest.mark.parametrize("lang", ["de", "en"])
    def test_names_twenty_and_counts_the_others(self, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
        backlog.tell_unheard([Unheard(no, f"k{no}", "died" if no else "KeyError") for no in range(25)], lang)

        said = capsys.readouterr().out
        assert said.count("k1") == 11
        assert ("5 weitere" if lang == "de" else "5 more") in said

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--workers", "0"], "workers_too_few"),
            (["--workers", "-3"], "workers_too_few"),
            (["--cluster", "tcp://127.0.0.1:9"], "cluster_unreachable"),
        ],
    )
    def test_refuses_who_cannot_listen(
        self, arguments: list[str], code: str, waiting: list[int], run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ropeteam.language.listening.cluster.CONNECT_S", 1)

        with pytest.raises(RopeteamError) as refused:
            run("listen", "--company", "kessel", *arguments)

        assert refused.value.code == code
        assert not models.Analysis.objects.filter(text__in=waiting).exists()

    def test_takes_a_cluster_or_workers_and_not_both(self, run: Run) -> None:
        with pytest.raises(SystemExit):
            run("listen", "--workers", "2", "--cluster", "tcp://127.0.0.1:9")


class TestTasks:
    def test_leave_out_who_withdrew_meanwhile(self, world: World, waiting: list[int]) -> None:
        tasks = hearing.tasks(world.company, waiting)
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.UNSET)

        assert list(tasks) == []

    def test_give_what_the_flow_itself_hears(self, world: World, waiting: list[int]) -> None:
        (task, *_) = hearing.tasks(world.company, waiting)

        assert task == hearing.asked(waiting[0])
        assert task.talk.name == "k0"
        assert task.product is not None
        assert set(task.product.named.values()) == {"offline", "sap-export", "berichte"}
        assert task.product.releases.keys() == {"9.0"}
        assert conversations.hear(waiting[0]).listened.found[0].heard.quote == PROMISE.quote

    def test_of_nobody_make_no_answers(self, world: World) -> None:
        assert list(Here().hear(hearing.tasks(world.company, []))) == []
