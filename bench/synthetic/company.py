"""The invented company: its people, its product's truth, and a home of its own to put it in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore

from bench.synthetic.words import FIRST, LAST, REASONS, THINGS, pairs, words
from ropeteam.core.vocabulary import Role
from ropeteam.project.database.session import Database
from ropeteam.project.home import open_home, temporary_home
from ropeteam.project.opening import opened, sayer
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of

TODAY = date(2026, 11, 16)
SELLERS = 40
PASSWORD = "synthetic only"


@dataclass(frozen=True)
class World:
    """The invented company; `seller` holds one deal of SELLERS, `product_manager` may read every talk."""

    company: models.Company
    product: models.Product
    seller: Actor
    product_manager: Actor
    people: dict[Role, list[models.Person]]
    capabilities: list[models.Capability]
    versions: list[models.CapabilityVersion]
    roadmap: list[models.RoadmapVersion]


@contextmanager
def own_home(home: Path | None = None) -> Iterator[tuple[Path, Database]]:
    """A home that nobody else uses, with its database open; a temporary one leaves nothing behind."""
    os.environ.pop("DATABASE_URL", None)  # never in a database that somebody named for real work
    if home is not None:
        with opened(open_home(home), say=sayer("en")) as database:
            yield home, database
        return
    with temporary_home() as folder:
        if ready := os.environ.get("ROPETEAM_BENCH_HOME"):  # tests copy one whose tables are there: that takes no time
            subprocess.run(["cp", "-a", f"{ready}/.", str(folder)], check=True)
        with opened(open_home(folder), say=lambda code, **values: None) as database:
            yield folder, database


def session_of(actor: Actor) -> str:
    """A cookie as after a login; the login itself is rate-limited and not what is measured."""
    user = actor.person and actor.person.user
    if user is None:
        raise ValueError("nobody of the name can log in")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


# --- the company and its product


def world() -> World:
    """A company with sixty capabilities, twenty roadmap items, eight non-goals, and people in every role."""
    company = models.Company.objects.create(key="synthetic", name="Synthetic AG", works_agreement="demo")
    product = models.Product.objects.create(company=company, key="product", name="Product", life_phase="growing")
    hashed = make_password(PASSWORD)
    people = {role: _people(company, role, hashed) for role in Role}
    strategy = models.StrategyVersion.objects.create(product=product, n=1, vision="One product for every plant.")
    pillar = models.Pillar.objects.create(strategy=strategy, key="one", title="One product")
    models.NonGoal.objects.bulk_create(
        models.NonGoal(pillar=pillar, key=f"one-{no}", no=no, text=f"No special version with {thing} for one customer.")
        for no, thing in enumerate(words(THINGS, "en")[:8])
    )
    capabilities, versions = _capabilities(product)
    return World(
        company,
        product,
        actor_of(people[Role.SELLER][0], on=TODAY),
        actor_of(people[Role.PRODUCT][0], on=TODAY),
        people,
        capabilities,
        versions,
        _roadmap(product, capabilities),
    )


def _people(company: models.Company, role: Role, hashed: str) -> list[models.Person]:
    found = []
    for no in range(SELLERS if role == Role.SELLER else 4):
        name = f"{FIRST[no % 20]} {LAST[(no * 7 + len(role)) % 20]}"
        person = models.Person.objects.create(company=company, key=f"{role}-{no}", name=name)
        models.RoleGrant.objects.create(person=person, role=role.value)
        found.append(person)
    first = found[0]
    first.user = models.User.objects.create(username=role.value, email=f"{role}@synthetic.example", password=hashed)
    first.save(update_fields=["user"])
    return found


def _capabilities(product: models.Product) -> tuple[list[models.Capability], list[models.CapabilityVersion]]:
    about = [(language, thing, place) for language in ("de", "en") for thing, place in pairs(language)][::8][:60]
    capabilities = models.Capability.objects.bulk_create(
        models.Capability(product=product, key=f"cap-{no}", no=no) for no in range(len(about))
    )
    statuses = ("available", "available", "limited", "planned", "available", "not_planned")
    versions = models.CapabilityVersion.objects.bulk_create(
        models.CapabilityVersion(
            capability=capability,
            n=1,
            name=f"{thing[0].upper()}{thing[1:]} {place}",
            status=statuses[no % len(statuses)],
            description=f"{words(REASONS, language)[no % 6]}; {thing}",
        )
        for no, (capability, (language, thing, place)) in enumerate(zip(capabilities, about, strict=True))
    )
    models.Limit.objects.bulk_create(
        models.Limit(version=version, no=0, text="up to 500 entries a day") for version in versions[::3]
    )
    return capabilities, versions


def _roadmap(product: models.Product, capabilities: Sequence[models.Capability]) -> list[models.RoadmapVersion]:
    items = models.RoadmapItem.objects.bulk_create(
        models.RoadmapItem(product=product, key=f"road-{no}", no=no) for no in range(20)
    )
    return models.RoadmapVersion.objects.bulk_create(
        models.RoadmapVersion(
            item=item,
            n=1,
            title=f"Step {no}",
            capability=capabilities[no * 3],
            status="planned",
            release=f"9.{no}",
            day=TODAY + timedelta(days=30 * no + 30),
            commitment="committable" if no % 2 else "none",
        )
        for no, item in enumerate(items)
    )
