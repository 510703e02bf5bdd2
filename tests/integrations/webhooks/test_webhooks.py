"""Messages about a gate, sent to a real server: signed, once, tried again, given up; and nowhere they must not go."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows.stage import built, empty, houses, script, stage, tables, world

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import Fit
from ropeteam.core.webhooks import PAUSES, flaw_of, is_public
from ropeteam.flows import gate_answers, promises, signals, webhooks
from ropeteam.integrations.webhooks.outbound import Post
from ropeteam.jobs import reactions
from ropeteam.store import models

__all__ = ["built", "empty", "houses", "script", "stage", "tables", "world"]

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
GUIDE = Path(__file__).parents[3] / "docs" / "howto" / "gate-webhook.md"


@dataclass
class Receiver:
    """A server that keeps what came and answers what it is told to."""

    url: str
    answers: list[int] = field(default_factory=list)
    came: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.came.append((dict(self.headers.items()), body))
            status = found.answers.pop(0) if found.answers else 204
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", found.url)
            self.end_headers()
            self.wfile.write(b"noted" if status == 200 else b"")

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/gates?for=crm"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(world: World, receiver: Receiver, settings: Any) -> tuple[models.Webhook, str]:
    settings.ROPETEAM_WEBHOOK_PRIVATE = True
    return webhooks.register(world.company, actor=world.admin, name="CRM", url=receiver.url)


def genuine() -> Any:
    """The receiver's check as the guide prints it."""
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    return names["genuine"]


def send_all(now: datetime = NOW) -> int:
    models.WebhookPost.objects.filter(tries=0).update(next_at=now)
    return webhooks.send_due(post=Post(private=True, seconds=2), clock=lambda: now)


def react_to_everything() -> None:
    """What the worker does with the events there are."""
    seen: set[int] = set()
    while rest := sorted(set(models.Event.objects.values_list("pk", flat=True)) - seen):
        for pk in rest:
            reactions.react(pk, on=TODAY)
        seen |= set(rest)


