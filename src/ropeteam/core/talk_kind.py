"""What kind of talk a calendar entry is, from its title, its place and how long it lasts."""

from __future__ import annotations

import re
from datetime import timedelta

from ropeteam.core.vocabulary import ConversationKind

WORDS: tuple[tuple[ConversationKind, re.Pattern[str]], ...] = (
    (ConversationKind.KICKOFF, re.compile(r"kick-?\s?off|projektstart|projektauftakt", re.IGNORECASE)),
    (ConversationKind.STEERING, re.compile(r"steering|lenkungs", re.IGNORECASE)),
    (ConversationKind.WORKSHOP, re.compile(r"workshop", re.IGNORECASE)),
    (ConversationKind.PILOT, re.compile(r"\bpilot", re.IGNORECASE)),
)
REMOTE = re.compile(
    r"https?://|\bteams\b|\bzoom\b|\bwebex\b|google meet|telefon|\bphone\b|\bcall\b|videokonferenz", re.IGNORECASE
)
LONG = timedelta(hours=3)
# Words that came without anybody sitting together: nobody could have joined.
WRITTEN = (ConversationKind.MAIL, ConversationKind.NOTE, ConversationKind.TICKET)


def talk_kind(title: str, place: str, length: timedelta) -> ConversationKind:
    """The title's word first; three hours and more are a workshop; a link or a telephone is a call; else people meet."""
    for kind, words in WORDS:
        if words.search(title):
            return kind
    if length >= LONG:
        return ConversationKind.WORKSHOP
    return ConversationKind.CALL if REMOTE.search(f"{title} {place}") else ConversationKind.MEETING
