"""Somebody's program with a token of theirs, and what every test of the API begins with."""

from __future__ import annotations

import hashlib
import json

import pytest
from cast import World
from django.test import Client

from ropeteam.store.actor import Actor


def secret_of(actor: Actor) -> str:
    assert actor.person is not None
    return f"token of {actor.person.pk}"


def hash_of(actor: Actor) -> str:
    return hashlib.sha256(secret_of(actor).encode()).hexdigest()


def client_of(actor: Actor) -> Client:
    return Client(headers={"authorization": f"Bearer {secret_of(actor)}"})


class ApiCase:
    @pytest.fixture(autouse=True)
    def callers(self, tokens: None, world: World) -> None:
        self.world = world
        self.seller = client_of(world.seller)
        self.stranger = client_of(world.stranger)
        self.presales = client_of(world.presales)
        self.works_council = client_of(world.works_council)

    def send(self, client: Client, method: str, path: str, body: dict | None = None):
        return client.generic(method, f"/api{path}", json.dumps(body or {}), content_type="application/json")
