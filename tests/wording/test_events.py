"""Every event the code appends has a sentence in both languages, and no sentence is for an event that nobody appends."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import ropeteam
from ropeteam.core.vocabulary import AskStand, ClauseWord, PromiseOutcome
from ropeteam.core.vocabulary_incentives import Assent
from ropeteam.core.vocabulary_projects import RenewalEnd
from ropeteam.flows.signing import KINDS
from ropeteam.store.models import ReviewVerdict
from ropeteam.wording.pages_events import CODES, WORDS

SOURCE = Path(ropeteam.__file__).parent
NAMES = {"append", "_event"}
# Other files need not be parsed: the formatter leaves nothing before the bracket.
CALLED = re.compile(r"\bevents\.append\(|(?<![.\w])append\(|\b_event\(")

# What stands behind the codes that are put together from a word and a value.
VALUES = {
    "signal.": [verdict.value for verdict in ReviewVerdict],
    "promise.": [outcome.value for outcome in PromiseOutcome],
    "ask.": [stand.value for stand in AskStand],
    "clause.": [word.value for word in ClauseWord],
    "incentives.plan_": [kind.value for kind in Assent],
    "renewal.": [end.value for end in RenewalEnd],
}


# What may be signed names its events.
SIGNED = {f"{kind.name}.{deed}" for kind in KINDS.values() for deed in ("sign_asked", "signed", "not_signed")}


def appended() -> set[str]:
    """The codes in calls of `events.append(...)` and of the flows' own `_event(...)`."""
    codes: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text()
        for node in ast.walk(ast.parse(text)) if CALLED.search(text) else ():
            if isinstance(node, ast.Call) and node.args and _name(node.func) in NAMES:
                codes |= _codes(node.args[0])
    return codes


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "events":
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _codes(first: ast.expr) -> set[str]:
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return {first.value}
    if isinstance(first, ast.IfExp):
        return _codes(first.body) | _codes(first.orelse)
    if isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
        prefix = str(first.values[0].value)
        return {f"{prefix}{value}" for value in VALUES[prefix]}
    return set()


class TestEvents:
    def test_every_code_has_words_and_every_word_a_code(self) -> None:
        assert appended() | SIGNED == CODES

    def test_both_languages_say_something(self) -> None:
        assert all(de.strip() and en.strip() and de != en for de, en in WORDS.values())
