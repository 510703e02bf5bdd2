"""What an ear is: something that embeds and listens. The flows know only this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from ropeteam.language.contract import Embedder, Heard, SpokenTurn


class Ear(Protocol):
    """`name` identifies rules and weights and is stored with every finding."""

    name: str

    @property
    def embedder(self) -> Embedder: ...

    def listen(
        self,
        turns: Sequence[SpokenTurn],
        *,
        held_on: date,
        internal: bool,
        language: str,
        releases: Mapping[str, date] | None = None,
    ) -> list[Heard]: ...
