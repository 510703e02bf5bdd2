"""`ropeteam export …`: exactly the documented keys, no name of our people across deals, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cast import TODAY, World
from cli.running import Run, command
from flows.stage import Script, put_ear

from ropeteam.cli.exports import KINDS
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.flows import change_requests, conversations, promises, signals
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR

pytestmark = pytest.mark.usefixtures("script")

# FORMATS, "Exports"
KEYS: dict[str, set[str]] = {
    "signals": {
        "conversation", "turn", "kind", "quote", "speaker", "side", "capability", "change_request", "due", "backing",
        "confidence", "state",
    },
    "change-requests": {"id", "title", "signals", "accounts", "stake", "fit", "state"},
    "gate": {
        "deal", "conversation", "turn", "mentions", "quote", "backing", "open", "blocks", "findings", "hearing",
    },
    "ledger": {
        "deal", "promise", "sentence", "source", "said_on", "due", "state", "replaces", "n", "step", "on", "by", "why",
        "fit", "reasons",
    },
    "observations": {
        "conversation", "date", "deal", "channel", "value", "n", "shown", "raw", "scale", "method", "group", "source", "taken_out",
    },
    "curve": {"deal", "date", "phase", "mean", "low", "high"},
    "handover": {"deal", "warmth", "parts", "open_promises", "blocked_by", "drop", "drop_low", "drop_high", "gaps_agreed",
                 "requirement_gaps"},
}  # fmt: skip
STAFF = ("Nora Lindt", "Timo Rau", "Jonas Beil", "Mira Voss", "Gesa Holm", "Karl Ott", "Rita Sahm", "Ada Kern")


@pytest.fixture(scope="module")
def signing(built: World) -> None:
    """Enough of everything that each export has rows: a signed deal, a request, a promise by hand in a deal without talks."""
    world = built
    models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY, handover_on=TODAY)
    signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        request = change_requests.create(world.product, actor=world.product_manager, title="=HYPERLINK(1)")
        sentence = "-2+3: alles bis Mai."
        promises.enter(
            world.confidential, actor=world.other_seller, sentence=sentence, on=TODAY, capability=world.offline
        )
    change_requests.link(world.need, request, actor=world.product_manager)


@pytest.fixture
def signed(signing: None, world: World) -> World:
    return world


@pytest.fixture(scope="module")
def exported(signing: None) -> dict[tuple[str, str], str]:
    """(kind, format) -> what the export printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
        return {
            (what, form): command("export", what, "--format", form).out for what in KINDS for form in ("jsonl", "csv")
        }


def rows(run: Run, what: str, *more: str) -> list[dict[str, Any]]:
    ran = run("export", what, *more)
    assert ran.code == 0
    return [json.loads(line) for line in ran.lines]


class TestEveryKind:
    @pytest.mark.parametrize("what", KINDS)
    def test_has_exactly_the_documented_keys(self, what: str, exported: dict[tuple[str, str], str]) -> None:
        found = [json.loads(line) for line in exported[what, "jsonl"].splitlines()]

        assert found, "nothing to look at"
        assert {frozenset(row) for row in found} == {frozenset(KEYS[what])}

    @pytest.mark.parametrize("form", ["jsonl", "csv"])
    @pytest.mark.parametrize("what", KINDS)
    def test_names_none_of_our_people_across_deals(
        self, what: str, form: str, exported: dict[tuple[str, str], str]
    ) -> None:
        assert [name for name in STAFF if name in exported[what, form]] == []

    @pytest.mark.parametrize("what", KINDS)
    def test_says_the_same_as_csv(self, what: str, exported: dict[tuple[str, str], str]) -> None:
        table = list(csv.DictReader(StringIO(exported[what, "csv"])))

        assert len(table) == len(exported[what, "jsonl"].splitlines())
        assert set(table[0]) == KEYS[what]

    @pytest.mark.parametrize("what", KINDS)
    def test_leaves_a_trace(self, what: str, signed: World, run: Run) -> None:
        run("export", what, "--company", "kessel")

        log = models.AccessLog.objects.latest("pk")
        assert (log.person, log.why, log.subject_id) == (None, f"export.{what}", signed.company.pk)

    @pytest.mark.parametrize("what", KINDS)
    def test_of_a_company_without_anything_is_empty(self, what: str, signed: World, run: Run) -> None:
        assert run("export", what, "--company", "nebenan").out == ""

    def test_of_a_company_that_is_not_there_is_refused(self, signed: World, run: Run) -> None:
        with pytest.raises(NotFound):
            run("export", "signals", "--company", "nowhere")


