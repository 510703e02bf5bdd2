"""Tags and entities inside cues. Only tags the formats define are taken out: what merely looks like one was spoken."""

from __future__ import annotations

import html
import re

VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t\n]+(?P<name>[^<>]{0,200}))?>", re.IGNORECASE)
VOICE_END = re.compile(r"</v\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|b|i|u|s|ruby|rt|lang)(?:\.[^\s<>]*)?(?:[ \t][^<>]{0,200})?>"  # WebVTT spans
    r"|</?font(?:\s[^<>]{0,200})?>|\{\\an?\d\}"  # SubRip
    r"|<[\d:.,]{5,16}>",  # karaoke time stamps
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decode_entities(text: str) -> str:
    """`&auml;` to 'ä'. Only with the semicolon: 'R&D' and '?a=1&copy=2' stay as they are."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def without_tags(text: str) -> str:
    """The text without the tags of WebVTT and SubRip; entities are left for decode_entities."""
    if "<" not in text and "{" not in text:
        return text
    return VOICE.sub("", VOICE_END.sub("", _TAG.sub("", text)))


def one_line(text: str) -> str:
    """White space of any kind and length as one blank, none at the ends."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Cue text as read: no tags, entities decoded, one line."""
    return one_line(decode_entities(without_tags(text)))
