"""One question to an OpenAI-compatible endpoint, by the standard library.

Nothing is followed (a redirect would carry the words elsewhere), no proxy is looked for, an answer may be so long and no
longer, and the time is a limit on the whole exchange: when it is over the connection is cut, also where an endpoint sends
one byte after the other.
"""

from __future__ import annotations

import json
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from ropeteam import __version__
from ropeteam.core.sending import Outcome
from ropeteam.language.backends.llm_settings import LlmSettings

MOST_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and the tokens the endpoint counted; 0 where it does not say."""

    text: str
    tokens: int


class WireError(Exception):
    """No answer came. `again`: a second try may help; `plainer`: it should ask without the newer fields."""

    def __init__(self, outcome: Outcome, *, again: bool = False, plainer: bool = False) -> None:
        super().__init__(outcome)
        self.outcome, self.again, self.plainer = outcome, again, plainer


def chat(settings: LlmSettings, body: dict[str, Any], *, seconds: float) -> Reply:
    """Send one request and read its reply, within `seconds` in all. Raises WireError."""
    ends = monotonic() + seconds
    try:
        status, data = _exchange(settings, json.dumps(body, ensure_ascii=False).encode(), seconds)
    except (OSError, HTTPException) as error:
        late = isinstance(error, TimeoutError) or monotonic() >= ends
        raise WireError(Outcome.TIME if late else Outcome.UNREACHABLE, again=not late) from error
    if status != 200:
        raise _refusal(status)
    if len(data) > MOST_BYTES:
        raise WireError(Outcome.UNREADABLE)
    return _reply(data)


def _exchange(settings: LlmSettings, data: bytes, seconds: float) -> tuple[int, bytes]:
    parts = urlsplit(settings.url)
    host = parts.hostname or ""
    line: HTTPConnection
    if parts.scheme == "https":
        line = HTTPSConnection(host, parts.port, timeout=seconds, context=ssl.create_default_context())
    else:
        line = HTTPConnection(host, parts.port, timeout=seconds)
    ends = monotonic() + seconds
    try:
        line.connect()
        watch = Timer(max(0.01, ends - monotonic()), _cut, (line.sock,))
        watch.daemon = True
        watch.start()
        try:
            line.request("POST", f"{parts.path}/chat/completions", body=data, headers=_headers(settings))
            return _whole(line.getresponse())
        finally:
            watch.cancel()
    finally:
        line.close()


def _headers(settings: LlmSettings) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "User-Agent": f"ropeteam/{__version__}",
        "Connection": "close",
    }
    return {**headers, "Authorization": f"Bearer {settings.key}"} if settings.key else headers


def _whole(response: HTTPResponse) -> tuple[int, bytes]:
    """An answer whose end is missing is none: `read` of a bounded size would not notice."""
    with response:
        data = response.read(MOST_BYTES + 1)
        if len(data) <= MOST_BYTES and response.length:
            raise HTTPException("the answer ended early")
        return response.status, data


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed by itself meanwhile


def _refusal(status: int) -> WireError:
    if status in (400, 415, 422):  # it may not know a field: ask once more without the newer ones
        return WireError(Outcome.DENIED, again=True, plainer=True)
    if status in (408, 409, 425, 429) or status >= 500:
        return WireError(Outcome.UNREACHABLE, again=True)
    return WireError(Outcome.DENIED)


def _reply(data: bytes) -> Reply:
    try:
        page = json.loads(data)
        text = _text(page["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise WireError(Outcome.UNREADABLE, again=True) from error
    return Reply(text, _tokens(page.get("usage")))


def _text(content: Any) -> str:
    """Most send a string, some a list of pieces."""
    if isinstance(content, str):
        return content
    return "".join(piece["text"] for piece in content if piece.get("type", "text") == "text")


def _tokens(usage: Any) -> int:
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and 0 <= total < 10**9 else 0
