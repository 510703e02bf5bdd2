from __future__ import annotations

import os
from pathlib import Path

import pytest

from ropeteam.language import strategy_pages
from ropeteam.language.markdown_sections import body_text, bullets, plain_text, read_sections, walk
from ropeteam.language.strategy_pages import StrategyDraft, read_strategy_pages

DATA = Path(os.environ.get("ROPETEAM_DATA", "")) / "sourcegraph_handbook"

PAGE = """---
title: Strategie
---
# Strategie Wartello

Seite der Produktleitung.

## Vision

**Jeder Techniker** weiß vor der [Maschine](m.md), was zu tun ist.

### In 10 Jahren

Auch im Keller ohne Netz.

## Strategische Schwerpunkte

### Der Einsatz steht im Mittelpunkt

Alles, was am Einsatztag hilft, kommt zuerst.

- Techniker-App
- `offline`

### Ein Produkt für alle

Ein Programmstand.

### Nicht-Ziele

- **Lagerbuchhaltung**: bleibt im ERP
  und zwar ganz
- Eigene Hardware

## Quick links

- [Board](x)
"""


def draft(folder: Path, **pages: str) -> StrategyDraft:
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read_strategy_pages([folder])


class TestDraft:
    def test_a_german_page(self, tmp_path: Path) -> None:
        found = draft(tmp_path, strategie=PAGE)

        assert [(one.title, one.text, one.file, one.line) for one in found.visions] == [
            (
                "Vision",
                "Jeder Techniker weiß vor der Maschine, was zu tun ist.\n\nIn 10 Jahren: Auch im Keller ohne Netz.",
                "strategie.md",
                8,
            )
        ]
        assert [(one.key, one.title, one.text, one.line) for one in found.pillars] == [
            (
                "der-einsatz-steht-im-mittelpunkt",
                "Der Einsatz steht im Mittelpunkt",
                "Alles, was am Einsatztag hilft, kommt zuerst.\n\n- Techniker-App\n- offline",
                18,
            ),
            ("ein-produkt-fuer-alle", "Ein Produkt für alle", "Ein Programmstand.", 25),
        ]
        assert [(one.title, one.text, one.line) for one in found.non_goals] == [
            ("Lagerbuchhaltung", "Lagerbuchhaltung: bleibt im ERP und zwar ganz", 31),
            ("Eigene Hardware", "Eigene Hardware", 33),
        ]
        assert (found.state, found.problems) == ("draft", ())

    def test_list_items_and_lone_paragraphs_are_pillars_too(self, tmp_path: Path) -> None:
        found = draft(
            tmp_path,
            a="# Page\n\n## Vision\n\nx\n\n## Strategy\n\n1. **First**: do it. And more\n2. Second thing\n\n"
            "## Themes\n\nOne single theme. It is long.\n\n## What's next and why\n",
        )

        assert [(one.key, one.title, one.text) for one in found.pillars] == [
            ("first", "First", "First: do it. And more"),
            ("second-thing", "Second thing", "Second thing"),
            ("themes", "Themes", "One single theme. It is long."),
        ]

    def test_a_strategy_around_strategies_gives_the_inner_ones(self, tmp_path: Path) -> None:
        found = draft(
            tmp_path,
            a="# P\n\n## Vision\n\nx\n\n## Strategy and plans\n\n### Themes\n\n#### Scale\n\na\n\n#### Scale\n\nb\n\n"
            "### Roadmap\n\nz\n",
        )

        assert [one.key for one in found.pillars] == ["scale", "scale-2"]

    @pytest.mark.parametrize(
        "heading",
        ["What we're not working on & why", "What we are not working on", "Non-goals", "Nicht-Ziele", "Out of scope",
         "Was wir nicht tun", "What we don’t do"],
    )  # fmt: skip
    def test_ways_to_say_what_is_not_done(self, tmp_path: Path, heading: str) -> None:
        found = draft(tmp_path, a=f"# P\n\n## {heading}\n\nKeine Hardware. Nie.\n\nKeine Lagerbuchhaltung.\n")

        assert [(one.title, one.line) for one in found.non_goals] == [
            ("Keine Hardware.", 5),
            ("Keine Lagerbuchhaltung.", 7),
        ]

    def test_sub_headings_are_non_goals_with_their_text(self, tmp_path: Path) -> None:
        found = draft(tmp_path, a="# P\n\n## Non-goals\n\n### No hardware\n\nNever.\n\n#### Why\n\nCost.\n")

        assert [(one.title, one.text) for one in found.non_goals] == [("No hardware", "Never.\n\nWhy: Cost.")]

    def test_other_pages_of_a_folder_are_passed_over_but_not_one_named_itself(self, tmp_path: Path) -> None:
        page = "# Lizenzen\n\n## Priorities\n\n- Schlüssel drehen\n"

        assert draft(tmp_path, lizenzen=page).pillars == ()
        assert [one.key for one in read_strategy_pages([tmp_path / "lizenzen.md"]).pillars] == ["schluessel-drehen"]

    def test_sentences_as_headings_are_no_titles(self, tmp_path: Path) -> None:
        found = draft(tmp_path, strategy="# P\n\n## Align and bring clarity to our mission and strategy today\n\nx\n")

        assert (found.visions, found.pillars) == ((), ())

    def test_outer_pages_and_an_index_come_first(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "b.md").write_text("## Vision\n\nInnen\n")
        found = draft(tmp_path, z_index="## Vision\n\nIndex\n", a_seite="## Vision\n\nAußen\n")

        assert [one.text for one in found.visions] == ["Index", "Außen", "Innen"]

    def test_empty_sections_and_items_give_nothing(self, tmp_path: Path) -> None:
        found = draft(tmp_path, a="# P\n\n## Vision\n\n|a|\n\n## Strategy\n\n- ![Bild](x)\n- eins\n")

        assert (found.visions, [one.key for one in found.pillars]) == ((), ["eins"])

    def test_keys_without_latin_letters(self, tmp_path: Path) -> None:
        found = draft(tmp_path, a="## Vision\n\nx\n\n## Strategy\n\n- 日本\n- " + "lang " * 40 + "\n")

        assert [one.key for one in found.pillars] == ["pillar", "lang-lang-lang-lang-lang-lang-lang-lang-lang-lan"]
        assert found.pillars[1].title.endswith(" …")

    def test_missing_pages_links_outside_and_too_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outside = tmp_path / "fremd.md"
        outside.write_text("## Vision\n\nfremd\n")
        inside = tmp_path / "seiten"
        inside.mkdir()
        (inside / "link.md").symlink_to(outside)
        assert draft(inside, vision="## Vision\n\neigen\n").visions[0].text == "eigen"
        assert len(read_strategy_pages([inside]).visions) == 1
        assert [problem.code for problem in read_strategy_pages([tmp_path / "weg.md"]).problems] == ["missing_file"]

        monkeypatch.setattr(strategy_pages, "MAX_PAGES", 0)
        assert [problem.code for problem in read_strategy_pages([inside]).problems] == ["too_many_files"]


