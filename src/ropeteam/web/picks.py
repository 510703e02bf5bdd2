"""Proposed talks and handed-over questions on Today, in words."""

from __future__ import annotations

from collections.abc import Iterable

from ropeteam.store.models import Company
from ropeteam.store.queries.attention_names import names_of
from ropeteam.store.queries.today import Section
from ropeteam.web import languages
from ropeteam.wording.attention import question_of_pick, reason_of_pick, share


def say_picks(company: Company | None, sections: Iterable[Section]) -> None:
    """Hang the sentences on the rows of the two sections; their names are asked for once."""
    found = {section.code: section.rows for section in sections}
    picks, answers = found.get("picks", []), found.get("questions", [])
    rows = [
        *(reason for pick in picks for reason in pick.reasons),
        *(each for row in answers for each in row.questions),
    ]
    if company is None or not (picks or answers):
        return
    language = languages.current()
    names = names_of(company, rows)
    for pick in picks:
        pick.sentences = [reason_of_pick(reason, names, language) for reason in pick.reasons]
        pick.share = share(pick.gain, language)
    for row in answers:
        row.sentences = [question_of_pick(each, names, language) for each in row.questions]