class TestAChange:
    def test_reaches_the_other_system_signed_as_the_guide_says(
        self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]
    ) -> None:
        _, secret = hook
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        react_to_everything()
        assert send_all() == 1

        ((headers, body),) = receiver.came
        told = json.loads(body)
        assert (told["event"], told["deal"], told["result"]) == ("gate.changed", "d1", "blocked")
        assert genuine()(secret, headers, body, now=NOW.timestamp())
        assert not genuine()(secret, headers, body + b" ", now=NOW.timestamp())
        assert not genuine()(secret, headers, body, now=NOW.timestamp() + 301)
        assert not genuine()("rtg_another", headers, body, now=NOW.timestamp())
        assert "Ende Juni" not in body.decode()
        assert models.WebhookPost.objects.get().arrived_at == NOW

    def test_is_told_once_and_the_same_gate_not_again(
        self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]
    ) -> None:
        gate_answers.watch(world.deal, on=TODAY)
        event = models.Event.objects.get(code="gate.changed")
        assert (webhooks.book(event), webhooks.book(event)) == (1, 1)
        assert gate_answers.watch(world.deal, on=TODAY) is None

        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)  # still blocked, but by one less
        changed = gate_answers.watch(world.deal, on=TODAY)

        assert changed is not None
        assert (changed.data["before"], changed.data["result"]) == ("blocked", "blocked")
        assert models.WebhookPost.objects.count() == 1

    def test_that_no_deed_announced_is_found_by_the_sweep(
        self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]
    ) -> None:
        gate_answers.watch(world.deal, on=TODAY)
        assert [gate_answers.sweep(on=TODAY) for _ in range(2)] == [1, 0], "the other deal is new: it is looked at once"

        models.Setting.objects.create(company=world.company, key="gate.blocking_notices", value=["claim_uncorrected"])
        promise = promises.enter(world.deal, actor=world.seller, sentence="Im Mai.", on=TODAY)
        promises.judge_by_person(promise, actor=world.presales, fit=Fit.DECLINED, reason="nein", on=TODAY)

        assert gate_answers.sweep(on=TODAY) == 2
        assert models.Event.objects.filter(code="gate.changed", deal_id=world.deal.pk).count() == 2

    def test_that_somebody_else_looked_at_first_is_told_all_the_same(
        self, world: World, hook: tuple[models.Webhook, str]
    ) -> None:
        """Who asks for the answer takes the marks away that the sweep would have found the gate by."""
        gate_answers.watch(world.deal, on=TODAY)
        models.Setting.objects.create(company=world.company, key="gate.blocking_notices", value=["scope_missing"])
        gate_answers.answer(world.deal, on=TODAY)
        gate_answers.sweep(on=TODAY)

        first, second = models.Event.objects.filter(code="gate.changed", deal_id=world.deal.pk).order_by("pk")
        assert "scope_missing" not in first.data["blocking"]
        assert second.data["blocking"]["scope_missing"] == 1

    def test_is_what_the_row_says_when_it_is_held(
        self, world: World, hook: tuple[models.Webhook, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another looks, and tells, between our reading of the kept answer and our telling."""
        fresh = gate_answers.query.fresh

        def meanwhile(deal: int, *, on: date) -> Any:
            monkeypatch.setattr(gate_answers.query, "fresh", fresh)
            kept = fresh(deal, on=on)
            signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
            gate_answers.watch(world.deal, on=TODAY)
            return kept

        gate_answers.watch(world.deal, on=TODAY)
        monkeypatch.setattr(gate_answers.query, "fresh", meanwhile)

        assert gate_answers.watch(world.deal, on=TODAY) is None
        row = models.GateAnswer.objects.get(deal=world.deal)
        assert row.told == gate_answers.told_of(row.body)


class TestSending:
    def booked(self, world: World, row: models.Webhook) -> models.WebhookPost:
        return webhooks.ping(row, actor=world.management)

    def test_is_tried_again_after_growing_pauses_and_given_up_with_the_others_words(
        self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]
    ) -> None:
        self.booked(world, hook[0])
        receiver.answers = [500, 302, 404] + [503] * len(PAUSES)
        now, waited = NOW, []
        assert send_all(now) == 1
        while (post := models.WebhookPost.objects.get()).given_up_at is None:
            assert post.next_at is not None
            waited.append(post.next_at - now)
            assert send_all(now + waited[-1] - timedelta(seconds=1)) == 0
            now += waited[-1]
            assert send_all(now) == 1

        assert waited == sorted(PAUSES)
        assert (post.tries, post.status, post.arrived_at) == (len(PAUSES) + 1, 503, None)
        assert len({headers["Ropeteam-Timestamp"] for headers, _ in receiver.came}) == len(receiver.came)
        assert len({headers["Ropeteam-Delivery"] for headers, _ in receiver.came}) == 1

    def test_arrives_at_the_second_try_and_is_not_sent_again(
        self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]
    ) -> None:
        post = self.booked(world, hook[0])
        receiver.answers = [500, 200]
        send_all(NOW)
        send_all(NOW + PAUSES[0])

        post.refresh_from_db()
        assert (post.tries, post.status, post.said) == (2, 200, "noted")
        assert webhooks.send(post.pk, post=Post(private=True), now=NOW + timedelta(days=9)) is None

    def test_of_a_process_that_died_is_taken_over(self, world: World, hook: tuple[models.Webhook, str]) -> None:
        post = self.booked(world, hook[0])

        def dies(*_: Any) -> webhooks.Answer:
            raise KeyboardInterrupt

        models.WebhookPost.objects.update(next_at=NOW)
        with pytest.raises(KeyboardInterrupt):
            webhooks.send(post.pk, post=dies, now=NOW)

        assert webhooks.send(post.pk, post=Post(private=True), now=NOW) is None
        later = NOW + webhooks.LEASE
        answer = webhooks.send(post.pk, post=Post(private=True), now=later)
        assert answer is not None
        assert answer.arrived

    def test_to_nobody_there_or_somebody_slow_says_so(self, receiver: Receiver) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            nobody = Post(private=True)(f"http://127.0.0.1:{free.getsockname()[1]}/", b"{}", {})
        with socket.create_server(("127.0.0.1", 0)) as slow:
            late = Post(private=True, seconds=0.3)(f"http://127.0.0.1:{slow.getsockname()[1]}/", b"{}", {})

        assert (nobody.status, late.status, late.said) == (None, None, "timeout")
        assert nobody.said.startswith("ConnectionRefusedError")

    def test_ends_with_its_address(self, world: World, receiver: Receiver, hook: tuple[models.Webhook, str]) -> None:
        self.booked(world, hook[0])
        webhooks.end(hook[0], actor=world.admin, on=TODAY)

        assert send_all() == 0
        gate_answers.watch(world.deal, on=TODAY)
        assert webhooks.book(models.Event.objects.get(code="gate.changed")) == 0

    def test_is_booked_for_no_address_that_ends_meanwhile(self, world: World, hook: tuple[models.Webhook, str]) -> None:
        """Who ends it waits for the booking and gives up what was booked; who booked after it would book for ever."""
        gate_answers.watch(world.deal, on=TODAY)
        with CaptureQueriesContext(connection) as asked:
            webhooks.book(models.Event.objects.get(code="gate.changed"))
        (held,) = [one["sql"] for one in asked if 'FROM "store_webhook" ' in one["sql"]]
        assert held.endswith("FOR NO KEY UPDATE")

        before = models.Webhook.objects.get()
        webhooks.end(hook[0], actor=world.admin, on=TODAY)
        with pytest.raises(NotFound):
            webhooks.ping(before, actor=world.admin)


class TestAnAddress:
    def test_is_for_management_and_administration_and_its_secret_is_kept_nowhere(
        self, world: World, hook: tuple[models.Webhook, str]
    ) -> None:
        _, secret = hook
        for who in ("seller", "product", "works_council"):
            with pytest.raises(NotAllowed):
                webhooks.register(world.company, actor=world.everyone[who], name="x", url="https://crm.example.com/")

        assert secret.startswith("rtg_")
        assert secret not in str(models.Webhook.objects.values().get())

    @pytest.mark.parametrize(
        ("url", "flaw"),
        [
            ("https://crm.example.com/gates", ""),
            ("http://crm.example.com/", "webhook_not_https"),
            ("ftp://crm.example.com/", "webhook_not_https"),
            ("https://user:pass@crm.example.com/", "webhook_url_wrong"),
            ("https:///gates", "webhook_url_wrong"),
            ("https://crm.example.com:99999/", "webhook_url_wrong"),
            ("https://crm.example.com/\r\nHost: x", "webhook_url_wrong"),
            ("https://127.0.0.1/", "webhook_private"),
            ("https://localhost/", "webhook_private"),
            ("https://[::1]/", "webhook_private"),
            ("https://169.254.169.254/latest/meta-data/", "webhook_private"),
            ("https://10.1.2.3/", "webhook_private"),
            ("https://[::ffff:10.1.2.3]/", "webhook_private"),
            ("https://db.internal/", "webhook_private"),
        ],
    )
    def test_is_refused_where_it_leads_inside(self, url: str, flaw: str, world: World) -> None:
        assert flaw_of(url, private=False) == flaw
        if flaw:
            with pytest.raises(Refused, match=flaw):
                webhooks.register(world.company, actor=world.admin, name="CRM", url=url)

    @pytest.mark.parametrize(
        ("address", "public"),
        [
            ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("127.0.0.1", False),
            ("172.16.0.1", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("fe80::1%eth0", False),
            ("fd00::1", False), ("2002:7f00:1::", False), ("64:ff9b::a00:1", False), ("64:ff9b::5db8:d70e", True),
        ],
    )  # fmt: skip
    def test_counts_as_public_only_if_anybody_could_reach_it(self, address: str, public: bool) -> None:
        assert is_public(address) is public

    def test_is_looked_at_again_when_it_is_called(self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
        """A name that was public when it was typed and points inside now."""
        inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)

        found = Post(private=False)("https://crm.example.com/gates", b"{}", {})

        assert (found.status, found.said) == (None, "webhook_private")
        assert receiver.came == []
