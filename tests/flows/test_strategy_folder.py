"""A folder comes again with its strategy: what was published or drafted here meanwhile is not lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cast import TODAY
from flows.folders import FILES, edited, write
from flows.stage import take

from ropeteam.flows import strategy
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import strategy as query

ALONE: dict[str, str | None] = {name: None for name in FILES if name != "company.yaml"}


@pytest.fixture(scope="module")
def first(stage: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    take(write(tmp_path_factory.mktemp("first") / "a", ALONE))


@pytest.fixture
def product(first: None, empty: None) -> models.Product:
    return models.Product.objects.get(company__name="Kleine Gärtner GmbH")


class TestAFolder:
    def test_that_says_the_same_again_undoes_nothing_published_here(
        self, product: models.Product, tmp_path: Path
    ) -> None:
        made = publish_here(product)

        take(write(tmp_path / "b", ALONE))
        assert query.standing(product) == made

        take(write(tmp_path / "c", ALONE | edited("company.yaml", "Jede Maschine", "Jede Halle")))
        assert query.standing(product).vision == "Jede Halle im Blick."  # type: ignore[union-attr]

    def test_that_says_something_new_finds_its_number_beside_a_draft(
        self, product: models.Product, tmp_path: Path
    ) -> None:
        now = query.text_of(query.standing(product))
        strategy.write_draft(product, replace(now, vision="Neu."), actor=OPERATOR, seen=None)

        take(write(tmp_path / "b", ALONE | edited("company.yaml", "Jede Maschine", "Jede Halle")))
        assert query.standing(product).vision == "Jede Halle im Blick."  # type: ignore[union-attr]

        version = strategy.publish(product, actor=OPERATOR, on=TODAY)
        assert query.standing(product) == version, "a draft that waited comes after what was published meanwhile"


def publish_here(product: models.Product) -> models.StrategyVersion:
    now = query.text_of(query.standing(product))
    strategy.write_draft(product, replace(now, vision="Neu."), actor=OPERATOR, seen=None)
    return strategy.publish(product, actor=OPERATOR, on=TODAY)
