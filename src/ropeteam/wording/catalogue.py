"""All words by code: (German, English). Each topic keeps its own file; here they come together."""

from __future__ import annotations

from ropeteam.wording import commands, errors, findings, pages, reasons, vocabulary

WORDS: dict[str, tuple[str, str]] = {
    **vocabulary.WORDS,
    **reasons.WORDS,
    **findings.WORDS,
    **errors.WORDS,
    **commands.WORDS,
    **pages.WORDS,
}
