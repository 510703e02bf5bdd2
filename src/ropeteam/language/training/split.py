"""Which companies are for what. Splits go by company, never by sentence.

LOCKED companies are looked at only to report. CALIBRATION companies are never learnt from by the encoder: the share of each
opinion, calibration and thresholds come from them.
"""

from __future__ import annotations

LOCKED = ("friesenwatt", "kraanpuls", "baulotse", "probano", "bushelhand", "visitpurse")
CALIBRATION = (
    "linsenwart", "blochweg", "dreirosen", "zahnkontor", "finialworks", "concoursa", "casalume-hotels", "tidyroof",
)  # fmt: skip
PAIR_PARTS = 10
PAIR_LOCKED, PAIR_CALIBRATION = 0, 1


def part_of(number: int) -> int:
    """Of ten parts of the pair corpus: one is locked, one calibrates. Blocks go by their line in the file."""
    return number * 7919 % 104729 % PAIR_PARTS
