"""Who speaks in a cue: voice tags (Teams) or names before a colon (Zoom, prefixed SRT), never both in one file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ropeteam.language.storable import storable
from ropeteam.language.transcripts.contract import Voice
from ropeteam.language.transcripts.labels import speakers, split_prefix
from ropeteam.language.transcripts.markup import VOICE, VOICE_END, clean, decode_entities, one_line


@dataclass(frozen=True, slots=True)
class Spoken:
    """The cleaned text of one cue and who speaks in it; `voices` is filled only where there are several."""

    label: str | None
    text: str
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class MetadataCue:
    """The JSON in a cue of Teams' /metadataContent."""

    label: str | None
    text: str
    language: str | None
    started: datetime | None


def tagged(cues: Iterable[Sequence[str]]) -> list[Spoken]:
    """Cues (their text lines) with `<v Name>` tags. A voice left open holds on into the next cue only where that one
    begins without a tag and closes it: some tools put `</v>` on a later line."""
    result = []
    open_label: str | None = None
    for lines in cues:
        raw = "\n".join(lines)
        first, closing = VOICE.search(raw), VOICE_END.search(raw)
        carried = open_label if closing and (first is None or closing.start() < first.start()) else None
        pieces = _tagged_pieces(raw, carried)
        result.append(_spoken(pieces))
        open_label = pieces[-1][0] if raw.lower().rfind("<v") > raw.lower().rfind("</v") else None
    return result


def prefixed(cues: Sequence[Sequence[str]], *, known: frozenset[str]) -> list[Spoken]:
    """Cues (their text lines) with `Name: text`, perhaps; the whole file decides which prefixes are names."""
    cleaned = [[clean(line) for line in lines] for lines in cues]
    split = [[split_prefix(line) for line in lines] for lines in cleaned]
    # A wrapped cue names its speaker on the first line only, so cues are counted, not lines.
    labels = speakers(
        (found[0] for lines in split for found in lines if found),
        lines=sum(any(line for line in lines) for lines in cleaned),
        known=known,
    )
    result = []
    for lines, founds in zip(cleaned, split, strict=True):
        pieces: list[tuple[str | None, str]] = []
        for line, found in zip(lines, founds, strict=True):
            pieces.append(found if found and found[0] in labels else (pieces[-1][0] if pieces else None, line))
        result.append(_spoken(pieces))
    return result


def metadata(lines: Sequence[str]) -> MetadataCue | None:
    """The cue of Teams' /metadataContent, None where the text is not such JSON."""
    raw = "\n".join(lines).strip()
    if not raw.startswith("{") or '"spokenText"' not in raw:
        return None
    try:
        content = json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get("spokenText"), str):
        return None
    speaker, language = content.get("speakerName"), content.get("spokenLanguage")
    return MetadataCue(
        label=(one_line(storable(speaker)) or None) if isinstance(speaker, str) else None,
        text=one_line(storable(content["spokenText"])),
        language=_language(language),
        started=_moment(content.get("startDateTime")),
    )


def _tagged_pieces(raw: str, label: str | None) -> list[tuple[str | None, str]]:
    pieces: list[tuple[str | None, str]] = []
    position = 0
    for match in VOICE.finditer(raw):
        pieces.append((label, clean(raw[position : match.start()])))
        label = one_line(decode_entities(match["name"] or "")) or None
        position = match.end()
    return [*pieces, (label, clean(raw[position:]))]


def _spoken(pieces: Sequence[tuple[str | None, str]]) -> Spoken:
    """Pieces of one cue joined by blanks; an empty piece counts only where all are empty."""
    filled = [piece for piece in pieces if piece[1]] or list(pieces[-1:])
    voices: list[Voice] = []
    text = ""
    for label, piece in filled:
        text = f"{text} {piece}" if text else piece
        if not voices or voices[-1].label != label:
            voices.append(Voice(label, len(text) - len(piece)))
    return Spoken(voices[0].label if voices else None, text, tuple(voices) if len(voices) > 1 else ())


def _language(code: object) -> str | None:
    """'de' of 'de-de'."""
    match = re.match(r"[A-Za-z]{2,3}\b", code) if isinstance(code, str) else None
    return match[0].lower() if match else None


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
