"""ask, gate, listen, note, report: what they print and with which code they end."""

from __future__ import annotations

import json
import pkgutil
import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.stage import Script

from ropeteam import cli
from ropeteam.core.errors import NotFound, Refused, RopeteamError
from ropeteam.core.vocabulary import PromiseOutcome, SignalKind, WorksAgreement
from ropeteam.flows import change_requests, conversations, gate, promise_ends, promises, signals
from ropeteam.language.backends.scripted import Line
from ropeteam.project import commands
from ropeteam.project.commands import table
from ropeteam.store import models

WISH = "Geht die Bedienung ohne Netz in der Halle?"
ENGLISH, GERMAN = "en", "de"


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters, heard is what the script says."""


class TestEveryCommand:
    def test_has_a_name_of_its_own_and_says_what_it_does(self) -> None:
        found = [table.command(name) for name in table.NAMES]

        assert [one.name for one in found] == list(table.NAMES)
        assert len(set(table.NAMES)) == len(table.NAMES)
        assert all(one.help for one in found)

    def test_stands_in_the_table(self) -> None:
        for package in (cli, commands):
            for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
                for one in getattr(import_module(module.name), "COMMANDS", ()):
                    assert table.command(one.name) is one


class TestAsk:
    def test_as_json_has_exactly_the_documented_shape(self, world: World, run: Run) -> None:
        ran = run("ask", WISH, "--deal", "d1", "--format", "json")

        answer = json.loads(ran.out)
        assert (ran.code, set(answer)) == (0, {"verdict", "abstained", "candidates"})
        assert {frozenset(row) for row in answer["candidates"]} == {
            frozenset({"kind", "id", "verdict", "reasons", "score"})
        }
        first = answer["candidates"][0]
        assert (first["kind"], first["id"], first["verdict"]) == ("capability", "offline", "roadmap")
        assert {"code": "on_roadmap", "roadmap": "r-offline", "date": "2027-06-30"} in first["reasons"]

    def test_as_json_names_every_kind_of_candidate(self, world: World, run: Run) -> None:
        change_requests.create(world.product, actor=world.product_manager, title=models.NonGoal.objects.get().text)

        answer = json.loads(
            run("ask", models.NonGoal.objects.get().text, "--company", "kessel", "--format", "json").out
        )

        assert {row["kind"] for row in answer["candidates"]} == {"capability", "change_request", "non_goal"}

    def test_abstains_with_a_verdict_of_null(self, world: World, run: Run) -> None:
        models.Capability.objects.all().update(product=models.Product.objects.create(
            company=world.company, key="neu", name="Neu"
        ))  # fmt: skip

        answer = json.loads(run("ask", WISH, "--company", "kessel", "--format", "json").out)

        assert answer == {"verdict": None, "abstained": True, "candidates": []}

    @pytest.mark.parametrize(
        ("lang", "words"),
        [(ENGLISH, "Capability “Bedienung ohne Netz”: planned"), (GERMAN, "Fähigkeit „Bedienung ohne Netz“: geplant")],
    )
    def test_tells_each_candidate_with_its_reasons(self, lang: str, words: str, world: World, run: Run) -> None:
        ran = run("ask", WISH, "--deal", "d1", lang=lang)

        assert "◐" in ran.out
        assert words in ran.out

    @pytest.mark.parametrize(
        ("lang", "words"), [(ENGLISH, "If something else is meant:"), (GERMAN, "Falls etwas anderes gemeint ist:")]
    )
    def test_tells_what_only_resembles_apart_from_its_verdict(
        self, lang: str, words: str, world: World, run: Run
    ) -> None:
        sure = run("ask", WISH, "--deal", "d1", lang=lang).lines
        unsure = run("ask", "Halle?", "--deal", "d1", lang=lang).lines

        assert [no for no, line in enumerate(sure) if line == words] == [3]  # behind verdict, capability and reasons
        assert [line for line in sure[4:] if "Bedienung ohne Netz" in line] == []
        assert words not in unsure

    def test_says_where_nothing_is_known(self, world: World, run: Run) -> None:
        models.Capability.objects.all().update(product=models.Product.objects.create(
            company=world.company, key="neu", name="Neu"
        ))  # fmt: skip

        assert run("ask", WISH, "--company", "kessel").out == "Nothing found. Ask product.\n"

    def test_keeps_no_question_of_the_operator(self, world: World, run: Run) -> None:
        run("ask", WISH, "--deal", "d1")

        assert not models.Ask.objects.exists()

    def test_of_what_is_not_there_is_refused(self, world: World, run: Run) -> None:
        with pytest.raises(NotFound):
            run("ask", WISH, "--deal", "d99")
        with pytest.raises(Refused, match="company_ambiguous"):
            run("ask", WISH)
        with pytest.raises(Refused, match="ask_empty"):
            run("ask", "  ", "--deal", "d1")


class TestGate:
    def test_as_json_is_the_whole_verdict(self, world: World, run: Run) -> None:
        ran = run("gate", "d1", "--format", "json")

        found = json.loads(ran.out)
        assert (ran.code, set(found)) == (
            0, {"deal", "on", "as_of", "signature", "result", "hearing", "promises", "claims", "notices"},
        )  # fmt: skip
        assert (found["deal"], found["on"], found["as_of"], found["result"]) == ("d1", "2026-11-16", False, "blocked")
        assert found["signature"] == "ahead"
        assert found["hearing"] == {"known": 2, "heard": 1, "reviewed": 0, "unheard": ["c2"], "unheard_older": []}
        (offline,) = [row for row in found["promises"] if row["quote"] == world.promise_offline.quote]
        assert (offline["backing"], offline["fit"], offline["due"]) == ("roadmap", "roadmap", "2027-06-30")
        assert offline["findings"] == [{"code": "unreviewed", "blocks": True, "owner": "seller", "overridden": False}]

    def test_keeps_the_run(self, world: World, run: Run) -> None:
        run("gate", "d1")

        kept = models.GateRun.objects.get()
        assert (kept.deal, kept.result, kept.created_by) == (world.deal, "blocked", None)

    @pytest.mark.parametrize(
        ("lang", "pieces"),
        [
            (ENGLISH, ("blocked · heard 1 of 2 talks, 0 of them fully answered", "Not heard: c2",
                       "nobody looked at it (blocks)", "Sales: confirm it or dismiss it with a reason")),
            (GERMAN, ("gesperrt · 1 von 2 Gesprächen gehört, 0 davon ganz beantwortet", "Nicht gehört: c2",
                      "niemand hat hingesehen (sperrt)", "Vertrieb: bestätigen oder mit Grund verwerfen")),
        ],
    )  # fmt: skip
    def test_tells_what_was_not_heard_who_owns_it_and_what_cures_it(
        self, lang: str, pieces: tuple[str, ...], world: World, run: Run
    ) -> None:
        out = run("gate", "d1", lang=lang).out

        assert [piece for piece in pieces if piece not in out] == []

    def test_tells_once_what_is_found_of_several_words_and_by_whom_where_and_when_each_was_said(
        self, world: World, run: Run
    ) -> None:
        said = ("Bis zum 31.03.2027 läuft das ohne Netz.", "Ohne Netz, Ende März 2027.")
        rows = [
            promises.enter(
                world.deal,
                actor=world.seller,
                sentence=words,
                on=TODAY,
                due=date(2027, 3, 31),
                capability=world.offline,
            )
            for words in said
        ]

        lines = run("gate", "d1").lines

        at = next(no for no, line in enumerate(lines) if said[0] in line)
        assert lines[at : at + 4] == [
            f" ○ “{said[0]}”",
            f"   16 Nov 2026 · promise {rows[0].pk}",
            f" ○ “{said[1]}”",
            f"   16 Nov 2026 · promise {rows[1].pk}",
        ]
        assert lines[at + 4].startswith("   unbacked: ")
        assert f"“{world.promise_offline.quote}”\n   Sales · c1 · " in "\n".join(lines)

    def test_tells_what_is_open_no_more(self, world: World, run: Run) -> None:
        taken = promises.enter(
            world.deal, actor=world.seller, sentence="Bis Ostern offline.", on=TODAY, capability=world.offline
        )
        promise_ends.end(
            taken,
            actor=world.seller,
            outcome=PromiseOutcome.WITHDRAWN,
            on=TODAY,
            told_customer_on=TODAY,
            told_how="Anruf",
        )

        out = run("gate", "d1").out

        assert "1 promise that is no longer open" in out
        assert f"“Bis Ostern offline.” (promise {taken.pk}): withdrawn" in out
        assert "no longer open" not in run("gate", "d1", "--as-of", "2026-11-10").out

    def test_as_of_a_day_says_so_and_that_some_facts_carry_no_day(self, world: World, run: Run) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)

        out = run("gate", "d1", "--as-of", "2026-11-10").out

        assert "As of 10 Nov 2026: only what was known then. What carries no day counts as always known." in out
        assert "nobody looked at it" in out
        assert models.GateRun.objects.get().as_of is True

    def test_shows_an_override_as_one(self, world: World, run: Run) -> None:
        too_early = promises.enter(
            world.deal, actor=world.seller, sentence="Bis zum 31.03.2027.", on=TODAY, capability=world.offline
        )
        kept, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
        asked = gate.ask_override(
            kept.findings.get(promise=too_early, blocks=True), actor=world.management, reason="Leuchtturm"
        )
        gate.second_override(asked, actor=world.product_manager, on=TODAY)

        assert "Promise without backing (overridden)" in run("gate", "d1").out

    def test_lists_claims_that_do_not_hold(self, world: World, run: Run) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)

        ran = run("gate", "d1", "--format", "json")
        told = run("gate", "d1").lines

        at = next(no for no, line in enumerate(told) if world.claim_sap.quote in line)
        assert [line[:10] for line in told[at + 1 : at + 4]] == ["   Sales ·", "   unbacke", "   - claim"]
        assert [(row["quote"], row["code"], row["blocks"]) for row in json.loads(ran.out)["claims"]] == [
            (world.claim_sap.quote, "claim_uncorrected", False)
        ]
        assert "claim without backing (notice)" in run("gate", "d1").out

    def test_of_a_lost_deal_asks_nothing_and_keeps_nothing(self, world: World, run: Run) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=TODAY)

        out = run("gate", "d1").out

        assert "lost on 16 Nov 2026, there is nothing to sign any more" in out
        assert world.promise_offline.quote in out
        assert "(blocks)" not in out
        assert not models.GateRun.objects.exists()
        assert json.loads(run("gate", "d1", "--format", "json").out)["signature"] == "never"
        assert "lost on 16 Nov 2026" in run("report").out

    def test_of_a_signed_deal_says_what_is_still_open(self, world: World, run: Run) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY - timedelta(days=1))
        promises.enter(world.deal, actor=world.seller, sentence="Quux gibt es obendrauf.", on=TODAY)

        out = run("gate", "d1").out

        assert re.search(r"signed on 15 Nov 2026, \d+ findings? still open", out)
        assert "(open)" in out
        assert "(blocks)" not in out
        assert "said since the signature, on 16 Nov 2026" in out
        assert "signed on 15 Nov 2026" in run("report").out
        assert "(blocks)" in run("gate", "d1", "--as-of", "2026-11-15").out, "at the signature it was asked"

    def test_of_a_deal_that_is_not_there_is_refused(self, world: World, run: Run) -> None:
        with pytest.raises(NotFound):
            run("gate", "d99")


class TestListen:
    @pytest.fixture
    def unheard(self, world: World) -> models.TextVersion:
        text = conversations.take_in(
            world.unheard, actor=world.seller, data=b"Nora Lindt: Den Export liefern wir.\n", file_name="c2.txt"
        ).text
        assert text is not None
        return text

    def test_hears_what_is_new_and_then_nothing(
        self, world: World, unheard: models.TextVersion, script: Script, run: Run
    ) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE), Line("Export", SignalKind.CLAIM, low=True))

        first, second = run("listen", "--company", "kessel"), run("listen", "--company", "kessel")

        assert (first.code, first.out) == (0, "Heard: 1 text, 1 signal.\n")
        assert (second.code, second.out) == (0, "Nothing new to hear.\n")
        assert unheard.signals.count() == 2

    def test_again_hears_what_an_older_model_heard(self, world: World, script: Script, run: Run) -> None:
        script(Line("Der Export nach SAP läuft heute schon", SignalKind.CLAIM), model="new")

        ran = run("listen", "--company", "kessel", "--again")

        assert ran.out.startswith("Heard: 1 text, 1 signal.")
        assert models.Signal.objects.filter(retired_at__isnull=True).get().analysis.model == "new"  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("lang", "words"), [(ENGLISH, "listening is not agreed"), (GERMAN, "Zuhören ist nicht vereinbart")]
    )
    def test_stops_where_it_is_not_agreed_and_ends_with_one(
        self, lang: str, words: str, world: World, unheard: models.TextVersion, script: Script, run: Run
    ) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE))
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.UNSET)

        ran = run("listen", "--company", "kessel", lang=lang)

        assert ran.code == 1
        assert words in ran.out + ran.err
        assert "works_agreement" in ran.out + ran.err
        assert not unheard.signals.exists()

    def test_of_all_companies_goes_on_with_those_that_agreed(
        self, world: World, unheard: models.TextVersion, script: Script, run: Run
    ) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE))

        ran = run("listen")

        assert ran.code == 1, "the company next door did not agree"
        assert unheard.signals.count() == 1

    def test_tells_what_waits_in_quarantine(self, world: World, run: Run) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(basis="none")
        vtt = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Nora Lindt>Den Export liefern wir.</v>\n"
        conversations.take_in(world.unheard, actor=world.seller, data=vtt, file_name="c2.vtt")

        out = run("listen", "--company", "kessel").out

        assert out.splitlines() == [
            "Nothing new to hear.",
            "1 transcript waits in quarantine: without a basis nobody listens to it.",
        ]


class TestNote:
    def test_is_heard_at_once(self, world: World, script: Script, run: Run) -> None:
        script(Line("Export bis März zugesagt", SignalKind.PROMISE))

        ran = run("note", "Export bis März zugesagt, sonst nichts.", "--deal", "d1")

        assert ran.code == 0
        assert ran.lines[-1] == "  Promise: “Export bis März zugesagt”"
        note = models.Conversation.objects.get(kind="note")
        assert (note.deal, note.held_on, note.signals.count()) == (world.deal, TODAY, 1)
        assert note.key in ran.lines[0]
        assert ran.lines[0].endswith("heard: 1 signal.")

    def test_is_quoted_in_the_marks_of_the_readers_language(self, world: World, script: Script, run: Run) -> None:
        script(Line("Export bis März zugesagt", SignalKind.PROMISE))

        ran = run("note", "Export bis März zugesagt, sonst nichts.", "--deal", "d1", lang="de")

        assert ran.lines[0].endswith("gehört: 1 Signal.")
        assert ran.lines[-1] == "  Zusage: „Export bis März zugesagt“"

    def test_may_be_about_a_talk_that_nobody_heard(self, world: World, run: Run) -> None:
        run("note", "Nur Termine.", "--deal", "d1", "--about", "c2")

        assert gate.look(world.deal, on=TODAY).verdict.hearing.unheard == ()

    def test_of_nothing_nowhere_or_about_nothing_is_refused(self, world: World, run: Run) -> None:
        with pytest.raises(Refused, match="note_empty"):
            run("note", " ", "--deal", "d1")
        with pytest.raises(NotFound):
            run("note", "x", "--deal", "d99")
        with pytest.raises(NotFound):
            run("note", "x", "--deal", "d1", "--about", "c99")

        assert not models.Conversation.objects.filter(kind="note").exists()

    def test_waits_until_listening_is_agreed(self, world: World, run: Run) -> None:
        models.Company.objects.filter(pk=world.company.pk).update(works_agreement=WorksAgreement.UNSET)

        with pytest.raises(RopeteamError, match="listening_not_agreed"):
            run("note", "x", "--deal", "d1")
