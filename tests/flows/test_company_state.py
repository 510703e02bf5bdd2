"""Demonstration 7: a company lives, is exported, taken into an empty store, and exported again: byte for byte the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cast import TODAY
from django.db import transaction
from flows.answered import answered
from flows.approving import two_agree
from flows.architected import architected
from flows.attention_cast import planned
from flows.climbed import lived
from flows.delivered import delivered
from flows.folders import FILES, SCRIPT, counts, edited, state, write
from flows.handed_over import handed_over
from flows.living import alive
from flows.meetings import met
from flows.paid import paid
from flows.papers import spoken_of
from flows.post import letters_came
from flows.settled import settled
from flows.stage import Script, put_ear, take
from flows.studied import studied
from flows.tendered import tendered
from flows.vouching import vouched

from ropeteam.core.vocabulary import (
    AskSource,
    AskStand,
    DecisionKind,
    Effort,
    Fit,
    Importance,
    PromiseOutcome,
    PromiseSource,
    RoadmapStatus,
    SignalKind,
)
from ropeteam.flows import (
    asks,
    capture,
    change_requests,
    contradictions,
    conversations,
    ear_training,
    gate,
    product,
    promise_ends,
    promises,
    request_judging,
    request_linking,
    request_merging,
    signals,
)
from ropeteam.flows.company_state import whole
from ropeteam.jobs import reactions
from ropeteam.language.backends.scripted import Line
from ropeteam.language.models.house import Added, House, packed
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries import conversations as query
from ropeteam.store.versions import RoadmapWords

DEMO = Path(__file__).parents[2] / "demo" / "foerdertakt"
DEMO_KEY = "foerdertakt-gmbh"
TOMORROW = TODAY + timedelta(days=1)


def who(key: str) -> Actor:
    return actor_of(models.Person.objects.get(key=key), on=TODAY)


def said(quote: str) -> models.Signal:
    return models.Signal.objects.get(quote__startswith=quote, retired_at__isnull=True)


def listen() -> None:
    for text in query.waiting(rules=conversations.detect.RULES, model=conversations.detect.MODEL):
        conversations.book_findings(conversations.hear(text.pk), on=TODAY)


def live(script: Callable[..., None]) -> None:
    """Everything people can do, once at least."""
    seller, presales, pm, services, management = (who(key) for key in ("p1", "p2", "p3", "p4", "p5"))
    deal = models.Deal.objects.get(key="d1")
    script(*SCRIPT, Line("Rosa", SignalKind.NEED), model="old")
    listen()
    script(*SCRIPT, model="new")
    listen()
    offline = models.Capability.objects.get(key="offline")
    request = change_requests.create(
        models.Product.objects.get(), actor=pm, title="Bedienung ohne Netz", problem="In der Halle ist kein WLAN.\nNie.",
        capability=offline,
    )  # fmt: skip
    merged = change_requests.create(models.Product.objects.get(), actor=presales, title="Offline")
    merged.merged_into = request
    merged.save()

    signals.confirm(said("Wir brauchen"), actor=pm, on=TODAY)
    change_requests.link(said("Wir brauchen"), request, actor=pm)
    offline_promise = signals.confirm(said("Das bekommen"), actor=seller, on=TODAY).promise
    training = signals.confirm(said("Die Schulung"), actor=seller, on=TODAY).promise
    own_report = signals.confirm(said("Einen eigenen"), actor=seller, on=TODAY).promise
    assert offline_promise is not None
    assert training is not None
    assert own_report is not None
    signals.dismiss(said("Den Quellcode"), actor=seller, on=TODAY, reason="„nur laut gedacht“; nicht zugesagt")
    signals.second_dismissal(said("Den Quellcode"), actor=services, on=TOMORROW)
    signals.confirm(said("Das ist genau"), actor=presales, on=TODAY, kind=SignalKind.NEED)
    signals.undo(said("Das ist genau"), actor=presales, on=TODAY)
    signals.relink(said("Berichte"), actor=presales, capability=offline, on=TODAY)
    signals.correct_claim(said("Berichte"), actor=seller, told_on=TODAY, told_how="Mail, „mit Grenze“")
    signals.add(
        models.Conversation.objects.get(key="c1"), actor=seller, turn_no=2, quote="für Ihre zwölf Leute",
        kind=SignalKind.PROMISE, on=TODAY,
    )  # fmt: skip
    promises.accept_scope(deal, actor=services, text="zwei Tage", on=TODAY, promise=training, days=2.5, price=2400)
    promises.tell_limit(training, actor=seller, told_on=TODAY, told_how="im Angebot")
    promises.contradict(
        own_report, actor=services, how="war nur ein Vorschlag", said_on=TODAY, signal=said("Die Ladezeiten")
    )
    promises.judge_by_person(own_report, actor=presales, fit=Fit.WORKAROUND, reason="mit dem Export", on=TODAY)
    promise_ends.end(
        own_report, actor=seller, outcome=PromiseOutcome.WITHDRAWN, on=TODAY, told_customer_on=TODAY, told_how="Anruf"
    )
    by_hand = promises.enter(
        deal, actor=seller, sentence='Der "Export", bis zum 31.03.2027;\nund zwar ganz.', on=TODAY, capability=offline,
        source=PromiseSource.RECALLED, change_request=request,
    )  # fmt: skip
    promise_ends.reword(by_hand, actor=seller, sentence="Der Export bis zum 31.07.2027.", on=TOMORROW)
    doubted(offline_promise, training)
    planned(request, seller=seller, product=pm)
    paid(deal.company, management=management)
    decision = change_requests.decide_on(
        request, actor=pm, kind=DecisionKind.ACCEPT, reason="trägt", on=TOMORROW,
        roadmap_item=models.RoadmapItem.objects.get(key="r1"),
    )  # fmt: skip
    asked = asks.ask(
        actor=seller, text="Geht das auch ohne Netz?", on=TODAY, deal=deal, guess=Fit.AS_IS, idempotency_key="k1"
    ).ask
    asks.pick(asked, actor=seller, on=TODAY, stand=AskStand.ASK_PRODUCT, request=request)
    promised = asks.ask(actor=seller, text="Kommt bis zum 31.12.2026.", on=TODAY, deal=deal).ask
    asks.pick(promised, actor=seller, on=TODAY, stand=AskStand.PROMISED, capability=offline)
    noticed = capture.capture(
        actor=presales, text="Auch im Kühlhaus, bis 31.03.2027", on=TODAY, deal=deal, url="https://crm.example/7?a=ä",
        source=AskSource.BOOKMARKLET,
    ).ask  # fmt: skip
    capture.wish(noticed, actor=presales, on=TODAY, importance=Importance.BREAKER, request=request)
    judge_and_sort(request, asked)
    product.change_roadmap(
        models.RoadmapItem.objects.get(key="r2"),
        RoadmapWords(title="Sprachausgabe", status=RoadmapStatus.DROPPED, day=None),
        actor=pm,
        on=TOMORROW,
    )
    for event in models.Event.objects.filter(code__in=("request.decided", "roadmap.changed")).order_by("pk"):
        reactions.react(event.pk, on=TOMORROW)
    answered(seller, presales, pm, request)
    met(seller, pm)
    letters_came(deal, seller)
    settled(pm, request, worry=said("Die Ladezeiten"), praise=said("Das ist genau"))
    vouched(presales, pm)
    alive(seller, pm, request, need=said("Wir brauchen"))
    two_agree(deal, seller=seller, services=services, management=management, pm=pm)
    gate.run(deal, actor=seller, on=TODAY - timedelta(days=20), as_of=True)
    unheard = models.Conversation.objects.get(key="c3")
    note = conversations.take_note(actor=seller, deal=deal, words="Nur Termine besprochen.", on=TODAY, about=unheard)
    conversations.listen_to(note.texts.get().pk, on=TODAY)
    words = FILES["conversations/c4.txt"] + "Rosa Ebner: Danke.\n"
    conversations.take_in(
        models.Conversation.objects.get(key="c4"), actor=services, data=words.encode(), file_name="c4.txt"
    )
    models.Setting.objects.create(
        company=deal.company, key="gate.blocking_notices", value=["scope_missing"], created_by=who("p6").person
    )
    house = packed(
        House("ear-1-0", lines={"promise": (1.2, -0.5)}, heads={"clause.ours": Added(np.eye(2), np.ones(2))})
    )
    trained = models.EarVersion.objects.create(
        company=deal.company, n=1, base="ear-1-0", recipe="heads", numbers=house, reviews=50, locked=12,
        figures=[["all", 12, 0.5, 0.75]], trained_on=TODAY, created_by=who("p6").person,
    )  # fmt: skip
    ear_training.undo(deal.company, actor=who("p3"), on=TOMORROW)
    spoken_of(deal, seller=seller, other=presales)
    assert models.GateFinding.objects.filter(clause__isnull=False).exists()
    studied(deal, seller=seller, presales=presales, pm=pm, admin=who("p6"))
    tendered(deal, seller=seller, presales=presales)
    architected(deal, seller=seller, presales_person=presales)
    handed_over(deal, seller=seller, services=services)
    lived(deal, seller=seller, other=presales, on=TODAY)
    delivered(deal, services=services, seller=seller)
    for event in models.Event.objects.filter(code__startswith="milestone.").order_by("pk"):
        reactions.react(event.pk, on=TODAY)
    assert trained.undone_by.pk
    assert decision.pk


def doubted(offline: models.Promise, training: models.Promise) -> None:
    """Later words against two promises: dismissed, taken back, confirmed; and openly, with an end that was taken back."""
    silent, openly, waits = (
        models.ContradictionSuggestion.objects.create(
            promise=promise, text=said(quote).text, turn=no, start=0, end=4, quote=f"„{no}“", openly=no == 2, chance=0.25 * no,
            model="maybe",
        )
        for no, (promise, quote) in enumerate(
            [(offline, "Berichte"), (training, "Berichte"), (offline, "Die Ladezeiten")], start=1
        )
    )  # fmt: skip
    contradictions.confirm(silent, actor=who("p1"), on=TODAY)
    contradictions.undo(silent, actor=who("p1"), on=TODAY)
    contradictions.dismiss(silent, actor=who("p2"), on=TODAY)
    contradictions.undo(silent, actor=who("p3"), on=TOMORROW)
    contradictions.confirm(silent, actor=who("p2"), on=TOMORROW)
    contradictions.confirm(openly, actor=who("p1"), on=TODAY, told_how="Anruf; „Mai“")
    contradictions.undo(openly, actor=who("p1"), on=TOMORROW)
    assert not waits.reviews.exists()


def judge_and_sort(request: models.ChangeRequest, asked: models.Ask) -> None:
    """A wish is rated, sized and objected to; others are merged, separated and split; one lives in a tracker too."""
    seller, pm, product_row = who("p1"), who("p3"), request.product
    pillar = models.Pillar.objects.filter(strategy__draft=False).order_by("-strategy__n", "pk")[0]
    for actor, value in ((seller, -1.0), (pm, 1.0), (seller, 0.5)):
        request_judging.rate(request, pillar, actor=actor, value=value, on=TODAY)
    request_judging.veto(request, actor=seller, reason="Das sind wir nicht;\n„nie“", on=TODAY)
    request_judging.lift_veto(request, actor=seller, on=TOMORROW)
    request_judging.size(request, actor=pm, effort=Effort.LARGE, on=TODAY)
    print_it = change_requests.create(product_row, actor=pm, title="Ausdrucken")
    paper = change_requests.create(product_row, actor=pm, title="Auf Papier")
    for _ in range(2):
        merged = request_merging.merge(paper, print_it, actor=pm, on=TODAY, reason="dasselbe")
        request_merging.unmerge(merged, actor=pm, on=TODAY)
    request_merging.merge(paper, print_it, actor=pm, on=TODAY, reason="dasselbe")
    link = models.TrackerLink.objects.create(
        product=product_row, change_request=paper, tracker="fider", external="12", url="https://f.example/12",
        status="planned", wished_on=TODAY, created_by=pm.person,
    )  # fmt: skip
    voice = models.TrackerVoice.objects.create(
        link=link, voter="a@b.example", words="Papier, bitte.", account=models.Account.objects.first(), said_on=TODAY,
        created_by=pm.person,
    )  # fmt: skip
    asker = models.Asker.objects.create(change_request=paper, voice=voice, account=voice.account, created_by=pm.person)
    request_linking.weigh(asker, actor=pm, importance=Importance.BREAKER, wanted_by=TOMORROW)
    request_linking.move([asker], print_it, actor=pm, on=TODAY)
    request_merging.split(request, [asked.askers.get()], actor=pm, on=TODAY, title="Ohne Netz fragen")


def written(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> dict[str, Any]:
    """File -> its first line that differs."""
    found: dict[str, Any] = {}
    for name in one.keys() | other.keys():
        first, second = one.get(name, b"").splitlines(), other.get(name, b"").splitlines()
        if first != second:
            pairs = zip([*first, b"(end)"], [*second, b"(end)"], strict=False)
            found[name] = next(pair for pair in pairs if pair[0] != pair[1])
    return found


@dataclass(frozen=True)
class Life:
    """What a lived company left before its store was emptied: its export, and how everything stood."""

    export: Path
    state: dict[str, bytes]
    rows: dict[str, int]
    verdicts: list[Any]
    taken_in_again: tuple[int, dict[str, bytes]]
    hashes: list[str]


def verdicts() -> list[Any]:
    """How the deal stands at the gate, tomorrow and as it was known three weeks ago."""
    deal = models.Deal.objects.get(key="d1")
    return [
        (view.verdict.result, view.verdict.hearing, [(row.quote, row.fit, row.state) for row in view.standings])
        for view in (gate.look(deal, on=TOMORROW), gate.look(deal, on=TODAY - timedelta(days=20), as_of=True))
    ]


@pytest.fixture(scope="module")
def life(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Life:
    root = tmp_path_factory.mktemp("life")
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        put_ear(patch)
        assert take(write(root / "klein")) == 0
        live(lambda *lines, model: put_ear(patch, *lines, model=model))
        left = state()
        export = written(root / "export", left)
        rows = counts()
        hashes = list(models.SignedLink.objects.values_list("token_hash", flat=True))
        life = Life(export, left, rows, verdicts(), (take(export), state()), hashes)
        transaction.set_rollback(True)
    return life


@pytest.fixture(scope="module")
def returned(life: Life) -> int:
    """The export taken into the empty store, once for the whole module; the exit code."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        return take(life.export)