class TestSignals:
    def test_say_who_spoke_by_role_for_us_and_by_name_for_customers(self, signed: World, run: Run) -> None:
        found = {row["quote"]: row for row in rows(run, "signals")}

        ours, theirs = found[signed.promise_offline.quote], found[signed.need.quote]
        assert (ours["speaker"], ours["side"]) == ("seller", "ours")
        assert (theirs["speaker"], theirs["side"]) == ("Paul Ebner", "customer")

    def test_of_one_deal_name_our_people(self, signed: World, run: Run) -> None:
        found = {row["quote"]: row for row in rows(run, "signals", "--deal", "d1")}

        assert found[signed.promise_offline.quote]["speaker"] == "Nora Lindt"

    def test_name_nobody_whose_side_is_unknown(self, signed: World, run: Run, script: Script) -> None:
        """A first name that no list has may be one of us."""
        talk = conversations.know_of(
            signed.company, actor=OPERATOR, key="c7", kind=ConversationKind.CALL, held_on=TODAY, deal=signed.deal,
            present=[Present("Paul Ebner", "customer")], basis=Basis.CONSENT,
        )  # fmt: skip
        text = conversations.take_in(talk, actor=OPERATOR, data=b"Noralein: Das kommt.", file_name="c7.txt").text
        assert text is not None
        models.Signal.objects.create(
            conversation=talk, text=text, first_turn=0, last_turn=0, start=0, end=9, quote="Das kommt", kind="promise",
            created_by=signed.seller.person,
        )  # fmt: skip

        (row,) = [row for row in rows(run, "signals") if row["conversation"] == "c7"]

        assert (row["speaker"], row["side"]) == (None, "unknown")

    def test_tell_state_backing_and_day(self, signed: World, run: Run) -> None:
        found = {row["quote"]: row for row in rows(run, "signals")}

        promise = found[signed.promise_offline.quote]
        assert (promise["conversation"], promise["turn"], promise["state"]) == ("c1", 2, "confirmed")
        assert (promise["backing"], promise["capability"], promise["due"]) == ("roadmap", "offline", "2027-06-30")
        need = found[signed.need.quote]
        assert (need["state"], need["backing"], need["change_request"]) == ("suggested", None, "cr1")

    def test_leave_out_low_and_retired_ones(self, signed: World, run: Run) -> None:
        models.Signal.objects.filter(pk=signed.need.pk).update(low=True)
        models.Signal.objects.filter(pk=signed.delight.pk).update(retired_at="2026-11-01T08:00Z")

        quotes = {row["quote"] for row in rows(run, "signals")}

        assert not {signed.need.quote, signed.delight.quote} & quotes


class TestChangeRequests:
    def test_count_who_asked(self, signed: World, run: Run) -> None:
        (row,) = [row for row in rows(run, "change-requests") if row["id"] == "cr1"]

        assert (row["signals"], row["accounts"], row["state"]) == ([["c1", 1]], ["a1"], "open")
        assert set(row["fit"]) == {"verdict", "score"}
        assert row["stake"] > 0


class TestGate:
    def test_has_a_row_for_each_promise_that_counts_with_its_mentions(self, signed: World, run: Run) -> None:
        found = {row["quote"]: row for row in rows(run, "gate")}

        spoken = found[signed.promise_offline.quote]
        assert (spoken["deal"], spoken["conversation"], spoken["turn"]) == ("d1", "c1", 2)
        assert (spoken["mentions"], spoken["open"], spoken["backing"]) == ([["c1", 2]], True, "roadmap")
        assert spoken["hearing"] == {"known": 2, "heard": 1, "reviewed": 0}

    def test_has_promises_without_a_mention_also_of_a_deal_without_talks(self, signed: World, run: Run) -> None:
        (row,) = [row for row in rows(run, "gate") if row["deal"] == "d2"]

        assert (row["conversation"], row["turn"], row["mentions"]) == (None, None, [])
        assert row["quote"] == "-2+3: alles bis Mai."


class TestObservations:
    def test_are_of_customers_words_and_shown_from_five_on(self, signed: World, run: Run) -> None:
        (row,) = rows(run, "observations")

        assert (row["conversation"], row["deal"], row["date"], row["n"]) == ("c1", "d1", "2026-11-09", 3)
        assert row["shown"] is False
        assert 0 <= row["value"] <= 10

    def test_count_a_concern_again_whose_dismissal_was_taken_back(self, signed: World, run: Run) -> None:
        before = rows(run, "observations")
        signals.dismiss(signed.delight, actor=signed.presales, on=TODAY)
        assert rows(run, "observations") != before

        signals.confirm(signed.delight, actor=signed.presales, on=TODAY)

        assert rows(run, "observations") == before


class TestCsv:
    @pytest.mark.parametrize("what", KINDS)
    def test_runs_nothing_in_a_spreadsheet(self, what: str, exported: dict[tuple[str, str], str]) -> None:
        for row in csv.reader(StringIO(exported[what, "csv"])):
            assert [cell for cell in row if re.match(r"[=+@\t\r]|-[^\d]", cell)] == []

    def test_still_says_what_was_said(self, exported: dict[tuple[str, str], str]) -> None:
        titles = {row["title"] for row in csv.DictReader(StringIO(exported["change-requests", "csv"]))}
        quotes = {row["quote"] for row in csv.DictReader(StringIO(exported["gate", "csv"]))}

        assert "'=HYPERLINK(1)" in titles
        assert "'-2+3: alles bis Mai." in quotes


class TestCompany:
    def test_is_written_into_an_empty_folder(self, signed: World, run: Run, tmp_path: Path) -> None:
        ran = run("export", "company", tmp_path / "out", "--company", "kessel")

        assert ran.code == 0
        assert (tmp_path / "out" / "company.yaml").is_file()
        assert (tmp_path / "out" / "conversations" / "c1.txt").is_file()
        assert models.AccessLog.objects.latest("pk").why == "export.company"

    def test_overwrites_nothing(self, signed: World, run: Run, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine")

        with pytest.raises(Refused, match="folder_not_empty"):
            run("export", "company", tmp_path, "--company", "kessel")
        with pytest.raises(Refused, match="folder_missing"):
            run("export", "company", "--company", "kessel")

        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]

    def test_asks_which_where_there_are_several(self, signed: World, run: Run, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="company_ambiguous"):
            run("export", "company", tmp_path / "out")
