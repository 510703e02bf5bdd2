"""A local server that speaks the wire format of /chat/completions and says what a test tells it to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[dict[str, Any]], "Said"]


@dataclass(frozen=True)
class Said:
    """One answer of the server: `text` as the model's words, or `raw` bytes in their place; `slow` seconds a byte."""

    text: str = '{"findings": []}'
    status: int = 200
    raw: bytes | None = None
    tokens: int | None = 100
    slow: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None

    @property
    def body(self) -> bytes:
        if self.raw is not None:
            return self.raw
        page: dict[str, Any] = {"id": "x", "choices": [{"index": 0, "message": {"content": self.text}}]}
        if self.tokens is not None:
            page["usage"] = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": self.tokens}
        return json.dumps(page).encode()


def found(*rows: dict[str, Any]) -> Said:
    return Said(json.dumps({"findings": rows}, ensure_ascii=False))


@dataclass
class Endpoint:
    """Where it is, what was asked of it, and what it says next: the last of `says` again and again."""

    url: str
    says: list[Said] = field(default_factory=lambda: [Said()])
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def place(self) -> str:
        return self.url.split("/")[2]


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    one = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.one = one  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        one: Endpoint = self.server.one  # type: ignore[attr-defined]
        data = self.rfile.read(int(self.headers["Content-Length"]))
        one.paths.append(self.path)
        one.keys.append(self.headers["Authorization"])
        one.asked.append(json.loads(data))
        said = one.says.pop(0) if len(one.says) > 1 else one.says[0]
        try:
            self._send(said)
        except OSError:
            self.close_connection = True  # the asker left

    def _send(self, said: Said) -> None:
        self.send_response(said.status)
        self.send_header("Content-Length", str(len(said.body) if said.length is None else said.length))
        for name, value in said.headers:
            self.send_header(name, value)
        self.end_headers()
        if not said.slow:
            self.wfile.write(said.body)
            return
        for byte in said.body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(said.slow)

    def log_message(self, *_: object) -> None:
        pass