@pytest.fixture
def back(returned: int, empty: None, script: Script) -> int:
    return returned


class TestALivedCompany:
    def test_is_whole_in_its_export(self, life: Life) -> None:
        there = {str(path.relative_to(life.export)) for path in life.export.rglob("*") if path.is_file()}

        assert set(whole.OWN) <= there, "a file of ours is not exercised here"
        assert {"company.yaml", "people.csv", "accounts.csv", "contacts.csv", "deals.csv", "scopes.csv"} <= there
        assert (life.export / "conversations" / "c4.v1.txt").read_text() == FILES["conversations/c4.txt"]
        assert (life.export / "conversations" / "c4.txt").read_text().endswith("Danke.\n")

    def test_takes_no_secret_of_a_link_along_not_even_its_hash(self, life: Life) -> None:
        """A link that was sent answers the house that sent it, and no other."""
        exported = b"".join(life.state.values())

        assert life.hashes
        assert [each for each in life.hashes if each.encode() in exported] == []

    def test_taken_in_where_it_lives_changes_nothing(self, life: Life) -> None:
        code, again = life.taken_in_again

        assert (code, differing(life.state, again)) == (0, {})

    def test_comes_back_byte_for_byte_with_ledger_decisions_and_gate(self, life: Life, back: int) -> None:
        assert (back, differing(life.state, state())) == (0, {})

    def test_comes_back_with_as_many_rows_of_everything_but_the_trace(self, life: Life, back: int) -> None:
        trace = {"store_event", "store_delivery", "store_accesslog", "store_importrow"}
        trace |= {"store_signedlink", "store_mailout"}  # a link's secret and the letters sent are of this house alone
        lived = {table: n for table, n in life.rows.items() if table.startswith("store_") and table not in trace}

        after = counts()

        assert {table: after[table] for table in lived} == lived

    def test_comes_back_with_the_same_verdict_at_the_gate(self, life: Life, back: int) -> None:
        assert verdicts() == life.verdicts

    def test_taken_in_a_second_time_changes_nothing(self, life: Life, back: int) -> None:
        before = counts()

        assert take(life.export) == 0

        assert (differing(life.state, state()), counts()) == ({}, before)

    def test_goes_on_living_after_it_came_back(self, back: int) -> None:
        promise = promises.enter(models.Deal.objects.get(key="d1"), actor=who("p1"), sentence="Noch eine.", on=TODAY)
        found = asks.ask(actor=who("p1"), text="Bedienung ohne Netz", on=TODAY).verdict

        assert promise.judgements.exists()
        assert "change_request" in {candidate.kind for candidate in found.candidates}
        assert not query.waiting(rules=conversations.detect.RULES, model="new").filter(conversation__key="c1").exists()


