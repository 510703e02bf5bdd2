"""What a language model did in one run of listen, and why it did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ropeteam.cli.printing import line
from ropeteam.core.sending import ANSWERED, Outcome
from ropeteam.flows import model_ear
from ropeteam.store import models
from ropeteam.wording.say import say


@dataclass(slots=True)
class Tally:
    """What the model did in one run."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    tokens: int = 0
    refused: int = 0

    def add(self, found: model_ear.Reading | None) -> None:
        if found is not None:
            self.outcomes[found.outcome] += 1
            self.tokens += found.tokens
            self.refused += sum(count for _, count in found.checked.refused)

    def tell(self, company: models.Company, model: str, place: str, lang: str) -> None:
        """One line for what was read and what was not; nothing where no model was asked for."""
        if not self.outcomes:
            return
        if self.outcomes[Outcome.NOT_AGREED]:
            line("cli.llm.not_agreed", lang, company=company.name, key=company.key, place=place)
        local: dict[Outcome, int] = {code: count for code, count in self.outcomes.items() if code not in ANSWERED}
        line(
            "cli.llm.done",
            lang,
            model=model,
            read=sum(self.outcomes[code] for code in ANSWERED),
            local=sum(local.values()),
            why=reasons(local, lang),
            tokens=self.tokens,
            refused=self.refused,
        )


def reasons(outcomes: Mapping[Outcome, int], lang: str) -> str:
    """How many for which reason, in brackets; nothing for none."""
    parts = [f"{say(f'llm.{code}', lang)} {count}" for code, count in sorted(outcomes.items()) if count]
    return f" ({', '.join(parts)})" if parts else ""
