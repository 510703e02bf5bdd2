"""The same folder again: what is wrong is said each time, the newest words hold, what people gave here is not taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cast import TODAY
from cli.running import Run, command
from django.db import transaction
from flows.folders import edited, state, write

from ropeteam.core.vocabulary import Basis
from ropeteam.flows import conversations
from ropeteam.store import defects, models
from ropeteam.store.actor import OPERATOR

BROKEN = edited("conversations/c2.vtt", "00:00:05.000 -->", "00:00:0x.000 -->")
NO_BASIS = edited("company.yaml", "default_basis: agreement\n", "")


class TestADefectInATranscript:
    def test_is_told_each_time_the_folder_comes(self, empty: None, run: Run, tmp_path: Path) -> None:
        folder = write(tmp_path / "klein", BROKEN)

        first, again = run("import", folder), run("import", folder)

        assert first.code == again.code == 1
        assert first.err == again.err
        assert "c2.vtt, line 6" in again.err

    def test_is_told_of_words_that_were_kept_before_it_was_written_down(
        self, empty: None, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = write(tmp_path / "klein", BROKEN)
        with monkeypatch.context() as older:
            older.setattr(defects, "as_kept", lambda problems: None)
            run("import", folder)

        again = run("import", folder)

        assert (again.code, "c2.vtt, line 6" in again.err) == (1, True)
        assert models.TextVersion.objects.count() == 3


@pytest.fixture(scope="class")
def given(stage: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The folder names no basis; then somebody gives one."""
    with transaction.atomic():
        command("import", write(tmp_path_factory.mktemp("given") / "klein", NO_BASIS))
        company = models.Company.objects.get()
        assert conversations.free_quarantine(company, actor=OPERATOR, basis=Basis.CONSENT, on=TODAY) == 1
        yield
        transaction.set_rollback(True)


class TestABasis:
    """c2 is a recording. A row that changed must not send a talk back to quarantine."""

    def changed(self) -> dict[str, Any]:
        return NO_BASIS | edited("conversations.csv", "c2,c2.vtt,d1,2026-10-08,meeting", "c2,c2.vtt,d1,2026-10-09,call")

    def test_that_a_person_gave_is_not_taken_back(self, given: None, empty: None, run: Run, tmp_path: Path) -> None:
        run("import", write(tmp_path / "klein", self.changed()))

        talk = models.Conversation.objects.get(key="c2")
        assert (talk.kind, talk.basis, talk.basis_given_on) == ("call", "consent", TODAY)

    def test_that_a_person_gave_comes_back_with_the_export(
        self, given: None, empty: None, run: Run, tmp_path: Path
    ) -> None:
        known = state()
        own = {name: known[name].decode() for name in ("texts.jsonl", "conversations.csv")}
        other = edited("company.yaml", "Kleine Gärtner", "Andere Gärtner")

        run("import", write(tmp_path / "other", {**own, **other}))

        talk = models.Conversation.objects.get(company__name="Andere Gärtner GmbH", key="c2")
        assert (talk.basis, talk.basis_given_on) == ("consent", TODAY)


class TestAPersonWithoutARole:
    def test_is_still_a_defect_where_people_wrote_the_table(self, empty: None, run: Run, tmp_path: Path) -> None:
        rows = "name,role\nNora Lindt,seller\nRita Sahm,\n"

        ran = run("import", write(tmp_path / "klein", {"people.csv": rows}))

        assert ran.code == 1
        assert "people.csv, line 3" in ran.err
