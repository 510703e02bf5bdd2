"""The ear of the box: everything on this machine, no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ropeteam.language.contract import Embedder, Heard, SpokenTurn
from ropeteam.language.detect import listen as detect
from ropeteam.language.embedding import load


class LocalEar:
    name = f"{detect.MODEL}/{detect.RULES}"

    @property
    def embedder(self) -> Embedder:
        return load()

    def listen(
        self,
        turns: Sequence[SpokenTurn],
        *,
        held_on: date,
        internal: bool,
        language: str,
        releases: Mapping[str, date] | None = None,
    ) -> list[Heard]:
        return detect.listen(
            turns,
            held_on=held_on,
            internal=internal,
            language=language,
            embedder=self.embedder,
            releases=releases,
        )
