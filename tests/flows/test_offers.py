"""Offers and contracts: brought once, read sentence by sentence, judged, and only what is new in the next version again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.papers import OFFER, OFFLINE, SAP, TRAINING, brought, clause
from flows.played import each_its_own, played

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import CapabilityStatus, ClauseWord, OfferKind, SignalState
from ropeteam.flows import clauses, judging, offers, product, promises
from ropeteam.jobs.reactions import react
from ropeteam.language.file_names import plain_name
from ropeteam.store import access, models
from ropeteam.store.queries import offers as query
from ropeteam.store.versions import CapabilityWords

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.OfferVersion]]:
    with played(built) as world:
        yield world, brought(world)


world, version = each_its_own()


class TestBring:
    def test_reads_every_sentence_once_and_judges_those_that_promise(
        self, world: World, version: models.OfferVersion
    ) -> None:
        found, more = query.sentences(version)

        assert not more
        assert [one.clause.text for one in found if one.stand.counts] == [SAP, TRAINING, OFFLINE]
        assert {one.clause.text: one.fit for one in found if one.fit}[TRAINING] == "services"
        assert all(one.fit for one in found if one.stand.counts)
        assert [one.place.heading for one in found if one.clause.text.startswith("1 ")] == [True]
        assert not offers.read_version(version.pk, on=TODAY), "booked once"

    def test_pasted_bears_the_name_of_its_first_line(self, world: World) -> None:
        words = "\n  Angebot   2027-11\nDruck"
        found = offers.paste(world.deal, actor=world.seller, kind=OfferKind.OFFER, words=words, on=TODAY)

        assert found.version is not None
        assert found.version.offer.title == "Angebot 2027-11"

    def test_of_the_same_bytes_changes_nothing(self, world: World, version: models.OfferVersion) -> None:
        again = offers.bring(
            world.deal, actor=world.presales, kind=OfferKind.OFFER, data=OFFER.encode(), file_name="kopie.txt", on=TODAY
        )

        assert (again.new, again.version) == (False, version)
        assert models.Offer.objects.count() == 1

    def test_is_for_the_rope_and_the_makers(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            offers.paste(world.deal, actor=world.management, kind=OfferKind.OFFER, words=OFFER, on=TODAY)
        with pytest.raises(NotAllowed):
            offers.paste(world.confidential, actor=world.seller, kind=OfferKind.OFFER, words=OFFER, on=TODAY)
        with pytest.raises(Refused, match="offer_empty"):
            offers.paste(world.deal, actor=world.seller, kind=OfferKind.OFFER, words="  \n", on=TODAY)

    def test_tells_what_is_wrong_with_a_file_and_keeps_nothing(
        self, world: World, version: models.OfferVersion
    ) -> None:
        found = offers.bring(
            world.deal, actor=world.seller, kind=OfferKind.OFFER, data=b"MZ\x00\x01", file_name="x.docx", on=TODAY
        )

        assert found.version is None
        assert [problem.code for problem in found.problems] == ["broken_docx"]
        assert list(models.Offer.objects.all()) == [version.offer]

    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("../../etc/passwd", "passwd"),
            ("C:\\Angebote\\neu.docx", "neu.docx"),
            ("\u202egnp.docx", "gnp.docx"),
            ('<script>"x".txt', "scriptx.txt"),
            ("...", "offer"),
            ("a" * 400 + ".docx", "a" * 195 + ".docx"),
        ],
    )
    def test_takes_only_a_plain_name(self, name: str, kept: str) -> None:
        assert plain_name(name, otherwise="offer") == kept


class TestNextVersion:
    def test_judges_only_what_changed_and_keeps_peoples_words(self, world: World, version: models.OfferVersion) -> None:
        clauses.review(clause(version, TRAINING), actor=world.presales, word=ClauseWord.CONFIRMED, on=TODAY)
        before = models.Judgement.objects.filter(clause__isnull=False).count()

        second = brought(world, OFFER.replace("30.06.2027", "31.03.2027"), version.offer)

        assert second.n == 2
        assert models.Judgement.objects.filter(clause__isnull=False).count() == before + 1
        kept = query.sentence_of(second, clause(second, TRAINING))
        assert kept is not None
        assert kept.stand.state == SignalState.CONFIRMED
        assert clause(second, TRAINING).pk == clause(version, TRAINING).pk
        assert query.hashes(version) - query.hashes(second) == {clause(version, SAP).pk}


class TestWords:
    def test_of_the_seller_against_a_sentence_need_a_reason(self, world: World, version: models.OfferVersion) -> None:
        row = clause(version, SAP)

        with pytest.raises(Refused, match="reason_missing"):
            clauses.review(row, actor=world.seller, word=ClauseWord.DISMISSED, on=TODAY)
        clauses.review(row, actor=world.presales, word=ClauseWord.DISMISSED, on=TODAY)

        assert [one.clause.text for one in query.promising(version)] == [TRAINING, OFFLINE]

    def test_say_what_it_is_about_and_the_same_words_are_green_ever_after(
        self, world: World, version: models.OfferVersion
    ) -> None:
        row = clause(version, SAP)

        clauses.say_about(row, actor=world.presales, capability=world.sap_export, on=TODAY)

        assert row.judgements.latest("pk").fit == "as_is"
        elsewhere = offers.paste(world.deal, actor=world.seller, kind=OfferKind.CONTRACT, words=SAP, on=TODAY).version
        assert elsewhere is not None
        offers.read_version(elsewhere.pk, on=TODAY)
        (sentence,) = query.promising(elsewhere)
        assert (sentence.fit, query.about(sentence)) == ("as_is", world.sap_export.pk)

    def test_that_were_linked_elsewhere_show_the_capability_they_were_judged_by(
        self, world: World, version: models.OfferVersion
    ) -> None:
        """The ear had said another one."""
        row = clause(version, SAP)
        linked = world.offline if row.capability_id != world.offline.pk else world.sap_export
        models.WordingLink.objects.create(
            product=world.product, wording_hash=judging.wording_hash(SAP), text=SAP, capability=linked,
            created_by=world.presales.person,
        )  # fmt: skip

        clauses.review(row, actor=world.presales, word=ClauseWord.CONFIRMED, on=TODAY)

        sentence = query.sentence_of(version, row)
        assert sentence is not None
        assert query.about(sentence) == linked.pk != row.capability_id

    def test_are_for_the_deal_s_own_people(self, world: World, version: models.OfferVersion) -> None:
        row = clause(version, SAP)

        with pytest.raises(NotAllowed):
            clauses.review(row, actor=world.product_manager, word=ClauseWord.CONFIRMED, on=TODAY)
        with pytest.raises(NotAllowed):
            clauses.say_about(row, actor=world.other_seller, capability=world.sap_export, on=TODAY)
        with pytest.raises(NotFound):
            access.clause(world.stranger, row.pk)
        with pytest.raises(NotAllowed):
            access.clause(world.management, row.pk)


class TestLinks:
    def test_join_a_sentence_and_a_promise_until_they_are_taken_back(
        self, world: World, version: models.OfferVersion
    ) -> None:
        promise = promises.enter(world.deal, actor=world.seller, sentence="Den SAP-Export liefern wir.", on=TODAY)
        row = clause(version, SAP)

        link = clauses.link(row, promise, actor=world.seller, on=TODAY)
        assert clauses.link(row, promise, actor=world.presales, on=TODAY) == link
        assert query.links_in(version) == {(row.pk, promise.pk)}
        clauses.unlink(link, actor=world.presales, on=TODAY)

        assert query.links_in(version) == set()
        with pytest.raises(Refused, match="already_unlinked"):
            clauses.unlink(link, actor=world.presales, on=TODAY)
        assert clauses.link(row, promise, actor=world.seller, on=TODAY).n == 2

    def test_of_other_deals_are_refused(self, world: World, version: models.OfferVersion) -> None:
        theirs = promises.enter(world.confidential, actor=world.other_seller, sentence="Etwas ganz anderes.", on=TODAY)

        with pytest.raises(Refused, match="promise_of_other_deal"):
            clauses.link(clause(version, SAP), theirs, actor=world.seller, on=TODAY)

    def test_are_made_at_once_where_a_sentence_becomes_a_promise(
        self, world: World, version: models.OfferVersion
    ) -> None:
        row = clause(version, TRAINING)

        promise = clauses.take_up(row, actor=world.seller, on=TOMORROW)

        assert (promise.source, promise.sentence, promise.said_on) == ("clause", TRAINING, TODAY)
        assert clauses.take_up(row, actor=world.seller, on=TOMORROW) == promise
        assert query.links_in(version) == {(row.pk, promise.pk)}


class TestWhatChanges:
    def test_in_the_catalogue_reads_the_product_once_for_all_sentences(
        self, world: World, version: models.OfferVersion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for words in (SAP, OFFLINE):
            clauses.say_about(clause(version, words), actor=world.presales, capability=world.sap_export, on=TODAY)
        read: list[models.Product] = []
        truth = clauses.truth
        monkeypatch.setattr(clauses, "truth", lambda product: read.append(product) or truth(product))

        with CaptureQueriesContext(connection) as asked:
            looked, _ = clauses.rejudge_citing(capability_id=world.sap_export.pk, on=TODAY)

        assert looked > 1
        assert read == [world.product]
        locks = [one["sql"] for one in asked if 'FROM "store_clause"' in one["sql"] and "FOR NO KEY" in one["sql"]]
        assert len(locks) == looked

    def test_in_the_catalogue_is_judged_anew_in_open_offers(self, world: World, version: models.OfferVersion) -> None:
        row = clause(version, SAP)
        clauses.say_about(row, actor=world.presales, capability=world.sap_export, on=TODAY)

        words = CapabilityWords("Export nach SAP", CapabilityStatus.NOT_PLANNED)
        product.change_capability(world.sap_export, words, actor=world.product_manager, on=TOMORROW)
        event = models.Event.objects.filter(code="capability.changed").latest("pk")
        react(event.pk, on=TOMORROW)

        assert row.judgements.latest("pk").backing == "unbacked"
