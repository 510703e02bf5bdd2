"""What a language model is asked: one fixed instruction, one page of data, one shape for the answer.

The instruction stands in language/prompts/, German and English; its file name is its version. The data are JSON, so no
word of a talk can end them. What is not needed is not sent: no names of speakers, no dates, no customer, no status of any
capability, no words that other people linked. (Names spoken in the talk stay in its text.)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ropeteam.language.contract import Entry
from ropeteam.language.detect.hearing import Unit

PROMPT = "findings-1"
KINDS = ("promise", "claim", "need", "concern", "delight", "recalled")
MOST_ANSWER_TOKENS = 8_000
_FOLDER = Path(__file__).resolve().parents[1] / "prompts"
_LETTERS_A_TOKEN = 3  # German takes more tokens than English: an estimate that is rather too high

_FINDING: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["turn", "quote", "kind", "capability", "due_phrase", "sure"],
    "properties": {
        "turn": {"type": "integer"},
        "quote": {"type": "string"},
        "kind": {"type": "string", "enum": list(KINDS)},
        "capability": {"type": "string"},
        "due_phrase": {"type": "string"},
        "sure": {"type": "boolean"},
    },
}
SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["findings"],
    "properties": {"findings": {"type": "array", "items": _FINDING}},
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """The exact words of a question. `asked` is the hash of all that decides the answer except the model."""

    system: str
    data: str
    asked: str

    @property
    def characters(self) -> int:
        return len(self.system) + len(self.data)

    @property
    def tokens(self) -> int:
        """An estimate, before anything is sent."""
        return self.characters // _LETTERS_A_TOKEN + 1

    def body(self, model: str, *, plain: bool = False) -> dict[str, Any]:
        """The request as it goes over the wire; `plain` without the fields that not every endpoint knows."""
        messages = [{"role": "system", "content": self.system}, {"role": "user", "content": self.data}]
        body: dict[str, Any] = {"model": model, "messages": messages}
        if plain:
            return body
        shape = {"type": "json_schema", "json_schema": {"name": "findings", "strict": True, "schema": SHAPE}}
        return {**body, "temperature": 0, "max_tokens": MOST_ANSWER_TOKENS, "response_format": shape}


def ask_for(units: Sequence[Unit], entries: Sequence[Entry], *, internal: bool, language: str) -> Prompt:
    """The question about one conversation and the entries it may be about."""
    system = instruction("de" if language == "de" else "en")
    page = {"catalogue": [_entry(one) for one in entries], "internal": internal, "turns": _turns(units)}
    data = json.dumps(page, ensure_ascii=False, indent=1)
    asked = hashlib.sha256("\0".join((PROMPT, system, json.dumps(SHAPE), data)).encode()).hexdigest()
    return Prompt(system, data, asked)


@cache
def instruction(language: str) -> str:
    return (_FOLDER / f"{PROMPT}.{language}.md").read_text(encoding="utf-8").strip()


def _entry(entry: Entry) -> dict[str, Any]:
    return {"id": entry.key, "name": entry.parts[0] if entry.parts else "", "about": list(entry.parts[1:])}


def _turns(units: Sequence[Unit]) -> list[dict[str, Any]]:
    """Speakers by number in the order in which they first speak; 0 where nobody is named."""
    numbers: dict[str, int] = {}
    turns = []
    for no, unit in enumerate(units):
        label = unit.utterance.label
        speaker = numbers.setdefault(label, len(numbers) + 1) if label else 0
        turns.append({"turn": no, "side": unit.side.value, "speaker": speaker, "text": unit.text})
    return turns
