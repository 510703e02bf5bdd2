"""The mood in a customer's words, made ready to be shown: a number with its uncertainty, a word, the sentences behind it.

Only for who may read the words: what was read from them is never shown without the way to them (PRIVACY, row 9). Where the
words are few, or nobody's reading tells how unsure it is, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ropeteam.core.access import Deed
from ropeteam.store.models import Conversation, TextVersion
from ropeteam.store.queries.enthusiasm import ConversationMood, MovedBy, quotes, read_moods
from ropeteam.web import languages
from ropeteam.web.standing import Reader
from ropeteam.wording.say import points as points_in

SHAPES = {"glad": "▲", "worried": "▼", "unclear": "◆"}
LEFT, POINT = 10, 20  # the scale as it is drawn: where 0 stands, and how wide a point is


@dataclass(frozen=True, slots=True)
class ShownMood:
    """Numbers in the reader's language; `at`, `from_x` and `wide` place them on the scale that is drawn."""

    value: str
    low: str
    high: str
    tone: str
    shape: str
    turns: int
    at: str
    from_x: str
    wide: str
    moved_up: tuple[MovedBy, ...] = ()
    moved_down: tuple[MovedBy, ...] = ()

    @property
    def quotes(self) -> int:
        return len(self.moved_up) + len(self.moved_down)


def of_talks(talks: Iterable[Conversation], reader: Reader) -> dict[int, ShownMood]:
    """By talk, without quotes: a small mark beside each."""
    if not reader.may(Deed.READ_TRANSCRIPT):
        return {}
    return {pk: _shown(row) for pk, row in read_moods(talks).items()}


def of_talk(talk: Conversation, text: TextVersion, reader: Reader) -> ShownMood | None:
    """With the sentences for and against it; None where the words that are open here were not read yet."""
    found = read_moods([talk]).get(talk.pk) if reader.may(Deed.READ_TRANSCRIPT) else None
    if found is None or found.reading is None or found.reading.analysis.text_id != text.pk:
        return None
    said = quotes(found.reading)
    return _shown(found, said.moved_up, said.moved_down)


def _shown(row: ConversationMood, up: tuple[MovedBy, ...] = (), down: tuple[MovedBy, ...] = ()) -> ShownMood:
    low, high = row.mood.likely or (row.mood.value, row.mood.value)
    tone = row.mood.tone or "unclear"
    return ShownMood(
        value=points(row.mood.value),
        low=points(low),
        high=points(high),
        tone=tone,
        shape=SHAPES[tone],
        turns=row.mood.n,
        at=f"{LEFT + POINT * row.mood.value:.1f}",
        from_x=f"{LEFT + POINT * low:.1f}",
        wide=f"{POINT * (high - low):.1f}",
        moved_up=up,
        moved_down=down,
    )


def points(value: float) -> str:
    """Points of enthusiasm in the reader's language."""
    return points_in(value, languages.current())
