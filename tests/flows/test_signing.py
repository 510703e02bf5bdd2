"""A customer signs by a link: once, until a day, and only the words that stood on their page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from cast import TODAY, World
from django.utils import timezone
from flows.at_once import at_once
from flows.played import each_its_own, played
from flows.studied import agree, contact, see_all, segment, study

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary_presales import CriterionResult, SignAbout, StudyEnd
from ropeteam.flows import early_adopters, signing, studies
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.queries import signing as query

NOW = timezone.make_aware(datetime(2026, 11, 16, 15, 0))
MET, MISSED = CriterionResult.MET, CriterionResult.MISSED


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Study]]:
    with played(built) as world:
        yield world, study(world)


world, row = each_its_own()


def ask(world: World, row: models.Study, about: SignAbout = SignAbout.CRITERIA, **other):
    facts = {"actor": world.presales, "language": "de", "on": TODAY, **other}
    return signing.ask(row, about, contact(world), **facts)


def sign(token: str, *, shown: str = "", now: datetime = NOW, **other):
    on = timezone.localtime(now).date()
    page = query.sheet(signing.request_of(token, now=now), on=on)
    facts = {"agreed": True, "name": "Paul Ebner", "words": "", "shown": shown or page.print, **other}
    return signing.answer(token, now=now, on=on, **facts)


class TestAskingForIt:
    def test_keeps_only_the_hash_and_is_for_presales_and_the_rope(self, world: World, row: models.Study) -> None:
        with pytest.raises(NotAllowed):
            ask(world, row, actor=world.product_manager)

        request, token = ask(world, row)

        assert request.until == TODAY + timedelta(days=14)
        assert token not in str(list(models.SignedLink.objects.values())) + str(
            list(models.Event.objects.values("data"))
        )
        assert signing.request_of(token, now=NOW) == request

    def test_has_its_time_its_customer_and_its_days(self, world: World, row: models.Study) -> None:
        stranger = models.Contact.objects.create(
            account=models.Account.objects.create(company=world.company, key="a9", name="Andere"), key="k9", name="X"
        )

        with pytest.raises(Refused, match="sign_study_open"):
            ask(world, row, SignAbout.RESULT)
        with pytest.raises(Refused, match="sign_until_wrong"):
            ask(world, row, until=TODAY + timedelta(days=61))
        with pytest.raises(Refused, match="sign_contact_elsewhere"):
            signing.ask(row, SignAbout.CRITERIA, stranger, actor=world.presales, language="de", on=TODAY)
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Nein", on=TODAY)
        with pytest.raises(Refused, match="sign_study_ended"):
            ask(world, row)
        assert ask(world, row, SignAbout.RESULT)[0].n == 1

    def test_anew_ends_the_link_before(self, world: World, row: models.Study) -> None:
        _, first = ask(world, row)
        _, second = ask(world, row)

        with pytest.raises(NotFound):
            signing.request_of(first, now=NOW)
        assert signing.request_of(second, now=NOW).n == 2


class TestTheCustomersPage:
    def test_shows_nothing_of_ours(self, world: World, row: models.Study) -> None:
        see_all(world, row, MET, MISSED, MET)
        _, before = ask(world, row)
        studies.end(row, actor=world.presales, end=StudyEnd.GO, reason="Intern: reicht denen.", on=TODAY)
        _, after = ask(world, row, SignAbout.RESULT)

        open_page = query.sheet(signing.request_of(before, now=NOW), on=TODAY)
        result = query.sheet(signing.request_of(after, now=NOW), on=TODAY)

        assert [point.result for point in open_page.points] == ["", "", ""]
        assert open_page.ended == ""
        assert [point.result for point in result.points] == ["met", "missed", "met"]
        assert result.ended == "go"
        told = str((result.question, result.points, result.words, result.capability, result.product, result.account))
        for inside in ("Intern", "Halle gesehen", "Zwischenspeicher", "Jonas", world.deal.title):
            assert inside not in told


class TestSigning:
    def test_counts_once_and_fixes_the_words(self, world: World, row: models.Study) -> None:
        request, token = ask(world, row)

        sign(token, words="Gern.")

        with pytest.raises(Refused, match="signed_already"):
            sign(token, name="Anderer")
        kept = models.Signature.objects.get(request=request)
        assert (kept.agreed, kept.name, kept.words, kept.signed_on) == (True, "Paul Ebner", "Gern.", TODAY)
        with pytest.raises(Refused, match="study_criterion_fixed"):
            studies.reword(row.criteria.get(no=1), actor=world.presales, text="Anders")

    def test_says_why_not_in_words(self, world: World, row: models.Study) -> None:
        _, token = ask(world, row)

        with pytest.raises(Refused, match="sign_words_missing"):
            sign(token, agreed=False)
        with pytest.raises(Refused, match="sign_name_missing"):
            sign(token, name="  ")
        sign(token, agreed=False, words="Die zwölf Leute fehlen uns.")

        assert models.Event.objects.filter(code="study.not_signed", deal_id=world.deal.pk).count() == 1

    def test_is_of_the_words_that_were_read(self, world: World, row: models.Study) -> None:
        _, token = ask(world, row)
        page = query.sheet(signing.request_of(token, now=NOW), on=TODAY).print
        studies.reword(row.criteria.get(no=1), actor=world.presales, text="Sechs Stunden")

        with pytest.raises(Refused, match="sign_changed"):
            sign(token, shown=page)
        assert not models.Signature.objects.exists()

    def test_ends_with_its_day_and_with_the_study(self, world: World, row: models.Study) -> None:
        _, token = ask(world, row, until=TODAY)
        night = timezone.make_aware(datetime(2026, 11, 16, 23, 59))

        with pytest.raises(NotFound):
            sign(token, now=night + timedelta(minutes=2))
        studies.end(row, actor=world.presales, end=StudyEnd.NO_GO, reason="Nein", on=TODAY)
        with pytest.raises(Refused, match="sign_over"):
            sign(token, now=night)
        for wrong in ("", "x", token[:-1]):
            with pytest.raises(NotFound):
                signing.request_of(wrong, now=NOW)

    def test_of_a_gap_ends_when_it_was_taken_back(self, world: World) -> None:
        segment(world)
        gap = agree(world, world.offline)
        asked = {"actor": world.seller, "language": "en", "on": TODAY}
        _, token = signing.ask(gap, SignAbout.GAP, contact(world), **asked)
        page = query.sheet(signing.request_of(token, now=NOW), on=TODAY)

        assert (page.capability, page.day_told) == ("Bedienung ohne Netz", world.offline_item.versions.get().day)
        early_adopters.take_back(gap, actor=world.seller, reason="Doch nicht.", on=TODAY)
        with pytest.raises(Refused, match="sign_over"):
            sign(token)
        with pytest.raises(Refused, match="gap_taken_back"):
            signing.ask(gap, SignAbout.GAP, contact(world), **asked)

    def test_of_two_at_once_is_one(self, open_world: World) -> None:
        _, token = ask(open_world, study(open_world))

        found = at_once(lambda: sign(token), lambda: sign(token, agreed=False, words="Nein"))

        assert "signed_already" in found
        assert models.Signature.objects.count() == 1


class TestTheCurve:
    def answered(
        self, world: World, row: models.Study, end: StudyEnd, *, about: SignAbout = SignAbout.RESULT, **answer: object
    ) -> None:
        if about == SignAbout.RESULT:
            see_all(world, row, MET, MET, MET)
            studies.end(row, actor=world.presales, end=end, reason="Gesehen.", on=TODAY)
        _, token = ask(world, row, about)
        sign(token, **answer)
        for code in ("study.signed", "study.not_signed"):
            for event in models.Event.objects.filter(code=code):
                reactions.react(event.pk, on=TODAY)
                reactions.react(event.pk, on=TODAY)

    @pytest.mark.parametrize(
        ("answer", "value"), [({"agreed": True}, 9.0), ({"agreed": False, "words": "Es war eine halbe Schicht."}, 3.0)]
    )
    def test_has_what_the_customer_says_of_a_result_that_said_go_once(
        self, answer: dict[str, object], value: float, world: World, row: models.Study
    ) -> None:
        self.answered(world, row, StudyEnd.GO, **answer)

        (point,) = models.Observation.objects.all()
        assert (point.deal, point.value, point.channel, point.contact) == (
            world.deal, value, "milestone", contact(world),
        )  # fmt: skip
        assert point.words == answer.get("words", "")

    def test_has_nothing_of_a_no_go_and_nothing_of_the_criteria(self, world: World, row: models.Study) -> None:
        self.answered(world, row, StudyEnd.NO_GO)
        self.answered(world, study(world), StudyEnd.GO, about=SignAbout.CRITERIA)

        assert not models.Observation.objects.exists()
