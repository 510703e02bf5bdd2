"""The letter that asks a customer for their pulse: plain text and simple HTML that say the same."""

from __future__ import annotations

from html import escape

from ropeteam.core.letters import PulseLetter, Written
from ropeteam.wording.say import known, say

# A milestone and a ticket are answered by a word of a closed list, however a table wrote it.
ANSWERED_BY = {"milestone": "acceptance", "ticket": "severity"}


def written(letter: PulseLetter, language: str) -> Written:
    """Plain text and HTML that say the same."""
    lines = [
        say("pulse.letter.greeting", language, name=letter.name),
        say("pulse.letter.words", language),
        say("pulse.question", language),
        letter.address,
        say("pulse.letter.why", language),
        say("pulse.letter.regards", language, owner=letter.owner, company=letter.company),
    ]
    link = f'<p><a href="{escape(letter.address)}">{escape(letter.address)}</a></p>'
    parts = [link if line == letter.address else f"<p>{_breaks(line)}</p>" for line in lines]
    subject = say("pulse.letter.subject", language)
    head = f'<meta charset="utf-8"><title>{escape(subject)}</title>'
    html = f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>\n'
    return Written(subject, "\n\n".join(lines) + "\n", html)


def _breaks(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def answered(channel: str, raw: str, language: str) -> str:
    """What was answered, in words; a number as it came."""
    code = f"{ANSWERED_BY.get(channel, '')}.{'_'.join(raw.casefold().split())}"
    return say(code, language) if known(code) else raw
