"""Mail threads as text: messages separated by a line of '-----', in file order.

A message begins with head lines (From/Von, Date/Datum/Sent/Gesendet, Subject/Betreff, To/An, Cc) or with a first line
'Name: text', 'Name schrieb am …:' or 'On …, Name wrote:'; all that follows is its text, with its line breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ropeteam.language.defects import notice
from ropeteam.language.transcripts.contract import MessageHead, Source, Transcript, Turn
from ropeteam.language.transcripts.labels import speakers, split_prefix
from ropeteam.language.transcripts.mail_heads import moment, split_address
from ropeteam.language.transcripts.quotes import HEAD_LINE, own_words

SEPARATOR = re.compile(r"\s*-{5,}\s*$")
_WROTE = (
    re.compile(r"\s*am\s+(?P<sent>.{4,60}?)\s+schrieb\s+(?P<name>.{2,120}?)\s*:\s*$", re.IGNORECASE),
    re.compile(r"\s*(?P<name>.{2,80}?)\s+schrieb am\s+(?P<sent>.{4,60}?)\s*:\s*$", re.IGNORECASE),
    re.compile(r"\s*on\s+(?P<sent>.{4,60}?),\s+(?P<name>[^,]{2,120}?)\s+wrote\s*:\s*$", re.IGNORECASE),
)
_DATED_NAME = re.compile(
    r"\s*(?P<name>[^:,(\n]{2,60}?)\s*[,(]\s*(?P<sent>\d{1,4}[-./]\d{1,2}[-./]\d{1,4}"
    r"[^:()]{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?)?[^:()]{0,8})"
    r"\)?\s*:(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines between two separators; `line` is the number of the first."""

    line: int
    lines: list[str]


def score(head: str, name: str) -> int | None:
    """A thread has head lines on top, or separators between messages of few speakers each."""
    blocks = _blocks(head)
    headed = sum(_count_head_lines(block.lines) > 0 for block in blocks)
    if len(blocks) == 1:
        # 'Datum:' and 'Betreff:' may also stand above a call transcript.
        count = _count_head_lines(blocks[0].lines)
        sender = count and any(_sender(line) for line in blocks[0].lines[:count])
        return 85 if count and (sender or len(_labels(blocks[0].lines[count:])) < 2) else None
    if headed * 2 >= max(len(blocks), 1):
        return 85
    # A call transcript may be ruled into chapters, or below its heading.
    return None if sum(_is_talk(block.lines) for block in blocks) * 2 >= len(blocks) else 75


def is_ruled(text: str) -> bool:
    """Whether there are at least two messages between separators."""
    return len(_blocks(text)) >= 2


def read(source: Source) -> Transcript:
    """One turn per message. Linear in the length."""
    blocks = _blocks(source.text)
    turns, problems = [], []
    for no, block in enumerate(blocks):
        label, head, body = _take_apart(block.lines, source.known_names)
        own = own_words(body)
        if own.left_out and not own.text:
            problems.append(notice("only_quotes", source.name, block.line))
        message = MessageHead(head.sender, head.address, head.sent, head.subject, head.recipients, own.left_out)
        turns.append(Turn(no, label, own.text, line=block.line, message=message))
    started = next((turn.message.sent for turn in turns if turn.message and turn.message.sent), None)
    return Transcript("mail_thread", tuple(turns), tuple(problems), started_at=started)


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    current: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        if SEPARATOR.match(line):
            blocks.append(_Block(first, current))
            current, first = [], number + 1
        else:
            current.append(line)
    blocks.append(_Block(first, current))
    return [_without_empty_top(block) for block in blocks if any(line.strip() for line in block.lines)]


def _without_empty_top(block: _Block) -> _Block:
    empty = next(index for index, line in enumerate(block.lines) if line.strip())
    return _Block(block.line + empty, block.lines[empty:])


def _take_apart(lines: list[str], known: frozenset[str]) -> tuple[str | None, MessageHead, list[str]]:
    """Speaker, head and body lines of one message."""
    count = _count_head_lines(lines)
    if count:
        head = _read_head(lines[:count])
        return head.sender or head.address, head, lines[count:]
    first = lines[0]
    for pattern in _WROTE:
        if match := pattern.match(first):
            label, address = split_address(match["name"])
            return label or address, MessageHead(label, address, moment(match["sent"]), None), lines[1:]
    if match := _DATED_NAME.match(first):
        name = match["name"].strip()
        return name, MessageHead(name, None, moment(match["sent"]), None), [match["rest"].strip(), *lines[1:]]
    found = split_prefix(first)
    if found and found[0] in speakers([found[0]], lines=1, known=known):
        return found[0], MessageHead(found[0], None, None, None), [found[1], *lines[1:]]
    return None, MessageHead(None, None, None, None), lines


def _count_head_lines(lines: list[str]) -> int:
    """How many lines on top are head lines; 0 unless one names the sender or two others stand together. Folded values
    (lines that begin with a blank) belong to the line before."""
    keys: list[str] = []
    count = 0
    for line in lines:
        match = HEAD_LINE.match(line)
        if match:
            keys.append(match["key"].lower())
        elif not (keys and line[:1] in (" ", "\t") and line.strip()):
            break
        count += 1
    return count if {"from", "von"} & set(keys) or len(keys) >= 2 else 0


def _sender(line: str) -> bool:
    match = HEAD_LINE.match(line)
    return match is not None and match["key"].lower() in ("from", "von")


def _read_head(lines: list[str]) -> MessageHead:
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        match = HEAD_LINE.match(line)
        if match:
            key = match["key"].lower()
            values.setdefault(key, (match["value"] or "").strip(" *_"))
        else:
            values[key] += " " + line.strip()
    sender, address = split_address(values.get("from", "") or values.get("von", ""))
    sent = next((values[key] for key in ("date", "datum", "sent", "gesendet") if values.get(key)), "")
    recipients = values.get("to", "") or values.get("an", "")
    return MessageHead(
        sender,
        address,
        moment(sent),
        values.get("subject") or values.get("betreff") or None,
        tuple(part.strip() for part in recipients.split(";" if ";" in recipients else ",") if part.strip()),
    )


def _is_talk(lines: list[str]) -> bool:
    """Three named lines or more, and no fewer than the others."""
    labels = _labels(lines)
    named = sum(found[0] in labels for found in map(split_prefix, lines) if found)
    return named >= 3 and named * 2 >= sum(bool(line.strip()) for line in lines)


def _labels(lines: list[str]) -> set[str]:
    found = [split for split in map(split_prefix, lines) if split]
    return set(speakers((label for label, _ in found), lines=sum(bool(line.strip()) for line in lines)))
