"""Letters in words: plain text and simple HTML that say the same, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from ropeteam.core.letters import Letter, LetterKind, LetterPart, Line, Part, Written
from ropeteam.wording.say import day, points, say

OTHER = {"de": "en", "en": "de"}
# Where a thing without a name is a promise: its sentence is what was said to a customer.
OF_PROMISES = (LetterPart.EXCHANGE, LetterPart.MISSED, LetterPart.CARD_DUE)
# Why a reader gets it, where that is not their deals.
WHY = {LetterKind.QUESTION: "letter.why_question", LetterKind.MONTH: "letter.why_month"}


def written(letter: Letter, language: str, known: bool) -> Written:
    """`known`: the reader chose this language; else the letter says so, in both."""
    return Written(_subject(letter, language), _text(letter, language, known), _html(letter, language, known))


def _subject(letter: Letter, language: str) -> str:
    about = next((day(part.day, language) for part in letter.parts if part.day), "")
    return say(f"letter.subject.{letter.kind}", language, day=about)


def _text(letter: Letter, language: str, known: bool) -> str:
    blocks = [say("letter.greeting", language, name=letter.name), say(f"letter.opening.{letter.kind}", language)]
    for part in letter.parts:
        lines = [_heading(part, language), *_noted(part, language)]
        lines += [f"- {_told(line, part, language)}\n  {_address(letter, line.path)}" for line in part.lines]
        if part.rest:
            lines.append(f"{_rest(part, language)}: {_address(letter, part.path)}")
        blocks.append("\n".join(lines))
    blocks.append("-- \n" + "\n".join(_foot(letter, language, known)))
    return "\n\n".join(blocks) + "\n"


def _html(letter: Letter, language: str, known: bool) -> str:
    found = [f"<p>{escape(say('letter.greeting', language, name=letter.name))}</p>"]
    found.append(f"<p>{escape(say(f'letter.opening.{letter.kind}', language))}</p>")
    for part in letter.parts:
        found.append(f"<h2>{escape(_heading(part, language))}</h2>")
        found += [f"<p>{escape(note)}</p>" for note in _noted(part, language)]
        items = [
            f'<li><a href="{escape(_address(letter, line.path))}">{escape(_told(line, part, language))}</a></li>'
            for line in part.lines
        ]
        if part.rest:
            items.append(
                f'<li><a href="{escape(_address(letter, part.path))}">{escape(_rest(part, language))}</a></li>'
            )
        if items:
            found.append(f"<ul>{''.join(items)}</ul>")
    foot = "<br>".join(escape(line) for line in _foot(letter, language, known))
    found.append(f"<hr><p><small>{foot}</small></p>")
    title = escape(_subject(letter, language))
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(found)}</body></html>\n'


def _heading(part: Part, language: str) -> str:
    return say(f"letter.part.{part.code}", language, day=day(part.day, language))


def _noted(part: Part, language: str) -> list[str]:
    return [say(code, language, **_in_words(part.values, language)) for code in (part.note, part.also) if code]


def _told(line: Line, part: Part, language: str) -> str:
    """The thing, its deal, what came of it. What has no name here is of a confidential deal, or a promise; an answer that lies
    ready under a question is all note."""
    note = say(line.note, language, **_in_words(line.values, language)) if line.note else ""
    if note and not line.title and part.code in (LetterPart.QUESTION, LetterPart.HANDOVER_BACK):
        return note
    named = line.title or say("letter.promise" if part.code in OF_PROMISES else "letter.confidential", language)
    return ", ".join(text for text in (named, line.deal, note) if text)


def _in_words(values: Mapping[str, object], language: str) -> dict[str, object]:
    """Days and points as its reader writes them."""
    ways: dict[str, Callable[..., str]] = {"date": day, "points": points, "low": points, "high": points}
    return {name: ways[name](value, language) if name in ways else value for name, value in values.items()}


def _rest(part: Part, language: str) -> str:
    if not part.lines:
        return say("exchange.points.one" if part.rest == 1 else "exchange.points.many", language, n=part.rest)
    return say("letter.rest.one" if part.rest == 1 else "letter.rest.many", language, n=part.rest)


def _foot(letter: Letter, language: str, known: bool) -> list[str]:
    address = _address(letter, "mail/")
    lines = [say(WHY.get(letter.kind, "letter.why"), language)] if letter.kind != LetterKind.TEST else []
    lines.append(say("letter.off", language, address=address))
    if not known:
        lines += [say("letter.assumed", each) for each in (language, OTHER[language])]
    return lines


def _address(letter: Letter, path: str) -> str:
    return f"{letter.base}/{path}"
