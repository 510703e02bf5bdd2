"""A deal that becomes confidential later: its words leave what everybody reads, and no letter that waits goes out with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import TODAY, World
from flows.asking import ADDRESS, QUESTION, asked, letter_about, link_of
from flows.meetings import NOW
from flows.stage import Script
from flows.travel import react

from ropeteam.flows import answer_links, asks, company_folder, letters, mailing
from ropeteam.language.folder.values import CompanyFolder, Deal
from ropeteam.store import models
from ropeteam.store.imports import Seen
from ropeteam.wording.letters import written


def imported(world: World, *, confidential: str) -> None:
    """The deal's row of a company folder, as an operator brings it in."""
    deal = world.deal
    row = Deal(
        id=deal.key, account=world.account.key, title=deal.title, amount_eur=deal.amount, stage="negotiation",
        opened=deal.opened_on, signed=None, handover=None, golive=None, closed=None, seller="Nora Lindt",
        presales="Jonas Beil", pm="Mira Voss", services="", recorded_on=None, line=2,
        extra=(("confidential", confidential),) if confidential else (),
    )  # fmt: skip
    folder = CompanyFolder(Path(), deals=(row,))
    company_folder.put_deals(folder, world.company, world.product, Seen(world.company))


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters."""


class TestADealMadeConfidential:
    def test_takes_its_words_back_and_the_letters_that_wait_with_them(self, world: World) -> None:
        models.Person.objects.exclude(name__in=("Nora Lindt", "Jonas Beil", "Mira Voss")).update(mail="")
        row = asked(world)
        asks.ask(
            actor=world.seller, text="Quietscht die Anlage in Ulm?", on=TODAY, deal=world.deal, product=world.product
        )
        react()
        letters.write_digests(world.company, now=NOW, speak=written)
        waiting = letter_about(row)
        token = link_of(waiting)
        assert QUESTION in waiting.text
        assert models.CapabilityDraft.objects.filter(name__contains="Ulm").exists()
        digest = models.MailOut.objects.get(to__name="Nora Lindt", key__startswith="digest-")
        assert world.deal.title in digest.text
        other = models.MailOut.objects.create(
            company=world.company, key="card-1", to=digest.to, language="de", subject="Karte", text="Eine Karte wartet."
        )

        imported(world, confidential="")
        assert not models.Event.objects.filter(code="deal.made_confidential").exists()
        for _ in range(2):
            imported(world, confidential="yes")
        react()
        letters.write_digests(world.company, now=NOW, speak=written)

        assert models.Event.objects.filter(code="deal.made_confidential").count() == 1
        wish = models.ChangeRequest.objects.get(askers__ask=row)
        assert wish.title == wish.key
        assert not models.CapabilityDraft.objects.filter(name__contains="Ulm").exists()
        told = list(models.MailOut.objects.values_list("text", "html", "subject"))
        for word in (QUESTION, world.deal.title, token):
            assert word not in str(told), word
        anew = letter_about(row)
        assert f"/ask/{row.pk}/answer/" in anew.text
        assert not ADDRESS.findall(anew.text)
        assert models.MailOut.objects.filter(key=digest.key, given_up_at=None).exists(), (
            "this week's letter in other words"
        )
        still = models.MailOut.objects.get(pk=other.pk)
        assert (still.key, still.text, still.stopped, still.given_up_at) == (other.key, other.text, "", None), (
            "it tells nothing of the deal and goes out as it was"
        )
        assert {one.stopped for one in models.MailOut.objects.filter(key__startswith="withdrawn-")} == {"overtaken"}

    def test_leaves_alone_what_tells_nothing_of_it_and_what_goes_to_a_customer(self, world: World) -> None:
        row = asked(world)
        react()
        before = letter_about(row)

        assert mailing.withdraw(world.company, {"Projekt Nordwand"}, now=NOW) == []

        assert letter_about(row).text == before.text
        assert answer_links.write(row.pk, now=NOW, on=TODAY, speak=written) == 0
