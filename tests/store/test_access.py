"""Who sees what, as one table of PRODUCT's access rules: every person of the cast before every door.

A door gives the thing or says NotFound; what is missing and what is not yours sound alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from cast import TODAY, World
from flows.copies import standing_of, waiting_of
from flows.paid import written

from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import Basis, ConversationKind, OfferFormat, OfferKind, Role
from ropeteam.flows import conversations
from ropeteam.flows.conversations import Present
from ropeteam.store import access, models, standing_access
from ropeteam.store.actor import OPERATOR, Actor, actor_of

STAFF = frozenset({"seller", "other_seller", "presales", "product", "services", "management", "works_council", "admin"})
ROPE_AND_MANAGEMENT = frozenset({"other_seller", "management"})
WORDS = frozenset({"seller", "presales", "product", "services"})
EVERYONE = (*sorted(STAFF), "stranger", "former", "operator")


@dataclass(frozen=True)
class Door:
    """`thing` finds what stands behind the door, `open` asks for it by id, `seen_by` are the people it opens to."""

    name: str
    thing: Callable[[Rows], Any]
    open: Callable[[Actor, int], Any]
    seen_by: frozenset[str]


@dataclass(frozen=True)
class Rows:
    """What the cast lacks: everything that hangs on the confidential deal, and talks and asks of no deal."""

    world: World
    talk: models.Conversation
    secret_talk: models.Conversation
    house_talk: models.Conversation
    secret_signal: models.Signal
    promise: models.Promise
    secret_promise: models.Promise
    request: models.ChangeRequest
    ask: models.Ask
    secret_ask: models.Ask
    asker: models.Asker
    secret_asker: models.Asker
    answer: models.Answer
    secret_answer: models.Answer
    pattern: models.SolutionPattern
    draft: models.CapabilityDraft
    clause: models.Clause
    secret_clause: models.Clause
    study: models.Study
    secret_study: models.Study
    gap: models.GapAccepted
    secret_gap: models.GapAccepted
    row: models.Requirement
    secret_row: models.Requirement
    milestone: models.Milestone
    secret_milestone: models.Milestone
    plan: models.IncentivePlan
    former: Actor


def milestone_of(actor: Actor, pk: int) -> models.Milestone:
    return access.on_deal(actor, models.Milestone, pk)


def words_of(actor: Actor, pk: int) -> models.Conversation:
    """The words of a talk, by both ways there are: the one talk, and the set of those that may be read."""
    conversation = access.conversation(actor, pk)
    readable = access.may_read_words(actor, conversation)
    assert readable is access.transcripts(actor).filter(pk=pk).exists()
    if not readable:
        raise NotFound("conversation", str(pk))
    return conversation


def clause_of(actor: Actor, pk: int) -> models.Clause:
    """A sentence of an offer. Who knows of the deal is told that its words are not theirs; here that is a no like any other."""
    try:
        return access.clause(actor, pk)
    except NotAllowed:
        raise NotFound("clause", str(pk)) from None


def offer_of(actor: Actor, pk: int) -> models.Offer:
    """The offer of a sentence, by its own door and by that of its versions."""
    row = clause_of(actor, pk)
    assert access.offer_version(actor, row.offer_id).offer == access.offer(actor, row.offer_id)
    return row.offer


def study_of(actor: Actor, pk: int) -> models.Study:
    """What was seen in a study. That there is one is known to all who know of the deal."""
    try:
        return access.study(actor, pk)
    except NotAllowed:
        raise NotFound("study", str(pk)) from None


def sheet_of(actor: Actor, pk: int) -> models.Requirement:
    """A row of a tender, by its own door and by that of its file."""
    row = access.requirement(actor, pk)
    assert row.sheet_id is not None
    assert access.requirement_sheet(actor, row.sheet_id) == row.sheet
    return row


DOORS = (
    Door("deal", lambda rows: rows.world.deal, access.deal, STAFF),
    Door("confidential deal", lambda rows: rows.world.confidential, access.deal, ROPE_AND_MANAGEMENT),
    Door("conversation", lambda rows: rows.talk, access.conversation, STAFF),
    Door("confidential conversation", lambda rows: rows.secret_talk, access.conversation, ROPE_AND_MANAGEMENT),
    Door("conversation of no deal", lambda rows: rows.house_talk, access.conversation, STAFF),
    Door("words", lambda rows: rows.talk, words_of, WORDS),
    Door("confidential words", lambda rows: rows.secret_talk, words_of, frozenset({"other_seller"})),
    Door("words of no deal", lambda rows: rows.house_talk, words_of, WORDS - {"seller"}),
    Door("signal", lambda rows: rows.world.promise_offline, access.signal, STAFF),
    Door("confidential signal", lambda rows: rows.secret_signal, access.signal, ROPE_AND_MANAGEMENT),
    Door("waiting signal", lambda rows: rows.world.claim_sap, waiting_of, STAFF),
    Door("confidential waiting signal", lambda rows: rows.secret_signal, waiting_of, ROPE_AND_MANAGEMENT),
    Door("standing promise", lambda rows: rows.promise, standing_of, STAFF),
    Door("confidential standing promise", lambda rows: rows.secret_promise, standing_of, ROPE_AND_MANAGEMENT),
    Door("promise", lambda rows: rows.promise, access.promise, STAFF),
    Door("confidential promise", lambda rows: rows.secret_promise, access.promise, ROPE_AND_MANAGEMENT),
    Door("product", lambda rows: rows.world.product, access.product, STAFF),
    Door("capability", lambda rows: rows.world.offline, access.capability, STAFF),
    Door("roadmap item", lambda rows: rows.world.offline_item, access.roadmap_item, STAFF),
    Door("change request", lambda rows: rows.request, access.change_request, STAFF),
    Door("ask", lambda rows: rows.ask, access.ask, STAFF),
    Door("confidential ask", lambda rows: rows.secret_ask, access.ask, ROPE_AND_MANAGEMENT),
    Door("asker", lambda rows: rows.asker, access.asker, STAFF),
    Door("confidential asker", lambda rows: rows.secret_asker, access.asker, ROPE_AND_MANAGEMENT),
    Door("answer", lambda rows: rows.answer, access.answer, STAFF),
    Door("confidential answer", lambda rows: rows.secret_answer, access.answer, ROPE_AND_MANAGEMENT),
    Door("solution pattern", lambda rows: rows.pattern, access.pattern, STAFF),
    Door("draft of a capability", lambda rows: rows.draft, access.capability_draft, STAFF),
    Door("sentence of an offer", lambda rows: rows.clause, clause_of, WORDS),
    Door("sentence of a confidential offer", lambda rows: rows.secret_clause, clause_of, frozenset({"other_seller"})),
    Door("offer", lambda rows: rows.clause, offer_of, WORDS),
    Door("confidential offer", lambda rows: rows.secret_clause, offer_of, frozenset({"other_seller"})),
    Door("study", lambda rows: rows.study, study_of, WORDS | {"management"}),
    Door("confidential study", lambda rows: rows.secret_study, study_of, ROPE_AND_MANAGEMENT),
    Door("gap that a customer lives with", lambda rows: rows.gap, access.gap, STAFF),
    Door("confidential gap", lambda rows: rows.secret_gap, access.gap, ROPE_AND_MANAGEMENT),
    Door("row of a tender", lambda rows: rows.row, sheet_of, STAFF),
    Door("row of a confidential tender", lambda rows: rows.secret_row, sheet_of, ROPE_AND_MANAGEMENT),
    Door("milestone", lambda rows: rows.milestone, milestone_of, STAFF),
    Door("milestone of a confidential deal", lambda rows: rows.secret_milestone, milestone_of, ROPE_AND_MANAGEMENT),
    Door("pay plan", lambda rows: rows.plan, access.incentive_plan, frozenset({"management", "works_council"})),
)
LISTS = (
    access.deals, access.conversations, access.transcripts, access.signals, access.promises, access.products,
    standing_access.waiting, standing_access.waiting_counts, standing_access.waiting_signals, standing_access.standing,
    standing_access.standing_promises,
)  # fmt: skip


@pytest.fixture(scope="module")
def rows(built: World) -> Rows:
    world = built

    def talk(key: str, deal: models.Deal | None) -> models.Conversation:
        row = conversations.know_of(
            world.company,
            actor=OPERATOR,
            key=key,
            kind=ConversationKind.CALL,
            held_on=TODAY,
            deal=deal,
            present=[Present("Timo Rau", "seller")],
            basis=Basis.CONTRACT,
        )
        conversations.take_in(
            row, actor=OPERATOR, data=b"Timo Rau: Den Rabatt bekommen Sie.", file_name=f"{key}.txt", listen_later=False
        )
        return row

    def promise(deal: models.Deal) -> models.Promise:
        return models.Promise.objects.create(deal=deal, key="p", sentence="…", said_on=TODAY, source="manual")

    def ask(key: str, deal: models.Deal | None) -> models.Ask:
        return models.Ask.objects.create(
            company=world.company, deal=deal, by=world.seller.person, key=key, text="Geht das?", asked_on=TODAY
        )

    request = models.ChangeRequest.objects.create(product=world.product, key="cr1", title="Bedienung ohne Netz")
    decision = models.Decision.objects.create(change_request=request, key="d1", kind="later", decided_on=TODAY)

    def asker(of: models.Ask) -> models.Asker:
        return models.Asker.objects.create(change_request=request, ask=of, deal=of.deal)

    def answer(to: models.Asker) -> models.Answer:
        return models.Answer.objects.create(decision=decision, asker=to, deal=to.deal, language="de", given_on=TODAY)

    def clause(deal: models.Deal) -> models.Clause:
        offer = models.Offer.objects.create(deal=deal, key="o1", kind=OfferKind.OFFER.value, title="Angebot")
        models.OfferVersion.objects.create(
            offer=offer, n=1, content_hash="0", file_name="a.txt", format=OfferFormat.TEXT.value, original=b"-",
            dated_on=TODAY, recorded_on=TODAY,
        )  # fmt: skip
        return models.Clause.objects.create(offer=offer, hash="0", text="Wir liefern bis Mai.")

    def study(deal: models.Deal) -> models.Study:
        return models.Study.objects.create(
            deal=deal, key="s1", question="Trägt es?", begins_on=TODAY, ends_on=TODAY, lead=world.presales.person,
            opened_on=TODAY,
        )  # fmt: skip

    def gap(deal: models.Deal) -> models.GapAccepted:
        contact = models.Contact.objects.create(account=deal.account, key=f"k-{deal.key}", name="Ute Behm")
        return models.GapAccepted.objects.create(
            deal=deal, capability=world.offline, n=1, contact=contact, words="Damit leben wir.", told_on=TODAY,
            beyond=False, tolerance=1, by=world.seller.person, recorded_on=TODAY,
        )  # fmt: skip

    def tender_row(deal: models.Deal) -> models.Requirement:
        sheet = models.RequirementSheet.objects.create(
            deal=deal, n=1, file_name="a.csv", format="csv", content_hash="0", original=b"-", recorded_on=TODAY
        )
        return models.Requirement.objects.create(
            deal=deal, no=1, text="Läuft ohne Netz", words_hash="0", sheet=sheet, tab=0, row=2, recorded_on=TODAY
        )

    def milestone(deal: models.Deal) -> models.Milestone:
        return models.Milestone.objects.create(deal=deal, key="m1", planned_on=TODAY)

    open_ask, secret_ask = ask("q1", world.deal), ask("q2", world.confidential)
    open_asker, secret_asker = asker(open_ask), asker(secret_ask)
    secret = talk("c8", world.confidential)
    text = secret.texts.get()
    left = models.Person.objects.create(company=world.company, key="p-left", name="Uwe Gern")
    for role in (Role.SELLER, Role.MANAGEMENT):
        models.RoleGrant.objects.create(person=left, role=role, to_day=TODAY - timedelta(days=1))
    return Rows(
        world=world,
        talk=world.conversation,
        secret_talk=secret,
        house_talk=talk("c9", None),
        secret_signal=models.Signal.objects.create(
            conversation=secret, text=text, first_turn=0, last_turn=0, start=0, end=3, quote="Den", kind="promise",
            created_by=world.other_seller.person,
        ),
        promise=promise(world.deal),
        secret_promise=promise(world.confidential),
        request=request,
        ask=open_ask,
        secret_ask=secret_ask,
        asker=open_asker,
        secret_asker=secret_asker,
        answer=answer(open_asker),
        secret_answer=answer(secret_asker),
        pattern=models.SolutionPattern.objects.create(
            product=world.product, key="m1", need="…", how="…", approved_by=world.presales.person, approved_on=TODAY
        ),
        draft=models.CapabilityDraft.objects.create(product=world.product, name="Fahrtenbuch"),
        clause=clause(world.deal),
        secret_clause=clause(world.confidential),
        study=study(world.deal),
        secret_study=study(world.confidential),
        gap=gap(world.deal),
        secret_gap=gap(world.confidential),
        row=tender_row(world.deal),
        secret_row=tender_row(world.confidential),
        milestone=milestone(world.deal),
        secret_milestone=milestone(world.confidential),
        plan=written(world),
        former=actor_of(left, on=TODAY),
    )  # fmt: skip


@pytest.fixture
def people(rows: Rows, empty: None) -> dict[str, Actor]:
    return {**rows.world.everyone, "former": rows.former, "operator": OPERATOR}


class TestADoor:
    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
    def test_opens_to_those_the_table_names_and_to_nobody_else(
        self, door: Door, rows: Rows, people: dict[str, Actor]
    ) -> None:
        thing, opened = door.thing(rows), set()

        for who in EVERYONE:
            try:
                assert door.open(people[who], thing.pk) in (thing, getattr(thing, "offer", thing))
                opened.add(who)
            except NotFound:
                continue

        assert opened == door.seen_by | {"operator"}

    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
    def test_says_the_same_of_what_is_missing_and_of_what_is_not_yours(
        self, door: Door, rows: Rows, people: dict[str, Actor]
    ) -> None:
        missing, foreign = 2**31, door.thing(rows).pk
        said = []

        for pk in (missing, foreign):
            with pytest.raises(NotFound) as refused:
                door.open(people["stranger"], pk)
            said.append((type(refused.value), refused.value.code, {**refused.value.values, "key": "…"}))

        assert said[0] == said[1]

    def test_stands_before_everything_a_person_may_ask_for_by_id(self) -> None:
        tried = {door.open for door in DOORS} | {access.conversation, access.clause, access.offer, access.offer_version}
        tried |= {access.study, access.requirement, access.requirement_sheet, access.on_deal}
        by_id = {
            found
            for name, found in vars(access).items()
            if callable(found) and "pk" in getattr(found, "__annotations__", {}) and not name.startswith("_")
        }

        assert by_id <= tried


class TestADealByItsKey:
    @pytest.mark.parametrize("who", EVERYONE)
    def test_is_found_by_those_who_may_see_the_deal(self, who: str, rows: Rows, people: dict[str, Actor]) -> None:
        seen = {"d1": STAFF | {"operator"}, "d2": ROPE_AND_MANAGEMENT | {"operator"}}

        for key, by in seen.items():
            if who in by:
                assert access.deal_by_key(people[who], key).key == key
            else:
                with pytest.raises(NotFound):
                    access.deal_by_key(people[who], key)

    def test_is_not_guessed_where_two_companies_have_it(self, rows: Rows, people: dict[str, Actor]) -> None:
        next_door = models.Company.objects.get(key="nebenan")
        models.Deal.objects.create(company=next_door, key="d1", title="Nebenan")

        with pytest.raises(NotFound):
            access.deal_by_key(OPERATOR, "d1")

        assert access.deal_by_key(OPERATOR, "d1", company="kessel") == rows.world.deal
        assert access.deal_by_key(people["seller"], "d1") == rows.world.deal


class TestAList:
    @pytest.mark.parametrize("who", ["stranger", "former"])
    @pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.__name__)
    def test_is_empty_for_a_stranger_and_for_somebody_without_a_role(
        self, listed: Callable[[Actor], Any], who: str, people: dict[str, Actor]
    ) -> None:
        assert list(listed(people[who])) == []

    @pytest.mark.parametrize("who", EVERYONE)
    def test_of_deals_has_what_the_door_opens(self, who: str, rows: Rows, people: dict[str, Actor]) -> None:
        opened = set()
        for pk in (rows.world.deal.pk, rows.world.confidential.pk):
            try:
                opened.add(access.deal(people[who], pk).pk)
            except NotFound:
                continue

        assert {row.pk for row in access.deals(people[who])} == opened

    def test_of_signals_leaves_out_what_a_newer_model_no_longer_hears(
        self, rows: Rows, people: dict[str, Actor]
    ) -> None:
        models.Signal.objects.filter(pk=rows.world.need.pk).update(retired_at="2026-11-01T08:00Z")

        with pytest.raises(NotFound):
            access.signal(people["seller"], rows.world.need.pk)


class TestTheRope:
    def test_ends_on_the_day_somebody_leaves_it(self, rows: Rows, people: dict[str, Actor]) -> None:
        assert access.on_rope(people["other_seller"], rows.world.confidential)

        models.DealRole.objects.filter(deal=rows.world.confidential).update(to_day=TODAY, owner=False)

        assert not access.on_rope(people["other_seller"], rows.world.confidential)
        with pytest.raises(NotFound):
            access.deal(people["other_seller"], rows.world.confidential.pk)

    def test_does_not_make_the_works_council_a_reader_of_words(self, rows: Rows, people: dict[str, Actor]) -> None:
        council = people["works_council"]
        models.DealRole.objects.create(deal=rows.world.deal, person=council.person, role=Role.WORKS_COUNCIL)

        with pytest.raises(NotFound):
            words_of(council, rows.talk.pk)
