"""The language model that reads beside the local ear, where the operator set one and the company agreed to it.

Nothing here decides: words go out only by core.sending's rule, answers are checked by language.backends, and what they
propose is linked, dated and judged like everything heard. Whatever goes wrong, the local ear's findings stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from ropeteam.core.errors import RopeteamError
from ropeteam.core.sending import ANSWERED, Outcome, stays
from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.flows import ear, house_ear
from ropeteam.language.backends import llm
from ropeteam.language.backends.llm_answer import Checked, Placed, Unreadable, checked
from ropeteam.language.backends.llm_prompt import Prompt, ask_for
from ropeteam.language.backends.llm_settings import LlmSettings, settings_from
from ropeteam.language.contract import Entry, Heard, SpokenTurn
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.hearing import Unit, units
from ropeteam.language.listening.task import Task
from ropeteam.store.models import Company, ModelReading, TextVersion
from ropeteam.store.queries import conversations as query
from ropeteam.store.queries import readings
from ropeteam.store.queries.product import CapabilityKnown, Truth, truth

A_TURN = 3  # so many entries does each turn bring near, where the model does not see the whole catalogue


@dataclass(frozen=True, slots=True)
class Question:
    """What a language model is asked about one text, and what its answer is checked against."""

    prompt: Prompt
    units: tuple[Unit, ...]
    entries: tuple[Entry, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(entry.key for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a language model read a text; booked with what was heard."""

    outcome: Outcome
    model: str
    place: str
    asked: str
    tokens: int
    checked: Checked

    @property
    def answered(self) -> bool:
        return self.outcome in ANSWERED


def language_model() -> LlmSettings | None:
    """The model that the operator set; None where none is. A wrong setting is refused by name."""
    return settings_from(settings.ROPETEAM_LLM)


def names(company: Company) -> tuple[str, str]:
    """Rules and model by which this company's talks are heard now."""
    model = language_model()
    if model is None or readings.agreed(company) != model.place:
        return detect.RULES, house_ear.of(company).model
    return llm.RULES, model.model


def question_about(text_id: int, *, whole: bool) -> Question:
    """The question about a text as it stands now: another catalogue, another question."""
    text = query.text_with_words(text_id)
    product = query.product_of(text.conversation)
    return question(text, ear.spoken_turns(text), truth(product) if product else None, whole=whole)


def question(text: TextVersion, turns: Sequence[SpokenTurn], known: Truth | None, *, whole: bool = True) -> Question:
    """The exact question about a text, with the whole catalogue or with what its turns bring near."""
    said = tuple(units(turns, internal=text.conversation.internal))
    offered = {pk: _offered(one, known) for pk, one in known.capabilities.items()} if known else {}
    near = set(offered) if known is None or whole else _near(said, known, text.language)
    entries = tuple(entry for pk, entry in offered.items() if pk in near)
    prompt = ask_for(said, entries, internal=text.conversation.internal, language=text.language)
    return Question(prompt, said, entries)


def read_by_model(text: TextVersion, turns: Sequence[SpokenTurn], known: Truth | None) -> Reading | None:
    """The model's reading of a text, or why there is none; None where the operator set no model. Sends words only where the
    company agreed to the place."""
    model = language_model()
    if model is None:
        return None
    talk = text.conversation
    confidential = talk.deal is not None and talk.deal.confidential
    why = stays(agreed=readings.agreed(talk.company), place=model.place, confidential=confidential, basis=talk.basis)
    if why is not None:
        return Reading(why, model.model, "", "", 0, llm.NOTHING)
    asked = question(text, turns, known, whole=model.whole)
    kept = readings.kept(text, asked=asked.prompt.asked, model=model.model)
    if kept is not None:
        placed = tuple(_placed(row) for row in kept.placed or ())
        return Reading(Outcome.KEPT, model.model, "", asked.prompt.asked, 0, Checked(placed, ()))
    allowance = model.budget_tokens - readings.spent()
    answer = _reader(model).read(asked.prompt, asked.units, asked.ids, allowance=allowance)
    return Reading(answer.outcome, model.model, model.place, asked.prompt.asked, answer.tokens, answer.checked)


def read_from_file(asked: Question, answer: str, *, model: str) -> Reading:
    """An answer that somebody brought in a file, checked like any other. Refused where it cannot be read."""
    try:
        found = checked(answer, asked.units, asked.ids)
    except Unreadable as error:
        raise RopeteamError("llm_answer_unreadable") from error
    return Reading(Outcome.READ, model, "file", asked.prompt.asked, 0, found)


def heard_by(reading: Reading | None, local: list[Heard], task: Task) -> list[Heard]:
    """What stands: the model's findings with the local ear's sure promises; the local ear's alone without an answer."""
    if reading is None or not reading.answered:
        return local
    talk, releases = task.talk, task.product.releases if task.product else {}
    said = units(talk.turns, internal=talk.internal)
    placed = reading.checked.placed
    found = llm.heard_from(placed, said, held_on=talk.held_on, language=talk.language, releases=releases)
    return llm.together(found, local)


def book(reading: Reading, text: TextVersion) -> None:
    """That the model was asked, with what it cost and, of a new answer, its places."""
    rows = [[x.unit, x.start, x.end, x.kind, x.named, x.due, x.sure] for x in reading.checked.placed]
    ModelReading.objects.create(
        text=text,
        model=reading.model,
        place=reading.place,
        rules=llm.RULES,
        asked=reading.asked,
        outcome=reading.outcome.value,
        tokens=reading.tokens,
        placed=rows if reading.outcome == Outcome.READ else None,
        refused=dict(reading.checked.refused),
    )


@lru_cache(maxsize=4)
def _reader(model: LlmSettings) -> llm.LlmReader:
    return llm.LlmReader(model)


def _offered(one: CapabilityKnown, known: Truth | None) -> Entry:
    """By the folder's own id; without its status, which is none of the model's business, and without other people's words."""
    parts = [one.version.name, one.version.description, *(limit.text for limit in one.limits)]
    return Entry(one.capability.key, (*(part for part in parts if part), *_titles(one, known)))


def _titles(one: CapabilityKnown, known: Truth | None) -> Iterator[str]:
    for item in known.items_for(one.capability) if known else ():
        if item.version.status != RoadmapStatus.DROPPED:
            yield item.version.title


def _near(said: Sequence[Unit], known: Truth, language: str) -> set[int]:
    catalogue = ear.capabilities(known)
    found = (catalogue.match(unit.text, language=language, most=A_TURN) for unit in said)
    return {int(match.key) for matches in found for match in matches}


def _placed(row: Sequence[object]) -> Placed:
    unit, start, end, kind, named, due, sure = row
    pair = (int(due[0]), int(due[1])) if isinstance(due, list) else None
    return Placed(int(str(unit)), int(str(start)), int(str(end)), str(kind), _text(named), pair, sure is True)


def _text(named: object) -> str | None:
    return None if named is None else str(named)
