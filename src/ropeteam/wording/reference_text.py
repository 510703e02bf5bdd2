"""An honest text about a project, by rule from its facts: what was kept, what went wrong, how it was cured, what is open."""

from __future__ import annotations

from collections.abc import Iterable

from ropeteam.core.reference_story import Story, Trouble
from ropeteam.wording.say import day, say


def draft(story: Story, language: str) -> str:
    """Paragraphs, each of one thing. What went wrong is never left out."""
    parts = [
        _together(story, language),
        _goals(story, language),
        _kept(story, language),
        _wrong(story, language),
        _more(story, language),
    ]
    return "\n\n".join(part for part in parts if part)


def left_out(text: str, troubles: Iterable[Trouble], language: str) -> list[str]:
    """What went wrong, by our records, in words that stand nowhere in the text: whoever worded it anew may have told it otherwise,
    or not at all. A person sees which."""
    plain = " ".join(text.split())
    told = (_trouble(one, language) for one in troubles)
    return [sentence for sentence in told if " ".join(sentence.split()) not in plain]


def _together(story: Story, language: str) -> str:
    customer = story.account or say("story.customer", language)
    known = {"company": story.company, "account": customer, "product": story.product or say("story.product", language)}
    said = [say("story.since", language, since=day(story.signed, language), **known)]
    if story.golive is not None:
        said.append(say("story.live", language, day=day(story.golive, language), **known))
    return " ".join(said)


def _goals(story: Story, language: str) -> str:
    if not story.goals:
        return ""
    lines = [say(f"story.goal.{state}", language, goal=_plain(goal)) for goal, state in story.goals]
    return "\n".join([say("story.goals", language), *(f"- {line}" for line in lines)])


def _kept(story: Story, language: str) -> str:
    """The sentences, and how many more there are whose words stay inside."""
    if not story.kept and not story.untold:
        return ""
    lines = [f"- {_plain(sentence)}" for sentence in story.kept]
    if story.untold:
        lines.append(f"- {_count('story.untold', story.untold, language)}" if story.kept else "")
    head = say("story.kept", language) if story.kept else _count("story.kept_number", story.untold, language)
    return "\n".join([head, *(line for line in lines if line)])


def _wrong(story: Story, language: str) -> str:
    if not story.troubles:
        return say("story.nothing_wrong", language)
    return "\n".join([say("story.wrong", language), *(f"- {_trouble(one, language)}" for one in story.troubles)])


def _trouble(one: Trouble, language: str) -> str:
    what = f"„{_plain(one.what)}“" if language == "de" else f"“{_plain(one.what)}”"
    values = {"what": what if one.what else say(f"story.untold.{_thing(one)}", language), "day": day(one.on, language)}
    happened = say(f"story.trouble.{one.kind.value}", language, **values)
    if one.cure is None:
        return f"{happened} {say('story.open', language)}"
    return f"{happened} {say(f'story.cure.{one.cure.value}', language, day=day(one.cured_on, language))}"


def _more(story: Story, language: str) -> str:
    said = []
    if story.milestones:
        said.append(_count("story.milestones", story.milestones, language))
    if story.orders:
        said.append(_count("story.orders", story.orders, language))
    return " ".join(said)


def _thing(one: Trouble) -> str:
    return "milestone" if one.kind.value in ("with_defects", "rejected") else "promise"


def _plain(sentence: str) -> str:
    return sentence.strip().rstrip(".")


def _count(code: str, n: int, language: str) -> str:
    return say(f"{code}.one" if n == 1 else f"{code}.many", language, n=n)
