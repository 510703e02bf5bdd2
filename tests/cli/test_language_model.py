"""listen with a language model: agreeing to it, what it did, and questions and answers as files."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cast import World
from cli.running import Run
from flows.stage import Script
from flows.talks import PROMISE, taken, talk
from language.backends.endpoint import Endpoint, endpoint, found
from pytest_django import Settings

from ropeteam.core.errors import RopeteamError
from ropeteam.flows import model_ear
from ropeteam.language.backends import llm
from ropeteam.store import models

SAID = "Nora Lindt: Die Bedienung ohne Netz bekommen Sie bis Ende Mai.\n"
ROW = {
    "turn": 0, "quote": "Die Bedienung ohne Netz bekommen Sie bis Ende Mai", "kind": "promise", "capability": "offline",
    "due_phrase": "bis Ende Mai", "sure": True,
}  # fmt: skip
KESSEL = ("--company", "kessel")


@pytest.fixture
def text(world: World, script: Script) -> models.TextVersion:
    script(PROMISE)
    return taken(talk(world), SAID)


@pytest.fixture
def there() -> Iterator[Endpoint]:
    with endpoint() as one:
        yield one


@pytest.fixture
def on(there: Endpoint, settings: Settings) -> Endpoint:
    model_ear._reader.cache_clear()
    settings.ROPETEAM_LLM = {"ROPETEAM_LLM_URL": there.url, "ROPETEAM_LLM_MODEL": "small-1"}
    return there


class TestAgreeing:
    def test_is_said_once_with_its_paper_and_then_words_go(
        self, text: models.TextVersion, on: Endpoint, run: Run
    ) -> None:
        on.says = [found(ROW)]
        before = run("listen", *KESSEL)
        agreed = run("listen", *KESSEL, "--llm-allow", "AV-Vertrag 7")
        after = run("listen", *KESSEL, "--again")

        assert f"did not agree to {on.place}: nothing was sent" in before.out
        assert "1 heard by the local ear alone (not agreed 1)" in before.out
        assert "AV-Vertrag 7" in agreed.out
        assert "Language model small-1: 2 texts read, 0 heard by the local ear alone; 200 tokens" in after.out
        assert text.signals.get(retired_at__isnull=True).capability.key == "offline"  # type: ignore[union-attr]
        event = models.Event.objects.get(code="language_model.agreed")
        assert event.data == {}

    def test_can_be_taken_back_also_where_no_model_is_set(self, world: World, run: Run) -> None:
        assert run("listen", *KESSEL, "--llm-forbid").code == 0

    def test_needs_a_paper_and_a_model(self, world: World, on: Endpoint, settings: Settings, run: Run) -> None:
        with pytest.raises(RopeteamError, match="llm_paper_missing"):
            run("listen", *KESSEL, "--llm-allow", " ")
        settings.ROPETEAM_LLM = {}
        with pytest.raises(RopeteamError, match="llm_off"):
            run("listen", *KESSEL, "--llm-allow", "AV-Vertrag 7")

    def test_a_wrong_setting_stops_before_anything_is_heard(
        self, text: models.TextVersion, settings: Settings, run: Run
    ) -> None:
        settings.ROPETEAM_LLM = {"ROPETEAM_LLM_URL": "http://llm.example.com", "ROPETEAM_LLM_MODEL": "m"}

        with pytest.raises(RopeteamError, match="llm_url_in_the_clear"):
            run("listen", *KESSEL)

        assert not text.analyses.exists()


class TestFiles:
    def write(self, run: Run, folder: Path) -> Path:
        run("listen", *KESSEL, "--llm-write", folder)
        (file,) = folder.glob("*-c7-*.request.json")
        return file

    def test_hold_the_exact_question_and_send_nothing(
        self, text: models.TextVersion, on: Endpoint, run: Run, tmp_path: Path
    ) -> None:
        file = self.write(run, tmp_path / "q")

        sent = model_ear.question_about(text.pk, whole=True).prompt.body("small-1")
        assert json.loads(file.read_text()) == sent
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert (on.asked, text.analyses.count()) == ([], 0)
        assert models.AccessLog.objects.filter(why="export.llm-questions").count() == 1

    def test_bring_answers_without_any_network(self, text: models.TextVersion, run: Run, tmp_path: Path) -> None:
        file = self.write(run, tmp_path / "q")
        answer = file.with_name(file.name.replace(".request.json", ".answer.md"))
        answer.write_text(f"```json\n{json.dumps({'findings': [ROW]})}\n```\n")

        ran = run("listen", *KESSEL, "--llm-read", tmp_path / "q", "--llm-model", "a careful reader")
        again = run("listen", *KESSEL, "--llm-read", tmp_path / "q", "--llm-model", "a careful reader")

        assert "Language model a careful reader: 1 texts read" in ran.out
        assert "1 texts still wait for an answer" in ran.out, "the cast's own talk has none"
        assert "texts read" not in again.out
        signal = text.signals.get()
        assert (signal.quote, signal.capability.key) == (ROW["quote"], "offline")  # type: ignore[union-attr]
        assert signal.analysis is not None
        assert (signal.analysis.model, signal.analysis.rules) == ("a careful reader", llm.RULES)

    def test_an_answer_to_older_words_is_none(
        self, world: World, text: models.TextVersion, run: Run, tmp_path: Path
    ) -> None:
        file = self.write(run, tmp_path / "q")
        file.with_name(file.name.replace(".request.json", ".answer.json")).write_text('{"findings": []}')
        models.CapabilityVersion.objects.filter(capability=world.offline).update(name="Anders")

        ran = run("listen", *KESSEL, "--llm-read", tmp_path / "q", "--llm-model", "m")

        assert ran.out == "2 texts still wait for an answer that fits their words of today.\n"

    def test_an_answer_that_is_none_is_told_and_its_text_goes_on_waiting(
        self, text: models.TextVersion, run: Run, tmp_path: Path
    ) -> None:
        file = self.write(run, tmp_path / "q")
        file.with_name(file.name.replace(".request.json", ".answer.txt")).write_text("no")

        ran = run("listen", *KESSEL, "--llm-read", tmp_path / "q", "--llm-model", "m")

        assert (ran.code, text.analyses.count()) == (1, 0)
        assert ".answer.txt: The answer holds no JSON" in ran.out

    def test_leave_confidential_talks_out(
        self, world: World, text: models.TextVersion, run: Run, tmp_path: Path
    ) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        ran = run("listen", *KESSEL, "--llm-write", tmp_path / "q")

        assert "0 questions written" in ran.out
        assert "(confidential 2)" in ran.out

    def test_need_a_model_name_and_a_folder_to_be_read(self, world: World, run: Run, tmp_path: Path) -> None:
        with pytest.raises(RopeteamError, match="llm_model_missing"):
            run("listen", *KESSEL, "--llm-read", tmp_path)
        with pytest.raises(RopeteamError, match="llm_folder_bad"):
            run("listen", *KESSEL, "--llm-read", tmp_path / "none", "--llm-model", "m")
