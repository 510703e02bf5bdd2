"""The overall solution: every change a version, nothing overwritten, limits flagged by their numbers, papers that stay papers."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

import pytest
from cast import TODAY, World

from ropeteam.core.architecture import MOST_SYSTEMS, Interface, System
from ropeteam.core.architecture_picture import Picture, links_of
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture, architecture_files, architecture_limits
from ropeteam.flows.architecture import Flow
from ropeteam.flows.architecture_layout import drawn
from ropeteam.flows.company_state import architecture as kept
from ropeteam.flows.company_state.files import OwnRow
from ropeteam.flows.company_state.keys import Keys
from ropeteam.language.attached import MAX_BYTES
from ropeteam.store import models
from ropeteam.store.queries import architecture as query
from ropeteam.store.queries.product import truth_of


def system(world: World, name: str, supplier: Supplier = Supplier.CUSTOMER, **more: object) -> int:
    made = architecture.put_system(
        world.deal,
        actor=world.presales,
        on=TODAY,
        name=name,
        supplier=supplier,
        **more,  # type: ignore[arg-type]
    )
    return made.system.no


def interface(world: World, source: int, target: int = 0, what: str = "Aufträge", **more: object) -> int:
    said = Flow(source=source, target=target, what=what, supplier=Supplier.OURS, **more)  # type: ignore[arg-type]
    return architecture.put_interface(world.deal, actor=world.presales, on=TODAY, said=said).interface.no


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises((Refused, NotAllowed, NotFound)) as found:
        deed()
    return found.value.code


class TestAChange:
    def test_makes_a_version_one_can_look_back_to(self, world: World) -> None:
        erp = system(world, "SAP", release="S/4")
        no = interface(world, erp, volume=Decimal("1200"), unit="Aufträge pro Stunde", frequency=Frequency.HOURLY)
        architecture.put_system(
            world.deal, actor=world.seller, on=TODAY, name="SAP ECC", supplier=Supplier.CUSTOMER, no=erp
        )
        architecture.drop_interface(world.deal, no, actor=world.presales, on=TODAY)

        now = query.solution(world.deal)
        then = query.solution(world.deal, n=2)
        assert (now.version.n, [row.name for row in now.systems], now.interfaces) == (4, ["SAP ECC"], ())  # type: ignore[union-attr]
        assert [(row.name, row.release) for row in then.systems] == [("SAP", "S/4")]
        assert [(row.what, row.volume, row.unit) for row in then.interfaces] == [
            ("Aufträge", Decimal("1200.000"), "Aufträge pro Stunde")
        ]

    def test_said_again_as_it_stands_makes_none(self, world: World) -> None:
        erp = system(world, "SAP")
        no = interface(world, erp, volume=Decimal("5"), unit="MB")
        said = Flow(erp, 0, "Aufträge", Supplier.OURS, volume=Decimal("5.0"), unit="MB")

        architecture.put_system(
            world.deal, actor=world.presales, on=TODAY, name=" SAP ", supplier=Supplier.CUSTOMER, no=erp
        )
        architecture.put_interface(world.deal, actor=world.presales, on=TODAY, said=said, no=no)

        assert world.deal.architecture_versions.count() == 2

    def test_that_makes_no_sense_is_refused_with_its_reason(self, world: World) -> None:
        erp, put = system(world, "SAP"), architecture.put_interface
        who = {"actor": world.presales, "on": TODAY}

        assert refused(lambda: system(world, "  ")) == "system_name_missing"
        assert refused(lambda: system(world, "s-a-p")) == "system_named_twice"
        assert refused(lambda: system(world, "Leitstand")) == "system_named_twice"
        assert refused(lambda: interface(world, erp, erp)) == "interface_to_itself"
        assert refused(lambda: interface(world, erp, 99)) == "not_found"
        assert refused(lambda: interface(world, erp, what=" ")) == "interface_empty"
        assert refused(lambda: interface(world, erp, volume=Decimal(3))) == "volume_needs_unit"
        for volume in ("-1", "0.0004", "999999999999999.9999", "1e30", "nan"):
            assert (
                refused(lambda volume=volume: interface(world, erp, volume=Decimal(volume), unit="MB"))
                == "volume_wrong"
            )  # type: ignore[misc]
        assert refused(lambda: put(world.deal, **who, said=Flow(erp, 0, "x" * 201, Supplier.OURS))) == "words_long"  # type: ignore[arg-type]
        interface(world, erp)
        assert refused(lambda: architecture.drop_system(world.deal, erp, **who)) == "system_in_use"  # type: ignore[arg-type]

    def test_is_for_the_rope_and_the_makers_and_ends_at_sixty_systems(self, world: World) -> None:
        for other in (world.other_seller, world.management, world.works_council):
            with pytest.raises(NotAllowed):
                architecture.put_system(world.deal, actor=other, on=TODAY, name="SAP", supplier=Supplier.OURS)
        there = models.SolutionSystem.objects.bulk_create(
            models.SolutionSystem(deal=world.deal, no=no) for no in range(1, MOST_SYSTEMS)
        )
        version = models.ArchitectureVersion.objects.create(deal=world.deal, n=1, made_on=TODAY)
        models.SystemState.objects.bulk_create(
            models.SystemState(system=row, version=version, name=f"System {row.no}", supplier=Supplier.CUSTOMER.value)
            for row in there
        )
        system(world, "Das letzte")
        assert refused(lambda: system(world, "Noch eins")) == "systems_many"


class TestAQuestion:
    def test_stands_until_it_is_answered_once(self, world: World) -> None:
        erp = system(world, "SAP")
        who = {"actor": world.presales, "on": TODAY}
        asked = architecture.ask(world.deal, **who, text="Welche Version?", owner=world.presales.person, system=erp)  # type: ignore[arg-type]
        assert architecture.ask(world.deal, **who, text="Welche Version?", system=erp) == asked  # type: ignore[arg-type]
        assert [hasattr(row, "answer") for row in query.questions(world.deal)] == [False]

        architecture.answer(asked, **who, words="S/4HANA 2023")  # type: ignore[arg-type]

        assert [hasattr(row, "answer") for row in query.questions(world.deal)] == [True]
        assert refused(lambda: architecture.answer(asked, **who, words="doch nicht")) == "architecture_answered"  # type: ignore[arg-type]
        assert refused(lambda: architecture.ask(world.deal, **who, text=" ")) == "architecture_question_empty"  # type: ignore[arg-type]


class TestALimit:
    def test_is_exceeded_by_the_numbers_of_requirements_and_interfaces(self, world: World) -> None:
        reports = models.Capability.objects.get(key="berichte")
        row = {"deal": world.deal, "must": True, "recorded_on": TODAY, "capability": reports, "language": "de"}
        models.Requirement.objects.create(no=1, text="Berichte mit 900 Seiten", words_hash="1", **row)
        models.Requirement.objects.create(no=2, text="Berichte mit 500 Seiten", words_hash="2", **row)
        models.Requirement.objects.create(no=3, text="Berichte mit 1,500 Seiten", words_hash="3", **row)
        models.Requirement.objects.create(no=4, text="Berichte als PDF", words_hash="4", **row)
        archive = system(world, "Archiv")
        interface(world, 0, archive, "Berichte", volume=Decimal(700), unit="Seiten", capability=reports)
        interface(world, 0, archive, "Listen", volume=Decimal(7), unit="Seiten", capability=reports)

        found = architecture_limits.exceeded(query.solution(world.deal), truth_of(world.deal))

        told = [
            (row.requirement.no if row.requirement else f"i{row.interface.interface.no}", row.held.stand)
            for row in found
        ]  # type: ignore[union-attr]
        assert told == [(1, "beyond"), ("i1", "beyond"), (3, "unclear")]
        assert found[0].limit == "höchstens 500 Seiten"


class TestAPaper:
    @pytest.mark.parametrize(
        ("name", "data", "code"),
        [
            ("plan.txt", b"", "paper_empty"),
            ("plan.exe", b"MZ", "paper_kind"),
            ("plan.svg", b"<svg onload=alert(1)>", "paper_kind"),
            ("plan.html", b"<html>", "paper_kind"),
            ("plan", b"Plan", "paper_kind"),
            ("plan.pdf", b"MZ\x90\x00", "paper_not_what_it_says"),
            ("plan.txt", b"\x7fELF\x00", "paper_not_what_it_says"),
            ("plan.pdf", b"%PDF-" + b"0" * MAX_BYTES, "paper_too_large"),
        ],
    )
    def test_that_is_none_is_not_taken(self, name: str, data: bytes, code: str, world: World) -> None:
        who = {"actor": world.presales, "on": TODAY}
        assert refused(lambda: architecture_files.bring(world.deal, data=data, file_name=name, **who)) == code  # type: ignore[arg-type]

    def test_of_a_deal_without_a_drawing_is_not_taken_in_twice(self, world: World) -> None:
        architecture_files.bring(world.deal, actor=world.presales, data=b"Plan", file_name="a.txt", on=TODAY)
        (row,) = kept.dump(world.company)
        problems: list[Problem] = []

        own = OwnRow(row, file="architecture.jsonl", line=1, problems=problems)
        made = kept.restore([own], Keys(world.company))

        assert (made, problems, world.deal.architecture_files.count()) == (0, [], 1)

    def test_gets_a_harmless_name_is_kept_once_and_leaves_only_its_name(self, world: World) -> None:
        who = {"actor": world.presales, "on": TODAY}
        name = "../../etc/\u202egnp.<script>\r\nplan.PDF"
        first = architecture_files.bring(world.deal, data=b"%PDF-1.7 x", file_name=name, **who)  # type: ignore[arg-type]
        again = architecture_files.bring(world.deal, data=b"%PDF-1.7 x", file_name="anders.pdf", **who)  # type: ignore[arg-type]
        assert (first.name, again.pk) == ("gnp.scriptplan.PDF", first.pk)

        assert bytes(architecture_files.give(world.deal, first.no, actor=world.services).content) == b"%PDF-1.7 x"
        assert models.AccessLog.objects.filter(
            subject_table="store_architecturefile", person=world.services.person
        ).exists()
        with pytest.raises(NotAllowed):
            architecture_files.give(world.deal, first.no, actor=world.other_seller)

        architecture_files.remove(world.deal, first.no, **who)  # type: ignore[arg-type]
        assert refused(lambda: architecture_files.give(world.deal, first.no, actor=world.presales)) == "not_found"
        row = models.ArchitectureFile.objects.get(pk=first.pk)
        assert (bytes(row.content), row.name) == (b"", "gnp.scriptplan.PDF")


NAMES = ("SAP S/4HANA", "Lagerverwaltung Neckarsulm", "W" * 60, "x", "Donaudampfschifffahrtsgesellschaft", "漢字" * 20)


def random_solution(size: int, seed: int) -> tuple[list[System], list[Interface]]:
    chance = random.Random(seed)
    systems = [System(no, f"{chance.choice(NAMES)} {no}", chance.choice(list(Supplier))) for no in range(size + 1)]
    found = []
    for no in range(1, size + 1 + size // 2):
        one = no if no <= size else chance.randrange(size + 1)
        other = 0 if chance.random() < 0.5 else chance.randrange(size + 1)
        if one != other and chance.random() > 0.05:
            source, target = chance.choice([(one, other), (other, one)])
            found.append(Interface(len(found) + 1, source, target, chance.random() < 0.3))
    return systems, found


class TestThePicture:
    @pytest.mark.parametrize("size", [1, 2, 3, 7, 15, 30, 60])
    def test_lets_nothing_cover_anything_and_tells_every_interface(self, size: int) -> None:
        for seed in range(4):
            systems, interfaces = random_solution(size, seed)
            links = links_of(interfaces)

            found = drawn(systems, links)

            rects = [(one.x, one.y, one.width, one.height) for one in (*found.boxes, *found.tags)]
            assert {box.no for box in found.boxes} == {row.no for row in systems}
            assert all(_inside(rect, found) for rect in rects)
            assert not [pair for pair in combinations(rects, 2) if _cover(*pair)]
            assert len(found.tags) == len(found.lines) == len(links)
            assert drawn(systems, links) == found


def _inside(rect: tuple[float, ...], found: Picture) -> bool:
    x, y, width, height = rect
    return x >= 0 and y >= 0 and x + width <= found.width and y + height <= found.height


def _cover(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    apart = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    return not (apart or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1])
