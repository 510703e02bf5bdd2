"""pay-plans: a file is kept as versions, listed, and written out as what `incentives` reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import World
from cli.running import Run
from flows.paid import SELLER, SERVICES

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.flows.incentives import PlanUnsound
from ropeteam.language.plans.read import read_plans_file
from ropeteam.store import models

HERE = ("pay-plans", "--company", "kessel")
MANAGEMENT, COUNCIL = ("--by", "karl@kessel.example"), ("--by", "rita@kessel.example")


def test_a_file_is_kept_once_listed_and_written_out(world: World, run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "plan.yaml", tmp_path / "today.yaml"
    assert run(*HERE).lines == ["No pay plan yet."]
    for text in (SELLER, SERVICES):
        path.write_text(text, encoding="utf-8")
        run(*HERE, "--bring", path, *MANAGEMENT, "--note", "wie bisher")

    again = run(*HERE, "--bring", path, *MANAGEMENT, lang="de")
    rows = [json.loads(line) for line in run(*HERE, "--format", "json").lines]
    written = run(*HERE, "--out", out)

    assert again.lines != []
    assert models.IncentivePlan.objects.count() == 2
    assert [(row["role"], row["n"], row["holds"]) for row in rows] == [("services", 1, False), ("seller", 1, False)]
    assert run(*HERE, lang="de").lines[1] == "Vertrieb · Vertrieb 2026 · Fassung 1 · Entwurf"
    assert written.lines == [f"Written: {out}"]
    scheme = read_plans_file(out).scheme
    assert scheme is not None
    assert [plan.id for plan in scheme.plans] == ["Vertrieb 2026", "Services 2026"]


def test_mistakes_and_who_may_not_are_told(world: World, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(SELLER.replace("6 %", "viel"), encoding="utf-8")

    with pytest.raises(PlanUnsound):
        run(*HERE, "--bring", path, *MANAGEMENT)
    path.write_text(SELLER, encoding="utf-8")
    with pytest.raises(NotAllowed):
        run(*HERE, "--bring", path, *COUNCIL)
    with pytest.raises(NotFound):
        run(*HERE, "--bring", path)
    with pytest.raises(Refused, match="plan_not_read"):
        run(*HERE, "--bring", tmp_path / "nichts.yaml", *MANAGEMENT)
    run(*HERE, "--bring", path, *MANAGEMENT)
    with pytest.raises(Refused, match="plan_not_written"):
        run(*HERE, "--out", tmp_path / "no" / "x.yaml")
    assert models.IncentivePlan.objects.count() == 1
