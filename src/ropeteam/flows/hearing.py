"""What an ear is asked about a text: its words, the product as known now, the company's ear. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ropeteam.flows import ear, house_ear
from ropeteam.language.listening.task import Product, Talk, Task
from ropeteam.store.models import Company, TextVersion
from ropeteam.store.queries import conversations as query
from ropeteam.store.queries.product import Truth, releases, truth

AT_ONCE = 100


def tasks(company: Company, text_ids: Sequence[int], **model: str) -> Iterator[Task]:
    """What ears are asked of many texts, loaded as they are needed. A backlog may take days: who withdrew meanwhile, was
    heard by somebody else, or has newer words, is left out."""
    for start in range(0, len(text_ids), AT_ONCE):
        some = text_ids[start : start + AT_ONCE]
        waiting = set(query.waiting(company, **model).filter(pk__in=some).values_list("pk", flat=True))
        for pk in some:
            if pk in waiting:
                yield asked(pk)


def asked(text_id: int) -> Task:
    """Everything an ear needs of one text."""
    text = query.text_with_words(text_id)
    product = query.product_of(text.conversation)
    return task(text, truth(product) if product else None)


def task(text: TextVersion, known: Truth | None) -> Task:
    talk = text.conversation
    return Task(
        talk=Talk(
            key=text.pk,
            name=talk.key,
            turns=tuple(ear.spoken_turns(text)),
            held_on=talk.held_on,
            internal=talk.internal,
            language=text.language,
        ),
        product=product_as(known, talk.held_on) if known else None,
        house=house_ear.of(talk.company),
    )


def product_as(known: Truth, said_on: date) -> Product:
    """The product's truth as an ear sees it: words under ids; releases by the roadmap of the day on which it was said."""
    return Product(
        capabilities=ear.capability_entries(known),
        non_goals=ear.non_goal_entries(known),
        lines={str(pk): ear.line(one) for pk, one in known.capabilities.items()},
        named={str(pk): one.capability.key for pk, one in known.capabilities.items()},
        releases=releases(known.product, said_on),
    )
