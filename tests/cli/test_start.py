"""start-from and stand-in: what they print, and what they say of a file that is none."""

from __future__ import annotations

from pathlib import Path

from cast import World
from cli.running import Run

from ropeteam.store import models


class TestStartFrom:
    def test_drafts_what_a_file_names_and_again_nothing(self, world: World, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "liste.md"
        file.write_text("# Funktionen\n- Alarm per SMS, max. 100 am Tag\n- Export nach SAP\n- Dienstplan\n")

        ran = run("start-from", file, "--company", "kessel", lang="de")

        assert (ran.code, ran.lines) == (0, [
            "liste.md: 4 Zeilen, 3 Funktionen", "Neue Entwürfe: 2. Schon entworfen: 0. Schon im Katalog: 1.",
        ])  # fmt: skip
        assert models.CapabilityDraft.objects.get(name="Alarm per SMS").limits == "max. 100 am Tag"
        again = run("start-from", file, "--company", "kessel", lang="en")
        assert again.lines[-1] == "New drafts: 0. Drafted before: 2. In the catalogue already: 1."

    def test_a_tender_says_nothing_of_what_there_is(self, world: World, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "tender.txt"
        file.write_text("REQ-1: The system shall send alarms.\nREQ-2: The system shall print.\n")

        assert run("start-from", file, "--tender", "--company", "kessel").code == 0
        assert set(models.CapabilityDraft.objects.values_list("origin", "status")) == {("tender", "")}

    def test_bad_files_are_named(self, world: World, run: Run, tmp_path: Path) -> None:
        picture = tmp_path / "bild.png"
        picture.write_bytes(b"\x89PNG\r\n\x00\x00")

        for file, said in (
            (picture, "bild.png: "),
            (tmp_path / "fehlt.csv", "fehlt.csv: "),
            (tmp_path, f"{tmp_path.name}: "),
        ):
            ran = run("start-from", file, "--company", "kessel", lang="de")
            assert (ran.code, ran.complaints[0].startswith(said)) == (1, True)
        assert not models.CapabilityDraft.objects.exists()


class TestStandIn:
    def test_names_and_shows(self, world: World, run: Run) -> None:
        models.RoleGrant.objects.filter(role="presales").delete()

        ran = run("stand-in", "presales", "--by", "services", "--company", "kessel", lang="de")

        assert ran.lines[0] == "Pre-Sales: niemand; vertreten durch: Professional Services"
        assert run("stand-in", "presales", "--by", "nobody", "--company", "kessel").lines[0].endswith("nobody")
