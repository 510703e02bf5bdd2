"""What was answered is told in words: codes of closed lists in the reader's language, anything else as it came."""

from __future__ import annotations

import pytest

from ropeteam.core.numbers.observations import Acceptance, Channel, Severity
from ropeteam.wording.pulse import answered


@pytest.mark.parametrize(
    ("channel", "raw", "german", "english"),
    [
        ("milestone", "with_defects", "mit Mängeln abgenommen", "accepted with defects"),
        ("milestone", "With defects", "mit Mängeln abgenommen", "accepted with defects"),
        ("ticket", "critical", "kritisch", "critical"),
        ("pulse", "8", "8", "8"),
        ("survey", "accepted", "accepted", "accepted"),
    ],
)
def test_an_answer_is_told_in_words(channel: str, raw: str, german: str, english: str) -> None:
    assert (answered(channel, raw, "de"), answered(channel, raw, "en")) == (german, english)


@pytest.mark.parametrize(
    ("channel", "word"),
    [*((Channel.MILESTONE, word) for word in Acceptance), *((Channel.TICKET, word) for word in Severity)],
)
def test_no_word_of_a_closed_list_is_told_as_its_code(channel: Channel, word: str) -> None:
    assert answered(channel, word, "de") != word
