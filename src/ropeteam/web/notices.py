"""Short messages after a deed, with one tap back: undo instead of "are you sure"."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest

from ropeteam.core.errors import RopeteamError
from ropeteam.web import languages
from ropeteam.wording.say import known, say

UNDO = "undo="


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    error: bool
    undo: str


def tell(request: HttpRequest, code: str, *, undo: str = "", **values: object) -> None:
    """Say what was done. `undo` is the address that takes it back by POST."""
    text = say(code, languages.current(), **values)
    messages.add_message(request, messages.SUCCESS, text, extra_tags=f"{UNDO}{undo}" if undo else "")


def refuse(request: HttpRequest, error: RopeteamError) -> None:
    messages.add_message(request, messages.ERROR, sentence_of(error))


def sentence_of(error: RopeteamError) -> str:
    """The error in the reader's language; a code without words still says that nothing was changed."""
    code = f"error.{error.code}"
    return say(code if known(code) else "error.refused", languages.current(), **error.values)


def take(request: HttpRequest) -> list[Notice]:
    """What waits to be said, once."""
    found = []
    for message in messages.get_messages(request):
        tags = message.extra_tags or ""
        undo = tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
        found.append(Notice(str(message.message), message.level >= messages.ERROR, undo))
    return found
