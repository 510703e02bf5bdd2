"""Alignment from real rows: what counts, when it fell due, and that nobody learns of a confidential deal by subtraction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.aligned import decided, promised, questioned
from flows.climbed import measured
from flows.wishes import asks_for, customer, sale, wish

from ropeteam.core.alignment import Told
from ropeteam.core.alignment_periods import Period, quarter_of, rolling
from ropeteam.core.alignment_summary import Health
from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import Basis, ConversationKind, Fit, PromiseOutcome
from ropeteam.core.vocabulary_alignment import MEASURED, OF_PEOPLE, Figure, Stand, Withheld
from ropeteam.flows import alignment, conversations, handover_dossier, promise_ends, signals
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries.lists import Where

DAY = timedelta(days=1)
YEAR = rolling(TODAY)


def day(before: int) -> date:
    return TODAY - DAY * before


def look(world: World, actor: Actor, period: Period = YEAR, **kept: Any) -> Health:
    return alignment.look(world.company, period, actor=actor, on=TODAY, **kept)


def told(world: World, figure: Figure, *, actor: Actor | None = None, period: Period = YEAR) -> Told:
    scope = alignment.scope_for(world.company, actor=actor or world.management)
    return alignment.one(figure, scope, period, on=TODAY)


def stands(found: Told) -> tuple[int, int, int, int]:
    now = found.now
    return now.done, now.open, now.failed, now.unknown


def signed(world: World, key: str, on: date, **kept: Any) -> models.Deal:
    return sale(world, customer(world, f"k-{key}"), key, 1000, signed=on, **kept)


class TestPromises:
    def test_are_counted_by_what_carried_them_when_they_were_said(self, world: World) -> None:
        promised(world.deal, "p1", day(50), (day(50), Fit.AS_IS), (day(9), Fit.DECLINED))
        promised(world.deal, "p2", day(40), (day(40), Fit.UNKNOWN), (day(30), Fit.ROADMAP))
        promised(world.deal, "p3", day(30))

        found = told(world, Figure.SAID)

        assert stands(found) == (1, 0, 2, 2), "of two suggestions nobody knows how they stand"
        assert dict(found.causes) == {"unknown": 2}
        assert dict(found.ends) == {"as_is": 1}

    def test_without_backing_are_followed_to_their_end(self, world: World) -> None:
        none = (day(60), Fit.UNKNOWN)
        promised(world.deal, "backed", day(60), none, (day(50), Fit.LIMITED))
        promised(world.deal, "open", day(55), none)
        promised(world.deal, "broken", day(60), none, ended=(day(5), PromiseOutcome.BROKEN))
        promised(world.deal, "taken", day(60), none, ended=(day(40), PromiseOutcome.WITHDRAWN))
        first = promised(world.deal, "first", day(60), none)
        other = promised(world.deal, "other", day(45), (day(45), Fit.AS_IS))
        models.Promise.objects.filter(pk=other.pk).update(replaces=first, replaces_how="reworded")

        found = told(world, Figure.MENDED)

        assert stands(found) == (3, 1, 1, 0)
        assert dict(found.ends) == {"backed": 1, "withdrawn": 1, "replaced": 1}
        assert dict(found.causes) == {"unknown": 1, "broken": 1}
        assert found.days is not None
        assert (found.days.value, found.oldest) == (15.0, day(55))

    def test_at_the_signature_stand_as_they_were_judged_then(self, world: World) -> None:
        deal = signed(world, "s", day(30))
        promised(deal, "then", day(60), (day(60), Fit.UNKNOWN), (day(40), Fit.AS_IS), (day(10), Fit.DECLINED))
        promised(deal, "later", day(60), (day(60), Fit.IN_REVIEW), (day(10), Fit.AS_IS))
        promised(deal, "unjudged", day(60))
        promised(deal, "afterwards", day(20), (day(20), Fit.DECLINED))
        promised(deal, "over", day(60), (day(60), Fit.DECLINED), ended=(day(31), PromiseOutcome.WITHDRAWN))

        found = told(world, Figure.SIGNED)

        assert stands(found) == (1, 0, 2, 0)
        assert dict(found.causes) == {"in_review": 1, "unknown": 1}

    def test_are_kept_where_their_day_has_come(self, world: World) -> None:
        deal, carried = signed(world, "s", day(90)), (day(100), Fit.AS_IS)
        for key, due, ended in (
            ("kept", 20, (day(25), PromiseOutcome.KEPT)),
            ("late", 20, (day(11), PromiseOutcome.KEPT_LATE)),
            ("broken", 20, (day(19), PromiseOutcome.BROKEN)),
            ("overdue", 20, None),
            ("in time", -20, None),
            ("taken back before", 20, (day(30), PromiseOutcome.WITHDRAWN)),
            ("taken back after", 20, (day(3), PromiseOutcome.WITHDRAWN)),
        ):
            promised(deal, key, day(100), carried, due=day(due), ended=ended)
        promised(world.deal, "of no signed deal", day(100), carried, due=day(20))
        for key, replaced, due in (("before", 30, -90), ("after", 5, -90), ("same day", 5, 20)):
            first = promised(deal, f"first {key}", day(100), carried, due=day(20))
            other = promised(deal, f"instead {key}", day(replaced), carried, due=day(due))
            models.Promise.objects.filter(pk=other.pk).update(replaces=first, replaces_how="reworded")

        found = told(world, Figure.KEPT)

        assert stands(found) == (2, 2, 3, 0), "words for the same day are told once, as those words"
        assert dict(found.causes) == {"broken": 1, "overdue": 2, "replaced_late": 1, "taken_back_late": 1}
        assert found.days is not None
        assert found.days.value == 4.5, "one nine days late, one in time"

    def test_stay_broken_when_somebody_dismisses_the_sentence_afterwards(self, world: World) -> None:
        """Else a number would grow better by taking a word back."""
        world.promise_offline.due = day(20)
        said = signals.confirm(world.promise_offline, actor=world.seller, on=day(60)).promise
        assert said is not None
        models.Deal.objects.filter(pk=said.deal_id).update(signed_on=day(50))
        promise_ends.end(said, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=day(10))
        before = told(world, Figure.KEPT)

        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY, reason="War nicht so gemeint")

        assert stands(before) == stands(told(world, Figure.KEPT)) == (0, 0, 1, 0)


class TestListening:
    def test_counts_what_customers_said_from_their_talk_to_a_wish(self, world: World) -> None:
        before = told(world, Figure.REACHED)
        signals.confirm(world.need, actor=world.product_manager, on=TODAY)
        confirmed = told(world, Figure.REACHED)
        models.Signal.objects.filter(pk=world.need.pk).update(change_request=wish(world, "Ohne Netz"))
        linked = told(world, Figure.REACHED)

        assert [stands(one) for one in (before, confirmed, linked)] == [(0, 1, 0, 0), (0, 1, 0, 0), (1, 0, 0, 0)]
        assert [dict(one.causes) for one in (before, confirmed)] == [{"unseen": 1}, {"unlinked": 1}]
        assert linked.days is not None
        assert linked.days.value == (TODAY - world.conversation.held_on).days

    def test_follows_questions_and_wishes_to_their_decision(self, world: World) -> None:
        quick, slow = wish(world, "Schnell"), wish(world, "Langsam")
        questioned(world, "a", day(30), by=world.seller, deal=world.deal, wish=quick)
        questioned(world, "b", day(80), by=world.seller, wish=slow)
        questioned(world, "c", day(20), by=world.seller)
        for one in (quick, slow):
            asks_for(world, world.deal, one)
        decided(quick, day(26))
        decided(quick, day(1), "accept")

        answered, wishes = told(world, Figure.ANSWERED), told(world, Figure.DECIDED)

        assert stands(answered) == (1, 2, 0, 0)
        assert dict(answered.causes) == {"no_wish": 1, "wish_waits": 1}
        assert (answered.days and answered.days.value, answered.oldest) == (4.0, day(80))
        assert stands(wishes) == (1, 1, 0, 0)
        assert dict(wishes.causes) == {"unjudged": 1}

    def test_knows_whether_product_sat_in_the_first_talks(self, world: World) -> None:
        assert stands(told(world, Figure.EARLY_TALKS)) == (0, 1, 0, 0)

        conversations.know_of(
            world.company, actor=OPERATOR, key="c9", kind=ConversationKind.CALL, held_on=day(1), deal=world.deal,
            present=[Present("Mira Voss", "product"), Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
        )  # fmt: skip

        found = told(world, Figure.EARLY_TALKS)
        assert stands(found) == (1, 0, 0, 0)
        assert found.days is not None
        assert found.days.value == 6.0

    def test_takes_people_for_what_they_were_on_the_day_of_the_talk(self, world: World) -> None:
        talk, person = world.conversation, world.product_manager.person
        models.Participant.objects.create(conversation=talk, no=90, name="Mira Voss", side="ours", person=person)
        assert stands(told(world, Figure.EARLY_TALKS)) == (1, 0, 0, 0)

        grants = models.RoleGrant.objects.filter(person=person)
        grants.update(from_day=talk.held_on + DAY)
        assert stands(told(world, Figure.EARLY_TALKS))[0] == 0, "came to product after the talk"
        grants.update(from_day=None, to_day=talk.held_on - DAY)
        assert stands(told(world, Figure.EARLY_TALKS))[0] == 0, "had left product before it"

    def test_measures_what_product_heard_itself_of_the_first_talks(self, world: World) -> None:
        """One call of two about the same."""
        deal = signed(world, "heard", day(100))
        for no, role in enumerate(("product", "seller")):
            conversations.know_of(
                world.company, actor=OPERATOR, key=f"e{no}", kind=ConversationKind.CALL, held_on=day(150 - no), deal=deal,
                present=[Present("Wer", role), Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
            )  # fmt: skip

        found = told(world, Figure.COVERAGE)

        assert found.now.mean is not None
        assert (found.now.due, round(found.now.mean.value, 3)) == (1, round(0.35 / (1 - 0.65**2), 3))
        assert dict(found.causes) == {"some_missed": 1}
        scope = alignment.scope_for(world.company, actor=world.seller)
        _, part = alignment.with_cases(
            Figure.COVERAGE, scope, YEAR, stand=None, where=Where(), actor=world.seller, on=TODAY
        )
        assert [(one.row.pk, one.value) for one in part.rows] == [(deal.pk, found.now.mean.value)]


class TestTheClimb:
    def test_tells_what_customers_lost_over_closed_handovers(self, world: World) -> None:
        for no, (before, after) in enumerate([(9, 3), (8, 8), (9, 8)]):
            deal = signed(world, f"h{no}", day(130))
            models.Deal.objects.filter(pk=deal.pk).update(handover_on=day(110))
            deal.refresh_from_db()
            points = [
                (day(ago), float(value)) for ago, value in ((150, before), (135, before), (90, after), (60, after))
            ]
            measured(deal, *points)
        unmeasured = signed(world, "h9", day(130))
        models.Deal.objects.filter(pk=unmeasured.pk).update(handover_on=day(110))
        young = signed(world, "young", day(30))
        models.Deal.objects.filter(pk=young.pk).update(handover_on=day(20))

        drop, spared = told(world, Figure.DROP), told(world, Figure.SPARED)

        assert (drop.now.due, drop.now.unknown) == (3, 1)
        assert drop.now.mean is not None
        assert 0.5 < drop.now.mean.value < 3
        assert stands(spared) == (2, 0, 1, 1)

    def test_is_as_warm_as_each_deal_tells_it(self, world: World) -> None:
        """The same rule read for many deals at once and for one."""
        deal, other = (signed(world, key, day(40)) for key in ("w", "cold"))
        models.Deal.objects.filter(pk__in=[deal.pk, other.pk]).update(handover_on=day(30))
        for key, held, roles in (
            ("before", 60, ("services", "seller")),
            ("kick", 30, ("services", "presales")),
            ("after", 10, ("services",)),
        ):
            conversations.know_of(
                world.company, actor=OPERATOR, key=f"w-{key}", held_on=day(held), deal=deal, basis=Basis.CONSENT,
                kind=ConversationKind.KICKOFF if key == "kick" else ConversationKind.CALL,
                present=[Present("Paul Ebner", "customer"), *(Present(f"Wer {role}", role) for role in roles)],
            )  # fmt: skip
        seen = promised(deal, "seen", day(50), (day(50), Fit.AS_IS))
        promised(deal, "unseen", day(50), (day(50), Fit.AS_IS))
        models.HandoverSeen.objects.create(promise=seen, by=world.services.person, seen_on=day(45))
        models.HandoverWord.objects.create(deal=deal, n=1, verdict="accept", by=world.services.person, said_on=day(30))

        found = told(world, Figure.WARMTH)

        alone = [
            handover_dossier.dossier(models.Deal.objects.get(pk=one.pk), actor=world.management, on=TODAY).warmth
            for one in (deal, other)
        ]
        shares = [warm.share for warm in alone if warm.share is not None]
        assert found.now.mean is not None
        assert shares[0] == 0.75, "one promise was not seen; whether sales stayed is not over yet"
        assert found.now.mean.value == sum(shares) / len(shares)
        assert dict(found.causes)["promises_seen"] == 1
        assert found.now.unknown == 2 - len(shares)

    def test_counts_a_handover_by_what_services_said_not_by_a_planned_day(self, world: World) -> None:
        planned, early, back = (signed(world, key, day(400)) for key in ("planned", "early", "back"))
        models.Deal.objects.filter(pk=planned.pk).update(handover_on=TODAY + DAY * 20)
        models.Deal.objects.filter(pk__in=[early.pk, back.pk]).update(handover_on=day(395))
        for deal, verdict in ((planned, "accept"), (early, "accept"), (back, "reject")):
            models.HandoverWord.objects.create(
                deal=deal, n=1, verdict=verdict, by=world.services.person, said_on=day(30)
            )

        found = told(world, Figure.WARMTH)

        assert found.now.due + found.now.unknown == 2, "taken over here, before the planned day and after the old one"

    def test_knows_which_projects_could_speak_for_us(self, world: World) -> None:
        ready, young = (signed(world, key, day(300)) for key in ("r", "y"))
        models.Deal.objects.filter(pk=ready.pk).update(golive_on=day(120))
        models.Deal.objects.filter(pk=young.pk).update(golive_on=day(20))
        promised(ready, "broken", day(310), (day(310), Fit.AS_IS), ended=(day(100), PromiseOutcome.BROKEN))

        found = told(world, Figure.REFERENCES)

        assert stands(found) == (0, 1, 0, 0)
        assert dict(found.causes) == {"broken": 1}


class TestReaders:
    def test_are_management_the_four_roles_and_the_works_council(self, world: World) -> None:
        assert not look(world, world.seller).confidential
        for who in (world.presales, world.product_manager, world.services, world.works_council):
            assert not alignment.scope_for(world.company, actor=who).confidential
        assert look(world, world.management).confidential
        with pytest.raises(NotAllowed):
            look(world, world.admin)
        with pytest.raises(NotFound):
            look(world, world.stranger)

    def test_get_every_number_as_a_list_of_as_many_cases(self, world: World) -> None:
        _life(world, world.deal, "open")
        _life(world, world.confidential, "secret")
        for actor in (world.management, world.seller):
            scope = alignment.scope_for(world.company, actor=actor)
            for found in look(world, actor).told:
                if found.figure in OF_PEOPLE | MEASURED:
                    continue
                for stand, n in zip((Stand.DONE, Stand.OPEN, Stand.FAILED), stands(found), strict=False):
                    _, part = alignment.with_cases(
                        found.figure, scope, YEAR, stand=stand, where=Where(), actor=actor, on=TODAY
                    )
                    assert len(part.rows) == n, (found.figure, stand)

    def test_open_no_list_of_what_our_own_people_did(self, world: World) -> None:
        scope = alignment.scope_for(world.company, actor=world.management)
        for figure in OF_PEOPLE:
            with pytest.raises(NotFound):
                alignment.with_cases(figure, scope, YEAR, stand=None, where=Where(), actor=world.management, on=TODAY)


class TestAConfidentialDeal:
    def test_changes_no_digit_for_who_may_not_know_of_it(self, world: World) -> None:
        """Whoever looks before and after something happened in it, in any period and product, sees the same."""
        _life(world, world.deal, "open")
        views = [(YEAR, None), (quarter_of(day(80)), None), (YEAR, world.product)]
        before = [look(world, world.seller, period, product=product) for period, product in views]
        known = look(world, world.management)

        _life(world, world.confidential, "secret")

        assert [look(world, world.seller, period, product=product) for period, product in views] == before
        changed = [
            one.figure for one, two in zip(known.told, look(world, world.management).told, strict=True) if one != two
        ]
        assert {Figure.REACHED, Figure.ANSWERED, Figure.SAID, Figure.MENDED, Figure.SIGNED, Figure.KEPT} <= set(changed)


class TestAProduct:
    def test_has_its_part_of_the_company_and_no_figure_of_people(self, world: World) -> None:
        other = models.Product.objects.create(company=world.company, key="zweites", name="Zweites")
        theirs = signed(world, "z", day(40))
        models.Deal.objects.filter(pk=theirs.pk).update(product=other)
        nameless = signed(world, "n", day(40))
        models.Deal.objects.filter(pk=nameless.pk).update(product=None)
        for deal in (theirs, nameless, signed(world, "e", day(40))):
            promised(deal, "p", day(60), (day(60), Fit.AS_IS))

        whole, first, second = (
            look(world, world.management, product=product) for product in (None, world.product, other)
        )

        for figure in (Figure.SAID, Figure.SIGNED, Figure.MENDED, Figure.KEPT):
            assert whole.figure(figure).now.due == first.figure(figure).now.due + second.figure(figure).now.due
        assert [one.figure(Figure.SIGNED).now.due for one in (whole, first, second)] == [3, 2, 1]
        assert first.figure(Figure.GUESSES).withheld == Withheld.COMPANY_ONLY


class TestTheCost:
    def test_is_as_many_statements_for_many_rows_as_for_few(self, world: World) -> None:
        def asked() -> int:
            with CaptureQueriesContext(connection) as queries:
                look(world, world.management)
            return len(queries)

        _life(world, world.deal, "one")
        few = asked()
        for no in range(3):
            _life(world, signed(world, f"m{no}", day(40)), f"m{no}")

        assert asked() == few


def _life(world: World, deal: models.Deal, key: str) -> None:
    """Something in a deal for every figure that reads rows."""
    models.Deal.objects.filter(pk=deal.pk).update(signed_on=day(20))
    none = (day(70), Fit.UNKNOWN)
    promised(deal, f"{key}-1", day(70), none, due=day(5))
    promised(deal, f"{key}-2", day(70), none, (day(60), Fit.AS_IS), due=day(5), ended=(day(6), PromiseOutcome.KEPT))
    asked = (
        wish(world, "Ein Wunsch") if not models.ChangeRequest.objects.exists() else models.ChangeRequest.objects.first()
    )
    questioned(world, key, day(15), by=world.product_manager, deal=deal, wish=asked)
    talk = conversations.know_of(
        world.company, actor=OPERATOR, key=f"t-{key}", kind=ConversationKind.CALL, held_on=day(25), deal=deal,
        present=[Present("Paul Ebner", "customer"), Present("Gesa Holm", "services")], basis=Basis.CONSENT,
    )  # fmt: skip
    text = models.TextVersion.objects.filter(conversation=world.conversation)[0]
    models.Signal.objects.create(
        conversation=talk, text=text, first_turn=1, last_turn=1, start=talk.pk, end=talk.pk + 5, quote="Netz",
        kind="need", created_by=world.seller.person,
    )  # fmt: skip
