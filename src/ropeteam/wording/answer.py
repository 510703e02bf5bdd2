"""Words for the customer from a decision: by rule, in both languages, "Sie" to customers.

Rule in prose. First what the customer asked, in their own words, all of it; where they were told otherwise before, or a day that
moved, that this has changed. Then the answer, honest in its first sentence. A yes names release and day only where the roadmap
item may be promised; a yes without that promises nothing and says so. A no gives its reason, where it is fit for a customer;
"later" its condition; "as it is" the way and its limits. Nothing of the house is in it: what came in was sifted before
(core.customer_safe). A reason written in one language is not put into a letter in the other; the letter stands without it.
"""

from __future__ import annotations

from ropeteam.core.answers import AnswerFacts, Carried
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.wording.say import day, known, say


def to_customer(facts: AnswerFacts, language: str) -> str:
    """The whole text, paragraphs parted by empty lines; salutation and name are the sender's."""
    body = _BODIES[facts.kind](facts, language)
    return "\n\n".join([*_opening(facts, language), *body])


def not_to_say(facts: AnswerFacts, language: str) -> str:
    """What would promise more than was decided; empty where nothing lies near."""
    code = _unsaid(facts)
    if not known(f"unsaid.{code}"):
        return ""
    date = day(facts.item.day, language) if facts.item else ""
    return say(f"unsaid.{code}", language, date=date, limits=_bounds(facts))


def _opening(facts: AnswerFacts, language: str) -> list[str]:
    lines = []
    if facts.also:
        said = "answer.you_said_all" if facts.quoted else "answer.about_all"
        quotes = [say("answer.quote", language, asked=asked) for asked in (facts.asked, *facts.also)]
        lines.append("\n".join([say(said, language), *quotes]))
    elif facts.asked:
        question = "answer.you_asked" if facts.asked.endswith("?") else "answer.you_wished"
        lines.append(say("answer.you_said" if facts.quoted else question, language, asked=facts.asked))
    if facts.told_before is not None and facts.told_before != facts.kind:
        lines.append(say("answer.changed", language))
    elif facts.told_day is not None:
        lines.append(say("answer.day_moved", language, date=day(facts.told_day, language)))
    return lines


def _accept(facts: AnswerFacts, language: str) -> list[str]:
    item = facts.item
    if item is None or not (item.released or _promisable(item)):
        return [say("answer.accept.open", language)]
    code = "released" if item.released else "dated"
    return [
        say(
            f"answer.accept.{code}" if item.release else f"answer.accept.{code}_plain",
            language,
            release=_version(item.release, language),
            date=day(item.day, language),
        ),
        say(f"answer.accept.{code}_end", language),
    ]


def _later(facts: AnswerFacts, language: str) -> list[str]:
    lines = [say("answer.later", language)]
    condition = facts.condition.get(language, "")
    if condition:
        lines.append(say("answer.later.condition", language, condition=_closed(condition)))
    return [*lines, say("answer.later.end", language)]


def _no(facts: AnswerFacts, language: str) -> list[str]:
    lines = [say("answer.no.on_purpose" if facts.on_purpose else "answer.no", language)]
    reason = facts.reason.get(language, "")
    if reason:
        lines.append(say("answer.no.reason", language, reason=_closed(reason)))
    return [*lines, say("answer.no.end", language)]


def _as_is(facts: AnswerFacts, language: str) -> list[str]:
    with_name = "answer.as_is.with" if facts.capability else "answer.as_is"
    lines = [say(with_name, language, capability=facts.capability)]
    way = facts.way.get(language, "")
    if way:
        lines.append(say("answer.as_is.way", language, way=_closed(way)))
    if facts.limits:
        lines.append(say("answer.as_is.limits", language, limits=_bounds(facts)))
    return [*lines, say("answer.as_is.end", language)]


def _study(facts: AnswerFacts, language: str) -> list[str]:
    return [say("answer.study", language), say("answer.study.end", language)]


_BODIES = {
    DecisionKind.ACCEPT: _accept,
    DecisionKind.LATER: _later,
    DecisionKind.NO: _no,
    DecisionKind.AS_IS: _as_is,
    DecisionKind.STUDY: _study,
}


def _unsaid(facts: AnswerFacts) -> str:
    if facts.kind == DecisionKind.NO:
        return "against_strategy" if facts.on_purpose else "declined"
    if facts.kind == DecisionKind.AS_IS:
        return "limited" if facts.limits else ""
    if facts.kind == DecisionKind.ACCEPT and facts.item is not None:
        if facts.item.released:
            return ""
        if _promisable(facts.item):
            return "roadmap"
    return "in_review"


def _promisable(item: Carried) -> bool:
    return item.promised_day is not None


def _version(release: str, language: str) -> str:
    """A bare number is called a version; a name such as "Herbst 2027" stands by itself."""
    return say("answer.version", language, release=release) if release[:1].isdigit() else release


def _bounds(facts: AnswerFacts) -> str:
    return "; ".join(limit.rstrip(". ") for limit in facts.limits)


def _closed(sentence: str) -> str:
    """With a mark at its end."""
    text = sentence.strip()
    return text if text.endswith((".", "!", "?", "…", ".“", ".”")) else f"{text}."
