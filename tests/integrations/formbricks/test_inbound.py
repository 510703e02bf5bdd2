"""Formbricks' webhook: only what its secret signed, only what a company named, each answer once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from cast import TODAY, World
from django.test import Client
from django.utils import timezone
from flows.stage import built, empty, houses, stage, tables, world

from ropeteam.core.numbers.observations import Channel
from ropeteam.flows import observations
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR

__all__ = ["built", "empty", "houses", "stage", "tables", "world"]

KEY = b"a secret of Formbricks"
SECRET = "whsec_" + base64.b64encode(KEY).decode()
ADDRESS = "/hooks/formbricks/"


@pytest.fixture(autouse=True)
def named(world: World, settings) -> None:
    settings.ROPETEAM_FORMBRICKS_SECRET = SECRET
    observations.name_survey(
        world.company, actor=OPERATOR, survey="s1", question="q1", channel=Channel.NPS, scale=None, line="q2"
    )


def message(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    """As their documentation shows it."""
    data = {
        "id": "r1", "surveyId": "s1", "finished": True, "language": "de", "tags": [], "variables": {}, "contact": None,
        "createdAt": "2026-11-15T23:10:00.000Z", "updatedAt": "2026-11-15T23:40:29.507Z", "data": answers, **more,
    }  # fmt: skip
    return {"webhookId": "w1", "event": "responseFinished", "data": data}


def post(told: Any, *, key: bytes = KEY, ago: int = 0, body: bytes | None = None):
    text = json.dumps(told).encode()
    stamp = str(int(timezone.now().timestamp()) - ago)
    signed = base64.b64encode(hmac.new(key, f"m1.{stamp}.".encode() + text, hashlib.sha256).digest()).decode()
    headers = {"webhook-id": "m1", "webhook-timestamp": stamp, "webhook-signature": f"v1,{signed}"}
    return Client().post(ADDRESS, body or text, content_type="application/json", headers=headers)


GOOD = {"q1": 9, "q2": "Läuft  gut", "deal": "d1", "contact": "k1"}


@pytest.mark.parametrize("as_list", [False, True], ids=["one", "as in their documentation"])
def test_an_answer_becomes_a_measuring_point_once(world: World, as_list: bool) -> None:
    told = [message(GOOD)] if as_list else message(GOOD)

    assert post(told).json() == {"new": 1, "problems": []}
    assert post(told).json() == {"new": 0, "problems": []}

    row = models.Observation.objects.get()
    assert (row.deal, row.value, row.raw, row.scale, row.words, row.group) == (
        world.deal, 9.0, "9", "0..10", "Läuft gut", "decider",
    )  # fmt: skip
    assert row.observed_on == TODAY  # the day here, not the one in UTC


@pytest.mark.parametrize(
    "sent",
    [
        lambda: post(message(GOOD), key=b"another"),
        lambda: post(message(GOOD), ago=600),
        lambda: post(message(GOOD), body=b"{}"),
        lambda: Client().post(ADDRESS, b"{}", content_type="application/json"),
    ],
    ids=["wrong key", "old", "changed", "unsigned"],
)
def test_what_is_not_signed_lately_by_the_secret_changes_nothing(sent) -> None:
    assert sent().status_code == 401
    assert not models.Observation.objects.exists()


@pytest.mark.parametrize(
    ("told", "problems"),
    [
        (message({**GOOD, "q1": 11}), ["off_scale"]),
        (message({**GOOD, "q1": "sehr"}), ["bad_number"]),
        (message({**GOOD, "q1": True}), ["bad_number"]),
        (message({**GOOD, "deal": "d9"}), ["observation_deal"]),
        (message({"q1": 9}), ["missing_value"]),
        (message(GOOD, updatedAt="gestern"), ["unknown_value"]),
        (message({**GOOD, "contact": "nobody"}), ["observation_contact"]),
        (message(GOOD, surveyId="another"), []),
        ({**message(GOOD), "event": "responseCreated"}, []),
        ([{"event": "responseFinished", "data": {"id": 1}}, 7, None], []),
    ],
)
def test_what_cannot_be_a_point_is_answered_and_left(told: Any, problems: list[str]) -> None:
    answered = post(told)

    assert (answered.status_code, answered.json()) == (200, {"new": 0, "problems": problems})
    assert not models.Observation.objects.exists()


def test_without_a_secret_there_is_no_such_place(settings) -> None:
    settings.ROPETEAM_FORMBRICKS_SECRET = ""

    assert post(message(GOOD)).status_code == 404
