"""What the encoder's heads tell apart; the order is the order of their columns."""

from __future__ import annotations

KINDS = ("none", "promise", "claim", "need", "concern", "delight", "recalled")
RELATIONS = ("free", "within", "beyond")
OF_SIDE = {
    0: ("none", "promise", "claim"),
    1: ("none", "need", "concern", "delight", "recalled"),
    2: KINDS,
}