class TestADemoCompany:
    def test_comes_back_byte_for_byte(self, empty: None, tmp_path: Path) -> None:
        with transaction.atomic():
            assert take(DEMO) == 0
            before = state(DEMO_KEY)
            transaction.set_rollback(True)

        assert take(written(tmp_path / "export", before)) == 0

        assert differing(before, state(DEMO_KEY)) == {}


class TestTalksOfNearlyOneName:
    def test_keep_their_own_words(self, empty: None, script: Script, tmp_path: Path) -> None:
        rows = "id,file,deal,date,kind,participants\n" + "".join(
            f"{key},{no}.txt,d1,2026-10-01,call,Nora Lindt|seller\n" for no, key in enumerate(("C-1", "c.1", "c 1"))
        )
        words = {f"conversations/{no}.txt": f"Nora Lindt: Satz {no}.\n" for no in range(3)}
        other = edited("company.yaml", "Kleine Gärtner", "Andere Gärtner")
        unneeded = {name: None for name in FILES if name not in ("company.yaml", "accounts.csv", "deals.csv")}
        take(write(tmp_path / "klein", {**unneeded, "conversations.csv": rows, **words, **other}))

        kept = [data.decode() for name, data in state("andere-gaertner-gmbh").items() if name[:14] == "conversations/"]

        assert sorted(kept) == sorted(words.values())
