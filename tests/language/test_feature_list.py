"""Feature lists, handbooks and tenders as people paste them: what is a feature becomes one, what is none does not."""

from __future__ import annotations

import pytest

from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.language.feature_list import (
    MOST_BYTES,
    MOST_FEATURES,
    MOST_LINES,
    FeatureList,
    read_feature_file,
    read_features,
)

PAGE = """\
# Leitstand – Funktionsumfang
Stand: 12.03.2026
Vertraulich
Inhaltsverzeichnis
Berichte ........ 2

## Berichte
- Export nach SAP (geplant)
- **Berichte als PDF**: alle Auswertungen, max. 500 Seiten
- als Excel
- 2-Faktor-Anmeldung
  auch mit Hardware-Schlüssel
Vertraulich
Seite 1 von 3

* OPC UA
  - lesend
  - schreibend

3. Betrieb
3.1 Mandantenfähigkeit
3.2 Automatische Datensicherung, bis zu 30 Tage
REQ-7: The system shall work offline.
Unser Haus ist seit 1998 am Markt. Benutzer können Alarme per SMS erhalten.

| Funktion | Status | Bemerkung |
|---|---|---|
| Alarm per E-Mail | ja | sofort |
| Alarm per Fax | nein | |
Vertraulich
© 2026 Kessel AG. Alle Rechte vorbehalten.
"""


def names(found: FeatureList) -> list[str]:
    return [feature.name for feature in found.features]


class TestAPage:
    def test_gives_its_features_and_nothing_else(self) -> None:
        found = read_features(PAGE, name="liste.md")

        assert found.problems == ()
        assert names(found) == [
            "Export nach SAP",
            "Berichte als PDF",
            "Berichte: als Excel",
            "2-Faktor-Anmeldung",
            "OPC UA: lesend",
            "OPC UA: schreibend",
            "Mandantenfähigkeit",
            "Automatische Datensicherung",
            "The system shall work offline.",
            "Benutzer können Alarme per SMS erhalten.",
            "Alarm per E-Mail",
            "Alarm per Fax",
        ]

    def test_has_no_character_that_a_database_refuses(self) -> None:
        (feature,) = read_features("- Alarm\x00 per SMS\n", name="liste.md").features

        assert feature.name == "Alarm\ufffd per SMS"

    def test_says_what_stands_beside_a_name(self) -> None:
        found = {feature.name: feature for feature in read_features(PAGE, name="liste.md").features}

        assert found["Export nach SAP"].status == CapabilityStatus.PLANNED
        assert found["Berichte als PDF"].limits == ("max. 500 Seiten",)
        assert found["Berichte als PDF"].status == CapabilityStatus.LIMITED
        assert found["Automatische Datensicherung"].limits == ("bis zu 30 Tage",)
        assert found["2-Faktor-Anmeldung"].description == "auch mit Hardware-Schlüssel"
        assert found["Alarm per Fax"].status == CapabilityStatus.NOT_PLANNED
        assert found["Mandantenfähigkeit"].status is None, "what the list does not say is not guessed"

    def test_names_the_line_each_stands_on(self) -> None:
        lines = PAGE.split("\n")

        for feature in read_features(PAGE, name="liste.md").features:
            assert feature.name.split(": ")[-1].split()[0] in lines[feature.line - 1]


class TestOtherShapes:
    @pytest.mark.parametrize(
        ("text", "name", "expected"),
        [
            (
                "Export nach SAP\nBerichte als PDF\n\n24/7 Betrieb",
                "",
                ["Export nach SAP", "Berichte als PDF", "24/7 Betrieb"],
            ),
            ("Funktion;Verfügbar;Grenze\nExport;ja;\nBericht;teilweise;500 Seiten\n", "a.csv", ["Export", "Bericht"]),
            ("Export\tja\nBericht\tnein\n", "", ["Export", "Bericht"]),
            ('Feature,Notes\n"Export, to SAP",now\n', "a.csv", ["Export, to SAP"]),
            ('Feature;Notes\nExport;an "open quote\nReport;x\n', "a.csv", ["Export", "Report"]),
            ("Anf. 4: Rollen verwalten\nAnf. 5: Rechte vergeben", "", ["Rollen verwalten", "Rechte vergeben"]),
            ("a) Rollen verwalten\nb) Rechte vergeben", "", ["Rollen verwalten", "Rechte vergeben"]),
            ("5 Mandanten\n3D-Ansicht", "", ["5 Mandanten", "3D-Ansicht"]),
            ("- SAP export\n- SAP-Export\n- sap export.", "", ["SAP export"]),
        ],
    )
    def test_are_read_as_they_are_meant(self, text: str, name: str, expected: list[str]) -> None:
        assert names(read_features(text, name=name)) == expected

    def test_a_handbook_gives_the_sentences_that_say_what_it_can(self) -> None:
        text = (
            "Mit dem Leitstand arbeiten seit Jahren viele Betriebe in ganz Europa, und sie tun es gern.\n"
            "Sie können Berichte als PDF ausgeben. Das freut den Schichtleiter sehr und spart allen Zeit.\n"
        )

        assert names(read_features(text, name="")) == ["Sie können Berichte als PDF ausgeben."]

    def test_a_name_too_long_keeps_its_words(self) -> None:
        long = "Das System muss " + "sehr " * 100 + "schnell sein"

        (feature,) = read_features(f"- {long}", name="").features

        assert len(feature.name) <= 300
        assert feature.description == long

    def test_the_same_words_again_are_counted(self) -> None:
        assert read_features("- Export\n- export\n- Bericht", name="").repeated == 1


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "empty_file"),
            (b"  \n\n", "empty_file"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary_file"),
            (b"PK\x03\x04 docx", "packed_list"),
            (b"%PDF-1.7", "packed_list"),
            (b"Seite 1 von 3\n12.03.2026\n", "no_features"),
            (b"- x1y2z3\n" * (MOST_LINES + 1), "too_many_lines"),
            (b"a" * (MOST_BYTES + 1), "file_too_large"),
            ("\n".join(f"- Wort {no} kann das" for no in range(MOST_FEATURES + 1)).encode(), "too_many_features"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_says_what_is_wrong_and_takes_nothing(self, data: bytes, code: str) -> None:
        found = read_feature_file(data, name="liste.txt")

        assert found.features == ()
        assert [problem.code for problem in found.problems if not problem.notice] == [code]

    def test_another_encoding_is_read_and_said(self) -> None:
        found = read_feature_file("Größe ändern\nTüren öffnen".encode("cp1252"), name="liste.txt")

        assert names(found) == ["Größe ändern", "Türen öffnen"]
        assert [problem.code for problem in found.problems] == ["encoding_guessed"]
