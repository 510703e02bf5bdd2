"""kill -9 between the end of a letter and our "250": the sender got no answer, sends it again, and it stands there once."""

from __future__ import annotations

import re
import smtplib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flows.folders import write
from flows.post import letter
from jobs.conftest import Process, Store, finished

LISTENER = Path(__file__).with_name("listener.py")
ADDRESS = "deal-abc@in.firma.example"


@pytest.fixture(autouse=True)
def configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROPETEAM_MAIL_DOMAIN", "in.firma.example")


def port_of(process: Process) -> int:
    """What it says once it listens."""
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"port (\d+)", said)
    assert found, (said, process.poll())
    return int(found[1])


def send(port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as session:
        session.sendmail("paul@kunde.example", [ADDRESS], letter())


def kept(store: Store) -> tuple[int, ...]:
    counted = [store.one(f"SELECT count(*) FROM store_{name}") for name in ("mailin", "textversion")]
    jobs = store.one("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'ropeteam.listen'")
    mails = store.one("SELECT count(*) FROM store_conversation WHERE source = 'mail'")
    return (*counted, jobs, mails)


class TestKilled:
    def test_before_its_answer_the_letter_stands_once(
        self, store: Store, tmp_path: Path, imported: Callable[[Path], None]
    ) -> None:
        imported(write(tmp_path / "klein"))
        store.do(
            "INSERT INTO store_mailaddress (deal_id, local_part) SELECT id, 'deal-abc' FROM store_deal WHERE key = 'd1'"
        )
        (_, texts, jobs, _) = kept(store)

        hanging = store.start(LISTENER)
        port = port_of(hanging)
        broken: list[Exception] = []

        def sender() -> None:
            try:
                send(port)
            except (smtplib.SMTPException, OSError) as error:
                broken.append(error)

        first = threading.Thread(target=sender)
        first.start()
        store.killed_when(hanging, lambda: store.one("SELECT count(*) FROM store_mailin") == 1)
        first.join(60)
        assert broken, "the sender was answered"

        again = store.ropeteam("mail", "listen", "--port", "0")
        port = port_of(again)
        for _ in range(2):
            send(port)
        again.terminate()

        assert kept(store) == (1, texts + 1, jobs + 1, 1)
        assert finished(again)[0] == 0
