"""report: what was heard, what nothing carries, what customers ask for, what may be signed."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from cli.running import Run

from ropeteam.flows import promises, signals
from ropeteam.store import models

GERMAN = "de"


class TestReport:
    def test_tells_what_was_heard_what_nothing_carries_and_what_may_be_signed(self, world: World, run: Run) -> None:
        signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)

        out = run("report", "--company", "kessel").out

        assert "Conversations: 2, 1 of them heard." in out
        assert "Signals: Claim 1 · Delight 1 · Need 1 · Promise 2." in out
        assert "Promises that nothing carries: 1" in out
        assert f"○ “{world.promise_offline.quote}”" in out
        assert "Sales · d1 Kessel AG · 9 Nov 2026" in out
        assert "1x in 1 deal · Bedienung ohne Netz (planned)" in out
        assert "blocked: " in out

    def test_tells_of_a_deal_that_has_promises_and_no_talk(self, world: World, run: Run) -> None:
        promises.enter(
            world.confidential,
            actor=world.other_seller,
            sentence="Bis zum 31.03.2027.",
            on=TODAY,
            capability=world.offline,
        )

        assert "○ “Bis zum 31.03.2027.”" in run("report", "--company", "kessel").out

    def test_tells_of_a_promise_in_a_talk_of_no_deal(self, world: World, run: Run) -> None:
        signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)
        talk = world.promise_offline.conversation
        talk.deal = None
        talk.save(update_fields=["deal"])

        out = run("report", "--company", "kessel").out

        assert "Promises that nothing carries: 1" in out
        assert f"○ “{world.promise_offline.quote}”\n      Sales · no deal (talk {talk.key}) · 9 Nov 2026" in out

    def test_does_not_tell_of_what_was_dismissed_in_a_talk_of_no_deal(self, world: World, run: Run) -> None:
        signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)
        talk = world.promise_offline.conversation
        talk.deal = None
        talk.save(update_fields=["deal"])

        assert "No promise without backing was heard." in run("report", "--company", "kessel").out

    def test_names_talks_that_nobody_heard_however_old_they_are(self, world: World, run: Run) -> None:
        models.Conversation.objects.filter(key="c2").update(held_on=TODAY - timedelta(days=91))

        assert "Not heard, older than 90 days: c2" in run("report", "--company", "kessel").out
        assert "Not heard, older than 90 days: c2" in run("gate", "d1").out

    def test_counts_the_deals_of_which_nothing_was_heard(self, world: World, run: Run) -> None:
        silent = models.Deal.objects.filter(company=world.company, conversations=None, promises=None).count()
        assert silent > 0

        assert f"  {silent} further deal" in run("report", "--company", "kessel").out

    def test_quotes_in_the_marks_of_the_readers_language(self, world: World, run: Run) -> None:
        signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)

        for command in (("report", "--company", "kessel"), ("gate", "d1")):
            out = run(*command, lang=GERMAN).out
            assert f"○ „{world.promise_offline.quote}“" in out
            assert "”" not in out

    def test_names_roles_never_our_people(self, world: World, run: Run) -> None:
        signals.relink(world.promise_offline, actor=world.seller, capability=None, on=TODAY)

        out = run("report").out

        assert [
            name for name in ("Nora", "Lindt GmbH", "Jonas", "Timo") if name in out.replace("Lindt Maschinen", "")
        ] == []

    def test_of_an_empty_company_says_that_nothing_was_heard(self, world: World, run: Run) -> None:
        out = run("report", "--company", "nebenan", lang=GERMAN).out

        assert "Gespräche: 0, davon 0 gehört." in out
        assert "Keine Zusage ohne Deckung gehört." in out

    def test_counts_a_need_again_whose_dismissal_was_taken_back(self, world: World, run: Run) -> None:
        signals.dismiss(world.need, actor=world.presales, on=TODAY)
        assert "Bedienung ohne Netz (planned)" not in run("report", "--company", "kessel").out

        signals.confirm(world.need, actor=world.presales, on=TODAY)

        assert "Bedienung ohne Netz (planned)" in run("report", "--company", "kessel").out
