"""A strategy as somebody typed it, made into pillars and non-goals whose ids stay what they were.

Rule in prose. A pillar keeps its id; a new one gets an id made from its title. A non-goal whose words stayed keeps its id. Of
the others the first new line takes the id of the first that went, and so on: it is the same one in other words, and a look
back still finds it. What is left over gets the pillar's id with the next free number. White space alone changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ropeteam.core.text_diff import GoalText, PillarText, StrategyText

LONGEST_KEY = 70


def edited(now: StrategyText, *, vision: str, pillars: Sequence[tuple[str, str, str, Sequence[str]]]) -> StrategyText:
    """`pillars` are (id or '', title, text, non-goals); one without a title is gone."""
    old = {pillar.key: pillar for pillar in now.pillars}
    taken = set(old)
    made: list[PillarText] = []
    for key, title, text, goals in pillars:
        if not title.strip():
            continue
        before = old.pop(key, None)  # named twice, the second is a pillar of its own
        if before is None:
            key = free_key(title, taken)
            taken.add(key)
        lines = [" ".join(goal.split()) for goal in goals]
        named = tuple(_goals(key, before.goals if before else (), [line for line in lines if line]))
        words = _kept(before.text if before else "", text)
        made.append(PillarText(key, " ".join(title.split()), words, named))
    return StrategyText(_kept(now.vision, vision), tuple(made))


def free_key(title: str, taken: Iterable[str]) -> str:
    """An id from the title's letters that nobody has yet."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY] or "pillar"
    known, no, key = set(taken), 1, base
    while key in known:
        no += 1
        key = f"{base}-{no}"
    return key


def _goals(pillar: str, before: Sequence[GoalText], lines: Sequence[str]) -> Iterable[GoalText]:
    plain = {" ".join(goal.text.split()): goal for goal in before}
    gone = [goal.key for words, goal in plain.items() if words not in lines]
    taken = {goal.key for goal in before}
    for line in dict.fromkeys(lines):
        if line in plain:
            yield plain[line]
        elif gone:
            yield GoalText(gone.pop(0), line)
        else:
            key = _numbered(pillar, taken)
            taken.add(key)
            yield GoalText(key, line)


def _numbered(pillar: str, taken: set[str]) -> str:
    no = 1
    while f"{pillar}-{no}" in taken:
        no += 1
    return f"{pillar}-{no}"


def _kept(before: str, now: str) -> str:
    """The old text where only white space differs: a form's line ends are no change."""
    return before if before.split() == now.split() else now.replace("\r\n", "\n").strip()
