"""What is heard depends on the talk alone: not on the process, nor on what it heard before; and it travels."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from language.our_corpus import our_companies

from bench._tasks import tasks_of
from ropeteam.language.contract import Heard, Match
from ropeteam.language.embedding import load
from ropeteam.language.listening import hear as hearing
from ropeteam.language.listening.hear import catalogue, hear, meant
from ropeteam.language.listening.pool import Pool
from ropeteam.language.listening.task import Listened, Product, Task


@pytest.fixture(scope="module")
def talks() -> list[Task]:
    """Short ones of two companies, one German, one English."""
    first = [next(one for one in our_companies() if one.language == language) for language in ("de", "en")]
    return [min(tasks_of(company), key=lambda one: len(one.talk.turns)) for company in first]


@pytest.fixture(scope="module")
def heard(talks: list[Task]) -> list[Listened]:
    catalogue.cache_clear()
    return [hear(task) for task in talks]


@pytest.fixture
def fresh() -> Iterator[None]:
    catalogue.cache_clear()
    yield
    catalogue.cache_clear()


class TestWhatIsHeard:
    def test_is_something(self, heard: list[Listened]) -> None:
        assert sum(len(one.found) for one in heard) > 10
        assert any(one.capability for talk in heard for one in talk.found)
        assert any(one.held for talk in heard for one in talk.found)
        assert any(one.mood for one in heard)

    def test_is_the_same_to_the_last_bit_in_any_order(
        self, talks: list[Task], heard: list[Listened], fresh: None
    ) -> None:
        backwards = [hear(task) for task in reversed(talks)]

        assert [repr(one) for one in reversed(backwards)] == [repr(one) for one in heard]

    def test_does_not_lean_on_what_was_read_before(
        self, talks: list[Task], heard: list[Listened], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same sentence among others differs in its last bits: kept from before, it would show."""
        words = [turn.text for turn in talks[0].talk.turns]
        load().forget()  # type: ignore[attr-defined]
        alone = [load().embed([text]).tobytes() for text in words]
        load().forget()  # type: ignore[attr-defined]
        together = [vector.tobytes() for vector in load().embed(words)]
        there: list[bytes] = []

        def listens(*_: Any, embedder: Any, **__: Any) -> list[Heard]:
            there.extend(embedder.embed([text]).tobytes() for text in words)
            return []

        monkeypatch.setattr(hearing.detect, "listen", listens)

        hear(talks[0])

        assert together != alone
        assert there == alone

    def test_forgets_nothing_in_the_middle_of_a_talk_whose_product_has_no_lines_yet(
        self, talks: list[Task], fresh: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        product = talks[0].product
        assert product is not None
        bare = replace(talks[0], product=replace(product, capabilities=(), non_goals=()))
        happened: list[str] = []
        listens = hearing.detect.listen

        def listened(*words: Any, **more: Any) -> list[Heard]:
            happened.append("listened")
            return listens(*words, **more)

        monkeypatch.setattr(hearing, "forget", lambda embedder: happened.append("forgot"))
        monkeypatch.setattr(hearing.detect, "listen", listened)

        assert hear(bare).found
        assert happened[-1] == "listened"

    def test_is_the_same_in_another_process(self, talks: list[Task], heard: list[Listened]) -> None:
        """One is enough: a second would read the weights once more, and nothing here could tell it from the first."""
        with Pool(1) as pool:
            answers = list(pool.hear(talks))

        assert [repr(one) for one in answers] == [repr(one) for one in heard]

    def test_travels_small(self, talks: list[Task], heard: list[Listened]) -> None:
        assert pickle.loads(pickle.dumps(talks)) == talks
        assert pickle.loads(pickle.dumps(heard)) == heard
        assert max(len(pickle.dumps(one)) for one in heard) < 50_000


class TestMeant:
    NEAR = (Match("7", 0.6, 0.4), Match("9", 0.5, 0.3))
    PRODUCT = Product((), (), {}, {"7": "export", "9": "offline"}, {})

    @pytest.mark.parametrize(("named", "key"), [(None, "7"), ("offline", "9"), ("never-heard-of", "7"), ("", None)])
    def test_is_what_an_ear_named_only_where_the_words_bring_it_near(self, named: str | None, key: str | None) -> None:
        found = meant(self.NEAR, named, self.PRODUCT)

        assert (found.key if found else None) == key

    def test_is_nothing_below_the_floor(self) -> None:
        assert meant((Match("7", 0.6, hearing.FLOOR - 0.01),), None, self.PRODUCT) is None
