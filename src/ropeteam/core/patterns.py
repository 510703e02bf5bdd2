"""Solution patterns rated by use: in how many deals, and how often it helped.

Rule in prose. A pattern counts the deals it was used in, and the one it came from. Of the uses that were rated the share
that helped is told with its n; below 20 uses with its interval too (core.numbers.share), since three of four is hardly
more than a hint. A pattern never stands for more than its capability does today: where that is no longer there, the
pattern is shown with the verdict the capability has now.
"""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.numbers.share import Share, share_of

ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Worth:
    """`helped` of `n` rated uses in `deals` deals; `share` is None before the first rating."""

    deals: int
    helped: int
    n: int

    @property
    def share(self) -> Share | None:
        return share_of(self.helped, self.n)

    @property
    def small(self) -> bool:
        return 0 < self.n < ENOUGH

    @property
    def low(self) -> int:
        """The interval's ends in whole per cent; 0 and 100 before the first rating."""
        return round(100 * self.share.low) if self.share else 0

    @property
    def high(self) -> int:
        return round(100 * self.share.high) if self.share else 100
