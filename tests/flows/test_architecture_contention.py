"""Several people change one solution, plan one deal and bring one paper at once: nothing is lost, nothing stands twice."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from flows.at_once import at_once, open_world

from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import architecture, architecture_files, presales
from ropeteam.store import models
from ropeteam.store.queries import architecture as query

__all__ = ["open_world"]


def test_changes_at_once_are_versions_one_after_the_other(open_world: World) -> None:
    world, deal = open_world, open_world.deal
    person = world.presales.person
    assert person is not None
    who = {"actor": world.presales, "on": TODAY}

    found = at_once(
        lambda: architecture.put_system(deal, name="SAP", supplier=Supplier.CUSTOMER, **who),  # type: ignore[arg-type]
        lambda: architecture.put_system(deal, name="sap", supplier=Supplier.PARTNER, **who),  # type: ignore[arg-type]
        lambda: architecture.put_system(deal, name="Lager", supplier=Supplier.OURS, **who),  # type: ignore[arg-type]
        lambda: architecture.ask(deal, text="Welche Version?", **who),  # type: ignore[arg-type]
        lambda: architecture.ask(deal, text="Welche Version?", **who),  # type: ignore[arg-type]
        lambda: architecture_files.bring(deal, data=b"Plan", file_name="a.txt", **who),  # type: ignore[arg-type]
        lambda: architecture_files.bring(deal, data=b"Plan", file_name="b.txt", **who),  # type: ignore[arg-type]
        lambda: presales.plan(deal, person=person, by_day=TODAY + timedelta(days=9), **who),  # type: ignore[arg-type]
        lambda: presales.plan(deal, person=person, by_day=TODAY + timedelta(days=8), **who),  # type: ignore[arg-type]
    )

    assert found.count("system_named_twice") == 1
    assert [row.n for row in models.ArchitectureVersion.objects.order_by("n")] == [1, 2]
    assert len(query.solution(deal).systems) == 2
    assert models.ArchitectureQuestion.objects.count() == 1
    assert models.ArchitectureFile.objects.count() == 1
    assert [row.n for row in models.PresalesPlan.objects.order_by("n")] == [1, 2]
