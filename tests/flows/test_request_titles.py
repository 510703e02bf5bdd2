"""What a wish is called: everybody reads it, so it bears no words of a confidential deal, and product may name it anew."""

from __future__ import annotations

import hashlib

import pytest
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import asks, capture, change_requests, nearest
from ropeteam.jobs import reactions
from ropeteam.store import models

ODD = "Kann die Kantine den Speiseplan an die Waage schicken?"


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters."""


class TestTheTitle:
    def test_of_a_confidential_deal_gives_a_wish_that_bears_none_of_its_words(self, world: World) -> None:
        def wish(**more: object) -> models.ChangeRequest:
            text = "Fusion mit Fischer: geht das im Keller?"
            row = asks.ask(actor=world.other_seller, text=text, on=TODAY, deal=world.confidential).ask
            asks.pick(row, actor=world.other_seller, on=TODAY, stand=AskStand.ASK_PRODUCT, **more)  # type: ignore[arg-type]
            return models.ChangeRequest.objects.get(askers__ask=row)

        assert wish(capability=world.offline).title == world.offline.versions.get().name
        unnamed = wish()
        assert unnamed.title == unnamed.key

    def test_of_words_placed_on_a_confidential_deal_takes_them_off_the_wish(self, world: World) -> None:
        def captured() -> models.Ask:
            row = asks.ask(actor=world.other_seller, text=ODD, on=TODAY).ask
            asks.pick(row, actor=world.other_seller, on=TODAY, stand=AskStand.ASK_PRODUCT)
            return row

        row, also = captured(), captured()
        wish, kept = (models.ChangeRequest.objects.get(askers__ask=one) for one in (row, also))
        models.Asker.objects.create(change_request=kept, ask=asks.ask(actor=world.seller, text=ODD, on=TODAY).ask)
        for one in (row, also):
            capture.place(one, world.confidential, actor=world.other_seller)
            reactions.react(models.Event.objects.get(code="ask.placed", subject_id=one.pk).pk, on=TODAY)

        wish.refresh_from_db()
        kept.refresh_from_db()
        assert (wish.title, kept.title) == (wish.key, ODD), "what somebody else asked too may stay"


@pytest.fixture
def hidden(world: World) -> models.Deal:
    """The only deal with Lindhorst is confidential."""
    account = models.Account.objects.create(
        company=world.company, key="lh", name="Textilversand Lindhorst GmbH", industry="Textilversand"
    )
    models.Contact.objects.create(account=account, key="pn", name="Petra Niehaus")
    return models.Deal.objects.create(
        company=world.company, product=world.product, account=account, key="d9", title="Versand", confidential=True
    )


class TestNamesOfFew:
    """What everybody reads names no customer of whom only few may know."""

    def test_are_refused_where_product_writes_and_told_to_the_writer(self, world: World, hidden: models.Deal) -> None:
        pm = {"actor": world.product_manager, "on": TODAY}
        row = change_requests.create(world.product, actor=world.seller, title=ODD)
        later = {"kind": DecisionKind.LATER, "reason": "Erst die Basis.", "condition": "wenn Frau Niehaus liefert"}
        study = {"kind": DecisionKind.STUDY, "reason": "Welchen Verzeichnisdienst hat Lindhorst?"}

        for given, name in ((later, "Niehaus"), (study, "Lindhorst")):
            with pytest.raises(Refused, match="customer_named") as refused:
                change_requests.decide_on(row, **pm, **given)
            assert refused.value.values["name"] == name
        for title, problem in (("Waage für Lindhorst", ""), ("Waage", "TEXTILVERSAND LINDHORST will das.")):
            with pytest.raises(Refused, match="customer_named"):
                change_requests.reword(row, actor=world.product_manager, title=title, problem=problem)
            with pytest.raises(Refused, match="customer_named"):
                change_requests.create(world.product, actor=world.seller, title=title, problem=problem)

        reason = "Ein Textilversand fragt; die Kessel AG auch."
        assert change_requests.decide_on(row, **pm, kind=DecisionKind.NO, reason=reason).reason == reason

    def test_are_free_once_there_is_an_open_deal_with_them(self, world: World, hidden: models.Deal) -> None:
        models.Deal.objects.create(company=world.company, account=hidden.account, key="d10", title="Offen")

        assert change_requests.create(world.product, actor=world.seller, title="Waage für Lindhorst")

    def test_in_a_question_stay_with_it(self, world: World, hidden: models.Deal) -> None:
        row = asks.ask(actor=world.seller, text="Geht das wie bei Lindhorst?", on=TODAY).ask
        asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT)

        wish = models.ChangeRequest.objects.get(askers__ask=row)
        assert wish.title == wish.key


class TestReword:
    def test_is_products_and_is_found_by_its_new_words(self, world: World) -> None:
        row = change_requests.create(world.product, actor=world.seller, title=ODD)

        with pytest.raises(NotAllowed):
            change_requests.reword(row, actor=world.seller, title="Waage", problem="")
        for title, problem in ((" ", ""), ("x" * 301, ""), ("x", "x" * 10_001)):
            with pytest.raises(Refused):
                change_requests.reword(row, actor=world.product_manager, title=title, problem=problem)
        for _ in range(2):
            change_requests.reword(
                row, actor=world.product_manager, title=" Speiseplan  zur Waage ", problem="Von Hand."
            )

        row.refresh_from_db()
        assert (row.title, row.problem) == ("Speiseplan zur Waage", "Von Hand.")
        assert models.Event.objects.filter(code="request.reworded", subject_id=row.pk).count() == 1
        vector = models.Vector.objects.get(of_table=nearest.OF, of_id=row.pk)
        assert vector.text_hash == hashlib.sha256(b"Speiseplan zur Waage. Von Hand.").hexdigest()
