"""company.yaml: what each key means, in all its forms, and what a mistake costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from language.folder.written import codes, company

from ropeteam.core.vocabulary import Basis, CapabilityStatus, Commitment, LifePhase, RoadmapStatus, WorksAgreement
from ropeteam.language.folder import read_folder

ROADMAP = "capabilities: [{id: app, name: App, status: available}]\nroadmap:\n"


class TestWhole:
    def test_only_company_yaml_is_needed(self, tmp_path: Path) -> None:
        found = company(tmp_path, "")

        assert (found.company, found.product, found.vision) == ("Haspelwerk GmbH", "Wartello", "")
        assert (found.problems, found.deals, found.works_agreement) == ((), (), WorksAgreement.UNSET)

    def test_every_known_key(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            """vision: Jeder Techniker weiß, was zu tun ist.
life_phase: growing
default_basis: agreement
works_agreement: no_council
roadmap_as_of: 2025-10-01
segments:
  - {id: mb, name: Maschinenbauer, early_adopter: false, gap_tolerance: 1}
  - {id: klein, name: Sondermaschinen, early_adopter: yes}
strategy:
  - id: fall
    title: Der Einsatz steht im Mittelpunkt
    text: Alles zuerst.
    priority: 1
    target_segments: [mb, '', Sondermaschinen]
    non_goals:
      - Keine Lagerbuchhaltung
      - {id: ng-fakt, text: Keine Fakturierung}
  - {id: kurz, title: Kurz, non_goals: Keine Hardware, target_segments: mb}
""",
        )

        assert found.problems == ()
        assert found.life_phase is LifePhase.GROWING
        assert found.default_basis is Basis.AGREEMENT
        assert found.works_agreement is WorksAgreement.NO_COUNCIL
        assert found.roadmap_as_of == date(2025, 10, 1)
        assert [(segment.id, segment.early_adopter, segment.gap_tolerance) for segment in found.segments] == [
            ("mb", False, 1),
            ("klein", True, 0),
        ]
        first, second = found.strategy
        assert (first.priority, first.target_segments, first.line) == (1, ("mb", "klein"), 12)
        assert [(goal.id, goal.text, goal.line) for goal in first.non_goals] == [
            ("", "Keine Lagerbuchhaltung", 18),
            ("ng-fakt", "Keine Fakturierung", 19),
        ]
        assert (second.target_segments, [goal.text for goal in second.non_goals]) == (("mb",), ["Keine Hardware"])

    def test_empty_values_are_nothing(self, tmp_path: Path) -> None:
        found = company(tmp_path, "vision:\nlife_phase: ~\nsegments:\nroadmap: []\n")

        assert (found.vision, found.life_phase, found.segments, found.problems) == ("", None, (), ())

    def test_what_is_missing(self, tmp_path: Path) -> None:
        assert codes(company(tmp_path, "", head="")) == [("empty_file", None)]
        assert codes(company(tmp_path, "", head="vision: x\n")) == [("missing_value", 1), ("missing_value", 1)]
        assert codes(company(tmp_path, "", head="company: x\nproduct: [y]\n")) == [("wrong_type", 2)]
        assert codes(company(tmp_path, "", head="- x\n")) == [("wrong_type", 1)]
        assert codes(read_folder(tmp_path / "nirgends")) == [("missing_file", None)]
        company(tmp_path, "")
        assert codes(read_folder(tmp_path / "company.yaml")) == [("not_a_folder", None)]

    def test_a_company_without_a_product_is_one_unless_something_speaks_of_it(self, tmp_path: Path) -> None:
        bare = company(tmp_path, "strategy: []\n", head="company: x\n")
        assert (bare.named, codes(bare), bare.problems[0].notice) == (True, [("no_product", 1)], True)

        (tmp_path / "change_requests.csv").write_text("id\n")
        told = company(tmp_path, "", head="company: x\n")
        assert (told.named, codes(told)) == (False, [("missing_value", 1)])

    def test_a_folder_without_company_yaml(self, tmp_path: Path) -> None:
        found = read_folder(tmp_path)

        assert codes(found) == [("missing_file", None)]
        assert found.problems[0].file == "company.yaml"

    def test_unknown_keys_are_kept_and_noticed_at_any_depth(self, tmp_path: Path) -> None:
        found = company(tmp_path, "batch: de-01\nsegments:\n  - id: mb\n    farbe: [rot, {hell: ja}]\n")

        assert [(key.path, key.value, key.line) for key in found.unknown] == [
            ("batch", "de-01", 3),
            ("segments.mb.farbe", ["rot", {"hell": "ja"}], 6),
        ]
        assert all(problem.notice and problem.code == "unknown_key" for problem in found.problems)

    def test_scalars_stay_as_written(self, tmp_path: Path) -> None:
        found = company(tmp_path, ROADMAP + "  - {id: 007, title: no, release: 6.10, status: idea}\n")

        item = found.roadmap[0]
        assert (item.id, item.title, item.release) == ("007", "no", "6.10")

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("true", "yes"),
            ("yes", "yes"),
            ("Yes", "yes"),
            ("on", "yes"),
            ("demo", "demo"),
            ("no_council", "no_council"),
        ],
    )
    def test_works_agreement(self, tmp_path: Path, written: str, meant: str) -> None:
        assert company(tmp_path, f"works_agreement: {written}\n").works_agreement == meant

    @pytest.mark.parametrize("written", ["no", "false", "vielleicht"])
    def test_any_other_works_agreement_counts_as_not_set(self, tmp_path: Path, written: str) -> None:
        found = company(tmp_path, f"works_agreement: {written}\n")

        assert found.works_agreement is WorksAgreement.UNSET
        assert codes(found) == [("unknown_value", 3)]


class TestCapabilities:
    def test_limits_as_one_text_a_list_a_mapping_and_a_list_of_mappings(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            """capabilities:
  - {id: a, name: A, description: d, status: available, limits: nur Entra}
  - {id: b, status: limited, limits: [nur PDF, nur A4, '']}
  - {id: c, status: planned, limits: {dimension: quantity, text: bis 60, value: 60, unit: Techniker}}
  - id: d
    status: not_planned
    limits:
      - {dimension: quantity, value: 1500.5, unit: kg}
      - {dimension: quantity, text: bis 1.200 Stück, value: '1.200,5'}
      - {dimension: version, text: ab R/3, value: R/3}
      - {text: x, value: .inf}
    owner: Heike Stoll
    evidence: Testbericht 12
    review_due: 30.06.2026
    recorded_on: 2026-01-15
  - {id: e, status: available, limits: null}
