"""The one door for transcripts: bytes in, turns and problems out. Never raises on any input."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

from ropeteam.language.defects import ProblemCode, defect
from ropeteam.language.transcripts import eml, mail_thread, named_lines, plain, srt, webvtt
from ropeteam.language.transcripts.contract import Reader, Source, Transcript
from ropeteam.language.transcripts.decoding import ARCHIVE_MARKS, decode

READERS: Final[tuple[Reader, ...]] = (webvtt, srt, eml, mail_thread, named_lines, plain)
MAX_BYTES: Final = 64 * 1024 * 1024
_HEAD: Final = 16_000
_ARCHIVE_NAMES = (".zip", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".tar", ".docx", ".odt")
_WRITTEN_KINDS = frozenset({"note", "mail", "ticket"})


def read_file(
    path: Path, *, name: str, kind: str | None = None, known_names: Collection[str] = (), max_bytes: int = MAX_BYTES
) -> Transcript:
    """The transcript in a file. A file beyond `max_bytes` is not loaded; `name` is what problems call it."""
    try:
        if not path.is_file():
            return _refused("not_a_file" if path.exists() else "missing_file", name)
        size = path.stat().st_size
        if size > max_bytes:
            return _too_large(name, size, max_bytes)
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        return Transcript("none", problems=(defect("unreadable_file", name, None, reason=reason),))
    return read(data, name=name, kind=kind, known_names=known_names, max_bytes=max_bytes)


def read(
    data: bytes, *, name: str, kind: str | None = None, known_names: Collection[str] = (), max_bytes: int = MAX_BYTES
) -> Transcript:
    """The transcript in these bytes. `name` chooses nothing by itself but helps (.vtt, .srt, .eml).

    `kind` is the conversation's kind: a note, mail or ticket may be text without speakers, a call may not; in a mail
    lines of '-----' separate messages whatever the lines look like.
    `known_names` are the participants; they make sure that their names are taken as speakers. Time is linear in the
    size of the data.
    """
    if len(data) > max_bytes:
        return _too_large(name, len(data), max_bytes)
    if data.startswith(ARCHIVE_MARKS) or name.lower().endswith(_ARCHIVE_NAMES):
        return _refused("archive_file", name)
    decoded = decode(data, name=name)
    if decoded.text is None:
        return Transcript("none", problems=decoded.problems)
    if not decoded.text.strip():
        return _refused("empty_file", name)
    if decoded.text.lstrip().startswith(("{", "[{", "<?xml", "<!DOCTYPE", "<html")):
        return _refused("unknown_format", name)
    source = Source(name, data, decoded.text, frozenset(known_names))
    transcript = _best_reader(source, kind).read(source)
    # A mail names the encoding of each part itself, so that of the file as a whole means nothing.
    before = () if transcript.format == "eml" else decoded.problems
    return Transcript(
        transcript.format,
        transcript.turns,
        before + transcript.problems,
        transcript.machine,
        transcript.language_hint,
        transcript.started_at,
    )


def _best_reader(source: Source, kind: str | None) -> Reader:
    head = source.text[:_HEAD]
    scores = [(score, reader) for reader in READERS if (score := reader.score(head, source.name)) is not None]
    if scores:
        best = max(scores, key=lambda pair: pair[0])[1]
        # Lines such as 'Preis: 5.000' make many mails look like talk; who says it is a mail knows better.
        return mail_thread if kind == "mail" and best is named_lines and mail_thread.is_ruled(head) else best
    if kind in _WRITTEN_KINDS:
        return mail_thread if kind == "mail" else plain
    return named_lines  # says that nobody is named, or finds the known names


def _refused(code: ProblemCode, name: str) -> Transcript:
    return Transcript("none", problems=(defect(code, name),))


def _too_large(name: str, size: int, limit: int) -> Transcript:
    values = {"size_mb": -(-size // 1_000_000), "limit_mb": limit // 1_000_000}
    return Transcript("none", problems=(defect("file_too_large", name, None, **values),))
