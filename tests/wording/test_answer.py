"""Words for the customer: honest, without a word of the house, and no promise that the roadmap does not carry."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ropeteam.core.answers import AnswerFacts, Carried
from ropeteam.core.customer_safe import house_word
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.wording.answer import not_to_say, to_customer

DAY = date(2027, 6, 30)
OPEN = Carried("Bedienung ohne Netz", "9.0", DAY, committable=False)
DATED = Carried("Bedienung ohne Netz", "9.0", DAY, committable=True)
THERE = Carried("Bedienung ohne Netz", "9.0", DAY, committable=False, released=True)
EVERY = [
    AnswerFacts(DecisionKind.ACCEPT, item=OPEN),
    AnswerFacts(DecisionKind.ACCEPT, item=DATED),
    AnswerFacts(DecisionKind.ACCEPT, item=Carried("Ohne", "", DAY, committable=True)),
    AnswerFacts(DecisionKind.ACCEPT, item=THERE),
    AnswerFacts(DecisionKind.LATER, condition={"de": "Version 10 ist da", "en": "version 10 is there"}),
    AnswerFacts(DecisionKind.LATER),
    AnswerFacts(DecisionKind.NO, reason={"de": "Die Halle hat Netz."}, on_purpose=True),
    AnswerFacts(DecisionKind.NO),
    AnswerFacts(DecisionKind.AS_IS, capability="Export nach SAP", way={"de": "Über Nacht"}, limits=("höchstens 500",)),
    AnswerFacts(DecisionKind.AS_IS),
    AnswerFacts(DecisionKind.STUDY, asked="Geht das?", told_before=DecisionKind.NO),
]


@pytest.mark.parametrize("language", LANGUAGES)
class TestWords:
    @pytest.mark.parametrize("facts", EVERY, ids=lambda facts: facts.kind.value)
    def test_are_whole_and_hold_nothing_of_the_house(self, facts: AnswerFacts, language: str) -> None:
        said = to_customer(facts, language)

        assert said
        assert not re.search(r"[{}]|None|  ", said)
        assert house_word(said) is None
        assert all(paragraph.strip().endswith((".", "?", "!", "“", "”")) for paragraph in said.split("\n\n"))
        assert not re.search(r"[{}]", not_to_say(facts, language))

    def test_name_a_day_only_where_it_may_be_promised(self, language: str) -> None:
        day = "30.06.2027" if language == "de" else "30 Jun 2027"

        assert day in to_customer(AnswerFacts(DecisionKind.ACCEPT, item=DATED), language)
        for kept in (OPEN, THERE, None):
            assert day not in to_customer(AnswerFacts(DecisionKind.ACCEPT, item=kept), language)
        assert "9.0" not in to_customer(AnswerFacts(DecisionKind.ACCEPT, item=OPEN), language)

    def test_give_a_reason_in_the_language_it_was_written_in_only(self, language: str) -> None:
        said = to_customer(AnswerFacts(DecisionKind.NO, reason={"de": "Die Halle hat Netz"}), language)

        assert ("Die Halle hat Netz." in said) == (language == "de")


class TestOpening:
    def test_repeats_what_the_customer_said_as_they_said_it(self) -> None:
        quoted = AnswerFacts(DecisionKind.NO, asked="Wir brauchen das ohne Netz", quoted=True)
        question = AnswerFacts(DecisionKind.NO, asked="Geht das ohne Netz?")
        wish = AnswerFacts(DecisionKind.NO, asked="Bedienung ohne Netz")

        assert to_customer(quoted, "de").startswith("Sie hatten uns gesagt: „Wir brauchen das ohne Netz“")
        assert to_customer(question, "de").startswith("Es geht um Ihre Frage: „Geht das ohne Netz?“")
        assert to_customer(wish, "en").startswith("This is about your wish: “Bedienung ohne Netz”")

    def test_says_that_something_else_was_said_before(self) -> None:
        changed = AnswerFacts(DecisionKind.NO, told_before=DecisionKind.LATER)
        same = AnswerFacts(DecisionKind.NO, told_before=DecisionKind.NO)

        assert "gilt nicht mehr" in to_customer(changed, "de")
        assert "gilt nicht mehr" not in to_customer(same, "de")
