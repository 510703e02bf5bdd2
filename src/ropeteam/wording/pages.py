"""What pages say: titles, labels, hints, empty states."""

from __future__ import annotations

from ropeteam.wording import (
    answer_words,
    asking,
    customer_files,
    customer_words,
    guide,
    pages_answers,
    pages_call_card,
    pages_calls,
    pages_patterns,
    pages_quick_answers,
    shell,
    today,
)

WORDS: dict[str, tuple[str, str]] = {
    **shell.WORDS,
    **today.WORDS,
    **asking.WORDS,
    **answer_words.WORDS,
    **pages_answers.WORDS,
    **pages_calls.WORDS,
    **pages_call_card.WORDS,
    **pages_quick_answers.WORDS,
    **pages_patterns.WORDS,
    **customer_files.WORDS,
    **customer_words.WORDS,
    **guide.WORDS,
}
