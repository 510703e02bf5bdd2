"""One POST to an address somebody typed. It is resolved once, every address is looked at, and exactly that one is called: a name
that points elsewhere a moment later leads nowhere. No redirects, a bound on time and on what is read."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from time import monotonic
from urllib.parse import urlsplit

from ropeteam import __version__
from ropeteam.core.webhooks import flaw_of, is_public
from ropeteam.flows.webhooks import Answer

SECONDS = 10.0
MOST_BYTES = 4096


class Post:
    """What flows.webhooks sends with. `private`: whether the own network may be reached."""

    def __init__(self, *, private: bool, seconds: float = SECONDS) -> None:
        self.private, self.seconds = private, seconds

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        flaw = flaw_of(url, private=self.private)
        if flaw:
            return Answer(None, flaw)
        try:
            return self._send(url, body, headers)
        except TimeoutError:
            return Answer(None, "timeout")
        except (OSError, HTTPException, ValueError) as error:
            return Answer(None, f"{type(error).__name__}: {error}")

    def _send(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        parts = urlsplit(url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        ends = monotonic() + self.seconds
        address = self._address(host, port)
        if address is None:
            return Answer(None, "webhook_private")
        line: HTTPConnection = (
            _Secured(host, port, address, self.seconds) if secure else _Plain(host, port, address, self.seconds)
        )
        try:
            line.connect()
            watch = Timer(max(0.01, ends - monotonic()), _cut, (line.sock,))
            watch.daemon = True
            watch.start()
            try:
                path = parts.path or "/"
                line.request(
                    "POST", f"{path}?{parts.query}" if parts.query else path, body=body, headers=_with_ours(headers)
                )
                answer = line.getresponse()
                said = answer.read(MOST_BYTES).decode("utf-8", "replace")
                return Answer(answer.status, " ".join(said.split()))
            finally:
                watch.cancel()
        except OSError as error:
            if monotonic() >= ends:
                raise TimeoutError from error
            raise
        finally:
            line.close()

    def _address(self, host: str, port: int) -> str | None:
        """The first address, where every one of them may be called."""
        found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not found or not (self.private or all(is_public(one) for one in found)):
            return None
        return found[0]


class _Plain(HTTPConnection):
    """Calls an address that was looked up before, under its name."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Secured(HTTPSConnection):
    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=seconds, context=self._tls)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _with_ours(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": f"ropeteam/{__version__}",
        "Connection": "close",
        **headers,
    }


def _cut(line: socket.socket) -> None:
    """Whoever answers a byte a minute is not waited for."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
