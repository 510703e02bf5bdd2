from __future__ import annotations

from datetime import date

import pytest
from language.detect.sentences_to_try import NOTHING, RECALLED, SIGNALS

from ropeteam.core.vocabulary import OUR_KINDS, Side, SignalKind
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import Heard, SpokenTurn
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.listen import MODEL, listen
from ropeteam.language.embedding import load

ON = date(2026, 1, 20)


def turn(no: int, side: Side, text: str, start_ms: int | None = None) -> SpokenTurn:
    return SpokenTurn(no, f"speaker {side}", side, "seller" if side == Side.OURS else "", text, start_ms)


def hear(*turns: SpokenTurn, internal: bool = False, language: str = "de", **more: object) -> list[Heard]:
    return listen(turns, held_on=ON, internal=internal, language=language, embedder=load(), **more)  # type: ignore[arg-type]


def decided(side: Side, text: str) -> list[Heard]:
    return [one for one in hear(turn(0, side, text), language=language_of(text)) if not one.low]


class TestTheLabelGuide:
    """Most of the sentences, not every one: a model's wording is not asserted, the rules below are."""

    def test_hard_negatives_are_mostly_nothing(self) -> None:
        wrong = [
            (kind, text, [one.kind.value for one in found])
            for kind, sentences in NOTHING.items()
            for side, text in sentences
            if (found := decided(side, text))
        ]

        total = sum(len(sentences) for sentences in NOTHING.values())
        assert len(wrong) <= total * 0.15, wrong

    @pytest.mark.parametrize("kind", ["negated", "withdrawn", "customer_own", "admin", "question", "politeness"])
    def test_what_would_cost_trust_is_never_a_promise(self, kind: str) -> None:
        found = [one for side, text in NOTHING[kind] for one in decided(side, text)]

        assert [one.quote for one in found if one.kind == SignalKind.PROMISE] == []

    def test_plain_signals_are_mostly_heard(self) -> None:
        missed = [
            (kind, text)
            for kind, sentences in SIGNALS.items()
            for side, text in sentences
            if kind not in [one.kind.value for one in decided(side, text)]
        ]

        total = sum(len(sentences) for sentences in SIGNALS.values())
        assert len(missed) <= total * 0.2, missed

    @pytest.mark.parametrize("text", RECALLED)
    def test_a_recalled_promise_is_a_suggested_promise_with_its_source(self, text: str) -> None:
        (one,) = decided(Side.CUSTOMER, text)

        assert (one.kind, one.recalled) == (SignalKind.PROMISE, True)

    def test_what_customers_told_others_themselves_recalls_no_promise(self) -> None:
        heard = hear(
            turn(
                0, Side.CUSTOMER, "I have told the farmers' meeting they will be booking their own samples by spring."
            ),
            language="en",
        )

        assert [one.quote for one in heard if one.recalled] == []


class TestSides:
    def test_the_same_words_are_a_promise_only_from_us(self) -> None:
        words = "Die Schnittstelle liefern wir Ihnen bis Ende Juni."

        ours, theirs = hear(turn(0, Side.OURS, words)), hear(turn(0, Side.CUSTOMER, words))

        assert SignalKind.PROMISE in [one.kind for one in ours]
        assert not OUR_KINDS & {one.kind for one in theirs if not one.recalled}

    def test_a_need_of_our_own_people_is_none(self) -> None:
        words = "Wir brauchen unbedingt eine Auswertung je Filiale."

        assert [one.kind for one in hear(turn(0, Side.CUSTOMER, words))] == [SignalKind.NEED]
        assert SignalKind.NEED not in [one.kind for one in hear(turn(0, Side.OURS, words))]

    def test_inside_the_house_everybody_is_ours(self) -> None:
        words = "Die Schnittstelle bekommen die von uns bis Ende Juni."

        (one,) = hear(turn(0, Side.UNKNOWN, words), internal=True)

        assert (one.kind, one.low) == (SignalKind.PROMISE, False)

    def test_an_unknown_side_is_judged_by_the_words_and_less_sure(self) -> None:
        words = "Die Schnittstelle liefern wir Ihnen bis Ende Juni."

        (known,) = hear(turn(0, Side.OURS, words))
        unknown = next(one for one in hear(turn(0, Side.UNKNOWN, words)) if one.kind == SignalKind.PROMISE)

        assert unknown.confidence < known.confidence


class TestQuotes:
    def test_two_signals_of_one_breath_are_two(self) -> None:
        words = "Die Zuschläge rechnet das System heute schon aus, und die Schnittstelle bekommen Sie bis Ende Juni."

        kinds = [one.kind for one in hear(turn(0, Side.OURS, words))]

        assert kinds == [SignalKind.CLAIM, SignalKind.PROMISE]

    def test_a_promise_knows_its_day_and_phrase(self) -> None:
        (one,) = hear(turn(0, Side.OURS, "Die Schnittstelle liefern wir Ihnen bis Ende Juni."))

        assert (one.due, one.due_phrase) == (date(2026, 6, 30), "Ende Juni")

    def test_a_release_gives_the_roadmaps_day(self) -> None:
        (one,) = hear(
            turn(0, Side.OURS, "Die neue Schnittstelle bekommen Sie mit der Version 4.2."),
            releases={"4.2": date(2026, 5, 31)},
        )

        assert one.due == date(2026, 5, 31)

    def test_work_of_people_is_marked_as_service(self) -> None:
        (work,) = hear(turn(0, Side.OURS, "Ihre Leute schulen wir zwei Tage vor Ort in KW 14."))

        assert work.service

    def test_what_was_said_before_helps_to_find_the_capability(self) -> None:
        heard = hear(
            turn(0, Side.CUSTOMER, "Wir brauchen unbedingt eine Auswertung je Filiale."),
            turn(1, Side.OURS, "Das bekommen Sie von uns bis Ende Juni."),
        )

        promise = next(one for one in heard if one.kind == SignalKind.PROMISE)
        assert "Auswertung je Filiale" in promise.context

    def test_a_promise_cut_by_cues_runs_over_two_turns(self) -> None:
        turns = (
            turn(4, Side.OURS, "die schnittstelle liefern wir ihnen", 1_000),
            turn(5, Side.OURS, "bis ende juni", 3_500),
        )

        (one,) = hear(*turns)

        assert (one.first_turn, one.last_turn, one.due) == (4, 5, date(2026, 6, 30))
        assert one.quote == f"{turns[0].text[one.start :]} {turns[1].text[: one.end]}"

    def test_nothing_said_is_nothing_heard(self) -> None:
        assert hear() == []
        assert hear(turn(0, Side.OURS, ""), turn(1, Side.CUSTOMER, " … ")) == []


class TestModels:
    def test_the_shipped_weights_name_themselves(self) -> None:
        assert MODEL.startswith("ear-1-")

    def test_another_embedder_listens_by_cues_alone(self) -> None:
        turns = [turn(0, Side.OURS, "Die Schnittstelle liefern wir Ihnen bis Ende Juni, versprochen.")]

        (one,) = listen(turns, held_on=ON, internal=False, language="de", embedder=ScriptedEmbedder())

        assert one.kind == SignalKind.PROMISE

    def test_cues_hear_a_recalled_promise_too(self) -> None:
        turns = [turn(0, Side.CUSTOMER, RECALLED[1])]

        (one,) = listen(turns, held_on=ON, internal=False, language="en", embedder=ScriptedEmbedder())

        assert one.recalled
