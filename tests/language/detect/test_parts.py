"""The small parts of listening: language, cues, clauses, features, heads, decoding, people's work."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from language.our_corpus import our_companies

from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.detect import language_of as language_module
from ropeteam.language.detect import wording_de, wording_en
from ropeteam.language.detect.clauses import Span, candidates, trimmed
from ropeteam.language.detect.cues import NAMES, fold, found, rule_scores
from ropeteam.language.detect.decode import confidence, pick, worth_a_look
from ropeteam.language.detect.features import HASHES, Sentence, clause_rows, letters, sentence_rows
from ropeteam.language.detect.head import Head, Line, log_odds, packed, unpacked
from ropeteam.language.detect.hearing import clauses_of, cues_of
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.recalled import is_their_own_word, recalls_nothing_of_ours
from ropeteam.language.detect.service import is_service, speaks_of_work
from ropeteam.language.models.weights import Weights
from ropeteam.language.sentences import sentences


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Die Schnittstelle liefern wir bis Ende Juni.", "de"),
            ("i mecht wissen welche semmel wo liegen bleibt", "de"),
            ("We will have it by the end of June.", "en"),
            ("schön", "de"),
            ("123 …", "en"),
            ("", "en"),
        ],
    )
    def test_german_or_english(self, text: str, language: str) -> None:
        assert language_of(text) == language

    @pytest.mark.parametrize(
        ("text", "language", "asked"),
        [
            ("Ich denke, das ist nicht schlimm.", "de", 0),
            ("I think that is not what you meant.", "en", 0),
            ("Frau Weber will die Daten on-premise behalten.", "de", 1),  # "will" is a word of both
            ("Do is de Herbscht jo schun rum.", "de", 1),  # dialect: "do" and "is" are English only to the eye
            ("Das ist nicht the new release of it.", "en", 1),  # words of both: the identifier weighs
        ],
    )
    def test_small_words_spare_the_identifier_and_leave_dialect_and_mixtures_to_it(
        self, text: str, language: str, asked: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: list[str] = []
        real = language_module._identifier()
        noting = SimpleNamespace(classify=lambda said: calls.append(said) or real.classify(said))
        monkeypatch.setattr(language_module, "_identifier", lambda: noting)

        assert language_of(text) == language
        assert len(calls) == asked


class TestCues:
    def test_both_tables_know_the_same_cues(self) -> None:
        assert set(wording_de.CUES) == set(wording_en.CUES) == set(NAMES)

    def test_case_quotes_and_spaces_do_not_matter(self) -> None:
        assert fold("  WE’LL   have “it” ") == 'we\'ll have "it"'
        assert found("I’LL SEND the slides", "en") == found("i'll send  the slides", "en")

    def test_an_unknown_language_is_looked_through_as_english(self) -> None:
        assert found("we promise you", "fr") == found("we promise you", "en")

    @pytest.mark.parametrize(
        ("text", "language", "kind"),
        [
            ("Das verspreche ich Ihnen, Sie bekommen das.", "de", SignalKind.PROMISE),
            ("You have my word, we'll have it with release 4.", "en", SignalKind.PROMISE),
            ("It already sends the reminders automatically.", "en", SignalKind.CLAIM),
            ("Wir brauchen unbedingt eine Liste.", "de", SignalKind.NEED),
            ("I am really worried about the risk.", "en", SignalKind.CONCERN),
            ("Das ist ja genial!", "de", SignalKind.DELIGHT),
        ],
    )
    def test_rules_alone_lean_to_the_kind(self, text: str, language: str, kind: SignalKind) -> None:
        scores = rule_scores(found(text, language))

        assert max(scores, key=lambda one: scores[one]) == kind

    def test_a_negation_a_hedge_and_a_condition_take_from_a_promise(self) -> None:
        plain = rule_scores(frozenset({"commit", "deliver"}))[SignalKind.PROMISE]

        for veto in ("no_promise", "hedge", "if", "take_back", "reported", "past", "vague", "admin"):
            assert rule_scores(frozenset({"commit", "deliver", veto}))[SignalKind.PROMISE] < plain

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_a_clause_has_the_cues_it_would_have_alone(self, language: str) -> None:
        """Looking for what its sentence has, and for what rests on beginning and end, must miss nothing."""
        company = next(one for one in our_companies() if one.language == language)
        texts = [turn.text for talk in company.talks for turn in talk.turns][:150]
        looked = 0

        for text in texts:
            for one in sentences(text):
                words = text[one.start : one.end]
                sentence = Sentence(words, language, cues_of(words, language), False, False)
                for _, clause in clauses_of(text, sentence, Span(one.start, one.end)):
                    assert clause.cues == cues_of(clause.text, language), clause.text
                    looked += clause.cues != sentence.cues

        assert looked > 50, "clauses that lack something"

    def test_large_letters_speak_of_time_and_work_too(self) -> None:
        assert {"day", "service"} <= cues_of("AM MONTAG SCHULEN WIR IHRE LEUTE", "de")


class TestClauses:
    @pytest.mark.parametrize(
        "text",
        ["Wir laden Ihre Stammdaten bis zum 15. Januar", "Das iPhone kommt am 31. März", "Das geht z. B. am iPad"],
    )
    def test_a_point_inside_a_sentence_cuts_nothing(self, text: str) -> None:
        assert candidates(text, Span(0, len(text))) == [Span(0, len(text))]

    def test_the_whole_sentence_comes_first_and_edges_are_bare(self) -> None:
        text = "Also, das geht heute schon, und den Rest liefern wir im Mai."

        spans = [text[one.start : one.end] for one in candidates(text, Span(0, len(text)))]

        assert spans[0] == text[:-1]
        assert "das geht heute schon" in spans
        assert "und den Rest liefern wir im Mai" in spans

    def test_speech_without_marks_is_cut_before_new_subjects(self) -> None:
        text = "die bestellungen kommen per edi rein und das andere format lesen wir heute leider noch nicht ein"

        spans = [text[one.start : one.end] for one in candidates(text, Span(0, len(text)))]

        assert "die bestellungen kommen per edi rein" in spans

    def test_a_bracket_that_opens_inside_closes_inside(self) -> None:
        assert trimmed("das (heute).", Span(0, 12)) == Span(0, 11)
        assert trimmed("(das)", Span(0, 5)) == Span(1, 4)

    @given(st.text(max_size=150))
    def test_candidates_lie_inside_and_are_never_blank(self, text: str) -> None:
        for one in candidates(text, Span(0, len(text))):
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end].strip() == text[one.start : one.end] != ""


class TestHeads:
    def head(self) -> Head:
        hashed = np.zeros((HASHES, 2), dtype=np.float32)
        hashed[letters("wort"), 1] = 2.0
        return Head(
            ("none", "promise"), np.array([[0.0, 1.0]], dtype=np.float32), hashed, np.zeros(2, dtype=np.float32)
        )

    def test_chances_sum_to_one_and_letters_count(self) -> None:
        chances = self.head().chances(np.zeros((2, 1), dtype=np.float32), [letters("wort"), letters("")])

        assert chances.sum(axis=1) == pytest.approx([1.0, 1.0])
        assert chances[0, 1] > 0.9
        assert chances[1, 1] == pytest.approx(0.5)

    def test_each_row_counts_its_own_letters_alone(self) -> None:
        said = [letters("wort"), letters(""), letters("ein anderes wort"), letters(""), letters("wort")]
        rows = np.zeros((len(said), 1), dtype=np.float32)

        together = self.head().chances(rows, said)

        alone = [self.head().chances(rows[:1], [one])[0] for one in said]
        assert together == pytest.approx(np.array(alone))
        assert together[1, 1] == together[3, 1] < together[2, 1] < together[0, 1]

    def test_no_rows_no_chances(self) -> None:
        assert self.head().chances(np.zeros((0, 1), dtype=np.float32), []).shape == (0, 2)
        assert sentence_rows([], np.zeros((0, 1), dtype=np.float32), np.zeros((0, 1), dtype=np.float32)).shape == (0, 0)
        assert clause_rows([], np.zeros((0, 1), dtype=np.float32)).shape == (0, 0)

    def test_packing_and_unpacking_keeps_the_head(self) -> None:
        again = unpacked(packed(self.head(), "x"), "x")

        assert again.classes == ("none", "promise")
        assert np.array_equal(again.hashed, self.head().hashed)

    def test_weights_of_another_width_are_refused(self) -> None:
        arrays = packed(self.head(), "x")
        arrays["x.hashed"] = arrays["x.hashed"][:10]

        with pytest.raises(ValueError, match="10 hashed rows"):
            unpacked(arrays, "x")

    def test_a_line_gives_a_chance(self) -> None:
        assert Line((1.0, 2.0), 0.0).chance([0.0, 0.0]) == pytest.approx(0.5)
        assert Line((1.0,), 0.0).chance([log_odds(0.8)]) == pytest.approx(0.8, abs=1e-3)
        assert Line((1.0,), 0.0).chance([1e9]) == pytest.approx(1.0)


class TestDecoding:
    CLASSES = ("claim", "none", "promise")

    def test_only_sentences_that_may_hold_a_signal_are_worth_a_look(self) -> None:
        chances = np.array([[0.05, 0.9, 0.05], [0.3, 0.4, 0.3]])

        assert worth_a_look(chances, self.CLASSES).tolist() == [False, True]

    def test_the_best_clause_carries_the_sentences_kind_and_a_sure_second_stands_beside_it(self) -> None:
        spans = [Span(0, 30), Span(0, 12), Span(13, 30)]
        clauses = np.array([[0.3, 0.3, 0.4], [0.9, 0.1, 0.0], [0.0, 0.2, 0.8]])

        picked = list(pick(np.array([0.6, 0.1, 0.3]), self.CLASSES, spans, clauses, self.CLASSES))

        assert [(one.kind, one.span) for one in picked] == [("claim", Span(0, 12)), ("promise", Span(13, 30))]
        assert [one.scores[2] for one in picked] == [1.0, 0.0]

    def test_an_unsure_second_is_left_out(self) -> None:
        clauses = np.array([[0.9, 0.1, 0.0], [0.1, 0.7, 0.2]])

        picked = list(pick(np.array([0.6, 0.1, 0.3]), self.CLASSES, [Span(0, 9), Span(10, 20)], clauses, self.CLASSES))

        assert [one.kind for one in picked] == ["claim"]

    def test_without_a_line_the_mean_of_both_scores_counts(self) -> None:
        (one,) = pick(
            np.array([0.5, 0.25, 0.25]), self.CLASSES, [Span(0, 9)], np.array([[0.5, 0.5, 0.0]]), self.CLASSES
        )

        assert confidence(one, {}) == pytest.approx(0.5, abs=1e-3)
        assert confidence(one, {"claim": Line((0.0, 0.0, 0.0), 2.0)}) == pytest.approx(0.8808, abs=1e-4)

    def test_a_kind_the_clause_head_does_not_know_is_the_sentence_itself(self) -> None:
        (one,) = pick(np.array([0.6, 0.1, 0.3]), self.CLASSES, [Span(0, 9)], np.array([[1.0]]), ("none",))

        assert (one.kind, one.span, one.scores[0]) == ("claim", Span(0, 9), one.scores[1])

    def test_what_customers_said_themselves_recalls_no_promise(self) -> None:
        for own in (
            "I've told them the truth and all: paper till March, phone after",
            "I have told the farmers' meeting they will be booking their own samples by spring",
            "We promised our dealers the portal for May",
        ):
            assert is_their_own_word(own, "en"), own
        for own in ("Das habe ich meinen Leuten für Ostern versprochen", "wir haben dem Vorstand Juni zugesagt"):
            assert is_their_own_word(own, "de"), own

    def test_what_another_supplier_promised_is_none_of_ours(self) -> None:
        for text in (
            "Last vendor said they'd have us live in six weeks",
            "Our previous supplier promised us a go-live in ten weeks",
        ):
            assert recalls_nothing_of_ours(text, "en"), text
        assert recalls_nothing_of_ours("wir hatten letztes Jahr einen Anbieter, der hat uns alles versprochen", "de")
        assert recalls_nothing_of_ours("Der alte Anbieter hat uns das auch versprochen", "de")
        assert not recalls_nothing_of_ours("Sie haben uns zugesagt, dass wir einen Lieferanten anbinden können", "de")
        assert not recalls_nothing_of_ours("you promised us the data of our previous supplier by May", "en")
        assert not recalls_nothing_of_ours("you promised us the portal for every supplier", "en")

    def test_a_word_of_ours_beside_their_own_is_recalled(self) -> None:
        for ours in (
            "I told you in March that your colleague promised us the interface",
            "We were told it would be there by May",
            "We said the end of March, didn't we",
            "You promised us that screen in December",
        ):
            assert not is_their_own_word(ours, "en"), ours
        for ours in (
            "Wir haben das so gesagt bekommen",
            "wir haben im Februar gefragt und Herr Thießen hat gesagt kriegen Sie",
            "Herr Stelzer hat uns die S7-300 fest zugesagt",
            "Sie haben uns das versprochen, und ich hab es meinen Leuten gesagt",
            "die haben wir von Ihnen für Mai zugesagt bekommen",
        ):
            assert not is_their_own_word(ours, "de"), ours


class TestPeoplesWork:
    WORK = (
        "Ihre Leute schulen wir zwei Tage vor Ort.",
        "Die Stammdaten spielen wir Ihnen ein.",
        "Mein Kollege kommt in KW 12 zu Ihnen raus und richtet das mit ein.",
        "Wir gehen am ersten April live.",
        "We will load your old customer records for you.",
        "I'll come down and sit with your team for the first week.",
        "Our engineer maps your fields by hand.",
    )
    FUNCTION = (
        "Die Schnittstelle kommt mit Version 4.2.",
        "Das Modul bekommen Sie Ende Juni.",
        "French comes with release 6.2.",
        "You'll have the new report in September.",
    )

    def test_work_and_function_are_told_apart(self) -> None:
        right = [is_service(text) for text in self.WORK] + [not is_service(text) for text in self.FUNCTION]

        assert sum(right) >= len(right) - 1, right

    def test_without_a_trained_head_the_words_decide(self) -> None:
        bare = Weights("cues-only", "", {}, {}, {}, {}, {}, {})

        assert is_service(self.WORK[0], weights=bare)
        assert not is_service(self.FUNCTION[0], weights=bare)
        assert speaks_of_work(self.WORK[6])
