"""The ledger from outside: a life, an end by two, an override asked of both; and a gate that is kept between two questions."""

from __future__ import annotations

from typing import Any

import pytest
from api.callers import client_of
from cast import TODAY, World
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ropeteam.core.vocabulary import Ending
from ropeteam.flows import gate_settings, promises, signals
from ropeteam.store import models
from ropeteam.store.actor import Actor

pytestmark = pytest.mark.usefixtures("tokens")


class Caller:
    """Somebody's program with a token of theirs."""

    def __init__(self, actor: Actor) -> None:
        self.client = client_of(actor)

    def get(self, path: str) -> Any:
        return self.client.get(f"/api{path}")

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api{path}", body, content_type="application/json")


@pytest.fixture
def promise(world: World) -> models.Promise:
    found = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert found is not None
    return found


class TestAPromise:
    def test_tells_its_life_without_names_and_ends_once(self, world: World, promise: models.Promise) -> None:
        seller = Caller(world.seller)
        told = seller.get(f"/promises/{promise.pk}").json()
        assert (told["state"], told["open"]) == ("agreed", True)
        assert [step["step"] for step in told["steps"]] == ["heard", "confirmed", "agreed"]
        assert "Nora" not in str(told)

        withdrawn = {"outcome": "withdrawn"}
        assert seller.post(f"/promises/{promise.pk}/end", **withdrawn).status_code == 409
        assert Caller(world.management).post(f"/promises/{promise.pk}/end", outcome="kept").status_code == 403
        done = seller.post(f"/promises/{promise.pk}/end", outcome="kept", evidence="Abnahme")
        assert (done.status_code, done.json()["outcome"]) == (201, "kept")
        assert seller.post(f"/promises/{promise.pk}/end", outcome="broken").json()["code"] == "already_ended"
        assert Caller(world.stranger).get(f"/promises/{promise.pk}").status_code == 404

    def test_is_replaced_by_two_where_the_company_wants_two(self, world: World, promise: models.Promise) -> None:
        gate_settings.need_two(world.company, list(Ending), actor=world.admin)
        body = {"how": "renegotiated", "sentence": "Im Herbst.", "agreed_how": "Mail"}
        waits = Caller(world.seller).post(f"/promises/{promise.pk}/replacement", **body).json()
        assert waits["replaced_by"] is None
        path = f"/ends/{waits['proposal']}/answer"

        assert Caller(world.seller).post(path, agreed=True).json()["code"] == "end_by_same_person"
        done = Caller(world.services).post(path, agreed=True).json()

        assert done["outcome"] == "renegotiated"
        assert models.Promise.objects.get(pk=done["replaced_by"]).replaces == promise


class TestTheGate:
    def test_lifts_a_finding_after_both_said_yes(self, world: World) -> None:
        path, about = f"/deals/{world.deal.pk}", f"signal:{world.promise_offline.pk}"
        body = {"about": about, "code": "unreviewed", "reason": "Leuchtturm"}
        asked = Caller(world.presales).post(f"{path}/overrides", **body)
        assert (asked.status_code, asked.json()["missing"]) == (201, ["management", "product"])
        answer = f"/overrides/{asked.json()['id']}/answer"

        assert Caller(world.product_manager).post(answer, agreed=True).json()["stand"] == "waits"
        assert Caller(world.management).post(answer, agreed=True).json()["stand"] == "granted"

        gate = Caller(world.seller).get(f"{path}/gate").json()
        found = {
            finding["code"]: finding for row in gate["promises"] if row["key"] == about for finding in row["findings"]
        }
        assert found["unreviewed"]["overridden"]
        assert [row["stand"] for row in Caller(world.works_council).get(f"{path}/overrides").json()] == ["granted"]

    def test_answers_again_in_few_queries_and_the_same(self, world: World, promise: models.Promise) -> None:
        seller, path = Caller(world.seller), f"/deals/{world.deal.pk}/gate"
        first = seller.get(path).json()

        with CaptureQueriesContext(connection) as asked:
            assert seller.get(path).json() == first
        assert len(asked) <= 9

        promises.contradict(promise, actor=world.presales, how="doch nicht", said_on=TODAY)
        codes = [finding["code"] for row in seller.get(path).json()["promises"] for finding in row["findings"]]
        assert "contradicted" in codes

    def test_seals_a_suggestion_from_those_off_the_rope_from_the_kept_answer_too(self, world: World) -> None:
        path = f"/deals/{world.deal.pk}/gate"
        quotes = {
            who: [row["quote"] for row in Caller(world.everyone[who]).get(path).json()["promises"]]
            for who in ("seller", "services")
        }

        assert "Das bekommen Sie von uns bis Ende Juni" in quotes["seller"]
        assert quotes["services"] == [None, None]
