"""The same folder with other words and then as it was: the newest words hold, and none of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import TODAY
from cli.running import Ran, Run, command
from flows.folders import FILES, edited, state, write

from ropeteam.store import models

OTHER = edited("conversations/c1.txt", "großartig", "ganz großartig")


@pytest.fixture(scope="module")
def imports(stage: str, tmp_path_factory: pytest.TempPathFactory) -> list[Ran]:
    folder = tmp_path_factory.mktemp("words") / "klein"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
        return [command("import", write(folder, {**FILES, **change})) for change in ({}, OTHER, {})]


@pytest.fixture(scope="module")
def before(imports: list[Ran]) -> dict[str, bytes]:
    return state()


class TestWords:
    def test_that_come_back_hold_again(self, imports: list[Ran], before: dict[str, bytes], empty: None) -> None:
        texts = models.TextVersion.objects.filter(conversation__key="c1").order_by("n")

        assert [one.code for one in imports] == [0, 0, 0]
        assert [bytes(text.original).decode() for text in texts] == [
            FILES["conversations/c1.txt"],
            OTHER["conversations/c1.txt"],
            FILES["conversations/c1.txt"],
        ]
        assert before["conversations/c1.txt"].decode() == FILES["conversations/c1.txt"]

    def test_that_come_back_are_given_back_in_their_order(
        self, before: dict[str, bytes], empty: None, run: Run, tmp_path: Path
    ) -> None:
        for name, data in before.items():
            (tmp_path / "export" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "export" / name).write_bytes(data)

        again = run("import", tmp_path / "export")

        assert (again.code, again.err, state()) == (0, "", before), "older versions are named in texts.jsonl"
