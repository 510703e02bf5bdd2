"""What a sentence written for the house may not carry to a customer: how we decide, what we earn, who else is a customer.

Rule in prose. A sentence is fit for a customer when it holds no word of the house (strategy, roadmap, backlog, revenue,
priority, internal ...) and no name of our people or of another customer. It is left out whole: half a sentence would be
another sentence. The rule errs towards silence; a person may write more, the machine does not.

Names are matched as whole words: full names however they are written, single names only as they are written, so that Mr
Klein does not forbid everything that is small.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_HOUSE = r"""
    strateg\w* | säulen?\b | pillars? | nicht-?ziele?n? | non-?goals? | roadmaps? | backlogs? | prio | priori[ts]\w*
  | umsatz\w* | umsätze\w* | revenues? | margen? | margins? | budgets? | pipelines? | provision\w* | commissions?
  | ressourcen\w* | resourc\w* | kapazität\w* | capacity | intern | interne[mnrs]? | internal(?:ly)?
  | wettbewerb\w* | competit\w* | konkurren\w* | deals? | leads? | forecasts? | vertrieb\w* | sales
  | sprints? | epics? | jira | canny | produktmanage\w* | product\s+manage\w* | pm | vorstand\w* | geschäftsleitung
  | andere[nr]?\s+kunden | einzige[rn]?\s+kunde\w* | other\s+customers | only\s+customer | verkaufschance\w*
"""
_HOUSE_WORDS = re.compile(rf"(?<!\w)(?:{_HOUSE})(?!\w)", re.IGNORECASE | re.VERBOSE)
_LEGAL = r"(?:gmbh|ag|se|kg|ohg|kgaa|mbh|ltd|limited|inc|llc|plc|corp|s\.?a\.?|b\.?v\.?|&\s*co\.?)"
_LEGAL_FORM = re.compile(rf"[\s,]+(?:{_LEGAL}\.?[\s,]*)+$", re.IGNORECASE)
SHORTEST_NAME = 3


def house_word(text: str) -> str | None:
    """The first word of the house in a text."""
    found = _HOUSE_WORDS.search(text)
    return found.group() if found else None


def name_in(text: str, names: Iterable[str]) -> str | None:
    """The first of the names that stands in the text as whole words."""
    folded = text.casefold()
    return next((name for name in names if _stands(name, text, folded)), None)


def is_safe(sentence: str, names: Iterable[str]) -> bool:
    return house_word(sentence) is None and name_in(sentence, names) is None


def name_forms(name: str) -> tuple[str, ...]:
    """A name and what people call it for short: a company without its legal form, a person by the last word."""
    plain = " ".join(name.split())
    without = _LEGAL_FORM.sub("", plain)
    return tuple(dict.fromkeys(form for form in (plain, without) if len(form) >= SHORTEST_NAME))


def called_for_short(name: str, *, common: Collection[str]) -> tuple[str, ...]:
    """The single words by which a company is spoken of: those of its name that are written large and are no `common` ones."""
    words = _LEGAL_FORM.sub("", " ".join(name.split())).split()
    return tuple(word for word in words if len(word) > SHORTEST_NAME and word[0].isupper() and word not in common)


def person_forms(name: str) -> tuple[str, ...]:
    words = name.split()
    return tuple(dict.fromkeys(form for form in (" ".join(words), *words[-1:]) if len(form) >= SHORTEST_NAME))


def _stands(name: str, text: str, folded: str) -> bool:
    if name.casefold() not in folded:
        return False
    flags = re.IGNORECASE if " " in name else 0
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None
