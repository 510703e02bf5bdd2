"""One question goes over the wire as it should, and whatever comes back ends in time and in a named outcome."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from language.backends.endpoint import Endpoint, Said, endpoint

from ropeteam.core.sending import Outcome
from ropeteam.language.backends.llm_settings import LlmSettings
from ropeteam.language.backends.llm_wire import MOST_BYTES, Reply, WireError, chat

BODY = {"model": "small-1", "messages": [{"role": "user", "content": "Grüße, „Zusage“"}]}


@pytest.fixture
def there() -> Iterator[Endpoint]:
    with endpoint() as one:
        yield one


def ask(there: Endpoint, *, seconds: float = 5, key: str = "") -> Reply:
    return chat(LlmSettings(there.url, "small-1", key), BODY, seconds=seconds)


def outcome(there: Endpoint, said: Said, *, seconds: float = 5) -> WireError:
    there.says = [said]
    with pytest.raises(WireError) as error:
        ask(there, seconds=seconds)
    return error.value


class TestAsking:
    def test_sends_the_body_as_it_is_to_the_one_path(self, there: Endpoint) -> None:
        reply = ask(there)

        assert (there.asked, there.paths, there.keys) == ([BODY], ["/v1/chat/completions"], [None])
        assert (reply.text, reply.tokens) == ('{"findings": []}', 100)

    def test_sends_the_key_as_bearer(self, there: Endpoint) -> None:
        ask(there, key="sk-7")

        assert there.keys == ["Bearer sk-7"]

    def test_reads_content_in_pieces(self, there: Endpoint) -> None:
        pieces = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}, {"type": "image"}]
        there.says = [Said(raw=json.dumps({"choices": [{"message": {"content": pieces}}]}).encode())]

        assert ask(there) == Reply("ab", 0)

    @pytest.mark.parametrize(
        "usage", [None, "many", {"total_tokens": "5"}, {"total_tokens": True}, {"total_tokens": -4}]
    )
    def test_counts_no_tokens_that_are_no_number(self, there: Endpoint, usage: object) -> None:
        page = {"choices": [{"message": {"content": "x"}}], "usage": usage}
        there.says = [Said(raw=json.dumps(page).encode())]

        assert ask(there).tokens == 0


class TestEnding:
    @pytest.mark.parametrize(
        ("status", "ends", "again"),
        [
            (400, Outcome.DENIED, True),
            (401, Outcome.DENIED, False),
            (404, Outcome.DENIED, False),
            (422, Outcome.DENIED, True),
            (429, Outcome.UNREACHABLE, True),
            (500, Outcome.UNREACHABLE, True),
            (503, Outcome.UNREACHABLE, True),
        ],
    )
    def test_by_status(self, there: Endpoint, status: int, ends: Outcome, again: bool) -> None:
        error = outcome(there, Said(status=status))

        assert (error.outcome, error.again) == (ends, again)

    def test_a_redirect_is_not_followed(self, there: Endpoint) -> None:
        with endpoint() as other:
            error = outcome(there, Said(status=307, headers=(("Location", f"{other.url}/chat/completions"),)))

            assert (error.outcome, other.asked) == (Outcome.DENIED, [])

    @pytest.mark.parametrize(
        "raw",
        [b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"\xff",
         b'{"choices": [{"message": {"content": [5]}}]}', b'{"choices": [{"message": {"content": [{"text": 5}]}}]}'],
    )  # fmt: skip
    def test_by_an_answer_that_is_none(self, there: Endpoint, raw: bytes) -> None:
        assert outcome(there, Said(raw=raw)).outcome == Outcome.UNREADABLE

    def test_by_an_answer_without_its_end(self, there: Endpoint) -> None:
        assert outcome(there, Said(raw=b'{"choices"', length=500)).outcome == Outcome.UNREACHABLE

    def test_by_an_answer_that_is_too_long(self, there: Endpoint) -> None:
        error = outcome(there, Said(raw=b" " * (MOST_BYTES + 10)))

        assert (error.outcome, error.again) == (Outcome.UNREADABLE, False)

    @pytest.mark.parametrize("slow", [5.0, 0.05])
    def test_in_time_also_where_every_byte_comes_late(self, there: Endpoint, slow: float) -> None:
        began = time.monotonic()

        error = outcome(there, Said(raw=b" " * 1000, slow=slow), seconds=0.4)

        assert (error.outcome, error.again) == (Outcome.TIME, False)
        assert time.monotonic() - began < 3

    def test_where_nobody_listens(self, there: Endpoint) -> None:
        gone = Endpoint(there.url)
        with endpoint() as other:
            gone.url = other.url

        with pytest.raises(WireError) as error:
            ask(gone)

        assert (error.value.outcome, error.value.again) == (Outcome.UNREACHABLE, True)
