"""What pages say: titles, labels, hints, empty states."""

from __future__ import annotations

from ropeteam.wording import asking, customer_words, guide, shell, today

WORDS: dict[str, tuple[str, str]] = {
    **shell.WORDS,
    **today.WORDS,
    **asking.WORDS,
    **customer_words.WORDS,
    **guide.WORDS,
}
