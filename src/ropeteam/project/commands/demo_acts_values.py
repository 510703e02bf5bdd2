"""The values of a story's acts: each key's text into what the flows take. ValueError says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any, Final

from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.strategy_fit import VALUES
from ropeteam.core.vocabulary import (
    AgendaCode,
    AgendaOutcome,
    AskStand,
    DecisionKind,
    Effort,
    Importance,
    OfferKind,
    OutcomeReason,
    PromiseOutcome,
    ProposalSubject,
    Role,
    Stance,
)
from ropeteam.core.vocabulary_handover import HandoverReasonCode, HandoverVerdict
from ropeteam.core.vocabulary_presales import (
    Coverage,
    CriterionResult,
    Frequency,
    OutsideWay,
    SignAbout,
    StudyEnd,
    Supplier,
)
from ropeteam.core.vocabulary_projects import GoalState, ReferenceChannel, ReferenceScope, RenewalEnd, Tone
from ropeteam.language.folder.yaml_nodes import Plain

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def text(value: Plain) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text")
    return value.strip()


def _one_of(words: type[StrEnum]) -> Callable[[Plain], StrEnum]:
    def read(value: Plain) -> StrEnum:
        try:
            return words(text(value))
        except ValueError:
            raise ValueError(" · ".join(words)) from None

    return read


def _each_of(words: type[StrEnum]) -> Callable[[Plain], list[StrEnum]]:
    one = _one_of(words)

    def read(value: Plain) -> list[StrEnum]:
        if not isinstance(value, list) or not value:
            raise ValueError(" · ".join(words))
        return [one(each) for each in value]

    return read


def _words(value: Plain) -> list[dict[str, Any]]:
    """Whose words: the talk and a piece of what was said; how much it matters and by when, where the story tells it."""
    found = []
    for each in _rows(value, "talk", "quote", may=("importance", "wanted_by")):
        matters, day = each.get("importance"), each.get("wanted_by")
        found.append(
            {
                "talk": text(each["talk"]),
                "quote": text(each["quote"]),
                "importance": _one_of(Importance)(matters) if matters else None,
                "wanted_by": date.fromisoformat(text(day)) if day else None,
            }
        )
    return found


def _pillars(value: Plain) -> dict[str, float]:
    if not isinstance(value, dict) or not value:
        raise ValueError("{pillar: value}")
    allowed = {f"{each:g}": each for each in VALUES}
    if any(each not in allowed for each in value.values()):
        raise ValueError(" · ".join(allowed))
    return {pillar: allowed[str(each)] for pillar, each in value.items()}


def _needs(value: Plain) -> list[str]:
    if not isinstance(value, list) or not value:
        raise ValueError("[capability, …]")
    return [text(each) for each in value]


def _entries(value: Plain) -> list[dict[str, Any]]:
    rows = _rows(value, "in_days", "at", "minutes", "title", may=("with",))
    found = []
    for each in rows:
        hours, _, minutes = text(each["at"]).partition(":")
        guests = each.get("with", [])
        if not isinstance(guests, list):
            raise ValueError("with: [mail, …]")
        found.append(
            {
                "in_days": int(text(each["in_days"])),
                "at": (int(hours), int(minutes or 0)),
                "minutes": int(text(each["minutes"])),
                "title": text(each["title"]),
                "with": [text(mail) for mail in guests],
            }
        )
    return found


def _names(value: Plain) -> list[str]:
    if not isinstance(value, list) or not value:
        raise ValueError("[…, …]")
    return [text(each) for each in value]


def _talked(value: Plain) -> list[dict[str, str]]:
    """What was said about which point (of a kind, of a wish, of a deal), and what came of it."""
    found = []
    for each in _rows(value, "about", "minutes", may=("outcome", "request", "deal")):
        outcome = each.get("outcome")
        found.append(
            {
                "about": _one_of(AgendaCode)(each["about"]),
                "minutes": text(each["minutes"]),
                "outcome": _one_of(AgendaOutcome)(outcome) if outcome else "",
                **{key: text(each[key]) if each.get(key) else "" for key in ("request", "deal")},
            }
        )
    return found


def _weekday(value: Plain) -> int:
    if value not in WEEKDAYS:
        raise ValueError(" · ".join(WEEKDAYS))
    return WEEKDAYS.index(str(value))


def _number(value: Plain) -> int:
    return int(text(value))


def _rows(value: Plain, *needed: str, may: tuple[str, ...] = ()) -> list[dict[str, Plain]]:
    """A list of mappings with these keys and no other."""
    expected = f"[{{{', '.join((*needed, *may))}}}, …]"
    if not isinstance(value, list) or not value:
        raise ValueError(expected)
    for each in value:
        if not isinstance(each, dict) or not set(needed) <= set(each) <= {*needed, *may}:
            raise ValueError(expected)
    return [each for each in value if isinstance(each, dict)]


def _answers(value: Plain) -> list[dict[str, Any]]:
    """Who was asked for their pulse; without a value they did not answer. `days`: how many days later they did."""
    rows = _rows(value, "contact", may=("value", "line", "days"))
    return [
        {
            "contact": text(each["contact"]),
            "value": text(each["value"]) if "value" in each else "",
            "line": text(each["line"]) if "line" in each else "",
            "days": _number(each["days"]) if "days" in each else 1,
        }
        for each in rows
    ]


def _customers_words(value: Plain) -> dict[str, str]:
    """What the customer wants written for which coverage."""
    if not isinstance(value, dict) or not set(value) <= set(Coverage):
        raise ValueError(" · ".join(Coverage))
    return {name: text(said) for name, said in value.items()}


def _guesses(value: Plain) -> list[dict[str, str]]:
    return [{"who": text(each["who"]), "value": text(each["value"])} for each in _rows(value, "who", "value")]


def _systems(value: Plain) -> list[dict[str, str]]:
    rows = _rows(value, "name", "supplier", may=("release", "note"))
    _all_of(Supplier, rows, "supplier")
    return [{name: text(said) for name, said in row.items()} for row in rows]


def _flows(value: Plain) -> list[dict[str, str]]:
    """What flows between two systems; our product is called by its own name."""
    may = ("both", "protocol", "frequency", "volume", "unit", "capability")
    rows = _rows(value, "from", "to", "what", "supplier", may=may)
    _all_of(Supplier, rows, "supplier")
    _all_of(Frequency, rows, "frequency")
    return [{name: text(said) for name, said in row.items()} for row in rows]


def _questions(value: Plain) -> list[dict[str, str]]:
    return [{name: text(said) for name, said in row.items()} for row in _rows(value, "text", may=("about", "answer"))]


def _codes(value: Plain) -> list[str]:
    """Why services do not take a deal over as it is."""
    if not isinstance(value, list) or not value or any(each not in list(HandoverReasonCode) for each in value):
        raise ValueError(" · ".join(HandoverReasonCode))
    return [text(each) for each in value]


def _span(value: Plain) -> str:
    """Days of work, from and to: 10-17."""
    found = text(value)
    if not re.fullmatch(r"\d{1,4}(-\d{1,4})?", found):
        raise ValueError("10-17")
    return found


def _all_of(words: type[StrEnum], rows: list[dict[str, Plain]], name: str) -> None:
    if any(name in row and row[name] not in list(words) for row in rows):
        raise ValueError(" · ".join(words))


def _decimal(value: Plain) -> float:
    try:
        return float(text(value))
    except ValueError:
        raise ValueError("0.5") from None


READERS: Final[dict[str, Callable[[Plain], Any]]] = {
    "words": _words,
    "pillars": _pillars,
    "entries": _entries,
    "weekday": _weekday,
    "weeks": _number,
    "at": lambda value: time.fromisoformat(text(value)),
    "length": _number,
    "present": _names,
    "sent_word": _names,
    "topics": _names,
    "talked": _talked,
    "needs": _needs,
    "stance": _one_of(Stance),
    "subject": _one_of(ProposalSubject),
    "code": _one_of(OutcomeReason),
    "ending": _one_of(PromiseOutcome),
    "kind": _one_of(DecisionKind),
    "paper": _one_of(OfferKind),
    "stand": _one_of(AskStand),
    "answers": _answers,
    "guesses": _guesses,
    "effort": _one_of(Effort),
    "until": lambda value: date.fromisoformat(text(value)),
    "hypotheses": _names,
    "criteria": _names,
    "no": _number,
    "result": _one_of(CriterionResult),
    "met_by": _one_of(Coverage),
    "coverage": _one_of(Coverage),
    "rows": _names,
    "customers_words": _customers_words,
    "ends": _one_of(StudyEnd),
    "signs": _one_of(SignAbout),
    "way": _one_of(OutsideWay),
    "systems": _systems,
    "flows": _flows,
    "questions": _questions,
    "verdict": _one_of(HandoverVerdict),
    "reasons": _codes,
    "days": _span,
    "decision": lambda value: date.fromisoformat(text(value)),
    "approved": lambda value: date.fromisoformat(text(value)),
    "seen": lambda value: date.fromisoformat(text(value)),
    "begins": lambda value: date.fromisoformat(text(value)),
    "accepted": _one_of(Acceptance),
    "role": _one_of(Role),
    "to": _one_of(Role),
    "price": _decimal,
    "scopes": _each_of(ReferenceScope),
    "channels": _each_of(ReferenceChannel),
    "expected": _one_of(Tone),
    "tone": _one_of(Tone),
    "outcome": _one_of(RenewalEnd),
    "state": _one_of(GoalState),
    "value": _decimal,
    "low": _decimal,
    "high": _decimal,
}
