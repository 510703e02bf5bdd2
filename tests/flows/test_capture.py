"""Capture: kept whatever the language, once a day, with what is known about it; a guess stays a guess."""

from __future__ import annotations

import time
from datetime import date

import pytest
from cast import TODAY, World
from flows.stage import Script
from flows.wishes import asks_for, customer, sale, wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import AskSource, AskStand, DecisionKind, Importance
from ropeteam.flows import capture as flow
from ropeteam.flows import change_requests, nearest, request_merging
from ropeteam.flows.capture import Captured
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.guesses import GuessedBy

WORDS = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027."


@pytest.fixture
def heard(world: World, script: Script) -> World:
    script()
    return world


def captured(world: World, text: str = WORDS, by: Actor | None = None, **more: object) -> Captured:
    return flow.capture(actor=by or world.seller, text=text, on=TODAY, **more)  # type: ignore[arg-type]


class TestKept:
    def test_with_source_address_and_the_day_the_words_name(self, heard: World) -> None:
        found = captured(heard, url="https://crm.example/42", source=AskSource.BOOKMARKLET, deal=heard.deal)

        row = models.Ask.objects.get()
        assert (row.text, row.source, row.url, row.deal) == (WORDS, "bookmarklet", "https://crm.example/42", heard.deal)
        assert found.wished_for == date(2027, 3, 31)

    @pytest.mark.parametrize(
        "text", ["オフラインで使えるようにしたい", "Нам нужна работа без сети", "🙏🙏🙏", "…", "a\nb"]
    )
    def test_in_whatever_language_it_comes(self, heard: World, text: str) -> None:
        assert captured(heard, text).ask.text == text

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example/a", "  ", "kein Link"])
    def test_an_address_that_is_no_web_page_is_not_kept(self, heard: World, url: str) -> None:
        assert captured(heard, url=url).ask.url == ""

    @pytest.mark.parametrize(("text", "code"), [("  \n ", "capture_empty"), ("x" * 4001, "capture_long")])
    def test_nothing_and_too_much_are_refused(self, heard: World, text: str, code: str) -> None:
        with pytest.raises(Refused) as refused:
            captured(heard, text)

        assert refused.value.code == code
        assert not models.Ask.objects.exists()

    def test_what_no_database_keeps_is_left_out_and_the_rest_stands(self, heard: World) -> None:
        row = captured(heard, "Ohne\x00 Netz \ud800bitte", url="https://crm.example/\x001").ask

        assert models.Ask.objects.get(pk=row.pk).text == "Ohne\ufffd Netz \ufffdbitte"

    def test_a_day_that_is_over_is_no_wish_date(self, heard: World) -> None:
        assert captured(heard, "Das wollten wir bis 31.03.2020.").wished_for is None

    def test_not_by_who_only_reads(self, heard: World) -> None:
        with pytest.raises(NotAllowed):
            captured(heard, by=heard.works_council)


class TestOnce:
    def test_the_same_words_on_the_same_deal_and_day(self, heard: World) -> None:
        first = captured(heard, deal=heard.deal).ask
        again = captured(heard, f"  {WORDS.upper()}\n", deal=heard.deal, by=heard.presales, idempotency_key="other").ask

        assert again == first
        assert models.Event.objects.filter(code="ask.asked").count() == 1

    def test_the_same_key(self, heard: World) -> None:
        first = captured(heard, idempotency_key="k1").ask

        assert captured(heard, "Andere Worte", idempotency_key="k1").ask == first

    def test_another_deal_another_day_or_another_person_without_a_deal_is_another(self, heard: World) -> None:
        other = sale(heard, heard.account, "d9", 10_000)
        rows = {
            captured(heard, deal=heard.deal).ask,
            captured(heard, deal=other).ask,
            flow.capture(actor=heard.seller, text=WORDS, on=date(2026, 11, 17), deal=heard.deal).ask,
            captured(heard).ask,
            captured(heard, by=heard.presales).ask,
        }

        assert len(rows) == 5


class TestKnown:
    def test_similar_wishes_come_with_their_decision_and_words_for_this_customer(self, heard: World) -> None:
        near = wish(heard, WORDS)
        far = wish(heard, "Blaue Knöpfe")
        asks_for(heard, heard.deal, near)
        change_requests.decide_on(
            near, actor=heard.product_manager, kind=DecisionKind.NO, reason="Dafür bauen wir nichts.", on=TODAY
        )

        first = captured(heard, deal=heard.deal).similar[0]

        assert first.request == near
        assert first.asked == 1
        assert first.decision is not None
        assert first.decision.kind == "no"
        assert first.facts is not None
        assert first.facts.reason == {"de": "Dafür bauen wir nichts."}
        assert far.pk != near.pk

    def test_at_most_five_and_never_one_that_was_merged_away(self, heard: World) -> None:
        rows = [wish(heard, f"{WORDS} {no}") for no in range(7)]
        request_merging.merge(rows[0], rows[1], actor=heard.product_manager, on=TODAY)

        similar = captured(heard).similar

        assert len(similar) == 5
        assert rows[0] not in [one.request for one in similar]

    def test_how_it_works_today_is_told(self, heard: World) -> None:
        ways = captured(heard, "Export nach SAP").ways

        assert ("capability", "sap-export") in [(way.kind.value, way.key) for way in ways]

    def test_answers_within_the_blink_that_counts(self, heard: World, capsys: pytest.CaptureFixture[str]) -> None:
        wishes = models.ChangeRequest.objects.bulk_create(
            models.ChangeRequest(product=heard.product, key=f"w{no}", title=f"Wunsch {no} in der Halle")
            for no in range(40)
        )
        nearest.keep_all(wishes, heard.company.pk)
        captured(heard, "Aufwärmen")
        started = time.perf_counter()

        captured(heard, deal=heard.deal)

        with capsys.disabled():
            print(f"\na capture answered in {(time.perf_counter() - started) * 1000:.0f} ms (scripted embedder)")


