"""Alignment health: the numbers of listening as sentences in which number, noun and verb agree.

Of k of n: `only` where the only one is done, `only_not` where it is not, `none`, `one` and `many` of several.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "alignment.of.reached.only": (
        "der einzige Satz mit Bedarf oder Bedenken steht in einem Wunsch oder als Beleg an einer Säule",
        "the only sentence with a need or concern stands in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.only_not": (
        "der einzige Satz mit Bedarf oder Bedenken steht nicht in einem Wunsch oder als Beleg an einer Säule",
        "the only sentence with a need or concern does not stand in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.none": (
        "keiner von {due} Sätzen mit Bedarf oder Bedenken steht in einem Wunsch oder als Beleg an einer Säule",
        "none of {due} sentences with a need or concern stands in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.one": (
        "1 von {due} Sätzen mit Bedarf oder Bedenken steht in einem Wunsch oder als Beleg an einer Säule",
        "1 of {due} sentences with a need or concern stands in a wish or as evidence at a pillar",
    ),
    "alignment.of.reached.many": (
        "{done} von {due} Sätzen mit Bedarf oder Bedenken stehen in einem Wunsch oder als Beleg an einer Säule",
        "{done} of {due} sentences with a need or concern stand in a wish or as evidence at a pillar",
    ),
    "alignment.of.answered.only": (
        "die einzige Frage ist entschieden",
        "the only question is decided",
    ),
    "alignment.of.answered.only_not": (
        "die einzige Frage ist nicht entschieden",
        "the only question is not decided",
    ),
    "alignment.of.answered.none": (
        "keine von {due} Fragen ist entschieden",
        "none of {due} questions is decided",
    ),
    "alignment.of.answered.one": (
        "1 von {due} Fragen ist entschieden",
        "1 of {due} questions is decided",
    ),
    "alignment.of.answered.many": (
        "{done} von {due} Fragen sind entschieden",
        "{done} of {due} questions are decided",
    ),
    "alignment.of.decided.only": (
        "der einzige Wunsch ist entschieden",
        "the only wish is decided",
    ),
    "alignment.of.decided.only_not": (
        "der einzige Wunsch ist nicht entschieden",
        "the only wish is not decided",
    ),
    "alignment.of.decided.none": (
        "keiner von {due} Wünschen ist entschieden",
        "none of {due} wishes is decided",
    ),
    "alignment.of.decided.one": (
        "1 von {due} Wünschen ist entschieden",
        "1 of {due} wishes is decided",
    ),
    "alignment.of.decided.many": (
        "{done} von {due} Wünschen sind entschieden",
        "{done} of {due} wishes are decided",
    ),
    "alignment.of.passed_on.only": (
        "die einzige Antwort kennt der Kunde",
        "the customer knows the only answer",
    ),
    "alignment.of.passed_on.only_not": (
        "die einzige Antwort kennt der Kunde noch nicht",
        "the customer does not know the only answer",
    ),
    "alignment.of.passed_on.none": (
        "keine von {due} Antworten kennt der Kunde",
        "customers know none of {due} answers",
    ),
    "alignment.of.passed_on.one": (
        "1 von {due} Antworten kennt der Kunde",
        "the customer knows 1 of {due} answers",
    ),
    "alignment.of.passed_on.many": (
        "{done} von {due} Antworten kennen die Kunden",
        "customers know {done} of {due} answers",
    ),
    "alignment.of.early_talks.only": (
        "in der einzigen Verkaufschance war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of the only deal",
    ),
    "alignment.of.early_talks.only_not": (
        "in der einzigen Verkaufschance war das Produktmanagement bei keinem der ersten Gespräche dabei",
        "product sat in none of the first talks of the only deal",
    ),
    "alignment.of.early_talks.none": (
        "in keiner von {due} Verkaufschancen war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in the first talks of none of {due} deals",
    ),
    "alignment.of.early_talks.one": (
        "in 1 von {due} Verkaufschancen war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of 1 of {due} deals",
    ),
    "alignment.of.early_talks.many": (
        "in {done} von {due} Verkaufschancen war das Produktmanagement bei einem der ersten Gespräche dabei",
        "product sat in one of the first talks of {done} of {due} deals",
    ),
    "alignment.of.strategy_read.only": (
        "am Ende des letzten Quartals hatte die einzige Person die Fassung gelesen, die heute gilt",
        "the only colleague had read the version that holds today by the end of the last quarter",
    ),
    "alignment.of.strategy_read.only_not": (
        "am Ende des letzten Quartals hatte die einzige Person die Fassung nicht gelesen, die heute gilt",
        "the only colleague had not read the version that holds today by the end of the last quarter",
    ),
    "alignment.of.strategy_read.none": (
        "von {due} Kolleginnen und Kollegen hatte am Ende des letzten Quartals niemand die Fassung gelesen, die heute gilt",
        "none of {due} colleagues had read the version that holds today by the end of the last quarter",
    ),
    "alignment.of.strategy_read.one": (
        "1 von {due} Kolleginnen und Kollegen hatte am Ende des letzten Quartals die Fassung gelesen, die heute gilt",
        "1 of {due} colleagues had read the version that holds today by the end of the last quarter",
    ),
    "alignment.of.strategy_read.many": (
        "{done} von {due} Kolleginnen und Kollegen hatten am Ende des letzten Quartals die Fassung gelesen, die heute gilt",
        "{done} of {due} colleagues had read the version that holds today by the end of the last quarter",
    ),
    "alignment.of.guesses.only": (
        "die einzige Einschätzung stimmte mit der späteren Entscheidung überein",
        "the only guess agreed with the later decision",
    ),
    "alignment.of.guesses.only_not": (
        "die einzige Einschätzung stimmte nicht mit der späteren Entscheidung überein",
        "the only guess did not agree with the later decision",
    ),
    "alignment.of.guesses.none": (
        "keine von {due} Einschätzungen stimmte mit der späteren Entscheidung überein",
        "none of {due} guesses agreed with the later decision",
    ),
    "alignment.of.guesses.one": (
        "1 von {due} Einschätzungen stimmte mit der späteren Entscheidung überein",
        "1 of {due} guesses agreed with the later decision",
    ),
    "alignment.of.guesses.many": (
        "{done} von {due} Einschätzungen stimmten mit der späteren Entscheidung überein",
        "{done} of {due} guesses agreed with the later decision",
    ),
}
