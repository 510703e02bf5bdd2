"""The optional ear: a language model of the operator's choice reads a whole conversation beside the local ear.

It proposes kind, quote, capability and the words that name a time. Everything else stays ours: places are looked up, the
day is read by our grammar, people's work by our head, the verdict by core.backing. And it may add, never silence: a promise
that the local ear surely hears stands whatever the model says, so no sentence of a talk can talk it away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from time import monotonic

from ropeteam.core.sending import Outcome
from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.backends.llm_answer import Checked, Placed, Unreadable, checked
from ropeteam.language.backends.llm_prompt import MOST_ANSWER_TOKENS, PROMPT, Prompt
from ropeteam.language.backends.llm_settings import LlmSettings
from ropeteam.language.backends.llm_wire import WireError, chat
from ropeteam.language.contract import Heard
from ropeteam.language.detect import listen as detect
from ropeteam.language.detect.before import words_before
from ropeteam.language.detect.due import due
from ropeteam.language.detect.hearing import Unit
from ropeteam.language.detect.service import is_service
from ropeteam.language.utterances import places

RULES = f"{PROMPT}+{detect.RULES}"  # stored with every finding, beside the model's name
LONGEST = 240_000  # characters of one question; longer talks stay with the local ear
RECALLED = "recalled"
# A model's word is not calibrated; these two only put its findings above and below the line.
SURE, UNSURE = 0.6, 0.3
_FAILURES, _REST_SECONDS = 3, 300.0


NOTHING = Checked((), ())


@dataclass(frozen=True, slots=True)
class Answer:
    """How asking ended. `tokens` were spent, also where it ended badly; a request without a count is estimated."""

    outcome: Outcome
    tokens: int = 0
    checked: Checked = NOTHING


class LlmReader:
    """Asks the endpoint. After three failures in a row it rests for five minutes, so that a dead endpoint costs three
    waits and not one a conversation."""

    def __init__(self, settings: LlmSettings, *, clock: Callable[[], float] = monotonic) -> None:
        self.settings, self._clock = settings, clock
        self._failures, self._rests_until = 0, 0.0

    def read(self, prompt: Prompt, units: Sequence[Unit], ids: Collection[str], *, allowance: int) -> Answer:
        """One conversation: at most two requests, within the settings' seconds and `allowance` tokens."""
        if prompt.characters > LONGEST:
            return Answer(Outcome.TOO_LONG)
        if prompt.tokens + MOST_ANSWER_TOKENS > allowance:
            return Answer(Outcome.BUDGET)
        if self._clock() < self._rests_until:
            return Answer(Outcome.RESTING)
        answer = self._ask(prompt, units, ids, allowance)
        self._remember(answer.outcome)
        return answer

    def _ask(self, prompt: Prompt, units: Sequence[Unit], ids: Collection[str], allowance: int) -> Answer:
        ends = self._clock() + self.settings.seconds
        outcome, spent, plain = Outcome.UNREADABLE, 0, False
        for _ in range(2):
            left = ends - self._clock()
            if left <= 0 or spent + prompt.tokens + MOST_ANSWER_TOKENS > allowance:
                return Answer(Outcome.TIME if left <= 0 else Outcome.BUDGET, spent)
            try:
                reply = chat(self.settings, prompt.body(self.settings.model, plain=plain), seconds=left)
                spent += reply.tokens or prompt.tokens + len(reply.text) // 3
                return Answer(Outcome.READ, spent, checked(reply.text, units, ids))
            except Unreadable:
                outcome = Outcome.UNREADABLE
            except WireError as error:
                outcome, plain = error.outcome, error.plainer
                spent += prompt.tokens if error.outcome in (Outcome.TIME, Outcome.UNREADABLE) else 0
                if not error.again:
                    break
        return Answer(outcome, spent)

    def _remember(self, outcome: Outcome) -> None:
        if outcome not in (Outcome.UNREACHABLE, Outcome.TIME, Outcome.DENIED):
            self._failures = 0
            return
        self._failures += 1
        if self._failures >= _FAILURES:
            self._failures, self._rests_until = 0, self._clock() + _REST_SECONDS


def heard_from(
    placed: Sequence[Placed],
    units: Sequence[Unit],
    *,
    held_on: date,
    language: str,
    releases: Mapping[str, date],
) -> list[Heard]:
    """The findings as every ear gives them."""
    return [_heard(one, units, held_on=held_on, language=language, releases=releases) for one in placed]


def together(model: Sequence[Heard], local: Sequence[Heard]) -> list[Heard]:
    """The model's findings, and every sure promise of the local ear that none of them stands for."""
    sure = [one for one in model if one.kind == SignalKind.PROMISE and not one.low]
    kept = [
        one
        for one in local
        if one.kind == SignalKind.PROMISE and not one.low and not any(_stands_for(other, one) for other in sure)
    ]
    return sorted([*(one for one in model if not _yields(one, kept)), *kept], key=_span)


def _heard(one: Placed, units: Sequence[Unit], *, held_on: date, language: str, releases: Mapping[str, date]) -> Heard:
    utterance = units[one.unit].utterance
    quote = utterance.text[one.start : one.end]
    promise = one.kind in (SignalKind.PROMISE, RECALLED)
    day, phrase = (None, "")
    if promise:
        day, phrase = _day(quote, utterance.text, one.due, held_on=held_on, language=language, releases=releases)
    stands = places(utterance, one.start, one.end)
    return Heard(
        first_turn=stands[0].turn,
        last_turn=stands[-1].turn,
        start=stands[0].start,
        end=stands[-1].end,
        quote=quote,
        kind=SignalKind.PROMISE if promise else SignalKind(one.kind),
        confidence=SURE if one.sure else UNSURE,
        low=not one.sure,
        recalled=one.kind == RECALLED,
        service=promise and is_service(quote),
        due=day,
        due_phrase=phrase,
        context=words_before(units, one.unit, one.start),
        named=one.named,
    )


def _day(
    quote: str,
    text: str,
    place: tuple[int, int] | None,
    *,
    held_on: date,
    language: str,
    releases: Mapping[str, date],
) -> tuple[date | None, str]:
    """The day in the quote; where none stands there, the day in the phrase the model pointed at. Always by our grammar."""
    day, phrase = due(quote, on=held_on, language=language, releases=releases)
    if day is not None or place is None:
        return day, phrase
    pointed = text[place[0] : place[1]]
    day, named = due(pointed, on=held_on, language=language, releases=releases)
    return day, named or phrase


def _stands_for(one: Heard, local: Heard) -> bool:
    """It has most of the local quote's words: one word of it would lose the day and the subject."""
    return _meets(one, local) and 2 * len(one.quote) >= len(local.quote)


def _yields(one: Heard, kept: Sequence[Heard]) -> bool:
    """The same words said twice: the local ear's whole quote stays."""
    return one.kind == SignalKind.PROMISE and any(_meets(one, other) for other in kept)


def _meets(one: Heard, other: Heard) -> bool:
    """They share at least one character."""
    return (one.first_turn, one.start) < (other.last_turn, other.end) and (other.first_turn, other.start) < (
        one.last_turn,
        one.end,
    )


def _span(one: Heard) -> tuple[int, int, int, str]:
    return one.first_turn, one.start, one.end, one.kind