class TestGuess:
    def test_by_a_contacts_own_address_first(self, heard: World) -> None:
        models.Contact.objects.filter(account=heard.account).update(mail="Paul.Ebner@Kessel.example")
        other = customer(heard, "a2")
        models.Contact.objects.create(account=other, key="k2", name="X", mail="x@rau.example")

        found = captured(heard, "Von paul.ebner@kessel.example: ohne Netz", url="https://crm.rau.example/1").guessed

        assert [(one.account, one.by, one.mark) for one in found] == [
            (heard.account, GuessedBy.CONTACT, "paul.ebner@kessel.example"),
            (other, GuessedBy.DOMAIN, "rau.example"),
        ]
        assert heard.deal in found[0].deals
        assert heard.confidential not in found[0].deals, "what the reader may not know is not guessed either"

    def test_is_never_placed_silently(self, heard: World) -> None:
        models.Contact.objects.filter(account=heard.account).update(mail="paul@kessel.example")

        assert captured(heard, "paul@kessel.example will das").ask.deal is None

    def test_never_by_anybodys_domain_and_not_where_a_deal_is_said(self, heard: World) -> None:
        models.Contact.objects.filter(account=heard.account).update(mail="paul@gmail.com")

        assert captured(heard, "von anna@gmail.com").guessed == ()
        assert captured(heard, "von paul@gmail.com", deal=heard.deal).guessed == ()

    def test_becomes_a_fact_when_somebody_says_so(self, heard: World) -> None:
        row = captured(heard).ask
        flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.NICE)

        flow.place(row, heard.deal, actor=heard.seller)
        flow.place(row, heard.deal, actor=heard.seller)

        asker = models.Asker.objects.get()
        assert (models.Ask.objects.get().deal, asker.deal, asker.account) == (heard.deal, heard.deal, heard.account)
        with pytest.raises(Refused, match="capture_placed"):
            flow.place(row, sale(heard, None, "d9", 1), actor=heard.seller)

    def test_not_by_a_colleague_who_has_nothing_to_do_with_it(self, heard: World) -> None:
        with pytest.raises(NotAllowed):
            flow.place(captured(heard).ask, heard.deal, actor=heard.other_seller)


class TestWish:
    def test_one_tap_links_weighs_and_dates(self, heard: World) -> None:
        near = wish(heard, "Bedienung ohne Netz")
        row = captured(heard, deal=heard.deal).ask

        asker = flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.BREAKER, request=near)

        row.refresh_from_db()
        assert (asker.change_request, asker.importance, asker.wanted_by) == (near, "breaker", date(2027, 3, 31))
        assert (asker.deal, asker.account, row.stand) == (heard.deal, heard.account, AskStand.ASK_PRODUCT)

    def test_said_again_without_a_word_on_importance_keeps_the_last_one(self, heard: World) -> None:
        row = captured(heard).ask
        flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.BREAKER)

        again = flow.wish(row, actor=heard.seller, on=TODAY)

        assert again.importance == "breaker"

    def test_without_one_it_is_a_wish_of_its_own(self, heard: World) -> None:
        row = captured(heard).ask

        flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.NICE)
        flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.CHALLENGE)

        request = models.ChangeRequest.objects.get()
        assert (request.title, request.askers.get().importance) == (WORDS, "challenge")

    def test_never_counts_for_two(self, heard: World) -> None:
        one, two = wish(heard, "Eins"), wish(heard, "Zwei")
        row = captured(heard).ask
        flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.NICE, request=one)

        with pytest.raises(Refused, match="linked_already"):
            flow.wish(row, actor=heard.seller, on=TODAY, importance=Importance.NICE, request=two)

        assert models.Asker.objects.get().change_request == one

    def test_a_merged_wish_names_where_it_went(self, heard: World) -> None:
        one, two = wish(heard, "Eins"), wish(heard, "Zwei")
        request_merging.merge(one, two, actor=heard.product_manager, on=TODAY)

        with pytest.raises(Refused, match="request_merged"):
            flow.wish(captured(heard).ask, actor=heard.seller, on=TODAY, importance=Importance.NICE, request=one)

        assert not models.Asker.objects.exists()

    def test_part_of_a_decided_wish_brings_the_answer(self, heard: World) -> None:
        near = wish(heard, "Bedienung ohne Netz")
        change_requests.decide_on(near, actor=heard.product_manager, kind=DecisionKind.NO, reason="Nein.", on=TODAY)

        flow.wish(captured(heard).ask, actor=heard.seller, on=TODAY, importance=Importance.NICE, request=near)
        for event in models.Event.objects.filter(code="ask.ask_product"):
            reactions.react(event.pk, on=TODAY)

        assert models.Answer.objects.get().asker.ask == models.Ask.objects.get()
