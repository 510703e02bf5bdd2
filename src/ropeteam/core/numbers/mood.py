"""The customer's enthusiasm in one conversation: read from their words, or else from the signals in it.

Where the words themselves were read (`language.detect.mood`, from the talk's listening on), `read` takes that value with its
standard deviation and takes out what a person said was no delight or no concern. Talks heard before that have the rule
below; it knows no deviation.

Rule in prose. Input: how many utterances the customer made, in how many of them delight was found, in how many
concern. An utterance with delight stands for 10, one with concern for 0, any other for NEUTRAL, and STEADY further
neutral utterances are added, so that a short exchange cannot shout. The mood is the mean of all of them.

| n | delight | concern | value | shown |
|---|---|---|---|---|
| 0 | - | - | none: internal, or the customer only listened | - |
| 1 | 1 | 0 | 7.3 | no |
| 17 | 0 | 0 | 6.4 | yes |
| 17 | 3 | 1 | 6.6 | yes |
| 17 | 1 | 3 | 5.6 | yes |
| 17 | 0 | 17 | 1.0 | yes |

Guarantees: 0 < value < 10; more delight never lowers it, more concern never raises it.

**Not validated.** No real customer was ever asked how they felt after a talk that this rule read. NEUTRAL and the two
ends agree with a straight line through the moods that careful readers gave to invented talks, and even there it
explains a small part (docs/reference/science.md, "Mood of a conversation"; `bench curve` prints the figures). It
counts words of customers only, never of our side, and never sound or picture. A pulse, where there is one, says more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.numbers.observations import HIGHEST, LOWEST

NEUTRAL = 6.4
STEADY = 3
SHOWN_FROM = 5
EIGHTY = 1.2816


class Tone(StrEnum):
    """`glad` and `worried`: four of five careful readers would put the talk above, or below, what is usual."""

    GLAD = "glad"
    WORRIED = "worried"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Mood:
    """`value` in points 0..10 from `n` >= 1 customer utterances; `shown` where they are enough to show it. `sd` is the
    calibrated standard deviation in points, None where the value comes from counted signals."""

    value: float
    n: int
    shown: bool
    sd: float | None = None

    @property
    def likely(self) -> tuple[float, float] | None:
        """From where to where four of five careful readers' moods lie, cut to the scale."""
        if self.sd is None:
            return None
        return max(LOWEST, self.value - EIGHTY * self.sd), min(HIGHEST, self.value + EIGHTY * self.sd)

    @property
    def tone(self) -> Tone | None:
        """What may be said of it in a word. The reading is coarse, so most talks are unclear; None without a deviation."""
        if self.likely is None:
            return None
        low, high = self.likely
        if low > NEUTRAL:
            return Tone.GLAD
        return Tone.WORRIED if high < NEUTRAL else Tone.UNCLEAR


def mood(*, n: int, delight: int, concern: int) -> Mood | None:
    """The mood of one conversation; None where the customer said nothing (an internal talk has no customer utterances).

    `n` customer utterances, of which `delight` and `concern` carry at least one such signal; one may carry both.
    Raises ValueError where there are more such utterances than utterances, or fewer than none.
    """
    if not (0 <= delight <= n and 0 <= concern <= n):
        raise ValueError("each of delight and concern must lie between 0 and the number of customer utterances")
    if n == 0:
        return None
    pull = delight * (HIGHEST - NEUTRAL) + concern * (LOWEST - NEUTRAL)
    return Mood(NEUTRAL + pull / (n + STEADY), n, n >= SHOWN_FROM)


def read(*, value: float, sd: float, n: int, taken_out: Iterable[float] = ()) -> Mood | None:
    """The mood read from words; None where the customer said nothing. `taken_out` are the points of sentences that a person
    said to be no delight or no concern: they no longer move it."""
    if n == 0:
        return None
    return Mood(min(max(value - sum(taken_out), LOWEST), HIGHEST), n, n >= SHOWN_FROM, sd)
