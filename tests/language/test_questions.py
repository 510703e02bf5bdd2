"""Questions of ours in talks: which sentences are some, and how near the same question in other words is."""

from __future__ import annotations

import pytest

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, load, unit
from ropeteam.language.models.weights import language_means
from ropeteam.language.questions import NEAR, asks, ours

# Written for this: each pair asks the same in other words.
SAME = [
    ("Wie viele Nutzer sollen am Ende damit arbeiten?", "Mit wie vielen Anwendern rechnen Sie denn insgesamt?"),
    ("Welches ERP-System setzen Sie heute ein?", "Was für ein ERP haben Sie im Einsatz?"),
    ("Wer ist bei Ihnen für die Stammdaten verantwortlich?", "Wer pflegt bei Ihnen eigentlich die Stammdaten?"),
    ("Bis wann müssen Sie live sein?", "Wann soll das System produktiv gehen?"),
    ("Wie läuft die Freigabe heute bei Ihnen ab?", "Können Sie uns zeigen, wie Sie heute freigeben?"),
    ("Haben Sie eine Testumgebung?", "Gibt es bei Ihnen ein Testsystem?"),
    (
        "Wie kommen die Maschinendaten heute in Ihr System?",
        "Auf welchem Weg gelangen die Daten der Maschinen zu Ihnen?",
    ),
    ("Which ERP system do you use today?", "What ERP are you running?"),
    ("How many people will use it?", "How many users do you expect?"),
    ("When do you need to go live?", "What is your go-live date?"),
    ("Who owns the master data on your side?", "Who is responsible for your master data?"),
    ("Do you have a test environment?", "Is there a test system we can use?"),
    ("How many sites do you want to start with?", "With how many locations would you begin?"),
    ("Wie viele Standorte möchten Sie anbinden?", "Welche Werke sollen angebunden werden?"),
    ("Gibt es einen Betriebsrat, der mitreden muss?", "Muss der Betriebsrat zustimmen?"),
]
# Pairs of the list that ask the same in the other language, by their numbers.
TRANSLATED = {(0, 8), (1, 7), (2, 10), (3, 9), (5, 11), (13, 12)}


@pytest.mark.parametrize(
    "text",
    [
        "Wer pflegt bei Ihnen die Stammdaten?", "und wie kommen die Daten heute ins System", "Haben Sie eine Testumgebung dafür",
        "Do you have a test system there", "How many users do you expect?",
    ],
)  # fmt: skip
def test_a_question_is_one_with_and_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Und bei Ihnen?", "Hören Sie mich alle gut?", "Gibt es dazu noch Fragen?", "How are you all doing today?",
        "Wir brauchen den Export nach SAP.", "Wie besprochen schicken wir das morgen.", "Does that make sense to you?",
    ],
)  # fmt: skip
def test_manners_and_statements_are_none(text: str) -> None:
    assert not asks(text)


def test_only_ours_are_found_where_they_stand() -> None:
    turns = [
        SpokenTurn(0, "Gesa", Side.OURS, "services", "Danke. Wer pflegt bei Ihnen die Stammdaten? Gut."),
        SpokenTurn(1, "Paul", Side.CUSTOMER, "", "Wann können Sie denn damit anfangen?"),
    ]

    (found,) = ours(turns)

    assert (found.turn, turns[0].text[found.start : found.end]) == (0, "Wer pflegt bei Ihnen die Stammdaten?")


def test_the_same_in_other_words_is_mostly_near_and_another_never() -> None:
    first, second = [pair[0] for pair in SAME], [pair[1] for pair in SAME]
    embedder = load()

    def vectors(texts: list[str]):
        return unit(centre(embedder.embed(texts), [language_of(text) for text in texts], language_means(embedder.name)))

    scores = vectors(first) @ vectors(second).T
    near = [no for no in range(len(SAME)) if scores[no, no] >= NEAR]
    other = [
        (a, b)
        for a in range(len(SAME))
        for b in range(len(SAME))
        if a != b and scores[a, b] >= NEAR and not {(a, b), (b, a)} & TRANSLATED
    ]

    assert (len(near), other) == (8, [])
