"""What is said of a sentence of an offer: the remark beside it, a softer wording, and the promise sheet's lines."""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.core.offer_advice import Advice, Softer
from ropeteam.wording.reason import reason_sentence
from ropeteam.wording.say import day, say


def reasons(advice: Advice, language: str) -> tuple[str, ...]:
    """Why the verdict is what it is; that a person said so has no words of its own."""
    said = [reason for reason in advice.reasons if reason["code"] != "person"]
    return tuple(reason_sentence(reason, advice.names, language) for reason in said)


def softened(advice: Advice, language: str) -> str:
    """The sentence as what carries it would bear it; '' where nothing needs softening. `language` is the offer's own."""
    if advice.softer == Softer.NOTHING:
        return ""
    values = {
        "text": closed(advice.text),
        "limits": "; ".join(limit.rstrip(". ") for limit in advice.limits),
        "way": advice.way.rstrip(". "),
        "title": advice.title,
        "release": advice.release,
        "day": day(advice.day, language),
    }
    code = f"offer.softer.{advice.softer.value}"
    if advice.softer == Softer.SAY_LIMIT and not advice.limits:
        code = "offer.softer.say_limit_untold"
    if advice.softer == Softer.SAY_RELEASE and advice.release:
        code = "offer.softer.say_release_named"
    return say(code, language, **values)


def closed(text: str) -> str:
    """As a sentence that another may follow."""
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(' ,;:')}."


def remark(advice: Advice, language: str) -> Sequence[str]:
    """The lines of a comment in the customer's file. For the house: it names capabilities and roadmap."""
    verdict = say(f"fit.{advice.fit.value}", language)
    lines = [say("offer.remark.verdict", language, verdict=verdict, kind=say(f"kind.{advice.kind.value}", language))]
    lines += reasons(advice, language)
    if advice.due:
        lines.append(say("promise.due", language, day=day(advice.due, language)))
    if advice.way and advice.softer != Softer.NOTHING:
        lines.append(say("offer.remark.way", language, way=advice.way))
    if soft := softened(advice, language):
        lines.append(say("offer.remark.softer", language, words=soft))
    return lines