""",
        )

        assert found.problems == ()
        limits = {capability.id: capability.limits for capability in found.capabilities}
        assert [limit.text for limit in limits["a"]] == ["nur Entra"]
        assert [limit.text for limit in limits["b"]] == ["nur PDF", "nur A4"]
        assert [(limit.dimension, limit.text, limit.value, limit.unit) for limit in limits["c"]] == [
            ("quantity", "bis 60", Decimal(60), "Techniker")
        ]
        assert [(limit.text, limit.value, limit.value_text) for limit in limits["d"]] == [
            ("1500.5 kg", Decimal("1500.5"), "1500.5"),
            ("bis 1.200 Stück", Decimal("1200.5"), "1.200,5"),
            ("ab R/3", None, "R/3"),
            ("x", None, ".inf"),
        ]
        assert limits["e"] == ()
        last = found.capabilities[3]
        assert last.status is CapabilityStatus.NOT_PLANNED
        assert (last.owner, last.evidence) == ("Heike Stoll", "Testbericht 12")
        assert (last.review_due, last.recorded_on, last.name) == (date(2026, 6, 30), date(2026, 1, 15), "d")

    def test_a_comma_without_quotes_is_mended_and_noticed(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            "capabilities:\n"
            "  - {id: a, status: available, limits: {dimension: format, text: PDF und CSV, kein Excel, ganz sicher}}\n"
            "  - {id: b, status: available, description: , owner: Heike, limits: [x, y]}\n",
        )

        assert found.capabilities[0].limits[0].text == "PDF und CSV, kein Excel, ganz sicher"
        assert {problem.code for problem in found.problems} == {"unquoted_comma"}
        assert all(problem.notice for problem in found.problems)
        assert (found.capabilities[1].description, found.capabilities[1].owner) == ("", "Heike")

    def test_each_mistake_is_one_problem_with_its_line_and_the_rest_is_kept(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            """capabilities:
  - {id: a, status: availabel}
  - {name: ohne Kennung, status: available}
  - {id: a, status: available}
  - {id: b}
  - nur Text
  - {id: c, status: available, limits: [[x]], name: [x], review_due: bald}
  - {id: d, status: available, limits: [{dimension: quantity}]}
  - {id: e, status: [x], limits: []}
""",
        )

        assert [capability.id for capability in found.capabilities] == ["a", "b", "c", "d", "e"]
        assert found.capabilities[0].status is None
        assert codes(found) == [
            ("unknown_value", 4),
            ("missing_id", 5),
            ("duplicate_id", 6),
            ("missing_value", 7),
            ("wrong_type", 8),
            ("wrong_type", 9),
            ("wrong_type", 9),
            ("bad_date", 9),
            ("missing_value", 10),
            ("wrong_type", 11),
            ("wrong_type", 11),
        ]


class TestStrategy:
    def test_mistakes(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            """segments: [{id: mb, gap_tolerance: 7, early_adopter: vielleicht}, {name: x}]
strategy:
  - {id: a, priority: hoch, target_segments: [mb, weg, [x]], non_goals: [[x], {id: y}, '']}
  - {title: ohne}
  - {id: b, priority: 1.5}
