"""Our own labelled conversations as an ear is given them."""

from __future__ import annotations

from collections.abc import Iterator

from ropeteam.language.corpus import Company, place, read
from ropeteam.language.detect.listen import MODEL
from ropeteam.language.listening.task import House, Product, Talk, Task
from ropeteam.language.match.held import Line
from ropeteam.language.training.goals import goals_of
from ropeteam.language.training.matching import entries_of


def tasks() -> Iterator[Task]:
    """All talks of the corpus, company by company."""
    for company in read(place()).companies:
        yield from tasks_of(company)


def tasks_of(company: Company) -> Iterator[Task]:
    product = product_of(company)
    for no, talk in enumerate(company.talks):
        spoken = Talk(
            key=no,
            name=talk.key,
            turns=tuple(turn.spoken for turn in talk.turns),
            held_on=talk.held_on,
            internal=talk.internal,
            language=company.language,
        )
        yield Task(spoken, product, House(MODEL))


def product_of(company: Company) -> Product:
    return Product(
        capabilities=tuple(entries_of(company)),
        non_goals=tuple(goals_of(company)),
        lines={line.key: Line(line.name, line.description, tuple(line.limits)) for line in company.capabilities},
        named={line.key: line.key for line in company.capabilities},
        releases=company.releases,
    )
