from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import Entry
from ropeteam.language.embedding import load
from ropeteam.language.match.catalogue import Catalogue, rank
from ropeteam.language.match.terms import Terms, runs, words

ENTRIES = (
    Entry("kasse", ("Kassenanbindung", "Verkäufe aus der Kasse übernehmen", "nur Kassen von Kassimo")),
    Entry("offline", ("Arbeiten ohne Netz", "Aufträge auch im Keller ohne Empfang bearbeiten")),
    Entry("bericht", ("Monatsbericht", "Auswertung als PDF und CSV")),
)


def best(text: str, **more: str) -> str:
    return Catalogue(ENTRIES, load()).match(text, **more)[0].key


def test_meaning_finds_the_entry_across_languages() -> None:
    assert best("We need it to work without a network in the basement", language="en") == "offline"
    assert best("Die Umsätze sollen aus der Kasse kommen", language="de") == "kasse"


def test_what_was_said_before_helps_an_elliptic_promise() -> None:
    assert (
        best("Das bekommen Sie bis Ende Juni", context="Wir brauchen die Auswertung jeden Monat als PDF") == "bericht"
    )


def test_the_likeliest_come_first_and_chances_leave_room_for_none() -> None:
    found = Catalogue(ENTRIES, load()).match("Schönes Wetter heute", most=2)

    assert len(found) == 2
    assert found[0].confidence >= found[1].confidence
    assert sum(match.confidence for match in Catalogue(ENTRIES, load()).match("Schönes Wetter heute", most=9)) < 0.5


def test_nothing_matches_nothing() -> None:
    assert Catalogue((), load()).match("egal") == []
    assert Catalogue(ENTRIES, load()).match("  ") == []


def test_another_embedder_works_untrained() -> None:
    found = Catalogue(ENTRIES, ScriptedEmbedder()).match("Kassenanbindung an Kassimo", context="Die Kasse")

    assert found[0].key == "kasse"
    assert 0 < found[0].confidence < 1


def test_rank_sorts_rows_and_keeps_the_order_of_equals() -> None:
    rows = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]], dtype=np.float32)

    assert rank(rows, np.array([1.0, 0.0], dtype=np.float32)) == [(1, 1.0), (2, 1.0), (0, 0.0)]
    assert rank(rows[:0], rows[0]) == []


def test_terms_weigh_rare_words_and_torn_names() -> None:
    terms = Terms([entry.parts for entry in ENTRIES])

    shared_words, shared_runs = terms.shared("die kassimo anbindung")

    assert shared_words.argmax() == 0
    assert shared_runs.argmax() == 0
    assert words("Und die 3 Kassen!") == ("kassen",)
    assert runs("ab") == frozenset()


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40)
def test_any_text_gets_calibrated_matches(text: str, context: str) -> None:
    found = Catalogue(ENTRIES, load()).match(text, context=context)

    assert len(found) <= 3
    assert all(0 <= match.confidence <= 1 for match in found)
    assert sum(match.confidence for match in found) <= 1.001


def test_terms_asked_again_and_after_others_weigh_the_same() -> None:
    asked = ["Kassenanbindung ohne Netz", "", "PDF", "Monatsbericht als PDF", "Empfang im Keller", "nur Kassen"]
    terms = Terms([entry.parts for entry in ENTRIES])

    first = [terms.shared(text) for text in asked]

    for text, (said, torn) in zip(asked, first, strict=True):
        fresh = Terms([entry.parts for entry in ENTRIES]).shared(text)
        assert np.array_equal(fresh[0], said)
        assert np.array_equal(fresh[1], torn)
        assert np.array_equal(terms.shared(text)[1], torn)


def test_an_entry_without_words_is_near_to_nothing() -> None:
    near = Catalogue((*ENTRIES[:1], Entry("leer", ()), *ENTRIES[1:]), load()).nearest("Kassenanbindung")

    assert near[0].key == "kasse"
    assert near[-1].key == "leer"