class TestMarkdown:
    def test_headings_in_both_styles_fences_and_levels(self) -> None:
        root = read_sections(
            "vor\n# Eins #\n```\n# kein Titel\n~~~\n```\nText\n\nZwei\n----\n\n### Drei\n- a\n---\n\nSatz\nmit Strich\n---\n"
        )

        assert [(one.level, one.title, one.line) for one in walk(root)] == [
            (1, "Eins", 2),
            (2, "Zwei", 9),
            (3, "Drei", 12),
        ]
        assert body_text(root) == "vor"

    def test_plain_text(self) -> None:
        assert plain_text(
            '![Bild](x) [Titel](y "z") [a][b] **fett** _schräg_ snake_case `code` <b>x</b> &amp; \\*'
        ) == ("Titel a fett schräg snake_case code x & *")

    def test_tables_and_quotes_in_a_body(self) -> None:
        root = read_sections("| a | b |\n|---|---|\n\n> zitiert\n>\nweiter\n\n- eins\n- zwei\n\n***\n")

        assert body_text(root) == "zitiert weiter\n\n- eins\n- zwei\n\n***"

    def test_bullets_keep_what_belongs_to_them(self) -> None:
        root = read_sections("- eins\n  mehr\n  - darunter\n\nSatz\n* zwei\n    1) drei\nText\n  - vier\n")

        assert [(one.text, one.line) for one in bullets(root)] == [
            ("eins mehr darunter", 1),
            ("zwei drei", 6),
            ("vier", 9),
        ]

    def test_an_endless_front_matter_is_none(self) -> None:
        assert [one.title for one in walk(read_sections("---\n# Eins\n"))] == ["Eins"]


@pytest.mark.skipif(not DATA.is_dir(), reason="ROPETEAM_DATA names no folder with sourcegraph_handbook")
def test_a_real_handbook_gives_a_draft() -> None:
    found = read_strategy_pages([DATA])

    assert any(one.text.startswith("Make it so everyone codes.") for one in found.visions)
    assert {"Enterprise scale", "Get changesets merged", "Time to value"} <= {one.title for one in found.pillars}
    assert {"Windows support", "Additional codehosts"} <= {one.title for one in found.non_goals}
    assert len({one.key for one in found.pillars}) == len(found.pillars)
    assert found.problems == ()