""",
        )

        assert found.segments[0].gap_tolerance == 3
        assert [pillar.id for pillar in found.strategy] == ["a", "b"]
        assert found.strategy[0].target_segments == ("mb",)
        assert codes(found) == [
            ("unknown_value", 3),
            ("unknown_value", 3),
            ("missing_id", 3),
            ("bad_number", 5),
            ("unknown_id", 5),
            ("wrong_type", 5),
            ("wrong_type", 5),
            ("missing_value", 5),
            ("missing_id", 6),
            ("bad_number", 7),
        ]


class TestRoadmap:
    def test_items_with_and_without_commitment(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            ROADMAP + "  - {id: r1, title: T, release: '6.2', date: 2026-06-30, status: in_work, capability: app,\n"
            "     commitment: committable}\n"
            "  - {id: r2, status: planned, recorded_on: 2026-01-01}\n",
        )

        first, second = found.roadmap
        assert (first.commitment, first.status) == (Commitment.COMMITTABLE, RoadmapStatus.IN_WORK)
        assert first.capability == "app"
        assert (second.commitment, second.date, second.recorded_on) == (None, None, date(2026, 1, 1))
        assert (found.commitment_absent, found.problems) == (False, ())

    def test_no_commitment_anywhere_is_said_once(self, tmp_path: Path) -> None:
        found = company(
            tmp_path,
            ROADMAP
            + "  - {id: r1, date: 2026-06-30, status: in_work}\n  - {id: r2, date: 2026-07-31, status: planned}\n",
        )

        assert found.commitment_absent
        assert [(problem.code, problem.line, problem.notice) for problem in found.problems] == [
            ("commitment_absent", 5, True)
        ]

    def test_only_ideas_or_a_change_of_commitment_need_no_such_notice(self, tmp_path: Path) -> None:
        assert company(tmp_path, ROADMAP + "  - {id: r1, date: 2026-06-30, status: idea}\n").problems == ()

        change = "roadmap_changes: [{date: 2026-01-01, id: r1, field: commitment, old: none, new: committable}]\n"
        found = company(tmp_path, ROADMAP + "  - {id: r1, date: 2026-06-30, status: planned}\n" + change)
        assert (found.commitment_absent, found.problems) == (False, ())

    def test_an_empty_commitment_is_a_commitment_key(self, tmp_path: Path) -> None:
        found = company(tmp_path, ROADMAP + "  - {id: r1, date: 2026-06-30, status: planned, commitment: }\n")

        assert (found.commitment_absent, found.problems) == (False, ())

    def test_unknown_capability_and_missing_id(self, tmp_path: Path) -> None:
        found = company(tmp_path, ROADMAP + "  - {id: r1, status: idea, capability: apps}\n  - {status: idea}\n")

        assert found.roadmap[0].capability is None
        assert codes(found) == [("unknown_id", 5), ("missing_id", 6)]
        assert found.problems[0].value("near") == "app"

    def test_changes_in_both_forms_inside_and_beside_company_yaml(self, tmp_path: Path) -> None:
        (tmp_path / "roadmap_changes.csv").write_text(
            "date,id,field,old,new,recorded_on\n2026-02-01,r1,date,2026-03-31,2026-06-30,2026-02-03\n,,,,,\n"
            "2026-02-02,,,,,\n"
        )
        (tmp_path / "capability_changes.csv").write_text("decided;id;change\n05.02.2026;app;Nur noch Android 12\n")
        found = company(
            tmp_path,
            ROADMAP
            + """  - {id: r1, status: idea}
roadmap_changes:
  - {date: 2026-01-01, id: r1, field: status, old: idea, new: planned, recorded_on: 2026-01-02}
  - {decided: 2026-01-05, id: r1, change: wird später}
  - {change: irgendwann}
  - {id: weg, field: date, date: 2026-01-01}
capability_changes:
  - {date: 2026-01-01, id: app, field: status, old: planned, new: available}
""",
        )

        assert [(change.words, change.computed) for change in found.roadmap_changes] == [
            ("", True),
            ("wird später", False),
            ("irgendwann", False),
            ("", False),
            ("", True),
            ("", False),
        ]
        assert (found.roadmap_changes[0].recorded_on, found.roadmap_changes[4].recorded_on) == (
            date(2026, 1, 2),
            date(2026, 2, 3),
        )
        assert [(change.file, change.line) for change in found.capability_changes] == [
            ("company.yaml", 12),
            ("capability_changes.csv", 2),
        ]
        assert [(problem.file, problem.code, problem.line) for problem in found.problems] == [
            ("company.yaml", "missing_value", 9),
            ("company.yaml", "unknown_id", 10),
            ("roadmap_changes.csv", "missing_value", 4),
            ("roadmap_changes.csv", "missing_value", 4),
        ]
