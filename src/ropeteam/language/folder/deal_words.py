"""Words in deals.csv that may be slips and are taken all the same: a stage nobody knows, somebody whom people.csv does not list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from ropeteam.core.problems import Problem
from ropeteam.language.deal_stages import KNOWN, stage_outcome
from ropeteam.language.defects import notice
from ropeteam.language.folder.values import Deal, PersonGrant

FILE = "deals.csv"


def odd_words(deals: Iterable[Deal], people: Iterable[PersonGrant]) -> list[Problem]:
    """One notice for each such word, at the line where it stands first. Without people.csv any name is a colleague's."""
    listed = {row.name for row in people}
    found: dict[tuple[str, str], Problem] = {}
    for deal in deals:
        if deal.stage and stage_outcome(deal.stage) is None:
            said = notice("unknown_stage", FILE, deal.line, found=deal.stage, allowed=KNOWN)
            found.setdefault(("stage", deal.stage.casefold()), said)
        for name in (deal.seller, deal.presales, deal.pm, deal.services):
            if name and listed and name not in listed:
                found.setdefault(("name", name), _not_listed(name, listed, deal.line))
    return list(found.values())


def _not_listed(name: str, listed: Collection[str], line: int) -> Problem:
    near = get_close_matches(name, listed, 1, cutoff=0.8)
    if near:
        return notice("colleague_nearly_listed", FILE, line, found=name, near=near[0])
    return notice("colleague_not_listed", FILE, line, found=name)
