"""architecture: the list, the data, and the picture in a file."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from cast import TODAY, World
from cli.running import Run
from flows.architected import architected

from ropeteam.core.vocabulary_presales import Supplier
from ropeteam.flows import architecture

DEAL = ("d1", "--company", "kessel")


def test_the_solution_as_words_data_and_picture(world: World, run: Run, tmp_path: Path) -> None:
    architected(world.deal, seller=world.seller, presales_person=world.presales)
    name = "<b onload=x>“&"
    architecture.put_system(world.deal, actor=world.presales, on=TODAY, name=name, supplier=Supplier.PARTNER)
    picture = tmp_path / "solution.svg"

    listed = run("architecture", *DEAL)
    assert listed.code == 0
    assert "S1 SAP „EWM“ 2024" in listed.out
    assert "1: SAP „EWM“ 2024 ↔ Leitstand: Aufträge; Touren" in listed.out

    run("architecture", *DEAL, "--svg", str(picture))
    texts = ["".join(node.itertext()) for node in ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert {"Leitstand", name, "1"} <= set(texts)
    assert "style" not in picture.read_text()

    data = json.loads(run("architecture", *DEAL, "--version", "1", "--format", "json").out)
    assert ([row["name"] for row in data["systems"]], data["version"]) == (["SAP „EWM“"], 1)
